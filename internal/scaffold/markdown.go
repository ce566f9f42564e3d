package scaffold

import (
	"strings"

	"rspsite/internal/clause"
)

// special are the characters that mean something to Markdown within a line.
const special = "\\`*_{}[]<>|~&"

// escapeMarkdown writes a text so that it means itself, in a table's cell too.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// inlineMarkdown writes a text with its marks, links and references on one line. Bar is how it writes a bar that means itself to
// neither text nor table: that of a reference or in code. Notes and images are left out; of what was redacted it says no more
// than that: its words would pass for a redaction.
func inlineMarkdown(in clause.Inline, bar string) string {
	var b strings.Builder
	for _, r := range in {
		b.WriteString(runMarkdown(r, bar))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// How a bar is written in a paragraph and in a cell.
const (
	inText = "|"
	inCell = `\|`
)

// runMarkdown writes one run.
func runMarkdown(r clause.Run, bar string) string {
	switch {
	case r.Note != "" || r.Image != "":
		return ""
	case r.Break:
		return " "
	case r.Redaction != nil:
		return "(redacted last time)"
	case r.Ref != "" && r.Text == "":
		return "[[" + r.Ref + "]]"
	case r.Ref != "":
		return "[[" + r.Ref + bar + strings.NewReplacer("|", " ", "]", "").Replace(r.Text) + "]]"
	}
	trimmed := strings.TrimSpace(r.Text)
	if trimmed == "" {
		return r.Text
	}
	before, after, _ := strings.Cut(r.Text, trimmed)
	text := escapeMarkdown(trimmed)
	if r.Marks&clause.Monospace != 0 {
		text = codeSpan(trimmed, bar)
	}
	for _, m := range []struct {
		mark clause.Marks
		sign string
	}{{clause.Emphasis, "*"}, {clause.Strong, "**"}, {clause.Strike, "~~"}} {
		if r.Marks&m.mark != 0 {
			text = m.sign + text + m.sign
		}
	}
	if r.Link != "" {
		text = "[" + text + "](<" + r.Link + ">)"
	}
	return before + text + after
}

// codeSpan writes code between as many backticks as it needs.
func codeSpan(code, bar string) string {
	fence := "`"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	pad := ""
	if len(fence) > 1 {
		pad = " "
	}
	return fence + pad + strings.ReplaceAll(code, "|", bar) + pad + fence
}
