package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
)

// A recordPlace is where what a page shows stands in the public record. It ends the page.
type recordPlace struct {
	Says  string // before the lines; or, where there are none, why
	Lines []recordLine
	Files []link // that it can be checked by
}

// A recordLine is one line of the record that speaks of the page.
type recordLine struct {
	What string // "published on 21 November 2026"
	Line link
}

// recordAnchor is the id of a line on the page of the record.
func recordAnchor(line int) string { return fmt.Sprintf("_line-%d", line+1) }

// lineLink leads to a line on the page of the record. Lines are counted from 1, as editors count them.
func (v *view) lineLink(line int) link {
	return v.to(permalink.Ledger+fragment(recordAnchor(line)), fmt.Sprintf("line\u00a0%d", line+1))
}

// LedgerLink leads to the public record, from every page.
func (l *layout) LedgerLink() link { return l.view.to(permalink.Ledger, "Public record") }

// InRecord is the place of what the page shows in the public record; nil where nothing was published, and of pages that no source
// stands behind.
func (l *layout) InRecord() *recordPlace {
	r := l.view.s.recorded
	if r == nil {
		return nil
	}
	if h := r.clauses[l.view.at]; h != nil {
		return l.view.clausePlace(h)
	}
	page := l.view.s.shownAt(l.view.at)
	if now := r.standing(page); now != nil && r.documents[page] != nil {
		return l.view.documentPlace(page, now)
	}
	return nil
}

// standing is what the record has of the document whose page is given; nil if it has nothing.
func (r *publicRecord) standing(page string) *ledger.Standing {
	return cmp.Or(r.state.At(page), r.moved[page])
}

// documentPlace is the place of a document: each line that speaks of it, and the files beside its page.
func (v *view) documentPlace(page string, now *ledger.Standing) *recordPlace {
	r := v.s.recorded
	p := &recordPlace{Says: "In the public record"}
	if r.differs[page] != "" {
		p.Says = "As it was published, in the public record"
	}
	p.Lines = v.linesOf(now)
	for _, f := range []link{{"Proof", permalink.Proof(page)}, {"Canonical text", permalink.Canonical(page)}, {"Header", permalink.HeaderData(page)}} {
		if v.s.has(f.Href) {
			p.Files = append(p.Files, v.to(f.Href, f.Text))
		}
	}
	return p
}

// clausePlace is the place of the newest wording of a clause that the record has: since when it is there, when it was corrected, and
// the line that the proof beside its page is of.
func (v *view) clausePlace(h *corpus.History) *recordPlace {
	line, version := v.s.recorded.lineOf(h)
	if version == nil {
		return nil
	}
	return &recordPlace{Says: "Its published text in " + version.Name + " is in the public record", Lines: v.clauseLines(h, version, line),
		Files: []link{v.to(permalink.Proof(v.at), "Proof")}}
}

// clauseLines are the lines of the record that give a clause of a version another digest than the one before did. The last one, which
// the record has of it now, is among them in any case.
func (v *view) clauseLines(h *corpus.History, version *corpus.Version, last int) []recordLine {
	r := v.s.recorded
	id := h.Steps[slices.Index(version.Policy.Versions, version)].Clause.ID
	var lines []recordLine
	was := ""
	for _, event := range r.state.At(version.Address()).Events {
		line, digest := r.lineWith(event, id)
		if digest == "" {
			continue
		}
		e := r.Log.Events[event]
		what := eventWord(e)
		switch {
		case was == "":
			what = eventWords[ledger.Published]
		case e.Event == ledger.Withdrawn:
		case digest == was && line != last:
			continue
		case digest == was:
			what = "the same in the text of"
		}
		lines, was = append(lines, recordLine{what + " " + longDay(e.On), v.lineLink(line)}), digest
	}
	return lines
}

// eventWords are the events of the record in a sentence.
var eventWords = map[string]string{ledger.Published: "since", ledger.Corrected: "corrected on", ledger.Revised: "revised on",
	ledger.Withdrawn: "withdrawn on", ledger.Moved: "given another address on"}

// eventWord is what an event did, in a sentence. A correction of a text that is not in its publisher's own words is this site's; of a
// report its publisher may have made it, in another edition.
func eventWord(e ledger.Event) string {
	if e.Event == ledger.Corrected && e.Kind == "version" && isOurs(corpus.Basis(e.Basis)) {
		return "corrected by this site on"
	}
	return eventWords[e.Event]
}

// longDay is a day of the record as readers read it.
func longDay(on string) string {
	d, err := corpus.ParseDate(on)
	if err != nil {
		return on
	}
	return d.Long()
}

// shownAt is the page of the document that is shown at an address: its own, that of its Markdown, or that of the latest version.
func (s *site) shownAt(address string) string {
	if page, ok := s.copies[address]; ok {
		return page
	}
	if page, ok := strings.CutSuffix(address, permalink.TextSource("")); ok && s.recorded.documents[page] != nil {
		return page
	}
	return address
}
