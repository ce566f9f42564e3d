package sitetest

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var drawPicture = flag.Bool("picture", false, "take the picture of the site that README.md shows anew")

// The picture shows the page of a policy in the window of a desk.
const pictureWidth, pictureHeight = 1280, 1000

// TestPicture takes the picture for README.md, or checks that the one that is there can be seen.
func TestPicture(t *testing.T) {
	file := filepath.Join(project, "docs", "site.png")
	if *drawPicture {
		s := servedSite(t)
		tb := newTab(t)
		tb.show(pictureWidth, pictureHeight, "light", "")
		tb.open(s.base + "anthropic-rsp/")
		shot, err := chromedp.Run(tb.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shot, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; `make picture` takes it", err)
	}
	c, err := png.DecodeConfig(bytes.NewReader(shot))
	if err != nil || c.Width != pictureWidth || c.Height != pictureHeight {
		t.Errorf("docs/site.png is %d by %d (%v), want %d by %d: `make picture` takes it", c.Width, c.Height, err, pictureWidth, pictureHeight)
	}
}
