package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// isRecommitted reports whether a redaction of a change commits to another text than before, as far as anyone can know.
func isRecommitted(ch *revision.Change) bool {
	return slices.ContainsFunc(ch.Marks, func(k diff.MarkChange) bool { return k.What == diff.MarkRedaction })
}

// recommitted counts the changes of two editions in which one does.
func recommitted(d *revision.Difference) int {
	n := 0
	for i := range d.Changes {
		if isRecommitted(&d.Changes[i]) {
			n++
		}
	}
	return n
}

// editionRedactions say what became of each redaction from one edition of a report to a later one; nothing where neither has any.
func (at *view) editionRedactions(r *corpus.Report, texts []corpus.EditionText) template.HTML {
	old, new := texts[0], texts[len(texts)-1]
	was, is := placesIn(old), placesIn(new)
	if len(was)+len(is) == 0 {
		return ""
	}
	before := at.s.exchanged(r, texts)
	var m markup
	m.element("b", "Redactions:")
	for i, p := range is {
		same := slices.ContainsFunc(was, func(o corpus.RedactionPlace) bool { return o.Commitment == p.Commitment })
		o := before[p.Redaction]
		name, words := p.ID, ", new"
		switch {
		case same:
			words = ", the same commitment"
		case o != nil:
			words = ", another commitment: what is hidden may be another text"
			if o.ID != p.ID {
				name = o.ID + " → " + p.ID
			}
		}
		at.redactionPlace(&m, i, name, p, editionAddress(r, new))
		m.text(words)
	}
	n := len(is)
	for _, o := range was {
		gone := !slices.ContainsFunc(is, func(p corpus.RedactionPlace) bool {
			return p.Commitment == o.Commitment || before[p.Redaction] == o.Redaction
		})
		if gone {
			at.redactionPlace(&m, n, o.ID, o, editionAddress(r, old))
			m.text(", no longer there")
			n++
		}
	}
	m.text(".")
	return m.html()
}

// exchanged are the redactions of the newest of texts whose commitment is another than that of the redaction which stood there in
// the first of them, with that one.
func (s *site) exchanged(r *corpus.Report, texts []corpus.EditionText) map[*clause.Redaction]*clause.Redaction {
	old, new := texts[0], texts[len(texts)-1]
	c := s.successions.Editions(r, old, new).Comparison
	before := map[*clause.Redaction]*clause.Redaction{}
	for i := range c.Changes {
		for _, p := range c.Exchanged(&c.Changes[i]) {
			before[p.New] = p.Old
		}
	}
	was, is := headerPlaces(placesIn(old)), headerPlaces(placesIn(new))
	for _, p := range is {
		for _, o := range was {
			if o.Field == p.Field && o.Commitment != p.Commitment && before[p.Redaction] == nil {
				before[p.Redaction] = o.Redaction
			}
		}
	}
	return before
}

func placesIn(t corpus.EditionText) []corpus.RedactionPlace {
	return corpus.Document{File: t.File, Common: &t.Common, Meta: t.ReportMeta}.Redactions()
}

// headerPlaces are the places in the header.
func headerPlaces(places []corpus.RedactionPlace) []corpus.RedactionPlace {
	return slices.DeleteFunc(slices.Clone(places), func(p corpus.RedactionPlace) bool { return p.Field == "" })
}

// redactionPlace writes the name of a redaction, the i-th of a list, and where it stands.
func (at *view) redactionPlace(m *markup, i int, name string, p corpus.RedactionPlace, address string) {
	m.text(strings.Repeat(";", min(i, 1)) + " " + name + " in ")
	if p.Field != "" {
		m.text("header, " + fieldInWords(p.Field))
		return
	}
	m.element("a", cmp.Or(string(p.Clause.Label), string(p.Clause.ID)), "href", at.href(address+permalink.Fragment(p.Clause.ID)))
}
