package render

import (
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
		highlight(m, c.Code, c.Lang)
	} else {
		m.text(c.Code)
	}
	m.end()
	m.end()
	m.end()
}

// colouredLanguages are the languages that are coloured, by chroma's names: those that documents about policies show. chroma knows some
// three hundred, and among their lexers are ones that hostile text keeps busy for seconds.
var colouredLanguages = []string{"Bash", "CSS", "CSV", "Diff", "Go", "HTML", "INI", "JSON", "Python", "TOML", "XML", "YAML"}

// highlight writes code with a span around every token that its language gives a meaning.
func highlight(m *markup, code, lang string) {
	lexer := lexers.Get(lang)
	if lang == "" || lexer == nil || !slices.Contains(colouredLanguages, lexer.Config().Name) {
		m.text(code)
		return
	}
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), nil, code)
	if err != nil {
		m.text(code)
		return
	}
	for _, t := range tokens {
		token(m, tokenClass(t.Type), t.Value)
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
