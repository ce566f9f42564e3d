package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
)

// The files with which a site gives its texts to programs.
const (
	apiFolder    = "api/v1/"
	corpusFile   = apiFolder + "corpus.json"
	linesFile    = apiFolder + "corpus.ndjson"
	markdownFile = "index.md"
)

// A dataRecord is what is compared of a record of the data.
type dataRecord struct {
	Address, Basis, Published, Effective, Policy string
	Specimen                                     bool
	Digests                                      struct{ Text, Header string }
	Clauses                                      []dataClause
	Versions                                     []dataVersion
}

// A dataClause is a clause in the record of its text.
type dataClause struct{ ID, Text, Canonical, Digest string }

// A dataVersion is a clause in one version, in the record of the clause.
type dataVersion struct{ Version, ID, Text, Digest string }

// checkData holds the texts that the site gives to programs, and as Markdown, against those of its documents.
func (v *run) checkData() error {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		kind, _, _ := strings.Cut(strings.TrimPrefix(name, apiFolder), "/")
		if strings.HasPrefix(name, apiFolder) && path.Ext(name) == ".json" && strings.Count(name, "/") > 2 && kind != "schema" {
			names = append(names, name)
		}
	}
	known := &recordSet{has: map[[sha256.Size]byte]bool{}}
	if err := inParallel(v.reader, names, func(name string) { v.checkDataFile(name, known) }); err != nil {
		return err
	}
	v.checkCorpusFile(known)
	v.checkLinesFile(known)
	return inParallel(v.reader, v.documents, v.checkMarkdown)
}

func (v *run) dataProblem(name, fragment, format string, args ...any) {
	v.add(Problem{Check: CheckPages, Rule: "data", Where: "/" + name + fragment, Message: fmt.Sprintf(format, args...),
		Means: "a program that reads this file reads another text than the one of the record", Mend: uploadAgain})
}

// readData reads a file of the data; nil if it is not there or cannot be read, which is said.
func (v *run) readData(name string) []byte {
	if !v.hasFile(name) {
		return nil
	}
	data, err := v.read(name, v.limits.Record)
	if err != nil {
		return nil // checkFiles says so
	}
	return data
}

func (v *run) checkDataFile(name string, known *recordSet) {
	data := v.readData(name)
	if data == nil {
		return
	}
	var r dataRecord
	if err := json.Unmarshal(data, &r); err != nil {
		v.dataUnread(name, err)
		return
	}
	v.findings.mu.Lock()
	known.add(data)
	v.findings.mu.Unlock()
	if d := v.at[r.Address]; d != nil && !d.former {
		v.checkDataHead(name, d, &r)
		v.checkDataClauses(name, d, r.Clauses)
		return
	}
	for _, at := range r.Versions {
		v.checkDataVersion(name, at, &r)
	}
}

func (v *run) dataUnread(name string, err error) {
	v.add(Problem{Check: CheckPages, Rule: "data-unread", Where: "/" + name, Message: "the data cannot be read: " + err.Error(), Means: "no program can read what they say", Mend: uploadAgain})
}

// checkDataHead holds digests, dates and marks of a record against the public record and the header.
func (v *run) checkDataHead(name string, d *document, r *dataRecord) {
	if s := d.standing; s != nil && r.Digests.Text != "" && (r.Digests.Text != s.Text || r.Digests.Header != s.Header) {
		v.dataProblem(name, "", "it has other digests of text and header than the public record")
	}
	if f := d.facts; f != nil && (r.Specimen != (f.Specimen == "true") || f.Basis != "" && r.Basis != f.Basis ||
		d.standing.Kind == kindVersion && (r.Published != f.Published || r.Effective != f.Effective)) {
		v.dataProblem(name, "", "its dates, its basis or its mark as a specimen are not those of the header of %s", d.address)
	}
}

// checkDataClauses holds the clauses of a record against the lines of the text.
func (v *run) checkDataClauses(name string, d *document, clauses []dataClause) {
	if d.text == nil || clauses == nil {
		return
	}
	lines := slices.DeleteFunc(slices.Clone(d.text.lines), func(l *line) bool { return !l.isClause })
	if len(lines) != len(clauses) {
		v.dataProblem(name, "", "it has %s, and the text of %s has %d", count(len(clauses), "clause"), d.address, len(lines))
		return
	}
	for i, l := range lines {
		c := clauses[i]
		switch {
		case c.Digest != l.digest, ledger.Digest([]byte(canonical.Schema+"\n"+c.Canonical+"\n")) != l.digest, l.id != "" && c.ID != l.id:
			v.dataProblem(name, fragment(c.ID), "ID, digest or canonical form of the clause are not those of the text of %s", d.address)
		case !l.says(c.Text):
			v.dataProblem(name, fragment(c.ID), "it says “%s”, and “%s” was published", shorten(c.Text), shorten(strings.Join(l.words, " | ")))
		}
	}
}

// checkDataVersion holds a clause in the record of its history against the text of the version.
func (v *run) checkDataVersion(name string, at dataVersion, r *dataRecord) {
	d := v.at["/"+r.Policy+"/"+at.Version+"/"]
	if r.Policy == "" || at.ID == "" || d == nil || d.text == nil {
		return
	}
	if !d.text.has(at.ID) {
		v.dataProblem(name, fragment(at.ID), "it has the clause in %s, whose text does not have it", at.Version)
		return
	}
	if l := d.text.lines[d.text.at[at.ID]]; at.Digest != l.digest || !l.says(at.Text) {
		v.dataProblem(name, fragment(at.ID), "in %s it says “%s”, and “%s” was published", at.Version, shorten(at.Text), shorten(strings.Join(l.words, " | ")))
	}
}

// says reports whether plain text, as the data have it, is that of a line.
func (l *line) says(plain string) bool {
	if l.isGroup() {
		return true
	}
	switch formOf(l) {
	case formCode, formDrawing:
		return normal(plain) == normal(l.words[0])
	}
	words := strings.Join(l.words, " | ")
	return saysSame(strings.TrimSpace(strings.TrimPrefix(words, l.marker)), plain)
}

// A recordSet knows records again, however they are indented.
type recordSet struct{ has map[[sha256.Size]byte]bool }

func (s *recordSet) add(record []byte) { s.has[compactDigest(record)] = true }

func compactDigest(record []byte) [sha256.Size]byte {
	var b bytes.Buffer
	if json.Compact(&b, record) != nil {
		return [sha256.Size]byte{}
	}
	return sha256.Sum256(b.Bytes())
}

// checkCorpusFile finds each record of the file that has all of them in the file of its own.
func (v *run) checkCorpusFile(known *recordSet) {
	data := v.readData(corpusFile)
	if data == nil {
		return
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		v.dataUnread(corpusFile, err)
		return
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		var records []json.RawMessage
		if json.Unmarshal(all[kind], &records) != nil {
			continue
		}
		for i, r := range records {
			if !known.has[compactDigest(r)] {
				v.dataProblem(corpusFile, "", "record %d of %.40q is not the one that stands in a file of its own", i+1, kind)
			}
		}
	}
}

// checkLinesFile does the same for the file with a record on each line.
func (v *run) checkLinesFile(known *recordSet) {
	n := 0
	for l := range bytes.Lines(v.readData(linesFile)) {
		if n++; !known.has[compactDigest(l)] {
			v.dataProblem(linesFile, "", "the record on line %d is not the one that stands in a file of its own", n)
		}
	}
}

// checkMarkdown finds the words of each clause in the Markdown of a document's page, in their order.
func (v *run) checkMarkdown(d *document) {
	name := d.file(markdownFile)
	if d.text == nil || d.former || !v.hasFile(name) {
		return
	}
	data := v.readData(name)
	if data == nil {
		return
	}
	rest := lettersOf(html.UnescapeString(linkTargets.ReplaceAllString(string(data), "]")))
	for _, l := range spoken(d.text.lines) {
		if l.kind == "footnote" { // they stand at the end, where Markdown has them
			continue
		}
		for _, words := range l.words {
			for _, part := range markdownParts.Split(words, -1) {
				letters := lettersOf(part)
				i := strings.Index(rest, letters)
				if i < 0 {
					v.dataProblem(name, fragment(l.id), "the Markdown of the page does not have the clause as it was published: “%s”", shorten(words))
					return
				}
				rest = rest[i+len(letters):]
			}
		}
	}
}

var (
	linkTargets   = regexp.MustCompile(`\]\([^()\s]*(?: "[^"]*")?\)`)
	markdownParts = regexp.MustCompile(strings.TrimSpace(computed) + "|" + noteMark + "[^" + noteMark + "]*" + noteMark + "|" + imageWord)
)

// lettersOf are the letters and digits of a text, which no markup has.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFC.String(s))
}
