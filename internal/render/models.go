package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A modelsPage shows all models by the level that they were put at.
type modelsPage struct {
	*layout
	Picture template.HTML
	Finding string
	Words   []string // the picture in words, a sentence a model
	Levels  []string
	Rows    []modelRow
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

func (at *view) modelsPage() *modelsPage {
	l := at.layout("Models", permalink.Models)
	l.say("basis", modelsSentence)
	l.Description = "Which safety level each model was put at, when, and who says so."
	models := at.s.corpus.Models
	page := &modelsPage{layout: l, Levels: levelsOf(models)}
	if len(page.Levels) > 0 {
		page.Picture = at.levelsPicture(models, "Models by safety level over time; the list of sentences and the table that follow say the same")
		page.Finding, page.Words = levelsFinding(models), at.s.levelsInWords(models)
	}
	for _, m := range models {
		row := modelRow{Model: at.to(permalink.Model(m.Name), m.Title), Released: orNotStated(m.Released.Long()), Marks: marks(&m.Common),
			Cells: make([]levelCell, len(page.Levels)), Disputed: isReleaseDisputed(m)}
		for i, d := range m.Determinations {
			row.Cells[slices.Index(page.Levels, d.Level)] = levelCell{Level: d.Level, Put: true, Now: i == len(m.Determinations)-1, Date: d.On.Long()}
		}
		row.Claims = at.write(&m.File, permalink.Model(m.Name)).claimsAbout(m, func(f string) bool { return isLevelField(f) || f == releasedField })
		page.Rows = append(page.Rows, row)
	}
	return page
}

// levelsOf are the levels that models were put at: they bear their rank in their names.
func levelsOf(models []*corpus.Model) []string {
	var levels []string
	for _, m := range models {
		for _, d := range m.Determinations {
			if !slices.Contains(levels, d.Level) {
				levels = append(levels, d.Level)
			}
		}
	}
	slices.Sort(levels)
	return levels
}

// isLevelField reports whether a claim is about the level that a model was put at.
func isLevelField(field string) bool { return strings.HasPrefix(field, "determinations") }

// releasedField is the field of the date of release.
const releasedField = "released"

// isReleaseDisputed reports whether another source gives another date of release.
func isReleaseDisputed(m *corpus.Model) bool {
	return slices.ContainsFunc(m.Claims, func(c corpus.Claim) bool { return c.Field == releasedField })
}

// isLevelDisputed reports whether another source says something else of the level.
func isLevelDisputed(m *corpus.Model) bool {
	return slices.ContainsFunc(m.Claims, func(c corpus.Claim) bool { return isLevelField(c.Field) })
}

// levelsFinding says in words what the picture shows at a glance.
func levelsFinding(models []*corpus.Model) string {
	at := map[string]int{}
	undated, disputed := 0, 0
	for _, m := range models {
		at[lastLevel(m)]++
		if sortDate(m).IsZero() {
			undated++
		}
		if isLevelDisputed(m) {
			disputed++
		}
	}
	var parts []string
	for _, level := range levelsOf(models) {
		if at[level] > 0 {
			parts = append(parts, count(at[level], "entry is", "entries are")+" at "+level)
		}
	}
	if at[""] > 0 {
		parts = append(parts, count(at[""], "has no determination", "have no determination")+" that a source states")
	}
	finding := "Of " + count(len(models), "model or family", "models and families") + " listed, " + list(parts) + "."
	if undated > 0 {
		finding += " Of " + count(undated, "entry", "entries") + " no source states a date."
	}
	if disputed > 0 {
		finding += " On the level of " + count(disputed, "entry", "entries") + " sources differ."
	}
	return finding
}

// levelsInWords says of each model what the picture shows of it, in the same order.
func (s *site) levelsInWords(models []*corpus.Model) []string {
	var words []string
	for _, m := range inTime(models) {
		var levels []string
		for _, d := range m.Determinations {
			levels = append(levels, d.Level+" "+whenOrNot(d.On))
		}
		says := m.Title + ": " + strings.Join(levels, ", then ")
		if len(levels) == 0 {
			says = m.Title + ": no determination that a source states"
		}
		if !m.Released.IsZero() {
			says += "; released " + onDate(m.Released)
		}
		for _, c := range m.Claims {
			if isLevelField(c.Field) || c.Field == releasedField {
				what := "the level"
				if c.Field == releasedField {
					what = "the release"
				}
				says += "; another source says of " + what + ": " + s.plain(c.Value.Inline, &m.File)
			}
		}
		words = append(words, says+".")
	}
	return words
}

// whenOrNot writes a date behind a level.
func whenOrNot(d corpus.Date) string {
	if d.IsZero() {
		return "(date not stated)"
	}
	return onDate(d)
}
