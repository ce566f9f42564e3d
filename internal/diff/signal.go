package diff

import (
	"cmp"
	"slices"

	"rspsite/internal/clause"
)

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

// A signalRule is one way to read a signal off words. docs/signals.md states each.
type signalRule struct {
	id string
	of SignalType
}

// The rules.
var (
	ruleCommitment       = signalRule{"commitment", Commitment}
	ruleObligationModal  = signalRule{"obligation-modal", Obligation}
	ruleObligationPlain  = signalRule{"obligation-plain", Obligation}
	ruleObligationStance = signalRule{"obligation-stance", Obligation}
	ruleNegationVerb     = signalRule{"negation-verb", Negation}
	ruleNegationWord     = signalRule{"negation-word", Negation}
	ruleNumber           = signalRule{"number", Number}
	rulePeriodLength     = signalRule{"period-length", Period}
	rulePeriodCadence    = signalRule{"period-cadence", Period}
	rulePeriodDate       = signalRule{"period-date", Period}
	ruleCondition        = signalRule{"condition", Condition}
	ruleScopeQuantifier  = signalRule{"scope-quantifier", Scope}
	ruleScopeOnly        = signalRule{"scope-only", Scope}
	ruleScopeList        = signalRule{"scope-list", Scope}
	ruleActor            = signalRule{"actor", Actor}
	ruleDisclosure       = signalRule{"disclosure", Disclosure}
)

// signalRules are all of them, in the order of the document that states them.
var signalRules = []signalRule{ruleCommitment, ruleObligationModal, ruleObligationPlain, ruleObligationStance, ruleNegationVerb, ruleNegationWord, ruleNumber,
	rulePeriodLength, rulePeriodCadence, rulePeriodDate, ruleCondition, ruleScopeQuantifier, ruleScopeOnly, ruleScopeList, ruleActor, ruleDisclosure}

// A foundSignal is a signal with its place.
type foundSignal struct {
	Signal
	at int // the byte of the new text, or where the new side has no words, of the old
}

// signals reads off a change what its words say, in the order of the text. A clause that came or went gives none: that it
// did is said by the kind of the change. The words of code and drawings bind nobody.
func signals(old, new []Clause, edits []Edit) []Signal {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	found := commitmentSignals(old, new)
	if !slices.ContainsFunc(edits, func(e Edit) bool { return e.Op != Equal }) || bindsNobody(old) && bindsNobody(new) {
		return found
	}
	c := readBoth(edits)
	var read []foundSignal
	for _, family := range []func() []foundSignal{c.obligationSignals, c.negationSignals, c.numberSignals, c.periodSignals,
		c.conditionSignals, c.scopeSignals, c.actorSignals, c.disclosureSignals} {
		read = append(read, family()...)
	}
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
func bindsNobody(cs []Clause) bool {
	return !slices.ContainsFunc(cs, func(c Clause) bool { return c.Kind != clause.Code && c.Kind != clause.Drawing })
}

// signal makes one of the words of both sides.
func (c *twoReadings) signal(rule signalRule, d Direction, old, new stretch) foundSignal {
	at := 0
	switch {
	case new.from < new.to:
		at = c.new.lexemes[new.from].start
	case old.from < old.to:
		at = c.old.lexemes[old.from].start
	}
	return foundSignal{Signal{rule.of, d, c.old.words(old), c.new.words(new), rule.id}, at}
}
