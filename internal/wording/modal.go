package wording

import (
	"cmp"
	"slices"
	"strings"
)

// A strength is a step of the field's scale of obligation, the weakest first.
type strength int

// The steps. What is recommended or encouraged binds nobody; a practice told in the present tense counts as binding.
const (
	unstated     strength = iota
	recommending          // recommend, encourage
	permitting            // may, could, consider
	intending             // intend, aim, expect to; should
	binding               // must, will, commit to, the plain present
)

// modalWords are the phrases that say how strongly the verb behind them binds. "be" and "have" stand for their forms.
var modalWords = map[strength]string{
	binding: `must, shall, will, have to, commit to, be committed to, be required to, be obliged to, be obligated to, be bound to,
		undertake to, agree to, promise to, pledge to, guarantee to, need to`,
	intending: `should, ought to, intend to, be intending to, aim to, be aiming to, expect to, be expecting to, be expected to,
		plan to, be planning to, propose to, seek to, be seeking to, strive to, be striving to, endeavor to, endeavour to,
		hope to, be hoping to, try to, be trying to, attempt to, be supposed to, make every effort to,
		make reasonable efforts to, use reasonable efforts to, make best efforts to, use best efforts to,
		make commercially reasonable efforts to, use commercially reasonable efforts to`,
	permitting: `may, might, can, could, consider, contemplate, be able to, be permitted to, be allowed to, be free to,
		be entitled to, reserve the right to, have the right to, have the option to`,
	recommending: `be recommended to, be encouraged to, be advised to, be invited to, be urged to`,
}

// contracted are a modal and "not" in one word.
var contracted = map[string]strength{
	"won't": binding, "don't": binding, "doesn't": binding, "mustn't": binding, "shan't": binding,
	"shouldn't": intending, "cannot": permitting, "can't": permitting, "couldn't": permitting,
}

// urging verbs have their object between themselves and the verb: "we encourage developers to publish".
var urging = wordSet("recommend recommends encourage encourages advise advises urge urges invite invites suggest suggests")

// stances are verbs that say themselves how strongly what they name is asked for: "two-person review is required".
var stances = map[string]strength{"require": binding, "required": binding, "mandate": binding, "mandated": binding,
	"recommend": recommending, "recommended": recommending, "encourage": recommending, "encouraged": recommending,
	"suggest": recommending, "suggested": recommending}

// A modal is a phrase of modalWords in one of its forms.
type modal struct {
	words    []string
	strength strength
}

// modals are all of them by their first word, the longest first.
var modals = listModals()

func listModals() map[string][]modal {
	byFirst := map[string][]modal{}
	for s, list := range modalWords {
		for _, phrase := range strings.Split(list, ",") {
			words := strings.Fields(phrase)
			for _, first := range firstForms(words) {
				byFirst[first] = append(byFirst[first], modal{append([]string{first}, words[1:]...), s})
			}
		}
	}
	for _, ms := range byFirst {
		// The words decide between phrases of one length, for determinism: they come from a map.
		slices.SortFunc(ms, func(a, b modal) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), slices.Compare(a.words, b.words))
		})
	}
	return byFirst
}

// firstForms are the forms that the first word of a phrase takes: "aim" and "aims"; "be", "is" and "are".
func firstForms(words []string) []string {
	first := words[0]
	switch {
	case first == "be":
		return []string{"be", "is", "are"}
	case first == "have":
		return []string{"have", "has"}
	case len(words) == 1 && !gerundModals[first]:
		return []string{first}
	case first == "try":
		return []string{"try", "tries"}
	}
	return []string{first, first + "s"}
}

// modalAt is the phrase that begins at i, or nil.
func (r *reading) modalAt(i int) *modal {
	for _, m := range modals[r.low(i)] {
		if r.has(i, m.words) {
			return &m
		}
	}
	return nil
}
