// Package canonical writes a text in the one form that every digest is taken of: rspsite.canonical/1.
//
// In: a document of package clause. Out: its canonical bytes, and their SHA-256; from these bytes the document again. Guaranteed: what
// a reader reads, and the known attributes, count; labels, derived IDs, line breaks, the way in which Markdown was written, and
// templates do not. A redaction counts as its public form, so that an outside reviewer and the public see the same digest.
// docs/ledger.md specifies the form to the byte, so that another program can compute every digest anew.
package canonical
