// Package transcript writes a comparison down for people and programs that have no browser.
//
// In: a comparison of package diff. Out: the contracted JSON, Markdown, and text for a terminal. Guaranteed: the same
// comparison gives the same bytes; control characters of a source never reach a terminal.
package transcript
