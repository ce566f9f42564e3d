package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
)

// imagesOf are the files that runs show, by their paths in the site.
func imagesOf(runs []jsonRun) []string {
	var files []string
	for _, r := range runs {
		if file := clause.PictureFile(r.Image); file != "" {
			files = append(files, file)
		}
	}
	return files
}

// checkPictureFiles holds the files that a document shows against the record.
func (v *run) checkPictureFiles(d *document) {
	if d.standing == nil || d.former || v.files == nil {
		return
	}
	for _, file := range slices.Sorted(maps.Keys(d.standing.Pictures)) {
		want := d.standing.Pictures[file]
		if got, ok := v.files[file]; want != "" && got != want {
			says := "the picture /%s is not the one that was published in this text%s"
			if !ok {
				says = "the picture /%s, which was published in this text%s, is not there"
			}
			v.documentProblem(d, "", "picture-changed", says, shorten(file), dated(d.standing))
		}
	}
}

// checkPictures holds the pictures that a page shows in a text, in their order, against those that were published there. What had no
// file then is none: pages have its words alone.
func (v *run) checkPictures(where string, d *document, lines []*line, s *shown) {
	if d == nil || d.standing == nil {
		return
	}
	published := map[string]bool{}
	for file, digest := range d.standing.Pictures {
		published[norm.NFC.String(file)] = digest != ""
	}
	var want, got []string
	for _, l := range lines {
		for _, file := range l.images {
			if published[file] {
				want = append(want, file)
			}
		}
	}
	for _, src := range s.images {
		if to := leadsTo(where, src); to != nil {
			src = strings.TrimPrefix(norm.NFC.String(to.Path), "/")
		}
		got = append(got, src)
	}
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			v.pageProblem(where, "page-picture", fmt.Sprintf("the page does not show the picture /%s, which was published in %s", shorten(want[i]), d.address))
		case i >= len(want):
			v.pageProblem(where, "page-picture", fmt.Sprintf("the page shows the picture /%s, which was not published in %s", shorten(got[i]), d.address))
		case got[i] != want[i]:
			v.pageProblem(where, "page-picture", fmt.Sprintf("the page shows the picture /%s, and /%s was published in %s", shorten(got[i]), shorten(want[i]), d.address))
		default:
			continue
		}
		return
	}
}
