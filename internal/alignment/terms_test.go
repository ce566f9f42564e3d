package alignment

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"case, signs and spacing do not count", "We  MUST—not\n(ever) stop!", "we|must|not|ever|stop"},
		{"figures are words", "ASL-3, 30 days, 2.5x", "asl|3|30|days|2|5x"},
		{"compatibility forms are one", "ﬁrm ① Ｗｅ", "firm|1|we"},
		{"marks belong to their letters", "नीति policy", "नीति|policy"},
		{"scripts without spaces go by characters", "安全政策 v2", "安|全|政|策|v2"},
		{"nothing", " — ", ""},
	} {
		if got := strings.Join(words(test.text), "|"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestStemsJoinFormsOfOneWord(t *testing.T) {
	s := stemmer{}
	for _, family := range []string{
		"evaluate evaluates evaluated evaluating", "policy policies", "authorise authorize authorised authorization authorisation",
		"model models", "deploy deployed deploys deploying",
	} {
		var stems []string
		for _, w := range strings.Fields(family) {
			stems = append(stems, s.stem(w))
		}
		if len(slices.Compact(stems)) != 1 {
			t.Errorf("%s: got stems %v, want one", family, stems)
		}
	}
	if a, b := s.stem("must"), s.stem("may"); a == b {
		t.Errorf("must and may have one stem, %q", a)
	}
	if long := strings.Repeat("ing", 1000); s.stem(long) != long {
		t.Error("stemmed what is no word")
	}
}

func TestUnnumbered(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"3. Scope", "Scope"},
		{"(a) the weights", "the weights"},
		{"2.4 No Refunds", "No Refunds"},
		{"VIII. Liability", "Liability"},
		{"**4. Suspension.**We may", "Suspension.**We may"},
		{"iv) evaluations", "evaluations"},
		{"3 months before", "3 months before"},
		{"2025 was a year", "2025 was a year"},
		{"30. ", "30. "},
		{"3.2", "3.2"},
		{"I agree", "I agree"},
		{"Vision. It sees", "Vision. It sees"},
	} {
		if got := unnumbered(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
