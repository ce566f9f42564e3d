package diff

import (
	"strings"

	"rspsite/internal/clause"
)

// redline shows how the old clauses of a change became the new ones.
func redline(old, new []Clause) ([]Edit, []MarkChange) {
	a, b := joined(old), joined(new)
	switch {
	case a == b && a != "":
		return []Edit{{Op: Equal, OldText: a, NewText: b, Old: clause.Inline{{Text: a}}, New: clause.Inline{{Text: b}}}}, nil
	}
	var edits []Edit
	if a != "" {
		edits = append(edits, Edit{Op: Delete, OldText: a, Old: clause.Inline{{Text: a}}})
	}
	if b != "" {
		edits = append(edits, Edit{Op: Insert, NewText: b, New: clause.Inline{{Text: b}}})
	}
	return edits, nil
}

func joined(cs []Clause) string {
	texts := make([]string, len(cs))
	for i, c := range cs {
		texts[i] = c.Text
	}
	return strings.Join(texts, "\n")
}
