package wording

import (
	"cmp"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// A Type says what sort of words a signal is about.
type Type uint8

// The types of signals.
const (
	Obligation Type = iota // how strongly the text binds: must and will, intend and aim, may, recommend
	Commitment             // who is bound: attribute commitment
	Negation
	Number
	Period // dates and lengths of time
	Condition
	Scope
	Actor
	Disclosure
)

// String is the word of the JSON form.
func (t Type) String() string {
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

// A Signal is a fact about words that matter in a commitment. It says what is written, not what it means.
type Signal struct {
	Type      Type
	Direction Direction
	Old, New  string // the words; empty where a side has none
	Redacted  bool   // the words are not gone but hidden now, or were hidden before
	Rule      string // ID of the rule in docs/signals.md
}

// A rule is one way to read a signal off words. docs/signals.md states each.
type rule struct {
	id string
	of Type
}

// The rules.
var (
	ruleCommitment       = rule{"commitment", Commitment}
	ruleObligationModal  = rule{"obligation-modal", Obligation}
	ruleObligationPlain  = rule{"obligation-plain", Obligation}
	ruleObligationStance = rule{"obligation-stance", Obligation}
	ruleNegationVerb     = rule{"negation-verb", Negation}
	ruleNegationWord     = rule{"negation-word", Negation}
	ruleNumber           = rule{"number", Number}
	rulePeriodLength     = rule{"period-length", Period}
	rulePeriodCadence    = rule{"period-cadence", Period}
	rulePeriodDate       = rule{"period-date", Period}
	ruleCondition        = rule{"condition", Condition}
	ruleScopeQuantifier  = rule{"scope-quantifier", Scope}
	ruleScopeOnly        = rule{"scope-only", Scope}
	ruleScopeList        = rule{"scope-list", Scope}
	ruleActor            = rule{"actor", Actor}
	ruleDisclosure       = rule{"disclosure", Disclosure}
)

// rules are all of them, in the order of the document that states them.
var rules = []rule{ruleCommitment, ruleObligationModal, ruleObligationPlain, ruleObligationStance, ruleNegationVerb, ruleNegationWord, ruleNumber,
	rulePeriodLength, rulePeriodCadence, rulePeriodDate, ruleCondition, ruleScopeQuantifier, ruleScopeOnly, ruleScopeList, ruleActor, ruleDisclosure}

// A foundSignal is a signal with its place.
type foundSignal struct {
	Signal
	at int // the byte of the new text, or where the new side has no words, of the old
}

// Signals reads off a change what its words say, in the order of the text. A clause that came or went gives none: that it
// did is said by the kind of the change. The words of code and drawings bind nobody.
func Signals(old, new []*clause.Clause, edits []redline.Edit) []Signal {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	found := commitmentSignals(old, new)
	if !slices.ContainsFunc(edits, func(e redline.Edit) bool { return e.Op != redline.Equal }) || bindsNobody(old) && bindsNobody(new) {
		return found
	}
	c := readBoth(edits)
	var read []foundSignal
	for _, family := range []func() []foundSignal{c.obligationSignals, c.negationSignals, c.numberSignals, c.periodSignals,
		c.conditionSignals, c.scopeSignals, c.actorSignals, c.disclosureSignals} {
		read = append(read, family()...)
	}
	read = unveil(read, hunksOf(edits))
	slices.SortStableFunc(read, func(a, b foundSignal) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.Type, b.Type)) })
	seen := map[Signal]bool{}
	for _, s := range read {
		if !seen[s.Signal] {
			seen[s.Signal] = true
			found = append(found, s.Signal)
		}
	}
	return found
}

// bindsNobody reports whether the clauses are code and drawings.
func bindsNobody(cs []*clause.Clause) bool {
	return !slices.ContainsFunc(cs, func(c *clause.Clause) bool { return !c.Kind.IsCode() })
}

// signal makes one of the words of both sides.
func (c *twoReadings) signal(by rule, d Direction, old, new stretch) foundSignal {
	at := 0
	switch {
	case new.from < new.to:
		at = c.new.lexemes[new.from].start
	case old.from < old.to:
		at = c.old.lexemes[old.from].start
	}
	return foundSignal{Signal{Type: by.of, Direction: d, Old: c.old.words(old), New: c.new.words(new), Rule: by.id}, at}
}
