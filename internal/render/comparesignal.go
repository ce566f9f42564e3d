package render

import (
	"cmp"
	"slices"

	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// directionWords name a signal by its type and direction.
var directionWords = map[diff.Direction]string{diff.Weaker: "Weaker", diff.Stronger: "Stronger", diff.Gained: "New", diff.Lost: "Dropped", diff.Otherwise: "Other"}

// signalWords name the types as they stand behind a direction.
var signalWords = map[diff.SignalType]string{diff.Obligation: "obligation", diff.Commitment: "commitment", diff.Negation: "negation", diff.Number: "number",
	diff.Period: "date or period", diff.Condition: "condition", diff.Scope: "scope", diff.Actor: "actor", diff.Disclosure: "disclosure"}

// signalKinds colour the directions that mean weaker or stronger.
var signalKinds = map[diff.Direction]string{diff.Weaker: "weak", diff.Stronger: "strong"}

// markedWords name a mark of commitment that one side alone has. It says nothing of who is bound on the other.
var markedWords = map[diff.Direction]string{diff.Gained: "Now marked as commitment", diff.Lost: "No longer marked as commitment"}

// signalName is the direction of a signal with its type.
func signalName(s diff.Signal) string {
	if name := markedWords[s.Direction]; name != "" && s.Type == diff.Commitment {
		return name
	}
	switch {
	case s.Redacted && s.Direction == diff.Lost:
		return "Now redacted"
	case s.Redacted:
		return "No longer redacted"
	}
	return directionWords[s.Direction] + " " + signalWords[s.Type]
}

// A wordsIn says whose words those of a change are.
type wordsIn uint8

// wordsOf says whose words stand in a change between two texts, which are both the publisher's own or not.
func wordsOf(standing revision.Standing, official bool) wordsIn {
	switch {
	case standing == revision.Description:
		return wordsOfDescription
	case official:
		return wordsOfPublisher
	}
	return wordsOfTexts
}

// signalNotes write what the words say, with the words. Quoted are those of the publisher alone.
func signalNotes(m *markup, signals []diff.Signal, in wordsIn) {
	if in == wordsOfDescription {
		return
	}
	for _, s := range signals {
		if s.Type == diff.Commitment { // the editors' mark in any text
			signalNote(m, s, quoted)
		}
	}
	if !slices.ContainsFunc(signals, func(s diff.Signal) bool { return s.Type != diff.Commitment }) {
		return
	}
	words := quoted
	if in == wordsOfTexts {
		m.element("p", "In the words of the texts held here:", "class", "small")
		words = unquoted
	}
	for _, s := range signals {
		if s.Type != diff.Commitment {
			signalNote(m, s, words)
		}
	}
}

// signalNote writes one signal.
func signalNote(m *markup, s diff.Signal, words func(*markup, string)) {
	m.start("p", "class", "signal")
	m.element("span", signalName(s), "class", "chip "+cmp.Or(signalKinds[s.Direction], "flat"))
	m.text(" ")
	words(m, s.Old)
	if s.Old != "" && s.New != "" {
		m.element("span", " → ", "aria-hidden", "true")
		m.element("span", " becomes ", "class", "vh")
	}
	words(m, s.New)
	m.text(" ")
	m.element("span", "rule "+s.Rule, "class", "rule")
	m.end()
}

func quoted(m *markup, words string) {
	if words != "" {
		m.element("q", words)
	}
}

// unquoted writes words that are nobody's own.
func unquoted(m *markup, words string) { m.text(words) }
