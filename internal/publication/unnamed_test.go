package publication_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
)

// ofReport is a project with one report of the given header lines and text.
func ofReport(header, text string) fstest.MapFS {
	fsys := project()
	fsys["content/reports/q1/report.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Q1\npolicy: p\npolicy-version: v1.0\nmodels: [model-1]\ncovers: 2026-03-31\npublished: 2026-04-30\nedition: \"1\"\nbasis: official\n" + header + "---\n\n" + text)}
	return fsys
}

// ofVersion is a project whose second version has further lines in its header and another text.
func ofVersion(header, text string) fstest.MapFS {
	fsys := project()
	delete(fsys, "content/versions/p/v1.0.md")
	delete(fsys, "content/determinations/model-1.md")
	fsys["content/versions/p/v2.0.md"] = &fstest.MapFile{Data: []byte("---\ntitle: V2\nversion: v2.0\npublished: 2026-04-02\nbasis: official\n" + header + "---\n\n" + text)}
	return fsys
}

// said are the steps and errors of the next publication of a project whose ledger has another.
func said(t *testing.T, before, now fstest.MapFS) (steps, problems string) {
	t.Helper()
	list, found := publication.Compare(load(t, now), published(t, before).State())
	var all strings.Builder
	for _, p := range found {
		if p.Severity == problem.Error {
			all.WriteString(p.String() + "\n")
		}
	}
	var events []string
	for _, s := range list {
		events = append(events, s.Event+" "+s.Record.Address())
	}
	return strings.Join(events, "; "), all.String()
}

const sections = `# A {#a}

We will pause. {#one}

We will report. {#two}

# B {#b}

We will lock. {#three}

We will never sell weights.

- We will write it down. {#written}

  And keep it. {#kept}
`

// TestErrataThatNameClauses: what an erratum does not name must be as it was, its place, its nesting and its groups too.
func TestErrataThatNameClauses(t *testing.T) {
	move := func(old, new string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				t.Fatalf("no %q", old)
			}
			return strings.Replace(s, old, new, 1)
		}
	}
	const rest, gone = "no new erratum names changed since it was", "was taken out after the text was"
	for _, c := range []struct {
		name, names string
		edit        func(string) string
		want        string // part of the problems; none if empty
	}{
		{"the clause that is named", "one", move("We will pause", "We may pause"), ""},
		{"a clause in the section that is named", "a", move("We will report", "We may report"), ""},
		{"two clauses exchanged in the section that is named", "a", move("We will pause. {#one}\n\nWe will report. {#two}", "We will report. {#two}\n\nWe will pause. {#one}"), ""},
		{"a clause added in the section that is named", "b", move("We will lock", "We will tell.\n\nWe will lock"), ""},
		{"a clause without an ID behind the one that is named", "three", move("never sell", "seldom sell"), ""},
		{"a list made of the clause that is named", "one", move("We will pause. {#one}", "- We will pause. {#one}"), ""},
		{"two clauses exchanged elsewhere", "three", move("We will pause. {#one}\n\nWe will report. {#two}", "We will report. {#two}\n\nWe will pause. {#one}"), rest},
		{"a clause moved into another section", "one", func(s string) string {
			return strings.Replace(strings.Replace(s, "We will report. {#two}\n\n", "", 1), "We will lock", "We will report. {#two}\n\nWe will lock", 1)
		}, rest},
		{"a clause wrapped in a quotation", "one", move("We will lock. {#three}", "> We will lock. {#three}"), rest},
		{"a section made one of another", "one", move("# B", "## B"), "v2.0#b changed since"},
		{"a paragraph taken out of its item", "one", move("  And keep it.", "And keep it."), rest},
		{"a rule drawn elsewhere", "one", move("We will lock", "***\n\nWe will lock"), rest},
		{"a clause without an ID taken out elsewhere", "one", move("We will never sell weights.\n", ""), "v2.0#three~1 " + gone},
		{"a clause without an ID added elsewhere", "one", move("We will lock", "We will tell.\n\nWe will lock"), "v2.0#b~1 (§2(a)) was added"},
	} {
		t.Run(c.name, func(t *testing.T) {
			erratum := fmt.Sprintf("errata: [{on: 2026-06-01, kind: typo, clauses: [%s], what: a word}]\n", c.names)
			steps, problems := said(t, ofVersion("", sections), ofVersion(erratum, c.edit(sections)))
			if steps != "corrected /p/v2.0/" {
				t.Errorf("steps %q", steps)
			}
			if c.want == "" && problems != "" || !strings.Contains(problems, c.want) {
				t.Errorf("problems:\n%swant %q", problems, c.want)
			}
			_, problems = said(t, ofVersion("", sections), ofVersion(strings.Replace(erratum, "clauses: ["+c.names+"], ", "", 1), c.edit(sections)))
			if problems != "" {
				t.Errorf("of an erratum of the whole:\n%s", problems)
			}
		})
	}
}

// TestRenamedInAReport: an ID of a report that changes is told, though no page of a clause hangs on it.
func TestRenamedInAReport(t *testing.T) {
	_, problems := said(t, ofReport("", sections), ofReport("", strings.Replace(sections, "{#one}", "{#first}", 1)))
	if !strings.Contains(problems, "q1#one was taken out") {
		t.Errorf("problems:\n%s", problems)
	}
}

// TestManyRenamed: of a version whose IDs all change each new one is told, though few pairs are compared to find it.
func TestManyRenamed(t *testing.T) {
	text := func(id string) string {
		var b strings.Builder
		for i := range 500 {
			fmt.Fprintf(&b, "We will do the thing of number %d. {#%s-%d}\n\n", i, id, i)
		}
		return b.String()
	}
	_, problems := publication.Compare(load(t, ofVersion("", text("new"))), published(t, ofVersion("", text("old"))).State())
	told := 0
	for _, p := range problems {
		if strings.Contains(p.Message, "and is called new-") {
			told++
		}
	}
	if told != 500 {
		t.Errorf("%d of 500 new IDs are told as such", told)
	}
}

// TestListsStay: an entry of a list is not lost, whatever else of the document may change, and an entry that stands there twice counts twice.
func TestListsStay(t *testing.T) {
	const file = "content/sources/s.md"
	project := func(header string) fstest.MapFS {
		fsys := project()
		fsys[file] = &fstest.MapFile{Data: []byte("---\ntitle: S\nkind: essay\nconsulted: yes\n" + header + "---\n")}
		return fsys
	}
	const one, two = "{on: 2026-06-01, kind: substantive, what: A}", "{on: 2026-06-02, kind: typo, what: B}"
	for _, c := range []struct{ name, before, now, steps, want string }{
		{"an erratum taken out", "errata: [" + one + "]\n", "", "revised /sources/s/", "an entry of errata in S changed or is gone"},
		{"an erratum changed", "errata: [" + one + "]\n", "errata: [" + two + "]\n", "revised /sources/s/", "an entry of errata in S changed or is gone"},
		{"an erratum doubled", "errata: [" + one + "]\n", "errata: [" + one + ", " + one + "]\n", "revised /sources/s/", ""},
		{"one of two equal errata taken out", "errata: [" + one + ", " + one + "]\n", "errata: [" + one + "]\n", "revised /sources/s/", "an entry of errata in S changed or is gone"},
		{"an erratum more", "errata: [" + one + "]\n", "errata: [" + one + ", " + two + "]\n", "revised /sources/s/", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			steps, problems := said(t, project(c.before), project(c.now))
			if steps != c.steps || c.want == "" && problems != "" || !strings.Contains(problems, c.want) {
				t.Errorf("steps %q, want %q; problems:\n%swant %q", steps, c.steps, problems, c.want)
			}
		})
	}
}

// TestWithdrawnIsItsOwnLine: whoever looks for the event finds each text that was taken back, whatever else happened to it.
func TestWithdrawnIsItsOwnLine(t *testing.T) {
	const taken = "withdrawn: {on: 2026-06-01, why: W}\n"
	const erratum = "errata: [{on: 2026-06-01, kind: typo, what: a word}]\n"
	for _, c := range []struct {
		name, header, text, want string
	}{
		{"and no more", taken, sections, "withdrawn /p/v2.0/"},
		{"and corrected", taken + erratum, strings.Replace(sections, "pause", "stop", 1), "corrected /p/v2.0/; withdrawn /p/v2.0/"},
		{"and given another name", taken + "aliases: [v2]\n", sections, "moved /p/v2.0/; withdrawn /p/v2.0/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := ofVersion("", sections)
			log := published(t, before)
			steps, problems := publication.Compare(load(t, ofVersion(c.header, c.text)), log.State())
			if problems.Errors() > 0 {
				t.Fatal(problems)
			}
			var got []string
			for _, s := range steps {
				got = append(got, s.Event+" "+s.Record.Address())
				if s.Record.Withdrawn != (s.Event == ledger.Withdrawn) {
					t.Errorf("the line %s says withdrawn: %v", s.Event, s.Record.Withdrawn)
				}
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("steps %q, want %q", got, c.want)
			}
			after := log.Append("2026-07-01", "", publication.Events(steps))
			if again, _ := publication.Compare(load(t, ofVersion(c.header, c.text)), after.State()); len(again) > 0 {
				t.Errorf("after that there is more to publish: %v", again)
			}
		})
	}
	steps, _ := publication.Compare(load(t, ofVersion(taken, sections)), (&ledger.Log{}).State())
	all := ""
	for _, e := range publication.Events(steps) {
		if e.Address() == "/p/v2.0/" {
			all += e.Event + " "
		}
	}
	if all != "published withdrawn " {
		t.Errorf("what is published for the first time, and withdrawn before: %q", all)
	}
}

// TestTooLongForTheRecord: a title that no line can hold is refused before anything is published.
func TestTooLongForTheRecord(t *testing.T) {
	fsys := project()
	fsys["content/sources/s.md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + strings.Repeat("long ", 15_000) + "\nkind: essay\nconsulted: yes\n---\n")}
	_, problems := publication.Compare(load(t, fsys), (&ledger.Log{}).State())
	if problems.Errors() != 1 || !strings.Contains(problems[0].String(), "content/sources/s.md:2:8: long") || !strings.Contains(problems[0].String(), "too long for the record") {
		t.Errorf("problems: %.2000v", problems)
	}
}
