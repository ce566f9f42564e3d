package succession_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// inShort writes the fate of each threat in short.
func inShort(s *succession.Succession) (lines []string) {
	for _, r := range s.Risks {
		line := r.Threat + ":"
		for _, t := range []succession.Turn{r.Threshold, r.Standard, r.Rating} {
			way := [...]string{"same", "up", "down", "new", "dropped", "incomparable"}[t.Way]
			line += fmt.Sprintf(" %s %s→%s%s", way, t.Old.Word, t.New.Word, [...]string{"", " worse", " better"}[t.Course])
		}
		lines = append(lines, line)
	}
	return lines
}

// TestRisks holds which threat is which, and which way is worse: a higher rating, a threshold crossed, a standard not met.
func TestRisks(t *testing.T) {
	c := project(t, []told{
		{risks: []string{
			"| Cyber | No | Yes | Low, for now | {#cyber}",
			"| Germs | Yes | No | High | {#germs}",
			"| Theft | Close | Partly | Moderate | {#theft}",
			"| Spies | No | Yes | Low |",
			"| Flood | No | Yes | Low | {#flood}",
			"| Rust | Not stated | Not stated | Low | {#rust}",
		}},
		{risks: []string{
			"| Attacks by computer | Close | Partly | Moderate | {#cyber}",
			"| germs | No | Met | Low | {#germs-anew}",
			"| Burglary | Close | Partly | Moderate | {#burglary was=\"theft\"}",
			"| Spies | No | Yes | Low |",
			"| Fire | No | Yes | Low | {#fire}",
			"| Rust | Not stated | Yes | Not stated | {#rust}",
		}},
	}, nil)
	want := []string{
		"Attacks by computer: up no→close worse down yes→partly worse up low→moderate worse",
		"germs: down yes→no better up no→yes better down high→low better",
		"Burglary: same close→close same partly→partly same moderate→moderate",
		"Spies: same no→no same yes→yes same low→low",
		"Fire: new →no new →yes new →low",
		"Rust: incomparable not stated→not stated incomparable not stated→yes incomparable low→not stated",
		"Flood: dropped no→ dropped yes→ dropped low→",
	}
	if diff := cmp.Diff(want, inShort(between(t, c, 1, 2))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestIdentity holds that was of the newer report counts, over a report between that has the clause and over one that lacks it.
func TestIdentity(t *testing.T) {
	c := project(t, []told{
		{text: "Locks are on every door. {#locks}\n\nGuards walk at night. {#guards}"},
		{text: "Guards walk at night, with dogs. {#patrol was=\"guards\"}"},
		{text: "Nothing of the kind is done. {#locks}\n\nDogs alone. {#dogs was=\"patrol\"}"},
	}, nil)
	links := map[string]string{}
	s := between(t, c, 1, 3)
	for _, l := range s.Text().Comparison.Links {
		links[string(s.Text().Comparison.Old.Clauses[l.Old].ID)] = string(s.Text().Comparison.New.Clauses[l.New].ID) + " by " + l.Matched.String()
	}
	if links["locks"] != "locks by id" || links["guards"] != "dogs by was" {
		t.Errorf("the links are %v", links)
	}
}

// TestRowsOfThreatsPairAsTheTableDoes: the comparison of the texts never takes a threat that is new for one that was dropped, however
// alike their rows read, and pairs those that are the same.
func TestRowsOfThreatsPairAsTheTableDoes(t *testing.T) {
	const cells = " | Not stated | Not stated | Not stated |"
	c := project(t, []told{
		{risks: []string{"| Germs" + cells + " {#germs}", "| Theft" + cells + " {#theft}", "| Spies" + cells, "| Rust" + cells + " {#rust}", "| Moth" + cells}},
		{risks: []string{"| Germs and poisons" + cells + " {#poisons}", "| Burglary" + cells + " {#burglary was=\"theft\"}", "| Rust" + cells + " {#rust}", "| Spies" + cells, "| Mice" + cells}},
	}, nil)
	s := between(t, c, 1, 2)
	cmpn := s.Text().Comparison
	threats := map[string]string{}
	for _, l := range cmpn.Links {
		if o, n := cmpn.Old.Clauses[l.Old], cmpn.New.Clauses[l.New]; o.Kind == clause.Row && !o.Header {
			threats[o.Cells[0].Text.Plain()] = n.Cells[0].Text.Plain() + " by " + l.Matched.String()
		}
	}
	want := map[string]string{"Theft": "Burglary by was", "Spies": "Spies by text", "Rust": "Rust by id"}
	if diff := cmp.Diff(want, threats); diff != "" {
		t.Errorf("the rows that are linked, -want +got:\n%s", diff)
	}
}

// TestSlips holds which goals slipped: those with another date, and those whose date passed between the two.
func TestSlips(t *testing.T) {
	goal := func(dates string) string {
		return "---\ntitle: G\nkind: milestone\nstatus: open\nsource: wiki\ndates:\n" + dates + "---\n"
	}
	c := project(t, []told{{}, {}, {}}, map[string]string{
		"content/goals/later.md":  goal("- {due: 2026-08-01, stated: 2026-01-01, source: wiki}\n- {due: 2027-01, stated: 2026-05-01, source: wiki}\n"),
		"content/goals/sooner.md": goal("- {due: 2027-08-01, source: wiki}\n- {due: 2027-01, stated: 2026-06, source: wiki}\n"),
		"content/goals/first.md":  goal("- {due: 2027-01-01, stated: 2026-04-01, source: wiki}\n"),
		"content/goals/passed.md": goal("- {due: 2026-05, source: wiki}\n"),
		"content/goals/kept.md":   goal("- {due: 2027-05, source: wiki}\n"),
		"content/goals/third.md":  goal("- {due: 2027-05, source: wiki}\n- {due: 2027-06, stated: 2026-09-01, source: wiki}\n"),
	})
	told := func(old, new int) (lines []string) {
		for _, s := range between(t, c, old, new).Slips {
			lines = append(lines, fmt.Sprintf("%s %d %t", s.Goal.Name, s.Shift(), s.Passed))
		}
		return lines
	}
	for _, want := range []struct {
		old, new int
		slips    []string
	}{
		{1, 2, []string{fmt.Sprintf("first %d false", succession.First), fmt.Sprintf("later %d false", succession.Later), fmt.Sprintf("passed %d true", succession.Kept), fmt.Sprintf("sooner %d false", succession.Sooner)}},
		{2, 3, []string{fmt.Sprintf("third %d false", succession.Later)}},
		{3, 3, nil},
	} {
		if diff := cmp.Diff(want.slips, told(want.old, want.new)); diff != "" {
			t.Errorf("r%d to r%d, -want +got:\n%s", want.old, want.new, diff)
		}
	}
}

// redacted is a redaction as it stands in a source.
func redacted(id, reason, extent string, digit string) string {
	return fmt.Sprintf(`{redacted id="%s" reason="%s" note="A note." extent="%s" commitment="sha256:%s"}`, id, reason, extent, strings.Repeat(digit, 64))
}

// TestRedactions holds that redactions are matched within linked clauses, in order, by reason and extent.
func TestRedactions(t *testing.T) {
	c := project(t, []told{
		{text: "We keep " + redacted("r1", "legal", "phrase", "a") + " and " + redacted("r2", "privacy", "word", "b") + ". {#one}\n\nA list of names: " + redacted("r3", "privacy", "sentence", "c") + " {#two}"},
		{text: "We keep " + redacted("r1", "privacy", "word", "d") + ", " + redacted("r2", "legal", "phrase", "e") + " and " + redacted("r3", "legal", "phrase", "a") + ". {#one}\n\nA list of names is kept. {#two}\n\nThe board heard it: " + redacted("r4", "privacy", "sentence", "c") + " {#three}"},
	}, nil)
	told := func(old, new int) (got []string) {
		for _, r := range between(t, c, old, new).Redactions() {
			line := [...]string{"kept", "new", "gone"}[r.Fate]
			if r.Old != nil {
				line += " old " + r.Old.ID
			}
			if r.New != nil {
				line += " new " + r.New.ID
			}
			if r.WithClause {
				line += " with its clause"
			}
			if r.SameText {
				line += ", the same text"
			}
			got = append(got, line)
		}
		return got
	}
	want := []string{"kept old r2 new r1", "new new r2", "kept old r1 new r3, the same text", "new new r4 with its clause", "gone old r3"}
	if diff := cmp.Diff(want, told(1, 2)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	back := []string{"kept old r3 new r1, the same text", "kept old r1 new r2", "new new r3", "gone old r2", "gone old r4 with its clause"}
	if diff := cmp.Diff(back, told(2, 1)); diff != "" {
		t.Errorf("back, -want +got:\n%s", diff)
	}
}

// TestModels holds which models came and went, and which determinations lie between the coverage dates.
func TestModels(t *testing.T) {
	c := project(t, []told{
		{header: "models: [small]\nunreleased: [Willow]\n"},
		{header: "models: [big]\nunreleased: [Willow, Oak]\n"},
		{header: "models: [big]\nunreleased: [Oak]\n"},
	}, nil)
	s := between(t, c, 1, 2)
	if got, want := fmt.Sprint(s.Models), "{[{big Big false} {Oak Oak true}] [{small Small false}]}"; got != want {
		t.Errorf("the models are %s, want %s", got, want)
	}
	for pair, want := range map[[2]int]string{{1, 2}: "[]", {2, 3}: "[big A → B, determined in August 2026]", {1, 3}: "[big A → B, determined in August 2026]", {3, 3}: "[]"} {
		var got []string
		for _, d := range between(t, c, pair[0], pair[1]).Determined {
			got = append(got, d.Model.Name+" "+d.Says())
		}
		if fmt.Sprint(got) != want {
			t.Errorf("r%d to r%d: the determinations are %v, want %s", pair[0], pair[1], got, want)
		}
	}
}

// TestPolicy holds what is said of the policy: its revision where both texts are held, else what is recorded.
func TestPolicy(t *testing.T) {
	c := project(t, []told{{header: "policy-version: v1\n"}, {header: "policy-version: v2.0\n"}, {header: "policy-version: v2.2\n"}}, nil)
	held := between(t, c, 1, 2).Policy
	if held.Revision() == nil || held.Revision().Old.Name != "v1" || held.Revision().New.Name != "v2.0" || len(held.Steps) > 0 {
		t.Errorf("v1 to v2.0: the revision is %v, the steps %v", held.Revision(), held.Steps)
	}
	recorded := between(t, c, 2, 3).Policy
	var steps []string
	for _, s := range recorded.Steps {
		steps = append(steps, s.Name+" "+s.Published.String()+" "+s.Recorded.Note.Plain())
	}
	want := []string{"v2.1 2026-03-01 It moved a threshold.", "v2.2 2026-07-01 It moved it back.", "v2.2 2026-07-09 New bytes."}
	if diff := cmp.Diff(want, steps); diff != "" || recorded.Revision() != nil {
		t.Errorf("v2.0 to v2.2: -want +got:\n%s", diff)
	}
	if all := between(t, c, 1, 3).Policy.Steps; len(all) != 4 || all[0].Held == nil || all[0].Name != "v2.0" {
		t.Errorf("v1 to v2.2: the steps are %v", all)
	}
	if same := between(t, c, 2, 2).Policy; same.IsChange() || same.Revision() != nil {
		t.Error("v2.0 differs from itself")
	}
}

// TestNothingBetweenAReportAndItself holds for drawn reports: a report against itself says that nothing changed.
func TestNothingBetweenAReportAndItself(t *testing.T) {
	words := []string{"No", "Close", "Yes", "Not stated", "Partly", "Low", "Very high", "Odd", redacted("r7", "legal", "word", "a")}
	rapid.Check(t, func(rt *rapid.T) {
		var r told
		for i := range rapid.IntRange(0, 4).Draw(rt, "rows") {
			cell := func(name string) string { return rapid.SampledFrom(words[:8]).Draw(rt, fmt.Sprint(name, i)) }
			id := rapid.SampledFrom([]string{"", fmt.Sprintf(" {#t%d}", i)}).Draw(rt, fmt.Sprint("id", i))
			r.risks = append(r.risks, fmt.Sprintf("| %s | %s | %s | %s |%s", cell("threat"), cell("threshold"), cell("standard"), cell("rating"), id))
		}
		r.text = strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"We do.", "- one\n- two", "```\ncode\n```", words[8]}), 0, 2).Draw(rt, "text"), "\n\n")
		r.header = rapid.SampledFrom([]string{"", "policy-version: v2.2\n", "policy-version: v9\n", "models: [big]\nunreleased: [Oak]\n"}).Draw(rt, "header")
		c := project(t, []told{r}, map[string]string{
			"content/goals/g.md": "---\ntitle: G\nkind: milestone\nstatus: open\nsource: wiki\ndates: [{due: 2026-02, stated: 2026-02, source: wiki}, {due: 2026-03, stated: 2026, source: wiki}]\n---\n"})
		if len(c.Reports) == 0 {
			rt.Skip("the report is refused")
		}
		if s := between(t, c, 1, 1); !s.IsEmpty() {
			rt.Errorf("%+v", s)
		}
	})
}

// TestOwnReports holds that the specimens of this repository follow one another.
func TestOwnReports(t *testing.T) {
	c, problems := corpus.Load(os.DirFS("../.."), corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	pairs := succession.Pairs(c)
	if len(pairs) == 0 {
		t.Fatal("no report follows another")
	}
	for _, p := range pairs {
		s := succession.Of(c, revision.New(c)).Between(p.Old, p.New)
		if s.IsEmpty() || len(s.Risks) == 0 || s.Policy.New.Policy == nil {
			t.Errorf("%s to %s: nothing is said", p.Old.Name, p.New.Name)
		}
	}
}

// TestPairs holds which reports have a page together: not a specimen with one that is none, unless one follows the other.
// TestRegular holds which report a reader of the regular ones compares with: through all reports off the cycle, and not in a circle.
func TestRegular(t *testing.T) {
	for headers, want := range map[[3]string]string{
		{"", "", ""}:                                                 "",
		{"", "off-cycle: true\n", ""}:                                "r1",
		{"off-cycle: true\n", "off-cycle: true\n", ""}:               "",
		{"", "off-cycle: true\n", "off-cycle: true\n"}:               "",
		{"previous: r3\n", "off-cycle: true\n", "x"}:                 "r1",
		{"previous: r2\noff-cycle: true\n", "off-cycle: true\n", ""}: "",
	} {
		var reports []told
		for _, h := range headers {
			reports = append(reports, told{header: strings.TrimSuffix(h, "x")})
		}
		c := project(t, reports, nil)
		got := ""
		if r := succession.Regular(c, report(t, c, 3)); r != nil {
			got = r.Name
		}
		if got != want {
			t.Errorf("%q: the regular one before r3 is %q, want %q", headers, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	c := project(t, []told{{}, {}, {}}, nil)
	for _, r := range c.Reports {
		if r.Name == "r3" {
			r.Specimen = false
		}
	}
	var got []string
	for _, p := range succession.Pairs(c) {
		got = append(got, p.Old.Name+" "+p.New.Name)
	}
	if diff := cmp.Diff([]string{"r1 r2", "r2 r3"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestPairsAreBounded holds that of many reports of a kind neighbours alone are compared, and that specimens do not count as reports.
func TestPairsAreBounded(t *testing.T) {
	for _, test := range []struct{ specimens, real, want int }{{30, 0, 435}, {31, 0, 30}, {30, 30, 870}, {31, 2, 31}} {
		c := &corpus.Corpus{}
		for i := range test.specimens + test.real {
			r := &corpus.Report{File: corpus.File{Name: fmt.Sprint(i)}}
			if r.Specimen = i < test.specimens; i > 0 && i != test.specimens {
				r.Previous = fmt.Sprint(i - 1)
			}
			c.Reports = append([]*corpus.Report{r}, c.Reports...)
		}
		if got := len(succession.Pairs(c)); got != test.want {
			t.Errorf("%d specimens and %d reports have %d pairs, want %d", test.specimens, test.real, got, test.want)
		}
	}
}

// TestNothingIsComparedUnasked holds that what lists need of two reports takes no comparison of their texts, nor of the policy's.
func TestNothingIsComparedUnasked(t *testing.T) {
	c := project(t, []told{{header: "policy-version: v1\n", risks: []string{"| Fire | No | Yes | Low | {#fire}"}}, {risks: []string{"| Fire | No | Yes | High | {#fire}"}}}, nil)
	s := succession.Of(c, nil).Between(report(t, c, 1), report(t, c, 2)) // which has nothing to compare with
	if len(s.Risks) != 1 || !s.Risks[0].Is(succession.Worse) || len(s.Redactions()) > 0 || !s.Policy.IsChange() {
		t.Errorf("%+v", s)
	}
}
