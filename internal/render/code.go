package render

import (
	"math"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"rspsite/internal/clause"
)

// Limits of what is coloured, in bytes; more code is shown plain. Lexers take some milliseconds for a kilobyte, and on
// hostile text some take time by the square of a block's length.
const (
	maxColoured     = 2 << 10  // of one block
	maxColouredPage = 16 << 10 // of one page
)

// code writes a code block, coloured by classes where its language is known.
func (w *writer) code(m *markup, c *clause.Clause) {
	name := "Code " + string(c.Label)
	m.start("div", "class", "body")
	m.start("pre", "class", "code", "tabindex", "0", "role", "region", "aria-label", strings.TrimSpace(name))
	m.start("code")
	w.coloured += len(c.Code)
	if len(c.Code) <= maxColoured && w.coloured <= maxColouredPage {
		w.highlight(m, c)
	} else {
		w.codeRuns(m, c.CodeRuns())
	}
	m.end()
	m.end()
	m.end()
}

// colouredLanguages are the languages that are coloured, by chroma's names: those that documents about policies show. chroma knows some
// three hundred, and among their lexers are ones that hostile text keeps busy for seconds.
var colouredLanguages = []string{"Bash", "CSS", "CSV", "Diff", "Go", "HTML", "INI", "JSON", "Python", "TOML", "XML", "YAML"}

// highlight writes code with a span around every token that its language gives a meaning.
func (w *writer) highlight(m *markup, c *clause.Clause) {
	lexer := lexers.Get(c.Lang)
	if c.Lang == "" || lexer == nil || !slices.Contains(colouredLanguages, lexer.Config().Name) {
		w.codeRuns(m, c.CodeRuns())
		return
	}
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), nil, c.Code)
	if err != nil {
		w.codeRuns(m, c.CodeRuns())
		return
	}
	rest := codeCutter{c.CodeRuns()}
	for _, t := range tokens {
		class := tokenClass(t.Type)
		rest.cut(len(t.Value), func(r clause.Run) {
			if r.Redaction != nil {
				w.redaction(m, r, false)
			} else {
				token(m, class, r.Text)
			}
		})
	}
	rest.cut(math.MaxInt, func(r clause.Run) { w.codeRuns(m, clause.Inline{r}) })
}

// A codeCutter hands out the runs of code in stretches. A redaction is whole: it comes with the stretch in which it begins.
type codeCutter struct{ rest clause.Inline }

// cut yields the runs of the next so many bytes.
func (c *codeCutter) cut(size int, yield func(clause.Run)) {
	for size > 0 && len(c.rest) > 0 {
		r := &c.rest[0]
		n := min(size, len(r.Text))
		size -= n
		part := *r
		switch {
		case r.Redaction == nil:
			part.Text = r.Text[:n]
			yield(part)
		case len(r.Text) == len(r.Redaction.Words()): // begins here
			yield(part)
		}
		if r.Text = r.Text[n:]; r.Text == "" {
			c.rest = c.rest[1:]
		}
	}
}

// token writes one token.
func token(m *markup, class, text string) {
	if class == "" {
		m.text(text)
		return
	}
	m.element("span", text, "class", class)
}

// tokenClass reduces chroma's seventy types to the few that a reader tells apart: the style sheet colours these.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Comment):
		return "tc"
	case t.InCategory(chroma.Keyword):
		return "tk"
	case t.InSubCategory(chroma.LiteralString):
		return "ts"
	case t.InCategory(chroma.Literal):
		return "tn"
	case t == chroma.NameTag, t == chroma.NameAttribute, t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameBuiltin:
		return "ta"
	case t == chroma.GenericHeading, t == chroma.GenericSubheading:
		return "th"
	case t == chroma.GenericDeleted:
		return "td"
	case t == chroma.GenericInserted:
		return "ti"
	}
	return ""
}
