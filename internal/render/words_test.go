package render

import "testing"

func TestLowerFirstKeepsLettersWhole(t *testing.T) {
	for in, want := range map[string]string{"": "", "Low": "low", "Élevé": "élevé", "高い": "高い"} {
		if got := lowerFirst(in); got != want {
			t.Errorf("lowerFirst(%q) = %q, want %q", in, got, want)
		}
	}
}
