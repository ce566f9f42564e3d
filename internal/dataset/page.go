package dataset

// A Page is a report, an edition, a review, a model, a table, a goal or a page of prose: its text, and what its page says in a form
// that has a name and a schema of its own. That form is the one of the index.json beside the page.
type Page struct {
	Head
	Clauses []Clause `json:"clauses"`
	Facts   any      `json:"facts,omitempty"` // as the file beside the page has it; pages of prose have none
}

func (s *Set) page(e *entry) *Page {
	return &Page{Head: s.headOf(e), Clauses: s.clauses(e.document), Facts: s.site.Facts(e.document)}
}
