package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"rspsite/internal/clause"
)

// The parsers, by whether they read plain Markdown. They hold no state: all that belongs to one run is in its builder.
var (
	parsers      = map[bool]parser.Parser{false: newParser(false), true: newParser(true)}
	inlineParser = parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(inlineParsers(false)...))
)

// newParser puts the dialect together. Numbers are priorities, smallest first; goldmark's own are listed at
// parser.DefaultBlockParsers and its neighbours.
func newParser(plain bool) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(briefDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(attributeTransformer{}, 300)),
		parser.WithInlineParsers(inlineParsers(plain)...))
}

func blockParsers() []util.PrioritizedValue {
	located := func(p parser.BlockParser, priority int) util.PrioritizedValue {
		return util.Prioritized(locatedParser{p}, priority)
	}
	shallow := func(p parser.BlockParser, priority int) util.PrioritizedValue {
		return located(shallowParser{p}, priority)
	}
	return []util.PrioritizedValue{
		located(parser.NewSetextHeadingParser(), 100),
		shallow(extension.NewDefinitionListParser(), 101),
		located(descriptionParser{extension.NewDefinitionDescriptionParser()}, 102),
		located(parser.NewThematicBreakParser(), 200),
		shallow(enumerationParser{}, 290),
		located(enumerationItemParser{}, 291),
		shallow(parser.NewListParser(), 300),
		located(parser.NewListItemParser(), 400),
		located(parser.NewCodeBlockParser(), 500),
		located(headingParser{parser.NewATXHeadingParser()}, 600),
		located(parser.NewFencedCodeBlockParser(), 700),
		shallow(parser.NewBlockquoteParser(), 800),
		located(parser.NewHTMLBlockParser(), 900),
		shallow(footnoteParser{extension.NewFootnoteBlockParser()}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

func inlineParsers(plain bool) []util.PrioritizedValue {
	sparse := func(p parser.InlineParser, priority int) util.PrioritizedValue {
		return util.Prioritized(sparseParser{p, true}, priority)
	}
	values := []util.PrioritizedValue{
		sparse(redactionParser{}, 90),
		sparse(codeSpanParser{parser.NewCodeSpanParser()}, 100),
		sparse(noteParser{}, 101),
		sparse(parser.NewLinkParser(), 200),
		sparse(parser.NewAutoLinkParser(), 300),
		sparse(parser.NewRawHTMLParser(), 400),
		sparse(parser.NewEmphasisParser(), 500),
		sparse(extension.NewStrikethroughParser(), 500),
		util.Prioritized(sparseParser{extension.NewLinkifyParser(), false}, 999),
	}
	if !plain {
		values = append(values, sparse(referenceParser{}, 150))
	}
	return values
}

// A builder makes the tree of one file.
type builder struct {
	*text
	plain        bool
	problems     problems
	starts       map[ast.Node]int         // true places of blocks behind a tab, in the body
	cut          map[int]*attributes      // attributes cut from the end of blocks, by where the text before them ends in the body
	tables       map[ast.Node]*attributes // of tables, from a last line of their own
	rows         map[ast.Node]*tableRow   // what goldmark does not know of a table's row
	ids          map[string]written       // written IDs and where they stand
	redactions   map[string]bool          // IDs of redactions
	notes        map[string]*note         // footnotes by name
	footnotes    []*clause.Clause         // in the order of the source
	marks        markCounts
	defined      []definition    // of links
	used         map[string]bool // names of those that links use
	blocksOpened int             // of those that hold blocks
	cells        int             // of tables, so far
	ticks        codeTicks
	heads        *heads  // nil until asked for
	lastNumbers  numbers // of enumerations, for those that go on behind other blocks
}

func newBuilder(t *text, plain bool) *builder {
	return &builder{
		text: t, plain: plain,
		problems:    problems{once: map[string]bool{}},
		starts:      map[ast.Node]int{},
		cut:         map[int]*attributes{},
		tables:      map[ast.Node]*attributes{},
		rows:        map[ast.Node]*tableRow{},
		ids:         map[string]written{},
		redactions:  map[string]bool{},
		notes:       map[string]*note{},
		used:        map[string]bool{},
		lastNumbers: numbers{},
	}
}

var builderKey = parser.NewContextKey()

// context carries b through goldmark.
func (b *builder) context() parser.Context {
	pc := parser.NewContext()
	pc.Set(builderKey, b)
	return pc
}

func builderOf(pc parser.Context) *builder { return pc.Get(builderKey).(*builder) }

// joinParagraphs makes one paragraph of several, byte for byte in place.
func joinParagraphs(body []byte) []byte {
	body = bytes.Clone(body)
	line := -1 // the last line end, if only white space followed it
	for i, c := range body {
		switch {
		case c == '\n':
			if line >= 0 {
				body[line] = ' '
			}
			line = i
		case c != ' ' && c != '\t':
			line = -1
		}
	}
	return body
}
