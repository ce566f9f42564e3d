package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An enumeration is a list whose marks Markdown does not know: (a), (i), a., 1.1. Its items stand in a row, whatever
// their level; which belongs below which is found out when all are known, see nest.
type enumeration struct {
	ast.BaseBlock
	last   numbers // of each style, so far
	next   *line   // the current line, if it begins an item
	indent int     // the smallest of its items
	goesOn bool    // has items that count on from a numbered list before it
}

// A line is one that begins with marks.
type line struct {
	marks  []mark
	indent int // columns before the first mark
	size   int // bytes from the first mark to the text
}

// An enumerationItem is one item, with the marks that stand before its text.
type enumerationItem struct {
	ast.BaseBlock
	line
}

var (
	kindEnumeration     = ast.NewNodeKind("Enumeration")
	kindEnumerationItem = ast.NewNodeKind("EnumerationItem")
)

func (n *enumeration) Kind() ast.NodeKind                { return kindEnumeration }
func (n *enumeration) Dump(source []byte, level int)     { ast.DumpHelper(n, source, level, nil, nil) }
func (n *enumerationItem) Kind() ast.NodeKind            { return kindEnumerationItem }
func (n *enumerationItem) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// lastItem is the item that is open.
func (n *enumeration) lastItem() *enumerationItem {
	item, _ := n.LastChild().(*enumerationItem)
	return item
}

// readLine reads the marks of the current line.
func readLine(reader gtext.Reader) *line {
	text, segment := reader.PeekLine()
	indent, pos := util.IndentWidth(text, reader.LineOffset())
	if pos >= len(text) {
		return nil
	}
	marks, size := parseMarks(text[pos:], segment.Start+max(0, pos-segment.Padding))
	if len(marks) == 0 {
		return nil
	}
	return &line{marks: marks, indent: indent, size: size}
}

// An enumerationParser opens enumerations and decides which lines begin an item.
type enumerationParser struct{}

var markTrigger = []byte("(0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

func (enumerationParser) Trigger() []byte             { return markTrigger }
func (enumerationParser) CanInterruptParagraph() bool { return true }
func (enumerationParser) CanAcceptIndentedLine() bool { return false }

func (enumerationParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, ok := parent.(*enumeration); ok {
		return nil, parser.NoChildren
	}
	l := readLine(reader)
	if l == nil || isNative(l.marks[0]) {
		return nil, parser.NoChildren
	}
	b := builderOf(pc)
	text, segment := reader.PeekLine()
	_, pos := util.IndentWidth(text, reader.LineOffset())
	rest := text[pos+l.size:]
	m := l.marks[0]
	n := &enumeration{last: numbers{}, next: l, indent: l.indent}
	if list, ok := parent.LastChild().(*ast.List); ok && list.IsOrdered() { // "2." behind the enumeration goes on
		number := []int{list.Start + list.ChildCount() - 1}
		n.last[style{alphabet: decimal, close: list.Marker, parts: 1}] = number
	}
	n.goesOn = m.extends(n.last)
	if last := pc.LastOpenedBlock().Node; last != nil && ast.IsParagraph(last) && !n.goesOn {
		if !m.isFirst() && !m.follows(b.lastNumbers) || !b.mayInterrupt(segment.Start, parent) && !b.beginsHere(m, segment.Stop) {
			return nil, parser.NoChildren
		}
	}
	if !b.isPlausible(m, rest, segment.Stop) {
		return nil, parser.NoChildren
	}
	return n, parser.HasChildren
}

// isNative reports whether m is a number that Markdown knows.
func isNative(m mark) bool {
	s := m.readings[0].style
	return s.alphabet == decimal && s.parts == 1 && !s.open
}

// isPlausible reports whether m begins an enumeration, and not a sentence that happens to begin so.
func (b *builder) isPlausible(m mark, rest []byte, end int) bool {
	r := m.readings[0]
	switch {
	case m.text == "(c)" && beginsCopyright(rest): // "(c) 2026 The Publisher"
		return false
	case r.style.open || m.follows(b.lastNumbers) || m.extends(b.lastNumbers):
		return true
	case r.style.alphabet == decimal && m.text[len(m.text)-1] == '.':
		return true
	case r.style.alphabet == decimal: // "2.10 million", "3.5 Sonnet is"
		return r.last() == 1 && (r.style.parts > 2 || b.isFollowed(m, end))
	case !m.isFirst() || isInitial(rest): // "e. g.", "J. Smith", "A. B. Smith"
		return false
	case r.style.alphabet == upperLetter && r.style.close == '.':
		return b.isFollowed(m, end) // not "A. Einstein"
	}
	return true
}

func beginsCopyright(rest []byte) bool {
	return len(rest) > 3 && isDigit(rest[0]) && isDigit(rest[3]) || bytes.HasPrefix(bytes.ToLower(rest), []byte("copyright"))
}

// isInitial reports whether text begins with a single letter and a dot.
func isInitial(text []byte) bool {
	return len(text) > 1 && isLetter(text[0]) && text[1] == '.'
}

// mayInterrupt reports whether an enumeration can begin in a running paragraph: after a line that ends with a stop, or
// where only a list parts it from an enumeration. So "as in section 4\n(a) of the Act" stays a sentence.
func (b *builder) mayInterrupt(at int, parent ast.Node) bool {
	if endsWithStop(b.lineBefore(at)) {
		return true
	}
	last := parent.LastChild()
	if _, ok := last.(*ast.List); !ok {
		return false
	}
	_, ok := last.PreviousSibling().(*enumeration)
	return ok
}

// lineBefore is the line of the body before the one in which at lies.
func (b *builder) lineBefore(at int) []byte {
	start := bytes.LastIndexByte(b.body[:at], '\n')
	if start < 0 {
		return nil
	}
	return b.body[bytes.LastIndexByte(b.body[:start], '\n')+1 : start]
}

// endsWithStop reports whether a line ends so that an enumeration may follow.
func endsWithStop(line []byte) bool {
	line = bytes.TrimRight(line, " \t\\")
	if at := trailingBrace(line); at >= 0 {
		line = bytes.TrimRight(line[:at], " \t")
	}
	line = bytes.TrimRight(line, "*_")
	for _, end := range []string{":", ";", ".", ",", "—", "–", " and", " or"} {
		if bytes.HasSuffix(line, []byte(end)) {
			return true
		}
	}
	return len(bytes.Trim(line, " \t>")) == 0
}

func (enumerationParser) Continue(node ast.Node, reader gtext.Reader, pc parser.Context) parser.State {
	n := node.(*enumeration)
	text, segment := reader.PeekLine()
	if util.IsBlank(text) {
		return parser.Continue | parser.HasChildren
	}
	item := n.lastItem()
	if item == nil {
		return parser.Close
	}
	indent, _ := util.IndentWidth(text, reader.LineOffset())
	inside := indent >= n.indent+minIndent
	if l := readLine(reader); l != nil && !(inside && isInsideOther(item, pc)) && n.accepts(l, inside, segment, pc) {
		n.next = l
		n.indent = min(n.indent, l.indent)
		return parser.Continue | parser.HasChildren
	}
	if inside || item.ChildCount() == 0 && len(bytes.TrimSpace(builderOf(pc).lineBefore(segment.Start))) > 0 {
		return parser.Continue | parser.HasChildren
	}
	return parser.Close
}

const minIndent = 2 // columns by which text is indented that belongs to an item

// isInsideOther reports whether the innermost open block is in a list, a quotation or code in the item.
func isInsideOther(item ast.Node, pc parser.Context) bool {
	last := pc.LastOpenedBlock().Node
	if last == nil || last == item {
		return false
	}
	return !ast.IsParagraph(last) || last.Parent() != item
}

// accepts reports whether a line begins an item of n.
func (n *enumeration) accepts(l *line, inside bool, segment gtext.Segment, pc parser.Context) bool {
	b, m := builderOf(pc), l.marks[0]
	switch {
	case isNative(m):
		if m.follows(n.last) || n.followsParts(m) {
			n.goesOn = true
			return true
		}
		return false
	case m.follows(n.last) || m.extends(n.last):
		return true
	}
	rest := b.body[min(m.at+l.size, segment.Stop):segment.Stop]
	if ast.IsParagraph(pc.LastOpenedBlock().Node) {
		begins := inside || endsWithStop(b.lineBefore(segment.Start)) || !n.counts(m) && b.beginsHere(m, segment.Stop)
		return begins && (m.isFirst() || n.knows(m)) && b.isPlausible(m, rest, segment.Stop)
	}
	return b.isPlausible(m, rest, segment.Stop)
}

// counts reports whether the last item of n counts in a style in which m is first, so that m begins no level below it.
func (n *enumeration) counts(m mark) bool {
	marks := n.lastItem().marks
	for _, r := range marks[len(marks)-1].readings {
		for _, other := range m.readings {
			if other.last() == 1 && other.style == r.style && slices.Equal(n.last[r.style], r.number) {
				return true
			}
		}
	}
	return false
}

// knows reports whether an item of n has a mark of the style of m, so that m may leave numbers out.
func (n *enumeration) knows(m mark) bool {
	for _, r := range m.readings {
		if n.last[r.style] != nil {
			return true
		}
	}
	return false
}

// followsParts reports whether "2." comes after "1.3.".
func (n *enumeration) followsParts(m mark) bool {
	for s, number := range n.last {
		if s.parts > 1 && m.readings[0].style.close == '.' && m.readings[0].number[0] == number[0]+1 {
			return true
		}
	}
	return false
}

func (enumerationParser) Close(ast.Node, gtext.Reader, parser.Context) {}

// An enumerationItemParser opens the items that an enumeration accepted.
type enumerationItemParser struct{}

func (enumerationItemParser) Trigger() []byte             { return markTrigger }
func (enumerationItemParser) CanInterruptParagraph() bool { return true }
func (enumerationItemParser) CanAcceptIndentedLine() bool { return true }

func (enumerationItemParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, ok := parent.(*enumeration)
	if !ok || n.next == nil {
		return nil, parser.NoChildren
	}
	item := &enumerationItem{line: *n.next}
	n.next = nil
	for _, m := range item.marks {
		n.last.count(m)
		builderOf(pc).lastNumbers.count(m)
	}
	text, _ := reader.PeekLine()
	_, pos := util.IndentWidth(text, reader.LineOffset())
	reader.Advance(pos + item.size)
	return item, parser.HasChildren
}

func (enumerationItemParser) Continue(node ast.Node, reader gtext.Reader, pc parser.Context) parser.State {
	item := node.(*enumerationItem)
	if n := item.Parent().(*enumeration); n.next != nil {
		return parser.Close
	}
	text, _ := reader.PeekLine()
	if util.IsBlank(text) {
		reader.AdvanceToEOL()
		return parser.Continue | parser.HasChildren
	}
	indent, _ := util.IndentWidth(text, reader.LineOffset())
	if strip := min(indent, item.indent+item.size); strip > 0 {
		pos, padding := util.IndentPosition(text, reader.LineOffset(), strip)
		reader.AdvanceAndSetPadding(pos, padding)
	}
	return parser.Continue | parser.HasChildren
}

func (enumerationItemParser) Close(ast.Node, gtext.Reader, parser.Context) {}
