package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/redaction/publicform"
)

// A sourceTextPage shows the Markdown of a text as it was published.
type sourceTextPage struct {
	*layout
	Text   link
	Raw    link
	Digest string // SHA-256 of the file
	Reads  string // canonical digest of what it reads as
	Size   string
	Lines  template.HTML
}

// rawAddress is the Markdown file itself.
func rawAddress(v *corpus.Version) string {
	return permalink.VersionSource(v.Policy.Name, v.Name) + v.Name + ".md"
}

func (at *view) sourceText(v *corpus.Version) *sourceTextPage {
	l := at.layout("Source of "+v.Policy.Title+" "+v.Name, permalink.Policy(v.Policy.Name))
	l.banner(&v.Common)
	l.sayAge(v)
	l.Description = "The Markdown from which the page of " + v.Policy.Title + " " + v.Name + " is made. " + basisSentence(v.Basis)
	return at.sourceOf(l, &v.File, at.to(v.Address(), v.Policy.Title+" "+v.Name), at.to(rawAddress(v), v.Name+".md"))
}

// sourceOf shows a file, which reads as it does on the page that text leads to.
func (at *view) sourceOf(l *layout, f *corpus.File, text, raw link) *sourceTextPage {
	digest := sha256.Sum256(f.Raw)
	return &sourceTextPage{layout: l, Text: text, Raw: raw, Digest: hex.EncodeToString(digest[:]), Reads: f.TextDigest(),
		Size: fmt.Sprintf("%d bytes", len(f.Raw)), Lines: markdownLines(f.Raw)}
}

// markdownLines writes a source line by line, each with a number that is its address, and its marks coloured. chroma's lexer
// for Markdown takes a third of a second for 50 KB (measured with v2.27.0) and does not know this dialect's attributes and
// references; one pass over the lines does.
func markdownLines(raw []byte) template.HTML {
	var m markup
	in := sourceState{}
	text := strings.TrimPrefix(string(raw), "\uFEFF")
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		number := strconv.Itoa(n)
		m.start("div", "class", "ln", "id", "_L"+number)
		m.element("a", number, "href", "#_L"+number)
		m.start("span")
		in.line(&m, line, n)
		m.end()
		m.end()
	}
	return m.html()
}

// A sourceState knows in what part of a source the next line stands.
type sourceState struct {
	header bool   // in the front matter
	fence  string // the fence that ends the code block, if in one
}

func (s *sourceState) line(m *markup, line string, n int) {
	trimmed := strings.TrimLeft(line, " ")
	switch {
	case line == "---" && (n == 1 || s.header):
		s.header = n == 1
		token(m, "tc", line)
	case s.header:
		headerLine(m, line)
	case s.fence != "":
		if strings.HasPrefix(trimmed, s.fence) {
			s.fence = ""
		}
		outsideRedactions(m, line, func(rest string) { token(m, "ts", rest) })
	case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
		s.fence = trimmed[:3]
		token(m, "ts", line)
	case strings.HasPrefix(trimmed, "#"):
		m.start("span", "class", "th")
		outsideRedactions(m, line, func(rest string) { spans(m, rest) })
		m.end()
	default:
		outsideRedactions(m, line, func(rest string) { spans(m, rest) })
	}
}

// outsideRedactions writes the public forms of redactions as such, and leaves what stands around them to the caller.
func outsideRedactions(m *markup, line string, write func(rest string)) {
	if line == "" {
		write(line)
	}
	rest := "" // not written yet
	for p := range publicform.Pieces(line) {
		if p.Redaction == nil {
			rest += p.Text
			continue
		}
		if rest != "" {
			write(rest)
		}
		token(m, "tr", p.Text)
		rest = ""
	}
	if rest != "" {
		write(rest)
	}
}

// headerLine colours the key of a line of front matter and its comment.
func headerLine(m *markup, line string) {
	indent := len(line) - len(strings.TrimLeft(line, " -"))
	rest := line[indent:]
	if strings.HasPrefix(rest, "#") {
		token(m, "tc", line)
		return
	}
	key, value, found := strings.Cut(rest, ":")
	if !found || strings.ContainsAny(key, " {}[]\"'") {
		outsideRedactions(m, line, m.text)
		return
	}
	m.text(line[:indent])
	token(m, "tk", key+":")
	outsideRedactions(m, value, m.text)
}

// spans colours what stands between brackets: attributes {#id …}, references [[…]], code spans.
func spans(m *markup, line string) {
	for line != "" {
		start := strings.IndexAny(line, "{[`")
		if start < 0 {
			break
		}
		end, class := spanEnd(line[start:])
		if end == 0 {
			m.text(line[:start+1])
			line = line[start+1:]
			continue
		}
		m.text(line[:start])
		token(m, class, line[start:start+end])
		line = line[start+end:]
	}
	m.text(line)
}

// spanEnd returns the length of the span that s begins with and its class, or 0.
func spanEnd(s string) (int, string) {
	for _, span := range []struct{ open, close, class string }{{"{#", "}", "ta"}, {"{", "\"}", "ta"}, {"[[", "]]", "tk"}, {"`", "`", "ts"}} {
		if !strings.HasPrefix(s, span.open) {
			continue
		}
		if i := strings.Index(s[len(span.open):], span.close); i >= 0 {
			return len(span.open) + i + len(span.close), span.class
		}
	}
	return 0, ""
}
