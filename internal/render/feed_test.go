package render

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// fed is a project with something of every kind that has a date.
var fed = map[string]string{
	"content/versions/p/policy.md": `---
title: Example Policy
publisher: Example Lab
recorded: [{version: v3.0, published: 2026-03, source: wiki, note: a third, account: a post, redline: "https://lab.example/redline"}]
---
`,
	"content/versions/p/v1.0.md": "---\ntitle: Example Policy\nversion: v1.0\npublished: 2024-01-05\nbasis: official\n" +
		"errata: [{on: 2024-03-01, kind: typo, what: A letter., why: It was missing., clauses: [pause]}, {on: 2024-03-01, kind: conversion, what: A table.}]\n---\n\n" +
		"## Duties {#duties}\n\nWe will pause. {#pause}\n\nWe will report. {#report}\n\n| A | B |\n|---|---|\n| one | two | {#row}\n\n```\nfirst {\n  second\n```\n{#code}\n",
	"content/versions/p/v2.0.md": "---\ntitle: Example Policy\nversion: v2.0\npublished: 2025-02\nbasis: official\n" +
		"claims: [{field: pause, value: They still pause., source: wiki}]\ngone: [{id: report, why: Dropped.}]\n---\n\n" +
		"## Duties {#duties}\n\nWe aim to pause. {#pause}\n\nWe [tell](https://a.example/) all, see [[#pause]]. {#tell}\n\n| A | B |\n|---|---|\n| one | three | {#row}\n\n```\nfirst {\n  third\n```\n{#code}\n",
	"content/changes/p/v2.0.md": `---
title: What changed
version: v2.0
account: [{says: The pause is softer., clauses: [pause], source: wiki, on: 2025-02-03}]
records:
  - {id: softer, title: The pause is softer, clauses: [pause], outcome: weakened, announced: announced, what: It binds less., source: wiki, readings: [{by: A reader, says: So it seems., source: wiki}]}
errata: [{on: 2025-04-01, kind: substantive, what: A record was wrong.}]
---
`,
	"content/determinations/m.md": "---\ntitle: Model M\ndeveloper: Example Lab\npolicy: p\npolicy-version: v1.0\nsource: wiki\n" +
		"determinations: [{level: L-2, on: 2024-02-01, source: wiki}, {level: L-3, source: wiki}]\nclaims: [{field: determinations, value: L-1, source: wiki}]\n---\n",
	"content/goals/g.md": "---\ntitle: A roadmap\nkind: milestone\nstatus: open\nsource: wiki\nclauses: [p/v2.0#tell]\n" +
		"dates: [{due: 2025-12, stated: 2025-02-01, source: wiki}, {due: 2026-06-30, stated: 2025-09-01, source: wiki}]\nevidence: [{on: 2025-10-01, says: An outline is there., source: wiki}]\n---\n",
	"content/pages/about.md":  "---\ntitle: About\nwithdrawn: {on: 2025-05-05, why: It was wrong.}\n---\n\nText. {#text}\n",
	"content/tables/t.md":     "---\ntitle: A table\nsource: wiki\nerrata: [{on: 2025-06-06, kind: typo, what: A cell., clauses: [x]}]\n---\n\n| A |\n|---|\n| one | {#x source=\"wiki\"}\n",
	"content/sources/wiki.md": "---\ntitle: The Wiki\nkind: wiki\nconsulted: \"yes\"\n---\n",
}

// withFed are the files of fed and others in their place.
func withFed(files map[string]string) map[string]string {
	all := maps.Clone(fed)
	maps.Copy(all, files)
	return all
}

// readFeed reads a feed of a rendered site.
func readFeed(t *testing.T, all map[string]string, path string) map[string]*gofeed.Item {
	t.Helper()
	feed, err := gofeed.NewParser().ParseString(all[path])
	if err != nil {
		t.Fatalf("%s: %v\n%s", path, err, all[path])
	}
	items := map[string]*gofeed.Item{}
	for _, item := range feed.Items {
		items[strings.TrimPrefix(item.GUID, "https://example.org/rsp")] = item
	}
	if len(items) != len(feed.Items) {
		t.Errorf("%s: two entries have one ID", path)
	}
	return items
}

// TestFeedsTellAllThatHasADate holds what each kind of entry says.
func TestFeedsTellAllThatHasADate(t *testing.T) {
	all := renderAll(t, load(t, project(fed)), Options{})
	items := readFeed(t, all, "feed.atom")
	for id, want := range map[string][]string{
		"/p/v1.0/":                                      {"Example Policy v1.0", "2024-01-05", "<p>The publisher’s own wording.</p>", "The first version of this policy"},
		"/p/v2.0/":                                      {"Example Policy v2.0", "2025-02-01", "Dated February 2025; the day is not stated.", "The changes (5)", "We <del>will</del> pause.", "We <ins>aim to</ins> pause.", "What the publisher said of it", "They still pause.", `<a href="https://example.org/rsp/changes/#_p/softer">`, "<pre>first {\n<ins>  third\n</ins></pre>", `<strong>New:</strong> <ins>We <a href="https://a.example/">tell</a> all, see <a href="https://example.org/rsp/p/v2.0/#pause">`},
		"/changes/#_p/softer":                           {"The pause is softer", "2025-02-01", "Weakened, Announced", "It binds less.", "Before, in v1.0:", "A reading, A reader:"},
		"/p/#_recorded-v3.0":                            {"Example Policy v3.0 (recorded, text not held)", "2026-03-01", "a post", "https://lab.example/redline"},
		"/p/v1.0/#_feed-erratum-2024-03-01":             {"Erratum: Example Policy v1.0", "2024-03-01", "Corrected on 1 March 2024, a typing error", "A letter.", "It was missing.", `<a href="https://example.org/rsp/p/v1.0/#pause">`},
		"/p/v1.0/#_feed-erratum-2024-03-01-2":           {"Erratum: Example Policy v1.0", "2024-03-01", "a fault of conversion", "A table."},
		"/changes/#_p/-v2.0-erratum-2025-04-01":         {"Erratum: Changes in Example Policy v2.0", "2025-04-01", "of substance", "A record was wrong."},
		"/models/m/#_feed-determination-L-2-2024-02-01": {"Model M: L-2", "2024-02-01", "The Wiki", "Another source says"},
		"/goals/g/#_feed-date-2025-02-01":               {"A roadmap: due December 2025", "2025-02-01", "as stated on 1 February 2025"},
		"/goals/g/#_feed-date-2025-09-01":               {"A roadmap: due 30 June 2026", "2025-09-01", "Before: December 2025."},
		"/goals/g/#_feed-evidence-2025-10-01":           {"Evidence: A roadmap", "2025-10-01", "An outline is there."},
		"/pages/about/#_feed-withdrawn":                 {"Withdrawn: About", "2025-05-05", "Withdrawn on 5 May 2025", "It was wrong."},
		"/tables/t/#_feed-erratum-2025-06-06":           {"Erratum: A table", "2025-06-06", "A cell.", `<a href="https://example.org/rsp/tables/t/#x">`},
	} {
		item := items[id]
		delete(items, id)
		if item == nil {
			t.Errorf("there is no entry %s", id)
			continue
		}
		if item.Title != want[0] && !strings.HasSuffix(item.Title, want[0]) || !strings.HasPrefix(item.Published, want[1]) {
			t.Errorf("%s is %q of %s, want %q of %s", id, item.Title, item.Published, want[0], want[1])
		}
		for _, text := range want[2:] {
			if !strings.Contains(item.Content, text) {
				t.Errorf("%s does not hold %q:\n%s", id, text, item.Content)
			}
		}
	}
	for id := range items {
		t.Errorf("nobody expects the entry %s", id)
	}
	of := readFeed(t, all, "p/feed.atom")
	for id, want := range map[string]bool{"/p/v2.0/": true, "/goals/g/#_feed-date-2025-09-01": true, "/models/m/#_feed-determination-L-2-2024-02-01": true,
		"/changes/#_p/-v2.0-erratum-2025-04-01": true, "/tables/t/#_feed-erratum-2025-06-06": false, "/pages/about/#_feed-withdrawn": false} {
		if (of[id] != nil) != want {
			t.Errorf("the feed of the policy has %s: %v", id, !want)
		}
	}
}

// TestClauseFeeds holds what the feed of a clause tells: each version in which something became of it, and nothing of others.
func TestClauseFeeds(t *testing.T) {
	all := renderAll(t, load(t, project(fed)), Options{})
	for path, want := range map[string][]string{
		"p/clauses/pause/feed.atom":  {"/p/v1.0/#pause", "/p/v2.0/#pause", "/changes/#_p/softer", "/p/v1.0/#_feed-erratum-2024-03-01"},
		"p/clauses/report/feed.atom": {"/p/v1.0/#report", "/p/v2.0/#report"},
		"p/clauses/tell/feed.atom":   {"/p/v2.0/#tell"},
		"p/clauses/duties/feed.atom": {"/p/v1.0/#duties"},
	} {
		items := readFeed(t, all, path)
		for _, id := range want {
			if items[id] == nil {
				t.Errorf("%s has no entry %s", path, id)
			}
		}
		if len(items) != len(want) {
			t.Errorf("%s has %d entries, want %q", path, len(items), want)
		}
	}
	items := readFeed(t, all, "p/clauses/report/feed.atom")
	if gone := items["/p/v2.0/#report"]; gone != nil && (!strings.Contains(gone.Title, "gone") || !strings.Contains(gone.Content, "<del>We will report.</del>") || !strings.Contains(gone.Content, "Dropped.")) {
		t.Errorf("that a clause left reads %q:\n%s", gone.Title, gone.Content)
	}
}

// TestAnErratumUpdatesItsEntry: a corrected text keeps its ID, and readers are told.
func TestAnErratumUpdatesItsEntry(t *testing.T) {
	without := withFed(map[string]string{"content/versions/p/v1.0.md": strings.Replace(fed["content/versions/p/v1.0.md"], "errata:", "aliases: []\n#", 1)})
	before := renderAll(t, load(t, project(without)), Options{})
	after := renderAll(t, load(t, project(fed)), Options{})
	for path, id := range map[string]string{"feed.atom": "/p/v1.0/", "p/feed.atom": "/p/v1.0/", "p/clauses/pause/feed.atom": "/p/v1.0/#pause"} {
		then, now := readFeed(t, before, path)[id], readFeed(t, after, path)[id]
		if then == nil || now == nil || then.Updated != "2024-01-05T00:00:00Z" || now.Updated != "2024-03-01T00:00:00Z" || now.Published != then.Published {
			t.Errorf("%s: %s before the erratum: %+v, after it: %+v", path, id, then, now)
		}
	}
	if other := readFeed(t, after, "p/clauses/report/feed.atom")["/p/v1.0/#report"]; other == nil || other.Updated != other.Published {
		t.Errorf("an erratum of one clause updates another: %+v", other)
	}
}

// TestFeedsHideWhatIsNotPublic looks for texts of drafts and of what comes later in every feed.
func TestFeedsHideWhatIsNotPublic(t *testing.T) {
	report := "---\ntitle: Secret Quarter\nsummary: Hidden summary.\npublished: %s\ncovers: 2026-05-01\npolicy: p\npolicy-version: v3.0\nmodels: [m]\nspecimen: true\ndraft: %v\n" +
		"errata: [{on: 2026-05-20, kind: typo, what: Hidden erratum.}]\n---\n\nHidden text. {#hidden}\n"
	c := load(t, project(withFed(map[string]string{
		"content/reports/draft/report.md": fmt.Sprintf(report, "2026-05-10", true),
		"content/reports/later/report.md": strings.NewReplacer("2026-05-20", "2026-06-11", "2026-05-01", "2026-05-25").Replace(fmt.Sprintf(report, "2026-06-10", false)),
		"content/versions/p/v2.5.md":      "---\ntitle: Example Policy\nversion: v2.5\npublished: 2027-01-01\nbasis: official\ngone: [{id: pause, why: Hidden reason.}, {id: tell, why: x}, {id: row, why: x}, {id: code, why: x}]\n---\n\n## Hidden duties {#duties}\n",
		"content/goals/g2.md":             "---\ntitle: Another\nkind: metric\nstatus: open\nevidence: [{on: 2026-07-01, says: Hidden evidence., source: wiki}]\n---\n",
	})))
	for path, text := range renderAll(t, c, Options{}) {
		if !strings.HasSuffix(path, "feed.atom") && !strings.HasSuffix(path, "feed.json") {
			continue
		}
		for _, secret := range []string{"Secret", "Hidden", "draft", "v2.5", "2027"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", path, secret)
			}
		}
	}
}

// TestLongFeedsAreBounded builds a policy of many versions, each of which changes many clauses.
func TestLongFeedsAreBounded(t *testing.T) {
	files := withFed(nil)
	delete(files, "content/changes/p/v2.0.md")
	for n := range maxEntries + 20 {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Example Policy\nversion: v%d.0\npublished: 20%02d-%02d-01\nbasis: official\n---\n\n", n+1, n/12+10, n%12+1)
		for k := range 45 {
			fmt.Fprintf(&b, "In edition %d duty %d is to keep the record of every model and to say why it %s was made in that way and no other. {#c%d}\n\n", n, k, strings.Repeat("very ", n%5), k)
		}
		files[fmt.Sprintf("content/versions/p/v%d.0.md", n+1)] = b.String()
	}
	files["content/goals/g.md"] = strings.Replace(files["content/goals/g.md"], "p/v2.0#tell", "p/v2.0#c1", 1)
	c, problems := corpus.Load(project(files), corpus.Options{})
	if c == nil {
		t.Fatal(problems)
	}
	pages, err := Pages(c, templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if p.Path != "feed.atom" && p.Path != "p/feed.json" {
			continue
		}
		b, err := p.Render()
		if err != nil {
			t.Fatal(err)
		}
		feed, err := gofeed.NewParser().ParseString(string(b))
		if err != nil || len(feed.Items) != maxEntries {
			t.Fatalf("%s: %d entries, want %d (%v)", p.Path, len(feed.Items), maxEntries, err)
		}
		shortened := 0
		for _, item := range feed.Items {
			if len(item.Content) > maxEntryBytes+500 {
				t.Errorf("%s: %q has %d bytes", p.Path, item.Title, len(item.Content))
			}
			if strings.Contains(item.Content, "<strong>Shortened.</strong>") {
				shortened++
				if !strings.Contains(item.Content, `more stand on the page: <a href="https://example.org/rsp/p/diff/`) {
					t.Errorf("%s: %q does not say where the rest is", p.Path, item.Title)
				}
			}
		}
		if shortened < maxEntries/2 {
			t.Errorf("%s: %d entries are shortened, want most", p.Path, shortened)
		}
		t.Logf("%s: %d bytes", p.Path, len(b))
	}
}

// TestFeedsWithoutAnAddress: a site that does not know its address gives its entries names, and relative links.
func TestFeedsWithoutAnAddress(t *testing.T) {
	fsys := project(fed)
	fsys["rspsite.yaml"].Data = []byte(strings.Replace(settings, "base-url", "# base-url", 1))
	all := renderAll(t, load(t, fsys), Options{})
	for _, want := range []string{"<id>urn:rspsite:/p/v2.0/</id>", `<link rel="self" type="application/atom+xml" href="feed.atom">`, `href="v2.0/"`} {
		if !strings.Contains(all["p/feed.atom"], want) {
			t.Errorf("p/feed.atom does not hold %s", want)
		}
	}
}

// TestHostileTextsStayInTheirPlace: whatever a text holds, the XML is well formed, the JSON valid and the HTML nested, and no
// character stands in them that XML 1.0 forbids.
func TestHostileTextsStayInTheirPlace(t *testing.T) {
	s := &site{corpus: &corpus.Corpus{Config: corpus.Config{Title: "T", Publisher: "P"}}, options: Options{BaseURL: "https://example.org/"}, planned: map[string]bool{}}
	hostile := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"]]>", "<![CDATA[", "<script>alert(1)</script>", "</content></entry>", "\x00\x01\x08\x0b", "\ufffe\uffff",
		"&amp;&#0;&x;", `"><a href="javascript:x">`, "\u202etxet", "<!-- -->", "</p></ul>", "\xff\xfe", "<?xml?>"}))
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(hostile, 4, 4).Draw(t, "texts")
		title := strings.Join(texts, "")
		p := publication{address: "/p/", title: title, kind: texts[0], date: corpus.Date{}, marks: []chip{{texts[1], ""}}, says: texts[2],
			summary: clause.Inline{{Text: texts[3], Link: texts[0], Marks: clause.Strong}}, feed: feedPart{id: "/p/", tell: func(b *feedBody) {
				b.paragraph(title)
				b.block(func(t *telling) {
					t.start("ul")
					t.start("li")
					t.inline(b.at.write(nil, "/"), clause.Inline{{Text: title, Link: texts[1]}, {Text: texts[2], Marks: clause.Emphasis}, {Text: texts[3], Image: texts[0]}})
					t.end()
					t.end()
				})
			}}}
		f := feed{"/", title, texts[0], func() []publication { return []publication{p} }}
		checkWellFormed(t, s, f)
	})
}

func checkWellFormed(t *rapid.T, s *site, f feed) {
	atom, err := s.atom(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(string(atom))); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the Atom feed is not well formed: %v\n%s", err, atom)
		}
	}
	feed, err := gofeed.NewParser().ParseString(string(atom))
	if err != nil || len(feed.Items) != 1 {
		t.Fatalf("a reader takes the feed for %+v (%v)\n%s", feed, err, atom)
	}
	for z := html.NewTokenizer(strings.NewReader(feed.Items[0].Content)); z.Next() != html.ErrorToken; {
		token := z.Token()
		for _, a := range token.Attr {
			if a.Key != "href" || !strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "mailto:") {
				t.Fatalf("the content holds %s", token)
			}
		}
		if token.Type == html.CommentToken || token.Data == "script" {
			t.Fatalf("the content holds %s", token)
		}
	}
	j, err := s.jsonFeed(f)
	if err != nil || !json.Valid(j) || !utf8.Valid(j) || !utf8.Valid(atom) {
		t.Fatalf("the JSON Feed is not valid (%v):\n%s", err, j)
	}
	for _, text := range []string{string(atom), feed.Items[0].Content, feed.Items[0].Title} {
		if i := strings.IndexFunc(text, func(r rune) bool {
			return r < 0x20 && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r >= 0x202A && r <= 0x202E
		}); i >= 0 {
			t.Fatalf("the character %q stands in the feed", text[i:i+3])
		}
	}
}

// TestCutMiddleKeepsBothEnds holds that of a long text the first and the last words are left, and of a short one all.
func TestCutMiddleKeepsBothEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in clause.Inline
		for i := range rapid.IntRange(0, 6).Draw(t, "runs") {
			words := rapid.IntRange(0, 12).Draw(t, "words")
			in = append(in, clause.Run{Text: strings.Repeat(fmt.Sprintf("w%d ", i), words), Marks: clause.Marks(i % 2)})
		}
		keep := rapid.IntRange(1, 5).Draw(t, "keep")
		most := 2*keep + rapid.IntRange(0, 10).Draw(t, "more")
		whole, cut := strings.Fields(in.Plain()), strings.Fields(cutMiddle(in, most, keep).Plain())
		if len(cut) == len(whole) {
			return // its runs without a word count too
		}
		if len(cut) > 2*keep+1 || strings.Count(strings.Join(cut, " "), "…") != 1 {
			t.Fatalf("of %q with %d at each end: %q", whole, keep, cut)
		}
		at := 0
		for cut[at] != "…" {
			at++
		}
		head, tail := strings.Join(cut[:at], " "), strings.Join(cut[at+1:], " ")
		if all := strings.Join(whole, " "); !strings.HasPrefix(all, head) || !strings.HasSuffix(all, tail) {
			t.Fatalf("of %q stays %q … %q", all, head, tail)
		}
	})
}
