package render

import (
	"html/template"
	"strconv"
	"time"

	"rspsite/internal/cadence"
	"rspsite/internal/corpus"
)

// The calendar of reports has a row for each year and a column for each month, so that it reads at 390 pixels without being
// shrunk. Bands are the times in which reports were due; marks, numbered as in the table beside it, are the reports. All
// measures are pixels.
const (
	calendarLeft  = 40 // room for the year
	monthWidth    = 26
	calendarWidth = calendarLeft + 12*monthWidth
	calendarTop   = 24 // room for the months
	yearHeight    = 48
	markRadius    = 10
	maxYears      = 12 // the last ones are drawn, the table has all
)

// calendar draws a line of reports and the time in which the next is due. It is empty if there is nothing to draw.
func (at *view) calendar(l *cadence.Line) template.HTML {
	c := newReportCalendar(l, at.s.corpus.AsOf)
	if c == nil {
		return ""
	}
	height := px(calendarTop + yearHeight*(c.last-c.first+1))
	var m markup
	m.start("svg", "viewBox", "0 0 "+px(calendarWidth)+" "+height, "width", px(calendarWidth), "height", height,
		"class", "calendar", "role", "group", "aria-label", "Calendar of reports; the table says the same")
	c.grid(&m)
	all := entries(l)
	for _, e := range all {
		if e.Window != nil {
			c.band(&m, e.Window, "was", 14)
		}
	}
	if l.Next != nil {
		c.band(&m, l.Next, "next", 22)
	}
	c.today(&m, at.s.corpus.AsOf)
	for i, place := range c.places(all) {
		if place.shown {
			at.calendarMark(&m, all[i], i+1, place)
		}
	}
	m.end()
	return m.html()
}

// A reportCalendar turns days into places.
type reportCalendar struct{ first, last int } // years

// newReportCalendar finds the years to draw, or returns nil if there are none.
func newReportCalendar(l *cadence.Line, today corpus.Date) *reportCalendar {
	all := entries(l)
	if len(all) == 0 {
		return nil
	}
	c := &reportCalendar{first: day(today.First()).Year(), last: day(today.First()).Year()}
	take := func(d corpus.Date) {
		if !d.IsZero() {
			year := day(d.First()).Year()
			c.first, c.last = min(c.first, year), max(c.last, year)
		}
	}
	for _, e := range all {
		take(e.Report.Published)
		if e.Window != nil {
			take(e.Window.Latest)
		}
	}
	if l.Next != nil {
		take(l.Next.Latest)
	}
	c.first = max(c.first, c.last-maxYears+1)
	return c
}

// at is the place of a day in its year; the middle of the row is its height.
func (c *reportCalendar) at(t time.Time) (x, y int) {
	month := time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -1).Day()
	x = calendarLeft + (int(t.Month())-1)*monthWidth + (t.Day()-1)*monthWidth/month
	return x, calendarTop + (t.Year()-c.first)*yearHeight + yearHeight/2
}

// grid draws years and months.
func (c *reportCalendar) grid(m *markup) {
	for i, letter := range "JFMAMJJASOND" {
		m.element("text", string(letter), "class", "month", "x", px(calendarLeft+i*monthWidth+monthWidth/2), "y", px(calendarTop-8))
	}
	bottom := calendarTop + yearHeight*(c.last-c.first+1)
	for i := range 13 {
		x := px(calendarLeft + i*monthWidth)
		shape(m, "line", "class", "grid", "x1", x, "x2", x, "y1", px(calendarTop), "y2", px(bottom))
	}
	for year := c.first; year <= c.last; year++ {
		y := calendarTop + (year-c.first)*yearHeight
		shape(m, "line", "class", "grid", "x1", "0", "x2", px(calendarWidth), "y1", px(y), "y2", px(y))
		m.element("text", strconv.Itoa(year), "class", "year", "x", "0", "y", px(y+yearHeight/2+5))
	}
	shape(m, "line", "class", "grid", "x1", "0", "x2", px(calendarWidth), "y1", px(bottom), "y2", px(bottom))
}

// band draws a window, a piece for each of its years.
func (c *reportCalendar) band(m *markup, w *cadence.Window, class string, height int) {
	from := w.Earliest
	if from.IsZero() {
		from = w.After.Published
	}
	start, end := day(from.First()), day(w.Latest.Last())
	for year := max(start.Year(), c.first); year <= min(end.Year(), c.last); year++ {
		left, y := c.at(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		right := calendarWidth
		if year == start.Year() {
			left, _ = c.at(start)
		}
		if year == end.Year() {
			right, _ = c.at(end)
			right += 2 // the last day is within
		}
		shape(m, "rect", "class", class, "x", px(left), "y", px(y-height/2), "width", px(max(right-left, 2)), "height", px(height))
	}
}

// today draws the site's own date as a line across its year.
func (c *reportCalendar) today(m *markup, today corpus.Date) {
	t := day(today.First())
	if t.Year() < c.first {
		return
	}
	x, y := c.at(t)
	shape(m, "line", "class", "today", "x1", px(x), "x2", px(x), "y1", px(y-yearHeight/2+2), "y2", px(y+yearHeight/2-2))
}

// A markPlace is where the mark of a report stands.
type markPlace struct {
	x, y  int
	shown bool
}

// places sets the marks, those that would touch one in the same row beside each other.
func (c *reportCalendar) places(all []cadence.Entry) []markPlace {
	places := make([]markPlace, len(all))
	for i, e := range all {
		t := day(e.Report.Published.First())
		if !e.Report.Published.IsDay() {
			t = t.AddDate(0, 0, 14) // the middle of the month
		}
		if t.Year() < c.first {
			continue
		}
		x, y := c.at(t)
		for moved := true; moved; {
			moved = false
			for _, other := range places[:i] {
				if other.shown && other.y == y && x > other.x-2*markRadius-2 && x < other.x+2*markRadius+2 {
					x, moved = other.x+2*markRadius+2, true
				}
			}
		}
		places[i] = markPlace{min(x, calendarWidth-markRadius), y, true}
	}
	return places
}

// calendarMark draws a report: a disc in time, a ring where nobody can say, a square off cycle or out of time.
func (at *view) calendarMark(m *markup, e cadence.Entry, number int, place markPlace) {
	standing := standingChip(e)
	m.start("a", "href", "#"+scheduleRowID(e.Report), "aria-label", strconv.Itoa(number)+": "+e.Report.Title+", "+lowerFirst(standing.Text))
	shape(m, "circle", "class", "hit", "cx", px(place.x), "cy", px(place.y), "r", "12")
	class := string(e.Standing)
	switch e.Standing {
	case cadence.Early, cadence.Late, cadence.OffCycle:
		shape(m, "rect", "class", class, "x", px(place.x-markRadius+1), "y", px(place.y-markRadius+1), "width", px(2*markRadius-2), "height", px(2*markRadius-2))
	default:
		shape(m, "circle", "class", class, "cx", px(place.x), "cy", px(place.y), "r", px(markRadius))
	}
	m.element("text", strconv.Itoa(number), "class", "no "+class, "x", px(place.x), "y", px(place.y+4))
	m.end()
}

// scheduleRowID is the place of a report in the table of its schedule.
func scheduleRowID(r *corpus.Report) string { return "_due-report-" + r.Name }
