package render

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A writer turns clauses and inline text into HTML for one page.
type writer struct {
	*view
	file     *corpus.File              // where the text stands: what its references start from; nil for the settings
	home     string                    // address of the page that owns the clause IDs of file: permalinks lead there
	ids      bool                      // write the clauses' IDs, which a page can do for one document alone
	know     *knowledge                // what else is known about the clauses; nil where nothing of it is shown
	deeper   int                       // how many levels the headings lie deeper than right below the page's title
	alone    bool                      // one clause stands for several versions: what differs between them is said beside it
	coloured int                       // bytes of code so far that were or could have been coloured
	noted    map[string]bool           // footnotes that were referred to already
	notes    map[string]*clause.Clause // the footnotes of doc by their marks; made when the first is asked for
}

// write returns a writer for the text of f, whose own page is at home.
func (v *view) write(f *corpus.File, home string) *writer {
	return &writer{view: v, file: f, home: home, noted: map[string]bool{}}
}

// doc is the document that fragments in the text mean, or nil.
func (w *writer) doc() *clause.Document {
	if w.file == nil || w.file.Doc == nil {
		return nil
	}
	return &w.file.Doc.Document
}

// prose makes a text of the front matter, in a paragraph's place.
func (w *writer) prose(t corpus.Text) template.HTML {
	var m markup
	w.inline(&m, t.Inline)
	return m.html()
}

// markElements are the elements of marks, from the outermost to the innermost.
var markElements = []struct {
	mark clause.Marks
	tag  string
}{{clause.Strong, "strong"}, {clause.Emphasis, "em"}, {clause.Strike, "s"}, {clause.Monospace, "code"}}

// inline nests the flat runs again: a link around all neighbouring runs that share it, marks inside it, the ones that go
// on from run to run kept open.
func (w *writer) inline(m *markup, in clause.Inline) {
	for i := 0; i < len(in); {
		n := 1
		for i+n < len(in) && oneLink(in[i], in[i+n]) {
			n++
		}
		group := in[i : i+n]
		href, rel := "", ""
		if group[0].Ref == "" && group[0].Link != "" {
			href, rel = w.target(group[0].Link)
		}
		if href != "" {
			m.start("a", "href", href, "rel", rel)
		}
		w.runs(m, group, href != "")
		if href != "" {
			m.end()
		}
		i += n
	}
}

// oneLink reports whether two neighbours lie in the same link, or both in none. A reference is a link of its own.
func oneLink(a, b clause.Run) bool {
	return a.Link == b.Link && (a.Link == "" || a.Ref == "" && b.Ref == "")
}

// runs writes runs that lie in one link, or in none.
func (w *writer) runs(m *markup, runs clause.Inline, linked bool) {
	depth := len(m.open)
	var open []clause.Marks
	for _, r := range runs {
		var want []clause.Marks
		for _, e := range markElements {
			if r.Marks&e.mark != 0 {
				want = append(want, e.mark)
			}
		}
		keep := 0
		for keep < len(open) && keep < len(want) && open[keep] == want[keep] {
			keep++
		}
		for len(open) > keep {
			m.end()
			open = open[:len(open)-1]
		}
		for _, mark := range want[keep:] {
			for _, e := range markElements {
				if e.mark == mark {
					m.start(e.tag)
				}
			}
			open = append(open, mark)
		}
		w.run(m, r, linked)
	}
	for len(m.open) > depth {
		m.end()
	}
}

func (w *writer) run(m *markup, r clause.Run, linked bool) {
	switch {
	case r.Break:
		m.void("br")
	case r.Image != "":
		w.image(m, r, linked)
	case r.Note != "":
		w.noteMark(m, r.Note)
	case r.Redaction != nil:
		w.redaction(m, r, linked)
	case r.Ref != "":
		w.reference(m, r)
	default:
		m.text(r.Text)
	}
}

// reference writes a [[…]] as a link. One that does not resolve, because its target is a draft, stays as text.
func (w *writer) reference(m *markup, r clause.Run) {
	target, err := w.s.corpus.Resolve(r.Ref, w.file)
	text := cmp.Or(r.Text, w.s.refText(r.Ref, target), r.Ref)
	if strings.HasPrefix(target.Address, "#") { // within the same text
		target.Address = w.home + target.Address
	}
	class := "" // of words that no text has, so that who checks the page knows which these are
	if strings.TrimSpace(r.Text) == "" {
		class = "ref"
	}
	switch found := err == nil && w.s.has(target.Address); {
	case found:
		m.element("a", text, "href", w.href(target.Address), "class", class)
	case class != "":
		m.element("span", text, "class", class)
	default:
		m.text(text)
	}
}

// plain is the text alone of an inline text that stands in file, its references written as a page writes them.
func (s *site) plain(in clause.Inline, file *corpus.File) string {
	text := slices.Clone(in)
	for i, r := range text {
		if r.Ref != "" && r.Text == "" {
			if target, err := s.corpus.Resolve(r.Ref, file); err == nil {
				text[i].Text = s.refText(r.Ref, target)
			}
		}
	}
	return text.Plain()
}

// refText is what a reference reads as that has no text of its own.
func (s *site) refText(ref string, target corpus.Target) string {
	r, err := permalink.ParseRef(ref)
	if err != nil || r.Kind != permalink.RefSource {
		return target.Text
	}
	if x := s.corpus.Source(r.Name); x != nil && x.Consulted == corpus.ConsultedNo {
		return target.Text + notConsulted
	}
	return target.Text
}

// noteMark writes the mark of a footnote: a link to it, and for the first mark of each note the place to come back to.
func (w *writer) noteMark(m *markup, name string) {
	note := w.footnote(name)
	if note == nil {
		m.element("sup", name)
		return
	}
	id := ""
	if w.ids && !w.noted[name] {
		id = noteMarkID(name)
		w.noted[name] = true
	}
	m.start("sup", "id", id, "class", "fn")
	m.element("a", name, "href", w.permalink(note.ID))
	m.end()
}

// noteMarkID is the ID of the first mark of a footnote.
func noteMarkID(name string) string { return "_mark-" + url.PathEscape(name) }

// footnote is the note of that name, or nil. All are gathered in one walk: a text may have as many marks as clauses.
func (w *writer) footnote(name string) *clause.Clause {
	if w.notes == nil && w.doc() != nil {
		w.notes = map[string]*clause.Clause{}
		for c := range w.doc().All() {
			if c.Kind == clause.Footnote && w.notes[c.Marker] == nil {
				w.notes[c.Marker] = c
			}
		}
	}
	return w.notes[name]
}

// permalink is the reference to a clause of the document, on this page where it has the IDs and is their owner.
func (w *writer) permalink(id clause.ID) string { return w.href(w.home + permalink.Fragment(id)) }

// target returns where a link that an author wrote leads, and its rel. It is empty for what must not or cannot be
// followed: other schemes than the web's and mail, and pages that this site does not have.
func (w *writer) target(written string) (href, rel string) {
	u, err := url.Parse(strings.TrimSpace(written))
	if err != nil {
		return "", ""
	}
	switch {
	case u.Scheme == "http" || u.Scheme == "https":
		return u.String(), "external"
	case u.Scheme == "mailto":
		return u.String(), ""
	case u.Scheme != "" || u.Host != "" || u.Opaque != "":
		return "", ""
	case u.Path == "" && u.Fragment != "":
		if w.doc() == nil || w.doc().Find(clause.ID(u.Fragment)) == nil {
			return "", ""
		}
		return w.permalink(clause.ID(u.Fragment)), ""
	}
	address := resolve(w.home, u.Path)
	if !w.s.has(address) {
		return "", ""
	}
	if u.Fragment != "" {
		address += permalink.Fragment(clause.ID(u.Fragment))
	}
	return w.href(address), ""
}
