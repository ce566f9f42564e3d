package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// policy is a document such as a publisher writes: 48 KB and 120 clauses, as in the marks of the design.
func policy() []byte {
	var b strings.Builder
	b.WriteString("---\ntitle: Policy\n---\n\n# Policy {#policy}\n")
	sentence := "We will *test* each model before release, see [[#section-0]], and **publish** what we found. "
	for i := range 20 {
		fmt.Fprintf(&b, "\n## %d. Section {#section-%d}\n\n", i+1, i)
		fmt.Fprintf(&b, "%s{#p-%d source=\"wiki#place\"}\n\n", strings.Repeat(sentence, 9), i)
		b.WriteString("The developer shall:\n")
		for _, mark := range []string{"(a)", "(b)", "(c)"} {
			b.WriteString(mark + " " + strings.Repeat(sentence, 5) + "\n")
		}
		b.WriteString("\n| Level | Protection |\n|---|---|\n| ASL-3 | SL-3+ | {source=\"wiki\"}\n")
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	src := policy()
	if _, problems := Parse("x.md", src); len(problems) > 0 {
		b.Fatal(problems)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x.md", src)
	}
}
