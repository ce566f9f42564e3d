package diff

// These say when two statements are about the same action with the same things.
const (
	actionOverlap = 0.34 // share of the words around the verb that both sides must have
	plainWords    = 2    // and how many these must be; one more where the sentences are not known to be the same
	keptBonus     = 0.5  // for a verb that the redline shows as unchanged
	objectBonus   = 0.25 // for one that is followed by the same word of content
)

// obligationSignals compares how strongly each side binds to the same action.
func (c *twoReadings) obligationSignals() []foundSignal {
	var found []foundSignal
	for _, p := range c.statementPairs() {
		a, b := p.old, p.new
		if a.strength == b.strength || a.negated != b.negated || a.negated && (a.strength == permitting || b.strength == permitting) {
			continue
		}
		rule := ruleObligationModal
		switch {
		case a.action == asking:
			rule = ruleObligationStance
		case a.isPlain() || b.isPlain():
			rule = ruleObligationPlain
		}
		direction := Stronger
		if b.strength < a.strength {
			direction = Weaker
		}
		withVerb := rule == ruleObligationPlain
		found = append(found, c.signal(rule, direction, a.words(withVerb), b.words(withVerb)))
	}
	return found
}
