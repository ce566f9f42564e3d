package render

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A reportsPage lists the Risk Reports and says when the next ones are due.
type reportsPage struct {
	*indexPage
	Schedules []scheduleView // of the policies that have a rule
	Calendar  *link          // file for programs that keep calendars
	Compared  []comparedReports
}

// reportsIndex plans the list of reports.
func (s *site) reportsIndex() {
	s.calendarFile()
	s.addFile(permalink.Data(permalink.Reports), func() ([]byte, error) { return encodeJSON(s.reportsData()) })
	s.add(permalink.Reports, func(at *view) (string, any) { return "reports", at.reportsPage() })
}

func (at *view) reportsPage() *reportsPage {
	p := &reportsPage{indexPage: at.index("Risk Reports", permalink.Reports,
		"Risk Reports held here, newest first, with the outside reviews of each, and when the next one is due.",
		"No Risk Report is held here yet.")}
	for _, schedule := range at.s.schedules() {
		p.Schedules = append(p.Schedules, at.scheduleView(schedule))
	}
	p.Calendar = at.ifHas(permalink.ReportCalendar, "The dates as an iCalendar file")
	list := indexList{Title: "Reports"}
	if len(at.s.corpus.Reports) > 0 && !slices.ContainsFunc(at.s.corpus.Reports, func(r *corpus.Report) bool { return !r.Specimen }) {
		list.Title = "Specimen reports"
	}
	for _, r := range at.s.corpus.Reports {
		item := at.indexItem(&r.File, &r.Common, permalink.Report(r.Name))
		item.Date = r.Published.Long()
		item.Notes = []string{"covers " + r.Covers.Long()}
		if words := editionWords(r); words != "" {
			item.Notes = append(item.Notes, words)
		}
		item.Notes = append(item.Notes, reviewsWords(r)...)
		list.Items = append(list.Items, item)
	}
	p.Lists = append(p.Lists, list)
	p.Compared = at.comparedReports()
	return p
}
