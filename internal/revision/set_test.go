package revision_test

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// manyVersions is a policy of n versions in each of which a few of many clauses read otherwise.
func manyVersions(t *testing.T, n, clauses int) *corpus.Policy {
	t.Helper()
	var h history
	for i := range n {
		var b strings.Builder
		for k := range clauses {
			fmt.Fprintf(&b, "Report number %d goes to %d people. {#c%d}\n\n", k, (i+k)/(clauses/2), k)
		}
		h.texts = append(h.texts, b.String())
	}
	return h.policy(t)
}

// TestBetweenIsMadeOnce holds that a pair in use is aligned once, also if several pages ask for it at the same time.
func TestBetweenIsMadeOnce(t *testing.T) {
	p := manyVersions(t, 2, 20)
	s := revision.New(nil)
	const askers = 8
	got := make([]*revision.Revision, askers)
	var wg sync.WaitGroup
	for i := range askers {
		wg.Go(func() { got[i] = s.Between(p.Versions[0], p.Versions[1]) })
	}
	wg.Wait()
	for _, r := range got {
		if r != got[0] {
			t.Fatal("one pair gave two revisions")
		}
	}
}

// TestTextsAndEditionsAreKeptApart holds that what is said of two texts does not depend on what was asked of them before.
func TestTextsAndEditionsAreKeptApart(t *testing.T) {
	form := func(c string) string {
		return `We lock {redacted id="r1" reason="legal" note="N." extent="word" commitment="sha256:` + strings.Repeat(c, 64) + `"}. {#lock}`
	}
	p := history{texts: []string{form("a"), form("b")}}.policy(t)
	text := func(i int) diff.Text { return diff.Text{Doc: &p.Versions[i].Doc.Document} }
	identity := func() diff.Identity { return diff.Trace(text(0), text(1)) }
	s := revision.New(nil)
	changed := func(d *revision.Difference) bool { return d.Changes[0].IsChange() }
	if changed(s.Texts(text(0), text(1), identity)) || !changed(s.Editions(text(0), text(1), identity)) || changed(s.Texts(text(0), text(1), identity)) {
		t.Error("another commitment is a change between editions alone")
	}
}

// TestForgottenRevisionsComeBackAlike asks for more pairs than are kept, from several goroutines and in different orders: what
// is made again says the same.
func TestForgottenRevisionsComeBackAlike(t *testing.T) {
	p := manyVersions(t, 8, 800) // 28 pairs of 1600 clauses
	pairs := revision.Pairs(p)
	first := make([]*revision.Revision, len(pairs))
	s := revision.New(nil)
	for i, pair := range pairs {
		first[i] = s.Between(pair.Old, pair.New)
	}
	if s.Between(pairs[0].Old, pairs[0].New) == first[0] {
		t.Error("the first pair is still there: is what is kept bounded?")
	}
	var wg sync.WaitGroup
	for offset := range 2 {
		wg.Go(func() {
			for i := range pairs {
				k := (i + offset*9) % len(pairs)
				if again := s.Between(pairs[k].Old, pairs[k].New); !reflect.DeepEqual(again, first[k]) {
					t.Errorf("%s to %s is another one the second time", pairs[k].Old.Name, pairs[k].New.Name)
				}
			}
		})
	}
	wg.Wait()
}
