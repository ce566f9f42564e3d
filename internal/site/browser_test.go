package site

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// openBrowser starts a browser for one test, which is skipped where there is none.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	found := false
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"} {
		_, err := exec.LookPath(name)
		found = found || err == nil
	}
	if !found {
		if os.Getenv("CI") != "" {
			t.Fatal("no Chromium on the path; `make browser` installs it")
		}
		t.Skip("no Chromium on the path; `make browser` installs it")
	}
	ctx, cancel := chromedp.NewContext(t.Context())
	t.Cleanup(cancel)
	limited, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return limited
}

// shown is what an open page says: its text, then the text of the panel of problems behind its CSS position, which tells
// that the panel's style sheet has come.
const shown = `(() => {
	const panel = document.querySelector("rspsite-problems")?.shadowRoot.querySelector("section");
	return document.body.innerText + "|" + (panel ? getComputedStyle(panel).position + ": " + panel.innerText : "no panel");
})()`

// waitFor waits until an open page says all of the texts.
func waitFor(t *testing.T, ctx context.Context, texts ...string) {
	t.Helper()
	var got string
	for begun := time.Now(); time.Since(begun) < 20*time.Second; time.Sleep(50 * time.Millisecond) {
		var err error
		if got, err = chromedp.Run(ctx, chromedp.Evaluate[string](shown)); err != nil {
			continue // the page is being reloaded
		}
		missing := false
		for _, text := range texts {
			missing = missing || !strings.Contains(got, text)
		}
		if !missing {
			return
		}
	}
	t.Fatalf("the page says %q, want it to say %q", got, texts)
}

// page is the text of a page that loads the preview's script.
func page(text string) string {
	return `<!doctype html><title>t</title><script src="_rspsite/reload.js" defer></script><body>` + text
}

func TestBrowserFollowsThePreview(t *testing.T) {
	ctx := openBrowser(t)
	s := serveProject(t)
	file := filepath.Join(s.dir, "content/page.md")
	write(t, file, page("one"))
	s.wait(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+"page.html")); err != nil {
		t.Fatal(err)
	}
	waitFor(t, ctx, "one|")
	write(t, file, page("two"))
	waitFor(t, ctx, "two|")

	write(t, filepath.Join(s.dir, "content/&lt;other.md"), "bad")
	waitFor(t, ctx, "two|fixed: 1 error in the sources: this is the last good site", "&lt;other.md:1: is bad")
	write(t, filepath.Join(s.dir, "content/&lt;other.md"), "good")
	waitFor(t, ctx, "two|no panel")
}

func TestBrowserWaitsForTheFirstGoodSite(t *testing.T) {
	ctx := openBrowser(t)
	s := serveProject(t)
	write(t, filepath.Join(s.dir, "content/page.md"), "bad")
	s.wait(t)
	again := serveIn(t, s.dir)
	if err := chromedp.Do(ctx, chromedp.Navigate(again.url+"page.html")); err != nil {
		t.Fatal(err)
	}
	waitFor(t, ctx, "No site yet", "page.md:1: is bad")
	write(t, filepath.Join(s.dir, "content/page.md"), page("mended"))
	waitFor(t, ctx, "mended|")
}
