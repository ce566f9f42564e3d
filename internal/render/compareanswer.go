package render

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// What a reader is told before the text: how much changed, in a sentence, a strip and numbers, which all count the same.

// A fateCount counts the changes of a comparison by fate.
type fateCount struct {
	of               [fates]int
	oldText, newText int                    // clauses of either side
	weaker, stronger int                    // changes of the policy whose words bind less, or more
	coded            map[corpus.Outcome]int // what the change records call those that were changed
	toIndustry       int                    // of the relocated: from a commitment to a recommendation
	published        bool
}

func (c *comparison) count() *fateCount {
	t := &fateCount{oldText: len(c.Comparison.Old.Clauses), newText: len(c.Comparison.New.Clauses), published: true, coded: map[corpus.Outcome]int{}}
	for i := range c.Changes {
		ch := &c.Changes[i]
		t.of[fateOf(ch)]++
		t.published = t.published && ch.Standing == revision.OfPolicy
		if isOfPolicy(ch) {
			t.weaker += pointing(ch.Signals, diff.Weaker)
			t.stronger += pointing(ch.Signals, diff.Stronger)
		}
		if fateOf(ch) == fateChanged {
			t.addOutcome(c.outcome(ch), ch.Signals)
		}
	}
	return t
}

// outcome is what the change records call a change, if they agree.
func (c *comparison) outcome(ch *revision.Change) corpus.Outcome {
	var agreed corpus.Outcome
	for _, k := range ch.Records {
		r := c.Records[k]
		switch {
		case !isMaterial(r.ChangeRecord) || r.Outcome == agreed:
		case agreed != "":
			return ""
		default:
			agreed = r.Outcome
		}
	}
	return agreed
}

func (t *fateCount) addOutcome(o corpus.Outcome, signals []diff.Signal) {
	if o == "" {
		return
	}
	t.coded[o]++
	if o == corpus.OutcomeRelocated && slices.ContainsFunc(signals, func(s diff.Signal) bool { return s.Type == diff.Commitment && s.Direction == diff.Weaker }) {
		t.toIndustry++
	}
}

// outcomes says what the change records call the clauses that were changed: a reader must not have to look for what that
// did.
func (t *fateCount) outcomes() string {
	var words []string
	for _, o := range []corpus.Outcome{corpus.OutcomeWeakened, corpus.OutcomeRelocated, corpus.OutcomeStrengthened} {
		n := t.coded[o]
		if o == corpus.OutcomeRelocated && t.toIndustry > 0 {
			words = append(words, fmt.Sprint(t.toIndustry)+" turned from commitment into recommendation")
			n -= t.toIndustry
		}
		if n > 0 {
			words = append(words, fmt.Sprint(n)+" "+string(o))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " (" + list(words) + ")"
}

// pointing is 1 if one of the signals points that way.
func pointing(signals []diff.Signal, way diff.Direction) int {
	for _, s := range signals {
		if s.Direction == way {
			return 1
		}
	}
	return 0
}

// changes is how many changes of the policy there are.
func (t *fateCount) changes() int {
	return t.of[fateChanged] + t.of[fateMoved] + t.of[fateRemoved] + t.of[fateAdded]
}

// sentence says what changed.
func (t *fateCount) sentence(c *comparison) string {
	n := t.changes()
	switch {
	case t.oldText == 0 && t.newText == 0:
		return "Neither " + c.New.kind() + " has a text, so there is nothing to compare."
	case t.oldText == 0:
		return c.Old.Name + " has no text here, so all of " + c.New.Name + " is new to this page."
	case t.newText == 0:
		return c.New.Name + " has no text here, so nothing of " + c.Old.Name + " stands in it."
	case t.published && n == 0 && t.of[fateVeiled] > 0:
		return "No changes that can be read. Of " + count(t.of[fateVeiled], "clause", "clauses") + " a part is hidden, and whether it is the same text cannot be told."
	case t.published && n == 0:
		return "No changes: the two texts read the same, clause by clause."
	case t.published:
		return fmt.Sprintf("%s: %s.%s", capital(count(t.oldText, "clause", "clauses")+" became "+fmt.Sprint(t.newText)), list(t.parts(fateSame, fateVeiled, fateRemoved, fateChanged, fateMoved, fateAdded)), t.signals())
	case n > 0:
		return fmt.Sprintf("The policy changed in %s that our sources name: %s.", count(n, "place", "places"),
			list(t.parts(fateRemoved, fateChanged, fateMoved, fateAdded)))
	case c.materials() > 0:
		return fmt.Sprintf("Our sources name %s between %s and %s that the texts held here do not show.",
			count(c.materials(), "change of the policy", "changes of the policy"), c.Old.Name, c.New.Name)
	case t.described() == 0 && c.unshown() > 0:
		return fmt.Sprintf("The two texts held here read the same. Our sources tell of %s whose wording none of them states.", count(c.unshown(), "revision", "revisions"))
	case t.described() == 0:
		return "No changes: the two texts held here read the same, and no source that we have names a change of the policy."
	}
	return "No source that we have names a change of the policy between " + c.Old.Name + " and " + c.New.Name + "."
}

// differs reports whether the texts differ anywhere.
func (t *fateCount) differs() bool { return t.changes()+t.described() > 0 }

// parts are the numbers of some fates, in words.
func (t *fateCount) parts(of ...fate) []string {
	var words []string
	for _, f := range of {
		if t.of[f] > 0 {
			word := fmt.Sprint(t.of[f]) + " " + fateNames[f]
			if f == fateChanged {
				word += t.outcomes()
			}
			words = append(words, word)
		}
	}
	return words
}

// signals says where the words of the changes point. Of a reconstruction it would speak of our words.
func (t *fateCount) signals() string {
	var ways []string
	if t.weaker > 0 {
		ways = append(ways, "weaker in "+count(t.weaker, "place", "places"))
	}
	if t.stronger > 0 {
		ways = append(ways, "stronger in "+count(t.stronger, "place", "places"))
	}
	if len(ways) == 0 {
		return ""
	}
	return " By signals in the wording the text is " + list(ways) + "."
}

// described is how many differences there are that are none of the policy, as far as anyone says.
func (t *fateCount) described() int {
	return t.of[fateDescribed] + t.of[fateRedescribed] + t.of[fateUndescribed]
}

// caveat says what those differences are, and what the texts do not show.
func (t *fateCount) caveat(c *comparison) string {
	var said []string
	if n := t.of[fateDescribed]; n > 0 {
		said = append(said, fmt.Sprintf("%s described for the first time in %s, which does not mean that %s new",
			count(n, "is", "are"), c.New.Name, verb(make([]string, n), "it is", "they are")))
	}
	if n := t.of[fateRedescribed]; n > 0 {
		said = append(said, count(n, "is", "are")+" described otherwise")
	}
	if n := t.of[fateUndescribed]; n > 0 {
		said = append(said, count(n, "is", "are")+" no longer described")
	}
	described := ""
	if len(said) > 0 {
		described = "No source says that the policy changed in that way: " + strings.Join(said, "; ") + "."
	}
	return join(" ", described, t.untold(c))
}

// untold says what the sources and the publisher tell of that the texts do not show. What official texts do not show, an entry of
// the account says for itself.
func (t *fateCount) untold(c *comparison) string {
	var revisions, entries string
	if n := c.unshown(); n > 0 && t.differs() {
		revisions = fmt.Sprintf("Our sources also tell of %s whose wording none of them states, so the texts do not show what changed.", count(n, "revision", "revisions"))
	}
	if n := len(c.unseen()); n > 0 && !c.isOfficial() {
		entries = fmt.Sprintf("The publisher’s own account, as far as it is held here, names %s that these texts do not show.", count(n, "change", "changes"))
	}
	return join(" ", revisions, entries)
}
