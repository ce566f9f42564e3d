package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/permalink"
)

// A reference is [[target]] or [[target|text]].
type reference struct {
	ast.BaseInline
	target, text string
}

var kindReference = ast.NewNodeKind("Reference")

func (n *reference) Kind() ast.NodeKind            { return kindReference }
func (n *reference) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A referenceParser reads references. Whether they lead anywhere, package corpus knows.
type referenceParser struct{}

// Trigger has '!' too, with which an image begins: "pause![[#pause]]".
func (referenceParser) Trigger() []byte { return []byte{'[', '!'} }

func (p referenceParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if bytes.HasPrefix(line, []byte("![[")) && !bytes.HasPrefix(line, []byte("![[[")) {
		block.Advance(1)
		n := p.Parse(parent, block, pc)
		if n != nil {
			ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
		}
		return n
	}
	if !bytes.HasPrefix(line, []byte("[[")) || bytes.HasPrefix(line, []byte("[[[")) {
		return nil
	}
	b := builderOf(pc)
	written, ok := b.readReference(block)
	if !ok {
		mend := `close it with ]], or write \[ for the character`
		if _, cell := parent.(*extast.TableCell); cell && b.closesBehind(segment.Stop) {
			mend = `write \| for the bar within a table`
		}
		b.errorf(segment.Start, "reference", mend, "the reference is not closed")
		return nil
	}
	target, text, _ := strings.Cut(strings.Replace(written, `\|`, "|", 1), "|") // a cell has to write \|
	target = strings.TrimSpace(target)
	if _, err := permalink.ParseRef(target); err != nil {
		b.errorf(segment.Start, "reference", "write [[#clause]], [[version#clause]] or [[kind:name]]", "%q is not a reference: %v", "[["+written+"]]", err)
		return nil
	}
	n := &reference{target: target, text: strings.Join(strings.Fields(b.resolve([]byte(text))), " ")}
	n.SetPos(segment.Start)
	return n
}

// closesBehind reports whether a bar at the end of a cell cuts a reference that closes in the next one.
func (b *builder) closesBehind(at int) bool {
	rest := b.body[at:min(len(b.body), at+maxReference)]
	rest, _, _ = bytes.Cut(rest, []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t")
	if len(rest) == 0 || rest[0] != '|' {
		return false
	}
	closes := bytes.Index(rest, []byte("]]"))
	opens := bytes.Index(rest, []byte("[["))
	return closes >= 0 && (opens < 0 || closes < opens)
}

// A text of a reference may be wrapped, but a file that lost its ]] is not read through.
const (
	maxReferenceLines = 8
	maxReference      = 1000 // bytes of each of them
)

// readReference reads what stands between [[ and ]], over line ends, and goes behind it.
func (b *builder) readReference(block gtext.Reader) (string, bool) {
	block.Advance(2)
	var written strings.Builder
	for range maxReferenceLines {
		line, _ := block.PeekLine()
		if line == nil {
			return "", false
		}
		line = line[:min(len(line), maxReference)]
		if end := bytes.Index(line, []byte("]]")); end >= 0 {
			written.Write(line[:end])
			block.Advance(end + 2)
			return written.String(), true
		}
		if len(line) == maxReference {
			return "", false
		}
		written.Write(line)
		block.AdvanceLine()
	}
	return "", false
}
