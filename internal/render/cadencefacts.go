package render

import (
	"rspsite/internal/cadence"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A dueLine is what the home page says of the next report.
type dueLine struct {
	link
	By       link // the clause that says so
	State    chip
	Specimen bool
}

// due says of each policy when its next report is due: of the real ones, or where none is held, of the specimens.
func (at *view) due() []dueLine {
	schedules := at.s.schedules()
	var lines []dueLine
	for _, s := range schedules {
		line, specimen := &s.Real, false
		if line.IsEmpty() {
			line, specimen = &s.Specimen, true
		}
		w := line.Next
		if w == nil {
			continue
		}
		d := dueLine{Specimen: specimen, By: link{ruleName(s.Policy, w.Rule), at.ruleHref(s.Policy, w.Rule)}, State: stateChip(w, at.s.corpus.AsOf)}
		text := "Next Risk Report due " + dueWords(w)
		if specimen {
			text = "Next specimen report due " + dueWords(w)
		}
		if len(schedules) > 1 {
			text = shortName(s.Policy) + ": " + text
		}
		d.link = at.to(permalink.Reports+"#"+scheduleID(s.Policy), text)
		lines = append(lines, d)
	}
	return lines
}

// scheduleID is the place of a policy's schedule on the page of reports.
func scheduleID(p *corpus.Policy) string { return "_due-" + p.Name }

// cadenceFacts say of a report whether it came in time and when the one after it is due, or came.
func (at *view) cadenceFacts(fs *facts, r *corpus.Report) {
	for _, s := range at.s.schedules() {
		line := s.Line(r)
		for i, e := range line.Reports {
			if e.Report != r {
				continue
			}
			if e.Window != nil {
				at.counted(fs, s.Policy, r, "Was due", dueWords(e.Window)+": "+lowerFirst(standingChip(e).Text))
			}
			if i+1 < len(line.Reports) {
				at.oneAfter(fs, line.Reports[i+1])
			} else if w := line.Next; w != nil {
				at.counted(fs, s.Policy, r, "Next one due", dueWords(w))
			}
		}
		for _, e := range line.Planned {
			if e.Report == r && e.Window != nil {
				at.counted(fs, s.Policy, r, "Is due", dueWords(e.Window)+": "+lowerFirst(standingChip(e).Text)+" if published "+onDate(r.Published))
			}
		}
	}
}

// counted adds a date that no source states: it was counted here, of a specimen from days that were made up.
func (at *view) counted(fs *facts, p *corpus.Policy, r *corpus.Report, name, says string) {
	how := "counted: see when reports are due"
	if r.Specimen {
		how = "counted, as a specimen: see when reports are due"
	}
	fs.text(name, says)
	fs.list[len(fs.list)-1].Links = []link{at.to(permalink.Reports+"#"+scheduleID(p), how)}
}

// oneAfter names the report that came after another.
func (at *view) oneAfter(fs *facts, next cadence.Entry) {
	says := "came " + onDate(next.Report.Published)
	if next.Window != nil {
		says = "was due " + dueWords(next.Window) + ", " + says + ": " + lowerFirst(standingChip(next).Text)
	}
	var m markup
	m.element("a", next.Report.Title, "href", at.href(permalink.Report(next.Report.Name)), "rel", "next")
	m.text(" " + says)
	fs.html("Report after", m.html())
}
