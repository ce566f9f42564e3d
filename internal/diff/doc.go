// Package diff compares two texts, clause by clause.
//
// In: two clause trees and what is written about the identity of their clauses. Out: a [Comparison]: which clause became
// which, and what changed in each. Guaranteed:
//
//   - It is a pure function of its input: no file, clock, network or random choice. The same texts give the same answer.
//   - Every clause of either text stands in exactly one [Change].
//   - The edits of a redline give back both texts, letter by letter.
//   - Swapping the texts mirrors the links. A text compared with itself has no change.
//
// The way through the package is that of the data: trace.go reads identities off written IDs, align.go has package alignment find
// the rest by wording and structure, group.go makes changes of links, move.go finds which of them stand elsewhere, order.go puts
// them in reading order, and memory.go has each change described: packages redline shows it word by word, and wording reads off it
// what the words say of a commitment.
//
// The package knows no HTML, no file and no policy.
package diff
