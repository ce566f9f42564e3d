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
// Marks are found in bytes, before any of them is read as Markdown or YAML. Where one stands in front matter the header is read as
// YAML, so that what is committed to is the value, and written so that YAML gives it back. What the lines of Markdown mean package
// layout knows, and what a public form is, package publicform; package gate searches a project for what must not be in it. None of
// them knows a policy, and this one opens no file.
package redaction
