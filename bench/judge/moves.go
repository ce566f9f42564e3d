package judge

// A Move is a clause that stands elsewhere in the new text: its index among the clauses of either.
type Move struct{ Old, New int }

// MovesShown is how many of the moves the tool shows as such, at both ends, and how many other clauses of the new text it
// calls moved. A clause is shown as moved if more than half of its letters are.
func (r *Reading) MovesShown(moves []Move) (shown, wrong int) {
	old, new := make([]int, r.Old.Clauses()), make([]int, r.New.Clauses())
	for _, run := range r.Runs {
		if run.Moved {
			r.Old.countIn(run.Old, old)
			r.New.countIn(run.New, new)
		}
	}
	isMove := map[int]bool{}
	for _, m := range moves {
		isMove[m.New] = true
		if r.Old.mostly(old, m.Old) && r.New.mostly(new, m.New) {
			shown++
		}
	}
	for c := range new {
		if !isMove[c] && r.New.mostly(new, c) {
			wrong++
		}
	}
	return shown, wrong
}

// countIn adds, to each clause, how many letters of the span are its.
func (t *Text) countIn(s Span, counts []int) {
	t.eachClause(s, func(c int) {
		counts[c] += min(s.End, t.clauses[c+1]) - max(s.Start, t.clauses[c])
	})
}

func (t *Text) mostly(counts []int, clause int) bool {
	return 2*counts[clause] > t.clauses[clause+1]-t.clauses[clause]
}
