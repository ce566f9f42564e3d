package revision_test

import (
	"os"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// own loads the corpus of this repository.
func own(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(os.DirFS("../.."), corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return c
}

// TestFlagship holds what the best-known revision says: the pause is gone, SL-4 has another addressee, and both are the
// policy's doing.
func TestFlagship(t *testing.T) {
	p := own(t).Policy("anthropic-rsp")
	pair, ok := revision.Resolve(p, "v2", "v3")
	if !ok {
		t.Fatal("v2 and v3 mean no versions")
	}
	r := revision.New(nil).Between(pair.Old, pair.New)
	for _, want := range []struct {
		record string
		kind   diff.Kind
	}{{"pause-rescinded", diff.Removed}, {"sl-4-relocated", diff.Changed}} {
		c := changeOf(t, r, want.record)
		if c.Kind != want.kind || c.Standing != revision.OfPolicy || c.Number == 0 {
			t.Errorf("%s: the change is %v, standing %d, number %d", want.record, c.Kind, c.Standing, c.Number)
		}
	}
	last := 0
	for i, c := range r.Changes {
		switch {
		case c.IsChange() && c.Number != last+1:
			t.Errorf("change %d of the comparison has the number %d behind %d", i, c.Number, last)
		case !c.IsChange() && c.Number != 0:
			t.Errorf("change %d of the comparison is none, and has the number %d", i, c.Number)
		}
		last = max(last, c.Number)
	}
}

// changeOf is the one change that a record names.
func changeOf(t *testing.T, r *revision.Revision, id string) revision.Change {
	t.Helper()
	for _, record := range r.Records {
		if record.ID == id && len(record.Changes) == 1 {
			return r.Changes[record.Changes[0]]
		}
	}
	t.Fatalf("no record %s that names one change", id)
	return revision.Change{}
}
