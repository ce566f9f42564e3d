package transcript

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// read gives the references of a redline that have no text of their own the one that readers see.
func (m *markdown) read(edits []diff.Edit) []diff.Edit {
	if m.o.Reference == nil {
		return edits
	}
	read := slices.Clone(edits)
	for i := range read {
		e := &read[i]
		e.OldText = m.named(true, e.OldText, e.Old)
		e.NewText = m.named(false, e.NewText, e.New)
	}
	return read
}

// named is a text whose runs are given, with its references named. A text that is not that of its runs stays.
func (m *markdown) named(old bool, text string, runs clause.Inline) string {
	if m.o.Reference == nil {
		return text
	}
	var written, named strings.Builder
	for _, r := range runs {
		if r.Ref == "" || r.Text != "" {
			written.WriteString(r.Text)
			named.WriteString(r.Text)
			continue
		}
		written.WriteString(r.Ref)
		name := m.o.Reference(old, r.Ref)
		if name == "" {
			name = r.Ref
		}
		named.WriteString(name)
	}
	if written.String() != text {
		return text
	}
	return named.String()
}
