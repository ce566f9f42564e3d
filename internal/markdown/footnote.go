package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// A note is what is known of a footnote's name.
type note struct {
	at     int // place of its definition in the body
	marked bool
}

// A footnoteParser reads definitions of footnotes, "[^name]: text", and leaves them where they stand. goldmark's own
// drops those without a mark and puts the others in order of their marks.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	at, _ := blockStart(reader, pc)
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	b, name := builderOf(pc), string(node.(*extast.Footnote).Ref)
	if first, twice := b.notes[name]; twice {
		line := b.at(b.offset(first.at))
		b.errorf(at, "note-twice", "rename one", "the footnote %q is defined twice (first at %s)", name, line)
	} else {
		b.notes[name] = &note{at: at}
	}
	return node, state
}

// Close leaves the definition in its place.
func (p footnoteParser) Close(ast.Node, gtext.Reader, parser.Context) {}

// footnote keeps a definition for the end of the document.
func (b *builder) footnote(n *extast.Footnote) {
	c := b.clause(clause.Footnote, n)
	c.Marker = string(n.Ref)
	b.lift(c, n)
	b.footnotes = append(b.footnotes, c)
}

// checkNotes puts footnotes in order of the source and reports those that nothing marks.
func (b *builder) checkNotes() {
	sort.SliceStable(b.footnotes, func(i, j int) bool {
		return b.footnotes[i].Start.Offset < b.footnotes[j].Start.Offset
	})
	for _, c := range b.footnotes {
		if n := b.notes[c.Marker]; !n.marked && b.offset(n.at) == c.Start.Offset {
			b.warnAt(c.Start, "note-unused", "write [^"+c.Marker+"] where it belongs, or remove it", "nothing marks the footnote %q", c.Marker)
		}
	}
}

// A noteMark is the mark of a footnote in text, "[^name]".
type noteMark struct {
	ast.BaseInline
	name string
}

var kindNoteMark = ast.NewNodeKind("NoteMark")

func (n *noteMark) Kind() ast.NodeKind            { return kindNoteMark }
func (n *noteMark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A noteParser reads marks of footnotes. By now all definitions of the file are known.
type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || end > maxNoteName || bytes.ContainsAny(line[2:end], "[ \t") {
		return nil
	}
	b, name := builderOf(pc), string(line[2:end])
	note, ok := b.notes[name]
	if !ok {
		names := make([]string, 0, len(b.notes))
		for n := range b.notes {
			names = append(names, n)
		}
		mend := problem.DidYouMean(name, names)
		if mend == "" {
			mend = "add a line [^" + name + "]: with its text, or write \\[ for the character"
		}
		b.errorf(segment.Start, "note-missing", mend, "no footnote %q is defined", name)
		return nil
	}
	note.marked = true
	mark := &noteMark{name: name}
	mark.SetPos(segment.Start)
	block.Advance(end + 1)
	return mark
}

const maxNoteName = 200 // bytes
