package render

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// threeReports is a project of three specimens, of which each follows the one before it, with a held policy of two versions.
func threeReports(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{
		"rspsite.yaml":                    "title: T\npublisher: P\ndefault-policy: p\nas-of: 2026-12-31\nbase-url: https://a.example/\ncontact: {email: a@example.org}\ndata-licence: {name: CC0}\n",
		"content/versions/p/policy.md":    "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":        "---\ntitle: One\nversion: v1\npublished: 2025-01-01\nbasis: official\nsource: wiki\n---\n\nWe will pause. {#pause}\n",
		"content/versions/p/v2.md":        "---\ntitle: Two\nversion: v2\npublished: 2026-02-01\nbasis: official\nsource: wiki\n---\n\nWe may pause. {#pause}\n",
		"content/changes/p/v2.md":         "---\ntitle: C\nversion: v2\nrecords:\n- {id: pause, title: Pausing is left open, flagship: true, clauses: [pause], outcome: weakened, what: It was a duty., source: wiki}\n---\n",
		"content/sources/wiki.md":         "---\ntitle: Wiki\nkind: wiki\nconsulted: \"yes\"\n---\n",
		"content/determinations/small.md": "---\ntitle: Small <1>\ndeveloper: P\npolicy-version: v1\ndeterminations: [{level: L, on: 2025-02-01, source: wiki}]\n---\n",
		"content/goals/vault.md":          "---\ntitle: A vault\nkind: milestone\nstatus: open\nsource: wiki\ndates:\n- {due: 2026-05-01, source: wiki}\n- {due: 2027-01, stated: 2026-03-01, source: wiki}\n---\n",
	}
	redacted := `{redacted id="r1" reason="legal" note="A note." extent="word" commitment="sha256:` + strings.Repeat("a", 64) + `"}`
	for i, rows := range []string{
		"| Break-ins & more | No | Yes | Low | {#cyber}\n| Germs | Close | Partly | High | {#germs}\n| Theft | No | Yes | Low | {#theft}",
		"| Break-ins & more | Close | Yes | Moderate | {#cyber}\n| Germs | No | Yes | Low | {#germs}\n| Theft | No | Yes | " + redacted + " | {#theft}\n| Fire | No | Yes | Low | {#fire}",
		"| Germs | No | Yes | Low | {#germs}",
	} {
		name, day := fmt.Sprintf("r%d", i+1), []string{"2026-01-15", "2026-06-15", "2026-10-15"}[i]
		header := "title: Report " + name + "\nspecimen: true\npublished: " + day + "\ncovers: " + day[:8] + "01\npolicy-version: " + []string{"v1", "v2", "v2"}[i] + "\nmodels: [small]\nsource: wiki\n"
		if i > 0 {
			header += fmt.Sprintf("previous: r%d\n", i)
		}
		files["content/reports/"+name+"/report.md"] = "---\n" + header + "---\n\n## Evidence {#evidence}\n\nWe looked at [[model:small]]. {#looked}\n\n" +
			"## Residual risk {#residual-risk}\n\n| Threat | Threshold crossed | Standard met | Rating |\n|---|---|---|---|\n" + rows + "\n"
	}
	return files
}

// pagesOf renders a project.
func pagesOf(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, problems := corpus.Load(fsys, corpus.Options{})
	if c == nil || problems.Errors() > 0 {
		t.Fatal(problems)
	}
	pages, err := Pages(c, templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, p := range pages {
		if !strings.HasPrefix(p.Path, "reports/") {
			continue
		}
		b, err := p.Render()
		if err != nil {
			t.Fatal(err)
		}
		made[p.Path] = string(b)
	}
	return made
}

var (
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	anySpace = regexp.MustCompile(`\s+`)
)

// textWithin is what a reader reads between two marks of a page, without its tags.
func textWithin(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, from)
	inside, _, found := strings.Cut(rest, to)
	if !ok || !found {
		t.Fatalf("the page has no part from %q to %q", from, to)
	}
	return strings.TrimSpace(anySpace.ReplaceAllString(anyTag.ReplaceAllString(inside, " "), " "))
}

// TestReportCompareSaysWhatGotWorse: the first screen says in words what the colours say, the worst first.
func TestReportCompareSaysWhatGotWorse(t *testing.T) {
	page := pagesOf(t, threeReports(t))["reports/diff/r1/r2/index.html"]
	if got, want := textWithin(t, page, `<p class="lead">`, "</p>"), "Worse: Break-ins &amp; more (rating, threshold). Better: Germs (rating, threshold, standard). Now redacted: Theft (rating). New in the table: Fire (rating low, threshold no, standard yes)."; got != want {
		t.Errorf("the lead is %q, want %q", got, want)
	}
	rows := strings.Split(strings.TrimSpace(textWithin(t, strings.ReplaceAll(page, "</tr>", "¶</tr>"), "<tbody>", "</tbody>")), "¶")
	for i := range rows {
		rows[i] = strings.TrimSpace(rows[i])
	}
	want := []string{
		"Break-ins &amp; more low → , now moderate ↑ up, worse no → , now close ↑ up, worse yes = same",
		"Germs high → , now low ↓ down, better close → , now no ↓ down, better partly → , now yes ↑ up, better",
		"Theft low → , now redacted ? now redacted no = same yes = same",
		"Fire &#43; new low no yes", ""}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("the table, -want +got:\n%s", diff)
	}
	facts := textWithin(t, page, `<dl class="since">`, "</dl>")
	for _, want := range []string{"A vault put off: 1 May 2026 → January 2027; on 31 December 2026 open", "[a word, legal] new", "Both reports cover the same.", "v1 → v2 1 change, 1 weaker"} {
		if !strings.Contains(facts, want) {
			t.Errorf("the facts do not say %q: %s", want, facts)
		}
	}
	if policy := textWithin(t, page, `id="_policy">`, "</section>"); !strings.Contains(policy, "Pausing is left open Weakened") {
		t.Errorf("the policy: %s", policy)
	}
	if !strings.Contains(page, `href="../../../../p/diff/v1/v2/#pause"`) {
		t.Error("no link leads to the change of the policy")
	}
}

// TestSinceTheLastRegularReport: after a report off the cycle the next one tells page and feed of the last regular one as well.
func TestSinceTheLastRegularReport(t *testing.T) {
	files := threeReports(t)
	plain := pagesOf(t, files)
	if strings.Contains(plain["reports/r3/index.html"], "_since-regular") || strings.Contains(plain["reports/feed.json"], "last regular") {
		t.Error("without a report off the cycle a regular one is spoken of")
	}
	r2 := "content/reports/r2/report.md"
	files[r2] = strings.Replace(files[r2], "specimen: true", "specimen: true\noff-cycle: true", 1)
	pages := pagesOf(t, files)
	since := textWithin(t, pages["reports/r3/index.html"], `aria-labelledby="_since-regular">`, "</section>")
	for _, want := range []string{"Since the last regular report", "Better: Germs (rating, threshold, standard).", "the last regular one was Report r1"} {
		if !strings.Contains(since, want) {
			t.Errorf("the page does not say %q: %s", want, since)
		}
	}
	if !strings.Contains(pages["reports/r3/index.html"], `href="../diff/r1/r3/"`) {
		t.Error("no link leads to the comparison with the last regular report")
	}
	if strings.Contains(pages["reports/r2/index.html"], "_since-regular") {
		t.Error("a report off the cycle itself speaks of the last regular one")
	}
	if feed := pages["reports/feed.json"]; !strings.Contains(feed, "Since the last regular one, Report r1, 15 January 2026: ") {
		t.Errorf("the feed does not tell: %s", feed)
	}
}

// TestSpecimensAreMarkedInEveryForm: page, JSON and Markdown of a comparison, and the lists that name it.
func TestSpecimensAreMarkedInEveryForm(t *testing.T) {
	pages := pagesOf(t, threeReports(t))
	for _, path := range []string{"reports/diff/r1/r2/index.html", "reports/diff/r1/r2/index.md", "reports/diff/r1/r2/index.json"} {
		if !strings.Contains(pages[path], "made up to show how such a document looks") {
			t.Errorf("%s does not say that the reports are specimens", path)
		}
	}
	if list := textWithin(t, pages["reports/index.html"], `id="_compared"`, "</section>"); strings.Count(list, "Specimen") != 3 {
		t.Errorf("the list of comparisons: %s", list)
	}
	var data struct {
		Old, New struct{ Specimen bool }
		Report   struct {
			Risks []struct{ Threat string }
		}
	}
	if err := json.Unmarshal([]byte(pages["reports/diff/r1/r2/index.json"]), &data); err != nil || !data.Old.Specimen || !data.New.Specimen || len(data.Report.Risks) != 4 {
		t.Errorf("the data are %+v, %v", data, err)
	}
}

// TestReportPageTellsOfTheLastReport: what moved, and nothing of what did not.
func TestReportPageTellsOfTheLastReport(t *testing.T) {
	pages := pagesOf(t, threeReports(t))
	since := textWithin(t, pages["reports/r2/index.html"], `aria-labelledby="_since">`, "</section>")
	for _, want := range []string{"Worse: Break-ins &amp; more", "Theft low", "The two reports compared"} {
		if !strings.Contains(since, want) {
			t.Errorf("the page does not say %q: %s", want, since)
		}
	}
	if strings.Contains(pages["reports/r2/index.html"], ">Fire</a>") {
		t.Errorf("the table holds what is only new: %s", since)
	}
	if strings.Contains(pages["reports/r1/index.html"], "_since") {
		t.Error("the first report has nothing before it")
	}
	same := textWithin(t, pages["reports/diff/r2/r3/index.html"], `<p class="lead">`, "</p>")
	if want := "No rating, threshold or standard that both reports state has moved. No longer in the table: Break-ins &amp; more (rating moderate, threshold close, standard yes); Fire (rating low, threshold no, standard yes); Theft (rating redacted, threshold no, standard yes)."; same != want {
		t.Errorf("the lead is %q, want %q", same, want)
	}
}

// TestReportComparesLead: folders of comparisons lead to the list of reports, and every two reports have a page.
func TestReportComparesLead(t *testing.T) {
	pages := pagesOf(t, threeReports(t))
	for _, path := range []string{"reports/diff/index.html", "reports/diff/r1/index.html", "reports/diff/r2/index.html"} {
		if !strings.Contains(pages[path], `http-equiv="refresh"`) {
			t.Errorf("%s leads nowhere", path)
		}
	}
	if pages["reports/diff/r1/r3/index.html"] == "" || pages["reports/diff/r3/r1/index.html"] != "" {
		t.Error("the pairs are not those of an older and a newer report")
	}
	if !strings.Contains(pages["reports/diff/r1/r3/index.html"], "What changed in the policy between the two reports") {
		t.Error("of two reports that do not follow one another the page says that they do")
	}
}

// TestRowsOfRisksAreCards: on a narrow screen each cell of the table of risks says of which column it is.
func TestRowsOfRisksAreCards(t *testing.T) {
	page := pagesOf(t, threeReports(t))["reports/r1/index.html"]
	for _, want := range []string{`class="frame carded"`, `<td data-name="Rating">`, `<td data-name="Threshold crossed">`, `<td data-name="Standard met">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// TestGoalsSayWhatIsKnown: a goal that is met did not pass in vain, every date that was stated is told, and how a goal stands is of today.
func TestGoalsSayWhatIsKnown(t *testing.T) {
	files := threeReports(t)
	goal := func(status, dates string) string {
		return "---\ntitle: G\nkind: milestone\nstatus: " + status + "\nsource: wiki\ndates:\n" + dates + "---\n"
	}
	files["content/goals/vault.md"] = goal("open", "- {due: 2026-05-01, source: wiki}\n- {due: 2026-09-01, stated: 2026-02-01, source: wiki}\n- {due: 2027-01, stated: 2026-03-01, source: wiki}\n")
	files["content/goals/bounty.md"] = goal("met", "- {due: 2026-03-01, source: wiki}\n")
	files["content/goals/audit.md"] = goal("open", "- {due: 2026-07-01, stated: 2026-04-01, source: wiki}\n")
	pages := pagesOf(t, files)
	facts := textWithin(t, pages["reports/diff/r1/r2/index.html"], `<dl class="since">`, "</dl>")
	for _, want := range []string{"put off twice: 1 May 2026 → 1 September 2026 → January 2027; on 31 December 2026 open", "due 1 March 2026; on 31 December 2026 met",
		"first date: 1 July 2026; on 31 December 2026 open, overdue by 183 days"} {
		if !strings.Contains(facts, want) {
			t.Errorf("the facts do not say %q: %s", want, facts)
		}
	}
	if lead := textWithin(t, pages["reports/r2/index.html"], `aria-labelledby="_since">`, "</section>"); !strings.Contains(lead, "1 goal was put off and 1 goal that fell due is met.") {
		t.Errorf("the report says %s", lead)
	}
	var data struct {
		Report struct {
			Goals []struct {
				Goal    string
				Dates   []string
				Passed  bool
				Overdue bool
			}
		}
	}
	if err := json.Unmarshal([]byte(pages["reports/diff/r1/r2/index.json"]), &data); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(data.Report.Goals), "[{audit [2026-07-01] false true} {bounty [2026-03-01] false false} {vault [2026-05-01 2026-09-01 2027-01] false false}]"; got != want {
		t.Errorf("the goals are %s, want %s", got, want)
	}
}

// TestRedactionsThatStandSayNoMore: of one that stands where one stood, nobody knows whether it hides the same text.
func TestRedactionsThatStandSayNoMore(t *testing.T) {
	files := threeReports(t)
	hidden := func(id, digit string) string {
		return `{redacted id="` + id + `" reason="legal" note="A note." extent="word" commitment="sha256:` + strings.Repeat(digit, 64) + `"}`
	}
	for name, by := range map[string][2]string{"r1": {"c", "d"}, "r2": {"e", "d"}} {
		path := "content/reports/" + name + "/report.md"
		files[path] = strings.Replace(files[path], "## Evidence {#evidence}\n", "## Evidence {#evidence}\n\nAt "+hidden("r8", by[0])+". {#one}\n\nBy "+hidden("r9", by[1])+". {#two}\n", 1)
	}
	facts := textWithin(t, pagesOf(t, files)["reports/diff/r1/r2/index.html"], `<dl class="since">`, "</dl>")
	for _, want := range []string{"1 stands where one stood before, for the same reason; whether it hides the same text cannot be told.", "1 commits to the very text that it did before."} {
		if !strings.Contains(facts, want) {
			t.Errorf("the facts do not say %q: %s", want, facts)
		}
	}
}

// TestWhatIsHiddenIsNotUnchanged: of a text that is hidden in both reports nobody can tell whether it is the same, unless both commit
// to it by the same bytes.
func TestWhatIsHiddenIsNotUnchanged(t *testing.T) {
	made := func(before, now string) map[string]string {
		files := threeReports(t)
		for name, letter := range map[string]string{"r1": before, "r2": now} {
			path := "content/reports/" + name + "/report.md"
			hidden := `{redacted id="x` + name + `" reason="legal" note="A note." extent="word" commitment="sha256:` + strings.Repeat(letter, 64) + `"}`
			files[path] = strings.Replace(files[path], "We looked at", "We looked "+hidden+" at", 1)
		}
		return pagesOf(t, files)
	}
	const veiled = "the same as far as can be read"
	pages := made("b", "c")
	for name, want := range map[string]string{
		"reports/diff/r1/r2/index.html": ", 1 " + veiled + "</summary>",
		"reports/diff/r1/r2/index.md":   ", 1 clause " + veiled + "*",
	} {
		if !strings.Contains(pages[name], want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	if page := pages["reports/diff/r1/r2/index.html"]; !strings.Contains(page, " unchanged, 1 "+veiled) {
		t.Errorf("the numbers of the text do not tell what is hidden from what is unchanged: %s", sentenceWith(page, "unchanged"))
	}
	if page := made("b", "b")["reports/diff/r1/r2/index.html"]; strings.Contains(page, veiled) {
		t.Errorf("of what commits to the very same it says: %s", sentenceWith(page, "became"))
	}
}

// sentenceWith is the line of a page that holds a word.
func sentenceWith(page, word string) string {
	for line := range strings.Lines(page) {
		if strings.Contains(line, word) {
			return line
		}
	}
	return ""
}
