package citation

import (
	"fmt"
	"strings"
)

// BibTeX is the reference as a database of BibTeX, an entry a work. Fields that BibTeX does not know are biblatex's.
func BibTeX(works ...Work) string {
	var entries []string
	for _, w := range works {
		entries = append(entries, bibEntry(w.tidy()))
	}
	return strings.Join(entries, "\n")
}

// months are BibTeX's own strings for them.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func bibEntry(w *Work) string {
	e := &bibWriter{}
	fmt.Fprintf(&e.b, "@%s{%s,\n", w.sort().bibtex, w.Key)
	var authors []string
	for _, a := range w.Authors {
		authors = append(authors, "{"+bibEscape(a)+"}") // braces keep an institution from being read as first and last name
	}
	if len(authors) > 0 {
		e.raw("author", "{"+strings.Join(authors, " and ")+"}")
	} else {
		e.field("key", w.Title)
	}
	e.raw("title", "{{"+bibEscape(w.marked())+"}}") // and a title its capitals
	switch w.sort().bibtex {
	case "techreport":
		e.list("institution", w.by())
		e.field("type", w.sort().genre)
	case "incollection":
		e.raw("booktitle", "{{"+bibEscape(w.Of)+"}}")
		e.list("publisher", w.by())
	default:
		e.field("howpublished", w.Site.Title)
		e.list("publisher", w.by())
		e.field("type", w.sort().genre)
	}
	e.field("version", w.Version)
	e.field("edition", w.Edition)
	e.date(w)
	if w.isWhole() {
		e.raw("url", "{"+bibAddress(w.URL)+"}")
	}
	e.field("note", join(" ", w.remarks(), w.heldBy()+"."))
	e.b.WriteString("}\n")
	return e.b.String()
}

// by is who publishes the work: whoever its words are of, or the site where nobody is known.
func (w *Work) by() string {
	if len(w.Authors) > 0 {
		return strings.Join(w.Authors, ", ")
	}
	return w.Site.Publisher
}

// A bibWriter writes the fields of an entry.
type bibWriter struct{ b strings.Builder }

func (e *bibWriter) raw(name, value string) { fmt.Fprintf(&e.b, "  %-12s = %s,\n", name, value) }

func (e *bibWriter) field(name, value string) {
	if value != "" {
		e.raw(name, "{"+bibEscape(value)+"}")
	}
}

// list writes a name that biblatex would else take apart at every "and".
func (e *bibWriter) list(name, value string) {
	if value != "" {
		e.raw(name, "{{"+bibEscape(value)+"}}")
	}
}

// date writes year and month for BibTeX, and the whole date for biblatex, with that of what the words stand for.
func (e *bibWriter) date(w *Work) {
	if parts := w.Issued.parts(); len(parts) > 0 {
		e.raw("year", fmt.Sprintf("{%04d}", parts[0]))
		if len(parts) > 1 {
			e.raw("month", months[parts[1]-1])
		}
		e.field("date", string(w.Issued))
	}
	if w.Original != nil {
		e.field("origdate", string(w.Original.undisputed()))
	}
}

// bibEscapes are the characters that mean something to BibTeX or TeX. Braces are written by name: BibTeX counts them, a backslash before
// them or not, so that a lone one would end the field or the file.
var bibEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "$", `\$`, "&", `\&`,
	"%", `\%`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

func bibEscape(s string) string { return bibEscapes.Replace(s) }

// bibAddress is an address as url fields have it, verbatim: what would leave the field cannot stand in an address but escaped.
func bibAddress(address string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(address)
}
