// Package superseded keeps what published texts said before they were corrected.
//
// In: the public record, the files of content/superseded, a corpus. Out: of each document the texts that it had, with the lines of the
// record that published and that corrected them, and what is wrong with the files. Guaranteed: a text that is given has the digest of its
// line, and has no words that a text which came later redacts. The record has digests alone, and its form is final: a text that is not
// kept cannot be told from its digest.
package superseded
