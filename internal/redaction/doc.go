// Package redaction takes texts out of a source so that none of them can leak, and proves later what was taken out.
//
// In: the bytes of a private source, in which private marks stand around what is to go:
//
//	{~ secret ~}{reason="public-safety" note="Why" extent="sentence"}
//
// Out: the same source with a public form in place of each mark, and the openings, which reviewers get: for every redaction the
// text and a salt. The public form commits to both by SHA-256; [Reveal] puts the texts back and checks each commitment. Guaranteed:
// no message holds a byte of a redacted text; the public source depends on the text by the commitments alone, not by its length.
// docs/redaction.md says what that is worth.
//
// The package works on bytes, before any of them is read as Markdown or YAML. It knows no file and no policy.
package redaction
