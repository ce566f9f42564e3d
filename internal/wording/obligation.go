package wording

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
		by := ruleObligationModal
		switch {
		case a.action == asking:
			by = ruleObligationStance
		case a.isPlain() || b.isPlain():
			by = ruleObligationPlain
		}
		direction := Stronger
		if b.strength < a.strength {
			direction = Weaker
		}
		withVerb := by == ruleObligationPlain
		found = append(found, c.signal(by, direction, a.words(withVerb), b.words(withVerb)))
	}
	return found
}
