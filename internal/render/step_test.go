package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/revision"
)

// three are the versions of a policy in the publisher's own words, in which clauses change in every way.
func three(basis string) map[string]string {
	version := func(name, date, gone, text string) string {
		return "---\ntitle: Example Policy\nversion: " + name + "\npublished: " + date + "\nbasis: " + basis + "\nsource: wiki\n" + gone + "---\n\n" + text
	}
	return map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n",
		"content/sources/wiki.md":      "---\ntitle: The Wiki\nkind: wiki\nconsulted: yes\n---\n",
		"content/versions/p/v1.0.md": version("v1.0", "2024-01-01", "", `## Duties {#duties}

We will report every risk that we find to the public. {#report}

We keep the weights safe and we keep the records for years. {#keep}

Same words. {#same}

A sentence that has no name of its own stands here, as it stood before.

## Rules {#rules}

We train staff, without exception, before they touch the weights. {#train}

We ask others. {#ask}
`),
		"content/versions/p/v1.1.md": version("v1.1", "2024-06-01", "", `## Duties {#duties}

We may report every risk that we find to the public. {#report}

We keep the weights safe. {#weights from="keep"}

We keep the records for years. {#records from="keep"}

We train staff, without exception, before they touch the weights. {#train}

Same words. {#same}

A sentence that has no name of its own stands here, as it stood after.

## Rules {#rules}

We ask many others. {#consult was="ask"}
`),
		"content/versions/p/v2.0.md": version("v2.0", "2025-01-01", "gone: [{id: consult, why: Nobody answered.}]\n", `## Duties {#duties}

We may report every risk that we find to the public. {#report}

We keep the weights safe and the records for years. {#keep-both from="weights records"}

We train staff, without exception, before they touch the weights. {#train}

Same words. {#same}

A sentence that has no name of its own stands here, as it stood after.

## Rules {#rules}

New words. {#new}
`),
		"content/changes/p/v1.1.md": `---
title: From v1.0 to v1.1
version: v1.1
source: wiki
account: [{says: Reporting changes., clauses: [report], source: wiki}]
records: [{id: report-weaker, title: Reports become optional, flagship: true, clauses: [report], outcome: weakened, what: It may., source: wiki}]
---
`,
	}
}

// TestStepsLeadToRedlines shows the ways from a policy's pages to what changed in its steps.
func TestStepsLeadToRedlines(t *testing.T) {
	c := load(t, project(three("official")))
	all := renderAll(t, c, Options{})
	for _, want := range []struct{ path, text string }{
		{"p/index.html", `<a href="diff/v1.1/v2.0/" aria-label="v2.0 with v1.1">v1.1</a>`},
		{"p/index.html", `<a href="diff/v1.0/v2.0/" aria-label="v2.0 with v1.0">v1.0</a>`},
		{"p/index.html", `<a href="diff/v1.0/v1.1/">What changed since v1.0</a>: `},
		{"p/index.html", `<a href="diff/v1/v2/"><b>v1 → v2</b></a>`},
		{"p/index.html", "Besides headings, v1.0 has 5 clauses here. In v2.0, 2 read the same, 1 reads otherwise, 1 went into others and 1 is removed."},
		{"p/index.html", `<td class="c"><a href="diff/v1.0/v1.1/#report" title="weaker, changed in v1.1">~↓<`},
		{"p/index.html", `report</a><span class="force">binds → permits</span>`},
		{"p/index.html", `<td class="s"><a href="v2.0/#report" title="same text in v2.0">`},
		{"p/index.html", `<td class="d"><a href="diff/v1.0/v1.1/#train" title="at another place in v1.1">`},
		{"p/index.html", `title="gone from v2.0"`},
		{"p/v1.1/index.html", `Against <a href="../v1.0/">v1.0</a>: `},
		{"p/v1.1/index.html", `<a href="../diff/v1.0/v1.1/">See what changed</a>`},
		{"p/v1.1/index.html", `<a href="../diff/v1.0/v1.1/#report" class="since">changed here<`},
		{"p/v1.1/index.html", `<a href="../diff/v1.0/v1.1/#train" class="since">at another place here<`},
		{"p/v1.1/index.html", `<a href="../clauses/same/" class="since">since v1.0<`},
		{"p/v1.1/index.html", `class="since">changed here<span class="vh">: clause same~1<`},
		{"p/clauses/report/index.html", "<h3>From v1.0 to v1.1</h3>"},
		{"p/clauses/report/index.html", `<a href="../../diff/v1.0/v1.1/#report">In the comparison of v1.0 and v1.1</a>`},
		{"p/clauses/report/index.html", `<del><span class="vh">Removed: </span>will<span`},
		{"p/clauses/report/index.html", `<ins><span class="vh">Added: </span>may<span`},
		{"p/clauses/report/index.html", `Weaker obligation</span>`},
		{"p/clauses/keep/index.html", `<a href="../../v1.0/#keep">keep</a> became <a href="../../v1.1/#weights">weights</a>, <a href="../../v1.1/#records">records</a>.`},
		{"p/clauses/keep-both/index.html", `<a href="../../v1.1/#weights">weights</a>, <a href="../../v1.1/#records">records</a> became <a href="../../v2.0/#keep-both">keep-both</a>.`},
		{"p/clauses/consult/index.html", `<a href="../../v1.0/#ask">ask</a> became <a href="../../v1.1/#consult">consult</a>.`},
		{"p/clauses/train/index.html", `<span class="chip move">Moved</span> from Rules to Duties`},
		{"p/clauses/train/index.html", "the same wording in 3 versions"},
		{"p/clauses/train/index.html", " · unchanged since v1.0</p>"},
		{"p/clauses/report/index.html", " · unchanged since v1.1</p>"},
		{"p/clauses/consult/index.html", " · through all versions, newest first · formerly <code>ask</code></p>\n<p class=\"chips\"><span class=\"chip weak\">No longer there, since v2.0</span></p>\n<p class=\"lead\"><b>Last text, v1.1<span class=\"vh\">, struck as the newest text does not have it</span>:</b> <s>"},
		{"changes/index.html", `<a href="../p/diff/v1.0/v1.1/">Compare the two texts</a>: `},
		{"changes/index.html", "The publisher’s account, as far as it is held here, names 1 of 1 change that the editors record; by clause, 1 of "},
	} {
		if !strings.Contains(all[want.path], want.text) {
			t.Errorf("%s does not hold %q", want.path, want.text)
		}
	}
	checkSite(t, c, all)
}

// TestDescriptionsAreNoChanges shows that of texts made from other sources nothing is called a change of the policy but what
// a record says.
func TestDescriptionsAreNoChanges(t *testing.T) {
	all := renderAll(t, load(t, project(three("reconstruction"))), Options{})
	for _, path := range []string{"p/clauses/train/index.html", "p/clauses/consult/index.html", "p/clauses/keep-both/index.html"} {
		for _, claim := range []string{"Changed here", "Removed: ", "Added: ", "<h3>From "} {
			if strings.Contains(all[path], claim) {
				t.Errorf("%s holds %q, and no record says so", path, claim)
			}
		}
	}
	for _, want := range []string{"<h3>The text of v1.1 against that of v1.0</h3>", "No source that we have says that the policy changed in that way."} {
		if !strings.Contains(all["p/clauses/consult/index.html"], want) {
			t.Errorf("p/clauses/consult/ does not hold %q", want)
		}
	}
	if want := "Changed here"; !strings.Contains(all["p/clauses/report/index.html"], want) {
		t.Errorf("p/clauses/report/ does not hold %q, which a record says", want)
	}
}

// TestWhatIsNoLongerDescribed shows that a clause which a text made from other sources leaves out is gone only where a record says
// so, on every page that tells what became of it.
func TestWhatIsNoLongerDescribed(t *testing.T) {
	version := func(name, basis, header, text string) string {
		return "---\ntitle: P\nversion: " + name + "\npublished: 2024-0" + name[1:2] + "\nsource: wiki\nbasis: " + basis + "\n" + header + "---\n\n" + text + "\n"
	}
	const gone = "gone:\n- {id: pause, why: It left., source: wiki}\n- {id: sing, why: Nobody sings., source: wiki}\n"
	for basis, word := range map[string]string{"reconstruction": "no longer described in", "official": "gone"} {
		all := renderAll(t, load(t, project(map[string]string{
			"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\nsource: wiki\n---\n",
			"content/sources/wiki.md":      "---\ntitle: The Wiki\nkind: wiki\nconsulted: yes\n---\n",
			"content/versions/p/v1.0.md":   version("v1.0", basis, "", "Pause. {#pause source=\"wiki\"}\n\nSing. {#sing source=\"wiki\"}\n\nStay. {#stay source=\"wiki\"}"),
			"content/versions/p/v2.0.md":   version("v2.0", basis, gone, "Stay. {#stay source=\"wiki\"}"),
			"content/changes/p/v2.0.md": "---\ntitle: C\nversion: v2.0\nsource: wiki\nrecords:\n" +
				"- {id: r, title: R, clauses: [pause], outcome: removed, what: It goes., source: wiki}\n---\n",
		})), Options{})
		landed, titled := word+" v2.0", word+" v2.0"
		sentence := "1 reads the same, 1 is removed and 1 is no longer described."
		if basis == "official" {
			landed, titled = "gone in v2.0", "gone from v2.0"
			sentence = "1 reads the same and 2 are removed."
		}
		for _, want := range []struct{ path, text string }{
			{"p/index.html", "Besides headings, v1.0 has 3 clauses here. In v2.0, " + sentence},
			{"p/index.html", `title="` + titled + `"`},
			{"p/index.html", `title="gone from v2.0"`},
			{"p/v1.0/index.html", " · " + landed + " · "},
			{"p/v1.0/index.html", " · gone in v2.0 · "},
			{"p/v2.0/index.html", " · " + landed + ", last in v1.0 · "},
			{"p/v2.0/index.html", strings.ToUpper(titled[:1]) + titled[1:] + "; last stood in"},
			{"p/v2.0/index.html", "Gone from v2.0; last stood in"},
			{"p/clauses/pause/index.html", "No longer there"},
		} {
			if !strings.Contains(all[want.path], want.text) {
				t.Errorf("%s: %s does not hold %q", basis, want.path, want.text)
			}
		}
		chip := map[string]string{"reconstruction": "No longer described<", "official": "No longer there<"}[basis]
		if !strings.Contains(all["p/clauses/sing/index.html"], chip) {
			t.Errorf("%s: the page of the clause does not hold %q", basis, chip)
		}
	}
}

// manyVersions is a policy of n versions v1.0, v1.1 and so on, ten to a major.
func manyVersions(n int) map[string]string {
	files := map[string]string{"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n"}
	for i := range n {
		name := fmt.Sprintf("v%d.%d", 1+i/10, i%10)
		files["content/versions/p/"+name+".md"] = fmt.Sprintf("---\ntitle: Example Policy\nversion: %s\npublished: %d-%02d-01\nbasis: official\n---\n\nWe wait %d days. {#wait}\n",
			name, 2000+i/12, 1+i%12, i)
	}
	return files
}

// TestPickerHasEveryPair shows that the choice of two versions leads to all pairs that have a page, and says so where some have none.
func TestPickerHasEveryPair(t *testing.T) {
	toCompare := regexp.MustCompile(`<a href="(diff/[^"#]+)" aria-label`)
	const notAll = "Of any other two, read the steps between them."
	for _, n := range []int{1, 2, 12, 31} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			c := load(t, project(manyVersions(n)))
			p := c.Policy("p")
			s := newTestSite(t, c)
			html, err := s.execute("policy", (&view{s: s, at: "/p/"}).policyPage(p))
			if err != nil {
				t.Fatal(err)
			}
			linked := map[string]bool{}
			for _, m := range toCompare.FindAllStringSubmatch(string(html), -1) {
				linked[m[1]] = true
			}
			pairs := revision.Pairs(p)
			for _, pair := range pairs {
				if href := "diff/" + pair.Old.Name + "/" + pair.New.Name + "/"; !linked[href] {
					t.Errorf("there is no link to %s", href)
				}
			}
			if len(linked) != len(pairs) {
				t.Errorf("got %d links, want %d", len(linked), len(pairs))
			}
			for _, sc := range revision.Shortcuts(p) {
				if href := `<a href="diff/` + sc.Old + "/" + sc.New + `/">`; !strings.Contains(string(html), href) {
					t.Errorf("there is no link %s", href)
				}
			}
			if got, want := strings.Contains(string(html), notAll), n > 30; got != want {
				t.Errorf("that not all pairs have a page is said: %v, want %v", got, want)
			}
			if got, want := strings.Contains(string(html), "Versions before that"), n > openRows+2; got != want {
				t.Errorf("older versions are folded: %v, want %v", got, want)
			}
		})
	}
}
