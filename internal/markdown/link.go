package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// schemes are those that a link or an image may have. Others run code in the reader's browser (javascript:), hide what
// they hold (data:), or work on one machine alone (file:).
var schemes = []string{"http", "https", "mailto", "tel", "ftp"}

// target is the address of a link or image, escapes and entities resolved; "" if the dialect refuses it.
func (b *builder) target(at int, destination, title []byte) string {
	address := b.resolve(destination)
	if len(title) > 0 {
		b.warnf(at, "link-title", "write it in the text", "the title of a link or image is not shown (found %q)", title)
	}
	if s := scheme(address); s != "" && !slices.Contains(schemes, s) {
		b.errorf(at, "link-scheme", "want one of "+strings.Join(schemes, ", ")+", or a relative address", "an address cannot begin with %q", s+":")
		return ""
	}
	return address
}

// scheme is the scheme of an address in lower case, or "". Browsers skip white space and controls, so it does too.
func scheme(address string) string {
	word, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(word, "/?#") {
		return ""
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, word))
}

// A definition is a line "[name]: address".
type definition struct {
	name  string // as links are told by: white space collapsed, letters folded
	label []byte // as written
	at    int    // place in the body
}

// define notes a definition, to be reported if no link uses it.
func (b *builder) define(n *ast.LinkReferenceDefinition) {
	if lines := n.Lines(); lines.Len() > 0 {
		at := b.bodyStart(lines.At(0).Start)
		b.defined = append(b.defined, definition{util.ToLinkReference(n.Label), n.Label, at})
	}
}

// use notes that a link or an image uses a definition.
func (b *builder) use(r *ast.ReferenceLink) {
	if r != nil {
		b.used[util.ToLinkReference(r.Value)] = true
	}
}

// checkDefinitions reports definitions whose text would vanish, for no link uses them.
func (b *builder) checkDefinitions() {
	for _, d := range b.defined {
		if !b.used[d.name] {
			b.warnf(d.at, "link-unused", `use it, or write \[ for the character`, "no link uses the definition %q", d.label)
		}
	}
}
