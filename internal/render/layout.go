package render

import (
	"html/template"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A layout is what every page has: its head, masthead, banner and footer. Page values embed it.
type layout struct {
	view        *view
	Title       string // of the page: its h1 and the first part of the document's title
	Description string
	Language    string
	Site        string // the site's title
	PublishedBy string // publisher of the site: pages may have a Publisher of their own, that of what they show
	AsOf        string
	Home        string
	StyleSheet  string
	Icon        string
	Feed        string
	Script      string // of the preview; empty on a published site
	Canonical   string // whole address of the page that counts, if known
	Previous    *link  // in a series
	Next        *link
	Nav         template.HTML
	Banner      []statement // what the text of this page is: one sentence each
	Licence     link
	Contact     link
}

// A statement is one sentence of the banner.
type statement struct {
	Kind string // basis, specimen, draft, superseded, withdrawn
	Text string
}

// IsHome reports whether the page is the site's first one, whose title needs no repeating.
func (l *layout) IsHome() bool { return l.view.at == "/" }

// layout makes the frame of a page. section is the address of the masthead's entry that the page belongs to.
func (v *view) layout(title, section string) *layout {
	c := &v.s.corpus.Config
	l := &layout{
		view: v, Title: title, Language: c.Language, Site: c.Title, PublishedBy: c.Publisher, AsOf: v.s.corpus.AsOf.Long(),
		Home: v.href("/"), StyleSheet: v.href(staticDir + "site.css"), Icon: v.href(staticDir + "icon.svg"),
		Feed:    v.href(feedAddress),
		Licence: link{Text: c.DataLicence.Name, Href: c.DataLicence.URL}, Contact: contact(c.Contact),
	}
	if l.Language == "" {
		l.Language = "en"
	}
	if v.s.options.BaseURL != "" {
		l.Canonical = absolute(v.s.options.BaseURL, v.at)
	}
	if v.s.options.Reload {
		l.Script = v.href(reloadScript)
	}
	l.Nav = v.nav(section)
	return l
}

// nav makes the links of the masthead; section is the address of the one that the page lies below.
func (v *view) nav(section string) template.HTML {
	var m markup
	for _, item := range v.s.navigation() {
		current := ""
		switch item.Href {
		case v.at:
			current = "page"
		case section:
			current = "true"
		}
		m.element("a", item.Text, "href", v.href(item.Href), "aria-current", current)
		m.line()
	}
	return m.html()
}

// reloadScript is served by the preview; no built site has it.
const reloadScript = "/_rspsite/reload.js"

// navigation lists the masthead's entries by address.
func (s *site) navigation() []link {
	var nav []link
	if len(s.corpus.Policies) > 0 {
		nav = append(nav, link{"Versions", permalink.Policy(s.corpus.Policies[0].Name)})
	}
	return append(nav, link{"Changes", corpus.ChangesAddress}, link{"Models", modelsAddress}, link{"Reports", reportsAddress},
		link{"Tables", tablesAddress}, link{"Goals", goalsAddress}, link{"Sources", sourcesAddress}, link{"About", pagesAddress})
}

func contact(c corpus.Contact) link {
	if c.URL != "" {
		return link{Text: "Send a correction", Href: c.URL}
	}
	return link{Text: c.Email, Href: "mailto:" + c.Email}
}

// Sentences of the banner.
const (
	reconstructionSentence = "Reconstructed from secondary sources; not the publisher’s wording."
	excerptSentence        = "Excerpts of the publisher’s wording; not the whole text."
	officialSentence       = "The publisher’s own wording."
	compiledSentence       = "Compiled from the sources named on this page, in this site’s own words."
	specimenSentence       = "Specimen: made up to show how such a document looks here; nobody published it."
	draftSentence          = "Draft: not published."
)

// basisSentence says what a text of that basis is.
func basisSentence(b corpus.Basis) string {
	switch clause.Basis(b) {
	case clause.Reconstruction:
		return reconstructionSentence
	case clause.Excerpt:
		return excerptSentence
	case clause.Official:
		return officialSentence
	}
	return compiledSentence
}

// banner says what the text of a file is: its basis first, then whatever else a reader must know before reading.
func (l *layout) banner(c *corpus.Common) {
	l.say("basis", basisSentence(c.Basis))
	if c.Specimen {
		l.say("specimen", specimenSentence)
	}
	if c.Draft {
		l.say("draft", draftSentence)
	}
	if c.Withdrawn != nil {
		l.say("withdrawn", "Withdrawn on "+c.Withdrawn.On.Long()+".")
	}
}

// say adds one sentence to the banner.
func (l *layout) say(kind, sentence string) {
	l.Banner = append(l.Banner, statement{Kind: kind, Text: sentence})
}

// said is the banner in one string, for descriptions and feeds.
func (l *layout) said() string {
	var sentences []string
	for _, b := range l.Banner {
		sentences = append(sentences, b.Text)
	}
	return strings.Join(sentences, " ")
}

// sayOfSite says on pages that gather many texts what those are.
func (l *layout) sayOfSite() {
	bases := map[corpus.Basis]bool{}
	for _, p := range l.view.s.corpus.Policies {
		for _, v := range p.Versions {
			bases[v.Basis] = true
		}
	}
	reconstructed := bases[corpus.Basis(clause.Reconstruction)]
	switch {
	case len(bases) == 0:
		l.say("basis", "No version of a policy is held here yet.")
	case len(bases) == 1 && reconstructed:
		l.say("basis", "Policy texts on this site are reconstructed from secondary sources; not the publisher’s wording.")
	case len(bases) == 1 && bases[corpus.Basis(clause.Official)]:
		l.say("basis", "Policy texts on this site are the publishers’ own wording.")
	case !reconstructed:
		l.say("basis", "Not every policy text on this site is the publisher’s whole wording; each page says what its text is.")
	default:
		l.say("basis", "Some policy texts on this site are reconstructed from secondary sources; each page says which.")
	}
}

// MethodLink leads to the page that tells how the texts were made, if there is one.
func (l *layout) MethodLink() *link {
	return l.view.ifHas(permalink.Page("method"), "How this site was made")
}

// ifHas is a link to a page that a project may or may not have.
func (v *view) ifHas(address, text string) *link {
	if !v.s.has(address) {
		return nil
	}
	l := v.to(address, text)
	return &l
}

// marks are the words that stand behind a title in lists, so that no text passes for what it is not. A specimen is made up:
// it rests on nothing.
func marks(c *corpus.Common) []chip {
	var out []chip
	if b := clause.Basis(c.Basis); !c.Specimen && (b == clause.Reconstruction || b == clause.Excerpt) {
		out = append(out, chip{capital(string(b)), "flat"})
	}
	if c.Specimen {
		out = append(out, chip{"Specimen", "weak"})
	}
	if c.Draft {
		out = append(out, chip{"Draft", "weak"})
	}
	if c.Withdrawn != nil {
		out = append(out, chip{"Withdrawn", "weak"})
	}
	return out
}

// A chip is a word or two in a frame. Kind colours it: weak, strong, move or flat; the word alone says all.
type chip struct{ Text, Kind string }

// capital writes the first letter of a word of ours large.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// orNotStated is s, or what pages say of a field that no source fills.
func orNotStated(s string) string {
	if s == "" {
		return "not stated"
	}
	return s
}

// excerptWords is how many words of a clause remind a reader of it.
const excerptWords = 14

// firstWords shortens a text to its first words.
func firstWords(text string) string {
	words := strings.Fields(text)
	if len(words) <= excerptWords {
		return text
	}
	return strings.TrimRight(strings.Join(words[:excerptWords], " "), ",;:.") + " …"
}
