package wording

// A Strength is a step of the scale of obligation that signals of that type compare, the weakest first.
type Strength uint8

// The steps. Of a text that binds nobody to an action there is nothing to say.
const (
	Unstated   = Strength(unstated)
	Recommends = Strength(recommending)
	Permits    = Strength(permitting)
	Intends    = Strength(intending)
	Binds      = Strength(binding)
)

// String is the step in one word.
func (s Strength) String() string {
	return [...]string{"unstated", "recommends", "permits", "intends", "binds"}[s]
}

// StrengthOf is the strongest that a text says of what somebody does: by the words that say how strongly, not by those of a
// practice in the plain present, which tell too often of something else. "May not" binds as "must not" does.
func StrengthOf(text string) Strength {
	r := readSide(text)
	strongest := unstated
	for _, st := range r.statements() {
		if st.isPlain() || !r.binds(st) {
			continue
		}
		if st.negated && st.strength == permitting {
			st.strength = binding
		}
		strongest = max(strongest, st.strength)
	}
	return Strength(strongest)
}
