package render

import (
	"bytes"
	"fmt"

	"rspsite/internal/revision"
	"rspsite/internal/transcript"
)

// Beside every compare page stands the same comparison for programs, as JSON, and for readers of plain text, as Markdown.
// The JSON counts every difference of the two texts, and says of each whether it is a change of the policy.

func compareJSON(pair revision.Pair) string     { return compareAddress(pair) + "index.json" }
func compareMarkdown(pair revision.Pair) string { return compareAddress(pair) + "index.md" }

// compareFiles plans the files beside a compare page.
func (s *site) compareFiles(pair revision.Pair) {
	s.addFile(compareJSON(pair), func() ([]byte, error) {
		var b bytes.Buffer
		r := s.revisions.Between(pair.Old, pair.New)
		if err := transcript.JSON(&b, r.Comparison, ComparisonFacts(r, s.options.BaseURL)); err != nil {
			return nil, fmt.Errorf("writing the comparison as JSON: %v", err)
		}
		return b.Bytes(), nil
	})
	s.addFile(compareMarkdown(pair), func() ([]byte, error) {
		at := &view{s: s, at: compareAddress(pair), whole: true}
		c := at.comparison(pair)
		var b bytes.Buffer
		if err := transcript.Markdown(&b, c.Comparison, c.markdown(pair)); err != nil {
			return nil, fmt.Errorf("writing the comparison as Markdown: %v", err)
		}
		return b.Bytes(), nil
	})
}

// jsonWords name the link to the JSON, which counts more than the page.
func (t *fateCount) jsonWords() string {
	n := t.described()
	if n == 0 {
		return "As JSON"
	}
	return fmt.Sprintf("As JSON, with all %s, %d of them of description", count(t.changes()+n, "difference", "differences"), n)
}
