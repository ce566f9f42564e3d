package wording

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// BenchmarkSignals reads one rewritten clause of growing length: the time grows with the text, not with its square.
func BenchmarkSignals(b *testing.B) {
	for _, sentences := range []int{10, 100, 1000, 10000} {
		var old, new strings.Builder
		for k := range sentences {
			fmt.Fprintf(&old, "We will publish report %c%d on all models within %d days, unless the board objects. ", 'a'+rune(k%26), k, k%90+2)
			fmt.Fprintf(&new, "Where feasible, we may share report %c%d on some models within %d days. ", 'a'+rune(k%26), k, k%80+3)
		}
		a, c := []*clause.Clause{paragraph(old.String())}, []*clause.Clause{paragraph(new.String())}
		edits := []redline.Edit{{Op: redline.Delete, OldText: a[0].PlainText()}, {Op: redline.Insert, NewText: c[0].PlainText()}}
		b.Run(fmt.Sprint(sentences), func(b *testing.B) {
			b.SetBytes(int64(len(a[0].PlainText()) + len(c[0].PlainText())))
			for b.Loop() {
				Signals(a, c, edits)
			}
		})
	}
}
