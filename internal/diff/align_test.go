package diff

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected changes in testdata")

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

// twoVersions are texts whose IDs say what their wording says too.
var twoVersions = [2]string{`# Policy {#policy}

## Testing {#testing}

Red teams test each model before release, and report what they find to the safety officer. {#red-teams}

- autonomy and replication {#autonomy}
- uplift for biological weapons {#biology}

Not applicable to research models. {#research}

## Security {#security}

Weights of the largest models are kept on two sites, under the control of two people. {#weights}

Not applicable to research models. {#research-security}
`, `# Policy {#policy}

## Security {#security}

Weights of the largest models are kept on three sites, under the control of two people. {#weights}

Not applicable to research models. {#research-security}

## Testing {#testing}

- uplift for biological and chemical weapons {#biology}
- autonomy and replication {#autonomy}

Red teams test each model before release, and report what they find to the board. {#red-teams}

Not applicable to research models. {#research}
`}

var writtenID = regexp.MustCompile(` \{#[\w-]+\}`)

// TestIDsAreNotNeededWhereTheTextDecides: with and without them the same clauses are linked, and the same is said of them.
func TestIDsAreNotNeededWhereTheTextDecides(t *testing.T) {
	with := compareSources(t, twoVersions[0], twoVersions[1])
	without := compareSources(t, writtenID.ReplaceAllString(twoVersions[0], ""), writtenID.ReplaceAllString(twoVersions[1], ""))
	if d := cmp.Diff(pairsOf(with), pairsOf(without)); d != "" {
		t.Errorf("links (-with IDs +without)\n%s", d)
	}
	if d := cmp.Diff(strings.ReplaceAll(becomings(with), " by id", ""), becomings(without)); d != "" {
		t.Errorf("changes (-with IDs +without)\n%s", d)
	}
}

// TestSwappedTextsMirrorTheirLinks, whatever the links rest on.
func TestSwappedTextsMirrorTheirLinks(t *testing.T) {
	for _, sources := range [][2]string{twoVersions, {writtenID.ReplaceAllString(twoVersions[0], ""), twoVersions[1]}} {
		a, b := readSource(t, "old", sources[0]), readSource(t, "new", sources[1])
		id := Trace(a, b)
		there, back := Compare(a, b, id, Options{AlignOnly: true}), Compare(b, a, id.Reversed(), Options{AlignOnly: true})
		for i, l := range back.Links {
			back.Links[i].Old, back.Links[i].New = l.New, l.Old
		}
		if d := cmp.Diff(there.Links, sortLinks(back.Links)); d != "" {
			t.Errorf("(-there +back)\n%s", d)
		}
	}
}

// pairsOf are the clauses that a comparison links.
func pairsOf(c *Comparison) [][2]int {
	var pairs [][2]int
	for _, l := range c.Links {
		pairs = append(pairs, [2]int{l.Old, l.New})
	}
	return pairs
}
