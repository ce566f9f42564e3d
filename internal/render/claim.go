package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// A claim is what a source says of one field or clause, for a page.
type claim struct {
	Field   link
	Value   template.HTML
	Note    template.HTML
	Sources []link
}

// claims makes claims of the writer's file.
func (w *writer) claims(list []corpus.Claim) []claim {
	var out []claim
	for _, c := range list {
		out = append(out, claim{Field: w.fieldName(c.Field), Value: w.dated(c.Value), Note: w.prose(c.Note), Sources: w.sourceLinks(c.Source)})
	}
	return out
}

// claimsOn are the claims of v about the given clauses.
func claimsOn(v *corpus.Version, ids ...string) []corpus.Claim {
	return slices.DeleteFunc(slices.Clone(v.Claims), func(c corpus.Claim) bool { return !slices.Contains(ids, c.Field) })
}

// fieldNames are the names of fields that claims speak of, as a reader would say them. What a source says beside a date of publication may
// be a date of another sort.
var fieldNames = map[string]string{"gone": "Clauses that left", "published": "Date", "effective": "Effective date",
	"summary": "What it changed", "determinations": "Level", "released": "Release", "title": "Title", "status": "Status"}

// fieldName names what a claim is about: a field in words, or a clause, which links to its place or its tombstone.
func (w *writer) fieldName(field string) link {
	if name := fieldNames[field]; name != "" {
		return link{Text: name}
	}
	if doc := w.doc(); doc != nil && doc.Find(clause.ID(field)) != nil || w.isGone(field) {
		return link{Text: "On clause " + field, Href: w.permalink(clause.ID(field))}
	}
	return link{Text: capital(strings.NewReplacer("-", " ", "_", " ").Replace(field))}
}

// isGone reports whether the text is a version that a clause left.
func (w *writer) isGone(id string) bool {
	for _, p := range w.s.corpus.Policies {
		for _, v := range p.Versions {
			if &v.File == w.file {
				return slices.ContainsFunc(v.Gone, func(g corpus.Gone) bool { return g.ID == id })
			}
		}
	}
	return false
}

// dated is prose, a lone date written long.
func (w *writer) dated(t corpus.Text) template.HTML {
	if d, err := corpus.ParseDate(t.Plain()); err == nil {
		var m markup
		m.text(d.Long())
		return m.html()
	}
	return w.prose(t)
}
