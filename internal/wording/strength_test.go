package wording

import "testing"

func TestStrengthOf(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Strength
	}{
		{"We will pause training. We may report it.", Binds},
		{"The developer must not release the model.", Binds},
		{"We may not release the model.", Binds},
		{"We aim to publish a report every year.", Intends},
		{"The industry should protect the weights.", Intends},
		{"We may consult outside experts.", Permits},
		{"We recommend that developers publish their policies.", Recommends},
		{"We encourage developers to publish their policies.", Recommends},
		{"Models may deceive their users.", Unstated}, // a hazard, which nobody binds
		{"Weights are protected at SL-4.", Unstated},  // a practice
		{"", Unstated},
	} {
		if got := StrengthOf(tt.text); got != tt.want {
			t.Errorf("StrengthOf(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
}
