package verify_test

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/ledger"
	"rspsite/internal/verify"
)

// compared is a site with comparisons of every kind of change.
func compared(t *testing.T) string {
	t.Helper()
	p := newPublisher(t)
	p.add("testdata/compared.txtar")
	p.publish("2026-06-01")
	return p.build()
}

func TestComparisonsOfAnHonestSite(t *testing.T) {
	r := verifyFolder(t, compared(t), verify.Options{})
	wantHolds(t, r)
	if got := state(r, verify.CheckRedlines); got != verify.Holds {
		t.Errorf("got %q", got)
	}
}

// Files of the comparison that is attacked.
const (
	comparedPage     = "c/diff/v1.0/v2.0/index.html"
	comparedData     = "c/diff/v1.0/v2.0/index.json"
	comparedMarkdown = "c/diff/v1.0/v2.0/index.md"
	shortcutPage     = "c/diff/v1/v2/index.html"
	editionPage      = "reports/r-2/diff/1/2/index.html"
	added, addedEnd  = `<ins><span class="vh">Added: </span>`, `<span class="vh"> (end of addition) </span></ins>`
	gone, goneEnd    = `<del><span class="vh">Removed: </span>`, `<span class="vh"> (end of removal) </span></del>`
	willMay          = gone + "will" + goneEnd + added + "may" + addedEnd + " pause"
	dataOfPause      = `{"op":"delete","text":"will"},{"op":"insert","text":"may"}`
	dataOfThird      = `{"kind":"removed","moved":false,"split":false,"merged":false,"old":["third"],"new":[],"redline":[{"op":"delete","text":"The third item, which goes"}],"marks":[],"signals":[],"standing":"policy"},` + "\n"
)

// forgeries change a comparison after the build.
var forgeries = []struct {
	name, file  string
	old, new    string // what is replaced, where it stands first
	rule, where string
	says        string
}{
	{"a word inside an insertion", comparedPage, "may" + addedEnd, "must" + addedEnd, "comparison-changed", "#pause", "the page says “We must pause training when a model reaches the threshold, if we see fit.”, and “We may pause"},
	{"a word inside a deletion", comparedPage, gone + "will", gone + "might", "comparison-changed", "#pause", "the page says “We might pause training"},
	{"a word that both have", comparedPage, "This stays as it is", "This goes as it is", "comparison-changed", "#stays", "the page says “This goes as it is"},
	{"a hunk dropped", comparedPage, willMay, "may pause", "comparison-changed", "#pause", "“We will pause"},
	{"a word taken out on the side of the older text", comparedPage, `<p class="bullet"><del><span class="vh">Removed: </span>The third item, which goes`, `<p class="bullet"><del><span class="vh">Removed: </span>The third item`, "comparison-changed", "#third", "“The third item, which goes” was published"},
	{"insertion and deletion swapped", comparedPage, willMay, gone + "may" + goneEnd + added + "will" + addedEnd + " pause", "comparison-changed", "#pause", "“We will pause"},
	{"an insertion that says that it is none", comparedPage, `<ins><span class="vh">Added: </span>may`, `<ins><span class="vh">Removed: </span>may`, "comparison-hidden", "", "<ins>"},
	{"a change that is dropped", comparedPage, `<article class="clause item removed change" id="third"`, "", "comparison-lacks", "#third", "leaves out what became of a clause (removed): “The third item"},
	{"a change that is folded away", comparedPage, `<article class="clause paragraph added change" id="new"`, `<details class="fold"><summary>1 clause unchanged</summary><article class="clause paragraph added change" id="new"`, "comparison-claims", "#new", "folds a change away"},
	{"a change that is said to be none", comparedPage, `class="clause paragraph changed change" id="pause"`, `class="clause paragraph same" id="pause"`, "comparison-claims", "#pause", "would have to say “changed”"},
	{"another name for a change", comparedPage, `aria-label="Change 5: §1 ¶6(iii) → gone, removed"`, `aria-label="Change 5: §1 ¶6(iii) → gone, moved"`, "comparison-claims", "#third", "would have to say “removed”"},
	{"another label", comparedPage, `§1 ¶6(iii) → gone <span`, `§1 ¶6(iii) <span`, "comparison-claims", "#third", "§1 ¶6(iii) → gone"},
	{"marks on what did not change", comparedPage, "The second item", added + "The second item" + addedEnd, "comparison-claims", "#second", "marks words as put in or taken out"},
	{"a sentence besides", comparedPage, `<div class="note"><p>Stood in Duties`, `<p>It was never said.</p><div class="note"><p>Stood in Duties`, "comparison-adds", "", "It was never said."},
	{"a clause twice", comparedPage, `<article class="clause item removed change" id="third"`, `<div class="clause paragraph same" id="stays"><div class="body"><p class="paragraph">No.</p></div></div><article class="clause item removed change" id="third"`, "comparison-adds", "#stays", "twice"},
	{"a clause of no text", comparedPage, `<article class="clause item removed change" id="third"`, `<div class="clause paragraph same" id="none"><div class="body"><p class="paragraph">No.</p></div></div><article class="clause item removed change" id="third"`, "comparison-adds", "#none", "none between the two texts"},
	{"a change beside the text", comparedPage, `<section class="compare"`, `<p>We <del>will</del> <ins>must</ins> pause.</p><section class="compare"`, "comparison-adds", "", "not in the compared text: “will”"},
	{"another number on a fold", comparedPage, "<summary>2 clauses unchanged", "<summary>3 clauses unchanged", "comparison-claims", "", "says “3 clauses unchanged”"},
	{"a hidden change", comparedPage, `<article class="clause item removed change" id="third"`, `<article hidden class="clause item removed change" id="third"`, "comparison-hidden", "", "hidden"},
	{"a hidden word", comparedPage, "The second item", `The <span hidden>second</span> item`, "comparison-hidden", "", "hidden"},
	{"all of the text hidden", comparedPage, `<section class="compare"`, `<section hidden class="compare"`, "comparison-hidden", "", "<section"},
	{"words of code", comparedPage, "make test\n", "make tests\n", "comparison-changed", "#code", "make tests"},
	{"a cell", comparedPage, `<del><span class="vh">Removed: </span>high`, `<del><span class="vh">Removed: </span>low`, "comparison-changed", "#row-two", "“Two low all of it”"},
	{"the name of a column", comparedPage, `<dt>Rating</dt><dd>low</dd>`, `<dt>Duty</dt><dd>low</dd>`, "comparison-changed", "#row-one", "names a column “Duty”, and “Rating”"},
	{"a side", comparedPage, `<div class="sidebody"><p class="item"><span class="mark">2.</span> Another one</p>`, `<div class="sidebody"><p class="item"><span class="mark">2.</span> Another</p>`, "comparison-changed", "#another", "“Another one” was published"},
	{"a marker", comparedPage, `<span class="mark">1.</span> A numbered`, `<span class="mark">2.</span> A numbered`, "comparison-changed", "#numbered", "“2. A numbered duty”"},
	{"the place that a clause left", comparedPage, `<span class="moved">The first item`, `<span class="moved">The worst item`, "comparison-claims", "#_old-first", "The worst item"},
	{"a name swapped in the title", comparedPage, "What changed from v1.0 to v2.0</h1>", "What changed from v2.0 to v1.0</h1>", "comparison-names", "", "has the title “What changed from v2.0 to v1.0”"},
	{"links swapped below the title", comparedPage, `<a href="../../../v1.0/">v1.0</a> of 10 January 2024 → <a href="../../../v2.0/">v2.0</a>`, `<a href="../../../v2.0/">v2.0</a> of 10 January 2024 → <a href="../../../v1.0/">v1.0</a>`, "comparison-names", "", "does not say below its title"},
	{"names of the sides swapped", comparedPage, `<p class="small">v1.0</p>`, `<p class="small">v2.0</p>`, "comparison-names", "#duties", "a side is of “v2.0”"},
	{"a number", comparedPage, "<b>2</b> removed", "<b>1</b> removed", "comparison-claims", "", "counts 1 of its clauses as “removed”, and 2 are"},
	{"the sentence with the numbers", comparedPage, `"lead">30 clauses became 32: 8 unchanged, 2 removed, 17`, `"lead">30 clauses became 32: 8 unchanged, 2 removed, 1`, "comparison-claims", "", "it would have to say “30 clauses became 32: 8 unchanged, 2 removed, 17 changed"},
	{"what search engines show", comparedPage, "2 removed, 17 changed", "17 changed", "comparison-claims", "", "describes itself to other programs"},
	{"the sentence that nothing changed", comparedPage, `<p class="lead">30 clauses became 32: 8 unchanged, 2 removed, 17 changed, 2 moved and 3 added.`, `<p class="lead">No changes: the two texts read the same.`, "comparison-claims", "", "says “No changes"},
	{"the sentence without numbers", comparedPage, `"lead">30 clauses became 32: 8 unchanged, 2 removed, 17 changed, 2 moved and 3 added.`, `"lead">The policy was strengthened throughout.`, "comparison-claims", "", "the page says “The policy was strengthened throughout"},
	{"clauses of a text", comparedPage, `"lead">30 clauses`, `"lead">3 clauses`, "comparison-claims", "", "the page says “3 clauses became 32"},
	{"where its signals point", comparedPage, "weaker in 1 place.</p>", "stronger in 9 places.</p>", "comparison-claims", "", "weaker in 1 place"},
	{"where its signals point, left out", comparedPage, " By signals in the wording the text is weaker in 1 place.</p>", "</p>", "comparison-claims", "", "weaker in 1 place"},
	{"a caveat of nothing", comparedPage, `<p class="lead">`, `<p class="caveat">No source says that the policy changed in that way: 3 are described otherwise.</p><p class="lead">`, "comparison-claims", "", "3 are described otherwise"},
	{"the sentence of another comparison of editions", editionPage, `"lead">`, `"lead">No changes: `, "comparison-claims", "", "says “No changes: "},
	{"a change out of the list", comparedPage, `<li><a href="#linked">`, `<li><a href="#pause">`, "comparison-lacks", "#linked", "in the place of change 3"},
	{"other words in the list", comparedPage, `<span class="words">We may pause`, `<span class="words">We will pause`, "comparison-lacks", "#pause", "in the place of change 2"},
	{"a shortcut to other versions", shortcutPage, `<a href="../../../v2.0/">v2.0</a> of`, `<a href="../../../v1.0/">v2.0</a> of`, "comparison-names", "", "not the ones that its address names"},
	{"a word on the page of a shortcut", shortcutPage, "This stays as it is", "This goes as it is", "comparison-changed", "#stays", "This goes"},
	{"a word in a comparison of editions", editionPage, `Removed: </span>Some`, `Removed: </span>None`, "comparison-changed", "#none", "None"},

	{"a version that browsers name otherwise", comparedPage, "<title>What changed from v1.0 to v2.0", "<title>What changed from v2.0 to v1.0", "comparison-names", "", "called “What changed from v2.0 to v1.0"},
	{"a shortcut to no change", comparedPage, `href="#first" class="to"`, `href="#second" class="to"`, "comparison-claims", "#_old-first", "moved from here which did not"},

	{"data: a hunk dropped", comparedData, dataOfPause, `{"op":"equal","text":"may"}`, "comparison-changed", "#pause", "“We will pause"},
	{"data: a word that both are said to have", comparedData, dataOfPause, `{"op":"equal","text":"will","new":"may"}`, "comparison-claims", "#pause", "the data say that “will” stayed, and it became “may”"},
	{"data: a clause dropped", comparedData, dataOfThird, "", "comparison-lacks", "#third", "do not say what became of a clause of /c/v1.0/: “The third item, which goes”"},
	{"data: a change said to be none", comparedData, `"kind":"changed","moved":false,"split":false,"merged":false,"old":["pause"]`, `"kind":"unchanged","moved":false,"split":false,"merged":false,"old":["pause"]`, "comparison-claims", "#pause", "did not change, and it did: /c/v1.0/ says “We will pause"},
	{"data: another target said to be no change", comparedData, `"kind":"changed","moved":false,"split":false,"merged":false,"old":["linked"]`, `"kind":"unchanged","moved":false,"split":false,"merged":false,"old":["linked"]`, "comparison-claims", "#linked", "did not change, and it did"},
	{"data: no change said to be one", comparedData, `"kind":"unchanged","moved":false,"split":false,"merged":false,"old":["stays"]`, `"kind":"changed","moved":false,"split":false,"merged":false,"old":["stays"]`, "comparison-claims", "#stays", "both texts have the same"},
	{"data: a clause said to be gone and new", comparedData, `"kind":"unchanged","moved":false,"split":false,"merged":false,"old":["stays"],"new":["stays"]`, `"kind":"removed","moved":false,"split":false,"merged":false,"old":["stays"],"new":[],"redline":[{"op":"delete","text":"This stays as it is, and says a good deal so that nobody takes it for anything else."}],"marks":[],"signals":[],"standing":"policy"},` + "\n" + `{"kind":"added","moved":false,"split":false,"merged":false,"old":[],"new":["stays"]`, "comparison-claims", "#stays", "is gone, or became another one, and /c/v2.0/ has it"},
	{"data: of description alone", comparedData, `"text":" note below."}],"marks":[],"signals":[],"standing":"policy"`, `"text":" note below."}],"marks":[],"signals":[],"standing":"description"`, "comparison-claims", "#note", "the publisher's own words"},
	{"data: not moved", comparedData, `"kind":"unchanged","moved":true,"split":false,"merged":false,"old":["first"],"new":["first"]`, `"kind":"unchanged","moved":false,"split":false,"merged":false,"old":["first"],"new":["first"]`, "comparison-claims", "#first", "do not say that a clause moved"},
	{"data: a text", comparedData, `"text":"We will pause training`, `"text":"We may pause training`, "comparison-changed", "#pause", "the data say that /c/v1.0/ says “We may pause"},
	{"data: a digest of names", comparedData, `"old":{"name":"v1.0"`, `"old":{"name":"v0.9"`, "comparison-names", "", "call one of the texts “v0.9”"},
	{"data: a date", comparedData, `"published":"2024-01-10"`, `"published":"2023-01-10"`, "comparison-names", "", "another date"},
	{"data: a label", comparedData, `"label":"§1 ¶6(iii)"`, `"label":"§9"`, "comparison-names", "#third", "ID, kind or place"},
	{"data: the sum", comparedData, `"removed":2`, `"removed":1`, "comparison-claims", "", "other numbers of changes"},
	{"data: changes twice", comparedData, `"changes":[`, `"changes":[],"Changes":[`, "comparison-unread", "", "twice"},
	{"data: gone", comparedData, `{"schema":`, `{"scheme":`, "comparison-unread", "", "cannot be read"},

	{"data: a notice", comparedData, `"notice":"`, `"notice":"The two texts differ in 7 places, of which 6 differ in description alone. `, "comparison-claims", "", "before their changes"},
	{"Markdown: the sentence", comparedMarkdown, "17 changed, 2 moved", "1 changed, 2 moved", "comparison-claims", "", "the Markdown says “30 clauses became 32: 8 unchanged, 2 removed, 1 changed"},
	{"Markdown: no sentence", comparedMarkdown, "30 clauses became 32: ", "> ", "comparison-claims", "", "it would have to say “30 clauses"},

	{"Markdown: a word", comparedMarkdown, "~~The third item, which goes~~", "~~The third item~~", "comparison-changed", "#third", "the Markdown says “The third item”, and “The third item, which goes”"},
	{"Markdown: marks swapped", comparedMarkdown, "~~will~~ **may**", "~~may~~ **will**", "comparison-changed", "#pause", "We may pause"},
	{"Markdown: what became of a clause", comparedMarkdown, "### 5. [Removed: ", "### 5. [Moved: ", "comparison-claims", "#third", "this change is “removed”"},
	{"Markdown: a comment", comparedMarkdown, "> ~~The third item, which goes~~", "> <!-- ~~The third item, which goes~~ -->", "comparison-hidden", "#third", "never writes"},
	{"Markdown: a line of code", comparedMarkdown, "> - make check\n", "", "comparison-changed", "#code", "make all"},
	{"Markdown: all behind a change", comparedMarkdown, "### 5. [Removed", "", "comparison-lacks", "", "leaves out what became of a clause"},
}

// forged is a text with one replaced. A change or heading whose beginning is replaced by nothing is taken out as a whole.
func forged(text, old, new string) string {
	before, behind, _ := strings.Cut(text, old)
	switch {
	case new == "" && strings.HasPrefix(old, "<article"):
		_, behind, _ = strings.Cut(behind, "</article>")
	case new == "" && strings.HasPrefix(old, "###"):
		behind = ""
	case strings.HasPrefix(new, "<details"):
		change, rest, _ := strings.Cut(behind, "</article>")
		behind = change + "</article></details>" + rest
	}
	return before + new + behind
}

// TestForgedComparisonsAreNamed gives each forgery its digest in the list of files, as an attacker would.
func TestForgedComparisonsAreNamed(t *testing.T) {
	dir := compared(t)
	list := readFile(t, dir, "ledger/manifest.json")
	for _, f := range forgeries {
		t.Run(f.name, func(t *testing.T) {
			text := readFile(t, dir, f.file)
			if !strings.Contains(text, f.old) {
				t.Fatalf("%s has no %q", f.file, f.old)
			}
			forgery := forged(text, f.old, f.new)
			defer writeFile(t, dir, "ledger/manifest.json", list)
			defer writeFile(t, dir, f.file, text)
			writeFile(t, dir, f.file, forgery)
			writeFile(t, dir, "ledger/manifest.json", replaceOnce(t, f.file, list, f.file+`": "`+ledger.Digest([]byte(text)), f.file+`": "`+ledger.Digest([]byte(forgery))))
			r := verifyFolder(t, dir, verify.Options{})
			if r.Holds || state(r, verify.CheckRedlines) != verify.Fails || state(r, verify.CheckFiles) != verify.Holds {
				t.Errorf("the site holds (%v): %s", r.Holds, r.Verdict)
			}
			var all []string
			for _, p := range r.Problems {
				if p.Check == verify.CheckRedlines && p.Rule == f.rule && strings.HasSuffix(p.Where, f.where) && strings.Contains(p.Message, f.says) && p.Means != "" && p.Mend != "" {
					return
				}
				all = append(all, fmt.Sprintf("%s %s %s: %s", p.Check, p.Rule, p.Where, p.Message))
			}
			t.Errorf("want %s %s: %s, got\n%s", f.rule, f.where, f.says, strings.Join(all[:min(len(all), 12)], "\n"))
		})
	}
}

// TestMissingComparisonsAreNoticed takes a comparison away, with all that the list of files says of it.
func TestMissingComparisonsAreNoticed(t *testing.T) {
	s := &broken{dir: compared(t)}
	for _, name := range []string{"index.html", "index.json", "index.md"} {
		s.remove(t, "c/diff/v2.0/v3.0/"+name)
	}
	s.newManifest(t)
	r := verifyFolder(t, s.dir, verify.Options{})
	for _, p := range r.Problems {
		if p.Rule == "comparison-lacks" && strings.HasPrefix(p.Where, "/c/diff/v2.0/v3.0/") {
			return
		}
	}
	t.Errorf("it is not noticed: %s", r.Verdict)
}
