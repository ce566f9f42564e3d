package render

import (
	"html/template"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// What an entry says is written twice at once: as HTML for readers that show it, as plain text for those that do not. The HTML
// needs no style sheet and no ID, and no relative link where the site knows its address.

// A telling writes the same words as HTML and as plain text.
type telling struct {
	at    *view
	m     markup
	plain strings.Builder
	item  bool // a list item was begun, and nothing of it written yet
}

// blockTags are the elements that stand on lines of their own in plain text.
var blockTags = map[string]bool{"p": true, "h3": true, "h4": true, "li": true, "ul": true, "pre": true, "br": true}

func (t *telling) start(tag string, attrs ...string) {
	t.m.start(tag, attrs...)
	if blockTags[tag] {
		t.newLine()
	}
	if tag == "li" {
		t.plain.WriteString("- ")
		t.item = true
	}
}

func (t *telling) end() {
	tag := t.m.open[len(t.m.open)-1]
	t.m.end()
	if blockTags[tag] {
		t.newLine()
		t.m.line()
	}
}

// newLine begins a line of the plain text, but for the paragraph that begins a list item.
func (t *telling) newLine() {
	if s := t.plain.String(); s != "" && !strings.HasSuffix(s, "\n") && !t.item {
		t.plain.WriteByte('\n')
	}
}

func (t *telling) lineBreak() {
	t.m.void("br")
	t.newLine()
}

func (t *telling) text(s string) {
	t.m.text(s)
	t.write(s)
}

func (t *telling) write(s string) {
	t.plain.WriteString(s)
	t.item = t.item && s == ""
}

func (t *telling) element(tag, s string) {
	t.start(tag)
	t.text(s)
	t.end()
}

// paragraph writes a paragraph, unless it would be empty.
func (t *telling) paragraph(s string) {
	if s != "" {
		t.element("p", s)
	}
}

// link writes a link; without an address it is text alone.
func (t *telling) link(l link) {
	if l.Href == "" {
		t.text(l.Text)
		return
	}
	t.m.element("a", l.Text, "href", l.Href)
	t.write(l.Text)
}

// links writes links with a sign between them, behind words that say what they are; nothing where there is none.
func (t *telling) links(before, between string, links []link, behind string) {
	for i, l := range links {
		if i == 0 {
			t.text(before)
		} else {
			t.text(between)
		}
		t.link(l)
	}
	if len(links) > 0 {
		t.text(behind)
	}
}

// sources writes in brackets who says so.
func (t *telling) sources(refs corpus.Sources) { t.links(" (", "; ", t.at.sourceLinks(refs), ")") }

// inline writes text of a source by the writer of its file.
func (t *telling) inline(w *writer, in clause.Inline) {
	w.inline(&t.m, in)
	t.write(w.s.plain(in, w.file))
}

// prose writes a text of the front matter.
func (t *telling) prose(w *writer, text corpus.Text) { t.inline(w, text.Inline) }

// A feedBody is the content of an entry: blocks, as many as it has room for.
type feedBody struct {
	at    *view
	html  strings.Builder
	plain strings.Builder
	rest  link // where all of it stands
	left  int  // blocks that there was no room for
}

// maxEntryBytes is how large the HTML of an entry's content may be, but for the line that says where the rest is. With
// maxEntries it keeps the largest feed under 1.6 MB, and under 2.7 MB as JSON, which has every text twice.
const maxEntryBytes = 16 << 10

// block adds what write writes, unless there is no room for it or for one before it.
func (b *feedBody) block(write func(t *telling)) {
	if b.left > 0 {
		b.left++
		return
	}
	t := &telling{at: b.at, m: markup{bare: true}}
	write(t)
	html := string(t.m.html())
	if html == "" {
		return
	}
	if b.html.Len()+len(html) > maxEntryBytes {
		b.left++
		return
	}
	b.html.WriteString(html)
	b.html.WriteByte('\n')
	b.plain.WriteString(strings.TrimSpace(t.plain.String()) + "\n\n")
}

// paragraph adds a paragraph of our own words.
func (b *feedBody) paragraph(s string) {
	if s != "" {
		b.block(func(t *telling) { t.paragraph(s) })
	}
}

// finish returns the whole as HTML and as text.
func (b *feedBody) finish() (html template.HTML, plain string) {
	if n := b.left; n > 0 {
		b.left = 0
		t := &telling{at: b.at, m: markup{bare: true}}
		t.start("p")
		t.element("strong", "Shortened.")
		t.text(" " + count(n, "part more stands", "parts more stand") + " on the page: ")
		t.link(b.rest)
		t.end()
		b.html.WriteString(string(t.m.html()))
		b.plain.WriteString(t.plain.String())
	}
	return template.HTML(strings.TrimSpace(b.html.String())), strings.TrimSpace(b.plain.String())
}
