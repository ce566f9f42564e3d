package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/problem"
)

// What a source may hold. Within these limits the time for any input is a small constant per byte, and its memory too;
// what CommonMark allows beyond them (a quotation in a quotation a hundred thousand times) no reader ever needed. What is
// over the first two is refused as a whole. Over the others, blocks and marks are text, and the dialect reports it.
const (
	MaxSize        = 16 << 20 // bytes of a file
	MaxLines       = 250_000  // lines of a file
	MaxDepth       = 100      // blocks inside each other
	MaxBlocks      = 100_000  // lists, quotations and other blocks that hold blocks, in a file
	MaxCells       = 500_000  // cells of tables in a file
	MaxMarks       = 1000     // marks of emphasis, links, references, footnotes and code in one block
	MaxAllMarks    = 500_000  // of them in a file
	MaxDefinitions = 2000     // lines of link definitions that follow each other
	maxProblems    = 1000     // of one file; more would help nobody
	maxRuns        = 100_000  // of one block, before escapes and entities no longer part them
)

// readable refuses what is no text, or too much of it.
func readable(file string, src []byte, problems *problem.List) bool {
	if len(src) > MaxSize {
		problems.Errorf(problem.Position{File: file}, "size", "split the file",
			"the file has %d bytes (want at most %d)", len(src), MaxSize)
		return false
	}
	if n := bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) - bytes.Count(src, []byte("\r\n")); n > MaxLines {
		problems.Errorf(problem.Position{File: file}, "size", "split the file",
			"the file has %d lines (want at most %d)", n, MaxLines)
		return false
	}
	valid := utf8.Valid(src)
	nul := bytes.IndexByte(src, 0)
	if valid && nul < 0 {
		return true
	}
	t := &text{file: file, src: src, starts: lineStarts(src, len(src)-len(bytes.TrimPrefix(src, byteOrderMark)))}
	if !valid {
		at := firstInvalid(src)
		line, column := t.lineColumn(at)
		problems.Errorf(problem.Position{File: file, Line: line, Column: column}, "utf-8", "save the file as UTF-8",
			"the text is not UTF-8 (found the byte 0x%02X)", src[at])
	}
	if nul >= 0 {
		line, column := t.lineColumn(nul)
		problems.Errorf(problem.Position{File: file, Line: line, Column: column}, "nul", "remove it",
			"the text holds a NUL byte")
	}
	return false
}

func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(src)
}

// checkCharacters reports characters that make text read otherwise than it is, or that no page or feed may hold.
func checkCharacters(b *builder) {
	for i, r := range string(b.src) {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r < 0x7F:
		case isBidi(r):
			b.fileError(i, "bidi", "remove it", "the text holds the direction override U+%04X, which makes it read otherwise than it is", r)
		case isControl(r):
			b.fileError(i, "control", "remove it", "the text holds the control character U+%04X", r)
		}
	}
}

// isBidi knows the embeddings, overrides and isolates of the bidirectional algorithm (CVE-2021-42574).
func isBidi(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// isControl knows what XML 1.0 forbids or discourages: C0 and C1 controls and U+FFFE, U+FFFF.
func isControl(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF
}

// A locatedParser keeps the true place of blocks behind a tab, which goldmark puts too far right.
type locatedParser struct{ parser.BlockParser }

func (p locatedParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	at, padded := blockStart(reader, pc)
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil && padded {
		builderOf(pc).starts[node] = at
	}
	return node, state
}

// blockStart is the place in the body where the current line's block begins, and whether part of a tab stands before it.
func blockStart(reader gtext.Reader, pc parser.Context) (at int, padded bool) {
	_, segment := reader.PeekLine()
	return segment.Start + max(0, pc.BlockOffset()-segment.Padding), segment.Padding > 0
}

// A shallowParser opens no block deeper than MaxDepth, where goldmark would take time by the square of the depth, and no
// more than MaxBlocks; the line is text then.
type shallowParser struct{ parser.BlockParser }

func (p shallowParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, ok := parent.(*ast.List); ok {
		return p.BlockParser.Open(parent, reader, pc) // only items open there; goldmark asks first whether a list does
	}
	b := builderOf(pc)
	at, _ := blockStart(reader, pc)
	depth := 0
	for n := parent; n != nil && depth < MaxDepth; n = n.Parent() {
		depth++
	}
	if depth == MaxDepth {
		b.errorOnce("depth", at, "take it apart", "more than %d blocks inside each other", MaxDepth)
		return nil, parser.NoChildren
	}
	if b.blocksOpened == MaxBlocks {
		b.errorOnce("blocks", at, "split the file", "more than %d lists, quotations and the like in the file", MaxBlocks)
		return nil, parser.NoChildren
	}
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil {
		b.blocksOpened++
	}
	return node, state
}

// A sparseParser takes no more than MaxMarks marks of a block: goldmark matches each against all before it.
type sparseParser struct {
	parser.InlineParser
	tries bool // count tries too, not only what they find: they take time
}

func (p sparseParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	b := builderOf(pc)
	_, segment := block.Position()
	if limit := b.marks.passed(parent, segment.Start); limit != noLimit {
		if p.tries {
			limit.report(b, segment.Start)
		}
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if p.tries || node != nil {
		b.marks.count(segment.Start)
	}
	return node
}

// CloseBlock passes the end of a block on: the link parser cleans up there.
func (p sparseParser) CloseBlock(parent ast.Node, block gtext.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// markCounts counts marks, of the block that is being parsed and of the file.
type markCounts struct {
	block     ast.Node
	here, all int
	at        int // place of the last one: several parsers may try their luck there
}

// passed is the limit that one more mark would pass.
func (m *markCounts) passed(block ast.Node, at int) markLimit {
	if m.block != block {
		m.block, m.here, m.at = block, 0, -1
	}
	switch {
	case m.at == at: // counted already
		return noLimit
	case m.here == MaxMarks:
		return blockLimit
	case m.all == MaxAllMarks:
		return fileLimit
	}
	return noLimit
}

// A markLimit is one of the limits of marks.
type markLimit uint8

const (
	noLimit markLimit = iota
	blockLimit
	fileLimit
)

func (l markLimit) report(b *builder, at int) {
	if l == blockLimit {
		b.errorOnce("marks", at, "split the paragraph", "more than %d marks of emphasis, links and references in one block", MaxMarks)
	} else {
		b.errorOnce("all-marks", at, "split the file", "more than %d marks of emphasis, links and references in the file", MaxAllMarks)
	}
}

func (m *markCounts) count(at int) {
	if m.at != at {
		m.at = at
		m.here++
		m.all++
	}
}

// A briefDefinitions transformer looks for link definitions only where they are few: goldmark takes time by their square.
type briefDefinitions struct{ parser.ParagraphTransformer }

func (p briefDefinitions) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() > MaxDefinitions {
		first := lines.At(0)
		if first = first.TrimLeftSpace(reader.Source()); first.Len() > 0 && reader.Source()[first.Start] == '[' {
			builderOf(pc).errorOnce("definitions", first.Start, "part them by a blank line", "more than %d lines of link definitions in one block", MaxDefinitions)
		}
		return
	}
	p.ParagraphTransformer.Transform(node, reader, pc)
}
