package sitetest

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTombstoneIsShown: the address of a clause that left answers with where it was last.
func TestTombstoneIsShown(t *testing.T) {
	t.Parallel()
	needsBrowser(t)
	s := servedSite(t)
	tb := newTab(t)
	for _, l := range looks {
		tb.show(l.width, l.height, l.scheme, "")
		tb.open("about:blank")
		tb.open(s.base + "anthropic-rsp/v3.0/#pause")
		got := eval[struct {
			Text        string
			Top, Height float64
		}](tb, `(() => { const e = document.querySelector(":target"), r = e?.getBoundingClientRect();
			return {Text: e?.innerText ?? "", Top: r?.top ?? -1, Height: r?.height ?? 0}; })()`)
		if !strings.Contains(got.Text, "v2.5") {
			t.Errorf("at %d px the target of #pause says %q, want where it was last, v2.5", l.width, got.Text)
		}
		if got.Top < 0 || got.Top+min(got.Height, 100) > float64(l.height) {
			t.Errorf("at %d px the target of #pause begins at %.0f and is %.0f high: it is not in the window", l.width, got.Top, got.Height)
		}
	}
}

// focused describes the element that has the focus: what it is, whether it is in the window with nothing above it, and
// whether it shows its focus.
const focused = `(() => {
	const e = document.activeElement, r = e.getClientRects()[0] ?? new DOMRect(), s = getComputedStyle(e);
	const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
	return {
		HTML: e.outerHTML.slice(0, 120),
		Href: e.getAttribute("href") ?? "",
		Inside: r.width > 0 && r.height > 0 && (e.contains(top) || (top?.contains(e) ?? false)),
		Ring: s.outlineStyle != "none" && parseFloat(s.outlineWidth) >= 1,
	};
})()`

type focus struct {
	HTML, Href   string
	Inside, Ring bool
}

// TestKeyboard: the first stop of the Tab key skips to the text, and each stop after it is in view and shows where it is.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	needsBrowser(t)
	s := servedSite(t)
	for _, width := range []int64{390, 1280} {
		t.Run(strconv.FormatInt(width, 10), func(t *testing.T) {
			t.Parallel()
			tb := newTab(t)
			tb.show(width, 844, "light", "")
			walkByTab(tb, s.base+"anthropic-rsp/v3.0/")
		})
	}
}

func walkByTab(tb *tab, address string) {
	tb.open(address)
	tb.do(chromedp.KeyEvent(kb.Tab))
	skip := eval[focus](tb, focused)
	if !strings.HasPrefix(skip.Href, "#") || !skip.Inside {
		tb.t.Errorf("the first stop of the Tab key is %s (in view: %v), want the link that skips to the text", skip.HTML, skip.Inside)
	}
	for range 40 { // far enough to be among the clauses
		tb.do(chromedp.KeyEvent(kb.Tab))
		if f := eval[focus](tb, focused); !f.Inside || !f.Ring {
			tb.t.Errorf("the focus is on %s: in view %v, outlined %v", f.HTML, f.Inside, f.Ring)
		}
	}
	tb.open(address)
	tb.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	if !eval[bool](tb, `document.querySelector("main:target, main :target") != null`) {
		tb.t.Error("the skip link does not lead into the text")
	}
}

// printed tells how the page would look on paper.
const printed = `(() => {
	const light = c => { const [r, g, b, a = 1] = c.match(/[\d.]+/g).map(Number); return a == 0 ? 1 : (r + g + b) / 3 / 255; };
	const seen = s => [...document.querySelectorAll(s)].some(e => e.checkVisibility());
	const p = document.querySelector("main p");
	return {
		Paper: Math.min(light(getComputedStyle(document.body).backgroundColor), light(getComputedStyle(document.documentElement).backgroundColor)),
		Ink: light(getComputedStyle(p).color),
		Nav: seen("nav"),
		Text: seen("main p"),
	};
})()`

// TestPrint: dark ink on white paper whatever the screen's colours, no navigation, nothing cut off at the right.
func TestPrint(t *testing.T) {
	t.Parallel()
	needsBrowser(t)
	s := servedSite(t)
	tb := newTab(t)
	for _, address := range []string{"", "anthropic-rsp/", "anthropic-rsp/v3.0/", "anthropic-rsp/diff/v2/v3/", "models/", "tables/labs-compared/"} {
		tb.open(s.base + address)
		tb.show(794, 1123, "dark", "print") // A4 at 96 dots an inch
		got := eval[struct {
			Paper, Ink float64
			Nav, Text  bool
		}](tb, printed)
		if got.Paper < 0.98 || got.Ink > 0.35 {
			t.Errorf("%s prints ink of lightness %.2f on paper of %.2f, want dark on white", address, got.Ink, got.Paper)
		}
		if got.Nav || !got.Text {
			t.Errorf("%s prints its navigation (%v) or not its text (%v)", address, got.Nav, !got.Text)
		}
		reportWidth(tb, address+" on paper")
		pdf, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF())
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s cannot be printed: %v", address, err)
		}
	}
}
