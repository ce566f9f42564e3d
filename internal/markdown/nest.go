package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"rspsite/internal/clause"
)

// An entry is one item of an enumeration before its level is known.
type entry struct {
	mark   mark
	indent int
	item   *clause.Clause
}

// A level is an open list of a nested enumeration.
type level struct {
	style  style
	last   []int
	indent int
	list   *clause.Clause
}

// A nest puts the items of an enumeration below each other: (i) below (a), and (b) beside (a) again. What decides is,
// in this order: the mark that comes next in an open level, the innermost first; a mark that begins to count, which
// opens a level; indentation, which overrules both. "(i)" behind "(h)" is a letter unless "(ii)" follows.
type nest struct {
	tops   []*clause.Clause
	levels []level
	loose  bool
}

const maxLevels = 20 // of one enumeration; what is deeper stays beside what is above it

// put places an entry; next is the mark after it, if there is one.
func (n *nest) put(e entry, next *mark) {
	r, depth := n.place(e, next)
	if depth == len(n.levels) && depth == maxLevels {
		depth--
	}
	if depth < len(n.levels) {
		n.levels = n.levels[:depth+1]
	} else {
		n.levels = append(n.levels, level{style: r.style, indent: e.indent, list: n.open(e)})
	}
	at := &n.levels[depth]
	at.last, at.style = r.number, r.style
	at.list.Children = append(at.list.Children, e.item)
}

// open makes a list below the last item of the innermost level, or an outermost one.
func (n *nest) open(e entry) *clause.Clause {
	list := &clause.Clause{Kind: clause.List, Start: e.item.Start, Loose: n.loose}
	if len(n.levels) == 0 {
		n.tops = append(n.tops, list)
		return list
	}
	items := n.levels[len(n.levels)-1].list.Children
	parent := items[len(items)-1]
	parent.Children = append(parent.Children, list)
	return list
}

// An option is a level at which an entry could stand; a depth that is not open yet opens one.
type option struct {
	reading reading
	depth   int
}

// place gives the reading of an entry's mark and the depth of its level.
func (n *nest) place(e entry, next *mark) (reading, int) {
	options := n.options(e, true)
	if len(options) == 0 {
		options = n.options(e, false)
	}
	if len(options) == 0 {
		return n.misfit(e)
	}
	for _, o := range options {
		if next != nil && slices.ContainsFunc(next.readings, func(r reading) bool {
			return r.style == o.reading.style && r.follows(o.reading.number)
		}) {
			return o.reading, o.depth
		}
	}
	return options[0].reading, options[0].depth
}

// options are the levels that an entry continues, the innermost first, then the one that it could open.
func (n *nest) options(e entry, indented bool) []option {
	var options []option
	for depth := len(n.levels) - 1; depth >= 0; depth-- {
		l := n.levels[depth]
		if indented && (e.indent > l.indent+1 || e.indent < l.indent-1) {
			continue
		}
		for _, r := range e.mark.readings {
			if r.style == l.style && r.follows(l.last) {
				options = append(options, option{r, depth})
			}
		}
	}
	for _, r := range e.mark.readings {
		if n.opens(r, e.indent, indented) {
			options = append(options, option{r, len(n.levels)})
		}
	}
	return options
}

// opens reports whether a reading can begin a level below all open ones.
func (n *nest) opens(r reading, indent int, indented bool) bool {
	if len(n.levels) == 0 {
		return true
	}
	if r.last() != 1 {
		return false
	}
	if r.style.parts > 1 {
		return n.extends(r)
	}
	for _, l := range n.levels {
		if indented && indent < l.indent-1 {
			return false
		}
		if l.style == r.style && indent <= l.indent+1 {
			return false
		}
	}
	return true
}

// extends reports whether "1.2.1." can stand below the innermost number, "1.2.", or where there is none.
func (n *nest) extends(r reading) bool {
	for depth := len(n.levels) - 1; depth >= 0; depth-- {
		if l := n.levels[depth]; l.style.alphabet == decimal && l.style.parts < r.style.parts {
			return depth == len(n.levels)-1 && slices.Equal(l.last, r.number[:l.style.parts])
		}
	}
	return true
}

// misfit places an entry that no level expects: a number left out, a count begun anew, a part quoted from its middle.
func (n *nest) misfit(e entry) (reading, int) {
	for depth := len(n.levels) - 1; depth >= 0; depth-- {
		l := n.levels[depth]
		for _, r := range e.mark.readings {
			if r.style != l.style {
				continue
			}
			if r.last() == 1 && e.indent <= l.indent+1 { // begun anew: a list of its own
				n.levels = n.levels[:depth]
				return r, depth
			}
			return r, depth
		}
	}
	r := e.mark.readings[0]
	for depth, l := range n.levels { // numbers of other parts, "2." behind "1.1.": a list beside
		if r.style.alphabet == decimal && l.style.alphabet == decimal && (l.style.parts > 1 || r.style.parts > 1) {
			n.levels = n.levels[:depth]
			return r, depth
		}
	}
	return r, len(n.levels)
}

// enumerated makes lists of enumerations and of lists that stand between or before them.
func (b *builder) enumerated(nodes []ast.Node) []*clause.Clause {
	var entries []entry
	between := map[int][]*clause.Clause{} // what stands behind the entry of that number
	n := nest{}
	for i, node := range nodes {
		list, isList := node.(*ast.List)
		if isList && !list.IsOrdered() {
			between[len(entries)] = append(between[len(entries)], b.list(list))
			continue
		}
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			n.loose = n.loose || item.HasBlankPreviousLines() && (i > 0 || item.PreviousSibling() != nil)
			if isList {
				entries = append(entries, b.numberEntry(item, list))
			} else if item, ok := item.(*enumerationItem); ok {
				entries = append(entries, b.itemEntries(item)...)
			}
		}
	}
	for i, e := range entries {
		var next *mark
		if i+1 < len(entries) {
			next = &entries[i+1].mark
		}
		own := n.outdent(e)
		n.put(e, next)
		n.takeBack(own, e)
		e.item.Children = append(e.item.Children, between[i+1]...)
	}
	for _, top := range n.tops {
		setEnds(top)
	}
	return n.tops
}

// outdent takes from an item the blocks that stand further to the left than its text may: they belong to an item above.
func (n *nest) outdent(e entry) []*clause.Clause {
	children := e.item.Children
	for i, c := range children {
		if c.Start.Line > e.item.Start.Line && c.Start.Column < e.item.Start.Column+minIndent {
			e.item.Children = children[:i:i]
			return children[i:]
		}
	}
	return nil
}

// takeBack gives blocks to the innermost item of the levels under whose text they stand, or back to their own.
func (n *nest) takeBack(blocks []*clause.Clause, e entry) {
	for _, c := range blocks {
		item := e.item
		for depth := len(n.levels) - 1; depth >= 0; depth-- {
			items := n.levels[depth].list.Children
			if last := items[len(items)-1]; c.Start.Column >= last.Start.Column+minIndent {
				item = last
				break
			}
		}
		item.Children = append(item.Children, c)
	}
}

// setEnds makes each list end where its last item does.
func setEnds(list *clause.Clause) {
	for _, item := range list.Children {
		for _, child := range item.Children {
			if child.Kind == clause.List && child.End == 0 {
				setEnds(child)
			}
		}
	}
	list.End = endOf(list)
}

// itemEntries makes an entry for each mark of an item: "(a)(1) text" is an item without text and one below it.
func (b *builder) itemEntries(n *enumerationItem) []entry {
	entries := make([]entry, 0, len(n.marks))
	for i, m := range n.marks {
		c := &clause.Clause{Kind: clause.Item, Marker: m.text, Start: b.position(m.at)}
		c.End = b.offset(m.at + len(m.text))
		if i == len(n.marks)-1 {
			b.lift(c, n)
		}
		entries = append(entries, entry{mark: m, indent: n.indent, item: c})
	}
	return entries
}

// numberEntry makes an entry of an item of a numbered list.
func (b *builder) numberEntry(n ast.Node, list *ast.List) entry {
	c := b.clause(clause.Item, n)
	c.Marker = b.number(c, list)
	b.lift(c, n)
	m, size := parseMark([]byte(c.Marker), 0)
	if size == 0 { // a number of more digits than an enumeration may have
		m.readings = []reading{{style: style{close: list.Marker, parts: 1}, number: []int{0}}}
	}
	return entry{mark: m, item: c}
}

// enumerationRun gives the siblings from n on that make one enumeration: enumerations, and the lists before and between
// them if they go on from there.
func enumerationRun(n ast.Node) []ast.Node {
	var run []ast.Node
	end := 0
	var before *enumeration
	for ; n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *enumeration:
			if !goesOn(n, before, len(run)) {
				return run[:end]
			}
			run = append(run, n)
			before, end = n, len(run)
		case *ast.List:
			if len(run) == 0 && !n.IsOrdered() || len(run) == 1 && before == nil {
				return nil // bullets, or two lists, before an enumeration
			}
			run = append(run, n)
		default:
			return run[:end]
		}
	}
	return run[:end]
}

// goesOn reports whether n belongs to the enumeration before it, or to the list if there is no enumeration.
func goesOn(n, before *enumeration, siblings int) bool {
	if siblings == 0 {
		return true
	}
	if before == nil {
		return n.goesOn || !n.HasBlankPreviousLines()
	}
	first, ok := n.FirstChild().(*enumerationItem)
	return ok && first.marks[0].follows(before.last)
}
