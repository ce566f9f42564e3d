package transcript_test

import (
	"os"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/revision"
)

// A namedComparison is one that tests look at, and what to call it.
type namedComparison struct {
	name string
	*diff.Comparison
}

// ofContent are the comparisons of each version of this repository's policies with the next one, and of first with last.
func ofContent(t *testing.T) []namedComparison {
	t.Helper()
	c, _ := corpus.Load(os.DirFS("../.."), corpus.Options{})
	if c == nil {
		t.Fatal("the content of the repository cannot be loaded")
	}
	set := revision.New(c)
	var all []namedComparison
	add := func(old, new *corpus.Version) {
		all = append(all, namedComparison{old.Policy.Name + " " + old.Name + " " + new.Name, set.Between(old, new).Comparison})
	}
	for _, p := range c.Policies {
		for i, v := range p.Versions[1:] {
			add(p.Versions[i], v)
		}
		if last := len(p.Versions) - 1; last > 1 {
			add(p.Versions[0], p.Versions[last])
			add(p.Versions[last], p.Versions[0])
		}
	}
	if len(all) == 0 {
		t.Fatal("the content has no two versions of a policy")
	}
	return all
}

// compare compares two texts of Markdown.
func compare(t rapid.TB, old, new string) *diff.Comparison {
	t.Helper()
	a, problems := markdown.ParsePlain("old.md", []byte(old))
	if a == nil {
		t.Fatalf("old.md: %v", problems)
	}
	b, problems := markdown.ParsePlain("new.md", []byte(new))
	if b == nil {
		t.Fatalf("new.md: %v", problems)
	}
	o, n := diff.Text{Name: "old.md", Doc: &a.Document}, diff.Text{Name: "new.md", Doc: &b.Document}
	return diff.Compare(o, n, diff.Trace(o, n), diff.Options{})
}

// drawn draws a text of Markdown and one that was made of it: blocks changed, moved, left out and put in.
func drawn(t *rapid.T) (old, new string) {
	words := rapid.SampledFrom([]string{"we", "will", "may", "test", "each", "model", "*never*", "`code`", "[list](https://a.example)", "2026", "audit.",
		"(a)", "“so”", "\"so\"", "state-of-the-art", "Übung", "模型", "<b>", "&amp;", "[x]", "~~old~~", "www.a.example", "http://a.example/b", "\x1b[31m", "\u202e", "a_b_c", "!", "#"})
	sentence := rapid.Custom(func(t *rapid.T) string {
		s := ""
		for i, w := range rapid.SliceOfN(words, 1, 9).Draw(t, "words") {
			if i > 0 {
				s += rapid.SampledFrom([]string{" ", " ", " ", "", "\n"}).Draw(t, "between")
			}
			s += w
		}
		return s
	})
	block := rapid.Custom(func(t *rapid.T) string {
		s := sentence.Draw(t, "sentence")
		return rapid.SampledFrom([]string{"", "", "## ", "- ", "1. ", "> ", "    ", "| a | b |\n|---|---|\n| "}).Draw(t, "mark") + s
	})
	blocks := rapid.SliceOfN(block, 0, 7).Draw(t, "blocks")
	changed := make([]string, 0, len(blocks))
	for _, b := range blocks {
		switch rapid.IntRange(0, 5).Draw(t, "fate") {
		case 0:
		case 1:
			changed = append(changed, b+" "+sentence.Draw(t, "more"))
		case 2:
			changed = append(changed, block.Draw(t, "another"), b)
		default:
			changed = append(changed, b)
		}
	}
	if rapid.Bool().Draw(t, "moves") && len(changed) > 1 {
		changed[0], changed[len(changed)-1] = changed[len(changed)-1], changed[0]
	}
	return join(blocks), join(changed)
}

func join(blocks []string) string {
	s := ""
	for _, b := range blocks {
		s += b + "\n\n"
	}
	return s
}
