package corpus_test

import (
	"slices"
	"testing"

	"rspsite/internal/corpus"
)

// TestHiddenPictures leaves out what only a draft or a text of tomorrow shows, and nothing that the site shows or is made with.
func TestHiddenPictures(t *testing.T) {
	files := map[string]string{
		"content/pages/draft.md": "---\ntitle: Draft\ndraft: true\nsummary: \"![s](summary.svg)\"\n---\n\n![a](sub/draft.svg) ![b](shared.svg) ![l](logo.svg) ![n](none.svg) ![f](/static/site.css) {#a}\n\n" +
			"[data](/static/data.csv) and [more](../../static/more.csv) {#b}\n",
		"content/pages/shown.md": "---\ntitle: Shown\n---\n\n![b](/static/shared.svg) {#a}\n",
		"templates/parts.html":   `<img src="/static/logo.svg">`,
	}
	for _, file := range []string{"sub/draft.svg", "shared.svg", "summary.svg", "logo.svg", "site.css", "data.csv", "more.csv", "nobody.svg"} {
		files["static/"+file] = "<svg/>"
	}
	for _, drafts := range []bool{false, true} {
		c, _ := load(t, files, corpus.Options{Drafts: drafts})
		var want []string
		if !drafts {
			want = []string{"data.csv", "more.csv", "sub/draft.svg", "summary.svg"}
		}
		if got := c.HiddenPictures(); !slices.Equal(got, want) {
			t.Errorf("with drafts %v: got %q, want %q", drafts, got, want)
		}
	}
}
