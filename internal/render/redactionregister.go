package render

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// A registerPage is the register of redactions over all documents.
type registerPage struct {
	*layout
	Lead     string
	What     string // id of the part that says what a redaction is
	Total    string
	Texts    []registerText
	Markdown link
	JSON     link
}

// A registerText is one document in the register.
type registerText struct {
	Page  link
	Date  string
	Marks []chip
	*redactionList
}

// RegisterLink leads to the register, from every page.
func (l *layout) RegisterLink() link { return l.view.to(permalink.Redactions, "Redactions") }

// whatID is the id of the part of the register that says what a redaction is.
const whatID = "_what"

// registerID is the id of a document's part of the register.
func (t *redactedText) registerID() string {
	return "_" + strings.Trim(strings.NewReplacer("#_", "", "#", "").Replace(t.Page), "/")
}

// register lists the documents that have redactions, newest first, those without a date last. A report is there for all of its
// editions.
func (s *site) register() []*redactedText {
	var texts []*redactedText
	for d := range s.corpus.Documents() {
		if t := s.redacted[d.Path]; t != nil && !d.Earlier {
			texts = append(texts, t)
		}
	}
	slices.SortStableFunc(texts, func(a, b *redactedText) int { return b.Date().Compare(a.Date()) })
	return texts
}

// redactionRegister plans the register and its files.
func (s *site) redactionRegister() {
	s.add(permalink.Redactions, func(at *view) (string, any) { return "redactions", at.registerPage() })
	s.addFile(permalink.Data(permalink.Redactions), func() ([]byte, error) { return encodeJSON(s.registerData()) })
	s.addFile(permalink.RedactionsMarkdown, func() ([]byte, error) { return s.registerMarkdown(), nil })
}

func (at *view) registerPage() *registerPage {
	p := &registerPage{layout: at.layout("Redactions", permalink.Redactions), Lead: registerLead, What: whatID,
		Markdown: at.to(permalink.RedactionsMarkdown, "Markdown"), JSON: at.to(permalink.Data(permalink.Redactions), "JSON")}
	n, former, now := 0, 0, 0
	texts := at.s.register()
	for _, t := range texts {
		text := at.registerText(t)
		n, former, now = n+len(t.places), former+len(text.Former), now+min(len(t.places), 1)
		p.Texts = append(p.Texts, text)
	}
	p.sayOfRegister(texts)
	p.Description = join(" ", registerLead, p.said())
	p.Total = count(n, "redaction", "redactions") + " in " + count(now, "document", "documents") + "."
	if former > 0 {
		p.Total += " " + count(former, "more stood", "more stood") + " in earlier editions of Risk Reports."
	}
	return p
}

const registerLead = "Every text that was taken out of a document held here: where it stood, why, and the digest that binds whoever took it out."

// sayOfRegister says what the documents in the register are.
func (p *registerPage) sayOfRegister(texts []*redactedText) {
	specimens := 0
	for _, t := range texts {
		if t.Common.Specimen {
			specimens++
		}
	}
	switch {
	case len(texts) == 0:
		p.say("basis", "Nothing on this site is redacted.")
	case specimens == len(texts):
		p.Head = p.Title + " of specimens"
		p.say("specimen", "Every document listed here is a specimen: made up to show how such a document looks here; nobody published it.")
	default:
		p.say("basis", "Reasons and notes are the publishers’ own.")
		if specimens > 0 {
			p.say("specimen", "Specimens, which nobody published, are marked.")
		}
	}
}

// registerText is one document in the register. Its entries have ids that hold for all documents.
func (at *view) registerText(t *redactedText) registerText {
	r := registerText{Page: at.to(t.Page, t.Title), Date: t.Date().Long(), Marks: marks(t.Common), redactionList: at.redactionList(t)}
	r.Heading = t.registerID()
	for i, p := range t.places {
		r.Entries[i].Anchor = r.Heading + "/" + p.ID
	}
	for i := range r.Former {
		r.Former[i].Anchor = r.Heading + "/" + r.Former[i].Anchor[1:]
	}
	return r
}

// reasonWords and extentWords are all that a redaction may say, as a list in a sentence.
func reasonWords() string {
	var words []string
	for _, r := range clause.Reasons {
		words = append(words, r.Words())
	}
	return enumerated(words)
}

func extentWords() string {
	var words []string
	for _, e := range clause.Extents {
		words = append(words, "a "+string(e))
	}
	return enumerated(words)
}

// enumerated joins words with commas, and the last with "or".
func enumerated(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
