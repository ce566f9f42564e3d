package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
)

// A document is one text of the site, with the page that shows it.
type document struct {
	address  string           // of its page, "/anthropic-rsp/v3.0/"
	standing *ledger.Standing // nil if the record does not have it
	text     *text            // nil if it cannot be read
	facts    *facts           // of its header; nil if that cannot be read
	gone     *html.Node       // its page, if that tells of clauses that left the text
	ids      map[string]bool  // that its page answers; nil if it cannot be read
	clauses  int              // that were read on its page
	former   bool             // the address is an earlier one: its page leads on, and the files beside it are those of the document now
}

// file is the path of a file beside the document's page.
func (d *document) file(name string) string { return strings.TrimPrefix(d.address, "/") + name }

// The files beside the page of a document.
const (
	canonicalFile = "canonical.txt"
	headerFile    = "header.json"
	proofFile     = "index.tlog-proof"
)

// checkDocuments reads every document of the record, and those that the site has beside it: their texts, headers, pages and proofs.
func (v *run) checkDocuments() error {
	if err := v.findDocuments(); err != nil {
		return err
	}
	if err := inParallel(v.reader, v.documents, v.checkDocument); err != nil {
		return err
	}
	inRecord := 0
	var apart []string
	for _, d := range v.documents {
		switch {
		case d.former:
			continue
		case d.standing != nil:
			inRecord++
			continue
		}
		apart = append(apart, d.address)
	}
	if v.state == nil {
		return nil
	}
	for _, address := range apart {
		v.note(Problem{Check: CheckDocuments, Rule: "not-recorded", Where: address, Message: "the public record does not have this text yet",
			Means: "nothing holds it to what it says today", Mend: "publish it with rspsite publish"})
	}
	v.say(CheckDocuments, Holds, "%s: each has the text, and the header, that the record last says of it", count(inRecord, "document"))
	if n := v.count(CheckDocuments); n > 0 {
		v.say(CheckDocuments, Fails, "%s between %s and the record", count(n, "difference"), count(inRecord, "document"))
	}
	return nil
}

// findDocuments gathers the documents of the record that have pages of their own, and those of the site that it does not have.
func (v *run) findDocuments() error {
	known := map[string]bool{}
	v.at, v.versions = map[string]*document{}, map[string][]*document{}
	if v.state != nil {
		for _, s := range v.state.All {
			d := &document{address: s.Address(), standing: s}
			if strings.Contains(d.address, "#") { // accounts of changes share one page, and have no files
				continue
			}
			if !isPageAddress(d.address) || known[d.address] {
				v.add(Problem{Check: CheckDocuments, Rule: "address", Where: lineWord(s.Last), Message: fmt.Sprintf("the record names %.200q as the address of a text, which is none, or is that of another", d.address),
					Means: recordMeans, Mend: recordMend})
				continue
			}
			known[d.address] = true
			v.documents = append(v.documents, d)
			if s.Kind == kindVersion {
				v.versions[policyOf(d.address)] = append(v.versions[policyOf(d.address)], d)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		if path.Base(name) != canonicalFile {
			continue
		}
		if address := "/" + strings.TrimSuffix(name, canonicalFile); !known[address] {
			d := &document{address: address}
			if v.state != nil && v.state.At(address) != nil {
				d.standing, d.former = v.state.At(address), true
			}
			v.documents = append(v.documents, d)
		}
	}
	for _, d := range v.documents {
		v.at[d.address] = d
	}
	return nil
}

// isPageAddress reports whether an address is that of a folder of the site.
func isPageAddress(a string) bool {
	inner, ok := strings.CutPrefix(a, "/")
	if !ok || inner != "" && !strings.HasSuffix(inner, "/") {
		return false
	}
	return inner == "" || isFilePath(strings.TrimSuffix(inner, "/"))
}

// lineWord names a line of the record as an editor counts it.
func lineWord(seq int) string { return fmt.Sprintf("/%s:%d", ledgerFile, seq+1) }

func (v *run) checkDocument(d *document) {
	v.checkText(d)
	if d.standing != nil && (!d.former || v.hasFile(d.file(headerFile))) {
		v.checkHeader(d)
	}
	if d.standing != nil && (!d.former || v.hasFile(d.file(proofFile))) {
		v.checkProof(d)
	}
	if !d.former { // else checkAddresses sees where it leads
		v.checkPage(d)
	}
}

// hasFile reports whether the manifest has a file.
func (v *run) hasFile(name string) bool {
	_, ok := v.files[name]
	return ok
}

// documentProblem is a problem of a document, at its address or a clause of it.
func (v *run) documentProblem(d *document, fragment, rule, format string, args ...any) {
	p := Problem{Check: CheckDocuments, Rule: rule, Where: d.address + fragment, Message: fmt.Sprintf(format, args...),
		Means: "what the site has here is not what was published under this address", Mend: "the publisher adds an erratum and publishes, or restores the text"}
	if strings.HasSuffix(rule, "-missing") || strings.HasSuffix(rule, "-unread") {
		p.Means, p.Mend = "whether the site has here what was published cannot be told: it was uploaded in part, or the file was taken away", uploadAgain
	}
	if d.standing != nil {
		p.Related = fmt.Sprintf("line %d of the record", d.standing.Last+1)
	}
	v.add(p)
}

// checkText holds the canonical text against the digests of the record.
func (v *run) checkText(d *document) {
	data, err := v.read(d.file(canonicalFile), v.limits.Page)
	if err == nil {
		d.text, err = readText(data)
	}
	s := d.standing
	switch {
	case isMissing(err):
		v.documentProblem(d, canonicalFile, "text-missing", "the text that the record speaks of is not there")
		return
	case err != nil:
		v.documentProblem(d, canonicalFile, "text-unread", "the text cannot be read: %v", err)
		return
	case s == nil:
		return
	}
	v.checkPictureFiles(d)
	d.text.name(s.Clauses)
	if d.text.digest != s.Text {
		v.differentText(d)
		return
	}
	changed := changedClauses(d.text, s.Clauses)
	for _, id := range changed { // the record contradicts itself
		v.documentProblem(d, fragment(id), "clause-digest", "the record has another digest of this clause than its text has")
	}
	if len(changed) == 0 && (d.text.frame() != s.Frame || !d.text.hasOrder(s.Clauses)) {
		v.documentProblem(d, "", "frame", "the record says that clauses stand otherwise than they do in its text: in another order, below others, or in other groups")
	}
}

// differentText names the clauses that are not as they were published.
func (v *run) differentText(d *document) {
	changed := changedClauses(d.text, d.standing.Clauses)
	for _, id := range changed {
		v.documentProblem(d, fragment(id), "text-changed", "%s since it was published%s", happened(d, id), dated(d.standing))
	}
	if len(changed) == 0 {
		v.documentProblem(d, "", "text-changed", "the order or nesting of the text changed since it was published%s", dated(d.standing))
	}
}

// happened says what became of a clause.
func happened(d *document, id string) string {
	isIn := func(c ledger.Clause) bool { return c.ID == id }
	switch {
	case !slices.ContainsFunc(d.standing.Clauses, isIn):
		return "this clause was added"
	case !slices.ContainsFunc(d.text.lines, func(l *line) bool { return l.id == id }):
		return "this clause was taken out, or has another ID"
	}
	return "the text of this clause changed"
}

// dated says when a document says that it is from.
func dated(s *ledger.Standing) string {
	if s.Dated == "" {
		return ""
	}
	return " (the text is dated " + s.Dated + ")"
}

func fragment(id string) string {
	if id == "" {
		return ""
	}
	return "#" + id
}

// changedClauses are the IDs of the clauses whose digests differ between a text and the record, in the order of the text.
func changedClauses(t *text, clauses []ledger.Clause) []string {
	want := map[string]string{}
	for _, c := range clauses {
		want[c.ID] = c.Digest
	}
	var ids []string
	seen := map[string]bool{}
	for _, l := range t.lines {
		if l.id == "" {
			continue
		}
		if seen[l.id] = true; want[l.id] != l.digest {
			ids = append(ids, l.id)
		}
	}
	for _, c := range clauses {
		if !seen[c.ID] && !strings.Contains(c.ID, derivedMark) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// derivedMark stands in every ID that was made up for one text, and in no written one.
const derivedMark = "~"

// checkHeader holds what stands above the text against the digests of the record.
func (v *run) checkHeader(d *document) {
	data, err := v.read(d.file(headerFile), v.limits.Page)
	if isMissing(err) {
		v.documentProblem(d, headerFile, "header-missing", "the header that the record speaks of is not there")
		return
	}
	var h *Header
	if err == nil {
		h, err = ReadHeader(data)
	}
	if err != nil {
		v.documentProblem(d, headerFile, "header-unread", "the header cannot be read: %v", err)
		return
	}
	d.facts = factsOf(data)
	if h.Digest != d.standing.Header {
		v.documentProblem(d, headerFile, "header-changed", "the header (title, dates, publisher and the like) changed since it was published%s", dated(d.standing))
	}
	fields := slices.Collect(maps.Keys(h.Lists))
	for field := range d.standing.Lists {
		fields = append(fields, field)
	}
	slices.Sort(fields)
	for _, field := range slices.Compact(fields) {
		if !slices.Equal(h.Lists[field], d.standing.Lists[field]) {
			v.documentProblem(d, headerFile, "list-changed", "the list %.80q is not the one that was published: an entry changed, is gone or is new", field)
		}
	}
}

// A Header is what the digests of a document's front matter are.
type Header struct {
	Digest string
	Lists  map[string][]string // of each list that grows: digests of its entries, sorted
}

// ReadHeader computes the digests of a header.json.
func ReadHeader(data []byte) (*Header, error) {
	var j struct {
		Header map[string]any   `json:"header"`
		Lists  map[string][]any `json:"lists"`
	}
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, fmt.Errorf("it is no header: %v", err)
	}
	if !isHeaderValue(j.Header) {
		return nil, fmt.Errorf("it holds what no header can: other values than strings, lists and objects")
	}
	lists := map[string]any{}
	for field, entries := range j.Lists {
		lists[field] = entries
	}
	if as := canonical.Header(map[string]any{"header": j.Header, "lists": lists}); !bytes.Equal(bytes.TrimPrefix(as, []byte(canonical.HeaderSchema+"\n")), data) {
		return nil, fmt.Errorf("it is not written as rspsite writes headers: another program may read something else in it")
	}
	h := &Header{canonical.HeaderDigest(j.Header), map[string][]string{}}
	for field, entries := range j.Lists {
		for _, e := range entries {
			if !isHeaderValue(e) {
				return nil, fmt.Errorf("its list %.80q holds what no header can: other values than strings, lists and objects", field)
			}
			h.Lists[field] = append(h.Lists[field], canonical.HeaderDigest(e))
		}
		slices.Sort(h.Lists[field])
	}
	return h, nil
}

// isHeaderValue reports whether v is made of strings, lists and objects alone.
func isHeaderValue(v any) bool {
	switch v := v.(type) {
	case string:
		return true
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { return !isHeaderValue(e) })
	case map[string]any:
		for _, e := range v {
			if !isHeaderValue(e) {
				return false
			}
		}
		return true
	}
	return false
}
