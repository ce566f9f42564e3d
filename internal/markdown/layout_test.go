package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/clause"
	"rspsite/internal/redaction/layout"
)

// TestLayoutKnowsTheDialect puts a redaction in the place of every word and of every line of all cases, and brings the layout beside it
// to one form. The tree of clauses stays as it was, each on its line, and no end of a line is left in a text with a redaction: it
// would tell how long the text was that was taken out. A new kind of block is unknown to package layout until this passes.
func TestLayoutKnowsTheDialect(t *testing.T) {
	r := clause.Redaction{ID: "zz", Reason: "legal", Note: "N", Extent: "word", Commitment: "sha256:" + strings.Repeat("0", 64)}
	wrong := []string{"html.txtar", "lookalikes.txtar"} // what the dialect does not take
	for name, src := range sources(t) {
		if slices.Contains(wrong, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			body, _ := newText("in.md", src, false)
			head := src[:len(src)-len(body.body)]
			failed := 0
			table := tableHead.FindAllIndex(body.body, -1)
			for _, at := range slices.Concat(word.FindAllIndex(body.body, -1), wholeLine.FindAllSubmatchIndex(body.body, -1)) {
				at = at[len(at)-2:]
				if isDelimited(table, at) || bytes.LastIndexByte(body.body[:at[0]], '{') > bytes.LastIndexByte(body.body[:at[0]], '}') {
					continue // nor is there a redaction in attributes
				}
				before := slices.Concat(body.body[:at[0]], []byte(r.String()), body.body[at[1]:])
				after, from := layout.Level(before, func(string) bool { return false })
				want, _ := Parse("in.md", slices.Concat(head, before))
				got, _ := Parse("in.md", slices.Concat(head, after))
				first := strings.Count(string(head), "\n") + 1
				was := tree(want, func(line int) int { return line })
				is := tree(got, func(line int) int { return from[min(line-first, len(from)-1)] + first })
				if !slices.Equal(was, is) {
					t.Errorf("the redaction of %q changes the tree (-before +after):\n%s", body.body[at[0]:at[1]], cmp.Diff(was, is))
					failed++
				} else if c := filled(got); c != nil {
					t.Errorf("the redaction of %q leaves the end of a line in %s", body.body[at[0]:at[1]], outlineText(c))
					failed++
				}
				if failed == 3 {
					t.FailNow()
				}
			}
		})
	}
}

var (
	word      = regexp.MustCompile(`[A-Za-z0-9]+`)
	tableHead = regexp.MustCompile(`(?m)^.*\|.*\n[ >]*\|?[ :]*-[-| :]*$`)
	place     = regexp.MustCompile(`^(\s*)(\d+):\d+ `)
	within    = regexp.MustCompile(`("@|cell \d+ at )\d+:\d+`)
	wholeLine = regexp.MustCompile("(?m)^[ >]*([^\\s>`~].*)$")
)

// isDelimited reports whether a place is the whole head of a table, or in the row of hyphens below one: without them it is no table.
func isDelimited(tables [][]int, at []int) bool {
	return slices.ContainsFunc(tables, func(t []int) bool { return t[0] <= at[0] && at[1] <= t[1] && at[1]-at[0] > 3 })
}

// tree is an outline in which white space counts once, and each line is the one that it was.
func tree(s *Source, was func(line int) int) []string {
	var lines []string
	for line := range strings.Lines(outline(s)) {
		line = within.ReplaceAllString(line, "$1")
		if m := place.FindStringSubmatch(line); m != nil {
			n := 0
			fmt.Sscan(m[2], &n)
			line = fmt.Sprint(m[1], was(n), " ", strings.Join(strings.Fields(strings.ReplaceAll(line[len(m[0]):], "⏎", " ")), " "))
		}
		lines = append(lines, line)
	}
	return lines
}

// filled is a clause in which the end of a line that means nothing stands between a redaction and the next break. Where a block may
// begin, or attributes are open, a line end stays: what it means is then not certain.
func filled(s *Source) *clause.Clause {
	for c := range s.All() {
		for line := range strings.SplitSeq(outlineText(c), "<break>") {
			_, rest, ends := strings.Cut(line, "⏎")
			if ends && strings.Contains(line, "redacted=") && !layout.BeginsBlock(rest) && !strings.Contains(line, "{") {
				return c
			}
		}
	}
	return nil
}
