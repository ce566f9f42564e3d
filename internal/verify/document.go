package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/ledger"
)

// A document is one text of the site, with the page that shows it.
type document struct {
	address  string           // of its page, "/anthropic-rsp/v3.0/"
	standing *ledger.Standing // nil if the record does not have it
	text     *text            // nil if it cannot be read
	facts    *facts           // of its header; nil if that cannot be read
	gone     *html.Node       // what its page tells of clauses that left the text; nil if it tells of none
	ids      map[string]bool  // that its page answers; nil if it cannot be read
	clauses  int              // that were read on its page
	former   bool             // the address is an earlier one: its page leads on, and the files beside it are those of the document now
}

// isPolicy reports whether the record has a policy at the address of its page.
func (d *document) isPolicy() bool {
	return d.standing != nil && !d.former && d.standing.Kind == kindPolicy
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
	if err := v.checkSuperseded(); err != nil {
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
		if former, _ := v.formerOf(name); path.Base(name) != canonicalFile || former != nil {
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

func fragment(id string) string {
	if id == "" {
		return ""
	}
	return "#" + id
}
