package render

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/static"
	"rspsite/templates"
)

// compared is a project with two versions in the publisher's own words, in which every kind of block changes.
func compared(t *testing.T) map[string]string {
	t.Helper()
	c := loadDir(t, "testdata/compared")
	all := renderAll(t, c, Options{})
	checkSite(t, c, all)
	return all
}

func loadDir(t *testing.T, dir string) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(os.DirFS(dir), corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return c
}

// TestComparePageShowsEveryKindOfChange looks for the words of each change and what is said of it.
func TestComparePageShowsEveryKindOfChange(t *testing.T) {
	page := compared(t)["q/diff/v1.0/v2.0/index.html"]
	text := seenText(t, page)
	for _, want := range []string{
		"25 clauses became 25: 8 unchanged, 2 removed, 13 changed, 1 moved and 2 added",
		"Of the 2 changes that the editors record, the publisher’s own account, as far as it is held here (2 entries), names 1.",
		"It does not name: The pause is dropped.",
		"By clause it names 1 of 18 changes. Not named here does not mean not announced",
		"Share of changes not announced (silent revision rate): 0.50 strict, 0.50 lenient",
		"The pause is dropped Removed Not announced about: what follows",
		"Weaker obligation “will” → “aims to”",
		"Weaker commitment “unilateral” → “industry”",
		"Moved from Commitments to Recommendations",
		"Moved within Commitments",
		"Link target https://old.example/standard → https://new.example/standard on “the standard”",
		"Strong added on “officer”",
		"§3(a) → §4(a)",
		"same words",
		"Split into §2 ¶5, §2 ¶6",
		"Merged from §2 ¶8, §2 ¶9",
		"moved from here to §3(a)",
		"Matched by text (sure)",
		"Owner [+Security+]",
		"Safeguard [-To be defined-]",
		"[- return x < 10 -]",
		"v1.0 The clause that will be split says one thing. And it says",
		"(b) to test [-each model,-]",
		"Stood in Commitments",
		"No change of the policy on this page bears it out",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

// renderSome makes the pages whose paths hold a part.
func renderSome(t *testing.T, c *corpus.Corpus, part string) map[string]string {
	t.Helper()
	pages, err := Pages(c, templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	some := map[string]string{}
	for _, p := range pages {
		if strings.Contains("/"+p.Path, part) {
			b, err := p.Render()
			if err != nil {
				t.Fatal(err)
			}
			some[p.Path] = string(b)
		}
	}
	return some
}

// seenText is the text of a page's main part, white space collapsed; insertions as [+…+], deletions as [-…-], hidden words
// left out.
func seenText(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var write func(n *html.Node)
	write = func(n *html.Node) {
		marks := map[string][2]string{"ins": {"[+", "+]"}, "del": {"[-", "-]"}, "q": {"“", "”"}}[n.Data]
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case attribute(n, "class") == "vh" || n.Data == "head":
			return
		case slices.Contains([]string{"p", "div", "li", "dt", "dd", "article", "h2", "h3"}, n.Data):
			b.WriteString(" ")
		}
		b.WriteString(marks[0])
		for c := range n.ChildNodes() {
			write(c)
		}
		b.WriteString(marks[1])
	}
	write(root)
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestEveryClauseHasItsFragment: on every compare page of this repository each clause of the new side owns its ID, and each
// of the old side has a place of that ID or, if the new side uses it for another clause, one that says so.
func TestEveryClauseHasItsFragment(t *testing.T) {
	c := loadDir(t, "../..")
	all := renderSome(t, c, "/diff/")
	for _, p := range c.Policies {
		for _, pair := range revision.Pairs(p) {
			path := outputPath(compareAddress(pair))
			ids := parsePage(t, path, all[path]).ids
			for n := range pair.New.Doc.All() {
				if id := string(n.ID); id != "" && !n.Kind.IsGroup() && !ids[id] {
					t.Errorf("%s has no place for %s of the new side", path, id)
				}
			}
			for o := range pair.Old.Doc.All() {
				if id := string(o.ID); id != "" && !o.Kind.IsGroup() && !ids[id] && !ids["_old-"+id] {
					t.Errorf("%s has no place for %s of the old side", path, id)
				}
			}
		}
	}
}

// TestOldClauseOfAnIDInUse: an old clause whose ID is another's on the new side stands under an ID of its own.
func TestOldClauseOfAnIDInUse(t *testing.T) {
	files := three("official")
	files["content/versions/p/v1.0.md"] = strings.Replace(files["content/versions/p/v1.0.md"], "Same words. {#same}", "Same words. {#same}\n\nA bare clause of the old text.", 1)
	all := renderAll(t, load(t, project(files)), Options{})
	page := parsePage(t, "compare", all["p/diff/v1.0/v1.1/index.html"])
	for _, id := range []string{"report", "weights", "records", "keep", "consult", "ask"} {
		if !page.ids[id] {
			t.Errorf("the page has no place for %s", id)
		}
	}
}

// TestComparisonOfDescriptions: between two reconstructions nothing is counted, numbered or called added that no record names.
func TestComparisonOfDescriptions(t *testing.T) {
	files := three("reconstruction")
	delete(files, "content/changes/p/v1.1.md")
	all := renderAll(t, load(t, project(files)), Options{})
	page := all["p/diff/v1.0/v1.1/index.html"]
	text := seenText(t, page)
	for _, want := range []string{"No source that we have names a change of the policy between v1.0 and v1.1.", "differ in description alone", "Described otherwise"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	for _, never := range []string{`class="no"`, "<article", "Added: ", "Removed: ", "clauses became"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q, though no record names a change", never)
		}
	}
	markdown := all["p/diff/v1.0/v1.1/index.md"]
	if !strings.Contains(markdown, "No source that we have names a change") || strings.Contains(markdown, "### 1.") {
		t.Errorf("the Markdown counts changes:\n%s", markdown)
	}
}

// TestNoChanges: two versions that read the same have a page that says so and shows no redline.
func TestNoChanges(t *testing.T) {
	files := three("official")
	files["content/versions/p/v1.1.md"] = strings.NewReplacer("v1.0", "v1.1", "2024-01-01", "2024-06-01").Replace(files["content/versions/p/v1.0.md"])
	delete(files, "content/versions/p/v2.0.md")
	delete(files, "content/changes/p/v2.0.md")
	page := renderAll(t, load(t, project(files)), Options{})["p/diff/v1.0/v1.1/index.html"]
	if text := seenText(t, page); !strings.Contains(text, "No changes: the two texts read the same, clause by clause.") {
		t.Errorf("the page does not say that nothing changed:\n%s", text)
	}
	if strings.Contains(page, "<ins>") || strings.Contains(page, "<del>") || strings.Contains(page, "flowing") {
		t.Error("the page shows a redline, or draws what became of the clauses")
	}
}

// TestShortcutsShowThePageItself: "v1" against "v2" is the last v1 against the first v2, with its canonical address; folders
// lead to the place where versions are chosen.
func TestShortcutsShowThePageItself(t *testing.T) {
	all := renderAll(t, load(t, project(three("official"))), Options{})
	short := all["p/diff/v1/v2/index.html"]
	if !strings.Contains(short, `<link rel="canonical" href="https://example.org/rsp/p/diff/v1.1/v2.0/">`) || !strings.Contains(short, "What changed from v1.1 to v2.0") {
		t.Error("the shortcut does not show the comparison of v1.1 and v2.0 under its address")
	}
	for _, folder := range []string{"p/diff/index.html", "p/diff/v1.0/index.html"} {
		if !strings.Contains(all[folder], `#_compare">`) {
			t.Errorf("%s does not lead to the choice of versions", folder)
		}
	}
	if all["p/diff/v1/v2/index.json"] != "" || !strings.Contains(short, `href="../../v1.1/v2.0/index.json"`) {
		t.Error("the data of a shortcut is not that of the page itself")
	}
}

// TestFlowIsBounded: a picture of very many clauses that all changed places stays small, and keeps to its width.
func TestFlowIsBounded(t *testing.T) {
	const n = 3000
	write := func(order func(i int) int) string {
		var b strings.Builder
		for i := range n {
			if i%10 == 0 {
				fmt.Fprintf(&b, "## Section %d\n\n", i/10)
			}
			fmt.Fprintf(&b, "Clause number %d of this text says what it says. {#c%d}\n\n", order(i), order(i))
		}
		return b.String()
	}
	head := "---\ntitle: P\nversion: %s\npublished: %s\nbasis: official\nsource: wiki\n---\n\n%s"
	c := load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\n---\n",
		"content/sources/wiki.md":      "---\ntitle: W\nkind: wiki\nconsulted: yes\n---\n",
		"content/versions/p/v1.md":     fmt.Sprintf(head, "v1", "2024-01-01", write(func(i int) int { return i })),
		"content/versions/p/v2.md":     fmt.Sprintf(head, "v2", "2025-01-01", write(func(i int) int { return i * 7 % n })),
	}))
	p := c.Policies[0]
	s := &site{corpus: c, revisions: revision.New(c), planned: map[string]bool{}}
	at := &view{s: s, at: permalink.Compare("p", "v1", "v2")}
	picture, legend := at.comparison(revision.Pair{Old: p.Versions[0], New: p.Versions[1]}).flow()
	lines := strings.Count(string(picture), "<path")
	if lines == 0 || lines > maxLines || len(picture) > 80_000 {
		t.Errorf("the picture has %d lines in %d bytes, want at most %d in 80,000", lines, len(picture), maxLines)
	}
	if !strings.Contains(string(legend), "</svg> moved</li>") {
		t.Errorf("the legend is %s", legend)
	}
}

// TestFirstSentence: abbreviations and numbers end no sentence.
func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"It goes. It comes.":                    "It goes.",
		"Versions “v2.x” promised it. In v3.0.": "Versions “v2.x” promised it.",
		"Written by J. R. Smith alone":          "Written by J. R. Smith alone",
		"See No. 4, e.g. this. And that.":       "See No. 4, e.g. this.",
		"One sentence":                          "One sentence",
		"":                                      "",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("of %q got %q, want %q", text, got, want)
		}
	}
}

// TestFirstSentences: more than the first are taken in as long as the whole stays brief.
func TestFirstSentences(t *testing.T) {
	long := strings.Repeat("word ", 60) + "end."
	for text, want := range map[string]string{
		"It was so. It is not. " + long: "It was so. It is not.",
		"It was so. It is not.":         "It was so. It is not.",
		long + " And more.":             long,
		"":                              "",
	} {
		if got := firstSentences(text); got != want {
			t.Errorf("of %q got %q, want %q", text, got, want)
		}
	}
}

// TestLabels: names beside the picture are broken between words, and cut by characters, not by bytes.
func TestLabels(t *testing.T) {
	for text, want := range map[string]string{
		"Short": "Short", "Capability thresholds": "Capability/thresholds", "第一条第二条第三条第四条第五条第六条": "第一条第二条第三条第四条第五条…",
		"Models and the safeguards that each must have": "Models and the/safeguards that…", "Incomprehensibilities all over": "Incomprehensibi…/all over", "": "",
	} {
		if got := strings.Join(labelOf(text), "/"); got != want {
			t.Errorf("the label of %q is %q, want %q", text, got, want)
		}
	}
}

// reworded are two versions of n clauses, of which every fourth is reworded and every tenth new.
func reworded(t testing.TB, n int) *corpus.Corpus {
	t.Helper()
	text := func(version int) string {
		var b strings.Builder
		for i := range n {
			if i%10 == 0 {
				fmt.Fprintf(&b, "## Section %d {#s%d}\n\n", i/10, i/10)
			}
			verb := "will be"
			if version == 2 && i%4 == 0 {
				verb = "is meant to be"
			}
			if version == 2 || i%10 != 5 {
				fmt.Fprintf(&b, "Model number %d, with its safeguards of the level that it reaches, %s tested before every release, and the result of test %d published with the date and the name of whoever ran it. {#c%d}\n\n", i, verb, i*7, i)
			}
		}
		return b.String()
	}
	const head = "---\ntitle: P\nversion: v%d\npublished: 202%d-01-01\nbasis: official\nsource: wiki\n---\n\n%s"
	c, problems := corpus.Load(project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\n---\n",
		"content/sources/wiki.md":      "---\ntitle: W\nkind: wiki\nconsulted: yes\n---\n",
		"content/versions/p/v1.md":     fmt.Sprintf(head, 1, 1, text(1)),
		"content/versions/p/v2.md":     fmt.Sprintf(head, 2, 2, text(2)),
	}), corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return c
}

// BenchmarkComparePage compares two versions and makes their page, at sizes that show whether it grows with the text alone.
func BenchmarkComparePage(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := reworded(b, n)
			b.ReportAllocs()
			for b.Loop() {
				s := &site{corpus: c, revisions: revision.New(c), planned: map[string]bool{}, static: static.FS}
				if err := s.parse(templates.FS); err != nil {
					b.Fatal(err)
				}
				versions := c.Policies[0].Versions
				pair := revision.Pair{Old: versions[0], New: versions[1]}
				at := &view{s: s, at: compareAddress(pair)}
				page, err := s.execute("compare", at.comparePage(pair))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(page))/float64(n), "bytes/clause")
			}
		})
	}
}

// TestCompareTellsOfRevisionsWithoutWording: that two reconstructions read the same does not mean that the policy did.
func TestCompareTellsOfRevisionsWithoutWording(t *testing.T) {
	version := "---\ntitle: P\nversion: %s\npublished: %s\nbasis: reconstruction\nsource: wiki\n---\n\nA threshold stands here. {#cbrn}\n\n%s"
	c := load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\n---\n",
		"content/sources/wiki.md":      "---\ntitle: W\nkind: wiki\nconsulted: yes\n---\n",
		"content/versions/p/v1.0.md":   fmt.Sprintf(version, "v1.0", "2024-01-01", ""),
		"content/versions/p/v1.1.md":   fmt.Sprintf(version, "v1.1", "2025-01-01", ""),
		"content/versions/p/v1.2.md":   fmt.Sprintf(version, "v1.2", "2025-02-01", "Another stands here. {#cyber}\n"),
		"content/changes/p/v1.1.md": "---\ntitle: Step\nversion: v1.1\nsource: wiki\nrecords:\n  - {id: refined, title: The threshold is refined, " +
			"clauses: [cbrn], wording: not-stated, what: It was refined., source: wiki}\n---\n",
		"content/changes/p/v1.2.md": "---\ntitle: Step\nversion: v1.2\nsource: wiki\nrecords:\n  - {id: new, title: Another is described, " +
			"clauses: [cyber], wording: not-stated, what: It is described., source: wiki}\n---\n",
	}))
	for pair, want := range map[string]string{
		"v1.0/v1.1": "The two texts held here read the same. Our sources tell of 1 revision whose wording none of them states.",
		"v1.0/v1.2": "Our sources also tell of 1 revision whose wording none of them states, so the texts do not show what changed.",
		"v1.1/v1.2": "No source that we have names a change of the policy between v1.1 and v1.2.",
	} {
		pages := renderSome(t, c, "/diff/"+pair+"/")
		text := seenText(t, pages["p/diff/"+pair+"/index.html"])
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", pair, want, text)
		}
		if told := strings.Contains(text, "Wording not stated The threshold is refined"); told != (pair != "v1.1/v1.2") {
			t.Errorf("%s points at the record: %v", pair, told)
		}
		if !strings.Contains(pages["p/diff/"+pair+"/index.md"], want) {
			t.Errorf("the Markdown of %s does not say %q", pair, want)
		}
	}
}
