package diff

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/markdown"
)

// TestAlignCases holds the links and changes of small pairs of texts, one for each kind of change.
func TestAlignCases(t *testing.T) {
	files, err := filepath.Glob("testdata/align/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d cases in testdata/align (%v)", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			old, new := fileOf(archive, "old.md"), fileOf(archive, "new.md")
			got := becomings(compareSources(t, old, new))
			if *update {
				*fileIn(archive, "changes") = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(fileOf(archive, "changes"), got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", archive.Comment, d)
			}
		})
	}
}

// compareSources compares two texts by what is written in them and by their wording.
func compareSources(t testing.TB, old, new string) *Comparison {
	t.Helper()
	a, b := readSource(t, "old", old), readSource(t, "new", new)
	return Compare(a, b, Trace(a, b), Options{AlignOnly: true})
}

func readSource(t testing.TB, name, source string) Text {
	t.Helper()
	s, problems := markdown.Parse(name+".md", []byte(source))
	if s == nil || problems.Errors() > 0 {
		t.Fatalf("%v", problems)
	}
	return Text{Name: name, Doc: &s.Document}
}

// becomings says, a line for each change, what became of what, and what it rests on.
func becomings(c *Comparison) string {
	var b strings.Builder
	matched := map[int]string{} // new clause → what its links rest on
	for _, l := range c.Links {
		matched[l.New] = l.Matched.String()
	}
	for _, ch := range c.Changes {
		b.WriteString(ch.Kind.String())
		for _, f := range []struct {
			is   bool
			word string
		}{{ch.Moved && ch.With < 0, " moved"}, {ch.Moved && ch.With >= 0, " taken along"}, {ch.Split, " split"}, {ch.Merged, " merged"}} {
			if f.is {
				b.WriteString(f.word)
			}
		}
		if len(ch.New) > 0 && len(ch.Old) > 0 && matched[ch.New[0]] != "text" {
			fmt.Fprintf(&b, " by %s", matched[ch.New[0]])
		}
		fmt.Fprintf(&b, ": %s\n", ofBoth(beginnings(&c.Old, ch.Old), beginnings(&c.New, ch.New)))
	}
	return b.String()
}

func ofBoth(old, new string) string {
	switch {
	case old == new || new == "":
		return old
	case old == "":
		return new
	}
	return old + " → " + new
}

// beginnings are the beginnings of clauses.
func beginnings(s *Side, indexes []int) string {
	var texts []string
	for _, i := range indexes {
		r := []rune(s.Clauses[i].Text)
		if len(r) > 40 {
			r = append(r[:39], '…')
		}
		texts = append(texts, string(r))
	}
	return strings.Join(texts, " + ")
}

func fileOf(a *txtar.Archive, name string) string { return string(*fileIn(a, name)) }

// fileIn is the file of that name, made if it is not there.
func fileIn(a *txtar.Archive, name string) *[]byte {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i].Data
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name})
	return &a.Files[len(a.Files)-1].Data
}
