package diff

import "rspsite/internal/clause"

// A SignalType says what sort of words a signal is about.
type SignalType uint8

// The types of signals.
const (
	Obligation SignalType = iota // how strongly the text binds: must and will, intend and aim, may, recommend
	Commitment                   // who is bound: attribute commitment
	Negation
	Number
	Period // dates and lengths of time
	Condition
	Scope
	Actor
	Disclosure
)

// String is the word of the JSON form.
func (t SignalType) String() string {
	return [...]string{"obligation", "commitment", "negation", "number", "period", "condition", "scope", "actor", "disclosure"}[t]
}

// A Direction says which way a signal points.
type Direction uint8

// The directions.
const (
	Otherwise Direction = iota // other words, neither weaker nor stronger by themselves
	Weaker
	Stronger
	Gained // words of this type came in: a condition, an actor
	Lost   // they went
)

// String is the word of the JSON form.
func (d Direction) String() string {
	return [...]string{"changed", "weaker", "stronger", "added", "dropped"}[d]
}

// signals reads off a change what its words say.
func signals(old, new []Clause, edits []Edit) []Signal {
	var found []Signal
	if len(old) == 1 && len(new) == 1 {
		a, b := old[0].Attrs.Get(clause.AttrCommitment), new[0].Attrs.Get(clause.AttrCommitment)
		switch {
		case a == b:
		case a == string(clause.Unilateral) && b == string(clause.Industry):
			found = append(found, Signal{Commitment, Weaker, a, b, "commitment"})
		case a == string(clause.Industry) && b == string(clause.Unilateral):
			found = append(found, Signal{Commitment, Stronger, a, b, "commitment"})
		default:
			found = append(found, Signal{Commitment, Otherwise, a, b, "commitment"})
		}
	}
	return found
}
