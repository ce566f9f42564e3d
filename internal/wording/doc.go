// Package wording reads off a change what its words say of a commitment: that "will" became "may", that 30 days became 60, that a
// condition came in. docs/signals.md states the rules.
//
// In: the clauses of both sides of a change, and the redline between them, as [Signals] takes them. Out: signals in the order of
// the text, each with its words and the rule that found it. Guaranteed:
//
//   - The words of a signal stand in the texts, letter by letter. No signal is given twice.
//   - A text says nothing of itself, and a clause that came or went gives none.
//   - It is a pure function of the clauses and the redline, and knows no policy: all lists are of common English words.
//
// The way through the package is that of the data. words.go and reading.go cut a side into words and sentences, pair.go finds the
// sentences of both sides that belong together, and substitution.go what differs between two of them. statement.go reads what
// a sentence says of actions, with verbgroup.go, modal.go, plain.go and action.go; match.go finds which statement became which.
// On these rest the rules, a file for each family: obligation.go, commitment.go, negation.go, number.go, period.go with date.go,
// condition.go, scope.go with list.go, actor.go, disclosure.go. Several share the lists of phrases of phrase.go. signal.go names
// the rules and asks each family, and strength.go says of a single text how strongly it binds.
//
// The package says what is written, not what it means.
package wording
