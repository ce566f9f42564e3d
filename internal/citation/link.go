package citation

import (
	"html"
	"strings"
)

// RobustLink is an HTML link that can be followed after its target is gone: it names the resource and the day whose state is meant, by
// which web archives find a copy. Where the work is the text of its publisher's own document, that is the resource, as on the day on which
// it was published, and the work is a version of it; else the work itself is, as on the day that the site shows.
func RobustLink(work Work) string {
	w := work.tidy()
	original, version, day := whole(w.URL), "", w.Site.AsOf
	if isWhole(w.Document) && w.Issued.isDay() {
		original, version, day = w.Document, whole(w.URL), w.Issued
	}
	var b strings.Builder
	b.WriteString("<a")
	for _, a := range [][2]string{{"href", w.URL}, {"data-originalurl", original}, {"data-versionurl", version}, {"data-versiondate", string(day)}} {
		if a[1] != "" {
			b.WriteString(" " + a[0] + `="` + html.EscapeString(a[1]) + `"`)
		}
	}
	b.WriteString(">" + html.EscapeString(w.named()) + "</a>")
	return b.String()
}

// named is the title as it stands alone.
func (w *Work) named() string {
	if w.Of == "" {
		return w.marked()
	}
	return w.Of + ", " + lowerFirst(w.marked())
}
