// Package transcript writes a comparison down for people and programs that have no browser.
//
// In: a comparison of package diff. Out: the contracted JSON ([JSON]), Markdown ([Markdown]), and text for a terminal
// ([Text], [Stat]). Guaranteed: the same comparison gives the same bytes; no character of a source steers a terminal or is
// taken for markup; from the JSON both texts of every change can be rebuilt letter by letter. The other two are for reading.
package transcript
