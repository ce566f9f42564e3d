package render

import (
	"bytes"
	"fmt"

	"rspsite/internal/diff"
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
		at := &view{s: s, at: compareAddress(pair)}
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

// markdown says what the Markdown holds besides the comparison.
func (c *comparison) markdown(pair revision.Pair) transcript.MarkdownOptions {
	t, told := c.count(), map[int]bool{}
	return transcript.MarkdownOptions{
		Remarks: transcript.Remarks{
			Summary: t.sentence(c), Notes: c.notes(pair, t),
			Number: func(i int) int { return c.numbers[&c.Changes[i]] }, Fate: c.fateInMarkdown,
			Extra: func(i int) []string { return c.recordLines(i, told) },
		},
		Title: pair.New.Policy.Title + ": what changed from " + pair.Old.Name + " to " + pair.New.Name,
		Permalink: func(i int) string {
			return c.at.whole(compareAddress(pair) + c.toChange(i))
		},
		Below: c.wayLines,
	}
}

// whole is the whole address of a place on the site, or a relative one where the site does not know its own.
func (v *view) whole(address string) string {
	if base := v.s.options.BaseURL; base != "" {
		return absolute(base, address)
	}
	return v.href(address)
}

// notes say what the texts are, which differences are none of the policy, and what the publisher's account names.
func (c *comparison) notes(pair revision.Pair, t *fateCount) []string {
	l := c.at.layout("", "")
	sayOfPair(l, pair)
	notes := []string{l.said()}
	if n := t.described(); n > 0 {
		notes = append(notes, count(n, "clause differs", "clauses differ")+" in description alone. "+t.caveat(c))
	} else if told := t.caveat(c); told != "" {
		notes = append(notes, told)
	}
	if a := c.Account; a != nil {
		notes = append(notes, fmt.Sprintf("Named in the publisher’s own account, as far as it is held here: %d of %s.", a.Named, count(a.Changes, "change", "changes")))
	}
	switch s := c.silent(); {
	case s.Defined:
		notes = append(notes, "Silent revision rate: "+s.Strict+" strict, "+s.Lenient+" lenient.")
	case s.Why != "":
		notes = append(notes, "Silent revision rate: "+s.Why+".")
	}
	return notes
}

// fateInMarkdown is what the Markdown calls a difference of description.
func (c *comparison) fateInMarkdown(i int) string {
	if isOfPolicy(&c.Changes[i]) {
		return ""
	}
	return fateNames[fateOf(&c.Changes[i])]
}

// recordLines tell the change records that name a change, in full where each is named first.
func (c *comparison) recordLines(i int, told map[int]bool) []string {
	var lines []string
	for _, k := range c.Changes[i].Records {
		lines = append(lines, c.recordLine(k, !told[k]))
		told[k] = true
	}
	for _, e := range c.Changes[i].Entries {
		lines = append(lines, fmt.Sprintf("Named in the publisher’s account: entry %d", e+1))
	}
	return lines
}

// recordLine names a change record or, in full, says what the editors say and the publisher's reason.
func (c *comparison) recordLine(k int, full bool) string {
	r := c.Records[k]
	file := &r.Version.Changes.File
	line := "Change record of " + r.Version.Name + ": " + r.Title
	if r.Outcome != "" {
		line += " (" + string(r.Outcome) + ")"
	}
	if !full {
		return line
	}
	line += ". " + c.at.s.plain(r.What.Inline, file)
	if r.Reason != nil {
		line += " The publisher’s reason (" + r.Reason.By + "): " + c.at.s.plain(r.Reason.Says.Inline, file)
	}
	return line
}

// wayLines lead to a clause in either version.
func (c *comparison) wayLines(i int) []string {
	var ways []string
	for _, l := range c.ways(&c.Changes[i]) {
		ways = append(ways, "["+l.Text+"]("+l.Href+")")
	}
	return []string{join(" · ", ways...)}
}

// ways lead to the clause of a change in the version that has it; to both, where both have.
func (c *comparison) ways(ch *revision.Change) []link {
	var links []link
	at := func(v *diff.Side, indexes []int, to func(diff.Clause) link) {
		if len(indexes) > 0 {
			links = append(links, to(v.Clauses[indexes[0]]))
		}
	}
	at(&c.Comparison.Old, ch.Old, func(o diff.Clause) link { return c.clauseIn(c.Old, o.ID) })
	at(&c.Comparison.New, ch.New, func(n diff.Clause) link { return c.clauseIn(c.New, n.ID) })
	return links
}
