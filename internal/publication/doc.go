// Package publication holds what a corpus makes public against what was published before.
//
// In: a checked corpus, and its ledger, which [Read] makes a [Register] of: the lines, the tree over them, and what of it is public.
// Out: the record of each document as it stands now ([Records]); the events that the next publication appends ([Compare], [Events]); and
// a problem for each way in which the corpus breaks what was published: a text or a header that changed without an erratum, an
// address that would stop answering, an entry of a list that is gone. [Backdated] warns of what only the day of a publication can tell.
// Guaranteed: a corpus that differs from its ledger in nothing but what is new gives no problem and no event but of the new; the
// same corpus and ledger give the same events. The package writes no files.
package publication
