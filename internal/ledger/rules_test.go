package ledger

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// honest is a ledger with something of each kind that the rules tell apart, as publish writes it.
func honest() *Log {
	d := func(s string) string { return Digest([]byte(s)) }
	record := func(kind, address string, lists map[string][]string) *Record {
		return &Record{Kind: kind, Addresses: []string{address}, Title: "T" + address, Header: d("header"), Text: d("text"), Frame: "0c", Clauses: []Clause{{"a", d("a")}}, Lists: lists,
			Pictures: map[string]string{"static/chart.png": d("chart")}}
	}
	version := record("version", "/p/v1/", map[string][]string{"errata": {d("erratum")}})
	version.Dated, version.Basis = "2026-01-01", "official"
	goal := record("goal", "/goals/g/", map[string][]string{"evidence": {d("evidence")}})
	goal.Status, goal.ClosedBy = "missed", "A letter."
	gone := record("version", "/p/v0/", nil)
	taken := *gone
	taken.Withdrawn, taken.Lists = true, map[string][]string{"withdrawn": {d("why")}}
	var events []Event
	for _, r := range []*Record{version, goal, record("page", "/pages/a/", map[string][]string{"claims": {d("claim")}}), record("report", "/reports/q/", nil),
		record("model", "/models/m/", map[string][]string{"determinations": {d("determination")}}), gone} {
		events = append(events, Event{Event: Published, Record: r})
	}
	return (&Log{}).Append("2026-01-02", "policies.example", append(events, Event{Event: Withdrawn, Record: &taken}))
}

// with puts an entry more into a list.
func with(r *Record, field string) {
	r.Lists = maps.Clone(r.Lists)
	if r.Lists == nil {
		r.Lists = map[string][]string{}
	}
	r.Lists[field] = append(slices.Clone(r.Lists[field]), Digest([]byte("new in "+field)))
}

// TestWhatAnEventMayDo appends one line by hand, with a chain that is whole again. What no event may do is named by its rule and line, and
// what one may do is taken.
func TestWhatAnEventMayDo(t *testing.T) {
	other := Digest([]byte("other"))
	words := func(r *Record) { r.Text, r.Clauses = other, []Clause{{"a", other}} }
	const v, goal, page, report, model, taken = "/p/v1/", "/goals/g/", "/pages/a/", "/reports/q/", "/models/m/", "/p/v0/"
	for _, c := range []struct {
		name, event, address string
		change               func(*Record)
		rule, says           string // none if it may
	}{
		{"another text, by hand", Revised, v, words, "ledger-unsaid", `l:9:1: "T/p/v1/" has another text from here on than line 2 says, and no erratum with it (found the event "revised", want "corrected" with a new entry in lists.errata) (restore content/ledger.jsonl`},
		{"with an erratum, and the wrong event", Revised, v, func(r *Record) { words(r); with(r, "errata") }, "ledger-unsaid", "another text"},
		{"corrected without an erratum", Corrected, v, words, "ledger-unsaid", "is corrected here, and no new erratum says what was wrong"},
		{"corrected under an erratum that was there", Corrected, v, func(r *Record) { words(r); r.Lists = map[string][]string{"errata": {other}} }, "ledger-list", `an entry of "errata"`},
		{"corrected", Corrected, v, func(r *Record) { words(r); with(r, "errata") }, "", ""},
		{"another digest of a clause", Revised, v, func(r *Record) { r.Clauses = []Clause{{"a", other}} }, "ledger-unsaid", "another text"},
		{"another nesting", Revised, v, func(r *Record) { r.Frame = "1c" }, "ledger-unsaid", "another text"},
		{"another header and text", Moved, v, func(r *Record) { words(r); r.Header = other; r.Addresses = []string{v, "/p/w/"} }, "ledger-unsaid", "has another text and another header"},
		{"backdated", Revised, v, func(r *Record) { r.Dated = "2025-01-01" }, "ledger-unsaid", "another header"},
		{"of another basis", Revised, v, func(r *Record) { r.Basis = "excerpt" }, "ledger-unsaid", "another header"},
		{"a specimen no more", Revised, v, func(r *Record) { r.Specimen = true }, "ledger-unsaid", "another header"},
		{"another picture", Revised, v, func(r *Record) { r.Pictures = map[string]string{"static/chart.png": other} }, "ledger-unsaid", "another picture"},
		{"a picture gone", Revised, v, func(r *Record) { r.Pictures = nil }, "ledger-unsaid", "another picture"},
		{"another text by the event of a withdrawal", Withdrawn, v, func(r *Record) { words(r); r.Withdrawn = true; with(r, "withdrawn") }, "ledger-unsaid", "another text"},
		{"a model's header", Revised, model, func(r *Record) { r.Header = other }, "ledger-unsaid", "another header"},
		{"a page moved, and its text with it", Moved, page, func(r *Record) { words(r); r.Addresses = []string{"/pages/b/", page} }, "ledger-unsaid", "another text"},
		{"a page revised", Revised, page, func(r *Record) { words(r); r.Header, r.Pictures = other, nil }, "", ""},

		{"an erratum that grows", Revised, v, func(r *Record) { with(r, "errata") }, "", ""},
		{"a determination more", Revised, model, func(r *Record) { with(r, "determinations") }, "", ""},
		{"a determination gone", Revised, model, func(r *Record) { r.Lists = nil }, "ledger-list", `an entry of "determinations" in "T/models/m/" is another from here on, or gone: it was published by line 6`},
		{"gone by an erratum of the whole", Corrected, model, func(r *Record) { r.Lists = nil; with(r, "errata") }, "", ""},
		{"an erratum gone, and another there", Corrected, v, func(r *Record) { r.Lists = nil; with(r, "errata") }, "ledger-list", `an entry of "errata"`},
		{"a claim of a page gone", Revised, page, func(r *Record) { r.Lists = nil }, "ledger-list", `an entry of "claims"`},
		{"a claim of a page gone, and an erratum", Revised, page, func(r *Record) { r.Lists = nil; with(r, "errata") }, "", ""},
		{"moved with an erratum", Moved, v, func(r *Record) { r.Addresses = []string{v, "/p/w/"}; with(r, "errata") }, "ledger-list", `has a new entry in "errata", and the event "moved" brings none`},

		{"a goal met", Revised, goal, func(r *Record) { r.Status, r.Header = "met", other }, "ledger-status", `status of "T/goals/g/" changes here from "missed" to "met"`},
		{"closed otherwise", Revised, goal, func(r *Record) { r.ClosedBy, r.Header = "", other }, "ledger-status", `closed-by of "T/goals/g/" changes here from "A letter." to ""`},
		{"a goal met by evidence", Revised, goal, func(r *Record) { r.Status, r.Header = "met", other; with(r, "evidence") }, "", ""},
		{"another header of a goal with evidence", Revised, goal, func(r *Record) { r.Header = other; with(r, "evidence") }, "ledger-unsaid", "another header"},

		{"another title", Revised, report, func(r *Record) { r.Title = "Void"; with(r, "claims") }, "ledger-header", `title of "Void" is "Void" from here on, and line 5 has "T/reports/q/", though its header, which says it too, is the same`},
		{"another title by an erratum that is of something else", Corrected, report, func(r *Record) { r.Title = "Void"; words(r); with(r, "errata") }, "ledger-header", "title of"},
		{"another title by an erratum", Corrected, report, func(r *Record) { r.Title, r.Header = "T", other; with(r, "errata") }, "", ""},
		{"a page of another basis", Revised, page, func(r *Record) { words(r); r.Basis = "official" }, "ledger-header", `basis of "T/pages/a/" is "official" from here on, and line 4 has ""`},
		{"a page of another title", Revised, page, func(r *Record) { words(r); r.Title = "Void" }, "ledger-header", "title of"},
		{"a page of another day", Revised, page, func(r *Record) { words(r); r.Dated = "2025-01-01" }, "ledger-header", "dated of"},
		{"a page that is a specimen", Revised, page, func(r *Record) { words(r); r.Specimen = true }, "ledger-header", `specimen of "T/pages/a/" is "true"`},
		{"a page that is named otherwise", Revised, page, func(r *Record) { r.Title, r.Header = "New", other }, "", ""},
		{"a page moved, and named otherwise", Moved, page, func(r *Record) { r.Title, r.Addresses = "New", []string{"/pages/b/", page} }, "ledger-header", "title of"},
		{"a goal met while its header says otherwise", Revised, goal, func(r *Record) { r.Status = "met"; with(r, "evidence") }, "ledger-header", `status of "T/goals/g/" is "met"`},

		{"moved to nowhere", Moved, v, func(*Record) {}, "ledger-idle", `"T/p/v1/" is moved here, and has no other addresses than line 2 says`},
		{"nothing added", Revised, v, func(*Record) {}, "ledger-idle", `"T/p/v1/" is revised here, and stands as line 2 says`},
		{"pictures alone", Revised, v, func(r *Record) { r.Pictures = maps.Clone(r.Pictures); r.Pictures["static/new.png"] = other }, "ledger-idle", "nothing was added"},
		{"nothing of a page", Revised, page, func(*Record) {}, "ledger-idle", "nothing changed that may"},
		{"one name more", Moved, v, func(r *Record) { r.Addresses = []string{v, "/p/w/"} }, "", ""},

		{"taken back by another event", Revised, v, func(r *Record) { r.Withdrawn = true; with(r, "withdrawn") }, "ledger-withdrawn", `is withdrawn from here on, and the event is "revised"`},
		{"published as taken back", Published, "/p/v2/", func(r *Record) { r.Withdrawn = true; with(r, "withdrawn") }, "ledger-withdrawn", "is withdrawn from here on"},
		{"taken back", Withdrawn, v, func(r *Record) { r.Withdrawn = true; with(r, "withdrawn") }, "", ""},
		{"taken back without the mark", Withdrawn, v, func(*Record) {}, "ledger-withdrawn", "is not marked as withdrawn"},
		{"taken back without a reason", Withdrawn, v, func(r *Record) { r.Withdrawn = true }, "ledger-withdrawn", "found 0 entries in lists.withdrawn"},
		{"taken back twice", Withdrawn, taken, func(*Record) {}, "ledger-withdrawn", "is withdrawn a second time"},
		{"stands again", Corrected, taken, func(r *Record) { r.Withdrawn = false; with(r, "errata") }, "ledger-withdrawn", "was withdrawn by line 8 at the latest, and stands again"},
		{"another reason", Corrected, taken, func(r *Record) { r.Lists = map[string][]string{"withdrawn": {other}}; with(r, "errata") }, "ledger-list", `an entry of "withdrawn"`},
		{"a second reason", Corrected, taken, func(r *Record) { with(r, "withdrawn"); with(r, "errata") }, "ledger-withdrawn", "found 2 entries in lists.withdrawn"},

		{"published twice", Published, v, func(*Record) {}, "ledger-event", `is published a second time: it is public since line 2`},
		{"never published", Corrected, "/p/v9/", func(r *Record) { with(r, "errata") }, "ledger-event", `is corrected here, and no line before says that it was published`},
		{"of a kind that is none", Published, "/p/v9/", func(r *Record) { r.Kind = "opinion" }, "ledger-kind", `"opinion" is no kind of document`},
		{"of another kind from here on", Revised, v, func(r *Record) { r.Kind = "page" }, "ledger-address", "is the address of two documents"},
		{"elsewhere without a word", Corrected, v, func(r *Record) { r.Addresses = []string{"/p/w/", v}; with(r, "errata") }, "ledger-address", `is at "/p/w/" from here on, and was at "/p/v1/": only the event "moved" says so`},
		{"under another name", Moved, v, func(r *Record) { r.Addresses = []string{"/p/w/", v}; r.Header = other }, "", ""},
		{"under one name more, with another header", Moved, v, func(r *Record) { r.Addresses = []string{v, "/p/w/"}; r.Header = other }, "ledger-unsaid", "another header"},
		{"a model under another name, with another header", Moved, model, func(r *Record) { r.Addresses = []string{"/models/n/", model}; r.Header = other }, "ledger-unsaid", "another header"},

		{"an edition that never was", Published, report + "editions/1/", func(r *Record) { r.Kind = "edition"; words(r) }, "ledger-edition", `is kept with other words than were published as "T/reports/q/": line 5 has another text`},
		{"an edition with another header", Published, report + "editions/1/", func(r *Record) { r.Kind, r.Header = "edition", other }, "ledger-edition", "line 5"},
		{"an edition", Published, report + "editions/1/", func(r *Record) { r.Kind = "edition" }, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := honest()
			r := *log.Events[1].Record // of what is new
			r.Addresses, r.Title, r.Lists = []string{c.address}, "T"+c.address, nil
			if was := log.State().At(c.address); was != nil {
				r = was.Record
			}
			c.change(&r)
			forged := log.Append("2026-02-03", "", []Event{{Event: c.event, Record: &r}})
			got, problems := Read("l", forged.Bytes())
			switch {
			case c.rule == "" && len(problems) == 0:
			case c.rule == "":
				t.Errorf("it may do so: %v", problems)
			case len(problems) != 1 || problems[0].Rule != c.rule || !IsRule(c.rule) || !strings.Contains(problems[0].String(), c.says) || got.Len() != log.Len():
				t.Errorf("%d lines are left, and got %v\nwant %s: %s", got.Len(), problems, c.rule, c.says)
			}
		})
	}
}

// TestTitlesByPolicy: a version, and an account of its changes, are named as their policy is, when they are published and whenever their title changes.
func TestTitlesByPolicy(t *testing.T) {
	d := Digest([]byte("header"))
	of := func(kind, title string, addresses ...string) Event {
		return Event{Event: Published, Record: &Record{Kind: kind, Addresses: addresses, Title: title, Header: d, Text: d}}
	}
	revised := of("policy", "New Policy", "/p/")
	revised.Event, revised.Header = Revised, Digest([]byte("other"))
	moved := func(e Event) Event {
		e.Event = Moved
		return e
	}
	policy, version, account := of("policy", "Policy", "/p/"), of("version", "Policy v1", "/p/v1/"), of("changes", "Changes in Policy v1", "/changes/#_p/-v1")
	for name, c := range map[string]struct {
		events []Event
		want   bool
	}{
		"as it is":                          {[]Event{policy, version, account}, true},
		"a version of another name":         {[]Event{policy, of("version", "Policy v1 (void)", "/p/v1/")}, false},
		"an account of another name":        {[]Event{policy, version, of("changes", "Changes in Policy v2", "/changes/#_p/-v1")}, false},
		"a version renamed":                 {[]Event{policy, version, moved(of("version", "Policy v2", "/p/v2/", "/p/v1/"))}, true},
		"renamed, and called otherwise":     {[]Event{policy, version, moved(of("version", "Void v2", "/p/v2/", "/p/v1/"))}, false},
		"with its policy":                   {[]Event{policy, version, account, revised, moved(of("version", "New Policy v1", "/p/v1/", "/p/one/"))}, true},
		"later than its policy":             {[]Event{policy, version, revised, moved(of("version", "Policy v1", "/p/v1/", "/p/one/"))}, true},
		"by a name that its policy had not": {[]Event{policy, version, revised, moved(of("version", "Newest Policy v1", "/p/v1/", "/p/one/"))}, false},
	} {
		_, problems := Read("l", (&Log{}).Append("2026-01-02", "t.example", c.events).Bytes())
		if ok := len(problems) == 0; ok != c.want || !ok && problems[0].Rule != "ledger-header" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestEditionBesideACorrection: what an edition keeps is what stood when the publication began, though the report is corrected, and moved,
// before it.
func TestEditionBesideACorrection(t *testing.T) {
	log := honest()
	report, edition := log.State().At("/reports/q/").Record, log.State().At("/reports/q/").Record
	moved := report
	moved.Addresses = []string{"/reports/r/", "/reports/q/"}
	now := moved
	now.Text = Digest([]byte("other"))
	with(&now, "errata")
	edition.Kind, edition.Addresses = "edition", []string{"/reports/r/editions/1/"}
	kept := now
	kept.Kind, kept.Addresses = "edition", edition.Addresses
	for _, c := range []struct {
		edition Record
		want    int
	}{{edition, 0}, {kept, 1}} {
		all := log.Append("2026-02-03", "", []Event{{Event: Moved, Record: &moved}, {Event: Corrected, Record: &now}, {Event: Published, Record: &c.edition}})
		if _, problems := Read("l", all.Bytes()); len(problems) != c.want {
			t.Errorf("got %v", problems)
		}
	}
}

// TestDays: the day of a line never falls, and is that of its publication.
func TestDays(t *testing.T) {
	first := honest()
	page := func(name string) []Event {
		return []Event{{Event: Published, Record: &Record{Kind: "page", Addresses: []string{"/pages/" + name + "/"}, Title: name}}}
	}
	for on, want := range map[string]bool{"2026-01-02": true, "2026-01-03": true, "2026-01-01": false, "2026": false, "": false, "9": false} {
		_, problems := Read("l", first.Append(on, "", page("b")).Bytes())
		if (len(problems) == 0) != want || !want && !strings.Contains(problems[0].String(), "l:9:1: the days are out of their order") {
			t.Errorf("%q behind 2026-01-02: %v", on, problems)
		}
	}
	two := first.Append("2026-01-03", "", append(page("b"), page("c")...))
	last := two.Events[len(two.Events)-1]
	last.On = "2026-01-04"
	line := append(encode(last), '\n')
	if _, problems := Read("l", append(two.First(two.Len()-1).Bytes(), line...)); len(problems) != 1 || problems[0].Rule != "ledger-order" {
		t.Errorf("two days of one publication: %v", problems)
	}
}

// TestRulesAreSpecified: docs/ledger.md and docs/verifying.md name every rule.
func TestRulesAreSpecified(t *testing.T) {
	for _, file := range []string{"ledger.md", "verifying.md"} {
		page, err := os.ReadFile("../../docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rules {
			if !strings.Contains(string(page), "`"+r.name+"`") {
				t.Errorf("docs/%s does not name %s", file, r.name)
			}
		}
	}
}
