package render

import (
	"html/template"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// What a reader must know of the two versions and of the way from the one to the other: which they are, whether other sources
// have them, what the change files tell besides their records.

// meaning says what the majors in the address of a shortcut stand for.
func meaning(short revision.Shortcut) string {
	var said []string
	if short.Old != short.Pair.Old.Name {
		said = append(said, short.Old+" here means "+short.Pair.Old.Name+", the last "+short.Old)
	}
	if short.New != short.Pair.New.Name {
		said = append(said, short.New+" here means "+short.Pair.New.Name+", the first "+short.New)
	}
	return join("; ", said...) + "."
}

// doubtWords are the fields of a version that its name and date on the page rest on.
var doubtWords = map[string]string{"version": "the number ", "published": "the date of ", "effective": "the date of "}

// doubts are what other sources say against the number and the dates of the two versions, and that in a line.
func (at *view) doubts(pair revision.Pair) (line string, doubts []claim) {
	var of []string
	for _, v := range []*corpus.Version{pair.Old, pair.New} {
		for _, said := range claimsOn(v, "version", "published", "effective") {
			if words := doubtWords[said.Field] + v.Name; !slices.Contains(of, words) {
				of = append(of, words)
			}
			doubt := at.write(&v.File, v.Address()).claims([]corpus.Claim{said})[0]
			doubt.Field.Text = doubt.Field.Text + " of " + v.Name
			doubts = append(doubts, doubt)
		}
	}
	if len(of) == 0 {
		return "", nil
	}
	return "Disputed: " + list(of), doubts
}

// age says of a version that it is not the latest.
func age(v *corpus.Version) string {
	l := &layout{}
	l.sayAge(v)
	return l.said()
}

// told is what the change file of the only step tells besides its records and its account.
func (c *comparison) told() template.HTML {
	if len(c.Steps) != 1 || !tells(c.Steps[0]) {
		return ""
	}
	w := c.at.write(&c.Steps[0].Changes.File, permalink.Changes)
	w.deeper = 1 // below the heading of the section
	return w.document()
}

// steps lead to where each of several steps is told.
func (c *comparison) steps() []link {
	var steps []link
	for _, v := range c.Steps {
		if len(c.Steps) > 1 && v.Changes != nil {
			steps = append(steps, c.at.to(permalink.Changes+fragment(string(corpus.ChangesID(v))), v.Name))
		}
	}
	return steps
}

// tells reports whether the change file of a version has a text of its own.
func tells(v *corpus.Version) bool {
	return v.Changes != nil && v.Changes.Doc != nil && slices.ContainsFunc(v.Changes.Doc.Clauses, func(c *clause.Clause) bool { return c.Kind != clause.Heading || len(c.Children) > 0 })
}
