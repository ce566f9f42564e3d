package dataset

import (
	"strings"
	"sync"
	"testing"

	"rspsite/internal/corpus"
)

// TestRecordsAreKeptOnce: of the records of a whole site one copy stays in memory, of their size, and the file of all is made without a
// second one that grows.
func TestRecordsAreKeptOnce(t *testing.T) {
	s := &Set{corpus: &corpus.Corpus{}, site: nowhere{}}
	text := corpus.Document{Common: &corpus.Common{}}
	for range 3000 {
		s.entries = append(s.entries, &entry{kind: clauses, document: text, make: func() any { return strings.Repeat("word ", 20) }})
	}
	s.gathered = sync.OnceValue(s.gather)
	one, err := s.lines()
	if err != nil {
		t.Fatal(err)
	}
	two, _ := s.lines()
	if &one[0] != &two[0] || cap(one) != len(one) {
		t.Errorf("the records stand in memory twice, or in %d bytes in place of %d", cap(one), len(one))
	}
	all, err := s.whole()
	if err != nil || cap(all) > len(all)*11/10 {
		t.Errorf("the file of all takes %d bytes in place of %d, %v", cap(all), len(all), err)
	}
}

// nowhere is a site that knows no address.
type nowhere struct{ Site }

func (nowhere) Whole(string) string { return "" }
func (nowhere) Has(string) bool     { return false }
