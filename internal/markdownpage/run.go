package markdownpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A run is a stretch of text that looks the same throughout, or a break of the line, a picture or the mark of a footnote.
type run struct {
	text string
	style
	lineBreak bool
	picture   string    // address of a picture; text is what it shows
	note      *footnote // text is its mark
}

// A style is how text is marked.
type style struct {
	strong, emphasis, struck, code bool
	inserted, deleted              bool
	link                           string
}

// collect adds the text of a node and all below it.
func (c *converter) collect(runs []run, n *html.Node, s style) []run {
	switch {
	case n.Type == html.TextNode:
		return append(runs, run{text: n.Data, style: s})
	case n.Type != html.ElementNode:
		return runs
	}
	s = s.within(n)
	if one, ok := c.single(n, s); ok {
		return append(runs, one)
	}
	before, behind := aside(n, isBlank(runs))
	start := len(runs)
	for k := range n.ChildNodes() {
		if !isOmitted(k) {
			runs = c.collect(runs, k, s)
		}
	}
	switch words := runs[start:]; {
	case !isBlank(words) && before != "":
		runs = append(slices.Insert(runs, start, run{text: before, style: s}), run{text: behind, style: s})
	case isBlank(words) && n.DataAtom == atom.A:
		for i := range words {
			words[i].link = ""
		}
	}
	return runs
}

// within is how text is marked in an element, given how it is around it.
func (s style) within(n *html.Node) style {
	switch n.DataAtom {
	case atom.Strong, atom.B:
		s.strong = true
	case atom.Em, atom.I:
		s.emphasis = true
	case atom.S:
		s.struck = true
	case atom.Code, atom.Kbd:
		s.code = true
	case atom.Ins, atom.Del:
		s.inserted, s.deleted = n.DataAtom == atom.Ins, n.DataAtom == atom.Del
	case atom.A:
		s.link = target(n)
	}
	return s
}

// single is the run of an element that is one by itself, whatever stands in it.
func (c *converter) single(n *html.Node, s style) (one run, ok bool) {
	switch n.DataAtom {
	case atom.Br:
		return run{lineBreak: true, style: s}, true
	case atom.Img:
		return run{text: attr(n, "alt"), picture: attr(n, "src"), style: s}, true
	case atom.Ins, atom.Del: // a break between two clauses that went or came
		return run{text: "¶", style: s}, hasClass(n, "break")
	case atom.Sup:
		if note := c.noteOf(n); note != nil {
			return run{text: note.mark, note: note, style: s}, true
		}
	}
	return run{}, false
}

// aside is what stands around words that a page sets apart from the text before them by their looks alone.
func aside(n *html.Node, first bool) (before, behind string) {
	switch {
	case n.DataAtom == atom.Q:
		return "“", "”"
	case n.DataAtom != atom.Span:
	case hasClass(n, "chip"), hasClass(n, "cites"), hasClass(n, "force"):
		return " (", ")"
	case hasClass(n, "role"):
		return " ", ","
	case hasClass(n, "small") && !first:
		return between, ""
	}
	return "", ""
}

// target is where a link leads. Markdown has no places in itself: these are the page's.
func target(a *html.Node) string {
	href := attr(a, "href")
	if strings.HasPrefix(href, "#") {
		return "./" + href
	}
	return href
}

// isBlank reports whether runs have nothing to show.
func isBlank(runs []run) bool {
	return !slices.ContainsFunc(runs, func(r run) bool { return r.picture != "" || strings.TrimSpace(r.text) != "" })
}

// withoutBreaks is text in one line.
func withoutBreaks(runs []run) []run {
	for i := range runs {
		if runs[i].lineBreak {
			runs[i] = run{text: " ", style: runs[i].style}
		}
	}
	return runs
}

// between parts texts that a page sets below each other where they share a line.
const between = " · "

// joined sets texts into one line.
func joined(parts [][]run) []run {
	var all []run
	for _, p := range parts {
		if isBlank(p) {
			continue
		}
		if len(all) > 0 {
			all = append(all, run{text: between})
		}
		all = append(all, p...)
	}
	return withoutBreaks(all)
}

// trimmed is text without white space at its ends, each white space in it one space, and neighbours of one look made one.
func trimmed(runs []run) []run {
	var out []run
	space := true // at the beginning, or behind white space
	for _, r := range runs {
		if r.lineBreak || r.picture != "" || r.note != nil {
			out, space = append(out, r), r.lineBreak
			continue
		}
		if r.code { // which has no marks: two stretches side by side would be one to Markdown
			r.strong, r.emphasis, r.struck = false, false, false
		}
		r.text, space = collapsed(r.text, space)
		if r.text == "" {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].style == r.style && out[last].isText() {
			out[last].text += r.text
			continue
		}
		out = append(out, r)
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.isText() {
			last.text = strings.TrimSuffix(last.text, " ")
		}
		if last.text != "" || last.picture != "" || last.note != nil {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

func (r *run) isText() bool { return !r.lineBreak && r.picture == "" && r.note == nil }

// collapsed is text with each white space one space, none at its start if it stands behind one; and whether it ends with one.
// White space is what HTML takes for it: a space that does not break stays.
func collapsed(text string, space bool) (string, bool) {
	var b strings.Builder
	b.Grow(len(text))
	for i := range len(text) { // white space is ASCII
		switch c := text[i]; c {
		case ' ', '\t', '\n', '\r', '\f':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(c)
			space = false
		}
	}
	return b.String(), space
}
