package sitetest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// flagshipPage is the comparison that readers come for, by the address that they guess.
const flagshipPage = "anthropic-rsp/diff/v2/v3/"

// compareTab opens the flagship comparison at a width.
func compareTab(t *testing.T, width, height int64, fragment string) (*tab, *built) {
	t.Helper()
	needsBrowser(t)
	s := servedSite(t)
	tb := newTab(t)
	tb.show(width, height, "light", "")
	tb.open(s.base + flagshipPage + fragment)
	return tb, s
}

// TestTheAnswerStandsFirst: what was rescinded is in the first window of a phone, with the sentence that says how much changed,
// and its link leads to the clause with the reason and the sources.
func TestTheAnswerStandsFirst(t *testing.T) {
	t.Parallel()
	tb, _ := compareTab(t, 390, 844, "")
	got := eval[struct {
		Lead, Card, Href string
		Bottom           float64
	}](tb, `(() => { const a = document.querySelector(".cards h3 a");
		return {Lead: document.querySelector(".lead").innerText, Card: a.innerText, Href: a.getAttribute("href"), Bottom: a.getBoundingClientRect().bottom}; })()`)
	if !strings.Contains(got.Lead, "places that our sources name") || got.Card != "The pause commitment is rescinded" || got.Href != "#pause" {
		t.Errorf("the page begins with %q and the card %q to %s", got.Lead, got.Card, got.Href)
	}
	if got.Bottom > 844 {
		t.Errorf("the first card's title ends at %.0f px, below the first window", got.Bottom)
	}
	tb.do(chromedp.Click(".cards h3 a"))
	text := eval[string](tb, `document.querySelector(":target").innerText`)
	for _, want := range []string{"Removed", "gone", "The publisher’s reason", "Policy wiki", "4 responses"} {
		if !strings.Contains(text, want) {
			t.Errorf("the target of the card does not say %q:\n%s", want, text)
		}
	}
}

// TestFragmentsOfAComparisonAreShown: a fragment of either side is in the window when it is opened, whatever was folded.
func TestFragmentsOfAComparisonAreShown(t *testing.T) {
	t.Parallel()
	tb, s := compareTab(t, 390, 844, "")
	for _, width := range []int64{390, 1280} {
		tb.show(width, 844, "light", "")
		for _, id := range []string{"pause", "sl-4", "gate", "four-dimensions", "risk-reports"} {
			tb.open("about:blank")
			tb.open(s.base + flagshipPage + "#" + id)
			top := eval[float64](tb, `(() => { const e = document.getElementById(ARG);
				return e.checkVisibility() ? e.getBoundingClientRect().top : -1; })()`, id)
			if top < 0 || top > 844 {
				t.Errorf("at %d px #%s is at %.0f: not in the window", width, id, top)
			}
		}
	}
}

// states are the ways to see the text, with what each shows of a folded clause, a redline and its two sides.
var states = []struct {
	id                  string
	fold, inline, sides bool
}{{"_show-changes", false, true, false}, {"_show-whole", true, true, false}, {"_show-sides", false, false, true}}

// TestWaysToSeeTheText: each way can be chosen by keyboard, with scripts and without, shows what it should and fits the window.
func TestWaysToSeeTheText(t *testing.T) {
	t.Parallel()
	tb, s := compareTab(t, 390, 844, "")
	for _, scripts := range []bool{true, false} {
		if _, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts}); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{390, 1280} {
			tb.show(width, 844, "light", "")
			tb.open(s.base + flagshipPage)
			chooseEachWay(tb, fmt.Sprintf("at %d px, scripts %v", width, scripts))
		}
	}
}

func chooseEachWay(tb *tab, name string) {
	tb.t.Helper()
	tb.do(chromedp.Focus("#_show-changes"))
	for i, state := range states {
		if i > 0 {
			tb.do(chromedp.KeyEvent(kb.ArrowRight))
		}
		got := eval[struct{ Checked, Fold, Inline, Sides bool }](tb, `(id => ({Checked: document.getElementById(id).checked,
			Fold: document.getElementById("gate").checkVisibility(), Inline: document.querySelector("#sl-4 > .body").checkVisibility(),
			Sides: document.querySelector("#sl-4 > .sides").checkVisibility()}))(ARG)`, state.id)
		if !got.Checked || got.Fold != state.fold || got.Inline != state.inline || got.Sides != state.sides {
			tb.t.Errorf("%s, %s: got %+v, want %+v", name, state.id, got, state)
		}
		reportWidth(tb, name+", "+state.id)
	}
}

// TestKeysGoFromChangeToChange: n and p move focus and address, there and back, and stop at either end.
func TestKeysGoFromChangeToChange(t *testing.T) {
	t.Parallel()
	tb, s := compareTab(t, 1280, 900, "")
	changes := eval[[]string](tb, `[...document.querySelectorAll(".change")].map(e => e.id)`)
	if len(changes) < 3 {
		t.Fatalf("the page has %d changes", len(changes))
	}
	at := func(key, want string) {
		t.Helper()
		tb.do(chromedp.KeyEvent(key))
		got := eval[struct {
			Focus, Hash string
			Top         float64
		}](tb, `({Focus: document.activeElement.id, Hash: decodeURIComponent(location.hash.slice(1)), Top: document.activeElement.getBoundingClientRect().top})`)
		if got.Focus != want || got.Hash != want || got.Top < 0 || got.Top > 900 {
			t.Errorf("%s leads to %+v, want %s in the window", key, got, want)
		}
	}
	at("n", changes[0])
	at("n", changes[1])
	at("p", changes[0])
	at("p", changes[0])
	tb.open("about:blank")
	tb.open(s.base + flagshipPage + "#" + changes[1])
	tb.do(chromedp.KeyEvent("n"))
	if got := eval[string](tb, `document.activeElement.id`); got != changes[2] {
		t.Errorf("from the fragment of %s, n leads to %q, want %s", changes[1], got, changes[2])
	}
}

// TestRedlinesCanBeHeard: every deletion and insertion of a change says so to those who do not see it, where it begins and
// where it ends, and no difference of description is called added or removed.
func TestRedlinesCanBeHeard(t *testing.T) {
	t.Parallel()
	tb, _ := compareTab(t, 390, 844, "")
	silent := eval[[]string](tb, `(() => {
		const words = {INS: /^Added: [^]*\(end of addition\) $|^Added: a new paragraph ¶$/, DEL: /^Removed: [^]*\(end of removal\) $|^Removed: a new paragraph ¶$/};
		return [...document.querySelectorAll(".compare .change :is(ins, del)")].filter(e => !words[e.tagName].test(e.textContent)).map(e => e.outerHTML); })()`)
	for _, html := range silent {
		t.Errorf("not announced: %s", html)
	}
	called := eval[[]string](tb, `[...document.querySelectorAll(".compare .described :is(ins, del)")].filter(e => /Added:|Removed:/.test(e.textContent)).map(e => e.outerHTML)`)
	for _, html := range called {
		t.Errorf("a difference of description is called a change: %s", html)
	}
	if n := eval[int](tb, `document.querySelectorAll(".compare .change :is(ins, del)").length`); n == 0 {
		t.Error("the page has no redline")
	}
}

// TestChangesAreLinkedWithoutScripts: every change but the last leads to the next.
func TestChangesAreLinkedWithoutScripts(t *testing.T) {
	s := ownSite(t)
	p := s.parsePage(t, flagshipPage+"index.html")
	var ids, next []string
	for n := range p.root.Descendants() {
		if n.Data == "article" && strings.Contains(attr(n, "class"), "change") {
			ids = append(ids, attr(n, "id"))
		}
		if strings.HasPrefix(attr(n, "aria-label"), "Next change, ") {
			next = append(next, strings.TrimPrefix(attr(n, "href"), "#"))
		}
	}
	if len(ids) < 3 || strings.Join(ids[1:], " ") != strings.Join(next, " ") {
		t.Errorf("the changes are %q, the links to the next %q", ids, next)
	}
}

// maxWeight is what a comparison may weigh with its style sheet and script, as it goes over the wire.
const maxWeight = 60 << 10

// TestComparisonsAreLight: every comparison of this repository, of which the longest has over 130 clauses, keeps to the limit.
func TestComparisonsAreLight(t *testing.T) {
	s := ownSite(t)
	shared := compressed(t, s.read(t, "static/site.css")) + compressed(t, s.read(t, "static/site.js"))
	isComparison := s.matcher(`^POLICY/diff/[^/]+/[^/]+/index\.html$`)
	for _, file := range s.html() {
		if !isComparison(file) {
			continue
		}
		if n := compressed(t, s.read(t, file)) + shared; n > maxWeight {
			t.Errorf("%s weighs %d bytes with all that it loads, want at most %d", file, n, maxWeight)
		}
	}
}

// compressed is the size of a file as web servers send it.
func compressed(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
