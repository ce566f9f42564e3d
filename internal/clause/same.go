package clause

import (
	"slices"
	"strings"
	"unicode"
)

// Same reports whether a and b read alike: the same text under the same marks with the same targets, cell by cell, and the
// same commitment. Where they stand, and on what they rest (basis, source, page), does not count, nor does white space.
// What stands below a clause is its own affair; a group is the same if all that it holds is.
func Same(a, b *Clause) bool {
	if a.Kind.IsGroup() && b.Kind.IsGroup() {
		return a.Kind == b.Kind && slices.EqualFunc(a.Children, b.Children, sameTree)
	}
	return a.Kind == b.Kind && a.Code == b.Code && a.Attrs.Get(AttrCommitment) == b.Attrs.Get(AttrCommitment) &&
		a.Text.same(b.Text) && slices.EqualFunc(a.Cells, b.Cells, func(x, y Cell) bool { return x.Text.same(y.Text) })
}

func sameTree(a, b *Clause) bool {
	return Same(a, b) && slices.EqualFunc(a.Children, b.Children, sameTree)
}

// same compares what a reader sees: the words, their marks and targets, however the source cut them into runs.
func (in Inline) same(other Inline) bool {
	return slices.EqualFunc(in.Joined(), other.Joined(), sameRun)
}

// sameRun compares two runs. Of redactions counts what a reader sees: each publication has commitments of its own.
func sameRun(a, b Run) bool {
	if a.Redaction != nil && b.Redaction != nil {
		a.Redaction, b.Redaction = nil, nil
	}
	return a == b
}

// Joined is in with its runs joined where they differ in nothing but where they stand. White space is one space, at the end of
// the run before it, since nobody can see whether a space is bold; there is none at either end of the whole.
func (in Inline) Joined() Inline {
	var out Inline
	space := false // before the next run that has something to read
	for _, r := range in {
		text := r.Text
		r.Offset, r.Text = 0, collapse(text)
		space = space || text != strings.TrimLeftFunc(text, unicode.IsSpace)
		if r.Text == "" && !r.isWhole() {
			continue
		}
		last := len(out) - 1
		if space && last >= 0 {
			out[last].Text += " "
		}
		if last >= 0 && r.continues(out[last]) {
			out[last].Text += r.Text
		} else {
			out = append(out, r)
		}
		space = text != strings.TrimRightFunc(text, unicode.IsSpace)
	}
	return out
}

// isWhole reports whether r is one thing that is not cut into runs: two of them behind each other are two.
func (r Run) isWhole() bool {
	return r.Ref != "" || r.Note != "" || r.Image != "" || r.Break || r.Redaction != nil
}

// continues reports whether r is more of the same text as before.
func (r Run) continues(before Run) bool {
	before.Text = r.Text
	return before == r && !r.isWhole()
}
