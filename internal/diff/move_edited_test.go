package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestEditedParagraphsThatChangedPlacesAreSaidToHaveMoved, each as one change, and nothing else is: a paragraph of every
// second section stands in the place of that of another, and one word in fifteen of it was replaced.
func TestEditedParagraphsThatChangedPlacesAreSaidToHaveMoved(t *testing.T) {
	for seed := range uint64(10) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 5))
			old := longPolicy(r, 14)
			new := clone(old)
			want := map[string]bool{}
			for k, i := range r.Perm(7) {
				text := old[2*k].paragraphs[k%3]
				new[2*i].paragraphs[i%3] = oneInFifteen(r, text)
				want[text] = k != i
			}
			got, taken := moves(old, new)
			for _, text := range got {
				if !want[text] {
					t.Errorf("moved: %q, want it to stay", text)
				}
				delete(want, text)
			}
			for text, isMoved := range want {
				if isMoved {
					t.Errorf("stays or was replaced: %q, want it to have moved", text)
				}
			}
			if taken != 0 {
				t.Errorf("%d taken along, want none", taken)
			}
		})
	}
}

// longPolicy is a policy with paragraphs of some sixty words from the few that all of them share.
func longPolicy(r *rand.Rand, sections int) []section {
	ss := policy(sections)
	for i := range ss {
		for k := range ss[i].paragraphs {
			var b strings.Builder
			for range 5 {
				fmt.Fprintf(&b, "The %s must report the %s of the %s before each %s. ", subject(r), subject(r), subject(r), subject(r))
			}
			ss[i].paragraphs[k] = strings.TrimSpace(b.String())
		}
	}
	return ss
}

func oneInFifteen(r *rand.Rand, text string) string {
	words := strings.Fields(text)
	for k := r.IntN(15); k < len(words); k += 15 {
		words[k] = subject(r)
	}
	return strings.Join(words, " ")
}

func subject(r *rand.Rand) string { return subjects[r.IntN(len(subjects))] }
