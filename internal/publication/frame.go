package publication

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// ofClauses marks in a frame the nodes that the record lists as clauses. Of the others it has the first letter of their kind.
const ofClauses = "c"

// frameOf says of each node of a text how deep it stands, and of groups and rules without an ID which they are. Together with the
// digests of the clauses it holds all of the text.
func frameOf(d *clause.Document) string {
	var b strings.Builder
	for path, c := range d.WithPath() {
		mark := c.Kind.String()[:1]
		if c.IsCitable() {
			mark = ofClauses
		}
		fmt.Fprintf(&b, "%d%s", len(path), mark)
	}
	return b.String()
}

// A node is a clause, group or rule of a text as the ledger tells of it.
type node struct {
	depth      int
	mark       string // as in the frame
	id, digest string // of a clause
}

// isSame reports whether two nodes say the same in the same place. An ID that was made up is none.
func (n node) isSame(o node) bool {
	return n.depth == o.depth && n.mark == o.mark && n.digest == o.digest && (n.id == o.id || n.isDerived() && o.isDerived())
}

func (n node) isDerived() bool { return strings.Contains(n.id, derivedMark) }

// nodesOf are the nodes of a text in its order; ok is false where the frame is not that of the clauses.
func nodesOf(r *ledger.Record) (nodes []node, ok bool) {
	clauses := r.Clauses
	for frame := r.Frame; frame != ""; {
		digits := strings.IndexFunc(frame, func(r rune) bool { return r < '0' || r > '9' })
		if digits < 0 {
			return nil, false
		}
		depth, err := strconv.Atoi(frame[:digits])
		if err != nil {
			return nil, false
		}
		n := node{depth: depth, mark: frame[digits : digits+1]}
		frame = frame[digits+1:]
		if n.mark == ofClauses {
			if len(clauses) == 0 {
				return nil, false
			}
			n.id, n.digest, clauses = clauses[0].ID, clauses[0].Digest, clauses[1:]
		}
		nodes = append(nodes, n)
	}
	return nodes, len(clauses) == 0
}

// An unnamed is what errata leave of a text when everything is taken out that they name.
type unnamed struct {
	nodes []node
	named map[string]bool // IDs of the clauses that were taken out
	ok    bool
}

// without takes out of a text each clause that errata name with all that stands in it, the clauses without an ID that are counted from
// it, and groups of which nothing is left.
func without(r *ledger.Record, says []corpus.Erratum) unnamed {
	u := unnamed{named: map[string]bool{}}
	ids := map[string]bool{}
	for _, e := range says {
		for _, id := range e.Clauses {
			ids[id] = true
		}
	}
	var all []node
	all, u.ok = nodesOf(r)
	inside := -1 // depth of the named clause that the node may stand in
	for _, n := range all {
		if inside >= 0 && n.depth <= inside {
			inside = -1
		}
		if inside < 0 && ids[n.id] {
			inside = n.depth
		}
		from, _, isDerived := strings.Cut(n.id, derivedMark)
		if inside >= 0 || isDerived && ids[from] {
			u.named[n.id] = true
			continue
		}
		u.nodes = append(u.nodes, n)
	}
	u.nodes = withoutEmpty(u.nodes)
	return u
}

// withoutEmpty takes out groups without an ID that hold nothing.
func withoutEmpty(nodes []node) []node {
	var kept []node
	for _, n := range slices.Backward(nodes) {
		isGroup := n.mark != ofClauses && n.mark != clause.Rule.String()[:1]
		if isGroup && (len(kept) == 0 || kept[len(kept)-1].depth <= n.depth) {
			continue
		}
		kept = append(kept, n)
	}
	slices.Reverse(kept)
	return kept
}

// unnamedChanges reports what changed outside of the clauses that new errata name, whose order, nesting and groups count as much as
// their words.
func (k *comparer) unnamedChanges(r *Record, was *ledger.Standing, step Step) {
	now, before := without(&r.Record, step.Errata), without(&was.Record, step.Errata)
	if now.ok && before.ok && slices.EqualFunc(now.nodes, before.nodes, node.isSame) {
		return
	}
	told := false
	for _, id := range step.Changed {
		if now.named[id] || before.named[id] {
			continue
		}
		told = true
		if k.isRenamed(r, was, id) {
			continue // that is told by its address
		}
		k.problems.Errorf(r.placeOf(id), "published-changed", fmt.Sprintf("add %s to the clauses of the erratum, or restore it", nameable(r, id)),
			"%s, and no new erratum names it", happened(r, was, id))
	}
	if !told {
		k.problems.Errorf(r.Document.Field(""), "published-changed",
			"add what moved to the clauses of the erratum; or take clauses: out of it, so that it speaks of the whole; or restore it",
			"the order or nesting of clauses in %s that no new erratum names changed since it was %s", r.Title, on(was))
	}
}

// nameable is the clause that an erratum can name to speak of the one with an ID.
func nameable(r *Record, id string) string {
	if from, _, isDerived := strings.Cut(id, derivedMark); isDerived && from != "" && r.Document.Doc.Find(clause.ID(from)) != nil {
		return from
	}
	return id
}
