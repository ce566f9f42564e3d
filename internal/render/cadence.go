package render

import (
	"html/template"
	"strconv"
	"strings"

	"rspsite/internal/cadence"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A scheduleView is when the reports of a policy came, and when the next is due.
type scheduleView struct {
	ID      string
	Policy  link
	Rule    template.HTML // in a sentence
	Marks   []chip        // of the text that states it
	Sources []link
	Note    template.HTML
	Lines   []scheduleLine
}

// A scheduleLine is the real reports of a schedule, or its specimens.
type scheduleLine struct {
	Specimen bool
	Says     string // when the next one is due, and how today stands to it
	Clock    string // how many days are left by the clock, in a preview alone
	Picture  template.HTML
	Rows     []scheduleRow
	Caption  string
	AsOf     string

	IsCounted bool // the next one's days are known
}

// A scheduleRow is a report in the table of a schedule.
type scheduleRow struct {
	ID     string
	Number int // in the picture
	link
	Marks          []chip
	Published, Due string
	Standing       chip
}

// schedules are those of all policies that have a rule.
func (s *site) schedules() []*cadence.Schedule {
	var list []*cadence.Schedule
	for _, p := range s.corpus.Policies {
		if schedule := s.scheduleOf(p); schedule != nil {
			list = append(list, schedule)
		}
	}
	return list
}

func (s *site) scheduleOf(p *corpus.Policy) *cadence.Schedule {
	return cadence.Of(p, s.corpus.ReportsOf(p), s.corpus.AsOf)
}

func (at *view) scheduleView(s *cadence.Schedule) scheduleView {
	p := s.Policy
	v := scheduleView{ID: scheduleID(p), Policy: at.to(permalink.Policy(p.Name), p.Title)}
	if rule := s.Rule; rule != nil {
		v.Marks = ruleMarks(p, rule)
		v.Rule, v.Sources, v.Note = at.ruleSentence(p, rule), at.sourceLinks(rule.Source), at.write(&p.File, permalink.Policy(p.Name)).prose(rule.Note)
	} else {
		var m markup
		m.text("The version in force, " + orNotStated(s.InForce) + ", has no rule on when a Risk Report is due.")
		v.Rule = m.html()
	}
	if !s.Real.IsEmpty() || s.Specimen.IsEmpty() || s.Rule != nil {
		v.Lines = append(v.Lines, at.scheduleLine(s, &s.Real))
	}
	if !s.Specimen.IsEmpty() {
		line := at.scheduleLine(s, &s.Specimen)
		line.Specimen = true
		v.Lines = append(v.Lines, line)
	}
	return v
}

// ruleSentence says what a rule wants, with a link to the clause that says so.
func (at *view) ruleSentence(p *corpus.Policy, rule *corpus.Cadence) template.HTML {
	var m markup
	m.text("By the " + shortName(p) + ", since ")
	name := versionWord(rule.Since)
	if href := at.ruleHref(p, rule); href != "" {
		m.element("a", name, "href", href)
	} else {
		m.text(name)
	}
	m.text(", a Risk Report is due " + span(rule) + " after the one before.")
	return m.html()
}

// ruleHref leads to the clause that states a rule; it is empty if none is named.
func (at *view) ruleHref(p *corpus.Policy, rule *corpus.Cadence) string {
	if rule.Clause == "" {
		return ""
	}
	t, err := at.s.corpus.Resolve(rule.Clause, &p.File)
	if err != nil {
		return ""
	}
	return at.href(t.Address)
}

// ruleMarks are the marks of the version that a rule is read from.
func ruleMarks(p *corpus.Policy, rule *corpus.Cadence) []chip {
	for _, v := range p.Versions {
		if v.Name == rule.Since {
			return marks(&v.Common)
		}
	}
	return nil
}

// ruleName is what a rule is known by in a sentence.
func ruleName(p *corpus.Policy, rule *corpus.Cadence) string {
	return "the " + shortName(p) + ", since " + versionWord(rule.Since)
}

// span writes the months of a rule: 3 to 6 months, within 6 months.
func span(rule *corpus.Cadence) string {
	months := count(rule.Latest, "month", "months")
	switch rule.Earliest {
	case 0:
		return "within " + months
	case rule.Latest:
		return months
	}
	return strconv.Itoa(rule.Earliest) + " to " + months
}

// versionWord is the name of a version in a sentence: version 3.0.
func versionWord(name string) string { return "version " + strings.TrimPrefix(name, "v") }

func (at *view) scheduleLine(s *cadence.Schedule, l *cadence.Line) scheduleLine {
	v := scheduleLine{Says: at.nextSentence(s, l), Caption: "Reports and when each was due", AsOf: at.s.corpus.AsOf.Long()}
	if l.Next != nil {
		v.IsCounted, v.Clock = true, clockSentence(l.Next, at.s.options.Clock)
	}
	for _, e := range entries(l) {
		r := e.Report
		v.Rows = append(v.Rows, scheduleRow{ID: scheduleRowID(r), Number: len(v.Rows) + 1, link: at.to(permalink.Report(r.Name), r.Title), Marks: marks(&r.Common),
			Published: r.Published.Long(), Due: dueWords(e.Window), Standing: standingChip(e)})
	}
	v.Picture = at.calendar(l)
	return v
}

// entries are the reports of a line in the order of its table: those on cycle, those apart, those to come.
func entries(l *cadence.Line) []cadence.Entry {
	var all []cadence.Entry
	return append(append(append(all, l.Reports...), l.OffCycle...), l.Planned...)
}

// nextSentence says when the next report of a line is due, or why that cannot be said.
func (at *view) nextSentence(s *cadence.Schedule, l *cadence.Line) string {
	switch w := l.Next; {
	case w != nil:
		return "The next one is due " + dueWords(w) + ". " + stateSentence(w, at.s.corpus.AsOf)
	case s.Rule == nil:
		return "When the next one is due cannot be said."
	case len(l.Reports) == 0:
		return "No report is held here from which the months could be counted, so since when one is due cannot be said."
	}
	return "The last report is dated " + l.Last().Published.Long() + " and no closer, so when the next one is due cannot be said."
}

// dueWords writes a window: between 15 December 2026 and 15 March 2027.
func dueWords(w *cadence.Window) string {
	switch {
	case w == nil:
		return ""
	case w.Earliest.IsZero():
		return "by " + w.Latest.Long()
	case w.Earliest == w.Latest:
		return onDate(w.Latest)
	}
	return "between " + w.Earliest.Long() + " and " + w.Latest.Long()
}

// stateSentence says how the site's own date stands to a window. Days to come are counted by the clock alone.
func stateSentence(w *cadence.Window, today corpus.Date) string {
	state, days := w.State(today)
	says := "As of " + today.Long() + " it is "
	switch {
	case state == cadence.NotYet:
		return says + "not yet due."
	case state == cadence.DueNow:
		return says + "due."
	case days > 0:
		return says + "overdue by " + count(days, "day", "days") + "."
	}
	return says + "overdue."
}

// clockSentence says how many days are left on a day of the clock; it is empty where no clock is read.
func clockSentence(w *cadence.Window, clock corpus.Date) string {
	if clock.IsZero() {
		return ""
	}
	today := "By this machine’s clock, on " + clock.Long() + ": "
	state, days := w.State(clock)
	_, known := corpus.DaysBetween(clock, w.Latest)
	switch {
	case !known:
		return ""
	case state == cadence.Overdue:
		return today + "overdue by " + count(days, "day", "days") + "."
	case state == cadence.NotYet:
		last, _ := corpus.DaysBetween(clock, w.Latest)
		return today + "due in " + count(days, "day", "days") + " at the earliest, in " + count(last, "day", "days") + " at the latest."
	case days == 0:
		return today + "due today at the latest."
	}
	return today + "due in " + count(days, "day", "days") + " at the latest."
}

func stateChip(w *cadence.Window, today corpus.Date) chip {
	switch state, _ := w.State(today); state {
	case cadence.NotYet:
		return chip{"Not yet due", "flat"}
	case cadence.DueNow:
		return chip{"Due", "move"}
	}
	return chip{"Overdue", "weak"}
}

// standingChip says whether a report came in time.
func standingChip(e cadence.Entry) chip {
	by := ""
	if e.Days > 0 {
		by = " by " + count(e.Days, "day", "days")
	}
	switch e.Standing {
	case cadence.InTime:
		return chip{"In time", "strong"}
	case cadence.Early:
		return chip{"Early" + by, "move"}
	case cadence.Late:
		return chip{"Late" + by, "weak"}
	case cadence.First:
		return chip{"The first", "flat"}
	case cadence.OffCycle:
		return chip{"Off cycle", "flat"}
	case cadence.NoRule:
		return chip{"No rule then", "flat"}
	}
	return chip{"Cannot be said", "flat"}
}
