package transcript

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rspsite/internal/diff"
)

// MarkdownOptions are what a comparison does not say itself. The zero value will do.
type MarkdownOptions struct {
	Remarks
	Title     string                            // plain text; the names of the two texts if empty
	Mark      string                            // what the texts are, in plain text: it stands below the title as a quotation
	Front     func() []Section                  // what stands before the changes
	Permalink func(change int) string           // address of a change, by its index; "" for none
	Below     func(change int) []string         // further lines below a change, in Markdown
	Reference func(old bool, ref string) string // what a reference of the old or new text reads as that has no text of its own
	Tail      func() []Section                  // what stands behind all changes; asked for last
}

// A Section is a heading, in plain text, and a list below it, in Markdown.
type Section struct {
	Title string
	Items []string
}

// Markdown writes c as CommonMark with strikethrough: ~~deleted~~ and **inserted**. Nothing of the texts is taken for
// markup. It shows what changed alone, under its headings, in reading order.
func Markdown(w io.Writer, c *diff.Comparison, o MarkdownOptions) error {
	m := &markdown{Guide: NewGuide(c, o.Remarks), section: outside, o: o, w: bufio.NewWriter(w)}
	m.head()
	for i := range c.Changes {
		ch := &c.Changes[i]
		switch {
		case ch.IsChange():
			m.change(i, ch)
		case ch.With < 0:
			m.folded.add(ch)
		}
	}
	m.fold()
	m.sections(m.o.Tail)
	return m.w.Flush()
}

// A markdown writes one comparison as Markdown.
type markdown struct {
	*Guide
	o       MarkdownOptions
	w       *bufio.Writer
	section string
	folded  folded
}

// block writes a block with a blank line before it.
func (m *markdown) block(format string, args ...any) {
	m.w.WriteByte('\n')
	fmt.Fprintf(m.w, format, args...)
	m.w.WriteByte('\n')
}

func (m *markdown) head() {
	title := m.o.Title
	if title == "" {
		title = m.Old.Name + " → " + m.New.Name
	}
	fmt.Fprintf(m.w, "# %s\n", escape(title))
	if m.o.Mark != "" {
		m.block("> %s", escape(m.o.Mark))
	}
	m.block("%s", escape(m.Summary()))
	for _, n := range m.Notes() {
		m.block("%s", escape(n))
	}
	m.sections(m.o.Front)
	if HasChanges(m.Comparison) {
		m.block("~~Struck~~ is deleted, **bold** is inserted.%s", m.whose())
	}
}

// whose says whose words are struck and bold.
func (m *markdown) whose() string {
	if m.o.Retold {
		return " The words are those of the texts held here, not the publisher’s."
	}
	return ""
}

// sections writes what stands before or behind the changes.
func (m *markdown) sections(make func() []Section) {
	if make == nil {
		return
	}
	for _, s := range make() {
		m.block("## %s", escape(s.Title))
		m.list(s.Items)
	}
}

func (m *markdown) fold() {
	if words := m.folded.words(); words != "" && HasChanges(m.Comparison) {
		m.block("*%s*", words)
	}
	m.folded = folded{}
}

func (m *markdown) change(i int, ch *diff.Change) {
	m.fold()
	if s := sectionOf(m.Comparison, ch); s != m.section {
		m.section = s
		m.block("## %s", escape(s))
	}
	m.block("### %s%s", m.ordinal(i), m.heading(i, ch))
	m.body(ch)
	m.list(m.items(i))
}

// ordinal is the number of a change as it stands before a heading.
func (m *markdown) ordinal(i int) string {
	if n := m.Number(i); n > 0 {
		return fmt.Sprintf("%d. ", n)
	}
	return ""
}

func (m *markdown) heading(i int, ch *diff.Change) string {
	title := escape(sentence(m.Fate(i)) + ": " + strings.Join(where(m.Comparison, ch), ", "))
	if m.o.Permalink != nil {
		if to := m.o.Permalink(i); to != "" {
			return "[" + title + "](" + destination(to) + ")"
		}
	}
	return title
}

// body writes the words of a change as a quotation.
func (m *markdown) body(ch *diff.Change) {
	if ch.Kind != diff.Unchanged && isCode(m.Comparison, ch) {
		m.block("> %s", strings.ReplaceAll(fenced(codeLines(ch.Redline)), "\n", "\n> "))
		return
	}
	one := standing(m.Comparison, ch)
	text := escape(firstWords(m.named(len(ch.New) == 0, one.Text, one.Clause.Text)))
	if ch.Kind != diff.Unchanged {
		text = redlined(hunks(m.read(ch.Redline)))
	}
	if text == "" {
		m.block("*%s*", noText)
	} else {
		m.block("> %s", strings.ReplaceAll(text, "\n", "\n>\n> "))
	}
}

// items are the lines below a change: marks, signals, and what the caller adds.
func (m *markdown) items(i int) []string {
	var items []string
	for _, l := range m.Lines(i) {
		items = append(items, escape(l))
	}
	if m.o.Below != nil {
		items = append(items, m.o.Below(i)...)
	}
	return items
}

func (m *markdown) list(items []string) {
	if len(items) > 0 {
		m.block("- %s", strings.Join(items, "\n- "))
	}
}

// sentence begins with a capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
