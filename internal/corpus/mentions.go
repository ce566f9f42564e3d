package corpus

import (
	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// A Mention is a place in the corpus that refers to a file by its name: [[model:x]].
type Mention struct {
	Kind    string    // of the file that refers: version, report, review, model, table, goal, source, page, policy, changes
	Title   string    // of that file
	Page    string    // its address
	Section string    // text of the nearest heading above the clause, or of the clause if it is one; empty in front matter
	Clause  ClauseRef // zero in front matter
	Written bool      // the clause's ID was written, so that a link to it lasts
}

// Mentions lists what refers to each file that has a kind and a name, by how a reference names it: "model:claude-opus-4". The
// order is that of Documents, then of the text. A file that names itself is left out; a clause that names a file twice is listed
// once. The whole corpus is walked: ask once and keep the answer.
func (c *Corpus) Mentions() map[string][]Mention {
	by := map[string][]Mention{}
	for d := range c.Documents() {
		own, kind := ownName(d), kindOf(d.Meta)
		note := func(text clause.Inline, m Mention) {
			for _, r := range text {
				ref, err := permalink.ParseRef(r.Ref)
				if err != nil || ref.Name == "" {
					continue
				}
				name := refName(ref.Kind, c.nameNow(ref.Kind, ref.Name))
				list := by[name]
				if name != own && (len(list) == 0 || list[len(list)-1] != m) {
					by[name] = append(list, m)
				}
			}
		}
		front := Mention{Kind: kind, Title: d.Title, Page: d.Page}
		fieldsOf(d.Meta, func(_ string, t Text) { note(t.Inline, front) })
		for path, cl := range d.Doc.WithPath() {
			m := front
			m.Clause, m.Section, m.Written = ClauseRef{cl.ID, cl.Label}, sectionOf(path, cl), cl.ID != "" && !cl.Derived
			for text := range inlines(cl) {
				note(text, m)
			}
		}
	}
	return by
}

// refName is how a reference names a file.
func refName(kind permalink.RefKind, name string) string { return string(kind) + ":" + name }

// RefTo is how a reference names the model m.
func (m *Model) RefTo() string { return refName(permalink.RefModel, m.Name) }

// ownName is how references name a document that has a kind and a name, else "".
func ownName(d Document) string {
	switch kind := permalink.RefKind(kindOf(d.Meta)); kind {
	case permalink.RefModel, permalink.RefTable, permalink.RefGoal, permalink.RefReport, permalink.RefSource, permalink.RefPage, permalink.RefPolicy:
		return refName(kind, d.Name)
	}
	return ""
}

// kindOf names the kind of file that has front matter of that type.
func kindOf(meta any) string {
	switch meta.(type) {
	case *PolicyMeta:
		return "policy"
	case *VersionMeta:
		return "version"
	case *ChangesMeta:
		return "changes"
	case *ReportMeta:
		return "report"
	case *ReviewMeta:
		return "review"
	case *ModelMeta:
		return "model"
	case *TableMeta:
		return "table"
	case *GoalMeta:
		return "goal"
	case *SourceMeta:
		return "source"
	}
	return "page"
}

// sectionOf is the text of the heading that a clause stands under, or of the clause where it is a heading.
func sectionOf(path []*clause.Clause, c *clause.Clause) string {
	if c.Kind == clause.Heading {
		return c.PlainText()
	}
	if h := clause.HeadingAbove(path); h != nil {
		return h.PlainText()
	}
	return ""
}
