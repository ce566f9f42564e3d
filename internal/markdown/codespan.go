package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// A codeSpanParser looks for the end of a code span only if there is one. goldmark reads to the end of the block for
// every run of backticks that nothing closes.
type codeSpanParser struct{ parser.InlineParser }

// codeTicks are the runs of backticks in a block: by their length, where the last one begins.
type codeTicks struct {
	block ast.Node
	last  map[int]int
}

func (p codeSpanParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	b := builderOf(pc)
	if b.ticks.block != parent {
		b.ticks = codeTicks{block: parent, last: b.findTicks(parent.Lines())}
	}
	line, segment := block.PeekLine()
	n := 0
	for n < len(line) && line[n] == '`' {
		n++
	}
	if b.ticks.last[n] > segment.Start {
		return p.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n))
}

func (b *builder) findTicks(lines *gtext.Segments) map[int]int {
	last := map[int]int{}
	for i := range lines.Len() {
		line := lines.At(i)
		for at := line.Start; at < line.Stop; at++ {
			n := 0
			for at+n < line.Stop && b.body[at+n] == '`' {
				n++
			}
			if n > 0 {
				last[n] = at
				at += n - 1
			}
		}
	}
	return last
}
