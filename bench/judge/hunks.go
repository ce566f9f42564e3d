package judge

// hunks counts, for each clause of the new text that is kept in part and changed in part, the stretches of changes, and in
// all of them the islands.
//
// A clause that is wholly inserted or deleted is not edited and has no hunks, whatever stretch it is shown in.
func (r *Reading) hunks() (perClause map[int]int, islands int) {
	runs := r.joined()
	oldKept, newKept := r.keptClauses(runs)
	perClause = map[int]int{}
	for i := 0; i < len(runs); i++ {
		if runs[i].Op == Keep {
			if r.isIsland(runs, i) {
				islands++
			}
			continue
		}
		first := i
		for i+1 < len(runs) && runs[i+1].Op != Keep && follow(runs[i], runs[i+1]) {
			i++
		}
		for c := range r.touches(runs, first, i, oldKept, newKept) {
			perClause[c]++
		}
	}
	return perClause, islands
}

// follow reports whether two runs stand side by side on both sides.
func follow(a, b Run) bool { return a.Old.End == b.Old.Start && a.New.End == b.New.Start }

// keptClauses says which clauses have a letter that is shown as unchanged.
func (r *Reading) keptClauses(runs []Run) (old, new []bool) {
	old, new = make([]bool, r.Old.Clauses()), make([]bool, r.New.Clauses())
	for _, run := range runs {
		if run.Op == Keep {
			r.Old.eachClause(run.Old, func(c int) { old[c] = true })
			r.New.eachClause(run.New, func(c int) { new[c] = true })
		}
	}
	return old, new
}

// eachClause calls do for each clause that has a letter in the span.
func (t *Text) eachClause(s Span, do func(clause int)) {
	if s.Start >= s.End {
		return
	}
	for c := t.clauseAt(s.Start); c < t.Clauses() && t.clauses[c] < s.End; c++ {
		do(c)
	}
}

// touches are the clauses of the new text that the changes of runs[first] to runs[last] edit: those that they insert into,
// and those that hold what is left of a clause that they delete from.
func (r *Reading) touches(runs []Run, first, last int, oldKept, newKept []bool) map[int]bool {
	touched := map[int]bool{}
	for _, run := range runs[first : last+1] {
		r.New.eachClause(run.New, func(c int) {
			if newKept[c] {
				touched[c] = true
			}
		})
		r.Old.eachClause(run.Old, func(c int) {
			if home := r.home(runs, first, last, c); oldKept[c] && home >= 0 {
				touched[home] = true
			}
		})
	}
	return touched
}

// home is the new clause that holds what is left of an old clause beside a stretch of changes; -1 if nothing is left there.
func (r *Reading) home(runs []Run, first, last, old int) int {
	if first > 0 {
		if before := runs[first-1]; before.Op == Keep && r.Old.clauseAt(before.Old.End-1) == old {
			return r.New.clauseAt(before.New.End - 1)
		}
	}
	if last+1 < len(runs) {
		if behind := runs[last+1]; behind.Op == Keep && r.Old.clauseAt(behind.Old.Start) == old {
			return r.New.clauseAt(behind.New.Start)
		}
	}
	return -1
}

// islandWords is how many words an unchanged stretch has at most that readers take for confetti.
const islandWords = 2

// isIsland reports whether runs[i], which is kept, is a scrap between two changes of one clause.
func (r *Reading) isIsland(runs []Run, i int) bool {
	run := runs[i]
	if i == 0 || i+1 == len(runs) || runs[i-1].Op == Keep || runs[i+1].Op == Keep ||
		!follow(runs[i-1], run) || !follow(run, runs[i+1]) || r.New.touched(run.New.Start, run.New.End) > islandWords {
		return false
	}
	o, n := r.Old.clauseAt(run.Old.Start), r.New.clauseAt(run.New.Start)
	if run.Old.End > r.Old.clauses[o+1] || run.New.End > r.New.clauses[n+1] {
		return false // it reaches from clause to clause
	}
	begun := run.Old.Start > r.Old.clauses[o] || run.New.Start > r.New.clauses[n]
	ended := run.Old.End == r.Old.clauses[o+1] && run.New.End == r.New.clauses[n+1]
	return begun && !ended
}
