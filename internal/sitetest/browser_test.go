package sitetest

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// One browser serves all tests; each test has tabs of its own, and no more than two work at once: more only take turns
// on the two cores that the tests are meant to do with.
var (
	tabs    = make(chan struct{}, 2)
	browser = sync.OnceValues(startBrowser)
)

// patience is how long one tab may take for all its pages, on a machine that does other things.
const patience = 10 * time.Minute

var closeBrowser = func() {}

func startBrowser() (context.Context, error) {
	ctx, cancel := chromedp.NewContext(context.Background())
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, err
	}
	closeBrowser = func() { _ = chromedp.Cancel(ctx) } // waits until it is gone, so that its folder can be removed
	return ctx, nil
}

// needsBrowser skips the test where there is no browser.
func needsBrowser(t *testing.T) {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"} {
		if _, err := exec.LookPath(name); err == nil {
			return
		}
	}
	missing(t, "no Chromium on the path; `make browser` installs it")
}

// A tab is one page of the browser, and all that it complained of.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	errors   []string
	requests []string
}

// newTab opens a tab that is closed when the test ends.
func newTab(t *testing.T) *tab {
	t.Helper()
	needsBrowser(t)
	parent, err := browser()
	if err != nil {
		t.Fatalf("starting the browser: %v", err)
	}
	tabs <- struct{}{}
	ctx, cancel := chromedp.NewContext(parent)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	limited, stop := context.WithTimeout(ctx, patience)
	t.Cleanup(func() { stop(); cancel(); <-tabs })
	tb := &tab{t: t, ctx: limited}
	if err := chromedp.Listen(limited, tb.note); err != nil {
		t.Fatal(err)
	}
	return tb
}

// note keeps what the console and the network say.
func (tb *tab) note(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		tb.errors = append(tb.errors, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			tb.errors = append(tb.errors, fmt.Sprintf("console.%s", e.Type))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			tb.errors = append(tb.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		tb.requests = append(tb.requests, e.Request.URL)
	}
}

// complaints returns what the console said since the last call, and the requests that went to another host than base.
func (tb *tab) complaints(base string) []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	found := tb.errors
	for _, r := range tb.requests {
		if !strings.HasPrefix(r, base) && !strings.HasPrefix(r, "data:") {
			found = append(found, "request to "+r)
		}
	}
	tb.errors, tb.requests = nil, nil
	return found
}

func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, steps...); err != nil {
		tb.t.Fatal(err)
	}
}

// open goes to an address.
func (tb *tab) open(address string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(address))
}

// show sets the width and height of the window, the colour scheme and the medium ("" is the screen).
func (tb *tab) show(width, height int64, scheme, medium string) {
	tb.t.Helper()
	tb.do(chromedp.EmulateViewport(width, height))
	_, err := chromedp.Call(tb.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium,
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"}, // a scroll that glides is still under way when we look
		},
	})
	if err != nil {
		tb.t.Fatal(err)
	}
}

// eval runs a script in the page and gives its value, a promise's once it is kept.
func eval[T any](tb *tab, script string, args ...any) T {
	tb.t.Helper()
	for _, a := range args {
		quoted, err := json.Marshal(a)
		if err != nil {
			tb.t.Fatal(err)
		}
		script = strings.Replace(script, "ARG", string(quoted), 1)
	}
	v, err := chromedp.Run(tb.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("%v\nin %.200s", err, script)
	}
	return v
}
