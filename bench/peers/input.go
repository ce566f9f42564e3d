package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"rspsite/bench"
	"rspsite/bench/judge"
	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// An input is a pair of texts in all forms that tools read, as files. Every form holds the same clauses with the same words,
// so that all tools are measured against one text: tools for plain text get neither the marks of Markdown nor those of HTML.
type input struct {
	bench.Pair
	old, new         *judge.Text
	oldLine, newLine map[int]int // line of the Markdown → clause that begins there
	folder           string
}

func (in *input) files(ending string) (old, new string) {
	return filepath.Join(in.folder, "old."+ending), filepath.Join(in.folder, "new."+ending)
}

// write writes the files of a pair below a folder.
func write(p bench.Pair, folder string) (*input, error) {
	in := &input{Pair: p, folder: filepath.Join(folder, strings.ReplaceAll(p.Name, " ", "-"))}
	if err := os.MkdirAll(in.folder, 0o777); err != nil {
		return nil, err
	}
	var err error
	if in.old, in.oldLine, err = in.side("old", p.Old, p.OldWidth); err != nil {
		return nil, err
	}
	in.new, in.newLine, err = in.side("new", p.New, p.NewWidth)
	return in, err
}

func (in *input) side(name, src string, width int) (*judge.Text, map[int]int, error) {
	s, problems := markdown.ParsePlain(name+".md", []byte(src))
	if s == nil {
		return nil, nil, fmt.Errorf("%s: %s: %v", in.Name, name, problems)
	}
	texts, at := clauses(&s.Document)
	lines := make([]string, len(texts))
	for i, c := range texts {
		lines[i] = c
		if width > 0 {
			lines[i] = bench.Fill(c, width)
		}
	}
	for ending, content := range map[string]string{"md": src, "txt": strings.Join(lines, "\n\n") + "\n", "html": page(s.Clauses)} {
		if err := os.WriteFile(filepath.Join(in.folder, name+"."+ending), []byte(content), 0o666); err != nil {
			return nil, nil, err
		}
	}
	return judge.NewText(texts), at, nil
}

// clauses are the texts of the clauses of a document that have one, and which of them begins on which line.
func clauses(d *clause.Document) (texts []string, at map[int]int) {
	at = map[int]int{}
	for c := range d.All() {
		if text := c.PlainText(); !c.Kind.IsGroup() && text != "" {
			at[c.Start.Line] = len(texts)
			texts = append(texts, text)
		}
	}
	return texts, at
}

// page is a document as HTML, as plain as can be.
func page(cs []*clause.Clause) string {
	var b strings.Builder
	for _, c := range cs {
		block(&b, c)
	}
	return b.String()
}

// Elements of the kinds of clauses; headings are told by their level.
var elements = map[clause.Kind]string{clause.Paragraph: "p", clause.Item: "li", clause.Row: "tr", clause.Term: "dt",
	clause.Definition: "dd", clause.Code: "pre", clause.Drawing: "pre", clause.Footnote: "div", clause.List: "ul", clause.Table: "table",
	clause.Quote: "blockquote", clause.Definitions: "dl"}

func block(b *strings.Builder, c *clause.Clause) {
	if c.Kind == clause.Heading {
		fmt.Fprintf(b, "<h%d>%s</h%d>\n%s", c.Level, line(c.Text), c.Level, page(c.Children))
		return
	}
	name, ok := elements[c.Kind]
	if !ok {
		return // a rule
	}
	fmt.Fprintf(b, "<%s>%s%s</%s>\n", name, own(c), page(c.Children), name)
}

// own is what a clause holds beside its children.
func own(c *clause.Clause) string {
	switch c.Kind {
	case clause.Code, clause.Drawing:
		return html.EscapeString(c.Code)
	case clause.Row:
		var b strings.Builder
		for _, cell := range c.Cells {
			b.WriteString("<td>" + line(cell.Text) + "</td>")
		}
		return b.String()
	}
	return line(c.Text)
}

func line(in clause.Inline) string {
	var b strings.Builder
	for _, r := range in {
		text := r.Text
		if r.Ref != "" && text == "" {
			text = r.Ref
		}
		if r.Note != "" || text == "" {
			continue
		}
		b.WriteString(marked(r, html.EscapeString(text)))
	}
	return b.String()
}

// marked sets the elements of a run's marks around its text.
func marked(r clause.Run, text string) string {
	if r.Break {
		return "<br>"
	}
	for _, m := range []struct {
		mark clause.Marks
		name string
	}{{clause.Monospace, "code"}, {clause.Strike, "s"}, {clause.Strong, "strong"}, {clause.Emphasis, "em"}} {
		if r.Marks&m.mark != 0 {
			text = "<" + m.name + ">" + text + "</" + m.name + ">"
		}
	}
	if r.Link != "" {
		text = `<a href="` + html.EscapeString(r.Link) + `">` + text + "</a>"
	}
	return text
}
