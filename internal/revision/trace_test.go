package revision_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A life is a clause of one version of a drawn history, with the clauses that it was made from and those that it became.
type life struct {
	id           string
	attr         string // was or from, as written
	before, then []*life
}

// A drawnHistory is a policy whose clauses are kept, renamed, split, merged, dropped and added at random.
type drawnHistory struct {
	versions [][]*life
	gone     [][]string
	ids      int
}

func (h *drawnHistory) newLife(attr string, before ...*life) *life {
	h.ids++
	l := &life{id: fmt.Sprintf("c%d", h.ids), attr: attr, before: before}
	for _, b := range before {
		b.then = append(b.then, l)
	}
	return l
}

// drawHistory draws three to five versions.
func drawHistory(t *rapid.T) *drawnHistory {
	h := &drawnHistory{}
	var now []*life
	for range rapid.IntRange(1, 6).Draw(t, "clauses") {
		now = append(now, h.newLife(""))
	}
	h.versions, h.gone = [][]*life{now}, [][]string{nil}
	for range rapid.IntRange(2, 4).Draw(t, "steps") {
		now = h.step(t, now)
	}
	return h
}

// step draws what becomes of the clauses of one version in the next.
func (h *drawnHistory) step(t *rapid.T, old []*life) []*life {
	var now []*life
	var gone []string
	for i := 0; i < len(old); i++ {
		l := old[i]
		switch rapid.SampledFrom([]string{"keep", "keep", "rename", "split", "merge", "drop"}).Draw(t, "fate") {
		case "rename":
			now = append(now, h.newLife(fmt.Sprintf(" was=%q", l.id), l))
		case "split":
			from := fmt.Sprintf(" from=%q", l.id)
			now = append(now, h.newLife(from, l), h.newLife(from, l))
		case "merge":
			if i+1 < len(old) {
				i++
				now = append(now, h.newLife(fmt.Sprintf(` from="%s %s"`, l.id, old[i].id), l, old[i]))
				continue
			}
			fallthrough
		case "keep":
			kept := h.newLife("", l)
			kept.id = l.id
			now = append(now, kept)
		case "drop":
			gone = append(gone, l.id)
		}
	}
	if rapid.Bool().Draw(t, "adds") {
		now = append(now, h.newLife(""))
	}
	h.versions, h.gone = append(h.versions, now), append(h.gone, gone)
	return now
}

// written is the history as sources. A record of the step to version k names the clause id.
func (h *drawnHistory) written(k int, id string) history {
	written := history{headers: map[int]string{}, changes: map[int]string{
		k + 1: "records:\n- {id: r, title: T, clauses: [" + id + "], what: x, source: wiki}\n"}}
	for i, version := range h.versions {
		var b strings.Builder
		for n, l := range version {
			fmt.Fprintf(&b, "Clause %d of version %d. {#%s%s}\n\n", n, i, l.id, l.attr)
		}
		written.texts = append(written.texts, b.String())
		for _, gone := range h.gone[i] {
			written.headers[i+1] += "- {id: " + gone + ", why: Dropped.}\n"
		}
		if written.headers[i+1] != "" {
			written.headers[i+1] = "gone:\n" + written.headers[i+1]
		}
	}
	return written
}

// related are the IDs of what a clause was at first, or became in the end, as the step leads.
func related(l *life, step func(*life) []*life, depth int, found map[clause.ID]bool) {
	if depth == 0 {
		found[clause.ID(l.id)] = true
		return
	}
	for _, next := range step(l) {
		related(next, step, depth-1, found)
	}
}

// TestRecordsFollowLives draws histories, and a record of a clause somewhere in them: over all versions it stands at the changes of what
// the clause was in the first and became in the last, and at no others.
func TestRecordsFollowLives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := drawHistory(rt)
		k := rapid.IntRange(1, len(h.versions)-1).Draw(rt, "step")
		named := slices.Concat(h.versions[k-1], h.versions[k])
		if len(named) == 0 {
			rt.Skip("no clauses")
		}
		id := rapid.SampledFrom(named).Draw(rt, "named").id
		first, last := map[clause.ID]bool{}, map[clause.ID]bool{}
		for depth := range 2 {
			for _, l := range h.versions[k-1+depth] {
				if l.id == id {
					related(l, func(l *life) []*life { return l.before }, k-1+depth, first)
					related(l, func(l *life) []*life { return l.then }, len(h.versions)-k-depth, last)
				}
			}
		}
		p := h.written(k, id).policy(t)
		r := revision.New(nil).Between(p.Versions[0], p.Versions[len(p.Versions)-1])
		want := slices.Sorted(maps.Keys(union(changesOf(r, &r.Comparison.Old, true, first), changesOf(r, &r.Comparison.New, false, last))))
		if got := r.Records[0].Changes; !slices.Equal(got, want) {
			rt.Errorf("the record of %s in the step to version %d stands at the changes %v, want %v", id, k+1, got, want)
		}
	})
}

// changesOf are the indexes of the changes that hold one of the clauses on a side.
func changesOf(r *revision.Revision, side *diff.Side, old bool, ids map[clause.ID]bool) map[int]bool {
	found := map[int]bool{}
	for i, c := range r.Changes {
		clauses := c.New
		if old {
			clauses = c.Old
		}
		if slices.ContainsFunc(idsOf(side, clauses), func(id clause.ID) bool { return ids[id] }) {
			found[i] = true
		}
	}
	return found
}

func union(a, b map[int]bool) map[int]bool {
	maps.Copy(a, b)
	return a
}
