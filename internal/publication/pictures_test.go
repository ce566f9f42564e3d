package publication_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/publication"
)

// withPictures is the small project with pictures in a version, a table row, a page and a header, a goal, and a version taken back.
func withPictures() fstest.MapFS {
	fsys := project()
	for name, text := range map[string]string{
		"content/versions/p/v3.0.md": "---\ntitle: V3\nversion: v3.0\npublished: 2026-05-02\nbasis: official\nsummary: \"![s](head.png) S.\"\n---\n\n# One {#one}\n\nSee ![a chart](fig/risk.png). {#pause}\n\n" +
			"We report. {#report}\n\n| A | B |\n|---|---|\n| x | ![y](later.png) | {#row}\n",
		"content/versions/p/v0.9.md": "---\ntitle: V0\nversion: v0.9\npublished: 2025-05-02\nbasis: official\nwithdrawn: {on: 2026-02-20, why: It was wrong.}\n---\n\n# One {#one}\n",
		"content/pages/seen.md":      "---\ntitle: Seen\n---\n\n![a chart](fig/risk.png) {#chart}\n",
		"content/goals/g.md":         "---\ntitle: G\nkind: milestone\nstatus: missed\nclosed-by: A report.\nevidence: [{on: 2026-05-01, says: Nothing came., source: s}]\n---\n\nGoal. {#goal}\n",
		"static/fig/risk.png":        "HIGH", "static/head.png": "H",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestWhatReadersSee: what a published text shows, when and why it was taken back, and how a goal stands changes as openly as words do.
func TestWhatReadersSee(t *testing.T) {
	const v0, v3, goal, risk = "content/versions/p/v0.9.md", "content/versions/p/v3.0.md", "content/goals/g.md", "static/fig/risk.png"
	says := func(clauses string) func(fstest.MapFS) {
		return change(v3, "basis: official\n", "basis: official\nerrata: [{on: 2026-06-02, kind: substantive, what: The chart"+clauses+"}]\n")
	}
	exchanged := func(fsys fstest.MapFS) { fsys[risk] = &fstest.MapFile{Data: []byte("LOW")} }
	for _, c := range []struct {
		name    string
		changes []func(fstest.MapFS)
		steps   string
		want    string // part of the problems; none if empty
	}{
		{"a picture exchanged", in(exchanged), "corrected /p/v3.0/; revised /pages/seen/",
			"content/versions/p/v3.0.md:11:1: the picture static/fig/risk.png in v3.0#pause (§1(a)) is another since the text was published on 2026-06-30, dated 2026-05-02 (add an erratum or restore it: rspsite new erratum p/v3.0"},
		{"with an erratum that names the clause", in(exchanged, says(", clauses: [pause]")), "corrected /p/v3.0/; revised /pages/seen/", ""},
		{"with an erratum that names the heading above", in(exchanged, says(", clauses: [one]")), "corrected /p/v3.0/; revised /pages/seen/", ""},
		{"with an erratum of the whole", in(exchanged, says("")), "corrected /p/v3.0/; revised /pages/seen/", ""},
		{"with an erratum of another clause", in(exchanged, says(", clauses: [report]")), "corrected /p/v3.0/; revised /pages/seen/",
			"static/fig/risk.png in v3.0#pause (§1(a)) is another"},
		{"a picture taken away", in(func(fsys fstest.MapFS) { delete(fsys, risk) }), "corrected /p/v3.0/; revised /pages/seen/", "is gone since the text was published"},
		{"a picture that comes later, in a row", in(func(fsys fstest.MapFS) { fsys["static/later.png"] = &fstest.MapFile{Data: []byte("L")} }), "corrected /p/v3.0/",
			"the picture static/later.png in v3.0#row (§1 table 1 row 1) was not there when the text was published on 2026-06-30"},
		{"a picture of a header", in(func(fsys fstest.MapFS) { fsys["static/head.png"] = &fstest.MapFile{Data: []byte("I")} }), "corrected /p/v3.0/",
			"static/head.png, which the header of Policy v3.0 shows, is another since"},
		{"a picture of a header, and an erratum of a clause", in(func(fsys fstest.MapFS) { fsys["static/head.png"] = &fstest.MapFile{Data: []byte("I")} }, says(", clauses: [pause]")), "corrected /p/v3.0/",
			"static/head.png, which the header of Policy v3.0 shows, is another since"},
		{"what nothing shows", in(func(fsys fstest.MapFS) { fsys["static/other.png"] = &fstest.MapFile{Data: []byte("O")} }), "", ""},

		{"a withdrawal backdated", in(change(v0, "2026-02-20", "2026-01-01")), "", "content/versions/p/v0.9.md:6:12: Policy v0.9 was withdrawn, and what is said of when and why changed since it was published on 2026-06-30"},
		{"another reason for a withdrawal", in(change(v0, "It was wrong", "A joke")), "", "what is said of when and why changed"},
		{"a reason under cover of an erratum", in(change(v0, "withdrawn: {on: 2026-02-20, why: It was wrong.}", "withdrawn: {on: 2026-02-20, why: A joke.}\nerrata: [{on: 2026-06-02, kind: typo, what: Why}]")), "revised /p/v0.9/",
			"what is said of when and why changed"},
		{"a withdrawal taken out", in(change(v0, "withdrawn: {on: 2026-02-20, why: It was wrong.}\n", "")), "withdrawn /p/v0.9/", "Policy v0.9 was withdrawn, and that is public since"},

		{"a goal that is met now", in(change(goal, "missed", "met")), "revised /goals/g/",
			"content/goals/g.md:4:9: status of G changed from missed to met since it was published on 2026-06-30, and nothing new says why (add an entry to evidence or dates"},
		{"with evidence", in(change(goal, "missed", "met"), change(goal, "evidence: [", "evidence: [{on: 2026-06-02, says: It came., source: s}, ")), "revised /goals/g/", ""},
		{"with a date", in(change(goal, "missed", "changed"), change(goal, "evidence:", "dates: [{due: 2026-12-01, stated: 2026-06-01, source: s}]\nevidence:")), "revised /goals/g/", ""},
		{"with an erratum", in(change(goal, "missed", "met"), change(goal, "evidence:", "errata: [{on: 2026-06-02, kind: typo, what: The status}]\nevidence:")), "revised /goals/g/", ""},
		{"closed by something else", in(change(goal, "A report.", "A letter.")), "revised /goals/g/", `closed-by of G changed from "A report." to "A letter."`},
		{"closed by nothing", in(change(goal, "closed-by: A report.\n", "")), "revised /goals/g/", `closed-by of G changed from "A report." to "nothing"`},
		{"met, and renamed under its cover", in(change(goal, "title: G\n", "title: H\n"), change(goal, "missed", "met"), change(goal, "evidence: [", "evidence: [{on: 2026-06-02, says: It came., source: s}, ")),
			"corrected /goals/g/", "the header of H changed since it was published"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := withPictures()
			log := published(t, fsys)
			for _, change := range c.changes {
				change(fsys)
			}
			steps, problems := compared(t, fsys, log, c.steps, c.want)
			if problems.Errors() > 0 {
				return
			}
			if steps, problems = publication.Compare(load(t, fsys), log.Append("2026-07-01", "", publication.Events(steps)).State()); len(steps)+len(problems) > 0 {
				t.Errorf("once it is published: steps %+v, problems %v", steps, problems)
			}
		})
	}
}

func in(changes ...func(fstest.MapFS)) []func(fstest.MapFS) { return changes }

// change replaces a text in a source.
func change(file, from, to string) func(fstest.MapFS) {
	return func(fsys fstest.MapFS) {
		old := string(fsys[file].Data)
		if !strings.Contains(old, from) {
			panic(file + " has no " + from)
		}
		fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(old, from, to, 1))}
	}
}
