package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A modelPage shows one model: the levels that it was put at, how it stands to each threshold, what was in force when it came
// out, and what else on the site is about it. What another source says stands beside the statement that it contradicts.
type modelPage struct {
	*article
	Determinations []determination
	Picture        template.HTML // of several determinations
	LevelClaims    []claim
	Categories     []category
	OtherClaims    []claim // on thresholds
	Stated         link    // the version in force at release, as the header has it
	Standing       []standing
	VersionClaims  []claim
	Reports        []modelCoverage
	Records        []recordItem
	Named          []namedIn
	JSON           link
}

// A determination is the level that a model was put at, for a page.
type determination struct {
	Level, On string
	Last      bool // the one that stands, of several
	Note      template.HTML
	Sources   []link
}

// A recordItem is a change record that names a model.
type recordItem struct {
	link
	Date string
	Says template.HTML
}

// A namedIn lists the places of one kind of files that name a model.
type namedIn struct {
	Kind  string
	Links []markedLink
}

// A markedLink is a link with the marks of what it leads to.
type markedLink struct {
	link
	Marks []chip
}

func (s *site) models() {
	s.add(permalink.Models, func(at *view) (string, any) { return "models", at.modelsPage() })
	mentions := sync.OnceValue(s.corpus.Mentions)
	for _, m := range s.corpus.Models {
		s.add(permalink.Model(m.Name), func(at *view) (string, any) { return "model", at.modelPage(m, mentions()[m.RefTo()]) })
		s.addFile(permalink.Data(permalink.Model(m.Name)), func() ([]byte, error) { return encodeJSON(s.modelData(m, mentions()[m.RefTo()])) })
	}
}

func (at *view) modelPage(m *corpus.Model, mentions []corpus.Mention) *modelPage {
	a, w, fs := at.article(&m.File, &m.Common, permalink.Models)
	page := &modelPage{article: a, JSON: at.to(permalink.Data(permalink.Model(m.Name)), "JSON"),
		LevelClaims:   w.claimsAbout(m, isLevelField),
		OtherClaims:   w.claimsAbout(m, func(f string) bool { return strings.HasPrefix(f, "thresholds") }),
		VersionClaims: w.claimsAbout(m, func(f string) bool { return f == "policy-version" }),
		Categories:    at.categories(m, w), Stated: statedVersion(m, at), Standing: at.standings(m), Reports: at.coverages(m), Records: at.recordsNaming(m), Named: at.namedIn(mentions)}
	at.modelFacts(m, w, fs)
	for i, d := range m.Determinations {
		page.Determinations = append(page.Determinations, determination{Level: d.Level, On: orNotStated(d.On.Long()),
			Last: len(m.Determinations) > 1 && i == len(m.Determinations)-1, Note: w.prose(d.Note), Sources: at.sourceLinks(d.Source)})
	}
	if len(m.Determinations) > 1 {
		page.Picture = at.levelsPicture([]*corpus.Model{m}, "Levels of "+m.Title+"; the list that follows says the same")
	}
	a.finish(w, fs, &m.Common)
	return page
}

// modelFacts are the facts under the title.
func (at *view) modelFacts(m *corpus.Model, w *writer, fs *facts) {
	fs.text("Developer", m.Developer)
	if m.Family != "" {
		fs.text("Family", m.Family)
	}
	if len(m.AlsoCalled) > 0 {
		fs.text("Also called", strings.Join(m.AlsoCalled, ", "))
	}
	var released markup
	released.text(orNotStated(m.Released.Long()))
	for _, c := range w.claimsAbout(m, func(f string) bool { return f == releasedField }) {
		beside(&released, c)
	}
	fs.html("Released", released.html())
	if level := lastLevel(m); level != "" {
		fs.text("Level", level)
		if isLevelDisputed(m) {
			fs.list[len(fs.list)-1].Links = []link{{"disputed", "#_determinations"}}
		}
	}
	fs.link("Policy in force at release", statedVersion(m, at), "")
}

// statedVersion is the version in force at the release of m as its header has it.
func statedVersion(m *corpus.Model, at *view) link {
	return at.policyVersion(m.Policy, m.PolicyVersion)
}

// beside writes what another source says right below the statement that it is about.
func beside(m *markup, c claim) {
	m.start("span", "class", "beside")
	m.element("b", "Another source says:")
	m.text(" ")
	m.add(c.Value)
	if c.Note != "" {
		m.text(" ")
		m.start("span", "class", "small")
		m.add(c.Note)
		m.end()
	}
	cites(m, c.Sources)
	m.end()
}

// claimsAbout are the claims on fields of a model's header, for a page.
func (w *writer) claimsAbout(m *corpus.Model, about func(field string) bool) []claim {
	var list []claim
	for i, c := range m.Claims {
		if about(c.Field) {
			list = append(list, w.claims(m.Claims[i:i+1])...)
		}
	}
	return list
}

// recordsNaming are the change records that name a model, newest first.
func (at *view) recordsNaming(m *corpus.Model) []recordItem {
	type dated struct {
		recordItem
		on corpus.Date
	}
	var list []dated
	for _, p := range at.s.corpus.Policies {
		for _, v := range p.Versions {
			if v.Changes == nil {
				continue
			}
			for _, r := range v.Changes.Records {
				if !slices.Contains(r.Models, m.Name) {
					continue
				}
				on := r.On
				if on.IsZero() {
					on = v.Published
				}
				item := recordItem{at.to(recordAddress(p, r.ID), shortName(p)+" "+v.Name+": "+r.Title), on.Long(),
					at.write(&v.Changes.File, corpus.ChangesOf(v)).prose(r.What)}
				list = append(list, dated{item, on})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b dated) int { return b.on.Compare(a.on) }) // newest first
	var items []recordItem
	for _, d := range list {
		items = append(items, d.recordItem)
	}
	return items
}

// mentionKinds are the kinds of files whose mentions a page lists, with what they are called there, in that order. Reports and
// changes have lists of their own.
var mentionKinds = []struct{ kind, name string }{
	{"table", "Tables"}, {"page", "Pages"}, {"version", "Policy texts"}, {"goal", "Goals"}, {"model", "Other models"},
	{"policy", "Policies"}, {"source", "Sources"}, {"review", "Reviews"}}

// namedIn groups mentions by what they stand in. Of a page each section is named once.
func (at *view) namedIn(mentions []corpus.Mention) []namedIn {
	var groups []namedIn
	for _, k := range mentionKinds {
		g := namedIn{Kind: k.name}
		seen := map[string]bool{}
		for _, m := range mentions {
			text := join(": ", m.Title, m.Section)
			if m.Kind != k.kind || seen[text] {
				continue
			}
			seen[text] = true
			g.Links = append(g.Links, markedLink{at.to(mentionAddress(m), text), at.s.marksAt(m.Page)})
		}
		if len(g.Links) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// mentionAddress is where a mention stands.
func mentionAddress(m corpus.Mention) string {
	if m.Clause.ID == "" {
		return m.Page
	}
	return m.Page + permalink.Fragment(m.Clause.ID)
}

// lastLevel is the level that a model was put at last, or "".
func lastLevel(m *corpus.Model) string {
	if len(m.Determinations) == 0 {
		return ""
	}
	return m.Determinations[len(m.Determinations)-1].Level
}

// policyVersion links to the version of a policy that front matter names; one that is recorded and not held stays a name.
func (at *view) policyVersion(policy, version string) link {
	p := at.s.corpus.PolicyOr(policy)
	switch {
	case p == nil: // the project has no policy
		return link{Text: strings.TrimSpace(cmp.Or(policy, at.s.corpus.Config.DefaultPolicy) + " " + version)}
	case version == "":
		return at.to(permalink.Policy(p.Name), p.Title+", version not stated")
	}
	name := p.Title + " " + version
	if v := p.Version(version); v != nil && v.Name == version {
		return at.to(v.Address(), name)
	}
	return at.to(permalink.Policy(p.Name), name+" (text not held)")
}
