package wording

import "rspsite/internal/clause"

// commitmentSignals compares the attribute that says who is bound, where one clause became one.
func commitmentSignals(old, new []*clause.Clause) []Signal {
	if len(old) != 1 || len(new) != 1 {
		return nil
	}
	a, b := old[0].Attrs.Get(clause.AttrCommitment), new[0].Attrs.Get(clause.AttrCommitment)
	if a == b {
		return nil
	}
	direction := Otherwise
	switch {
	case a == string(clause.Unilateral) && b == string(clause.Industry):
		direction = Weaker
	case a == string(clause.Industry) && b == string(clause.Unilateral):
		direction = Stronger
	case a == "":
		direction = Gained
	case b == "":
		direction = Lost
	}
	return []Signal{{Type: Commitment, Direction: direction, Old: a, New: b, Rule: ruleCommitment.id}}
}
