package wording

import (
	"slices"
	"strings"
)

// disclosing are the verbs that make something known to somebody, each with the nouns that say the same. Where the other
// side has one of those, nothing came or went: "notifications are sent" notifies.
var disclosing = map[string]string{
	"publish": "publication", "disclose": "disclosure", "share": "", "notify": "notification notice inform", "report": "",
	"announce": "announcement",
}

// disclosureVerbs are their stems.
var disclosureVerbs = func() map[string]string {
	verbs := map[string]string{}
	for v := range disclosing {
		verbs[stemOf(v)] = v
	}
	return verbs
}()

// disclosureSignals says which such verbs came in and which went. Where one stands in the place of another, it says both.
func (c *twoReadings) disclosureSignals() []foundSignal {
	old, new := c.old.disclosures(), c.new.disclosures()
	lost, gained := onlyHere(old, new, c.pairedOld), onlyHere(new, old, c.pairedNew)
	lost = slices.DeleteFunc(lost, func(m mention) bool { return c.new.speaksOf(m.class) })
	gained = slices.DeleteFunc(gained, func(m mention) bool { return c.old.speaksOf(m.class) })
	return c.replaced(ruleDisclosure, lost, gained, func(string, string) bool { return true })
}

// speaksOf reports whether a text has the word in any form: what one side calls a report, the other may well report.
func (r *reading) speaksOf(class string) bool {
	for _, w := range append(strings.Fields(disclosing[class]), class) {
		if r.stems[stemOf(w)] > 0 {
			return true
		}
	}
	return false
}

// disclosures are the verbs of this family in the text. What "you" may report is no disclosure.
func (r *reading) disclosures() []mention {
	var found []mention
	for _, st := range r.statements() {
		class := disclosureVerbs[r.lexemes[st.verb].stem]
		if st.action == publishing {
			class = publishing
		}
		if class != "" && !st.negated && r.low(st.subject.from) != "you" {
			found = append(found, mention{class: class, at: stretch{st.verb, st.verb + 1}, sentence: st.sentence})
		}
	}
	return append(found, r.joinedDisclosures()...)
}

// joinedDisclosures are those that share the modal of the verb before them: "will keep and disclose records".
func (r *reading) joinedDisclosures() []mention {
	var found []mention
	for k, s := range r.sentences {
		for i := s.from + 1; i < s.to; i++ {
			_, isVerb := disclosing[r.low(i)]
			before := r.low(i - 1)
			if isVerb && (before == "and" || before == "or" || before == ",") && r.hasObject(i) {
				found = append(found, mention{class: r.low(i), at: stretch{i, i + 1}, sentence: k})
			}
		}
	}
	return found
}
