package corpus_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// four versions in which pause stays, changes, is renamed and leaves.
var four = map[string]string{
	"content/versions/p/v1.md": version("v1", "2025-01", "", "We pause. {#pause}\n\nWe report. {#report}\n"),
	"content/versions/p/v2.md": version("v2", "2025-02", "", "We pause. {#pause}\n\nWe report *often*. {#report}\n"),
	"content/versions/p/v3.md": version("v3", "2025-03", "", "We report *often*. {#report}\n\nWe halt. {#halt was=\"pause\"}\n"),
	"content/versions/p/v10.md": version("v10", "2025-04", "gone: [{id: halt, why: rescinded}]\n",
		"We report *often*. {#reports from=\"report\"}\n\nNew. {#new}\n"),
}

func version(name, date, header, body string) string {
	return fmt.Sprintf("---\ntitle: %s\nversion: %s\npublished: %s\n%s---\n\n%s", name, name, date, header, body)
}

func TestHistoriesFollowRenamedClauses(t *testing.T) {
	c, problems := load(t, four, corpus.Options{})
	if problems != "" {
		t.Fatalf("problems:\n%s", problems)
	}
	want := `reports [] "We report often.": v1=absent v2=absent v3=absent v10=added
new [] "New.": v1=absent v2=absent v3=absent v10=added
report [] "We report often.": v1=added v2=changed v3=unchanged v10=left
halt [pause] "We halt.": v1=added v2=unchanged v3=changed v10=left
`
	if got := histories(c.Policy("p")); got != want {
		t.Errorf("histories:\n%swant:\n%s", got, want)
	}
	p := c.Policy("p")
	if p.History("pause") != p.History("halt") || p.History("nothing") != nil {
		t.Error("History finds a clause by every ID that it had, and by no other")
	}
}

func TestTombstonesSayWhereClausesWent(t *testing.T) {
	c, _ := load(t, four, corpus.Options{})
	var b strings.Builder
	for _, s := range c.Policy("p").Version("v10").Tombstones() {
		fmt.Fprintf(&b, "%s last %s left %s into %v", s.ID, s.Last.Name, s.Left.Name, s.Into)
		if s.Gone != nil {
			fmt.Fprintf(&b, " why %s", s.Gone.Why.Plain())
		}
		b.WriteString("\n")
	}
	want := `report last v3 left v10 into [reports]
halt last v3 left v10 into [] why rescinded
pause last v2 left v3 into [halt]
`
	if got := b.String(); got != want {
		t.Errorf("tombstones:\n%swant:\n%s", got, want)
	}
}

// TestAnIDThatAnotherClauseTakesStartsAHistory: check refuses it, and the two clauses are not mixed up all the same.
func TestAnIDThatAnotherClauseTakesStartsAHistory(t *testing.T) {
	c, problems := load(t, map[string]string{
		"content/versions/p/v1.md": version("v1", "2025-01", "", "We pause. {#pause}\n"),
		"content/versions/p/v2.md": version("v2", "2025-02", "", "We halt. {#halt was=\"pause\"}\n"),
		"content/versions/p/v3.md": version("v3", "2025-03", "", "We halt. {#halt}\n\nA cat sleeps. {#pause}\n"),
		"content/versions/p/v4.md": version("v4", "2025-04", "", "We halt. {#stop was=\"halt\"}\n\nA cat rests. {#rest was=\"pause\"}\n"),
	}, corpus.Options{})
	if !strings.Contains(problems, "cannot be given to another one") || strings.Count(problems, "\n") != 1 {
		t.Errorf("problems:\n%s", problems)
	}
	p := c.Policy("p")
	if got, want := histories(p), `stop [pause halt] "We halt.": v1=added v2=changed v3=unchanged v4=unchanged
rest [pause] "A cat rests.": v1=absent v2=absent v3=added v4=changed
`; got != want {
		t.Errorf("histories:\n%swant:\n%s", got, want)
	}
	for id, want := range map[string]string{"pause": "rest", "halt": "stop", "rest": "rest", "stop": "stop"} {
		if h := p.History(clause.ID(id)); h == nil || string(h.ID) != want {
			t.Errorf("History(%q) is %v, want that of %q", id, h, want)
		}
	}
}

// TestAnIDThatComesBackGoesOnWithItsHistory: with a warning, since only a reader can tell whether it is the same clause.
func TestAnIDThatComesBackGoesOnWithItsHistory(t *testing.T) {
	c, _ := load(t, map[string]string{
		"content/versions/p/v1.md": version("v1", "2025-01", "", "We pause. {#pause}\n"),
		"content/versions/p/v2.md": version("v2", "2025-02", "gone: [{id: pause, why: x}]\n", "Empty. {#empty}\n"),
		"content/versions/p/v3.md": version("v3", "2025-03", "", "Empty. {#empty}\n"),
		"content/versions/p/v4.md": version("v4", "2025-04", "", "Empty. {#empty}\n\nWe pause. {#pause}\n"),
	}, corpus.Options{})
	if got, want := histories(c.Policy("p")), `empty [] "Empty.": v1=absent v2=added v3=unchanged v4=unchanged
pause [] "We pause.": v1=added v2=left v3=absent v4=changed
`; got != want {
		t.Errorf("histories:\n%swant:\n%s", got, want)
	}
}

func histories(p *corpus.Policy) string {
	var b strings.Builder
	for _, h := range p.Histories() {
		fmt.Fprintf(&b, "%s %v %q:", h.ID, h.Formerly, h.Title)
		for _, s := range h.Steps {
			fmt.Fprintf(&b, " %s=%s", s.Version.Name, s.State)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestACorpusIsReadByManyAtOnce is for the race detector: pages are made on all cores.
func TestACorpusIsReadByManyAtOnce(t *testing.T) {
	c, _ := load(t, four, corpus.Options{})
	p := c.Policy("p")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			p.Histories()
			p.History("halt")
			for _, v := range p.Versions {
				v.Tombstones()
				if _, err := c.Resolve("v2#pause", &v.File); err != nil {
					t.Error(err)
				}
			}
			c.CitationsOf("wiki")
		})
	}
	wg.Wait()
}

func TestMajorsMeanTheirLastVersion(t *testing.T) {
	files := map[string]string{"content/versions/q/policy.md": "---\ntitle: Q\npublisher: M\n---\n"}
	for i, name := range []string{"v1", "v1.1", "v2.1", "v2.1.3", "v2.9", "v2.10", "v3.0", "v20.1"} {
		files["content/versions/q/"+name+".md"] = version(name, fmt.Sprintf("2025-%02d", i+1), "", "")
	}
	c, problems := load(t, files, corpus.Options{})
	if problems != "" {
		t.Fatalf("problems:\n%s", problems)
	}
	for name, want := range map[string]string{"v1": "v1", "v1.1": "v1.1", "v2": "v2.10", "v2.1": "v2.1", "v2.10": "v2.10", "v3": "v3.0", "v20": "v20.1",
		"v": "", "v2.": "", "v4": "", "v3.0.1": "", "": ""} {
		got := ""
		if v := c.Policy("q").Version(name); v != nil {
			got = v.Name
		}
		if got != want {
			t.Errorf("%q means %q, want %q", name, got, want)
		}
	}
}

func TestVersionsAreOrderedByNumberAndPrevious(t *testing.T) {
	files := map[string]string{
		"content/versions/q/policy.md":   "---\ntitle: Q\npublisher: M\n---\n",
		"content/versions/q/feb-2026.md": version("feb-2026", "2026-02", "previous: v2.10\n", ""),
		"content/versions/q/v2.9.md":     version("v2.9", "2025-02", "", ""),
		"content/versions/q/v2.10.md":    version("v2.10", "2025-03", "", ""),
		"content/versions/q/v10.md":      version("v10", "2026-03", "", ""),
	}
	c, problems := load(t, files, corpus.Options{})
	if problems != "" {
		t.Fatalf("problems:\n%s", problems)
	}
	var got []string
	for _, v := range c.Policy("q").Versions {
		got = append(got, v.Name)
	}
	if want := "v2.9 v2.10 feb-2026 v10"; strings.Join(got, " ") != want {
		t.Errorf("order %v, want %s", got, want)
	}
	if v := c.Policy("q").Version("v2"); v == nil || v.Name != "v2.10" {
		t.Errorf("v2 means %v, want the last v2.x", v)
	}
}

func TestResolve(t *testing.T) {
	c, _ := load(t, map[string]string{"content/tables/t.md": "---\ntitle: The table\n---\n\n| A |\n|---|\n| x | {#row}\n"}, corpus.Options{})
	v1 := c.Policy("p").Version("v1")
	tests := []struct{ ref, address, text string }{
		{"#pause", "#pause", "§1(a)"},
		{"#rules", "#rules", "Rules"},
		{"v2", "/p/v2/", "v2"},
		{"v2#pause", "/p/v2/#pause", "v2 §1(a)"},
		{"p/v1#report", "/p/v1/#report", "v1 §1(b)"},
		{"policy:p", "/p/", "Policy"},
		{"table:t#row", "/tables/t/#row", "The table, §0 table 1 row 1"},
		{"source:wiki", "/sources/wiki/", "Wiki"},
		{"source:wiki#top", "/sources/wiki/#_top", "Wiki, Top"},
	}
	for _, test := range tests {
		got, err := c.Resolve(test.ref, &v1.File)
		if want := (corpus.Target{Address: test.address, Text: test.text}); err != nil || got != want {
			t.Errorf("Resolve(%q) = %v, %v, want %v", test.ref, got, err, want)
		}
	}
	got, err := c.Resolve("v2", nil)
	if err != nil || got.Text != "Policy v2" {
		t.Errorf("outside its policy a version is named with it: got %v, %v", got, err)
	}
}

func TestCitationsAreListedOnceEach(t *testing.T) {
	c, problems := load(t, map[string]string{
		"content/sources/essay.md": "---\ntitle: Essay\nkind: essay\nconsulted: \"yes\"\n---\n",
		"content/pages/about.md": "---\ntitle: About\nsource: wiki essay\nsummary: After [[source:essay]].\n---\n\n" +
			"A, as [[source:essay]] has it. {#a source=\"wiki#top wiki#top essay\"}\n",
	}, corpus.Options{})
	if problems != "" {
		t.Fatalf("problems:\n%s", problems)
	}
	for source, want := range map[string]string{
		"wiki":  "[{About /pages/about/ /pages/about/ { } } {About /pages/about/ /pages/about/#a {a §0(a)} top}]",
		"essay": "[{About /pages/about/ /pages/about/ { } } {About /pages/about/ /pages/about/#a {a §0(a)} }]",
	} {
		if got := fmt.Sprint(c.CitationsOf(source)); got != want {
			t.Errorf("citations of %s: %s, want %s", source, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	date := func(s string) corpus.Date {
		d, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, bad := range []string{"", "2025-13", "2025-02-30", "25-01-01", "2025-1-1", "2025-01-01T00:00", "January 2025"} {
		if d, err := corpus.ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", bad, d)
		}
	}
	for _, test := range []struct {
		a, b string
		want bool
	}{{"2025-06-28", "2025-06", false}, {"2025-07", "2025-06-30", true}, {"2025-06", "2025-06-01", false}, {"2026", "2025-12-31", true}, {"2025", "2025-01-01", false}} {
		if got := date(test.a).After(date(test.b)); got != test.want {
			t.Errorf("%s After %s = %v, want %v", test.a, test.b, got, test.want)
		}
	}
	for in, want := range map[string]string{"2026-02-24": "24 February 2026", "2025-10": "October 2025", "2023": "2023"} {
		if got := date(in).Long(); got != want {
			t.Errorf("%s reads %q, want %q", in, got, want)
		}
	}
}
