package canonical

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// A drawn text is what is said; a style is one of the ways in which it can be typed.

// A word is a word with what hangs on it.
type word struct{ Text, Mark, Link string }

// A block is a block of a drawn text. Only some kinds have items or cells.
type block struct {
	Kind  string // heading, paragraph, list, numbers, quote, row or code
	ID    string
	Level int // of a heading
	Attrs [][2]string
	Parts [][]word // the text; items, cells or lines where it has several
}

// A style is how a text is typed.
type style struct {
	Wrap                              int // words in a line
	CRLF, BOM, NFD, Entities, Escapes bool
	Under, Star, Tilde, Blank, Rule   bool // _, * as a bullet, ~~~, blank lines between items, rules drawn by _
	Backwards                         bool // attributes
	Indent                            int
}

var (
	drawnText = rapid.SampledFrom([]string{"We", "may", "must", "pause", "Café", "Ångström", "a&b", "stop.", "2026", "第一", "x<y"})
	drawnMark = rapid.SampledFrom([]string{"", "", "", "em", "strong", "strike", "code"})
	drawnLink = rapid.SampledFrom([]string{"", "", "", "", "https://x.org/a", "https://x.org/b"})
	drawnKind = rapid.SampledFrom([]string{"heading", "paragraph", "list", "numbers", "quote", "row", "code"})
)

func drawWord(t *rapid.T) word {
	return word{drawnText.Draw(t, "text"), drawnMark.Draw(t, "mark"), drawnLink.Draw(t, "link")}
}

func drawBlock(t *rapid.T, i int) block {
	b := block{Kind: drawnKind.Draw(t, "kind"), Level: rapid.IntRange(2, 3).Draw(t, "level")}
	if rapid.Bool().Draw(t, "named") {
		b.ID = "id-" + string(rune('a'+i))
	}
	if rapid.Bool().Draw(t, "attributes") {
		b.Attrs = append(b.Attrs, [2]string{"page", rapid.SampledFrom([]string{"1", "2"}).Draw(t, "page")}, [2]string{"source", "wiki essay#p"})
	}
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		b.Parts = append(b.Parts, rapid.SliceOfN(rapid.Custom(drawWord), 1, 6).Draw(t, "words"))
	}
	if !slices.Contains([]string{"list", "numbers", "row", "code"}, b.Kind) {
		b.Parts = b.Parts[:1]
	}
	if b.Kind != "heading" {
		b.Level = 0
	}
	return b
}

func drawStyle(t *rapid.T, name string) style {
	flag := func(of string) bool { return rapid.Bool().Draw(t, name+" "+of) }
	return style{Wrap: rapid.IntRange(1, 9).Draw(t, name+" wrap"), CRLF: flag("CRLF"), BOM: flag("BOM"), NFD: flag("NFD"), Entities: flag("entities"), Escapes: flag("escapes"),
		Under: flag("under"), Star: flag("star"), Tilde: flag("tilde"), Blank: flag("blank"), Rule: flag("rule"), Backwards: flag("backwards"), Indent: rapid.IntRange(0, 3).Draw(t, name+" indent")}
}

func (s style) word(w word) string {
	text := w.Text
	if w.Mark != "code" {
		switch {
		case s.Entities:
			text = strings.NewReplacer("&", "&amp;", "<", "&lt;", "a", "&#97;", "é", "e&#x301;").Replace(text)
		case s.Escapes:
			text = strings.NewReplacer("&", `\&`, "<", `\<`, ".", `\.`).Replace(text)
		}
	}
	marks := map[string]string{"": "", "em": "*", "strong": "**", "strike": "~~", "code": "`"}
	if s.Under {
		marks["em"], marks["strong"] = "_", "__"
	}
	text = marks[w.Mark] + text + marks[w.Mark]
	if w.Link != "" {
		text = "[" + text + "](" + w.Link + ")"
	}
	return text
}

// words types a text, wrapped where a line may end, which in cells and headings is nowhere.
func (s style) words(ws []word, indent string, wrap bool) string {
	var b strings.Builder
	for i, w := range ws {
		switch {
		case i > 0 && wrap && i%s.Wrap == 0 && w.Text != "2026" && ws[i-1].Text != "stop.":
			b.WriteString("\n" + indent)
		case i > 0:
			b.WriteString(strings.Repeat(" ", 1+s.Indent%2))
		}
		b.WriteString(s.word(w))
	}
	return b.String()
}

func (s style) attrs(b block) string {
	attrs := slices.Clone(b.Attrs)
	if s.Backwards {
		slices.Reverse(attrs)
	}
	var parts []string
	if b.ID != "" {
		parts = append(parts, "#"+b.ID)
	}
	for _, a := range attrs {
		parts = append(parts, a[0]+`="`+a[1]+`"`)
	}
	if len(parts) == 0 {
		return ""
	}
	return " {" + strings.Join(parts, " ") + "}"
}

func (s style) block(b block) string {
	own := "\n\n" + strings.TrimSpace(s.attrs(b))
	var lines []string
	switch b.Kind {
	case "heading":
		return strings.Repeat("#", b.Level) + strings.Repeat(" ", 1+s.Indent) + s.words(b.Parts[0], "", false) + s.attrs(b)
	case "quote":
		return "> " + s.words(b.Parts[0], "> ", true) + own
	case "list", "numbers":
		mark := map[bool]string{false: "-", true: "*"}[s.Star]
		if b.Kind == "numbers" {
			mark = "1."
		}
		for _, p := range b.Parts {
			lines = append(lines, mark+" "+s.words(p, strings.Repeat(" ", len(mark)+1), true))
		}
		between := "\n"
		if s.Blank {
			between = "\n\n"
		}
		return strings.Join(lines, between) + own
	case "row":
		cells := "|"
		for _, p := range b.Parts {
			cells += strings.Repeat(" ", s.Indent) + s.words(p, "", false) + " |"
		}
		return "| A" + strings.Repeat(" |", len(b.Parts)) + "\n|" + strings.Repeat("-|", len(b.Parts)) + "\n" + cells + s.attrs(b)
	case "code":
		for _, p := range b.Parts {
			line := ""
			for _, w := range p {
				line += w.Text + "  "
			}
			lines = append(lines, line)
		}
		fence := map[bool]string{false: "```", true: "~~~~"}[s.Tilde]
		return fence + "go" + s.attrs(b) + "\n" + strings.Join(lines, "\n") + "\n" + fence
	}
	return s.words(b.Parts[0], "", true) + s.attrs(b)
}

// rule is the source of a rule.
func (s style) rule() string {
	if s.Rule {
		return "__ _"
	}
	return "***"
}

// typed is the source of a text in a style.
func (s style) typed(blocks []block) string {
	var parts []string
	for i, b := range blocks {
		if i > 0 && b.Kind != "heading" && blocks[i-1].Kind != "heading" {
			parts = append(parts, s.rule()) // parts neighbours that are lists, or quotations
		}
		parts = append(parts, s.block(b))
	}
	text := strings.Join(parts, "\n\n") + "\n"
	if s.NFD {
		text = norm.NFD.String(text)
	}
	if s.CRLF {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if s.BOM {
		text = "\uFEFF" + text
	}
	return text
}

func drawBlocks(t *rapid.T) []block {
	var blocks []block
	for i := range rapid.IntRange(1, 5).Draw(t, "blocks") {
		blocks = append(blocks, drawBlock(t, i))
	}
	return blocks
}

// However a text is typed, it has one canonical form.
func TestTypingDoesNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		blocks := drawBlocks(t)
		a, b := drawStyle(t, "one").typed(blocks), drawStyle(t, "other").typed(blocks)
		if one, other := Text(parse(t, a)), Text(parse(t, b)); string(one) != string(other) {
			t.Fatalf("two digests of one text:\n%s\n%s\n%s\n%s", a, one, b, other)
		}
	})
}

// Whatever is said otherwise gives another canonical form.
func TestWhatIsSaidCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		blocks := drawBlocks(t)
		var changed []block
		for _, b := range blocks {
			b.Parts = slices.Clone(b.Parts)
			for i := range b.Parts {
				b.Parts[i] = slices.Clone(b.Parts[i])
			}
			changed = append(changed, b)
		}
		i := rapid.IntRange(0, len(blocks)-1).Draw(t, "which block")
		b := &changed[i]
		part := rapid.IntRange(0, len(b.Parts)-1).Draw(t, "which part")
		at := rapid.IntRange(0, len(b.Parts[part])-1).Draw(t, "which word")
		switch rapid.IntRange(0, 8).Draw(t, "change") {
		case 0:
			b.Parts[part][at].Text = drawnText.Draw(t, "other text")
		case 1:
			b.Parts[part][at].Mark = drawnMark.Draw(t, "other mark")
		case 2:
			b.Parts[part][at].Link = drawnLink.Draw(t, "other link")
		case 3:
			b.ID = "other"
		case 4:
			b.Attrs = [][2]string{{"page", "9"}}
		case 5:
			j := rapid.IntRange(0, len(blocks)-1).Draw(t, "with which")
			changed[i], changed[j] = changed[j], changed[i]
		case 6:
			b.Parts[part] = append(b.Parts[part], drawWord(t))
		case 7:
			if b.Kind = drawnKind.Draw(t, "other kind"); b.Kind == "heading" {
				b.Level = 2
			}
		case 8:
			changed = slices.Delete(changed, i, i+1)
		}
		s := drawStyle(t, "style")
		a, c := s.typed(blocks), s.typed(changed)
		if reflect.DeepEqual(said(blocks), said(changed)) {
			t.Skip("nothing changed")
		}
		if Digest(parse(t, a)) == Digest(parse(t, c)) {
			t.Fatalf("one digest of two texts:\n%s\n%s\n%s", a, c, Text(parse(t, a)))
		}
	})
}

// said is what the blocks say: code knows no marks, and one paragraph has one part.
func said(blocks []block) []block {
	var all []block
	for _, b := range blocks {
		if !slices.Contains([]string{"list", "numbers", "row", "code"}, b.Kind) {
			b.Parts = b.Parts[:1]
		}
		if b.Kind != "heading" {
			b.Level = 0
		}
		if len(b.Attrs) == 0 {
			b.Attrs = nil
		}
		parts := b.Parts
		b.Parts = nil
		for _, p := range parts {
			p = slices.Clone(p)
			for i := range p {
				if b.Kind == "code" {
					p[i].Mark, p[i].Link = "", ""
				}
			}
			b.Parts = append(b.Parts, p)
		}
		all = append(all, b)
	}
	return all
}
