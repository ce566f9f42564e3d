package render

import (
	"strings"

	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
	"rspsite/internal/transcript"
)

// What the page says of two reports, as lines of text: for the Markdown beside it, with links, and for the terminal, without.

// A sinceText writes those lines.
type sinceText struct {
	plain func(text string) string
	link  func(text, address string) string
}

// SuccessionNotes are the lines for a terminal: a paragraph for each threat, and one for goals, redactions, models and policy each.
func SuccessionNotes(s *succession.Succession) []string {
	w := &sinceText{plain: func(text string) string { return text }, link: func(text, _ string) string { return text }}
	var notes []string
	for i, section := range w.sections(s) {
		if i == 0 {
			notes = append(notes, section.Items...)
			continue
		}
		notes = append(notes, section.Title+": "+strings.Join(section.Items, "; ")+".")
	}
	return notes
}

// front is what stands before the changes in the Markdown of two reports.
func (p *markdownPage) front() []transcript.Section {
	w := &sinceText{plain: transcript.Escape, link: func(text, address string) string { return transcript.Link(text, p.at.href(address)) }}
	switch {
	case p.edition != nil:
		return p.edition.sections(p.at, w)
	case p.since == nil:
		return nil
	}
	sections := w.sections(p.since)
	if r := p.since.Policy.Revision(); r != nil {
		sections[len(sections)-1].Items = append(sections[len(sections)-1].Items, p.policyItems(r)...)
	}
	return sections
}

// policyItems are what the editors recorded of the policy between the two reports, and the comparison of its texts.
func (p *markdownPage) policyItems(r *revision.Revision) []string {
	c := p.at.comparison(revision.Pair{Old: r.Old, New: r.New})
	var items []string
	for _, k := range c.materialRecords() {
		items = append(items, (&markdownPage{c}).recordTitle(k)+" ("+recordWords(c.Records[k])+")")
	}
	if p.at.s.has(c.address) {
		items = append(items, transcript.Link("The two versions compared", p.at.href(c.address)))
	}
	return items
}

func (w *sinceText) sections(s *succession.Succession) []transcript.Section {
	return []transcript.Section{
		{Title: "Risks", Items: w.risks(s)},
		{Title: "Goals", Items: w.goals(s)},
		{Title: "Redactions", Items: w.redactions(s)},
		{Title: "Models", Items: w.models(s)},
		{Title: "Policy", Items: w.policy(&s.Policy)},
	}
}

func (w *sinceText) risks(s *succession.Succession) []string {
	var items []string
	for _, r := range worstFirst(s.Risks) {
		items = append(items, w.plain(riskLineWords(&r)+correctedWords(s, &r)))
	}
	if len(items) == 0 {
		items = append(items, "Neither report has a table of risks")
	}
	return items
}

// riskLineWords say of a threat what became of each assessment.
func riskLineWords(r *succession.RiskChange) string {
	var turns []string
	fate := ""
	for _, column := range riskColumns {
		t := column.of(r)
		turns = append(turns, column.word+" "+turnWords(t))
		if t.Way == succession.New || t.Way == succession.Dropped {
			fate = " (" + wayWords(t) + ")"
		}
	}
	return r.Threat + fate + ": " + strings.Join(turns, "; ")
}

func (w *sinceText) goals(s *succession.Succession) []string {
	var items []string
	for i := range s.Slips {
		g := s.Slips[i].Goal
		items = append(items, w.link(g.Title, permalink.Goal(g.Name))+": "+w.plain(slipWords(&s.Slips[i])))
	}
	if len(items) == 0 {
		items = append(items, lowerFirst(strings.TrimSuffix(noSlips(s), ".")))
	}
	return items
}

func (w *sinceText) redactions(s *succession.Succession) []string {
	var items []string
	redactions := s.Redactions()
	for i := range redactions {
		r := &redactions[i]
		place, in := r.New, s.New
		if place == nil {
			place, in = r.Old, s.Old
		}
		where := permalink.Report(in.Name)
		if place.Field == "" {
			where += permalink.Fragment(place.Clause.ID)
		}
		items = append(items, w.link(redactedWords(place), where)+": "+w.plain(redactionFate(r)))
	}
	if len(items) == 0 {
		items = append(items, "none in either report")
	}
	return items
}

func (w *sinceText) models(s *succession.Succession) []string {
	var items []string
	for _, m := range s.Models.Added {
		items = append(items, w.plain(m.Title+": now covered"))
	}
	for _, m := range s.Models.Gone {
		items = append(items, w.plain(m.Title+": no longer covered"))
	}
	for _, d := range s.Determined {
		items = append(items, w.link(d.Model.Title, permalink.Model(d.Model.Name))+": "+w.plain(d.Says()))
	}
	if len(items) == 0 {
		items = append(items, "both reports cover the same")
	}
	return items
}

func (w *sinceText) policy(p *succession.PolicyChange) []string {
	switch {
	case p.Old.Policy != p.New.Policy:
		return []string{"the two reports are under different policies"}
	case !p.IsChange():
		return []string{w.plain("both reports are under " + p.New.Name)}
	}
	items := []string{w.plain("from " + p.Old.Name + " to " + p.New.Name)}
	for _, step := range p.Steps {
		said := step.Name + ", " + step.Published.Long()
		if step.Recorded != nil && !step.Recorded.Note.IsZero() {
			said += ": " + strings.TrimSuffix(step.Recorded.Note.Plain(), ".")
		}
		items = append(items, w.plain(said))
	}
	return items
}
