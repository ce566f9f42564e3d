package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A redactedText is a document out of which something was taken; of a report, perhaps in an earlier edition alone.
type redactedText struct {
	corpus.Document
	places []corpus.RedactionPlace
}

// findRedactions looks through all documents once, before any page is made.
func (s *site) findRedactions() {
	s.redacted = map[string]*redactedText{}
	for d := range s.corpus.Documents() {
		if places := d.Redactions(); len(places) > 0 {
			s.redacted[d.Path] = &redactedText{Document: d, places: places}
		}
	}
	for d := range s.corpus.Documents() {
		if d.Report != nil && !d.Earlier && s.redacted[d.Path] == nil && len(s.formerRedactions(d.Report)) > 0 {
			s.redacted[d.Path] = &redactedText{Document: d}
		}
	}
}

// redactionID is the id of a redaction's entry on the page of its document.
func redactionID(r *clause.Redaction) string { return "_redaction-" + r.ID }

// entry is the address of a redaction's entry: on the page of its document or, of what shares a page with other documents, in the
// register of all.
func (t *redactedText) entry(r *clause.Redaction) string {
	if t.sharesPage() {
		return permalink.Redactions + "#" + t.registerID() + "/" + r.ID
	}
	return t.Page + "#" + redactionID(r)
}

// redaction writes a bar with its words, which say in every form of the page what stands for what. It leads to the entry that says
// the rest; within another link it is that link's text.
func (w *writer) redaction(m *markup, r clause.Run, linked bool) {
	if t := w.redactedText(); t != nil && !linked {
		if entry := t.entry(r.Redaction); w.s.has(entry) {
			m.element("a", r.Text, "href", w.href(entry), "class", "redacted", "title", r.Redaction.Note)
			return
		}
	}
	m.element("span", r.Text, "class", "redacted", "title", r.Redaction.Note)
}

// redactedText is what is known of the redactions of the writer's file; nil if it has no page here.
func (w *writer) redactedText() *redactedText {
	if w.file == nil {
		return nil
	}
	return w.s.redacted[w.file.Path]
}

// codeRuns writes code as it was written, a bar in place of what was taken out.
func (w *writer) codeRuns(m *markup, in clause.Inline) {
	for _, r := range in {
		if r.Redaction != nil {
			w.redaction(m, r, false)
		} else {
			m.text(r.Text)
		}
	}
}
