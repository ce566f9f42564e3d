package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/transcript"
)

// llms.txt tells programs that read text where the Markdown of the main pages and the data stand (llmstxt.org: a title, a summary as a
// quotation, what to know, lists of links). It says nothing that the pages do not say.

// llms plans llms.txt.
func (s *site) llms() {
	s.addFile(permalink.LLMs, func() ([]byte, error) {
		at := &view{s: s, at: permalink.LLMs, whole: true}
		l := &llmsFile{view: at}
		l.head()
		l.policies()
		l.section("Risk Reports", s.documentsOf(func(d corpus.Document) bool { return strings.HasPrefix(d.Page, permalink.Reports) && !d.Earlier }))
		l.section("Tables", s.documentsOf(func(d corpus.Document) bool { return strings.HasPrefix(d.Page, permalink.Tables) }))
		l.section("About", s.documentsOf(func(d corpus.Document) bool { return strings.HasPrefix(d.Page, permalink.Pages) }))
		l.lists()
		l.data()
		return []byte(l.b.String()), nil
	})
}

// An llmsFile is llms.txt as it is written.
type llmsFile struct {
	*view
	b strings.Builder
}

// head says what the site is, what its texts are, and what each file says of itself.
func (l *llmsFile) head() {
	c := &l.s.corpus.Config
	l.b.WriteString("# " + transcript.Escape(c.Title) + "\n")
	if summary := l.s.plain(c.Summary.Inline, nil); summary != "" {
		l.b.WriteString("\n> " + transcript.Escape(summary) + "\n")
	}
	frame := l.layout("", "")
	frame.sayOfSite()
	l.paragraph(frame.said())
	l.b.WriteString("\n" + llmsGuide + "\n")
	l.paragraph("As of " + frame.AsOf + ". Published by " + c.Publisher + ". Data and own texts of this site: " + c.DataLicence.Name + ".")
}

// llmsGuide says how to read the Markdown of a page.
const llmsGuide = "Pages have their Markdown beside them, as `index.md`. Below its title stands what its text is. Where a page shows a text, the ID of each clause " +
	"stands behind it, as in `{#id}`: the page’s address and `#id` lead to the clause. Specimens are made up to show how such a document looks here, and are marked."

func (l *llmsFile) paragraph(text string) {
	if text != "" {
		l.b.WriteString("\n" + transcript.Escape(text) + "\n")
	}
}

// An llmsEntry is a link and what is said of it.
type llmsEntry struct{ title, address, says string }

// list writes a list of those entries that the site has; without any there is no heading.
func (l *llmsFile) list(title string, entries []llmsEntry) {
	open := false
	for _, e := range entries {
		if !l.s.has(e.address) {
			continue
		}
		if !open {
			l.b.WriteString("\n## " + transcript.Escape(title) + "\n\n")
			open = true
		}
		l.b.WriteString("- " + transcript.Link(e.title, l.href(e.address)))
		if e.says != "" {
			l.b.WriteString(": " + transcript.Escape(e.says))
		}
		l.b.WriteByte('\n')
	}
}

// section lists documents by their Markdown.
func (l *llmsFile) section(title string, documents []corpus.Document) {
	var entries []llmsEntry
	for _, d := range documents {
		entries = append(entries, l.document(d))
	}
	l.list(title, entries)
}

// document is the entry of a document: what it is stands before what it says.
func (l *llmsFile) document(d corpus.Document) llmsEntry {
	var words []string
	for _, m := range marks(d.Common) {
		words = append(words, m.Text)
	}
	says := l.s.plain(d.Common.Summary.Inline, d.File)
	if marked := strings.Join(words, ", "); marked != "" {
		says = join(" ", marked+".", says)
	}
	return llmsEntry{d.Title, permalink.Markdown(d.Page), says}
}

// documentsOf are the documents that are meant, in the order of the corpus.
func (s *site) documentsOf(meant func(corpus.Document) bool) []corpus.Document {
	var list []corpus.Document
	for d := range s.corpus.Documents() {
		if meant(d) {
			list = append(list, d)
		}
	}
	return list
}

// policies lists each policy with its versions, the newest first, and what changed from each to the next.
func (l *llmsFile) policies() {
	for _, p := range l.s.corpus.Policies {
		entries := []llmsEntry{
			{p.Title + ": all versions", permalink.Markdown(permalink.Policy(p.Name)), l.s.plain(p.Summary.Inline, &p.File)},
			{"The latest text held", permalink.Markdown(permalink.Latest(p.Name)), ""},
			{"Which version was in force when", permalink.Markdown(permalink.InForce(p.Name)), "with those that are recorded, whose text is not held"},
		}
		var changes []llmsEntry
		for i := len(p.Versions) - 1; i >= 0; i-- {
			v := p.Versions[i]
			entries = append(entries, l.document(corpus.Document{File: &v.File, Common: &v.Common, Title: v.Name, Page: v.Address()}))
			if i > 0 {
				before := p.Versions[i-1]
				changes = append(changes, llmsEntry{"What changed from " + before.Name + " to " + v.Name,
					permalink.Markdown(permalink.Compare(p.Name, before.Name, v.Name)), ""})
			}
		}
		l.list(p.Title, append(entries, changes...))
	}
}

// lists are the pages that gather others.
func (l *llmsFile) lists() {
	md := permalink.Markdown
	l.list("Lists", []llmsEntry{
		{"Changes", md(permalink.Changes), "change records and the publishers’ accounts, by version"},
		{"Models", md(permalink.Models), "determinations, thresholds, the policy in force at release"},
		{"Risk Reports", md(permalink.Reports), "reports and when they are due"},
		{"Goals", md(permalink.Goals), "dated promises, with the dates given"},
		{"Sources", md(permalink.Sources), "the documents that others cite"},
		{"Redactions", md(permalink.Redactions), "what was taken out, and why"},
		{"Public record", md(permalink.Ledger), "what was published here, and how to check it"},
	})
}

// data are the files for programs.
func (l *llmsFile) data() {
	l.list("Data", []llmsEntry{
		{"What there is as data", permalink.Markdown(permalink.API), "JSON of every kind, with its schemas"},
		{"All records", permalink.APICorpus, "JSON"},
		{"All records, one a line", permalink.APILines, "NDJSON"},
		{"What is new", permalink.Feed("/"), "Atom"},
		{"The same", permalink.JSONFeed("/"), "JSON Feed"},
		{"Risk Reports and when they are due", permalink.ReportCalendar, "iCalendar"},
		{"The public record, one event a line", permalink.LedgerLines, "NDJSON"},
		{"All pages", sitemapAddress, "sitemap"},
	})
}
