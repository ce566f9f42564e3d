package render

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bep/goat"

	"rspsite/internal/clause"
)

// goatCell is the width in pixels of one character of a drawing.
const goatCell = 8

// drawing writes an ASCII drawing as a picture with its source as the text alternative.
func (w *writer) drawing(m *markup, c *clause.Clause, path []*clause.Clause) {
	name := cmp.Or(headingAbove(path), "Drawing")
	m.start("figure", "class", "body drawing")
	m.start("div", "class", "frame", "tabindex", "0", "role", "region", "aria-label", name)
	if svg, err := drawSVG(c.Code, name); err == nil {
		m.add(svg)
	} else { // nothing lost: the source is a picture of itself
		m.start("pre")
		w.codeRuns(m, c.CodeRuns())
		m.end()
	}
	m.end()
	m.start("details")
	m.element("summary", "The drawing as text")
	m.start("pre", "class", "code", "tabindex", "0", "role", "region", "aria-label", name+" as text")
	w.codeRuns(m, c.CodeRuns())
	m.end()
	m.end()
	m.end()
}

// maxDrawing is how many characters wide, and how many lines high, a drawing may be. goat looks along whole lines and columns
// for each mark, so that its work grows with the area times the width; a larger drawing is shown as it was written.
const maxDrawing = 200

var errTooLarge = errors.New("the drawing is too large")

func isDrawable(source string) bool {
	lines := 0
	for line := range strings.Lines(source) {
		lines++
		if lines > maxDrawing || utf8.RuneCountInString(strings.TrimRight(line, "\r\n")) > maxDrawing {
			return false
		}
	}
	return true
}

// drawSVG is what goat makes of a drawing, rebuilt element by element: only shapes and text, colours as classes, no style.
// goat sets every letter alone; letters that stand side by side become one text of the same length.
func drawSVG(source, name string) (template.HTML, error) {
	if !isDrawable(source) {
		return "", errTooLarge
	}
	var svg bytes.Buffer
	if err := goatSVG(source, &svg); err != nil {
		return "", err
	}
	var m markup
	var letters letterRun
	d := xml.NewDecoder(&svg)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("reading the picture: %v", err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		attrs := map[string]string{}
		for _, a := range start.Attr {
			attrs[a.Name.Local] = a.Value
		}
		if start.Name.Local != "text" {
			drawElement(&m, start.Name.Local, attrs, name)
			continue
		}
		var letter string
		if err := d.DecodeElement(&letter, &start); err != nil {
			return "", fmt.Errorf("reading the picture: %v", err)
		}
		letters = append(letters, letterAt{x: number(attrs["x"]), y: number(attrs["y"]), text: letter})
	}
	letters.write(&m)
	return m.html(), nil
}

// drawElement writes one of goat's elements that are not text; name is the drawing's. What goat groups stays open.
func drawElement(m *markup, tag string, attrs map[string]string, name string) {
	switch tag {
	case "svg":
		m.start("svg", "viewBox", "0 0 "+attrs["width"]+" "+attrs["height"], "width", attrs["width"], "height", attrs["height"],
			"role", "img", "aria-label", name+". The same as text follows.")
	case "g":
		m.start("g", "transform", attrs["transform"])
	case "path":
		shape(m, tag, "class", "stroke", "d", attrs["d"])
	case "polygon":
		shape(m, tag, "class", "fill", "points", attrs["points"], "transform", attrs["transform"])
	case "circle":
		class := "fill"
		if attrs["fill"] != "currentColor" {
			class = "hollow"
		}
		shape(m, tag, "class", class, "cx", attrs["cx"], "cy", attrs["cy"], "r", attrs["r"])
	}
}

// goatSVG runs goat, which panics on what it cannot draw.
func goatSVG(source string, out *bytes.Buffer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("drawing: %v", r)
		}
	}()
	goat.BuildAndWriteSVG(strings.NewReader(source), out)
	return nil
}

// shape writes an SVG element without content.
func shape(m *markup, tag string, attrs ...string) {
	m.start(tag, attrs...)
	m.end()
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

type letterAt struct {
	x, y int
	text string
}

type letterRun []letterAt

// write writes the letters row by row, those of one run as one text element that spans their cells.
func (l letterRun) write(m *markup) {
	slices.SortStableFunc(l, func(a, b letterAt) int { return cmp.Or(a.y-b.y, a.x-b.x) }) // rows as they are read
	for i := 0; i < len(l); {
		text, n := l[i].text, 1
		last := l[i].x
		for i+n < len(l) && l[i+n].y == l[i].y && l[i+n].x-last <= 2*goatCell {
			text += strings.Repeat(" ", (l[i+n].x-last)/goatCell-1) + l[i+n].text
			last = l[i+n].x
			n++
		}
		cells := (last-l[i].x)/goatCell + 1
		m.element("text", text, "x", strconv.Itoa(l[i].x-goatCell/2), "y", strconv.Itoa(l[i].y),
			"textLength", strconv.Itoa(cells*goatCell), "lengthAdjust", "spacingAndGlyphs")
		i += n
	}
}
