// Package citation writes references to what a site holds.
//
// In: the facts of one citable thing, a [Work]: whose words it is in, what it is called, its version, dates, address and digests.
// Out: the same as a sentence, as a quotation to copy, as BibTeX, RIS and CSL-JSON for reference managers, as a robust link, and as
// JSON-LD. Guaranteed: every form names what the text is where it is not its publisher's own wording, so that no specimen and no
// reconstruction passes for one; whatever stands in a title, no value leaves its field; a work has the same key in every form and for
// as long as its address holds; the same facts make the same bytes. The package is pure: it knows no corpus, and the robust link is the
// only HTML that it writes, as text to copy.
//
// The forms: BibTeX by its own manual ("BibTeXing", Patashnik 1988) with the fields of biblatex beside them; RIS as Research Information
// Systems specified it; CSL-JSON by the schema of the Citation Style Language 1.0.2; robust links by robustlinks.mementoweb.org/spec;
// JSON-LD 1.1 in the words of schema.org.
package citation
