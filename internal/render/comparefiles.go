package render

import (
	"bytes"
	"fmt"

	"rspsite/internal/transcript"
)

// Beside every compare page stands the same comparison for programs, as JSON, and for readers of plain text, as Markdown.
// The JSON counts every difference of the two texts, and says of each whether it is a change of the policy.

func compareJSON(address string) string     { return address + "index.json" }
func compareMarkdown(address string) string { return address + "index.md" }

// A comparePlan is what the files beside a compare page say around the comparison.
type comparePlan struct {
	title func(c *comparison) string // of the Markdown
	facts func(c *comparison) transcript.Facts
}

// compareFiles plans the files beside the compare page at address.
func (s *site) compareFiles(address string, compare func(at *view) *comparison, plan comparePlan) {
	s.addFile(compareJSON(address), func() ([]byte, error) {
		var b bytes.Buffer
		c := compare(&view{s: s, at: address})
		if err := transcript.JSON(&b, c.Comparison, plan.facts(c)); err != nil {
			return nil, fmt.Errorf("writing the comparison as JSON: %v", err)
		}
		return b.Bytes(), nil
	})
	s.addFile(compareMarkdown(address), func() ([]byte, error) {
		c := compare(&view{s: s, at: address, whole: true})
		var b bytes.Buffer
		if err := transcript.Markdown(&b, c.Comparison, c.markdown(plan.title(c))); err != nil {
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
