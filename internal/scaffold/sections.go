package scaffold

import (
	"slices"
	"strings"
	"unicode"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// A section is a heading of a new report, with those below it.
type section struct {
	id       clause.ID
	title    string
	guidance string         // in Markdown; of a required part
	last     *clause.Clause // the same section of the report before; may be nil
	below    []*section
}

// sections are those that a report must have, and between them those that the report before had beside.
func (d *reportDraft) sections() []*section {
	root := &section{}
	byID := map[clause.ID]*section{}
	rules := d.c.Config.ReportRules()
	for _, part := range rules.Parts {
		if part.Since.After(d.Today) {
			continue
		}
		s := &section{id: clause.ID(part.ID), title: escapeMarkdown(part.Title), guidance: inlineMarkdown(part.Guidance.Inline, inText)}
		parent := byID[clause.ID(part.Under)]
		if parent == nil {
			parent = root
		}
		parent.below = append(parent.below, s)
		byID[s.id] = s
	}
	if d.last != nil {
		d.carrySections(root, d.last.Doc.Clauses, byID)
	}
	return root.below
}

// carrySections adds the headings of the report before, each behind the one that it stood behind.
func (d *reportDraft) carrySections(parent *section, cs []*clause.Clause, byID map[clause.ID]*section) {
	at := 0
	for _, c := range cs {
		if c.Kind != clause.Heading {
			continue
		}
		s := byID[c.ID]
		if s == nil {
			s = &section{id: c.ID, title: inlineMarkdown(c.Text, inText)}
			if c.Redactions() != nil {
				s.title = corpus.ToWrite + " the heading, redacted last time"
			}
			if c.Derived {
				s.id = nameOf(c.PlainText(), byID)
			}
			byID[s.id] = s
			parent.below = slices.Insert(parent.below, at, s)
		}
		s.last = c
		if i := slices.Index(parent.below, s); i >= 0 {
			at = i + 1
		}
		d.carrySections(s, c.Children, byID)
	}
}

// nameOf makes an ID of a heading that had none.
func nameOf(title string, taken map[clause.ID]*section) clause.ID {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	name := "section"
	if len(words) > 0 {
		name = strings.Join(words[:min(len(words), 4)], "-")
	}
	id := clause.ID(name)
	for taken[id] != nil {
		id += "-more"
	}
	return id
}

// firstText is the first paragraph right below a heading, or nil.
func firstText(heading *clause.Clause) *clause.Clause {
	if heading == nil {
		return nil
	}
	for _, c := range heading.Children {
		if c.Kind == clause.Paragraph {
			return c
		}
		if c.Kind == clause.Heading {
			return nil
		}
	}
	return nil
}

// lastRisks is the table of the report before, and its rows as they are read.
func (d *reportDraft) lastRisks() (table *clause.Clause, rows []corpus.Risk) {
	if d.last == nil {
		return nil, nil
	}
	rows = d.c.Risks(d.last.Newest())
	if len(rows) == 0 {
		return nil, nil
	}
	for c := range d.last.Doc.All() {
		if c.Kind == clause.Table && slices.ContainsFunc(c.Children, func(row *clause.Clause) bool { return row.ID == rows[0].ID }) {
			return c, rows
		}
	}
	return nil, nil
}
