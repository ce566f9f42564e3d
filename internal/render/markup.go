package render

import (
	"html/template"
	"strings"
)

// A markup builds HTML element by element. Everything that is written into it is escaped, and every element that was
// started is ended, so that what it returns is well nested and safe whatever the text was.
type markup struct {
	b    strings.Builder
	open []string
	bare bool // leave out what only a page of this site has a use for: class, id and the like
}

// ofPages are the attributes that mean nothing outside a page of this site, or may collide there.
var ofPages = map[string]bool{"class": true, "id": true, "title": true, "tabindex": true, "loading": true, "rel": true}

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\x00", "\uFFFD")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\x00", "\uFFFD")
)

// start opens an element. Attributes are pairs of name and value; one with an empty value is left out, but for alt.
func (m *markup) start(tag string, attrs ...string) {
	m.tag(tag, attrs)
	m.open = append(m.open, tag)
}

// void writes an element that has no content, such as img.
func (m *markup) void(tag string, attrs ...string) { m.tag(tag, attrs) }

func (m *markup) tag(tag string, attrs []string) {
	m.b.WriteByte('<')
	m.b.WriteString(tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" && attrs[i] != "alt" || m.bare && ofPages[attrs[i]] {
			continue
		}
		m.b.WriteByte(' ')
		m.b.WriteString(attrs[i])
		m.b.WriteString(`="`)
		escapeAttr.WriteString(&m.b, attrs[i+1]) // a strings.Builder never fails
		m.b.WriteByte('"')
	}
	m.b.WriteByte('>')
}

// end closes the element that was opened last.
func (m *markup) end() {
	last := len(m.open) - 1
	m.b.WriteString("</" + m.open[last] + ">")
	m.open = m.open[:last]
}

// text writes s, escaped.
func (m *markup) text(s string) { escapeText.WriteString(&m.b, s) }

// element writes a whole element that holds nothing but text.
func (m *markup) element(tag, text string, attrs ...string) {
	m.start(tag, attrs...)
	m.text(text)
	m.end()
}

// add writes what another markup made.
func (m *markup) add(h template.HTML) { m.b.WriteString(string(h)) }

// line breaks the line between blocks, for those who read the source of a page.
func (m *markup) line() { m.b.WriteByte('\n') }

// html returns what was written, with every element ended.
func (m *markup) html() template.HTML {
	for len(m.open) > 0 {
		m.end()
	}
	return template.HTML(m.b.String())
}
