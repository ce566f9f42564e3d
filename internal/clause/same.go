package clause

import "slices"

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

// same compares run by run after joining runs that differ in nothing but where they stand.
func (in Inline) same(other Inline) bool { return slices.Equal(in.joined(), other.joined()) }

func (in Inline) joined() Inline {
	var out Inline
	for _, r := range in {
		r.Offset = 0
		if last := len(out) - 1; last >= 0 {
			probe := out[last]
			probe.Text = r.Text
			if probe == r && r.Note == "" && !r.Break {
				out[last].Text += r.Text
				continue
			}
		}
		out = append(out, r)
	}
	for i := range out {
		out[i].Text = collapseKeepEnds(out[i].Text)
	}
	return out
}

// collapseKeepEnds makes every run of white space one space, at the ends too.
func collapseKeepEnds(s string) string {
	c := collapse(s)
	switch {
	case c == "" && s != "":
		return " "
	case c == "":
		return ""
	}
	if isSpace(s[0]) {
		c = " " + c
	}
	if isSpace(s[len(s)-1]) {
		c += " "
	}
	return c
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
