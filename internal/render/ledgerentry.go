package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	publishing "rspsite/internal/publication"
)

// A ledgerPublication is one run of publish: the lines that it wrote.
type ledgerPublication struct {
	ID     string
	Title  string // "Publication 2, 3 December 2026"
	Size   int    // lines of the record after it
	Root   string // of the tree over them
	Folded string // what its groups are behind, where they are folded: "82 documents"
	Groups []ledgerGroup
}

// A ledgerGroup is what happened to documents of one kind.
type ledgerGroup struct {
	Title   string // "Published: versions"
	Entries []ledgerEntry
}

// A ledgerEntry is one event.
type ledgerEntry struct {
	ID      string // of the element
	Page    link
	Line    string
	Marks   []chip
	Dated   string    // what the document says of its own date
	Also    []string  // addresses that lead to it since then, that where it was before among them
	Parts   []string  // what of it changed beside its text
	Changed []link    // clauses whose text changed
	More    string    // how many further ones
	Errata  []erratum // that came with it
}

// publications are the runs of publish, newest first.
func (at *view) publications(r *publicRecord) []ledgerPublication {
	var list []ledgerPublication
	before := map[int]int{} // event → the one before it that spoke of the same document
	for _, now := range r.state.All {
		for i, n := range now.Events[1:] {
			before[n] = now.Events[i]
		}
	}
	for i, e := range r.Log.Events {
		if n := len(list); n == 0 || list[n-1].ID != publicationAnchor(e.Publication) {
			list = append(list, ledgerPublication{ID: publicationAnchor(e.Publication), Title: fmt.Sprintf("Publication %d, %s", e.Publication, longDay(e.On))})
		}
		p := &list[len(list)-1]
		p.Size = i + 1
		if e.Record == nil || e.Event == ledger.More {
			continue
		}
		last := -1
		if b, ok := before[i]; ok {
			last = b
		}
		p.add(e, at.ledgerEntry(r, i, last))
	}
	for i := range list {
		list[i].Root = rootOf(r, list[i].Size)
	}
	if len(list) > 0 { // the first one has all that there was, and nothing of what became of it
		list[0].Folded = count(list[0].entries(), "document", "documents")
	}
	slices.Reverse(list)
	return list
}

func publicationAnchor(n int) string { return fmt.Sprintf("_publication-%d", n) }

// entries is how many events it has.
func (p *ledgerPublication) entries() (n int) {
	for _, g := range p.Groups {
		n += len(g.Entries)
	}
	return n
}

// add puts an entry behind those of its kind.
func (p *ledgerPublication) add(e ledger.Event, entry ledgerEntry) {
	title := eventTitles[e.Event] + ": " + kindTitles[e.Kind]
	i := slices.IndexFunc(p.Groups, func(g ledgerGroup) bool { return g.Title == title })
	if i < 0 {
		i = len(p.Groups)
		p.Groups = append(p.Groups, ledgerGroup{Title: title})
	}
	p.Groups[i].Entries = append(p.Groups[i].Entries, entry)
}

var eventTitles = map[string]string{ledger.Published: "Published", ledger.Corrected: "Corrected", ledger.Revised: "Revised",
	ledger.Withdrawn: "Withdrawn", ledger.Moved: "Given another address"}

var kindTitles = map[string]string{"policy": "policies", "version": "versions", "changes": "accounts of changes", "report": "Risk Reports",
	"edition": "earlier editions of reports", "review": "outside reviews", "model": "models", "goal": "goals", "table": "tables",
	"source": "sources", "page": "pages"}

// ledgerEntry is the event of a line; last is that of the line before it that spoke of the same document, or -1.
func (at *view) ledgerEntry(r *publicRecord, line, last int) ledgerEntry {
	e := r.Log.Events[line]
	entry := ledgerEntry{ID: recordAnchor(line), Line: fmt.Sprintf("line\u00a0%d", line+1), Page: link{Text: e.Title}, Dated: datedWords(e.Dated)}
	if at.s.has(e.Address()) {
		entry.Page = at.to(e.Address(), e.Title)
	}
	entry.Marks = recordMarks(e.Record)
	if e.Withdrawn && e.Event != ledger.Withdrawn {
		entry.Marks = append(entry.Marks, chip{"Withdrawn", "weak"})
	}
	if last >= 0 {
		at.fillChange(&entry, r, line, last)
	}
	return entry
}

// recordMarks say what the text of a document is, by the line that speaks of it.
func recordMarks(r *ledger.Record) []chip {
	return marks(&corpus.Common{Basis: corpus.Basis(r.Basis), Specimen: r.Specimen})
}

// datedWords is the date that a document states, in a few words.
func datedWords(dated string) string {
	if d, err := corpus.ParseDate(dated); err == nil && !d.IsZero() {
		return "dated " + d.Long()
	}
	return ""
}

// fillChange says what an event changed of a document, against the one before.
func (at *view) fillChange(entry *ledgerEntry, r *publicRecord, line, last int) {
	was, now := r.Log.Whole(last), r.Log.Whole(line)
	d := r.all[now.Address()]
	entry.Also = ledger.Fresh(now.Addresses[1:], was.Addresses[1:])
	if now.Header != was.Header {
		entry.Parts = append(entry.Parts, "header")
	}
	if n := picturesChanged(was, now); n > 0 {
		entry.Parts = append(entry.Parts, count(n, "picture", "pictures"))
	}
	for _, field := range slices.Sorted(maps.Keys(now.Lists)) {
		fresh := ledger.Fresh(now.Lists[field], was.Lists[field])
		if field == "errata" {
			entry.Errata = at.errataOf(d, fresh)
		}
		if len(fresh) > 0 {
			entry.Parts = append(entry.Parts, count(len(fresh), "entry", "entries")+" of "+field)
		}
	}
	ids := publishing.Changed(was.Clauses, now.Clauses)
	if len(ids) == 0 && now.Text != was.Text {
		entry.Parts = append(entry.Parts, "text")
	}
	entry.Changed, entry.More = at.changedLinks(d, ids)
}

// picturesChanged is how many files that a document showed, and shows, are others than before.
func picturesChanged(was, now *ledger.Record) (n int) {
	for file, before := range was.Pictures {
		if digest, ok := now.Pictures[file]; ok && digest != before {
			n++
		}
	}
	return n
}

// errataOf are the errata of a document that have the given digests.
func (at *view) errataOf(d *corpus.Document, digests []string) []erratum {
	if d == nil || len(digests) == 0 {
		return nil
	}
	_, lists := publishing.Parts(*d)
	entries := lists["errata"]
	if len(entries) != len(d.Common.Errata) {
		return nil
	}
	page, _, _ := strings.Cut(d.Page, "#")
	all := at.write(d.File, page).errata(d.Common, d.Common.Errata)
	var fresh []erratum
	for i, entry := range entries {
		if slices.Contains(digests, canonical.HeaderDigest(entry)) {
			fresh = append(fresh, all[i])
		}
	}
	return fresh
}
