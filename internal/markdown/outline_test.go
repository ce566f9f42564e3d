package markdown

import (
	"fmt"
	"strings"

	"rspsite/internal/clause"
)

// outline writes a document as text, one line for each clause and group:
//
//	line:column kind #id "marker" §label text {attributes}
//
// and below a row a line for each cell that has attributes.
func outline(s *Source) string {
	var b strings.Builder
	if s.Header != nil {
		fmt.Fprintf(&b, "header at line %d: %q\n", s.HeaderLine, s.Header)
	}
	for path, c := range s.WithPath() {
		indent := strings.Repeat("  ", len(path))
		fmt.Fprintf(&b, "%s%d:%d %s", indent, c.Start.Line, c.Start.Column, c.Kind)
		if c.Kind == clause.Heading {
			fmt.Fprintf(&b, " %d", c.Level)
		}
		if c.ID != "" {
			fmt.Fprintf(&b, " #%s", c.ID)
		}
		if c.Marker != "" {
			fmt.Fprintf(&b, " %q", c.Marker)
		}
		if c.Label != "" {
			fmt.Fprintf(&b, " [%s]", c.Label)
		}
		if c.Lang != "" {
			fmt.Fprintf(&b, " lang=%s", c.Lang)
		}
		if c.Loose {
			b.WriteString(" loose")
		}
		if c.Header {
			b.WriteString(" head")
		}
		if text := outlineText(c); text != "" {
			b.WriteString(" " + text)
		}
		b.WriteString(outlineAttrs(c.Attrs) + "\n")
		for i, cell := range c.Cells {
			if len(cell.Attrs) > 0 {
				fmt.Fprintf(&b, "%s  cell %d at %d:%d%s\n", indent, i+1, cell.Start.Line, cell.Start.Column, outlineAttrs(cell.Attrs))
			}
		}
	}
	return b.String()
}

func outlineText(c *clause.Clause) string {
	switch {
	case c.Kind == clause.Row:
		cells := make([]string, len(c.Cells))
		for i, cell := range c.Cells {
			cells[i] = outlineInline(cell.Text)
		}
		return strings.Join(cells, " | ")
	case c.Code != "":
		code := fmt.Sprintf("%q", c.Code)
		for _, r := range c.Redacted {
			code += fmt.Sprintf(" <redacted=%s at %d>", r.ID, r.At)
		}
		return code
	}
	return outlineInline(c.Text)
}

// outlineInline writes runs that are set apart in angle brackets: <strong|link=https://x.org|text>.
func outlineInline(in clause.Inline) string {
	var b strings.Builder
	for _, r := range joined(in) {
		var what []string
		for i, name := range []string{"em", "strong", "code", "strike"} {
			if r.Marks&(1<<i) != 0 {
				what = append(what, name)
			}
		}
		for _, field := range [][2]string{{"link", r.Link}, {"ref", r.Ref}, {"note", r.Note}, {"image", r.Image}} {
			if field[1] != "" {
				what = append(what, field[0]+"="+field[1])
			}
		}
		text := strings.ReplaceAll(r.Text, "\n", "⏎")
		switch {
		case r.Break:
			b.WriteString("<break>")
		case r.Redaction != nil:
			b.WriteString("<" + strings.Join(append(what, "redacted="+r.Redaction.ID, text), "|") + ">")
		case len(what) > 0:
			b.WriteString("<" + strings.Join(append(what, text), "|") + ">")
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

func outlineAttrs(as clause.Attrs) string {
	if len(as) == 0 {
		return ""
	}
	words := make([]string, len(as))
	for i, a := range as {
		words[i] = fmt.Sprintf("%s=%q@%d:%d", a.Key, a.Value, a.Pos.Line, a.Pos.Column)
	}
	return " {" + strings.Join(words, " ") + "}"
}

// joined makes one run of neighbours that differ in nothing but their text.
func joined(in clause.Inline) clause.Inline {
	var out clause.Inline
	for _, r := range in {
		r.Offset = 0
		if last := len(out) - 1; last >= 0 {
			probe := out[last]
			if probe.Text = r.Text; probe == r && r.Note == "" && r.Ref == "" && r.Image == "" {
				out[last].Text += r.Text
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
