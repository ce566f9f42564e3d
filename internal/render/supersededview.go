package render

import (
	"cmp"
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
)

// A formerView shows what a document said before a correction, and what it said then.
type formerView struct {
	ID      string
	Of      string // the version, on the page of a clause
	Until   string // day of the correction
	Count   string // how much it changed
	Changes []formerChange
	Absent  string        // why its words are not shown; empty where they are
	Facts   template.HTML // lines of the record, digests, and where the whole text is
}

// A formerChange is one change of that, as a redline.
type formerChange struct {
	Clause link // as it is called now, or was
	Gone   bool // the correction took it out
	Text   template.HTML
}

const (
	formerRedacted = "is not shown here, as words of clauses that were corrected have been redacted. The public record has its digest."
	formerNotKept  = "is not kept here. The public record has its digest, and whoever kept the text can show by it what it was."
)

// formerID is the id of the place where a page shows a former text.
func formerID(f *former) string { return permalink.SupersededID(f.Line) }

// formerTexts show the former texts of a file, newest first.
func (w *writer) formerTexts() []formerView {
	var list []formerView
	for _, f := range w.s.formerOf(w.file) {
		view := w.formerView(f, "")
		list = append([]formerView{view}, list...)
	}
	return list
}

// formerClause shows what a clause of the file said before corrections changed it, newest first.
func (w *writer) formerClause(id clause.ID) []formerView {
	var list []formerView
	for _, f := range w.s.formerOf(w.file) {
		if w.s.recorded.changedIn(f, id) {
			list = append([]formerView{w.formerView(f, id)}, list...)
		}
	}
	return list
}

// changedIn reports whether a correction changed a clause, as far as that is known.
func (r *publicRecord) changedIn(f *former, id clause.ID) bool {
	if f.Raw == nil {
		return r.digestIn(f.Line, id) != r.digestIn(f.Next, id)
	}
	return len(f.changesOf(id)) > 0
}

// digestIn is the digest of a clause in the text that a line of the record published.
func (r *publicRecord) digestIn(line int, id clause.ID) string {
	_, digest := r.lineWith(line, id)
	return digest
}

// formerView shows a former text; with an ID, one clause of it.
func (w *writer) formerView(f *former, id clause.ID) formerView {
	view := formerView{ID: formerID(f), Until: longDay(f.On), Facts: w.formerFacts(f, id)}
	switch {
	case f.Raw != nil:
	case f.Redacted:
		view.Absent = formerRedacted
	default:
		view.Absent = formerNotKept
	}
	changes := f.changesOf(id)
	for _, ch := range changes {
		view.Changes = append(view.Changes, w.formerChange(f, ch))
	}
	if view.Absent == "" {
		view.Count = count(len(changes), "clause", "clauses")
	}
	return view
}

// formerChange writes one change as a redline.
func (w *writer) formerChange(f *former, ch *diff.Change) formerChange {
	c := f.compared()
	x := redlined{edits: ch.Redline}
	for _, k := range ch.Old {
		x.old = append(x.old, c.Old.Clauses[k])
	}
	for _, k := range ch.New {
		x.new = append(x.new, c.New.Clauses[k])
	}
	view := formerChange{Clause: w.nowOf(f, x), Gone: len(x.new) == 0}
	var m markup
	old, new := w.write(w.file, f.page()), w.write(w.file, f.page())
	(&redliner{old, new, policyWords}).body(&m, x, "formerwords", bothSides)
	if ch.Moved && ch.With < 0 {
		m.element("p", "It stands elsewhere now.", "class", "small")
	}
	markNotes(&m, ch.Marks)
	view.Text = m.html()
	return view
}

// nowOf names the clause of a change of a former text, and leads to it where it is still there.
func (w *writer) nowOf(f *former, x redlined) link {
	lead := x.lead()
	name := string(lead.Label)
	if !lead.Derived {
		name += " " + string(lead.ID)
	}
	if w.doc().Find(lead.ID) == nil || len(x.new) == 0 {
		return link{Text: name}
	}
	return w.to(f.page()+permalink.Fragment(lead.ID), name)
}

// formerFacts say where the former text is, and by what it can be checked: the digests of the text, or of one clause of it.
func (w *writer) formerFacts(f *former, id clause.ID) template.HTML {
	r := w.s.recorded
	was, is, of := f.Digest, f.against, "text"
	if id != "" {
		was, is, of = r.digestIn(f.Line, id), r.digestIn(f.Next, id), "clause"
	}
	var m markup
	line := func(words string, n int, digest string) {
		m.text(words + " " + longDay(r.Log.Events[n].On) + " by ")
		m.element("a", w.lineLink(n).Text, "href", w.lineLink(n).Href)
		m.text(", digest of the " + of + " ")
		m.element("code", cmp.Or(digest, "none"), "class", "digest")
	}
	line("Published on", f.Line, was)
	if f.Raw != nil {
		m.text(", ")
		m.element("a", "the whole text as it was", "href", w.href(f.file()))
	}
	m.text(". ")
	line("Corrected on", f.Next, is)
	m.text(".")
	return m.html()
}
