package render

import (
	"fmt"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/transcript"
)

// redactionsSchema names the form of the register as data; docs/redactions.schema.json describes it.
const redactionsSchema = "rspsite.redactions/1"

// A registerData is the register as data.
type registerData struct {
	Schema    string             `json:"schema"`
	Notice    string             `json:"notice"`
	URL       string             `json:"url"`
	AsOf      string             `json:"asOf"`
	Total     int                `json:"total"`
	Documents []redactedTextData `json:"documents"` // newest first
}

// A redactedTextData is one document of the register.
type redactedTextData struct {
	Title      string          `json:"title"`
	URL        string          `json:"url"`
	Published  string          `json:"published,omitempty"`
	Edition    string          `json:"edition,omitempty"` // of a report: the newest
	Basis      *string         `json:"basis"`             // null where the header states none
	Specimen   bool            `json:"specimen"`
	Draft      bool            `json:"draft,omitempty"`
	Redactions []redactionData `json:"redactions"` // of a report: of its newest edition
	Former     []formerData    `json:"former"`     // of a report: those of earlier editions that are gone
	Opinions   []onRedactData  `json:"opinions"`   // of a report: those of its reviewers
}

// A formerData is a redaction that is no longer in the newest edition of a report. Its clause is that of the last that had it.
type formerData struct {
	redactionData
	Editions []string `json:"editions"` // that have it
	GoneWith string   `json:"goneWith"` // the edition
	On       string   `json:"on"`       // when that came out
	Redline  string   `json:"redline"`  // what stands in its place
}

// An onRedactData is what a reviewer says of what was redacted.
type onRedactData struct {
	Reviewer string `json:"reviewer"`
	Edition  string `json:"edition,omitempty"`
	Says     string `json:"says"`
	URL      string `json:"url"` // of the review
}

// A redactionData is one redaction. Either clause or field says where it stands.
type redactionData struct {
	ID         string `json:"id"`
	Clause     string `json:"clause,omitempty"` // ID of the clause of the text
	Label      string `json:"label,omitempty"`  // of the clause
	Field      string `json:"field,omitempty"`  // path of the field of the header
	Reason     string `json:"reason"`
	Extent     string `json:"extent"`
	Note       string `json:"note"`
	Commitment string `json:"commitment"`
	URL        string `json:"url"` // of the entry
}

func (s *site) registerData() registerData {
	at := &view{s: s, at: permalink.Redactions, whole: true}
	page := at.registerPage()
	d := registerData{Schema: redactionsSchema, Notice: page.said(), URL: s.whole(permalink.Redactions), AsOf: s.corpus.AsOf.String(), Documents: []redactedTextData{}}
	for _, t := range s.register() {
		text := s.redactedTextData(t)
		d.Total += len(t.places)
		d.Documents = append(d.Documents, text)
	}
	return d
}

func (s *site) redactedTextData(t *redactedText) redactedTextData {
	text := redactedTextData{Title: t.Title, URL: s.whole(t.Page), Published: t.Date().String(), Basis: basisData(t.Common.Basis), Specimen: t.Common.Specimen,
		Draft: t.Common.Draft, Redactions: []redactionData{}, Former: []formerData{}, Opinions: []onRedactData{}}
	for _, p := range t.places {
		text.Redactions = append(text.Redactions, s.redactionData(t, p))
	}
	r := t.Report
	if r == nil {
		return text
	}
	text.Edition = r.Edition
	for _, f := range s.formerRedactions(r) {
		text.Former = append(text.Former, formerData{s.redactionData(f.in, f.RedactionPlace), f.editions, f.until.Edition, f.until.Dated().String(), s.whole(f.redline(r))})
	}
	for _, v := range publishedReviews(r) {
		if !v.Redactions.IsZero() {
			text.Opinions = append(text.Opinions, onRedactData{v.Reviewer, v.Edition, s.plain(v.Redactions.Inline, &v.File), s.whole(permalink.Review(r.Name, v.Name))})
		}
	}
	return text
}

func (s *site) redactionData(t *redactedText, p corpus.RedactionPlace) redactionData {
	return redactionData{ID: p.ID, Clause: string(p.Clause.ID), Label: string(p.Clause.Label), Field: p.Field,
		Reason: string(p.Reason), Extent: string(p.Extent), Note: p.Note, Commitment: p.Commitment, URL: s.whole(t.entry(p.Redaction))}
}

// registerMarkdown is the register as Markdown, with whole addresses.
func (s *site) registerMarkdown() []byte {
	at := &view{s: s, at: permalink.Redactions, whole: true}
	page := at.registerPage()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> %s\n\n%s\n\nAs of %s. %s\n", transcript.Escape(page.Title), transcript.Escape(page.said()), registerLead, page.AsOf, page.Total)
	for _, sentence := range page.Concludes() {
		fmt.Fprintf(&b, "\n%s\n", sentence)
	}
	for _, t := range page.Texts {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", transcript.Link(t.Page.Text, t.Page.Href), join(" ", t.Line(), t.Count+".", t.Counts))
		if len(t.Entries) > 0 {
			b.WriteString("| ID | Where | Reason | Extent | The publisher’s reason in words | Commitment |\n|---|---|---|---|---|---|\n")
		}
		for _, e := range t.Entries {
			cells := []string{e.ID, markdownLink(e.Where), e.Reason, e.Extent, transcript.Escape(e.Note), "`" + e.Commitment + "`"}
			b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		}
		for _, e := range t.Former {
			fmt.Fprintf(&b, "\n%s, %s: in %s, gone with %s", e.ID, markdownLink(e.Where), e.Editions, e.Gone)
			if e.Redline != nil {
				b.WriteString(". " + markdownLink(*e.Redline))
			}
			fmt.Fprintf(&b, ". %s, %s. %s `%s`\n", e.Reason, e.Extent, transcript.Escape(e.Note), e.Commitment)
		}
		for _, o := range t.Opinions {
			fmt.Fprintf(&b, "\n%s on what was redacted: %s\n", markdownLink(o.Reviewer), transcript.Escape(o.Plain))
		}
	}
	return []byte(b.String())
}

// markdownLink writes a link as Markdown does.
func markdownLink(l link) string {
	if l.Href == "" {
		return transcript.Escape(l.Text)
	}
	return transcript.Link(l.Text, l.Href)
}

// Line says of a document in the register when it was published, and what it is.
func (t registerText) Line() string {
	parts := []string{t.Date}
	for _, m := range t.Marks {
		parts = append(parts, m.Text)
	}
	if line := join(" · ", parts...); line != "" {
		return line + "."
	}
	return ""
}

// Concludes says what a reader can conclude from an entry, and what not.
func (p *registerPage) Concludes() []string {
	return []string{
		"A redaction is a text that the publisher took out before publishing. In its place stand a reason (" + reasonWords() + "), a rough extent (" + extentWords() + "), a sentence that justifies it, and a commitment.",
		"The commitment is a SHA-256 digest of the text together with a random salt. Whoever is given the text and the salt, an outside reviewer for one, can check that it is this text to the byte: the publisher can no longer put another in its place.",
		"From the commitment alone nobody can conclude what was taken out, how long it was, or whether two redactions hide the same text. It does not show either that the text is true or that the reason is a good one.",
	}
}
