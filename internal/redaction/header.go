package redaction

import (
	"bytes"
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// maxHeader is the most bytes of front matter: as many as package frontmatter reads.
const maxHeader = 1 << 20

// headerOf gives the bytes of front matter, its fences left out; from is 0 if there is none. Lines that begin within one of
// the marks close nothing.
func (s *source) headerOf(marks []mark) (from, to int) {
	if len(s.starts) < 2 || !isFence(s.src[s.starts[0]:s.starts[1]]) {
		return 0, 0
	}
	k := 0
	for i := 1; i < len(s.starts); i++ {
		at := s.starts[i]
		for k < len(marks) && marks[k].end <= at {
			k++
		}
		if k < len(marks) && marks[k].start < at {
			continue
		}
		if isFence(s.src[at:lineEnd(s.src, at)]) {
			return s.starts[1], at
		}
	}
	return 0, 0
}

func isFence(line []byte) bool { return string(bytes.TrimRight(line, " \t\r\n")) == "---" }

// A scalar is a value of front matter, as it stands in the header.
type scalar struct {
	style    yaml.Style
	value    string
	from, to int // bytes of the header, quotes included; of a block, where it begins alone
}

// A header is front matter as YAML reads it.
type header struct {
	text    []byte
	starts  []int // of its lines
	scalars []scalar
	keys    []scalar                           // keys of fields, in which nothing can be redacted
	shape   [][2]int                           // of the tree: kinds and how many children, without values
	order   []int                              // indices of the scalars whose place is known, by where they begin
	last    struct{ line, column, offset int } // the place that was found last
}

var errHeader = errors.New("no YAML")

// readHeader parses front matter. Its error says nothing, for what YAML says of a fault may quote it.
func readHeader(text []byte) (*header, error) {
	if len(text) > maxHeader {
		return nil, errHeader
	}
	var root yaml.Node
	if err := yaml.Load(text, &root); err != nil {
		return nil, errHeader
	}
	h := &header{text: text, starts: newSource("", text).starts}
	h.walk(&root, false)
	for i, one := range h.scalars {
		if one.style != yaml.TaggedStyle {
			h.order = append(h.order, i)
		}
	}
	slices.SortStableFunc(h.order, func(a, b int) int { return h.scalars[a].from - h.scalars[b].from })
	return h, nil
}

// walk takes in a node and those below it.
func (h *header) walk(n *yaml.Node, key bool) {
	h.shape = append(h.shape, [2]int{int(n.Kind), len(n.Content)})
	if n.Kind == yaml.ScalarNode {
		one := scalar{style: n.Style &^ yaml.FlowStyle, value: n.Value}
		var ok bool
		if one.from, one.to, ok = h.extent(n); !ok && n.Value != "" {
			one.style = yaml.TaggedStyle // a place that is not understood: nothing is redacted in it
		}
		if key {
			h.keys = append(h.keys, one)
		} else {
			h.scalars = append(h.scalars, one)
		}
	}
	for i, child := range n.Content {
		h.walk(child, n.Kind == yaml.MappingNode && i%2 == 0)
	}
}

// extent finds where a scalar begins and ends.
func (h *header) extent(n *yaml.Node) (from, to int, ok bool) {
	if n.Line < 1 || n.Line > len(h.starts) || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return 0, 0, false
	}
	if h.last.line != n.Line || h.last.column > n.Column {
		h.last.line, h.last.column, h.last.offset = n.Line, 1, h.starts[n.Line-1]
	}
	for ; h.last.column < n.Column; h.last.column++ {
		_, size := utf8.DecodeRune(h.text[min(h.last.offset, len(h.text)):])
		h.last.offset += size
	}
	from = h.last.offset
	if from >= len(h.text) {
		return 0, 0, false
	}
	rest := h.text[from:]
	switch n.Style &^ yaml.FlowStyle {
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		size := quotedSize(rest)
		return from, from + size, size > 0
	case yaml.LiteralStyle, yaml.FoldedStyle:
		return from, from, rest[0] == '|' || rest[0] == '>'
	}
	size := plainSize(rest, n.Value)
	return from, from + size, size > 0
}

// quotedSize is how many bytes the quoted scalar takes with which s begins; 0 if there is none.
func quotedSize(s []byte) int {
	if s[0] != '\'' && s[0] != '"' {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] == s[0] && s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

// plainSize is how many bytes the plain scalar takes with which s begins: it has no escapes, and white space is folded.
func plainSize(s []byte, value string) int {
	i := 0
	for _, c := range []byte(value) {
		if strings.IndexByte(whiteSpace, c) >= 0 {
			continue
		}
		for i < len(s) && strings.IndexByte(whiteSpace, s[i]) >= 0 {
			i++
		}
		if i == len(s) || s[i] != c {
			return 0
		}
		i++
	}
	return i
}

// at finds the scalar in which a byte of the header stands: the last that begins before it.
func (h *header) at(offset int) (scalar, bool) {
	n := sort.Search(len(h.order), func(k int) bool { return h.scalars[h.order[k]].from > offset })
	if n == 0 {
		return scalar{}, false
	}
	found := h.scalars[h.order[n-1]]
	return found, found.isBlock() || offset < found.to
}

func (s scalar) isBlock() bool { return s.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// encode writes text as a part of the scalar. A line end in it is written so that YAML gives it back.
func (s scalar) encode(text string) string {
	switch s.style {
	case yaml.SingleQuotedStyle:
		return strings.ReplaceAll(strings.ReplaceAll(text, "'", "''"), "\n", "\n\n    ")
	case yaml.DoubleQuotedStyle:
		return doubleQuoted(text)
	}
	return text
}

// doubleQuoted escapes text for a scalar in double quotes.
func doubleQuoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0x2028 || r == 0x2029:
			b.WriteString(`\u` + hex4(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hex4(r rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}

// decode is the value of a part of the scalar as it was written; not ok if it is no part of one.
func (s scalar) decode(raw string) (text string, ok bool) {
	quoted := ""
	switch s.style {
	case 0:
		quoted = "'" + strings.ReplaceAll(raw, "'", "''") + "'"
	case yaml.SingleQuotedStyle:
		quoted = "'" + raw + "'"
	case yaml.DoubleQuotedStyle:
		quoted = `"` + raw + `"`
	default:
		return raw, true
	}
	h, err := readHeader([]byte("k: " + quoted + "\n"))
	if err != nil || len(h.scalars) != 1 || len(h.shape) != 4 {
		return "", false
	}
	return h.scalars[0].value, true
}

// write gives the header with public forms in place of the tokens. Plain scalars that hold one are put in quotes: a public form
// has braces and double quotes, and a note may hold what ends a plain scalar.
func (h *header) write(tokens, forms []string) []byte {
	out := slices.Clone(h.text)
	byEnd := slices.Clone(h.scalars)
	slices.SortFunc(byEnd, func(a, b scalar) int { return b.from - a.from })
	for _, one := range byEnd { // from the end, so that offsets before it hold
		quoted := one.style == yaml.SingleQuotedStyle || one.style == yaml.DoubleQuotedStyle
		if one.style != 0 && !quoted || !holdsAny(one.value, tokens) {
			continue
		}
		if quoted {
			out = slices.Concat(out[:one.from], []byte(folded(string(out[one.from:one.to]))), out[one.to:])
			continue
		}
		raw := strings.ReplaceAll(folded(string(out[one.from:one.to])), "'", "''")
		out = slices.Concat(out[:one.from], []byte("'"+raw+"'"), out[one.to:])
	}
	text := string(out)
	for k, token := range tokens {
		i := slices.IndexFunc(h.scalars, func(one scalar) bool { return strings.Contains(one.value, token) })
		if i >= 0 {
			at := h.scalars[i]
			if at.style == 0 {
				at.style = yaml.SingleQuotedStyle
			}
			text = strings.Replace(text, token, at.encode(forms[k]), 1)
		}
	}
	return []byte(text)
}

func holdsAny(s string, tokens []string) bool {
	return slices.ContainsFunc(tokens, func(t string) bool { return strings.Contains(s, t) })
}

// is reports whether the header says what another says with texts in place of its tokens. Blocks with tokens are not compared
// where loose is set: what stands in them may have lines of its own.
func (h *header) is(other *header, replace *strings.Replacer, loose bool) bool {
	if !slices.Equal(h.shape, other.shape) || len(h.scalars) != len(other.scalars) || len(h.keys) != len(other.keys) {
		return false
	}
	for i := range h.keys {
		if h.keys[i].value != other.keys[i].value {
			return false
		}
	}
	for i, one := range h.scalars {
		want := replace.Replace(other.scalars[i].value)
		if one.value != want && !(loose && other.scalars[i].isBlock() && want != other.scalars[i].value) {
			return false
		}
	}
	return true
}
