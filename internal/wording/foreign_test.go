package wording_test

import (
	"os"
	"path/filepath"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/redline"
	"rspsite/internal/wording"
)

// TestSignalsOfOtherPeoplesPolicies prints, with -v, every signal of the sample policies at two dates each, to be read against both
// texts. They hold no obligation that changed its step, as a person read them; docs/signals.md reports what was judged of the rest.
func TestSignalsOfOtherPeoplesPolicies(t *testing.T) {
	dir := os.Getenv(sharedVariable)
	if dir == "" {
		t.Skip("SKIPPED: the environment variable " + sharedVariable + " names no folder with foreign/*/*.md: no signal is read")
	}
	folders, err := filepath.Glob(filepath.Join(dir, "foreign", "*-terms"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("%s holds no foreign/*-terms (%v)", dir, err)
	}
	count := 0
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.md"))
		if err != nil || len(files) != 2 {
			t.Fatalf("%s holds %d texts, want 2 (%v)", folder, len(files), err)
		}
		old, new := plainText(t, files[0]), plainText(t, files[1])
		c := diff.Compare(old, new, diff.Trace(old, new), diff.Options{})
		for _, ch := range c.Changes {
			for _, s := range ch.Signals {
				count++
				t.Logf("%s: %s %s %q → %q (%s)\n-- %s\n++ %s", filepath.Base(folder), s.Type, s.Direction, s.Old, s.New, s.Rule,
					texts(&c.Old, ch.Old), texts(&c.New, ch.New))
				if s.Type == wording.Obligation || s.Type == wording.Negation {
					t.Errorf("%s: %s %q → %q: no such change was found by a person. Read both texts: is it right?", folder, s.Type, s.Old, s.New)
				}
			}
		}
	}
	t.Logf("%d signals", count)
	if count == 0 || count > 30 {
		t.Errorf("%d signals, of which docs/signals.md reports 17: read them again", count)
	}
}

// sharedVariable is the environment variable that names the folder with the sample policies.
const sharedVariable = "RSPSITE_SHARED"

func texts(s *diff.Side, indexes []int) string {
	text := ""
	for _, i := range indexes {
		text += s.Clauses[i].Text + "\n"
	}
	return text
}

func plainText(t *testing.T, file string) diff.Text {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parsed, _ := markdown.ParsePlain(filepath.Base(file), src)
	if parsed == nil {
		t.Fatalf("%s cannot be read", file)
	}
	return diff.Text{Name: filepath.Base(file), Doc: &parsed.Document}
}

// TestWrongLinks compares clauses that have nothing to do with each other. Where the alignment errs, a signal would err with it, so the
// rules must see for themselves whether both sides speak of the same thing. docs/signals.md reports what is found.
func TestWrongLinks(t *testing.T) {
	dir := os.Getenv(sharedVariable)
	if dir == "" {
		t.Skip("SKIPPED: the environment variable " + sharedVariable + " names no folder with foreign/*/*.md: no wrong link is tried")
	}
	files, err := filepath.Glob(filepath.Join(dir, "foreign", "*-terms", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s holds no foreign/*-terms/*.md (%v)", dir, err)
	}
	var cs []diff.Clause
	for _, f := range files {
		text := plainText(t, f)
		for _, c := range diff.Compare(text, diff.Text{}, diff.Identity{}, diff.Options{AlignOnly: true}).Old.Clauses {
			if len(c.Text) > 60 {
				cs = append(cs, c)
			}
		}
	}
	pairs, said := 0, 0
	for i := range cs {
		for _, step := range []int{17, 401} {
			a, b := cs[i], cs[(i+step)%len(cs)]
			if a.Text == b.Text {
				continue
			}
			pairs++
			for _, s := range wording.Signals([]*clause.Clause{a.Clause}, []*clause.Clause{b.Clause}, []redline.Edit{{Op: redline.Delete, OldText: a.Text}, {Op: redline.Insert, NewText: b.Text}}) {
				if s.Type == wording.Obligation || s.Type == wording.Negation {
					said++
					t.Logf("%s %q → %q (%s)\n-- %s\n++ %s", s.Type, s.Old, s.New, s.Rule, a.Text, b.Text)
				}
			}
		}
	}
	t.Logf("%d pairs of clauses, %d signals of obligation or negation", pairs, said)
	if pairs < 1000 || said*500 > pairs {
		t.Errorf("%d signals of obligation or negation on %d pairs of clauses, want at most one in 500", said, pairs)
	}
}
