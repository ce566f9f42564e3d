package markdownpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rspsite/internal/transcript"
)

// preformatted is code line by line as it was written. What went or came stands between [- -] and {+ +}.
func preformatted(n *html.Node) []string {
	var b strings.Builder
	writeCode(&b, n)
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func writeCode(b *strings.Builder, n *html.Node) {
	for k := range n.ChildNodes() {
		switch {
		case k.Type == html.TextNode:
			b.WriteString(k.Data)
		case isOmitted(k):
		case k.DataAtom == atom.Ins:
			b.WriteString("{+")
			writeCode(b, k)
			b.WriteString("+}")
		case k.DataAtom == atom.Del:
			b.WriteString("[-")
			writeCode(b, k)
			b.WriteString("-]")
		default:
			writeCode(b, k)
		}
	}
}

// lines are the lines of a shown file, without their numbers.
func lines(n *html.Node) []string {
	var all []string
	for k := range n.ChildNodes() {
		if !hasClass(k, "ln") {
			continue
		}
		var b strings.Builder
		for part := range k.ChildNodes() {
			if part.DataAtom != atom.A { // the number, which leads to the line
				b.WriteString(words(part))
			}
		}
		all = append(all, b.String())
	}
	return all
}

// fenced writes lines of code as a block that its own text cannot end.
func fenced(lines []string) string {
	fence := "```"
	for i, l := range lines {
		parts := strings.Split(strings.TrimRight(l, "\r"), "\t") // which code may have
		for k := range parts {
			parts[k] = transcript.Visible(parts[k])
		}
		lines[i] = strings.Join(parts, "\t")
		if n := longest(l, '`'); n >= len(fence) {
			fence = strings.Repeat("`", n+1)
		}
	}
	return fence + "\n" + strings.Join(lines, "\n") + "\n" + fence
}
