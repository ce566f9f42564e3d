package render

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestAnOlderVersionKnowsLaterClauses: a link to a version older than the clause says so and leads on, also where the clause had another ID.
func TestAnOlderVersionKnowsLaterClauses(t *testing.T) {
	files := map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe wait. {#wait}\n",
		"content/versions/p/v2.md":     "---\ntitle: V2\nversion: v2\npublished: 2025-01-01\nbasis: official\n---\n\nWe wait. {#pause was=\"wait\"}\n\nA long new promise" + strings.Repeat(" of words", 30) + ", the last. {#new}\n",
		"content/versions/p/v3.md":     "---\ntitle: V3\nversion: v3\npublished: 2026-01-01\nbasis: official\ngone: [{id: new, why: It was met.}]\n---\n\nWe wait. {#pause}\n",
	}
	all := renderAll(t, load(t, project(files)), Options{})
	inOrder(t, all["p/v1/index.html"], `<div class="absent" id="pause">`, "v1 · the publisher’s wording · Clause pause has the ID", `href="#wait"`, "It stands in v1–v3",
		`<div class="absent" id="new">`, "Clause new is not in the text of v1 held here. It is new in v2. Read it in", `href="../v2/#new"`, `href="../clauses/new/"`)
	inOrder(t, all["p/v3/index.html"], `class="clause tomb" id="new"`, "Former text: </span><s>A long new promise of words", "words …</s>", "Gone from v3", "It was met.", "It was in v2.", "All that it said", "of words, the last.")
	if strings.Contains(all["p/v2/index.html"], `class="absent"`) {
		t.Error("a version that has all clauses speaks of absent ones")
	}
	inOrder(t, all["p/clauses/wait/index.html"], `url=../pause/`)
}

// TestTheTextComesFirst: before the text stands what a reader must know of it, and behind it what a checker wants. What a reader came for is
// not cut: the words of a clause on its page, and of one that left.
func TestTheTextComesFirst(t *testing.T) {
	const promise = "We promise to wait for as long as it takes until the safeguards of the next level are in place and tested."
	all := renderAll(t, load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\n" + promise + " {#wait}\n\nWe stay. {#stay}\n",
		"content/versions/p/v2.md":     "---\ntitle: V2\nversion: v2\npublished: 2025-01-01\nbasis: official\ngone: [{id: wait, why: It was met.}]\n---\n\nWe stay. {#stay}\n\nWe go. {#go}\n",
	})), Options{})
	inOrder(t, all["p/v2/index.html"], "We stay.</p>", "Former text: </span><s>"+promise+"</s>", "Canonical digest of this text")
	inOrder(t, all["p/v1/index.html"], "We stay.</p>", `class="absent" id="go"`, "Canonical digest of this text")
	inOrder(t, all["p/clauses/wait/index.html"], "No longer there, since v2</span>", "<b>Last text, v1<", ":</b> <s>"+promise+"</s></p>", `class="run"`)
	inOrder(t, all["p/clauses/stay/index.html"], `<p class="lead">We stay.</p>`)
	inOrder(t, all["p/v2/index.md"], "# Policy v2", "We stay.", "Canonical digest of this text", "**Cite this version**", "@techreport{", "The page that this was made of")
}

// TestWhatAHeldTextDoesNotSayIsNotDenied: a text made from other sources that is silent on a clause says nothing of the policy.
func TestWhatAHeldTextDoesNotSayIsNotDenied(t *testing.T) {
	version := func(name, day, text string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + day + "\nbasis: reconstruction\nsource: wiki\n---\n\n" + text
	}
	files := project(map[string]string{
		"content/sources/wiki.md":      sample["content/sources/wiki.md"],
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     version("v1", "2024-01-01", "We wait. {#wait}\n"),
		"content/versions/p/v2.md":     version("v2", "2025-01-01", "We wait. {#wait}\n\n## Purpose and scope {#purpose}\n"),
	})
	page := renderAll(t, load(t, files), Options{})["p/v1/index.html"]
	inOrder(t, page, `<div class="absent" id="purpose">`, "v1 · reconstruction, not the publisher’s wording · Section “Purpose and scope” (purpose) is not in the text of v1 held here.",
		"described for the first time in v2, which does not mean that it was new.", `Read it in <a href="../v2/#purpose">v2</a>`)
}

// A timeLink is a link of a TimeMap as a reader of link-format finds it.
type timeLink struct {
	target string
	params map[string]string
}

// linkFormatOf reads a TimeMap by the grammar of RFC 6690, and fails on whatever is not in it.
func linkFormatOf(t *testing.T, text string) []timeLink {
	t.Helper()
	var links []timeLink
	param := regexp.MustCompile(`^\s*;\s*([a-z]+)="([^"\\]*)"`)
	for rest := text; strings.TrimSpace(rest) != ""; {
		rest = strings.TrimSpace(rest)
		if len(links) > 0 {
			var ok bool
			if rest, ok = strings.CutPrefix(rest, ","); !ok {
				t.Fatalf("no comma before %q", rest)
			}
			rest = strings.TrimSpace(rest)
		}
		end := strings.IndexByte(rest, '>')
		if end < 0 || rest[0] != '<' {
			t.Fatalf("no target at %q", rest)
		}
		l := timeLink{rest[1:end], map[string]string{}}
		for rest = rest[end+1:]; ; {
			m := param.FindStringSubmatch(rest)
			if m == nil {
				break
			}
			l.params[m[1]] = m[2]
			rest = rest[len(m[0]):]
		}
		if u, err := url.Parse(l.target); err != nil || !u.IsAbs() {
			t.Errorf("the target %q is no whole address", l.target)
		}
		links = append(links, l)
	}
	return links
}

// TestTimeMaps reads every TimeMap: what it must have by RFC 7089, in order, with addresses that are on the site.
func TestTimeMaps(t *testing.T) {
	all := renderAll(t, load(t, project(sample)), Options{})
	found := 0
	for path, text := range all {
		if !strings.HasSuffix(path, "timemap.link") {
			continue
		}
		found++
		rels := map[string]int{}
		var before time.Time
		for _, l := range linkFormatOf(t, text) {
			for rel := range strings.FieldsSeq(l.params["rel"]) {
				rels[rel]++
			}
			address, fragment, _ := strings.Cut(strings.TrimPrefix(l.target, "https://example.org/rsp/"), "#")
			page, ok := all[strings.TrimPrefix(outputPath("/"+address), "/")]
			if !ok || fragment != "" && !strings.Contains(page, `id="`+fragment+`"`) {
				t.Errorf("%s: %s is not on the site", path, l.target)
			}
			if !strings.Contains(l.params["rel"], "memento") {
				continue
			}
			when, err := time.Parse(time.RFC1123, l.params["datetime"])
			if err != nil || when.Before(before) || !strings.HasSuffix(l.params["datetime"], " GMT") {
				t.Errorf("%s: the date %q is no date, or earlier than the one before", path, l.params["datetime"])
			}
			before = when
		}
		if rels["original"] != 1 || rels["self"] != 1 || rels["first"] != 1 || rels["last"] != 1 || rels["memento"] < 1 || rels["timegate"] != 0 {
			t.Errorf("%s has the relations %v", path, rels)
		}
	}
	if found < 3 {
		t.Errorf("%d TimeMaps, want that of the policy and of its clauses", found)
	}
	nowhere := project(sample)
	nowhere["rspsite.yaml"].Data = []byte(strings.Replace(settings, "base-url: https://example.org/rsp/\n", "", 1))
	if without := renderAll(t, load(t, nowhere), Options{}); without["p/timemap.link"] != "" {
		t.Error("a site that does not know its own address has a TimeMap")
	}
	inOrder(t, all["p/v2.0/index.html"], `<link rel="timemap" type="application/link-format" href="../timemap.link">`, `rel="latest-version" href="../latest/"`,
		`rel="original" href="../latest/"`, `rel="version-history" href="../in-force/"`, `rel="predecessor-version" href="../v1.0/"`)
}

// TestAClauseThatLeftEndsItsTimeMap: a program that asks for today is told that the clause left, and not shown its last text as if it stood.
func TestAClauseThatLeftEndsItsTimeMap(t *testing.T) {
	version := func(name, day, text string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + day + "\nbasis: official\n---\n\n" + text
	}
	all := renderAll(t, load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     version("v1", "2024-01-01", "We wait. {#wait}\n\nWe stop. {#stop}\n"),
		"content/versions/p/v2.md":     strings.Replace(version("v2", "2025-01-01", "We wait. {#wait}\n"), "basis:", "gone: [{id: stop, why: It was met.}]\nbasis:", 1),
		"content/versions/p/v3.md":     version("v3", "2026-01-01", "We wait. {#wait}\n"),
	})), Options{})
	links := linkFormatOf(t, all["p/clauses/stop/timemap.link"])
	last := links[len(links)-1]
	if len(links) != 4 || !strings.HasSuffix(last.target, "/p/v2/#stop") || last.params["rel"] != "last memento" || last.params["datetime"] != "Wed, 01 Jan 2025 00:00:00 GMT" {
		t.Errorf("the last of %d links is %v", len(links), last)
	}
	inOrder(t, all["p/v2/index.html"], `class="clause tomb" id="stop"`)
}

// TestInForce holds table and data of the page against each other and against the corpus.
func TestInForce(t *testing.T) {
	c := load(t, project(sample))
	all := renderAll(t, c, Options{})
	var data struct {
		Spans []struct {
			Version, From, Until, URL, Ended string
			Held, Disputed                   bool
			OtherDates                       []string
		}
	}
	if err := json.Unmarshal([]byte(all["p/in-force/index.json"]), &data); err != nil {
		t.Fatal(err)
	}
	conforms(t, "in-force", all["p/in-force/index.json"])
	var rows, want []string
	first, _, _ := strings.Cut(all["p/in-force/index.html"], "</table>")
	for _, m := range regexp.MustCompile(`<tr data-from="([^"]*)" data-until="([^"]*)"[^>]*><th scope="row"><a href="[^"]*">([^<]*)`).FindAllStringSubmatch(first, -1) {
		rows = append(rows, m[3]+" "+m[1]+"–"+m[2])
	}
	for _, s := range slices.Backward(data.Spans) {
		want = append(want, s.Version+" "+s.From+"–"+s.Until)
	}
	if !slices.Equal(rows, want) || len(rows) != 3 {
		t.Errorf("the table says %q, the data %q", rows, want)
	}
	inOrder(t, all["p/in-force/index.html"], "Newest known:", `href="../recorded/v4.0/">v4.0</a>, since 1 May 2026`, "nothing of the time after 1 May 2026.", "Recorded; its text is not held here.",
		"v2.0</a>", "1 February 2025", "1 May 2026", "Of its publication another source says: 30 January 2025.", "v1.0</a>", "January 2024", "Where a source gives only a month", `href="index.json"`, `href="../timemap.link"`)
	for _, page := range []string{"p/index.html", "p/v1.0/index.html", "p/latest/index.html"} {
		if !strings.Contains(all[page], `in-force/">In force when</a>`) {
			t.Errorf("%s does not lead to the page", page)
		}
	}
}
