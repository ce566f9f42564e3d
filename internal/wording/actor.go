package wording

import "strings"

// actors are those who decide, check or are told, by what they are called. Customers, users and staff are left out: a
// policy speaks of them in passing.
var actors = tabulate([]phraseClass{
	{"board", []string{"board", "boards", "board of directors", "bod"}},
	{"chief executive", []string{"ceo", "chief executive", "chief executive officer"}},
	{"leadership", []string{"leadership", "executive leadership", "senior leadership", "senior management", "executives"}},
	{"outside reviewer", []string{"third parties", "third - parties", "qualified third party", "independent third party", "external experts", "external reviewers", "external reviewer", "external evaluators", "external auditors", "external actors",
		"independent experts", "independent reviewers", "independent auditors", "independent auditor", "independent third parties", "outside experts", "outside reviewers", "auditor", "auditors"}},
	{"outside reviewer" + weakly, []string{"third party", "third - party", "external expert", "outside expert", "independent expert", "independent reviewer", "external evaluator", "external auditor"}},
	{"government", []string{"government", "governments", "government authorities", "government agencies", "authorities", "public authorities", "regulator", "regulators", "regulatory authorities",
		"law enforcement"}},
	{"civil society", []string{"civil society", "academia", "academics"}},
	{"public", []string{"the general public", "the public at large", "members of the public"}},
	{"court", []string{"court", "courts", "arbitrator", "arbitrators"}},
})

// bodies end the name of one: "AGI Safety Council".
var bodies = wordSet("council committee board institute agency authority office group trust department commission officer team tribunal")

// nameJoiners may stand within a name: "Trust & Safety Council".
var nameJoiners = wordSet("& of for")

// longestName is how many words the name of a body may have.
const longestName = 7

// actorSignals says which actors came in and which went.
func (c *twoReadings) actorSignals() []foundSignal {
	return c.cameAndWent(ruleActor, c.old.actors(), c.new.actors(), func(string, string) bool { return false })
}

func (r *reading) actors() []mention {
	found := r.mentions(actors)
	for k, s := range r.sentences {
		for i := s.from; i < s.to; i++ {
			if m, ok := r.bodyAt(i, s); ok {
				m.sentence = k
				found = append(found, m)
				i = m.at.to - 1
			}
		}
	}
	return found
}

// bodyAt reads the name of a body, by its capitals: two words at least, the last of which says what it is. The first word
// of a sentence has its capital from there, unless the next has one too.
func (r *reading) bodyAt(i int, s stretch) (mention, bool) {
	end := 0
	for k := i; k < min(i+longestName, s.to) && (r.lexemes[k].capital && !functionWords[r.low(k)] || k > i && nameJoiners[r.low(k)]); k++ {
		if k > i && bodies[r.low(k)] {
			end = k + 1
		}
	}
	if end == 0 {
		return mention{}, false
	}
	var name []string
	for _, l := range r.lexemes[i:end] {
		name = append(name, l.low)
	}
	return mention{class: strings.Join(name, " "), at: stretch{i, end}}, true
}
