package render

import (
	"fmt"
	"strings"

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
	Specimen   bool            `json:"specimen,omitempty"`
	Draft      bool            `json:"draft,omitempty"`
	Redactions []redactionData `json:"redactions"`
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
		text := redactedTextData{Title: t.Title, URL: s.whole(t.Page), Published: t.Date().String(), Specimen: t.Common.Specimen, Draft: t.Common.Draft}
		for _, p := range t.places {
			text.Redactions = append(text.Redactions, redactionData{ID: p.ID, Clause: string(p.Clause.ID), Label: string(p.Clause.Label), Field: p.Field,
				Reason: string(p.Reason), Extent: string(p.Extent), Note: p.Note, Commitment: p.Commitment, URL: s.whole(t.entry(p.Redaction))})
		}
		d.Total += len(t.places)
		d.Documents = append(d.Documents, text)
	}
	return d
}

// registerMarkdown is the register as Markdown, with whole addresses.
func (s *site) registerMarkdown() []byte {
	at := &view{s: s, at: permalink.Redactions, whole: true}
	page := at.registerPage()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n\nAs of %s. %s\n", transcript.Escape(page.Title), transcript.Escape(page.said()), registerLead, page.AsOf, page.Total)
	for _, sentence := range page.Concludes() {
		fmt.Fprintf(&b, "\n%s\n", sentence)
	}
	for _, t := range page.Texts {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", transcript.Link(t.Page.Text, t.Page.Href), join(" ", t.Line(), t.Count+".", t.Counts))
		b.WriteString("| ID | Where | Reason | Extent | The publisher’s reason in words | Commitment |\n|---|---|---|---|---|---|\n")
		for _, e := range t.Entries {
			where := transcript.Escape(e.Where.Text)
			if e.Where.Href != "" {
				where = transcript.Link(e.Where.Text, e.Where.Href)
			}
			cells := []string{e.ID, where, e.Reason, e.Extent, transcript.Escape(e.Note), "`" + e.Commitment + "`"}
			b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		}
	}
	return []byte(b.String())
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
