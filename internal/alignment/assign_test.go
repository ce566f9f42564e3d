package alignment

import (
	"testing"

	"pgregory.net/rapid"
)

// exhaustive is the highest gain of any one-to-one choice of offers, by trying them all.
func exhaustive(offers []offer, oldTaken, newTaken map[int]bool) int64 {
	if len(offers) == 0 {
		return 0
	}
	first, rest := offers[0], offers[1:]
	best := exhaustive(rest, oldTaken, newTaken)
	if !oldTaken[first.Old] && !newTaken[first.New] {
		oldTaken[first.Old], newTaken[first.New] = true, true
		best = max(best, first.gain+exhaustive(rest, oldTaken, newTaken))
		oldTaken[first.Old], newTaken[first.New] = false, false
	}
	return best
}

func total(offers []offer, chosen []int) int64 {
	sum := int64(0)
	for _, k := range chosen {
		sum += offers[k].gain
	}
	return sum
}

func drawOffers(t *rapid.T) []offer {
	seen := map[Pair]bool{}
	var offers []offer
	for range rapid.IntRange(0, 12).Draw(t, "offers") {
		p := Pair{rapid.IntRange(0, 5).Draw(t, "old"), rapid.IntRange(0, 5).Draw(t, "new")}
		if !seen[p] {
			seen[p] = true
			offers = append(offers, offer{p, rapid.Int64Range(1, 9).Draw(t, "gain")})
		}
	}
	return offers
}

func TestAssignIsOptimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offers := drawOffers(t)
		chosen := assign(offers)
		oldTaken, newTaken := map[int]bool{}, map[int]bool{}
		for _, k := range chosen {
			if oldTaken[offers[k].Old] || newTaken[offers[k].New] {
				t.Fatalf("%v is not one to one", chosen)
			}
			oldTaken[offers[k].Old], newTaken[offers[k].New] = true, true
		}
		if got, want := total(offers, chosen), exhaustive(offers, map[int]bool{}, map[int]bool{}); got != want {
			t.Fatalf("gains %d, want %d", got, want)
		}
	})
}

func TestGreedyIsOneToOneAndTakesTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offers := drawOffers(t)
		for _, group := range hangingTogether(offers) {
			chosen := greedy(offers, group)
			best, oldTaken, newTaken := int64(0), map[int]bool{}, map[int]bool{}
			for _, k := range group {
				best = max(best, offers[k].gain)
			}
			for _, k := range chosen {
				if oldTaken[offers[k].Old] || newTaken[offers[k].New] {
					t.Fatalf("%v is not one to one", chosen)
				}
				oldTaken[offers[k].Old], newTaken[offers[k].New] = true, true
			}
			if offers[chosen[0]].gain != best {
				t.Fatalf("gains %d first, want %d", offers[chosen[0]].gain, best)
			}
		}
	})
}
