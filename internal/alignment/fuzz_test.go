package alignment

import (
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// FuzzFind: whatever the texts hold, each link is of clauses that exist, once, and a text is itself.
func FuzzFind(f *testing.F) {
	f.Add("We test.\nWe stop.", "We stop.\nWe test models.")
	f.Add("# A\n- x\n- x\n# B\n- x", "# B\n- x\n# A\n- x")
	f.Add("第一条 安全\n\n—", "第一条 安全 政策\n(a)\n\x00")
	f.Fuzz(func(t *testing.T, old, new string) {
		a, b := outline(old), outline(new)
		seen := map[Pair]bool{}
		for _, l := range Find(&Task{Old: a, New: b}) {
			if seen[l.Pair] || l.Old >= len(a) || l.New >= len(b) || l.Old < 0 || l.New < 0 {
				t.Fatalf("%v is none of the pairs, or came before", l)
			}
			seen[l.Pair] = true
		}
		for i, l := range Find(&Task{Old: a, New: a}) {
			if l.Old != i || l.New != i {
				t.Fatalf("a text is not itself: %v", l)
			}
		}
	})
}

// outline makes clauses of lines: "# " begins a section, "- " an item.
func outline(text string) []Clause {
	var cs []Clause
	heading := -1
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if len(cs) == 200 {
			break
		}
		switch {
		case strings.HasPrefix(line, "# "):
			heading = len(cs)
			cs = append(cs, Clause{Kind: clause.Heading, Text: line[2:], Parent: -1})
		case strings.HasPrefix(line, "- "):
			cs = append(cs, Clause{Kind: clause.Item, Text: line[2:], Parent: heading})
		default:
			cs = append(cs, Clause{Kind: clause.Paragraph, Text: line, Parent: heading})
		}
	}
	return cs
}
