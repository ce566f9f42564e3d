// Package redline shows word by word how clauses became others, as an edited book would. docs/diff.md says what counts as a
// difference.
//
// In: the clauses of both sides of a change, as [Between] takes them: one on each side as a rule, several where clauses were
// split or merged, none where one came or went. Out: the edits that lead from one side to the other, each an [Edit], and what
// changed where the words did not, each a [MarkChange]. Guaranteed:
//
//   - The edits give back the texts of both sides, letter by letter, and their runs those of the clauses.
//   - The same clauses on both sides give no difference, and no mark.
//   - It is a pure function of the clauses, and its work is bounded by their length, whatever they say.
//
// The way through the package is that of the data. token.go, word.go, inline.go and hyphen.go cut both sides into tokens. row.go
// pairs the cells of a row. hunk.go, best.go, anchor.go and edge.go find what stayed, and cleanup.go drops what a reader should not
// have to see as unchanged. writer.go and same.go turn tokens into runs of text. marks.go, marklook.go and markchange.go find what
// changed where the words did not.
//
// The package knows no text as a whole, no version, and nothing of what the words mean.
package redline
