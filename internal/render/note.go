package render

import (
	"cmp"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Knowledge is what the rest of the corpus says about the clauses of one version.
type knowledge struct {
	marks    map[clause.ID]link         // since when the clause stands as it does, leading to its history
	records  map[clause.ID][]recordLink // change records of this version that name the clause; their titles stand at the first clause of each
	claims   map[clause.ID][]claim      // what other sources say of the clause
	errata   map[clause.ID][]erratum    // what was corrected in the clause
	reviews  map[clause.ID][]reviewNote // what outside reviewers hold of the section
	landings map[clause.ID]landing      // what a reader is told whom a permalink brings here; nil where the page itself says it
	cites    map[clause.ID]string       // places that say how to cite the clause in this version
	text     string                     // what is said so of clauses that have no history
}

func (k *knowledge) since(c *clause.Clause) (link, bool) {
	if k == nil {
		return link{}, false
	}
	mark, ok := k.marks[c.ID]
	return mark, ok
}

// note writes the margin of a clause: who is bound, what the wording rests on, where it comes from, what is recorded of
// it. Claims of other sources and errata are longer and stand below the text. Nothing known, nothing written.
// path holds the nodes around it.
func (w *writer) note(m *markup, c *clause.Clause, path []*clause.Clause) {
	var lines markup
	w.noteChips(&lines, c.Attrs)
	w.noteLinks(&lines, "src", w.clauseSources(c, path))
	if page := c.Attrs.Get(clause.AttrPage); page != "" {
		lines.element("p", "Page "+page+" of the publisher’s document")
	}
	if answer := c.Attrs.Get(clause.AttrAnsweredBy); answer != "" {
		w.noteAnswer(&lines, answer)
	}
	w.noteRecords(&lines, c)
	w.noteReviews(&lines, c)
	if h := lines.html(); h != "" {
		m.start("div", "class", "note")
		m.add(h)
		m.end()
	}
	w.below(m, c)
}

// noteChips writes who is bound by a clause, and a basis that is not that of the whole text.
func (w *writer) noteChips(m *markup, attrs clause.Attrs) {
	commitment := clause.Commitment(attrs.Get(clause.AttrCommitment))
	basis := clause.Basis(attrs.Get(clause.AttrBasis))
	if w.alone && basis == clause.Carried {
		basis = "" // said of the versions that it holds for
	}
	if commitment == "" && basis == "" {
		return
	}
	m.start("p")
	switch commitment {
	case clause.Unilateral:
		m.element("span", "Unilateral", "class", "chip strong", "title", "The publisher binds itself, whatever others do")
	case clause.Industry:
		m.element("span", "Industry", "class", "chip move", "title", "A recommendation to the whole industry")
	}
	if commitment != "" && basis != "" {
		m.text(" ")
	}
	switch basis {
	case clause.Carried:
		m.element("span", "Carried", "class", "chip flat", "title", "Carried forward from the version before: the sources of the text do not speak of it")
	case "":
	default:
		m.element("span", capital(string(basis)), "class", "chip flat")
	}
	m.end()
}

// clauseSources are links to the sources of a clause. In the text of a version a clause that names none shows those that it
// has from around it, so that nobody needs to look for them; what states nothing itself shows none.
func (w *writer) clauseSources(c *clause.Clause, path []*clause.Clause) []link {
	switch {
	case w.alone:
		return nil
	case w.know == nil || w.know.landings == nil || c.Kind == clause.Heading,
		c.Kind.IsGroup() && (c.Kind != clause.Table || hasRowNotes(c)): // whose rows show theirs
		return sourceLinks(w.view, c.Attrs)
	}
	return sourceLinks(w.view, corpus.SourcesOf(path, c))
}

// noteRecords links to the change records that name a clause.
func (w *writer) noteRecords(m *markup, c *clause.Clause) {
	if w.know == nil {
		return
	}
	for _, r := range w.know.records[c.ID] {
		m.start("p", "class", "rec")
		m.start("a", "href", r.Href)
		m.text(r.Text)
		if r.unseen != "" {
			m.element("span", r.unseen, "class", "vh")
		}
		m.end()
		m.end()
	}
}

func (w *writer) noteLinks(m *markup, class string, links []link) {
	for _, l := range links {
		m.start("p", "class", class)
		m.element("a", l.Text, "href", l.Href)
		m.end()
	}
}

// answeredByReports is the value of answered-by for what every Risk Report answers.
const answeredByReports = "report"

// noteAnswer links to what answers a promise, where it is known, and names it else.
func (w *writer) noteAnswer(m *markup, answer string) {
	m.start("p")
	m.text("Answered by ")
	if answer == answeredByReports {
		m.element("a", "Risk Reports", "href", w.href(permalink.Reports))
	} else if t, err := w.s.corpus.Resolve(answer, w.file); err == nil && w.s.has(t.Address) {
		m.element("a", t.Text, "href", w.href(t.Address))
	} else {
		m.text(answer)
	}
	m.end()
}

// below writes claims and errata of a clause under its text.
func (w *writer) below(m *markup, c *clause.Clause) {
	if w.know == nil {
		return
	}
	claims, errata := w.know.claims[c.ID], w.know.errata[c.ID]
	if len(claims)+len(errata) == 0 {
		return
	}
	m.start("div", "class", "below")
	for _, cl := range claims {
		m.start("p", "class", "claim")
		says := "Another source says:"
		if c.Kind == clause.Row && len(c.Cells) > 0 { // it stands below the whole table
			m.element("a", firstWords(w.s.plain(c.Cells[0].Text, w.file)), "href", fragment(c.ID))
			m.text(": ")
			says = lowerFirst(says)
		}
		m.element("b", says)
		m.text(" ")
		m.add(cl.Value)
		if cl.Note != "" {
			m.start("span", "class", "small")
			m.text(" ")
			m.add(cl.Note)
			m.end()
		}
		cites(m, cl.Sources)
		m.end()
	}
	for _, e := range errata {
		w.erratumNote(m, e, c)
	}
	m.end()
}

// cites writes the sources of a statement on a line of their own.
func cites(m *markup, links []link) {
	if len(links) == 0 {
		return
	}
	m.start("span", "class", "cites")
	for i, l := range links {
		if i > 0 {
			m.text(" · ")
		}
		m.element("a", l.Text, "href", l.Href)
	}
	m.end()
}

// sourceLinks are links to the sources that attributes name.
func sourceLinks(v *view, attrs clause.Attrs) []link {
	var links []link
	for _, word := range attrs.Words(clause.AttrSource) {
		ref, err := corpus.ParseSourceRef(word.Value)
		if err != nil {
			continue // reported by the corpus
		}
		links = append(links, v.sourceLink(ref))
	}
	return links
}

// sourceLink is a link to a source, to the place in it where one is named.
func (v *view) sourceLink(ref corpus.SourceRef) link {
	s := v.s.corpus.Source(ref.Name)
	if s == nil {
		return link{Text: ref.String()}
	}
	l := link{Text: sourceName(s), Href: permalink.Source(s.Name)}
	for _, p := range s.Places {
		if p.ID == ref.Place {
			l.Text += ": " + p.Title
			l.Href += corpus.PlaceFragment(p.ID)
		}
	}
	if s.Consulted == corpus.ConsultedNo {
		l.Text += notConsulted
	}
	l.Href = v.href(l.Href)
	return l
}

func (v *view) sourceLinks(refs corpus.Sources) []link {
	links := make([]link, len(refs))
	for i, ref := range refs {
		links[i] = v.sourceLink(ref)
	}
	return links
}

// sourceName is the name of a source in citations.
func sourceName(s *corpus.Source) string {
	return cmp.Or(s.Short, s.Title)
}

// notConsulted stands behind the name of a source that is known only through others, wherever it is cited.
const notConsulted = " (not consulted)"
