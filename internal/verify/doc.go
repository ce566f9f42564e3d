// Package verify checks a finished site against its own public record, without its sources.
//
// In: the files of a site, from a folder or over HTTP; perhaps the publisher's key, and a checkpoint that a reader kept. Out: what
// holds and what does not, in words for a reader. Guaranteed: an honest site passes; a site is never trusted, so that no file of
// it, however made, ends the program, takes more memory than [Limits] allow, or makes it ask another host. It knows the ledger and
// the canonical form, and nothing of sources or of how pages are made but the few classes that docs/verifying.md names.
package verify
