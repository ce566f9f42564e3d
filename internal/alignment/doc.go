// Package alignment finds which clause of one text carries on which of another, by wording and structure.
//
// In: the clauses of two texts in document order, and which of them are linked already. Out: links, any number for a
// clause, each with a confidence. Guaranteed:
//
//   - It is a pure function of its input: no file, clock, network or random choice.
//   - Swapping the texts mirrors the links, confidences included: whatever is computed of two clauses is computed of both
//     alike, and ties are broken by what does not change when they are swapped.
//   - A text compared with itself gives every clause itself, and nothing else.
//   - Time and memory grow with the number of clauses, not with its square. The bounds are the constants of
//     candidates.go, assign.go and context.go.
//
// The way through the package is the way of a pair of texts: terms.go and reading.go read each clause, pin.go links equal
// texts, candidates.go finds pairs that are worth a look, same.go those that are one text by their words alone, evidence.go
// weighs each pair by itself and against its rivals, assign.go finds the best one-to-one matching, context.go weighs each pair
// again in the light of that matching, find.go decides. The weights are in weights.go; package fit makes them. docs/alignment.md says why it works and what was tried.
package alignment
