package render

import (
	"image"
	_ "image/gif"  // sizes of images in content
	_ "image/jpeg" // sizes of images in content
	_ "image/png"  // sizes of images in content
	"io/fs"
	"net/url"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// staticDir is the folder of the site that holds the project's own files.
const staticDir = "/static/"

// image writes a picture of the project's static folder. Nobody else is ever asked for one: what lies elsewhere becomes a
// link with the alternative text, and what is missing becomes that text.
func (w *writer) image(m *markup, r clause.Run, linked bool) {
	if file := w.staticImage(r.Image); file != "" {
		width, height := w.s.imageSize(file)
		m.void("img", "src", w.href(staticDir+file), "alt", r.Text, "width", width, "height", height, "loading", "lazy")
		return
	}
	text := "Image: " + r.Text
	if href, rel := w.target(r.Image); href != "" && !linked {
		m.element("a", text, "href", href, "rel", rel)
		return
	}
	m.element("span", text, "class", "missing")
}

// staticImage returns the path of a file in the static folder that an image's address means, or "".
func (w *writer) staticImage(written string) string {
	u, err := url.Parse(written)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ""
	}
	file := corpus.StaticFile(u)
	if !fs.ValidPath(file) || !w.s.has(staticDir+file) {
		return ""
	}
	return file
}

// imageSize returns the width and height of a picture for the page's layout, empty for what has none (SVG).
func (s *site) imageSize(file string) (width, height string) {
	f, err := s.static.Open(file)
	if err != nil {
		return "", ""
	}
	defer f.Close() // opened for reading: nothing to lose
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		return "", ""
	}
	return strconv.Itoa(c.Width), strconv.Itoa(c.Height)
}
