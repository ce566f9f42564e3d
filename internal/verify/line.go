package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/ledger"
)

// A line is one line of a canonical text, as a page can be held against it.
type line struct {
	id       string // written, or the one that the record has for it; empty where neither is known
	written  string // the written ID
	kind     string
	depth    int
	isClause bool // the record lists it
	marker   string
	was      string   // the ID that the clause had before
	words    []string // of each cell of a row, of all others one; see [normal]
	names    []string // of the columns that the cells of a row stand in
	images   []string // files that it shows, by their paths in the site
	digest   string   // of the clause by itself
}

// A text is a canonical text.
type text struct {
	digest string
	lines  []*line        // without the first
	at     map[string]int // index of the first line with an ID
}

// Groups have no words of their own.
var groups = []string{clause.List.String(), clause.Table.String(), clause.Quote.String(), clause.Definitions.String(), clause.Rule.String()}

// isGroup reports whether a line holds others and says nothing itself.
func (l *line) isGroup() bool { return slices.Contains(groups, l.kind) }

// isCitable reports whether the record lists the line.
func (l *line) isCitable() bool { return !l.isGroup() || l.id != "" }

// jsonLine is a line as it is written.
type jsonLine struct {
	Attrs struct {
		Was string `json:"was"`
	} `json:"attrs"`
	Cells  []jsonCell `json:"cells"`
	Code   []jsonRun  `json:"code"`
	Depth  int        `json:"depth"`
	ID     string     `json:"id"`
	Kind   string     `json:"kind"`
	Marker string     `json:"marker"`
	Text   []jsonRun  `json:"text"`
}

type jsonCell struct {
	Text []jsonRun `json:"text"`
}

type jsonRun struct {
	Break     bool     `json:"break"`
	Image     string   `json:"image"`
	Marks     []string `json:"marks"`
	Note      string   `json:"note"`
	Ref       string   `json:"ref"`
	Text      string   `json:"text"`
	Redaction *struct {
		Extent string `json:"extent"`
		Reason string `json:"reason"`
	} `json:"redaction"`
}

// readText takes a canonical text apart.
func readText(data []byte) (*text, error) {
	rest, ok := bytes.CutPrefix(data, []byte(canonical.Schema+"\n"))
	if !ok {
		return nil, fmt.Errorf("it does not begin with the line %s", canonical.Schema)
	}
	t := &text{digest: ledger.Digest(data)}
	for n := 2; len(rest) > 0; n++ {
		raw, more, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			return nil, fmt.Errorf("line %d has no end", n)
		}
		l, err := readLine(raw)
		if err != nil {
			return nil, fmt.Errorf("line %d: %v", n, err)
		}
		t.lines, rest = append(t.lines, l), more
	}
	t.nameColumns()
	return t, nil
}

// nameColumns gives rows the cells of the first row of their table.
func (t *text) nameColumns() {
	first := map[int]*line{} // by the depth of its rows
	for _, l := range t.lines {
		switch {
		case l.kind == clause.Table.String():
			first[l.depth+1] = nil
		case l.kind != clause.Row.String():
		case first[l.depth] == nil:
			first[l.depth] = l
		default:
			l.names = first[l.depth].words
		}
	}
}

func readLine(raw []byte) (*line, error) {
	var j jsonLine
	if err := json.Unmarshal(raw, &j); err != nil {
		return nil, fmt.Errorf("it is no line of a text: %v", err)
	}
	alone, err := withoutDepth(raw)
	if err != nil {
		return nil, err
	}
	l := &line{id: j.ID, written: j.ID, was: j.Attrs.Was, marker: norm.NFC.String(j.Marker), kind: j.Kind, depth: j.Depth, digest: ledger.Digest(slices.Concat([]byte(canonical.Schema+"\n"), alone, []byte("\n")))}
	l.isClause = l.isCitable()
	switch {
	case j.Kind == "":
		return nil, fmt.Errorf("it has no kind")
	case j.Kind == clause.Row.String():
		for _, c := range j.Cells {
			l.words = append(l.words, normal(wordsOf(c.Text)))
			l.images = append(l.images, imagesOf(c.Text)...)
		}
	case j.Kind == clause.Code.String(), j.Kind == clause.Drawing.String():
		l.words = []string{normalCode(wordsOf(j.Code))}
	case !l.isGroup():
		l.words = []string{normal(j.Marker + " " + wordsOf(j.Text))}
		l.images = imagesOf(j.Text)
	}
	return l, nil
}

// withoutDepth is a line as the digest of its clause by itself is taken of it.
func withoutDepth(raw []byte) ([]byte, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, fmt.Errorf("it is no object: %v", err)
	}
	b := []byte("{")
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if name == "depth" {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "%q:%s", name, members[name])
	}
	return append(b, '}'), nil
}

// Marks of what stands on a page where the canonical form has no words for it.
const (
	computed = " \x00 " // the words that a page makes up for a reference
	noteMark = "\x01"   // around the name of a footnote

	struckFrom, struckTo = "\x02", "\x03" // around words that are struck through
)

// joinStruck makes one of neighbouring stretches that are struck through.
var joinStruck = strings.NewReplacer(struckTo+struckFrom, "")

const markStrike = "strike"

// imageWord stands before the alternative text of an image, here as on pages that cannot show it.
const imageWord = "Image: "

// wordsOf are the words of runs as a page has them.
func wordsOf(runs []jsonRun) string {
	var b strings.Builder
	for _, r := range runs {
		struck := slices.Contains(r.Marks, markStrike)
		if struck {
			b.WriteString(struckFrom)
		}
		switch {
		case r.Break:
			b.WriteByte(' ')
		case r.Image != "":
			b.WriteString(imageWord + r.Text)
		case r.Note != "":
			b.WriteString(noteMark + r.Note + noteMark + r.Text)
		case r.Redaction != nil:
			words := clause.Redaction{Extent: clause.Extent(r.Redaction.Extent), Reason: clause.Reason(r.Redaction.Reason)}
			b.WriteString(words.Words() + r.Text)
		case r.Ref != "" && strings.TrimSpace(r.Text) == "":
			b.WriteString(computed + r.Text)
		default:
			b.WriteString(r.Text)
		}
		if struck {
			b.WriteString(struckTo)
		}
	}
	return joinStruck.Replace(b.String())
}

// normal is text as it is compared: composed, and every stretch of white space one space.
func normal(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// normalCode is code as it is compared: every space counts, and line ends before and behind it do not.
func normalCode(s string) string { return strings.Trim(norm.NFC.String(lineFeeds.Replace(s)), "\n") }

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// name gives the lines the IDs that the record has for them, in its order, if text and record have as many clauses.
func (t *text) name(clauses []ledger.Clause) {
	var citable []*line
	for _, l := range t.lines {
		if l.isCitable() {
			citable = append(citable, l)
		}
	}
	for i, l := range citable {
		if l.id == "" && len(citable) == len(clauses) {
			l.id = clauses[i].ID
		}
	}
	t.at = map[string]int{}
	for i, l := range slices.Backward(t.lines) {
		t.at[l.id] = i
	}
}

// frame says how the clauses, groups and rules stand, as the record has it.
func (t *text) frame() string {
	var b strings.Builder
	for _, l := range t.lines {
		mark := "c"
		if !l.isClause {
			mark = l.kind[:1]
		}
		fmt.Fprintf(&b, "%d%s", l.depth, mark)
	}
	return b.String()
}

// hasOrder reports whether the record lists the clauses in the order of the text. An ID that is not written there is one that was made up.
func (t *text) hasOrder(clauses []ledger.Clause) bool {
	n := 0
	for _, l := range t.lines {
		if !l.isClause {
			continue
		}
		if n >= len(clauses) || l.digest != clauses[n].Digest || l.written != clauses[n].ID && (l.written != "" || !strings.Contains(clauses[n].ID, derivedMark)) {
			return false
		}
		n++
	}
	return n == len(clauses)
}

// section is the line with an ID and what stands below it; of a heading it is the heading alone.
func (t *text) section(id string) []*line {
	i, ok := t.at[id]
	if !ok {
		return nil
	}
	l, end := t.lines[i], i+1
	for l.kind != clause.Heading.String() && end < len(t.lines) && t.lines[end].depth > l.depth {
		end++
	}
	return t.lines[i:end]
}

// spoken are the lines that have words.
func spoken(lines []*line) []*line {
	return slices.DeleteFunc(slices.Clone(lines), (*line).isGroup)
}
