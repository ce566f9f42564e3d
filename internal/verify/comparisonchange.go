package verify

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// The kinds of changes, as data call them.
const (
	kindUnchanged = "unchanged"
	kindChanged   = "changed"
	kindAdded     = "added"
	kindRemoved   = "removed"
)

// What a difference between two versions rests on, as data call it.
const (
	ofPolicy    = "policy"
	description = "description"
)

// id is that of the clause at whose place a change stands.
func (ch *diffChange) id() string { return slices.Concat(ch.New, ch.Old)[0] }

// isChange reports whether readers are told of a change: it reads otherwise, or it moved by itself.
func (ch *diffChange) isChange() bool { return ch.Kind != kindUnchanged || ch.Moved && ch.With == "" }

// isOfPolicy reports whether they are told that the policy changed.
func (ch *diffChange) isOfPolicy() bool { return ch.isChange() && ch.Standing != description }

// hasSameWords reports whether nothing was put in or taken out.
func (ch *diffChange) hasSameWords() bool {
	for _, e := range ch.Redline {
		if e.Op != "equal" {
			return false
		}
	}
	return true
}

// checkChange holds one change of the data against the clauses of both texts.
func (c *comparison) checkChange(ch *diffChange) {
	id, olds, news := ch.id(), len(ch.olds), len(ch.news)
	claims := func(format string, args ...any) { c.dataProblem(id, "comparison-claims", format, args...) }
	switch {
	case (ch.Kind == kindAdded) != (olds == 0), (ch.Kind == kindRemoved) != (news == 0), !hasOne("unchanged changed added removed", ch.Kind, " "):
		claims("the data say “%s” of a change with %s of the older text and %d of the newer", shorten(ch.Kind), count(olds, "clause"), news)
	case ch.Split != (olds > 0 && news > olds || olds > 1 && news > 1), ch.Merged != (news > 0 && olds > news || olds > 1 && news > 1):
		claims("the data say that a clause was split or merged, and it was not, or the other way round")
	case ch.Moved && olds*news == 0:
		claims("the data say that a clause moved that one text alone has")
	case ch.Kind == kindUnchanged && (olds != 1 || news != 1 || !c.isUnchanged(ch)):
		claims("the data say that the clause did not change, and it did: %s says “%s”, and %s says “%s”", c.old.address(), shorten(c.words(c.old, ch.olds)), c.new.address(), shorten(c.words(c.new, ch.news)))
	case ch.Kind == kindChanged && olds == 1 && news == 1 && c.old.lines[ch.olds[0]].digest == c.new.lines[ch.news[0]].digest && len(ch.Marks) == 0:
		claims("the data say that the clause changed, and both texts have the same")
	}
	c.checkRedline(ch)
	c.checkStanding(ch)
}

func (c *comparison) words(t *comparedText, indexes []int) string {
	var words []string
	for _, cl := range t.pick(indexes) {
		words = append(words, cl.PlainText())
	}
	return strings.Join(words, "\n")
}

// isUnchanged reports whether two clauses read alike. Of two editions what stands behind a redaction has to be the same too.
func (c *comparison) isUnchanged(ch *diffChange) bool {
	old, new := c.old.clauses[ch.olds[0]], c.new.clauses[ch.news[0]]
	if c.old.lines[ch.olds[0]].digest == c.new.lines[ch.news[0]].digest {
		return true
	}
	if c.isOfEditions() && !slices.Equal(commitments(old), commitments(new)) {
		return false
	}
	return readsAlike(old, new)
}

func commitments(c *clause.Clause) []string {
	var all []string
	for _, r := range c.Redactions() {
		all = append(all, r.Commitment)
	}
	return all
}

// checkRedline makes both sides of a redline.
func (c *comparison) checkRedline(ch *diffChange) {
	var old, new strings.Builder
	for _, e := range ch.Redline {
		now := e.Text
		if e.New != nil {
			now = *e.New
		}
		switch {
		case e.Op == "delete":
			old.WriteString(e.Text)
		case e.Op == "insert":
			new.WriteString(e.Text)
		case e.Op != "equal", !readAlike(e.Text, now):
			c.dataProblem(ch.id(), "comparison-claims", "the data say that “%s” stayed, and it became “%s”", shorten(e.Text), shorten(now))
			return
		default:
			old.WriteString(e.Text)
			new.WriteString(now)
		}
	}
	for _, side := range []struct {
		text *comparedText
		at   []int
		said string
	}{{c.old, ch.olds, old.String()}, {c.new, ch.news, new.String()}} {
		if words := c.words(side.text, side.at); !sameWordsAs(side.said, words) {
			c.dataProblem(ch.id(), "comparison-changed", "%s", saysOther("the redline of the data", side.said, side.text, words))
			return
		}
	}
	if ch.Kind == kindUnchanged && !ch.hasSameWords() {
		c.dataProblem(ch.id(), "comparison-claims", "the data say that the clause did not change, and show what was put in or taken out")
	}
}

// checkStanding holds to the publisher what the publisher wrote: no difference of two such texts is one of description.
func (c *comparison) checkStanding(ch *diffChange) {
	published := c.old.arePublishers(ch.olds) && c.new.arePublishers(ch.news)
	claims := func(format string, args ...any) { c.dataProblem(ch.id(), "comparison-claims", format, args...) }
	switch {
	case !c.new.isVersion() && ch.Standing != "", !ch.isChange() && ch.Standing != "", c.new.isVersion() && ch.isChange() && ch.Standing != ofPolicy && ch.Standing != description:
		claims("the data say “%s” of what the change is of, which cannot be", shorten(ch.Standing))
	case ch.Standing == description && published:
		claims("the data say that the change is one of description alone, and both texts are the publisher's own words")
	case ch.Standing == ofPolicy && !published && len(ch.Records) == 0:
		claims("the data say that the policy changed, and neither the publisher's own words nor a change record does")
	}
}

// checkSameClauses finds the clauses with one written ID in both texts in one change, unless a text between the two did without.
func (c *comparison) checkSameClauses() {
	for k, cl := range c.old.clauses {
		id := string(cl.ID)
		if n, ok := c.new.at[id]; ok && !cl.Derived && c.oldIn[k] != c.newIn[n] && !c.pauses(id) {
			c.dataProblem(id, "comparison-claims", "the data say that the clause of %s is gone, or became another one, and %s has it: “%s”", c.old.address(), c.new.address(), shorten(c.new.clauses[n].PlainText()))
		}
	}
}

// pauses reports whether a text that may stand between the two is without an ID.
func (c *comparison) pauses(id string) bool {
	for _, d := range c.documents {
		if d.text == nil || d.former || d == c.old.document || d == c.new.document || d.standing == nil || !c.isOfOneRow(d) || d.text.has(id) {
			continue
		}
		if on := d.facts.published(); !isSurelyAfter(c.old.published(), on) && !isSurelyAfter(on, c.new.published()) {
			return true
		}
	}
	return false
}

// isOfOneRow reports whether a document is of the texts that succeed one another, as the two do.
func (c *comparison) isOfOneRow(d *document) bool {
	if c.new.isVersion() {
		return d.standing.Kind == kindVersion && policyOf(d.address) == policyOf(c.new.address())
	}
	return hasOne("report edition", d.standing.Kind, " ")
}
