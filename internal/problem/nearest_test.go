package problem

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNearest(t *testing.T) {
	tests := []struct {
		name, typed string
		known       []string
		want        string
	}{
		{"letters swapped", "puase", []string{"pause", "report", "rules"}, "pause"},
		{"a letter left out", "vesion", []string{"version", "title"}, "version"},
		{"a letter too many", "wikki", []string{"essay", "wiki"}, "wiki"},
		{"another letter", "claode-opus", []string{"claude-opus"}, "claude-opus"},
		{"a third of the letters", "abcxyz", []string{"abcdyy"}, "abcdyy"},
		{"more than a third", "abcxyz", []string{"abcdef"}, ""},
		{"one letter of one", "a", []string{"b"}, ""},
		{"one letter of two", "ab", []string{"ac"}, "ac"},
		{"the nearest of several", "repots", []string{"repo", "report", "reports"}, "reports"},
		{"ties go to the first by name", "cat", []string{"rat", "bat", "hat"}, "bat"},
		{"capitals", "PAUSE", []string{"report", "pause"}, "pause"},
		{"another composition", "e\u0301te\u0301", []string{"été"}, "été"},
		{"characters, not bytes", "第一條", []string{"第一条"}, "第一条"},
		{"another number is another name", "v9", []string{"v1", "v2"}, ""},
		{"more digits are too", "v22", []string{"v2"}, ""},
		{"a hyphen is a slip", "sl4", []string{"sl-3", "sl-4"}, "sl-4"},
		{"the name itself", "pause", []string{"pause"}, ""},
		{"nothing known", "pause", nil, ""},
		{"nothing typed", "", []string{"a", ""}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Nearest(test.typed, test.known); got != test.want {
				t.Errorf("Nearest(%q, %q) = %q, want %q", test.typed, test.known, got, test.want)
			}
			backwards := slices.Clone(test.known)
			slices.Reverse(backwards)
			if got := Nearest(test.typed, backwards); got != test.want {
				t.Errorf("in another order of the known names: got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDidYouMean(t *testing.T) {
	var many []string
	for i := range fewNames + 1 {
		many = append(many, fmt.Sprintf("name-%c", 'a'+i))
	}
	tests := []struct {
		name, typed string
		known       []string
		want        string
	}{
		{"a near one", "puase", []string{"report", "pause"}, `did you mean "pause"?`},
		{"a few, none near", "xyzxyz", []string{"report", "pause", "report"}, "known here: pause, report"},
		{"as many as are listed", "xyzxyz", many[1:], "known here: " + strings.Join(many[1:], ", ")},
		{"too many to list", "xyzxyz", many, ""},
		{"none", "xyzxyz", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.known)
			if got := DidYouMean(test.typed, test.known); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if !slices.Equal(before, test.known) {
				t.Error("the caller's list was changed")
			}
		})
	}
}

// naive is the distance by its definition, without limit.
func naive(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	d := naive(a[1:], b[1:])
	if a[0] != b[0] {
		d++
	}
	d = min(d, 1+naive(a[1:], b), 1+naive(a, b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, 1+naive(a[2:], b[2:]))
	}
	return d
}

func FuzzDistance(f *testing.F) {
	for _, seed := range [][2]string{{"", ""}, {"pause", "puase"}, {"ab", "ba"}, {"abc", "ca"}, {"kitten", "sitting"}, {"第一条", "第条一"}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := []rune(x), []rune(y)
		if len(a) > 7 || len(b) > 7 || !utf8.ValidString(x) || !utf8.ValidString(y) {
			t.Skip("the definition takes exponential time")
		}
		whole := naive(a, b)
		if got := distance(b, a, len(a)+len(b)+1); got != whole {
			t.Errorf("distance(%q, %q) = %d, want %d as the other way round", y, x, got, whole)
		}
		for limit := range whole + 3 {
			if got, want := distance(a, b, limit), min(whole, limit); got != want {
				t.Errorf("distance(%q, %q) up to %d = %d, want %d", x, y, limit, got, want)
			}
		}
	})
}

// BenchmarkNearest looks for a long name among ten thousand that are like it: a text with as many clauses.
func BenchmarkNearest(b *testing.B) {
	var known []string
	for i := range 10_000 {
		known = append(known, fmt.Sprintf("the-clause-of-the-policy-with-letter-%s", strings.Repeat(string(rune('a'+i%26)), 1+i%20)))
	}
	for b.Loop() {
		Nearest("the-clause-of-the-polcy-with-leter-zzzzzzz", known)
	}
}
