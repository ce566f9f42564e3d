package render

import (
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
	"rspsite/internal/transcript"
)

// The Markdown says what the page says, in the page's words. It is read away from the site, so that its links are whole
// addresses, and nothing in it stands in a fold.

// A markdownPage is one comparison as Markdown.
type markdownPage struct{ *comparison }

// markdown says what the Markdown holds besides the comparison.
func (c *comparison) markdown(title string) transcript.MarkdownOptions {
	t, page := c.count(), &markdownPage{c}
	return transcript.MarkdownOptions{
		Remarks: transcript.Remarks{
			Summary: c.summary(), Notes: c.notes(t),
			Number: func(i int) int { return c.numbers[&c.Changes[i]] }, Fate: page.fate,
			Retold:    !c.isOfficial(),
			Describes: func(i int) bool { return c.Changes[i].Standing == revision.Description },
		},
		Title:     title,
		Mark:      c.mark(),
		Permalink: func(i int) string { return c.at.href(c.address + c.toChange(i)) },
		Front:     page.front,
		Below:     page.below, Reference: page.reference, Tail: page.tail,
	}
}

// summary says in a sentence or more what changed.
func (c *comparison) summary() string {
	if c.since != nil {
		return SuccessionSummary(c.since)
	}
	return c.count().sentence(c)
}

// versionTitle is the title of the Markdown that compares two versions.
func versionTitle(pair revision.Pair) string {
	return pair.New.Policy.Title + ": what changed from " + pair.Old.Name + " to " + pair.New.Name
}

// mark says what the texts are.
func (c *comparison) mark() string {
	l := c.at.layout("", "")
	sayOfPair(l, c.Old, c.New)
	return l.said()
}

// notes say which differences are none of the policy, and what the publisher's account names.
func (c *comparison) notes(t *fateCount) []string {
	var notes []string
	if c.New.version != nil {
		for _, v := range []comparedText{c.Old, c.New} {
			for _, e := range v.Errata {
				notes = append(notes, correctedName(v, e)+" "+onDate(e.On)+" ("+string(e.Kind)+"): "+e.What.Plain())
			}
		}
	}
	if n := t.described(); n > 0 {
		notes = append(notes, count(n, "clause differs", "clauses differ")+" in description alone. "+t.caveat(c))
	} else if told := t.caveat(c); told != "" {
		notes = append(notes, told)
	}
	if said := c.coverage(); said != nil {
		notes = append(notes, fmt.Sprintf("%s By clause it names %d of %s. Not named here does not mean not announced: only what our sources hold of the account is known.",
			said.Lead, said.Named, count(said.Changes, "change", "changes")))
	}
	switch s := c.silent(); {
	case s.Defined:
		notes = append(notes, "Silent revision rate: "+s.Strict+" strict, "+s.Lenient+" lenient.")
	case s.Why != "":
		notes = append(notes, "Silent revision rate: "+s.Why+".")
	}
	return notes
}

// fate is what the page calls what became of a change.
func (p *markdownPage) fate(i int) string {
	ch := &p.Changes[i]
	switch f := fateOf(ch); {
	case f == fateChanged && hasSameWords(ch):
		return "same words"
	case f == fateChanged && ch.Moved && ch.With < 0:
		return fateNames[f] + " and moved"
	default:
		return fateNames[f]
	}
}

// reference is what a reference in one of the texts reads as.
func (p *markdownPage) reference(old bool, ref string) string {
	text := p.New
	if old {
		text = p.Old
	}
	target, err := p.at.s.corpus.Resolve(ref, text.File)
	if err != nil {
		return ""
	}
	return p.at.s.refText(ref, target)
}

// below are the lines below a change: who names it, where it leads to, and where it stands.
func (p *markdownPage) below(i int) []string {
	ch := &p.Changes[i]
	var lines []string
	for _, k := range ch.Records {
		if p.place(k) == i {
			lines = append(lines, p.record(k))
		} else {
			lines = append(lines, p.recordTitle(k))
		}
	}
	for _, e := range ch.Entries {
		lines = append(lines, fmt.Sprintf("Named in the publisher’s account: entry %d", e+1))
	}
	if links := p.references(ch); len(links) > 0 {
		lines = append(lines, "Refers to "+list(links))
	}
	var ways []string
	for _, l := range p.ways(ch) {
		ways = append(ways, transcript.Link(l.Text, l.Href))
	}
	return append(lines, join(" · ", ways...))
}

// place is the change at which a record stands in full, or -1: the first of the policy that it names, else the first that is shown.
func (p *markdownPage) place(k int) int {
	changes := p.Records[k].Changes
	if at := slices.IndexFunc(changes, func(i int) bool { return isOfPolicy(&p.Changes[i]) }); at >= 0 {
		return changes[at]
	}
	return p.firstChange(p.Records[k])
}

// references lead to what the words of a change refer to: of the new text, or of the old one where that is all there is.
func (p *markdownPage) references(ch *revision.Change) []string {
	text, side, indexes := p.New, p.Comparison.New, ch.New
	if len(indexes) == 0 {
		text, side, indexes = p.Old, p.Comparison.Old, ch.Old
	}
	var links []string
	for _, i := range indexes {
		for _, run := range runsOf(side.Clauses[i]) {
			target, err := p.at.s.corpus.Resolve(run.Ref, text.File)
			if run.Ref == "" || err != nil {
				continue
			}
			link := transcript.Link(p.at.s.refText(run.Ref, target), p.at.href(inText(text, target.Address)))
			if !slices.Contains(links, link) {
				links = append(links, link)
			}
		}
	}
	return links
}

// runsOf is the text of a clause, the cells of a row included.
func runsOf(c diff.Clause) clause.Inline {
	runs := slices.Clone(c.Clause.Text)
	for _, cell := range c.Cells {
		runs = append(runs, cell.Text...)
	}
	return runs
}

// inText is the address of a place that may be named by its fragment alone.
func inText(text comparedText, address string) string {
	if len(address) > 0 && address[0] == '#' {
		return text.Address + address
	}
	return address
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
