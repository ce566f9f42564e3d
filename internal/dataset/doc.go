// Package dataset says everything that a site shows as data: the records below /api/v1/.
//
// In: a checked corpus, what became of it between its versions (package revision), what the public record has of it (package
// ledger), and a Site that knows which pages there are and how they word things. Out: records, one for each policy, version,
// clause, account of changes, report, edition, review, model, table, goal, source and page; the index of all, all in one file, the
// table of clauses by version; and the JSON Schemas that describe them. Guaranteed: each record says what its text rests on
// (basis, specimen, disputed, notice), whatever it is taken out of; arrays are never null; what no source states is left out; the
// same corpus gives the same bytes; a schema lists every field that a record has.
//
// The way through the package: set.go lists the records and plans the files, head.go makes what all records begin with, text.go the
// clauses of a text, and the other files a kind each. docs/api.md is written for those who read the records.
package dataset
