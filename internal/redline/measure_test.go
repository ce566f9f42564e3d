package redline_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/redline"
)

// A measure is what a set of redlines is like to read.
type measure struct {
	common, kept int // words that both sides have in one order, and how many of them are shown as unchanged
	hunks        int
	islands      int // stretches of one or two unchanged words between two hunks
	changed      int // redlines with at least one hunk
}

var measuredWord = regexp.MustCompile(`[\p{L}\p{N}]+`)

func (m *measure) add(o measure) {
	m.common, m.kept = m.common+o.common, m.kept+o.kept
	m.hunks, m.islands, m.changed = m.hunks+o.hunks, m.islands+o.islands, m.changed+o.changed
}

func (m measure) share() float64          { return float64(m.kept) / float64(max(1, m.common)) }
func (m measure) hunksPerClause() float64 { return float64(m.hunks) / float64(max(1, m.changed)) }
func (m measure) islandsPerHunk() float64 { return float64(m.islands) / float64(max(1, m.hunks)) }

// measureEdits measures one redline. What it holds against is computed here, by another method: the longest common
// subsequence of words by the textbook.
func measureEdits(edits []redline.Edit) measure {
	var m measure
	old, new := redline.Rebuilt(edits)
	m.common = longestCommon(measuredWord.FindAllString(old, -1), measuredWord.FindAllString(new, -1))
	island, open := 0, false // words unchanged since the last hunk, and whether there was one
	for i, e := range edits {
		if e.Op == redline.Equal {
			words := len(measuredWord.FindAllString(e.NewText, -1))
			m.kept += words
			island += words
			continue
		}
		if i == 0 || edits[i-1].Op == redline.Equal {
			m.hunks++
			if open && (island == 1 || island == 2) {
				m.islands++
			}
		}
		island, open = 0, true
	}
	if m.hunks > 0 {
		m.changed = 1
	}
	return m
}

func longestCommon(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// A textPair is two versions of a text, by the clauses that a comparison puts together.
type textPair struct {
	name     string
	old, new [][]*clause.Clause
}

func (p textPair) measure() measure {
	var m measure
	for i := range p.old {
		edits, _ := redline.Between(p.old[i], p.new[i])
		m.add(measureEdits(edits))
	}
	return m
}

func pairOf(t testing.TB, name, old, new string) textPair {
	t.Helper()
	a, b := parsePlain(t, old), parsePlain(t, new)
	c := diff.Compare(a, b, diff.Trace(a, b), diff.Options{AlignOnly: true})
	pair := textPair{name: name}
	for _, ch := range c.Changes {
		if len(ch.Old) > 0 && len(ch.New) > 0 {
			pair.old, pair.new = append(pair.old, picked(&c.Old, ch.Old)), append(pair.new, picked(&c.New, ch.New))
		}
	}
	return pair
}

func picked(s *diff.Side, indexes []int) []*clause.Clause {
	var cs []*clause.Clause
	for _, i := range indexes {
		cs = append(cs, s.Clauses[i].Clause)
	}
	return cs
}

func parsePlain(t testing.TB, text string) diff.Text {
	t.Helper()
	source, problems := markdown.ParsePlain("policy.md", []byte(text))
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return diff.Text{Name: "policy", Doc: &source.Document}
}

// shared is the environment variable that names the folder with the sample policies. They are other people's texts, so they
// stay out of the repository.
const shared = "RSPSITE_SHARED"

// samples are the paths of samples.
func samples(t testing.TB, pattern ...string) []string {
	t.Helper()
	dir := os.Getenv(shared)
	if dir == "" {
		what := "the environment variable " + shared + " names no folder with " + filepath.Join(pattern...)
		if os.Getenv("CI") != "" {
			t.Fatalf("%s, and CI is set: nothing may be left out there", what)
		}
		t.Skipf("LEFT OUT: %s", what)
	}
	files, err := filepath.Glob(filepath.Join(append([]string{dir}, pattern...)...))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s holds no %s (%v)", dir, filepath.Join(pattern...), err)
	}
	slices.Sort(files)
	return files
}

func readSample(t testing.TB, pattern ...string) string {
	t.Helper()
	text, err := os.ReadFile(samples(t, pattern...)[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// foreignPairs are policies at two dates each.
func foreignPairs(t testing.TB) []textPair {
	t.Helper()
	files := samples(t, "foreign", "*", "*.md")
	var pairs []textPair
	for i := 0; i+1 < len(files); i += 2 {
		policy := filepath.Base(filepath.Dir(files[i]))
		at := func(k int) string { return readSample(t, "foreign", policy, filepath.Base(files[k])) }
		pairs = append(pairs, pairOf(t, policy, at(i), at(i+1)))
	}
	return pairs
}

// rewrites are texts of which little stayed.
func rewrites(t testing.TB) []textPair {
	t.Helper()
	standard := pairOf(t, "a standard, rewritten", readSample(t, "alignment", "asvs", "old.md"), readSample(t, "alignment", "asvs", "new.md"))
	coded := textPair{name: "coded revisions"}
	lines := bufio.NewScanner(strings.NewReader(readSample(t, "revisions", "coded-revisions.jsonl")))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Old, New string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if row.Old != "" && row.New != "" {
			coded.old = append(coded.old, redline.ClausesOf(clause.Paragraph, row.Old))
			coded.new = append(coded.new, redline.ClausesOf(clause.Paragraph, row.New))
		}
	}
	return []textPair{standard, coded}
}

// TestRedlinesOfRealRevisions holds redlines of published policies to what a reader needs: what stayed is shown as unchanged,
// and what changed as phrases. Each further hunk must be worth a phrase, so a few common words are given up; docs/diff.md says
// how the two were weighed, and what is reached. The floors lie a little below, since the pairs are those that the alignment finds.
func TestRedlinesOfRealRevisions(t *testing.T) {
	var shares, hunks []float64
	for _, pair := range foreignPairs(t) {
		m := pair.measure()
		report(t, pair.name, m)
		shares, hunks = append(shares, m.share()), append(hunks, m.hunksPerClause())
		if m.islandsPerHunk() > 0.1 {
			t.Errorf("%s: %.3f islands for each hunk, want at most 0.1", pair.name, m.islandsPerHunk())
		}
	}
	if median(shares) < 0.985 {
		t.Errorf("of the median document %.2f%% of the common words are shown as unchanged, want at least 98.5%%", 100*median(shares))
	}
	if median(hunks) > 1.6 {
		t.Errorf("the median document has %.2f hunks in a changed clause, want at most 1.6", median(hunks))
	}
}

func median(values []float64) float64 {
	slices.Sort(values)
	return (values[len(values)/2] + values[(len(values)-1)/2]) / 2
}

// TestRedlinesOfWrappedTexts holds that a text of which only the lines were wrapped anew has no change.
func TestRedlinesOfWrappedTexts(t *testing.T) {
	for _, file := range samples(t, "foreign", "*", "*.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wrapped := wrapLines(string(text))
		if strings.Count(wrapped, "\n") < strings.Count(string(text), "\n")+100 {
			t.Fatalf("%s was hardly wrapped", file)
		}
		m := pairOf(t, file, string(text), wrapped).measure()
		if m.share() < 1 || m.hunks > 0 {
			report(t, filepath.Base(file), m)
			t.Error("wrapping lines made a change")
		}
	}
}

// wrapLines breaks long lines of prose, not of headings or tables, before words that can begin no block.
func wrapLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		column := 0
		for i, word := range strings.SplitAfter(line, " ") {
			if column+len(word) > 60 && i > 2 && plainWord.MatchString(word) && !strings.ContainsAny(line, "|`#") {
				b.WriteByte('\n')
				column = 0
			}
			b.WriteString(word)
			column += len(word)
		}
	}
	return b.String()
}

var plainWord = regexp.MustCompile(`^[A-Za-z]{3,}[ ,;]`)

// TestRedlinesOfRewrites holds them to no confetti where little stayed.
func TestRedlinesOfRewrites(t *testing.T) {
	for _, pair := range rewrites(t) {
		m := pair.measure()
		report(t, pair.name, m)
		if m.hunksPerClause() > 2 {
			t.Errorf("%s: %.2f hunks in a changed clause, want at most 2", pair.name, m.hunksPerClause())
		}
		if m.islandsPerHunk() > 0.1 {
			t.Errorf("%s: %.3f islands for each hunk, want at most 0.1", pair.name, m.islandsPerHunk())
		}
	}
}

// TestRedlinesAgainstShortestScripts measures what a shortest script over the same tokens gives, without and with the clean-up
// that comes with it: the reason why redlines are chosen otherwise.
func TestRedlinesAgainstShortestScripts(t *testing.T) {
	for _, pair := range append(foreignPairs(t), rewrites(t)...) {
		var shortest, cleaned measure
		for i := range pair.old {
			shortest.add(measureEdits(redline.ShortestScript(pair.old[i], pair.new[i], false)))
			cleaned.add(measureEdits(redline.ShortestScript(pair.old[i], pair.new[i], true)))
		}
		report(t, pair.name, shortest)
		report(t, "  cleaned up", cleaned)
		if ours := pair.measure(); ours.hunks > shortest.hunks || ours.hunks > cleaned.hunks {
			t.Errorf("%s: %d hunks, want no more than the %d and %d of shortest scripts", pair.name, ours.hunks, shortest.hunks, cleaned.hunks)
		}
	}
}

func report(t testing.TB, name string, m measure) {
	t.Helper()
	t.Logf("%-22s %6.2f%% of %6d common words kept, %5.2f hunks in each of %3d changed clauses, %.3f islands a hunk",
		name, 100*m.share(), m.common, m.hunksPerClause(), m.changed, m.islandsPerHunk())
}
