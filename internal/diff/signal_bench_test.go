package diff

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkSignals reads one rewritten clause of growing length: the time grows with the text, not with its square.
func BenchmarkSignals(b *testing.B) {
	for _, sentences := range []int{10, 100, 1000, 10000} {
		var old, new strings.Builder
		for k := range sentences {
			fmt.Fprintf(&old, "We will publish report %c%d on all models within %d days, unless the board objects. ", 'a'+rune(k%26), k, k%90+2)
			fmt.Fprintf(&new, "Where feasible, we may share report %c%d on some models within %d days. ", 'a'+rune(k%26), k, k%80+3)
		}
		a, c := []Clause{paragraph(old.String())}, []Clause{paragraph(new.String())}
		edits := []Edit{{Op: Delete, OldText: a[0].Text}, {Op: Insert, NewText: c[0].Text}}
		b.Run(fmt.Sprint(sentences), func(b *testing.B) {
			b.SetBytes(int64(len(a[0].Text) + len(c[0].Text)))
			for b.Loop() {
				signals(a, c, edits)
			}
		})
	}
}
