package render

import (
	"cmp"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/transcript"
)

// modelSchema names the form of the data of a model; docs/model.schema.json describes it.
const modelSchema = "rspsite.model/1"

// A modelData is what the page of a model says.
type modelData struct {
	fileData
	Developer      string              `json:"developer"`
	Family         string              `json:"family,omitempty"`
	AlsoCalled     []string            `json:"alsoCalled"`
	Released       string              `json:"released,omitempty"`
	Policy         string              `json:"policy,omitempty"`
	PolicyVersion  string              `json:"policyVersion,omitempty"` // in force at release, as the header has it
	InForce        []inForceData       `json:"inForce"`                 // as the dates have it
	Determinations []determinationData `json:"determinations"`
	Thresholds     []thresholdData     `json:"thresholds"`
	Reports        []coverageData      `json:"reports"`
	Records        []recordData        `json:"records"`
	NamedIn        []mentionData       `json:"namedIn"`
}

// An inForceData says which versions may have been in force at a date, by each line of versions.
type inForceData struct {
	On       string   `json:"on"`
	Of       string   `json:"of"` // in words: what the date is of
	Held     []string `json:"held"`
	Recorded []string `json:"recorded"`
}

type determinationData struct {
	Level   string       `json:"level"`
	On      string       `json:"on,omitempty"`
	Note    string       `json:"note,omitempty"`
	Sources []sourceData `json:"sources"`
}

type thresholdData struct {
	Category string       `json:"category"`
	Ref      string       `json:"reference,omitempty"` // to the clause that states the threshold
	URL      string       `json:"url,omitempty"`
	Status   string       `json:"status"`
	On       string       `json:"on,omitempty"`
	Note     string       `json:"note,omitempty"`
	Sources  []sourceData `json:"sources"`
}

type coverageData struct {
	Name          string     `json:"name"`
	Title         string     `json:"title"`
	URL           string     `json:"url"`
	Published     string     `json:"published"`
	Covers        string     `json:"covers"`
	PolicyVersion string     `json:"policyVersion"`
	Basis         *string    `json:"basis"`
	Specimen      bool       `json:"specimen"`
	Draft         bool       `json:"draft,omitempty"`
	Risks         []riskData `json:"risks"`

	Edition string                    `json:"edition,omitempty"`
	Digest  string                    `json:"digest"`
	Errata  []transcript.ErratumFacts `json:"errata,omitempty"`
	Data    string                    `json:"data"` // address of all that its page says
}

// A riskData is what a report says of one threat: the words of its table.
type riskData struct {
	ID        string `json:"id"`
	Threat    string `json:"threat"`
	Threshold string `json:"thresholdCrossed"`
	Standard  string `json:"standardMet"`
	Rating    string `json:"rating"`

	URL   string   `json:"url"`   // of the row
	Words readData `json:"words"` // with which the cells begin
}

// A readData is what is read off the cells of a threat: a word of the scale, "not stated" or "redacted", or null where a cell begins
// with none of these.
type readData struct {
	Threshold *string `json:"thresholdCrossed"`
	Standard  *string `json:"standardMet"`
	Rating    *string `json:"rating"`
}

type recordData struct {
	ID      string `json:"id"`
	Policy  string `json:"policy"`
	Version string `json:"version"`
	Title   string `json:"title"`
	URL     string `json:"url"`
}

type mentionData struct {
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Section string `json:"section,omitempty"`
	Clause  string `json:"clause,omitempty"`
	URL     string `json:"url"`

	Specimen bool `json:"specimen"`
}

// modelData is what the page of a model says; mentions are the places that name it.
func (s *site) modelData(m *corpus.Model, mentions []corpus.Mention) *modelData {
	d := &modelData{fileData: s.fileData(modelSchema, permalink.Model(m.Name), &m.File, &m.Common), Developer: m.Developer, Family: m.Family,
		AlsoCalled: append([]string{}, m.AlsoCalled...), Released: m.Released.String(), Policy: cmp.Or(m.Policy, s.corpus.Config.DefaultPolicy),
		PolicyVersion: m.PolicyVersion, InForce: s.inForceData(m), Determinations: []determinationData{}, Thresholds: []thresholdData{},
		Reports: []coverageData{}, Records: s.recordData(m), NamedIn: []mentionData{}}
	for _, x := range m.Determinations {
		d.Determinations = append(d.Determinations, determinationData{x.Level, x.On.String(), s.plain(x.Note.Inline, &m.File), s.sourceData(x.Source)})
	}
	for _, x := range m.Thresholds {
		t := thresholdData{Category: x.Category, Ref: x.Clause, Status: string(x.Status), On: x.On.String(), Note: s.plain(x.Note.Inline, &m.File),
			Sources: s.sourceData(x.Source)}
		if target, err := s.corpus.Resolve(x.Clause, &m.File); x.Clause != "" && err == nil {
			t.URL = s.whole(target.Address)
		}
		d.Thresholds = append(d.Thresholds, t)
	}
	for _, r := range s.reportsCovering(m) {
		d.Reports = append(d.Reports, s.coverageData(r))
	}
	for _, x := range mentions {
		c := s.commonAt(x.Page)
		d.NamedIn = append(d.NamedIn, mentionData{x.Kind, x.Title, x.Section, string(x.Clause.ID), s.whole(mentionAddress(x)), c != nil && c.Specimen})
	}
	return d
}

func (s *site) inForceData(m *corpus.Model) []inForceData {
	list := []inForceData{}
	p := s.corpus.PolicyOr(m.Policy)
	if p == nil {
		return list
	}
	for _, at := range datesOf(m) {
		d := inForceData{On: at.on.String(), Of: at.When, Held: []string{}, Recorded: []string{}}
		for _, line := range p.LinesOn(at.on) {
			if line.Recorded {
				d.Recorded = append(d.Recorded, line.Versions...)
			} else {
				d.Held = append(d.Held, line.Versions...)
			}
		}
		list = append(list, d)
	}
	return list
}

func (s *site) coverageData(r *corpus.Report) coverageData {
	return coverageData{Name: r.Name, Title: r.Title, URL: s.whole(permalink.Report(r.Name)), Published: r.Published.String(), Covers: r.Covers.String(),
		PolicyVersion: r.PolicyVersion, Basis: basisData(r.Basis), Specimen: r.Specimen, Draft: r.Draft,
		Risks: s.riskData(r.Newest(), permalink.Report(r.Name)), Edition: r.Edition, Digest: r.TextDigest(), Errata: erratumFacts(r.Errata),
		Data: s.whole(permalink.Data(permalink.Report(r.Name)))}
}

// recordData are the change records that name a model, oldest first.
func (s *site) recordData(m *corpus.Model) []recordData {
	list := []recordData{}
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			if v.Changes == nil {
				continue
			}
			for _, r := range v.Changes.Records {
				if slices.Contains(r.Models, m.Name) {
					list = append(list, recordData{r.ID, p.Name, v.Name, r.Title, s.whole(recordAddress(p, r.ID))})
				}
			}
		}
	}
	return list
}
