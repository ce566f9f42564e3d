package redline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/clause"
)

// TestTokens holds where text is cut, and what its tokens have in common with others.
func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"We stop.", "We|stop|."},
		{"ASL-3 and state-of-the-art", "ASL-3|and|state-of-the-art"},
		{"a@b.example, 10–20", "a@b.example|,|10-20"},
		{"won’t “stop”", "won't|\"|stop|\""},
		{"one — two -- three-", "one|-|two|-|three|-"},
		{"one—two", "one|-|two"},
		{"and so on... .", "and|so|on|...|."},
		{"(see https://a.example/b?c=1-2.)", "(|see|https://a.example/b?c=1-2|.|)"},
		{"v2.5 is 2.5x, §3.2(b)", "v2.5|is|2.5x|,|§|3.2|(|b|)"},
		{"5 % of $1,000.50", "5|%|of|$|1,000.50"},
		{"e\u0301te\u0301 soft\u00adly zero\u200bwidth", "été|softly|zero|width"},
		{"停止部署", "停|止|部|署"},
		{"\u00ad a", "|a"},
	}
	for _, test := range tests {
		p := newPassage(onePassage([]string{test.text}), byWord)
		keys := make([]string, len(p.tokens))
		for i, token := range p.tokens {
			keys[i] = token.key
		}
		if got := strings.Join(keys, "|"); got != test.want {
			t.Errorf("%q is cut into %q, want %q", test.text, got, test.want)
		}
	}
}

// TestRunsKnowWhereTheyStand holds the offsets of runs that a redline cut.
func TestRunsKnowWhereTheyStand(t *testing.T) {
	with := func(runs ...clause.Run) []*clause.Clause {
		c := &clause.Clause{Kind: clause.Paragraph, Text: runs}
		return []*clause.Clause{c}
	}
	// The source is "We  will\nstop **all** of it.", from byte 100 on.
	old := with(clause.Run{Text: "We  will\nstop ", Offset: 100}, clause.Run{Text: "all", Marks: clause.Strong, Offset: 116}, clause.Run{Text: " of it.", Offset: 121})
	edits, _ := Between(old, with(clause.Run{Text: "We will of it."}))
	var got []clause.Run
	for _, e := range edits {
		got = append(got, e.Old...)
	}
	want := []clause.Run{
		{Text: "We will ", Offset: 100},
		{Text: "stop ", Offset: 109},
		{Text: "all", Marks: clause.Strong, Offset: 116},
		{Text: " ", Offset: 121},
		{Text: "of it.", Offset: 122},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}
