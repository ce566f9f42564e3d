package wording

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// FuzzSignals holds what is true of the signals of any two texts, whatever redline they come with: the words that are shown stand
// in the texts, no signal is said twice, a text says nothing of itself.
func FuzzSignals(f *testing.F) {
	for _, file := range caseFiles(f) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 3 {
			f.Add(string(archive.Files[i].Data), string(archive.Files[i+1].Data))
		}
	}
	f.Add("§ 1^2 (", "10^ — we ’ won’t ,")
	f.Fuzz(func(t *testing.T, old, new string) {
		a, b := paragraph(strings.ToValidUTF8(old, "")), paragraph(strings.ToValidUTF8(new, ""))
		whole := []redline.Edit{{Op: redline.Delete, OldText: a.PlainText()}, {Op: redline.Insert, NewText: b.PlainText()}}
		fine, _ := redline.Between([]*clause.Clause{a}, []*clause.Clause{b})
		for _, edits := range [][]redline.Edit{whole, fine} {
			checkSignals(t, a, b, Signals([]*clause.Clause{a}, []*clause.Clause{b}, edits))
		}
		if same := Signals([]*clause.Clause{a}, []*clause.Clause{a}, []redline.Edit{{Op: redline.Delete, OldText: a.PlainText()}, {Op: redline.Insert, NewText: a.PlainText()}}); len(same) > 0 {
			t.Errorf("%q says of itself: %s", a.PlainText(), lines(same))
		}
	})
}

func checkSignals(t *testing.T, old, new *clause.Clause, found []Signal) {
	t.Helper()
	for i, s := range found {
		if !strings.Contains(old.PlainText(), s.Old) || !strings.Contains(new.PlainText(), s.New) || s.Old == "" && s.New == "" {
			t.Errorf("the words of %s are not in the texts\n-- %s\n++ %s", lines(found[i:i+1]), old.PlainText(), new.PlainText())
		}
		if slices.Index(found, s) != i {
			t.Errorf("said twice: %s", lines(found[i:i+1]))
		}
		if (s.Direction == Gained && s.Type != Negation && s.Old != "") || (s.Direction == Lost && s.Type != Negation && s.New != "") {
			t.Errorf("came and went at once: %s", lines(found[i:i+1]))
		}
	}
}

// TestNothingIsSaidOfOneSide: that a clause came or went is said by its kind.
func TestNothingIsSaidOfOneSide(t *testing.T) {
	c := paragraph("Unless the board decides otherwise, we must publish all 3 reports within 30 days.")
	for _, pair := range [][2][]*clause.Clause{{nil, {c}}, {{c}, nil}} {
		edits, _ := redline.Between(pair[0], pair[1])
		if found := Signals(pair[0], pair[1], edits); len(found) > 0 {
			t.Errorf("of a clause with no counterpart it is said: %s", lines(found))
		}
	}
}

// TestCommitment: who is bound is an attribute, not a word.
func TestCommitment(t *testing.T) {
	for _, test := range []struct {
		old, new clause.Commitment
		want     string
	}{
		{clause.Unilateral, clause.Industry, "commitment weaker: \"unilateral\" → \"industry\" (commitment)\n"},
		{clause.Industry, clause.Unilateral, "commitment stronger: \"industry\" → \"unilateral\" (commitment)\n"},
		{"", clause.Unilateral, "commitment added: \"\" → \"unilateral\" (commitment)\n"},
		{clause.Industry, "", "commitment dropped: \"industry\" → \"\" (commitment)\n"},
		{clause.Industry, clause.Industry, ""},
		{"", "", ""},
	} {
		a, b := paragraph("Weights are protected."), paragraph("Weights are protected.")
		a.Attrs, b.Attrs = commitment(test.old), commitment(test.new)
		edits, _ := redline.Between([]*clause.Clause{a}, []*clause.Clause{b})
		if got := lines(Signals([]*clause.Clause{a}, []*clause.Clause{b}, edits)); got != test.want {
			t.Errorf("%q → %q: got %q, want %q", test.old, test.new, got, test.want)
		}
	}
}

func commitment(c clause.Commitment) clause.Attrs {
	if c == "" {
		return nil
	}
	return clause.Attrs{{Key: clause.AttrCommitment, Value: string(c)}}
}

// TestSignalsStandInTheOrderOfTheText, and those of the texts of a split as well.
func TestSignalsStandInTheOrderOfTheText(t *testing.T) {
	old := []*clause.Clause{paragraph("We will test models. We will publish each report within 30 days.")}
	new := []*clause.Clause{paragraph("We may test models."), paragraph("We aim to publish each report within 60 days.")}
	edits, _ := redline.Between(old, new)
	want := `obligation weaker: "will" → "may" (obligation-modal)
obligation weaker: "will" → "aim to" (obligation-modal)
period changed: "30 days" → "60 days" (period-length)
`
	if got := lines(Signals(old, new, edits)); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// TestCodeSaysNothing: what a listing counts or negates is no commitment.
func TestCodeSaysNothing(t *testing.T) {
	code := func(text string) []*clause.Clause {
		c := &clause.Clause{Kind: clause.Code, Code: text}
		return []*clause.Clause{c}
	}
	old, new := code("retries wait at most 30 seconds here"), code("retries must not wait more than 60 seconds here")
	edits, _ := redline.Between(old, new)
	if found := Signals(old, new, edits); len(found) > 0 {
		t.Errorf("code says: %s", lines(found))
	}
}

// TestUnchangedStatementsClaimEachOther: a "may" that came in beside a statement that stayed does not weaken it.
func TestUnchangedStatementsClaimEachOther(t *testing.T) {
	old := "We test models for risks of biology before release."
	for _, new := range []string{
		old + " We may test models for risks of biology again after release.",
		"We may test models for risks of biology again after release. " + old,
	} {
		if found := signalsOf(old, new); len(found) > 0 {
			t.Errorf("%s: %s", new, lines(found))
		}
	}
}
