package render

import (
	"cmp"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A statement is one sentence of the banner.
type statement struct {
	Kind string // basis, specimen, draft, superseded, withdrawn, differs
	Text string
}

// Sentences of the banner.
const (
	reconstructionSentence = "Reconstructed from secondary sources; not the publisher’s wording."
	excerptSentence        = "Excerpts of the publisher’s wording; not the whole text."
	officialSentence       = "The publisher’s own wording."
	listSentence           = "A list; each page that it names says what its own text is."
	modelsSentence         = "Compiled from the sources that each model’s page names, in this site’s own words."
	compiledSentence       = "Compiled from the sources named on this page, in this site’s own words."
	specimenSentence       = "Specimen: made up to show how such a document looks here; nobody published it."
	specimenFacts          = "Its facts are those of the sources named on this page."
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

// banner says what the text of a file is: its basis first, then whatever else a reader must know before reading. A specimen
// has no basis: there is no text of which it could be a reconstruction.
func (l *layout) banner(c *corpus.Common) { l.bannerAmid(c, namesSources(c)) }

// bannerAmid is the same on a page that names the sources of the text, or does not.
func (l *layout) bannerAmid(c *corpus.Common, sources bool) {
	basis := basisSentence(c.Basis)
	if l.view != nil {
		basis = l.view.s.speaks(c)
	}
	switch {
	case c.Specimen && sources:
		l.say("specimen", specimenSentence+" "+specimenFacts)
	case c.Specimen:
		l.say("specimen", specimenSentence)
	case basis != "":
		l.say("basis", basis)
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

// saidBesides is the banner without the sentences of a kind.
func (l *layout) saidBesides(kind string) string {
	but := layout{Banner: slices.DeleteFunc(slices.Clone(l.Banner), func(b statement) bool { return b.Kind == kind })}
	return but.said()
}

// specimenFirst stands before the description of a page that shows a specimen: search results and link previews cut off what comes late.
const specimenFirst = "Specimen, published by nobody:"

// About describes the page to those who see a link to it and no banner.
func (l *layout) About() string {
	isOne := slices.ContainsFunc(l.Banner, func(b statement) bool { return b.Kind == "specimen" })
	if !isOne || l.Description == "" || strings.Contains(strings.ToLower(l.Description), "specimen") {
		return l.Description
	}
	if l.isOnlySpecimen() {
		return specimenFirst + " " + l.Description
	}
	return join(" ", l.Description, l.said())
}

// isOnlySpecimen reports whether all that the page shows was made up.
func (l *layout) isOnlySpecimen() bool {
	return l.saidBesides("specimen") != l.said() && !slices.ContainsFunc(l.Banner, func(b statement) bool { return b.Kind == "basis" })
}

// HeadTitle is the title of the document, by which links to it are shown.
func (l *layout) HeadTitle() string {
	title := cmp.Or(l.Head, l.Title)
	if l.isOnlySpecimen() && !strings.Contains(strings.ToLower(title), "specimen") {
		return "Specimen: " + title
	}
	return title
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

// sayAge says of a text that it is not the latest: which one is the newest held, and which newer ones are recorded.
func (l *layout) sayAge(v *corpus.Version) {
	p := v.Policy
	newest := p.Latest()
	newer := newerSentence(p)
	switch {
	case newest == nil:
	case slices.Index(p.Versions, v) < slices.Index(p.Versions, newest):
		l.say("superseded", join(" ", v.Name+" is superseded; the newest version held is "+newest.Name+".", newer))
	case v == newest && newer != "":
		not := "Not the latest: "
		if !isCertainlyNewer(p) {
			not = "Perhaps not the latest: "
		}
		l.say("superseded", not+strings.ToLower(newer[:1])+newer[1:])
	}
}

// sayOfPolicy says what the texts of the versions of a policy are.
func (at *view) sayOfPolicy(l *layout, p *corpus.Policy) {
	if len(p.Versions) == 0 {
		l.say("basis", "No text of this policy is held here yet.")
		return
	}
	basis := p.Versions[0].Basis
	for _, v := range p.Versions {
		if v.Basis != basis {
			l.say("basis", "The basis of the text differs from version to version; each page says its own.")
			return
		}
	}
	l.say("basis", basisSentence(basis))
}

// newerSentence says which versions are recorded that are newer than the newest held, or may be: a version of which only the
// month is held may be the one that another source records on a day of it, under another name. It says nothing if there are none.
func newerSentence(p *corpus.Policy) string {
	newer := p.NewerRecorded()
	if len(newer) == 0 {
		return ""
	}
	last := newer[len(newer)-1]
	name := last.Version + " of " + last.Begins().Long()
	switch certain := isCertainlyNewer(p); {
	case len(newer) == 1 && !certain:
		return "A version that may be newer, or the same, is recorded: " + name + "; its text is not held."
	case !certain:
		return "Versions that may be newer, or the same, are recorded, up to " + name + "; their text is not held."
	case len(newer) == 1:
		return "A newer version is recorded, " + name + "; its text is not held."
	}
	return "Newer versions are recorded, up to " + name + "; their text is not held."
}

// isCertainlyNewer reports whether the newest recorded version of p is later than the newest held, by what is known of their dates.
func isCertainlyNewer(p *corpus.Policy) bool {
	latest, newer := p.Latest(), p.NewerRecorded()
	return len(newer) > 0 && (latest == nil || newer[len(newer)-1].Begins().After(latest.Published))
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
