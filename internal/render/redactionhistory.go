package render

import (
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A formerRedaction stood in earlier editions of a report and is no longer in the newest.
type formerRedaction struct {
	corpus.RedactionPlace
	in       *redactedText // the last edition that has it
	editions []string      // that have it, oldest first
	last     corpus.EditionText
	until    corpus.EditionText // the edition in which it was gone
}

// formerRedactions are those that are no longer in the newest edition of a report, in the order of the editions that lost them. An
// ID with another commitment is another redaction.
func (s *site) formerRedactions(r *corpus.Report) []formerRedaction {
	var former []formerRedaction
	texts := r.Texts()
	for i, t := range texts[:len(texts)-1] {
		in := s.redacted[t.Path]
		if in == nil {
			continue
		}
		for _, p := range in.places {
			if s.holdsRedaction(texts[i+1], p) {
				continue
			}
			f := formerRedaction{RedactionPlace: p, in: in, last: t, until: texts[i+1]}
			for _, before := range texts[:i+1] {
				if s.holdsRedaction(before, p) {
					f.editions = append(f.editions, before.Edition)
				}
			}
			former = append(former, f)
		}
	}
	return former
}

// holdsRedaction reports whether an edition has a redaction of that ID and commitment.
func (s *site) holdsRedaction(t corpus.EditionText, p corpus.RedactionPlace) bool {
	in := s.redacted[t.Path]
	return in != nil && slices.ContainsFunc(in.places, func(q corpus.RedactionPlace) bool { return q.ID == p.ID && q.Commitment == p.Commitment })
}

// A formerEntry is such a redaction on a page.
type formerEntry struct {
	redactionEntry
	Editions string // "edition 1", "editions 1 and 2"
	Gone     string // "edition 3 of 1 July 2026"
	Redline  *link
}

// redline is the page that shows what stands in place of the redaction.
func (f formerRedaction) redline(r *corpus.Report) string {
	return permalink.ReportEditions(r.Name, f.last.Edition, f.until.Edition)
}

// formerEntries are those of a report, for a page.
func (at *view) formerEntries(r *corpus.Report) []formerEntry {
	var entries []formerEntry
	for _, f := range at.s.formerRedactions(r) {
		e := formerEntry{redactionEntry: f.in.redactionEntry(at, f.RedactionPlace), Redline: at.ifHas(f.redline(r), "What changed"),
			Editions: numbered(len(f.editions), "edition", "editions") + " " + list(f.editions), Gone: "edition " + f.until.Edition + " of " + f.until.Dated().Long()}
		e.Anchor = formerAnchor(f)
		entries = append(entries, e)
	}
	return entries
}

// formerAnchor is the id of an entry among all that a report lost.
func formerAnchor(f formerRedaction) string { return "_former-" + f.last.Edition + "-" + f.ID }

// An onRedactions is what an outside reviewer says of the redactions of a report.
type onRedactions struct {
	Reviewer link
	Edition  string // that was reviewed
	Says     template.HTML
	Plain    string // the same without marks
}

// opinionsOnRedactions are those of the published reviews of a report.
func (at *view) opinionsOnRedactions(r *corpus.Report) []onRedactions {
	var opinions []onRedactions
	for _, v := range publishedReviews(r) {
		if !v.Redactions.IsZero() {
			address := permalink.Review(r.Name, v.Name)
			opinions = append(opinions, onRedactions{at.to(address, v.Reviewer), v.Edition, at.write(&v.File, address).prose(v.Redactions), at.s.plain(v.Redactions.Inline, &v.File)})
		}
	}
	return opinions
}

// numbered is the word for n things.
func numbered(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
