package alignment

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

var (
	actors   = strings.Fields("developer board auditor operator publisher reviewer team officer")
	modals   = strings.Fields("must may shall should can will")
	duties   = strings.Fields("assess test report protect publish limit record approve explain monitor")
	subjects = strings.Fields(`model audit risk version notice record plan limit harm source rule method cost test team tool level
		result scope change role goal threat access signal update release outcome process standard finding evidence`)
)

// rule is a text of some sentences of one make, from few words: what tells it from others is which words stand together.
func rule(r *rand.Rand) string {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	var sentences []string
	for range 3 + r.IntN(4) {
		s := fmt.Sprintf("The %s %s %s the %s of the %s", pick(actors), pick(modals), pick(duties), pick(subjects), pick(subjects))
		switch r.IntN(3) {
		case 0:
			s += fmt.Sprintf(" within %d days", 2+r.IntN(90))
		case 1:
			s += " before each " + pick(subjects)
		}
		if r.IntN(2) == 0 {
			s += fmt.Sprintf(", unless the %s of the %s says otherwise", pick(subjects), pick(subjects))
		}
		sentences = append(sentences, s+".")
	}
	return strings.Join(sentences, " ")
}

// A scatter is a text, itself with clauses that moved, and where these went.
type scatter struct {
	Task
	moved map[Pair]bool
}

// scattered makes sections of nine clauses and lets one clause in six change places with one anywhere; each of these has one word in some
// replaced.
func scattered(r *rand.Rand, sections, apart int, text func(*rand.Rand) string) scatter {
	var s scatter
	var free []int
	for range sections {
		heading := len(s.Old)
		s.Old = append(s.Old, Clause{Kind: clause.Heading, Text: subjects[r.IntN(len(subjects))] + " and " + subjects[r.IntN(len(subjects))], Parent: -1})
		for range 9 {
			if r.IntN(6) == 0 {
				free = append(free, len(s.Old))
			}
			s.Old = append(s.Old, Clause{Kind: clause.Paragraph, Text: text(r), Parent: heading})
		}
	}
	s.New, s.moved = slices.Clone(s.Old), map[Pair]bool{}
	for k, i := range r.Perm(len(free)) {
		from, to := free[k], free[i]
		s.New[to].Text = replaced(r, s.Old[from].Text, apart)
		s.moved[Pair{from, to}] = true
	}
	return s
}

// prose is a text of words of which few are frequent.
func prose(r *rand.Rand) string { return sentence(r, 12+r.IntN(60)) }

// replaced has another word in the place of one in some, by chance.
func replaced(r *rand.Rand, text string, apart int) string {
	words := strings.Fields(text)
	for k := range words {
		if r.IntN(apart) == 0 {
			words[k] = subjects[r.IntN(len(subjects))]
		}
	}
	return strings.Join(words, " ")
}

// TestEditedMovesAreLinked at any distance, surely or likely where the edits are light: what a text says tells which it is, though
// nothing that it stood among went along, and though another text stands in its place.
func TestEditedMovesAreLinked(t *testing.T) {
	for _, test := range []struct {
		text                func(*rand.Rand) string
		name                string
		apart               int
		linked, atLeastLike float64 // the least share of the moved clauses that are linked, and that are linked likely or surely
	}{
		{prose, "of many words", 15, 1, 1}, {prose, "of many words", 8, 1, 1}, {prose, "of many words", 5, .98, .97},
		{rule, "of few words", 15, 1, 1}, {rule, "of few words", 8, 1, .98}, {rule, "of few words", 5, .88, .77},
	} {
		t.Run(fmt.Sprintf("%s, 1 in %d replaced", test.name, test.apart), func(t *testing.T) {
			moved, linked, likely, needless := 0, 0, 0, 0
			for seed := range uint64(12) {
				s := scattered(rand.New(rand.NewPCG(seed, 3)), 3+int(seed), test.apart, test.text)
				moved += len(s.moved)
				for _, l := range Find(&s.Task) {
					if s.moved[l.Pair] {
						linked++
						if l.Confidence >= .6 {
							likely++
						}
					} else if l.Confidence < 1 {
						needless++
					}
				}
			}
			t.Logf("of %d clauses that moved, %d are linked, %d at least likely; %d needless links", moved, linked, likely, needless)
			if ratio(float64(linked), float64(moved)) < test.linked || ratio(float64(likely), float64(moved)) < test.atLeastLike || needless > moved/40 {
				t.Errorf("of %d clauses that moved, %d are linked, %d at least likely, want shares of at least %.2f and %.2f; %d needless links, want at most %d",
					moved, linked, likely, test.linked, test.atLeastLike, needless, moved/40)
			}
		})
	}
}
