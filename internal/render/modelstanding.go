package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A standing says which version of a policy was in force at a date, by each line of versions.
type standing struct {
	When  string // what the date is of
	on    corpus.Date
	lines []corpus.Line
	Lines []standingLine
	Not   bool // the header says another version, and no line bears it out
}

// A standingLine is what one line of versions says.
type standingLine struct {
	By       string
	Versions []link
}

// standings are computed from the dates of the versions: at the release as the header has it, as each other source has it, and, of a
// model of whose release no date is known, at its first dated determination.
func (at *view) standings(m *corpus.Model) []standing {
	p := at.s.corpus.PolicyOr(m.Policy)
	if p == nil {
		return nil
	}
	var list []standing
	for _, s := range datesOf(m) {
		s.lines = p.LinesOn(s.on)
		borne := m.PolicyVersion == ""
		for _, l := range s.lines {
			line := standingLine{By: "by the versions held here"}
			if l.Recorded {
				line.By = "by the recorded versions"
			}
			for _, name := range l.Versions {
				borne = borne || name == m.PolicyVersion
				shown := link{Text: name}
				if v := p.Version(name); v != nil && v.Name == name && !l.Recorded {
					shown.Href = at.href(v.Address())
				} else if l.Recorded {
					shown.Href = at.href(permalink.Policy(p.Name) + "#" + recordedName(p, name))
				}
				line.Versions = append(line.Versions, shown)
			}
			s.Lines = append(s.Lines, line)
		}
		s.Not = !borne
		list = append(list, s)
	}
	return list
}

// datesOf are the dates at which it matters what was in force, each with what it is of.
func datesOf(m *corpus.Model) []standing {
	var list []standing
	if !m.Released.IsZero() {
		list = append(list, standing{When: "On release, " + m.Released.Long(), on: m.Released})
	}
	for _, c := range m.Claims {
		if d, err := corpus.ParseDate(c.Value.Plain()); err == nil && c.Field == releasedField {
			list = append(list, standing{When: "If it was released " + onDate(d) + ", as another source says", on: d})
		}
	}
	if len(list) > 0 {
		return list
	}
	for _, d := range m.Determinations {
		if !d.On.IsZero() {
			return []standing{{When: "When it was put at " + d.Level + ", " + d.On.Long() + " (the date of release is not stated)", on: d.On}}
		}
	}
	return nil
}

// recordedName is the ID of the first recorded version of that name on the policy's page.
func recordedName(p *corpus.Policy, name string) string {
	for _, r := range p.Recorded {
		if r.Version == name {
			return recordedID(p, r)
		}
	}
	return ""
}

// A category is how a model stands to the threshold of one category, by each source that says so.
type category struct {
	Name     link
	Says     []thresholdSays
	Differ   bool // the sources do not say the same
	Reported []reported
}

// A thresholdSays is one statement on a threshold.
type thresholdSays struct {
	Status  chip
	On      string
	Note    template.HTML
	Sources []link
}

// A reported is what a Risk Report that covers a model says of a threat of that name: of all models that it covers.
type reported struct {
	Report link
	Marks  []chip
	Covers string
	Says   string

	Corrected []link // what an edition of the report made of it
}

// statusChips say how a model stands to a threshold.
var statusChips = map[corpus.ThresholdStatus]chip{"crossed": {"Crossed", "weak"}, "close": {"Close", "move"},
	"not-crossed": {"Not crossed", "strong"}, "precautionary": {"Precautionary", "move"}, "not-stated": {"Not stated", "flat"}}

// categories gathers what is said of each category of thresholds, in the order of the header.
func (at *view) categories(m *corpus.Model, w *writer) []category {
	var list []category
	index := map[string]int{}
	for _, t := range m.Thresholds {
		i, known := index[t.Category]
		if !known {
			i = len(list)
			index[t.Category] = i
			list = append(list, category{Name: link{Text: t.Category}, Reported: at.reportedOn(m, t.Category)})
		}
		c := &list[i]
		if target, err := at.s.corpus.Resolve(t.Clause, &m.File); t.Clause != "" && err == nil && c.Name.Href == "" {
			c.Name.Href = at.href(target.Address)
		}
		c.Differ = c.Differ || contradicted(m.Thresholds, t)
		c.Says = append(c.Says, thresholdSays{Status: statusChips[t.Status], On: orNotStated(t.On.Long()), Note: w.prose(t.Note),
			Sources: at.sourceLinks(t.Source)})
	}
	return list
}

// contradicted reports whether a source states otherwise how a model stands to a threshold than one of t. That one source says
// another thing later contradicts nothing.
func contradicted(all []corpus.Threshold, t corpus.Threshold) bool {
	return slices.ContainsFunc(all, func(o corpus.Threshold) bool {
		return o.Category == t.Category && o.Status != t.Status && !sameSource(o.Source, t.Source)
	})
}

// sameSource reports whether two statements have a source in common: both that of the page, or one that both name.
func sameSource(a, b []corpus.SourceRef) bool {
	return len(a)+len(b) == 0 || slices.ContainsFunc(a, func(x corpus.SourceRef) bool {
		return slices.ContainsFunc(b, func(y corpus.SourceRef) bool { return x.Name == y.Name })
	})
}

// reportedOn is what the reports that cover a model say of the threat that is called like a category, newest first.
func (at *view) reportedOn(m *corpus.Model, name string) []reported {
	var list []reported
	for _, r := range at.s.reportsCovering(m) {
		for _, risk := range at.s.corpus.Risks(r.Newest()) {
			if strings.EqualFold(risk.Threat, name) {
				list = append(list, reported{Report: at.to(permalink.Report(r.Name)+permalink.Fragment(risk.ID), r.Title), Marks: marks(&r.Common),
					Covers: r.Covers.Long(), Says: riskWords(risk), Corrected: at.correctedRow(r, risk.ID, "")})
			}
		}
	}
	return list
}

// riskWords say what a report says of a threat.
func riskWords(r corpus.Risk) string {
	var words []string
	for _, column := range riskColumns {
		words = append(words, column.word+" "+cellWord(*column.in(&r)))
	}
	return strings.Join(words, "; ")
}
