package diff

import "slices"

// disclosures are the verbs that make something known to somebody, by their stems.
var disclosures = map[string]string{
	stemOf("publish"):  "publish",
	stemOf("disclose"): "disclose",
	stemOf("share"):    "share",
	stemOf("notify"):   "notify",
	stemOf("report"):   "report",
	stemOf("announce"): "announce",
}

// disclosureSignals says which such verbs came in and which went. Where one stands in the place of another, it says both.
func (c *sidesRead) disclosureSignals() []foundSignal {
	old, new := c.old.disclosures(), c.new.disclosures()
	lost, gained := onlyHere(old, new, c.pairedOld), onlyHere(new, old, c.pairedNew)
	lost = slices.DeleteFunc(lost, func(m mention) bool { return c.new.speaksOf(m.class) })
	gained = slices.DeleteFunc(gained, func(m mention) bool { return c.old.speaksOf(m.class) })
	return c.replaced(ruleDisclosure, lost, gained, func(string, string) bool { return true })
}

// speaksOf reports whether a text has the word in any form: what one side calls a report, the other may well report.
func (r *reading) speaksOf(class string) bool {
	return r.stems[stemOf(class)] > 0 || class == publishing && r.stems["public"] > 0
}

// disclosures are the verbs of this family that the statements of the text have. What "you" may report is no disclosure.
func (r *reading) disclosures() []mention {
	var found []mention
	for _, st := range r.statements() {
		class := disclosures[r.lexemes[st.verb].stem]
		if st.action == publishing {
			class = publishing
		}
		if class != "" && !st.negated && r.low(st.subject.from) != "you" {
			found = append(found, mention{class, stretch{st.verb, st.verb + 1}, st.sentence})
		}
	}
	return found
}
