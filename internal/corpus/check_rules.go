package corpus

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/permalink"
)

// rules checks what rspsite.yaml says that reports are held to.
func (k *checker) rules() {
	for i, p := range k.Config.Rules.Parts {
		path := fmt.Sprintf("rules.parts[%d].", i)
		k.part(path, p, k.Config.Rules.Parts[:i])
	}
	k.ratingWords()
	if n := k.Config.Rules.CoverageDays; n < 0 {
		k.errorf(k.index.Position("rules.coverage-days"), "bad-value", fmt.Sprintf("write a number of days, or take the line out for %d", DefaultCoverageDays),
			"coverage-days must be a number of days (found %d)", n)
	}
}

// part checks a part that a report must have against those before it: a part comes behind the one that it is a part of, so
// that none is a part of itself.
func (k *checker) part(path string, p Part, before []Part) {
	named := func(id string) bool { return slices.ContainsFunc(before, func(b Part) bool { return b.ID == id }) }
	switch at := k.index.Position(path + "id"); {
	case p.ID == "": // reported as missing
	case !permalink.IsID(p.ID):
		k.errorf(at, "bad-name", "allowed are "+permalink.IDRule, "%q cannot be the ID of a section", p.ID)
	case named(p.ID):
		k.errorf(at, "part-twice", "keep one", "the part %q is listed twice", p.ID)
	}
	if p.Under == "" || named(p.Under) {
		return
	}
	var ids []string
	for _, b := range before {
		ids = append(ids, b.ID)
	}
	k.errorf(k.index.Position(path+"under"), "unknown-part", k.near("", p.Under, ids), "no part %q stands above %q in the list", p.Under, p.ID)
}

// ratingWords checks the scale of ratings: words that are set apart by more than their case, and none that has a meaning of its own.
func (k *checker) ratingWords() {
	seen := map[string]bool{}
	for i, word := range k.Config.Rules.Ratings {
		at := k.index.Position(fmt.Sprintf("rules.ratings[%d]", i))
		folded := strings.ToLower(strings.Join(strings.Fields(word), " "))
		switch {
		case folded == "":
			k.errorf(at, "bad-value", "take it out", "a rating is a word or more")
		case folded == NotStated, folded == Redacted:
			k.errorf(at, "bad-value", "take it out", "%q means that there is no rating, in every report", word)
		case word != strings.Join(strings.Fields(word), " "):
			k.errorf(at, "bad-value", "set its words apart by single spaces", "a rating is read off one line of text (found %q)", word)
		case seen[folded]:
			k.errorf(at, "rating-twice", "keep one", "the rating %q is listed twice", word)
		}
		seen[folded] = true
	}
}
