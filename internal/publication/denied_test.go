package publication_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// TestLinesThatTheirSourcesDeny: what a line of the record says beside its digests, and that publish did not write, is named by its number. The chain
// around it is whole.
func TestLinesThatTheirSourcesDeny(t *testing.T) {
	const report, goal, source = "/reports/q1/", "/goals/g/", "/sources/s/"
	none := func(*ledger.Record) {}
	for _, c := range []struct {
		name, address string
		write         func(*ledger.Record)
		want          string
	}{
		{"as it is", report, none, ""},
		{"another day", report, func(r *ledger.Record) { r.Dated = "2020-01-01" }, `dated "2020-01-01" of "Q1" (want "2026-04-30"), though by its own digest it is of the words that stand in content/reports/q1/report.md: it was written by hand`},
		{"a day", source, func(r *ledger.Record) { r.Dated = "2020-01-01" }, `dated "2020-01-01" of "S" (want "")`},
		{"another title", report, func(r *ledger.Record) { r.Title = "Void" }, `title "Void" of "Q1" (want "Q1")`},
		{"another basis", report, func(r *ledger.Record) { r.Basis = "reconstruction" }, `basis "reconstruction" of "Q1" (want "official")`},
		{"a specimen", report, func(r *ledger.Record) { r.Specimen = true }, `specimen "true" of "Q1" (want "")`},
		{"a goal that was met", goal, func(r *ledger.Record) { r.Status = "met" }, `status "met" of`},
		{"a frame", report, func(r *ledger.Record) { r.Frame = "1c" }, `another frame of "Q1"`},
		{"clauses", report, func(r *ledger.Record) { r.Clauses = append(r.Clauses, ledger.Clause{ID: "more", Digest: r.Text}) }, `other clauses of "Q1"`},
		{"a picture more", report, func(r *ledger.Record) { r.Pictures = maps.Clone(r.Pictures); r.Pictures["static/more.png"] = r.Text }, `other files among the pictures of "Q1"`},
		{"no picture", report, func(r *ledger.Record) { r.Pictures = nil }, `other files among the pictures of "Q1"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := full()
			honest := published(t, fsys)
			var events []ledger.Event
			line := 0
			for i, e := range honest.Events {
				if e.Record == nil {
					continue
				}
				if r := *e.Record; e.Event == ledger.Published && r.Address() == c.address {
					c.write(&r)
					line, e.Record = i+1, &r
				}
				events = append(events, ledger.Event{Event: e.Event, Record: e.Record})
			}
			log := (&ledger.Log{}).Append("2026-06-30", "t.example", events)
			steps, problems := publication.Compare(load(t, fsys), log.State())
			if c.want == "" && len(problems)+len(steps) == 0 {
				return
			}
			if len(problems) != 1 || len(steps) != 0 || !strings.Contains(problems[0].String(), c.want) || !strings.HasPrefix(problems[0].String(), fmt.Sprintf("content/ledger.jsonl:%d:1: ", line)) {
				t.Errorf("steps %v, problems %v\nwant line %d: %s", steps, problems, line, c.want)
			}
		})
	}
}

// TestHonestTitles: a policy, a report and a version under other names, and a policy called otherwise while its versions are moved, leave lines
// that their sources do not deny.
func TestHonestTitles(t *testing.T) {
	fsys := full()
	log := published(t, fsys)
	for _, edit := range []func(){
		func() { swap(fsys, "content/versions/p/policy.md", "title: Policy", "title: Newer Policy") },
		func() {
			swap(fsys, "content/versions/p/policy.md", "title: Newer", "title: Newest")
			renamed(fsys, "content/versions/p/v2.0.md", "v2.1")
		},
		func() {
			renamed(fsys, "content/pages/old.md", "new")
			swap(fsys, "content/pages/new.md", "title: Old", "title: New")
		},
		func() { folder(fsys, "content/reports/q1/", "content/reports/r1/", "report.md", "q1") },
	} {
		edit()
		steps, problems := publication.Compare(load(t, fsys), log.State())
		if len(steps) == 0 || problems.Errors() > 0 {
			t.Fatalf("steps %v, problems %v", steps, problems)
		}
		log = log.Append("2026-07-01", "", publication.Events(steps))
		if _, problems := ledger.Read("l", log.Bytes()); len(problems) > 0 {
			t.Fatal(problems)
		}
		if steps, problems := publication.Compare(load(t, fsys), log.State()); len(steps) > 0 || problems.Errors() > 0 {
			t.Fatalf("once it is published: steps %v, problems %v", steps, problems)
		}
	}
}
