package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

const modelsAddress = "/models/"

// A modelsPage shows all models by the level that they were put at.
type modelsPage struct {
	*layout
	Levels []string
	Rows   []modelRow
}

// A modelRow is a model in the table of levels.
type modelRow struct {
	Model    link
	Released string
	Disputed bool // the date of release
	Marks    []chip
	Cells    []levelCell // one a level
	Claims   []claim     // what other sources say of the level and of the release
}

// A levelCell is empty where the model was never put at the level.
type levelCell struct {
	Level string
	Put   bool
	Now   bool // the last determination, not one that was superseded
	Date  string
}

// A modelPage shows one model.
type modelPage struct {
	*article
	Determinations []determination
	Thresholds     []threshold
}

// A determination is the level that a model was put at, for a page.
type determination struct {
	Level, On string
	Note      template.HTML
	Sources   []link
}

// A threshold is how a model stands to a capability threshold, for a page.
type threshold struct {
	Category link
	Status   chip
	On       string
	Note     template.HTML
	Sources  []link
}

func (s *site) models() {
	s.add(modelsAddress, func(at *view) (string, any) { return "models", at.modelsPage() })
	for _, m := range s.corpus.Models {
		s.add(permalink.Model(m.Name), func(at *view) (string, any) { return "model", at.modelPage(m) })
	}
}

func (at *view) modelsPage() *modelsPage {
	l := at.layout("Models", modelsAddress)
	l.say("basis", compiledSentence)
	l.Description = "Which safety level each model was put at, when, and who says so."
	page := &modelsPage{layout: l}
	for _, m := range at.s.corpus.Models {
		for _, d := range m.Determinations {
			if !slices.Contains(page.Levels, d.Level) {
				page.Levels = append(page.Levels, d.Level)
			}
		}
	}
	slices.Sort(page.Levels) // levels bear their rank in their names
	for _, m := range at.s.corpus.Models {
		row := modelRow{Model: at.to(permalink.Model(m.Name), m.Title), Released: orNotStated(m.Released.Long()), Marks: marks(&m.Common),
			Cells: make([]levelCell, len(page.Levels))}
		for i, d := range m.Determinations {
			row.Cells[slices.Index(page.Levels, d.Level)] = levelCell{Level: d.Level, Put: true, Now: i == len(m.Determinations)-1, Date: d.On.Long()}
		}
		w := at.write(&m.File, permalink.Model(m.Name))
		row.Disputed = isReleaseDisputed(m)
		for i, c := range m.Claims {
			if isLevelField(c.Field) || c.Field == releasedField {
				row.Claims = append(row.Claims, w.claims(m.Claims[i:i+1])...)
			}
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

// isLevelField reports whether a claim is about the level that a model was put at.
func isLevelField(field string) bool { return strings.HasPrefix(field, "determinations") }

// releasedField is the field of the date of release.
const releasedField = "released"

// isReleaseDisputed reports whether another source gives another date of release.
func isReleaseDisputed(m *corpus.Model) bool {
	return slices.ContainsFunc(m.Claims, func(c corpus.Claim) bool { return c.Field == releasedField })
}

// statusChips say how a model stands to a threshold.
var statusChips = map[corpus.ThresholdStatus]chip{"crossed": {"Crossed", "weak"}, "close": {"Close", "move"},
	"not-crossed": {"Not crossed", "strong"}, "precautionary": {"Precautionary", "move"}, "not-stated": {"Not stated", "flat"}}

func (at *view) modelPage(m *corpus.Model) *modelPage {
	a, w, fs := at.article(&m.File, &m.Common, modelsAddress)
	page := &modelPage{article: a}
	fs.text("Developer", m.Developer)
	if m.Family != "" {
		fs.text("Family", m.Family)
	}
	if len(m.AlsoCalled) > 0 {
		fs.text("Also called", strings.Join(m.AlsoCalled, ", "))
	}
	fs.text("Released", m.Released.Long())
	if isReleaseDisputed(m) {
		fs.list[len(fs.list)-1].Links = []link{{"disputed", "#" + claimsID}}
	}
	fs.link("Policy in force at release", at.policyVersion(m.Policy, m.PolicyVersion), "")
	for _, d := range m.Determinations {
		page.Determinations = append(page.Determinations, determination{Level: d.Level, On: orNotStated(d.On.Long()),
			Note: w.prose(d.Note), Sources: at.sourceLinks(d.Source)})
	}
	for _, t := range m.Thresholds {
		view := threshold{Category: link{Text: t.Category}, Status: statusChips[t.Status], On: orNotStated(t.On.Long()),
			Note: w.prose(t.Note), Sources: at.sourceLinks(t.Source)}
		if target, err := at.s.corpus.Resolve(t.Clause, &m.File); t.Clause != "" && err == nil {
			view.Category.Href = at.href(target.Address)
		}
		page.Thresholds = append(page.Thresholds, view)
	}
	a.finish(w, fs, &m.Common)
	return page
}

// policyVersion links to the version of a policy that front matter names; one that is recorded and not held stays a name.
func (at *view) policyVersion(policy, version string) link {
	if policy == "" {
		policy = at.s.corpus.Config.DefaultPolicy
	}
	p := at.s.corpus.Policy(policy)
	switch {
	case p == nil: // the project has no policy
		return link{Text: strings.TrimSpace(policy + " " + version)}
	case version == "":
		return at.to(permalink.Policy(p.Name), p.Title+", version not stated")
	}
	name := p.Title + " " + version
	if v := p.Version(version); v != nil && v.Name == version {
		return at.to(v.Address(), name)
	}
	return at.to(permalink.Policy(p.Name), name+" (text not held)")
}
