package render

import (
	"maps"
	"strings"
	"testing"

	"github.com/emersion/go-ical"

	"rspsite/internal/corpus"
)

// rhythm is a project with a rule, three reports on cycle of which the last is late, one apart, one to come and two specimens.
func rhythm() map[string]string {
	report := func(title, published, more string) string {
		return "---\ntitle: " + title + "\npublished: " + published + "\ncovers: " + published + "\npolicy-version: v2.0\nmodels: [m]\n" + more + "---\n"
	}
	return map[string]string{
		"content/versions/p/policy.md": `---
title: Example Policy
short: EP
publisher: Example Lab
cadence:
  - {since: v2.0, earliest: 3, latest: 6, clause: "p/v2.0#report", source: wiki, note: "Counted *here*."}
---
`,
		"content/versions/p/v2.0.md":      "---\ntitle: Example Policy\nversion: v2.0\npublished: 2025-01-01\n---\n\nWe report. {#report}\n",
		"content/determinations/m.md":     "---\ntitle: M\ndeveloper: Example Lab\ndeterminations: [{level: L1, source: wiki}]\n---\n",
		"content/sources/wiki.md":         "---\ntitle: Wiki\nkind: wiki\nconsulted: yes\n---\n",
		"content/reports/r1/report.md":    report("The first", "2025-01-31", ""),
		"content/reports/r2/report.md":    report(`"A, B; C\\D"`, "2025-05-01", "previous: r1\n"),
		"content/reports/r3/report.md":    report("Über die Zukunft — 第三号の報告書、とても長い題名で、行を折らなければならないほど長い", "2025-12-01", "previous: r2\n"),
		"content/reports/apart/report.md": report("Apart", "2025-05-06", "off-cycle: true\n"),
		"content/reports/later/report.md": report("Later", "2026-07-01", ""),
		"content/reports/draft/report.md": report("Drafted", "2026-05-20", "draft: true\n"),
		"content/reports/s1/report.md":    report("Specimen 1", "2026-03", "specimen: true\n"),
	}
}

func TestReportsSayWhenTheNextIsDue(t *testing.T) {
	all := renderAll(t, load(t, project(rhythm())), Options{})
	for _, test := range []struct{ page, want string }{
		{"reports/index.html", `, since <a href="../p/v2.0/#report">version 2.0</a>, a Risk Report is due 3 to 6 months after the one before.`},
		{"reports/index.html", "Counted <em>here</em>."},
		{"reports/index.html", "The next one is due between 1 March 2026 and 1 June 2026. As of 1 June 2026 it is due."},
		{"reports/index.html", "The next one is due between June 2026 and September 2026. As of 1 June 2026 it is due."},
		{"reports/index.html", `<td data-name="Was due">between 30 April 2025 and 31 July 2025</td><td data-name="Came"><span class="chip strong">In time</span></td>`},
		{"reports/index.html", `<td data-name="Was due">between 1 August 2025 and 1 November 2025</td><td data-name="Came"><span class="chip weak">Late by 30 days</span></td>`},
		{"reports/index.html", `<td data-name="Was due"><span aria-hidden="true">—</span><span class="vh">no day</span></td><td data-name="Came"><span class="chip flat">Off cycle</span></td>`},
		{"reports/index.html", `<a href="#_due-report-r3" aria-label="3: Über die Zukunft`},
		{"reports/index.html", `<a href="calendar.ics" type="text/calendar">`},
		{"index.html", `<a href="reports/#_due-p">Next Risk Report due between 1 March 2026 and 1 June 2026</a>, by <a href="p/v2.0/#report">the EP, since version 2.0</a> <span class="chip move">Due</span></p>`},
		{"reports/r3/index.html", "<dt>Was due</dt><dd>between 1 August 2025 and 1 November 2025: late by 30 days · <a href=\"../#_due-p\">counted: see when reports are due</a></dd>"},
		{"reports/r3/index.html", "<dt>Next one due</dt><dd>between 1 March 2026 and 1 June 2026 · <a href=\"../#_due-p\">counted: see when reports are due</a></dd>"},
		{"reports/r1/index.html", `<dt>Report after</dt><dd><a href="../r2/" rel="next">A, B; C\D</a> was due between 30 April 2025 and 31 July 2025, came on 1 May 2025: in time</dd>`},
	} {
		if !strings.Contains(all[test.page], test.want) {
			t.Errorf("%s lacks %s", test.page, test.want)
		}
	}
	for name, text := range all {
		if strings.HasPrefix(name, "api/v1/schema/") {
			continue // says of drafts what they would have
		}
		if strings.Contains(text, "clock") || strings.Contains(text, "Drafted") || strings.Contains(text, "Later") {
			t.Errorf("%s has what no built site has: days by the clock, a draft, or a report of a later date", name)
		}
	}
}

// Only a preview counts days to come, since only it knows what day it is.
func TestDaysAreCountedByTheClockAlone(t *testing.T) {
	for clock, want := range map[string]string{
		"2026-02-27": "on 27 February 2026: due in 2 days at the earliest, in 94 days at the latest.",
		"2026-03-01": "on 1 March 2026: due in 92 days at the latest.",
		"2026-06-01": "on 1 June 2026: due today at the latest.",
		"2026-06-02": "on 2 June 2026: overdue by 1 day.",
	} {
		d, err := corpus.ParseDate(clock)
		if err != nil {
			t.Fatal(err)
		}
		all := renderAll(t, load(t, project(rhythm())), Options{Clock: d})
		for name, text := range all {
			if has := strings.Contains(text, "clock, "); has != (name == "reports/index.html" || name == "reports/index.md") {
				t.Errorf("%s speaks of the clock: %t", name, has)
			}
		}
		if !strings.Contains(all["reports/index.html"], "By this machine’s clock, "+want) {
			t.Errorf("lacks %q", want)
		}
	}
}

// TestScheduleSaysWhatItCannotSay looks at a policy with a rule and too little to count from.
func TestScheduleSaysWhatItCannotSay(t *testing.T) {
	for name, test := range map[string]struct {
		but      map[string]string // files in place of others; an empty one is left out
		want     string
		calendar bool
	}{
		"no report":      {map[string]string{"r1": "", "r2": "", "r3": "", "apart": "", "s1": ""}, "so since when one is due cannot be said.", false},
		"specimens only": {map[string]string{"r1": "", "r2": "", "r3": "", "apart": ""}, "so since when one is due cannot be said.", true},
		"apart only":     {map[string]string{"r1": "", "r2": "", "r3": ""}, "so since when one is due cannot be said.", true},
	} {
		t.Run(name, func(t *testing.T) {
			files := rhythm()
			maps.DeleteFunc(files, func(path, _ string) bool {
				for report := range test.but {
					if strings.HasPrefix(path, "content/reports/"+report+"/") {
						return true
					}
				}
				return false
			})
			all := renderAll(t, load(t, project(files)), Options{})
			if page := all["reports/index.html"]; !strings.Contains(page, test.want) {
				t.Errorf("lacks %q:\n%s", test.want, page)
			}
			if _, has := all["reports/calendar.ics"]; has != test.calendar {
				t.Errorf("has a calendar file: %t", has)
			}
		})
	}
	without := rhythm()
	without["content/versions/p/policy.md"] = "---\ntitle: Example Policy\npublisher: Example Lab\n---\n"
	all := renderAll(t, load(t, project(without)), Options{})
	if strings.Contains(all["reports/index.html"], "When reports are due") || strings.Contains(all["index.html"], "due") {
		t.Error("a policy without a rule has a schedule")
	}
}

func TestCalendarFile(t *testing.T) {
	text := renderAll(t, load(t, project(rhythm())), Options{})["reports/calendar.ics"]
	checkCalendarLines(t, text)
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if err := ical.NewEncoder(&strings.Builder{}).Encode(c); err != nil { // which refuses what the RFC does
		t.Error(err)
	}
	var got []string
	seen := map[string]bool{}
	for _, e := range c.Events() {
		prop := func(name string) string { return eventText(t, e, name) }
		if seen[prop(ical.PropUID)] {
			t.Errorf("two events have the UID %s", prop(ical.PropUID))
		}
		seen[prop(ical.PropUID)] = true
		if stamp := e.Props.Get(ical.PropDateTimeStamp).Value; stamp != "20260601T000000Z" {
			t.Errorf("got stamp %s, want the site's own date", stamp)
		}
		got = append(got, e.Props.Get(ical.PropDateTimeStart).Value+" "+e.Props.Get(ical.PropDateTimeEnd).Value+" "+
			e.Props.Get(ical.PropCategories).Value+" "+prop(ical.PropStatus)+" "+prop(ical.PropSummary))
	}
	want := []string{
		"20260301 20260401 Risk Report,Specimen CONFIRMED SPECIMEN: Specimen 1",
		"20251201 20251202 Risk Report CONFIRMED Über die Zukunft — 第三号の報告書、とても長い題名で、行を折らなければならないほど長い",
		"20250506 20250507 Risk Report CONFIRMED Apart",
		`20250501 20250502 Risk Report CONFIRMED A, B; C\D`,
		"20250131 20250201 Risk Report CONFIRMED The first",
		"20260301 20260302 Risk Report TENTATIVE EP: next Risk Report due from this day",
		"20260601 20260602 Risk Report TENTATIVE EP: next Risk Report due by this day",
		"20260601 20260701 Risk Report,Specimen TENTATIVE SPECIMEN: EP: next Risk Report due from this day",
		"20260901 20261001 Risk Report,Specimen TENTATIVE SPECIMEN: EP: next Risk Report due by this day",
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("got\n%s\nwant\n%s", a, b)
	}
}

func eventText(t *testing.T, e ical.Event, name string) string {
	t.Helper()
	s, err := e.Props.Text(name)
	if err != nil {
		t.Error(err)
	}
	return s
}

// checkCalendarLines holds the file against RFC 5545, 3.1: lines end with CRLF and have at most 75 octets, no character is cut.
func checkCalendarLines(t *testing.T, text string) {
	t.Helper()
	folded := 0
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "\r\n") {
		t.Error("a line does not end with CRLF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if strings.HasPrefix(line, " ") {
			folded++
		}
		if len(line) > 75 || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("%d octets, or a character in two: %q", len(line), line)
		}
	}
	if folded < 3 {
		t.Errorf("%d lines are folded, want some to look at", folded)
	}
}

// A program that keeps the calendar knows an event again by its UID, whatever else is corrected and at whatever later date.
func TestCalendarNamesStay(t *testing.T) {
	uids := func(o Options, files map[string]string) string {
		c, err := ical.NewDecoder(strings.NewReader(renderAll(t, load(t, project(files)), o)["reports/calendar.ics"])).Decode()
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, e := range c.Events() {
			list = append(list, eventText(t, e, ical.PropUID))
		}
		return strings.Join(list, "\n")
	}
	files := rhythm()
	before := uids(Options{}, files)
	files["content/reports/r3/report.md"] = strings.Replace(files["content/reports/r3/report.md"], "2025-12-01", "2025-12-02", 1)
	if after := uids(Options{}, files); after != before {
		t.Errorf("got\n%s\nwant\n%s", after, before)
	}
	if !strings.Contains(before, "https://example.org/rsp/reports/r3/#_next-latest") {
		t.Errorf("got %s", before)
	}
}

// TestTheLastDay: a day after the last that a date can name is none that a calendar can.
func TestTheLastDay(t *testing.T) {
	day, err := corpus.ParseDate("9999-12-31")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{corpus: &corpus.Corpus{AsOf: day}}
	if text := string(s.calendarOf([]calendarEvent{{first: day, last: day}})); strings.Contains(text, "DTEND") || !strings.Contains(text, "DTSTART;VALUE=DATE:99991231") {
		t.Error(text)
	}
}
