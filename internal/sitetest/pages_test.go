package sitetest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A pageKind names one page of a kind, the fullest where there is a choice, and how the files of the kind are called.
type pageKind struct {
	kind, address, pattern string
}

// pageKinds are all kinds: a page of the site that is of none fails TestEveryKindIsLookedAt.
var pageKinds = []pageKind{
	{"home", "/", `^index\.html$`},
	{"not found", "/404.html", `^404\.html$`},
	{"policy", "/anthropic-rsp/", `^POLICY/index\.html$`},
	{"latest", "/anthropic-rsp/latest/", `^POLICY/latest/index\.html$`},
	{"in force", "/anthropic-rsp/in-force/", `^POLICY/in-force/index\.html$`},
	{"recorded version", "/anthropic-rsp/recorded/v3.4/", `^POLICY/recorded/[^/]+/index\.html$`},
	{"clause", "/anthropic-rsp/clauses/pause/", `^POLICY/clauses/[^/]+/index\.html$`},
	{"comparison", "/anthropic-rsp/diff/v2.5/v3.0/", `^POLICY/diff/[^/]+/[^/]+/index\.html$`},
	{"version", "/anthropic-rsp/v3.0/", `^POLICY/[^/]+/index\.html$`},
	{"version's source", "/anthropic-rsp/v3.0/source/", `^POLICY/[^/]+/source/index\.html$`},
	{"models", "/models/", `^models/index\.html$`},
	{"model", "/models/claude-opus-4/", `^models/[^/]+/index\.html$`},
	{"tables", "/tables/", `^tables/index\.html$`},
	{"table", "/tables/labs-compared/", `^tables/[^/]+/index\.html$`},
	{"sources", "/sources/", `^sources/index\.html$`},
	{"source", "/sources/wiki/", `^sources/[^/]+/index\.html$`},
	{"goals", "/goals/", `^goals/index\.html$`},
	{"goal", "", `^goals/[^/]+/index\.html$`},
	{"reports", "/reports/", `^reports/index\.html$`},
	{"report", "/reports/specimen-2/", `^reports/[^/]+/index\.html$`},
	{"review", "", `^reports/[^/]+/reviews/[^/]+/index\.html$`},
	{"edition", "/reports/specimen-1/editions/1/", `^reports/[^/]+/editions/[^/]+/index\.html$`},
	{"editions compared", "/reports/specimen-1/diff/1/2/", `^reports/[^/]+/diff/[^/]+/[^/]+/index\.html$`},
	{"reports compared", "/reports/diff/specimen-1/specimen-2/", `^reports/diff/[^/]+/[^/]+/index\.html$`},
	{"report's source", "/reports/specimen-2/source/", `^reports/[^/]+/source/index\.html$`},
	{"edition's source", "/reports/specimen-1/editions/1/source/", `^reports/[^/]+/editions/[^/]+/source/index\.html$`},
	{"redactions", "/redactions/", `^redactions/index\.html$`},
	{"public record", "/ledger/", `^ledger/index\.html$`},
	{"changes", "/changes/", `^changes/index\.html$`},
	{"data", "/api/v1/", `^api/v1/index\.html$`},
	{"pages", "/pages/", `^pages/index\.html$`},
	{"page", "/pages/deployment-gate/", `^pages/[^/]+/index\.html$`},
}

// addressesOfKinds gives an address of every kind, the first one where the table leaves it open.
func (s *built) addressesOfKinds(t *testing.T) map[string]string {
	t.Helper()
	addresses := map[string]string{}
	for _, k := range pageKinds {
		address := k.address
		if address == "" {
			i := slices.IndexFunc(s.files, s.matcher(k.pattern))
			if i < 0 {
				t.Fatalf("the site has no page of the kind %q", k.kind)
			}
			address = "/" + strings.TrimSuffix(s.files[i], "index.html")
		}
		addresses[k.kind] = address
	}
	return addresses
}

// matcher tells the files of one kind; POLICY in the pattern is the name of any policy of the site.
func (s *built) matcher(pattern string) func(file string) bool {
	var policies []string
	for _, p := range s.corpus.Policies {
		policies = append(policies, regexp.QuoteMeta(p.Name))
	}
	return regexp.MustCompile(strings.Replace(pattern, "POLICY", "("+strings.Join(policies, "|")+")", 1)).MatchString
}

// TestEveryKindIsLookedAt keeps the table of kinds complete.
func TestEveryKindIsLookedAt(t *testing.T) {
	s := ownSite(t)
	for _, file := range s.html() {
		known := slices.ContainsFunc(pageKinds, func(k pageKind) bool { return s.matcher(k.pattern)(file) })
		if !known && !isRedirect(s.parsePage(t, file)) {
			t.Errorf("%s is of a kind that the browser tests do not know: add it to pageKinds", file)
		}
	}
	for kind, address := range s.addressesOfKinds(t) {
		if !s.has(address) {
			t.Errorf("the site has no page %s, which stands for the kind %q", address, kind)
		}
	}
}

// looks are the windows in which every kind of page is looked at.
var looks = []struct {
	width, height int64
	scheme        string
}{
	{390, 844, "light"}, {390, 844, "dark"}, {1280, 900, "light"}, {1280, 900, "dark"},
}

// TestPagesInABrowser opens a page of every kind in every look: no fault known to axe-core, nothing wider than the
// window, no complaint on the console, no request to anyone else.
func TestPagesInABrowser(t *testing.T) {
	needsBrowser(t)
	axe := axeScript(t)
	s := servedSite(t)
	t.Run("kinds", func(t *testing.T) {
		for kind, address := range s.addressesOfKinds(t) {
			t.Run(strings.ReplaceAll(kind, " ", "-"), func(t *testing.T) {
				t.Parallel()
				tb := newTab(t)
				tb.open(s.base + strings.TrimPrefix(address, "/"))
				eval[bool](tb, axe+"; true")
				for _, l := range looks {
					tb.show(l.width, l.height, l.scheme, "")
					name := fmt.Sprintf("%s at %d, %s", address, l.width, l.scheme)
					reportAxe(tb, name, l.scheme)
					reportWidth(tb, name)
				}
				reportHidden(tb, address)
				for _, c := range tb.complaints(s.base) {
					t.Errorf("%s: the console says: %s", address, c)
				}
			})
		}
	})
}

// TestEveryPageOnAPhone opens all pages at the width at which things break: tables and pictures differ from page to page.
// Those of single clauses, and of sources as written, are all alike.
func TestEveryPageOnAPhone(t *testing.T) {
	t.Parallel()
	needsBrowser(t)
	axe := axeScript(t)
	s := servedSite(t)
	alike := s.matcher(`^(POLICY/(clauses/|[^/]+/source/)|reports/.+/source/)`)
	for part := range cap(tabs) {
		t.Run(strconv.Itoa(part), func(t *testing.T) {
			t.Parallel()
			tb := newTab(t)
			tb.show(390, 844, "light", "")
			for i, file := range s.html() {
				if i%cap(tabs) != part || alike(file) || isRedirect(s.parsePage(t, file)) {
					continue // a browser leaves a redirect at once, for a page that is opened here too
				}
				tb.open(s.base + strings.TrimSuffix(file, "index.html"))
				eval[bool](tb, axe+"; true")
				reportAxe(tb, file, "light")
				reportWidth(tb, file)
				reportHidden(tb, file)
				for _, c := range tb.complaints(s.base) {
					t.Errorf("%s: the console says: %s", file, c)
				}
			}
		})
	}
}

// axeScript is axe-core, from the npm modules that only the tests use.
func axeScript(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(project, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "no axe-core: `npm ci` installs it")
	}
	return string(script)
}

// violations runs the rules that bear the tags; target-size is one that axe-core leaves off.
const violations = `axe.run(document, {
	resultTypes: ["violations"],
	runOnly: {type: "tag", values: ARG},
	rules: ARG,
}).then(r => r.violations.map(v => v.id + ": " + v.help + v.nodes.slice(0, 3).map(n => "\n\t" + n.html.slice(0, 200) +
	"\n\t" + n.failureSummary.replaceAll("\n", " ")).join("") + "\n\t" + v.nodes.length + " in all"))`

// reportAxe reports what breaks the rules of WCAG 2.2 A and AA and the best practices. Dark differs from light in
// colours alone, so that the rules about colours are enough there.
func reportAxe(tb *tab, name, scheme string) {
	tb.t.Helper()
	type rule struct {
		Enabled bool `json:"enabled"`
	}
	tags := []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
	rules := map[string]rule{"target-size": {true}}
	if scheme == "dark" {
		tags, rules = []string{"cat.color"}, map[string]rule{"color-contrast-enhanced": {false}} // the enhanced one is AAA
	}
	for _, v := range eval[[]string](tb, violations, tags, rules) {
		tb.t.Errorf("%s: %s", name, v)
	}
}

// tooWide lists what makes the page scroll sideways, if it does: elements that reach past the window and do not stand
// in a frame that scrolls by itself.
const tooWide = `(() => {
	const width = document.documentElement.clientWidth;
	if (document.scrollingElement.scrollWidth <= width) return [];
	const framed = e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX != "visible") return true; };
	return ["the page is " + document.scrollingElement.scrollWidth + " px wide in a window of " + width].concat(
		[...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 1 && !framed(e))
			.slice(0, 3).map(e => e.outerHTML.slice(0, 160)));
})()`

func reportWidth(tb *tab, name string) {
	tb.t.Helper()
	if wide := eval[[]string](tb, tooWide); len(wide) > 0 {
		tb.t.Errorf("%s: %s", name, strings.Join(wide, "\n\t"))
	}
}

// hidden lists fragments of the page that a link to them would not show. What is folded the browser opens.
const hidden = `[...document.querySelectorAll("main [id]")].filter(e => !e.closest("svg, details:not([open])") && !e.checkVisibility()).map(e => e.id)`

func reportHidden(tb *tab, name string) {
	tb.t.Helper()
	if ids := eval[[]string](tb, hidden); len(ids) > 0 {
		tb.t.Errorf("%s: a link to %q would show nothing: hidden", name, ids)
	}
}
