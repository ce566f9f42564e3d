package verify_test

import (
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// TestOwnTemplatesMustSayWhatATextIs verifies a page as a template without banner makes it: the message says what to keep.
func TestOwnTemplatesMustSayWhatATextIs(t *testing.T) {
	dir, _, _ := honest(t)
	s := &broken{dir: copySite(t, dir)}
	page := readFile(t, s.dir, "p/v1.0/index.html")
	from := strings.Index(page, `<aside class="banner`)
	to := from + strings.Index(page[from:], "</aside>") + len("</aside>")
	writeFile(t, s.dir, "p/v1.0/index.html", page[:from]+page[to:])
	s.newManifest(t)
	for _, p := range verifyFolder(t, s.dir, verify.Options{}).Problems {
		if p.Rule == "page-facts" && strings.Contains(p.Mend, "if templates/ has templates of your own, keep in them the h1, the aside with class banner") {
			return
		}
	}
	t.Error("it is not said what a template must keep")
}
