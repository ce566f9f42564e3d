package publication

import (
	"fmt"
	"maps"
	"slices"

	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// A Record is a document as it stands now, in the form in which the ledger holds it.
type Record struct {
	ledger.Record
	Document corpus.Document
}

// A Kind is a kind of document, and which of its fields are held otherwise than its header. What of it may change is told by package ledger.
type Kind struct {
	Name    string
	Lists   []string // fields whose entries are added and stay: each entry has a digest of its own
	Outside []string // fields that no digest holds, since they tell of this site
}

// withdrawn is the field of a withdrawal, which is held as a list of one entry: it may be added, and stays as it is.
const withdrawn = "withdrawn"

// everyKind are what all kinds have of Lists and Outside.
var everyKind = Kind{Lists: []string{"claims", "errata"}, Outside: []string{"aliases", "draft"}}

// kindOf tells the kind of a document by its front matter.
func kindOf(d corpus.Document) Kind {
	switch d.Meta.(type) {
	case *corpus.PolicyMeta:
		return Kind{Name: "policy", Lists: []string{"cadence", "recorded"}}
	case *corpus.VersionMeta:
		return Kind{Name: "version"}
	case *corpus.ChangesMeta:
		return Kind{Name: "changes", Lists: []string{"account", "records"}}
	case *corpus.ReportMeta:
		if d.Earlier {
			return Kind{Name: "edition"}
		}
		return Kind{Name: "report"}
	case *corpus.ReviewMeta:
		return Kind{Name: "review"}
	case *corpus.ModelMeta:
		return Kind{Name: "model", Lists: []string{"determinations", "thresholds"}}
	case *corpus.GoalMeta:
		return Kind{Name: "goal", Lists: []string{"dates", "evidence"}}
	case *corpus.TableMeta:
		return Kind{Name: "table", Outside: []string{"order"}}
	case *corpus.SourceMeta:
		return Kind{Name: "source"}
	case *corpus.PageMeta:
		return Kind{Name: "page", Outside: []string{"order"}}
	}
	panic(fmt.Sprintf("a kind of document that the ledger does not know: %T", d.Meta))
}

// Records are the documents of a corpus as they stand now, in its order.
func Records(c *corpus.Corpus) []Record {
	var all []Record
	names := c.FormerNames()
	for d := range c.Documents() {
		r := Of(d)
		r.Addresses = append([]string{d.Page}, names.OfDocument(d)...) // also of the folder that it lies in
		if shown := c.Pictures(d); len(shown) > 0 {
			r.Pictures = shown
		}
		all = append(all, r)
	}
	return all
}

// Of is the record of one document by itself: its addresses are those that its own header gives. [Records] knows those of the folders
// that it lies in too, and the digests of the pictures that it shows.
func Of(d corpus.Document) Record {
	kind := kindOf(d)
	header, lists := Parts(d)
	r := ledger.Record{
		Kind: kind.Name, Addresses: addresses(d), Title: d.Title, Dated: d.Date().String(), Basis: string(d.Common.Basis),
		Specimen: d.Common.Specimen, Withdrawn: d.Common.Withdrawn != nil,
		Header: canonical.HeaderDigest(header), Text: d.TextDigest(), Frame: frameOf(&d.Doc.Document),
	}
	if r.Kind == "goal" {
		r.Status, _ = header[status].(string)
		r.ClosedBy, _ = header[closedBy].(string)
	}
	for field, entries := range lists {
		if r.Lists == nil {
			r.Lists = map[string][]string{}
		}
		for _, e := range entries {
			r.Lists[field] = append(r.Lists[field], digestOf(e))
		}
		slices.Sort(r.Lists[field])
	}
	for c := range d.Doc.All() {
		if c.IsCitable() {
			r.Clauses = append(r.Clauses, ledger.Clause{ID: string(c.ID), Digest: d.ClauseDigest(c)})
		}
	}
	return Record{r, d}
}

// Parts are what the digests of a document's front matter are taken of: the header without what no digest holds and without the
// lists that grow, and these lists.
func Parts(d corpus.Document) (header map[string]any, lists map[string][]any) {
	kind := kindOf(d)
	header, lists = maps.Clone(d.Header()), map[string][]any{}
	for _, field := range slices.Concat(everyKind.Outside, kind.Outside) {
		delete(header, field)
	}
	for _, field := range slices.Concat(everyKind.Lists, kind.Lists) {
		if entries, ok := header[field].([]any); ok {
			lists[field] = entries
		}
		delete(header, field)
	}
	if taken, ok := header[withdrawn]; ok && d.Common.Withdrawn != nil { // else it is dated later than the site's day
		lists[withdrawn] = []any{taken}
	}
	delete(header, withdrawn)
	return header, lists
}

// addresses are the document's own, and those of its other names.
func addresses(d corpus.Document) []string {
	var others []string
	for _, alias := range d.Common.Aliases {
		others = append(others, corpus.AliasAddress(d.Page, alias))
	}
	slices.Sort(others)
	return append([]string{d.Page}, slices.Compact(others)...)
}

// digestOf is the digest of one entry of a list.
func digestOf(entry any) string { return canonical.HeaderDigest(entry) }
