package clause

import "slices"

// HeadingAbove is the nearest heading among the nodes around a clause, outermost first, or nil.
func HeadingAbove(path []*Clause) *Clause {
	for _, p := range slices.Backward(path) {
		if p.Kind == Heading {
			return p
		}
	}
	return nil
}
