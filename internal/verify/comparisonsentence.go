package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What a comparison says in words before it shows anything is rspsite's own, and follows from the changes in the data. It is made anew
// here, from their words, signals and records.

// Sentences with a number that the data do not have: of clauses with a part that is hidden, and of records of a kind.
var (
	readsTheSame = regexp.MustCompile(`^The two texts held here read the same\. Our sources tell of (1 revision|\d+ revisions) whose wording none of them states\.$`)
	hiddenParts  = regexp.MustCompile(`^No changes that can be read\. Of (1 clause|\d+ clauses) a part is hidden, and whether it is the same text cannot be told\.$`)
	veiled       = regexp.MustCompile(`(?:(\d+) unchanged, )?(\d+) the same as far as can be read`)
)

// leads reports whether a comparison may begin with a sentence, and what it would have to begin with.
func (t *tally) leads(said string) (want string, is bool) {
	said = veiled.ReplaceAllStringFunc(said, func(s string) string {
		m := veiled.FindStringSubmatch(s)
		a, _ := strconv.Atoi(m[1]) // there may be none
		b, _ := strconv.Atoi(m[2])
		return strconv.Itoa(a+b) + " unchanged"
	})
	surely, perhaps := t.arePublished()
	for _, published := range slices.Compact([]bool{surely, perhaps}) {
		want = t.sentence(published)
		if said == want || t.changes() == 0 && (published && hiddenParts.MatchString(said) || !published && t.materials+t.described() == 0 && readsTheSame.MatchString(said)) {
			return want, true
		}
	}
	return want, false
}

// sentence says what changed, where both texts are the publisher's and where they are not.
func (t *tally) sentence(published bool) string {
	n, old, new := t.changes(), len(t.old.clauses), len(t.new.clauses)
	kind := "edition"
	if t.new.isVersion() {
		kind = "version"
	}
	switch {
	case old == 0 && new == 0:
		return "Neither " + kind + " has a text, so there is nothing to compare."
	case old == 0:
		return t.names[0] + " has no text here, so all of " + t.names[1] + " is new to this page."
	case new == 0:
		return t.names[1] + " has no text here, so nothing of " + t.names[0] + " stands in it."
	case published && n == 0:
		return "No changes: the two texts read the same, clause by clause."
	case published:
		return fmt.Sprintf("%s became %d: %s.%s", count(old, "clause"), new, t.parts("unchanged", kindRemoved, kindChanged, "moved", kindAdded), t.signals())
	case n > 0:
		return fmt.Sprintf("The policy changed in %s that our sources name: %s.", count(n, "place"), t.parts(kindRemoved, kindChanged, "moved", kindAdded))
	case t.materials > 0:
		changes := strings.Replace(count(t.materials, "change"), "change", "change of the policy", 1)
		if t.materials > 1 {
			changes = fmt.Sprintf("%d changes of the policy", t.materials)
		}
		return fmt.Sprintf("Our sources name %s between %s and %s that the texts held here do not show.", changes, t.names[0], t.names[1])
	case t.described() == 0:
		return "No changes: the two texts held here read the same, and no source that we have names a change of the policy."
	}
	return "No source that we have names a change of the policy between " + t.names[0] + " and " + t.names[1] + "."
}

const caveatBegins = "No source says that the policy changed in that way: "

// caveat says what the differences are that are none of the policy; empty if there are none.
func (t *tally) caveat() string {
	var said []string
	switch n := t.of["first described here"]; {
	case n == 1:
		said = append(said, "1 is described for the first time in "+t.names[1]+", which does not mean that it is new")
	case n > 1:
		said = append(said, fmt.Sprintf("%d are described for the first time in %s, which does not mean that they are new", n, t.names[1]))
	}
	for _, how := range []string{"described otherwise", "no longer described"} {
		switch n := t.of[how]; {
		case n == 1:
			said = append(said, "1 is "+how)
		case n > 1:
			said = append(said, fmt.Sprintf("%d are %s", n, how))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return caveatBegins + strings.Join(said, "; ") + "."
}
