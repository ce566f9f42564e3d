package wording

// conditions are the phrases that make what they stand with depend on something, or leave it to somebody's judgement.
var conditions = tabulate([]phraseClass{
	{"unless", []string{"unless"}},
	{"except", []string{"except", "except for", "except as", "except where", "except when", "with the exception of", "other than as"}},
	{"only if", []string{"only if", "only when", "only where", "if and only if", "only after"}},
	{"provided", []string{"provided that", "on condition that", "on the condition that", "as long as", "so long as"}},
	{"if", []string{"if", "in case", "in the event", "in the event that", "whenever"}},
	{"subject to", []string{"subject to"}},
	{"extent", []string{"to the extent", "insofar as", "in so far as"}},
	{"discretion", []string{"at our discretion", "at our sole discretion", "in our discretion", "in our sole discretion", "at its discretion", "at its sole discretion",
		"in its sole discretion", "at our own discretion", "in our judgment", "as we see fit", "as we deem appropriate", "as we deem necessary"}},
	{"appropriate", []string{"where appropriate", "when appropriate", "if appropriate", "as appropriate", "where relevant and appropriate", "as relevant and appropriate"}},
	{"feasible", []string{"where feasible", "when feasible", "if feasible", "as feasible", "where practicable", "where practical", "when practicable", "if practicable",
		"where possible", "when possible", "if possible", "whenever possible", "wherever possible", "as practicable", "where reasonably practicable",
		"when available and feasible", "to the extent feasible", "to the extent possible", "to the extent practicable", "as far as possible"}},
	{"needed", []string{"where necessary", "when necessary", "if necessary", "as necessary", "where needed", "when needed", "if needed", "as needed", "as required",
		"if deemed necessary", "where warranted", "when warranted", "if warranted", "as warranted"}},
	{"applicable", []string{"where applicable", "when applicable", "if applicable", "as applicable"}},
	{"permitted", []string{"where permitted", "if permitted", "as permitted by law", "to the extent permitted", "unless prohibited by law", "where legally permitted"}},
	{idiom, []string{"if any", "if ever", "even if", "as if", "if not", "what if", "especially if", "particularly if", "determine if", "decide if",
		"check if", "verify if", "see if", "know if", "assess if", "ask if", "regardless of if"}},
	{"appropriate" + weakly, []string{"are appropriate", "is appropriate", "deemed appropriate"}},
	{"usually", []string{"generally", "ordinarily", "typically", "normally", "usually", "in general", "in most cases", "in principle", "under normal circumstances"}},
})

// idiom is the class of phrases that only look like conditions.
const idiom = "idiom"

// openConditions are followed by what they depend on; a reader is shown the beginning of it.
var openConditions = map[string]bool{"unless": true, "except": true, "only if": true, "provided": true, "if": true, "subject to": true, "extent": true}

// shownWords is how many words of an open condition are shown.
const shownWords = 6

// conditionSignals says which conditions came in and which went.
func (c *twoReadings) conditionSignals() []foundSignal {
	return c.cameAndWent(ruleCondition, c.old.conditions(), c.new.conditions(), mayStandFor)
}

// mayStandFor reports whether one condition may take the place of another: both say on what, or both leave it to judgement.
func mayStandFor(old, new string) bool {
	return old != "usually" && new != "usually" && (openConditions[old] == openConditions[new] || old == "only if" || new == "only if")
}

func (r *reading) conditions() []mention {
	var found []mention
	for _, m := range r.mentions(conditions) {
		if m.class == idiom {
			continue
		}
		if openConditions[m.class] {
			m.at.to = r.phraseEnd(m.at, r.sentences[m.sentence])
		}
		found = append(found, m)
	}
	return found
}

// innerMarks may stand within the words that are shown.
var innerMarks = wordSet("- / ' \" ‘ ’ “ ” _")

// phraseEnd is where the words behind a phrase stop to be shown: at a mark, or when they are enough.
func (r *reading) phraseEnd(at, sentence stretch) int {
	for k := at.to; k < sentence.to; k++ {
		if !r.lexemes[k].isWord() && !innerMarks[r.low(k)] {
			return k
		}
		if k >= at.from+shownWords {
			return k
		}
	}
	return sentence.to
}
