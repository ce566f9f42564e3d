package wording

import "strings"

// nounSigns stand before a noun, so that what follows is no verb.
var nounSigns = wordSet("a an the this these those our your their its his her of for in on at by with from to into any each every all no some such " +
	"further additional new other and/or per under through without")

// plain finds in a sentence the plain present of the actions that the other side has with a modal.
func (r *reading) plain(sentence int, wanted []statement, other *reading, known []statement) []statement {
	s := r.sentences[sentence]
	actions, taken := map[string]bool{}, map[int]bool{}
	for _, st := range wanted {
		actions[infinitive(other.low(st.verb))] = true
	}
	for _, st := range known {
		taken[st.verb] = true
	}
	var found []statement
	for i := s.from; i < s.to; i++ {
		if !actions[infinitive(r.low(i))] || taken[i] || !r.isPlainVerb(i, s) {
			continue
		}
		st := statement{strength: binding, modal: stretch{i, i}, from: i, verb: i, action: r.actionAt(i, s), sentence: sentence,
			subject: r.subjectOf(r.verbGroupStart(i), s, lastBefore(known, i)), rest: stretch{i + 1, r.restEnd(i+1, s)}}
		if r.binds(st) {
			found = append(found, st)
		}
	}
	return found
}

// infinitive is what the forms of a verb share and the nouns made of it do not: "assesses" and "assessed", not "assessment".
func infinitive(low string) string {
	if base, ok := irregular[low]; ok {
		low = base
	}
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if head, ok := strings.CutSuffix(low, ending); ok && len(head) > 2 {
			low = head
			break
		}
	}
	if n := len(low); n > 3 && low[n-1] == low[n-2] {
		low = low[:n-1]
	}
	return strings.TrimSuffix(strings.TrimSuffix(low, "e"), "i")
}

// verbGroupStart is where the adverbs before a verb begin.
func (r *reading) verbGroupStart(i int) int {
	for least := i - groupWords; i > max(0, least) && isAdverb(r.low(i-1)); {
		i--
	}
	return i
}

func lastBefore(known []statement, i int) *statement {
	var before *statement
	for k := range known {
		if known[k].verb < i {
			before = &known[k]
		}
	}
	return before
}

// auxiliary are the words that make what follows a form that is read elsewhere.
var auxiliary = wordSet("be been being is are have has do does")

// isPlainVerb reports whether the word at i is a verb in the plain present, or an "-ing" that hangs on one by a comma. Where
// it could as well be a noun, it is taken for one.
func (r *reading) isPlainVerb(i int, s stretch) bool {
	start := r.verbGroupStart(i)
	low, before := r.low(i), r.low(start-1)
	switch {
	case start == s.from || nounSigns[before] || auxiliary[before] || r.modalBefore(start) || r.isParticiple(i):
		return false
	case strings.HasSuffix(low, "ing"):
		return before == ","
	case before == "and" || before == "or" || before == ",":
		return r.hasObject(i) && r.beginsWithWe(s, i)
	case strings.HasSuffix(low, "s"):
		return objectSigns[r.low(i+1)] && !strings.HasSuffix(before, "s")
	}
	return r.hasObject(i) && (start < i || strings.HasSuffix(before, "s") || before == "they" || before == "you")
}

// objectSigns begin what a verb acts on.
var objectSigns = wordSet("a an the this these those our your their its his her any each every all no such it them us you")

func (r *reading) hasObject(i int) bool {
	return objectSigns[r.low(i+1)] || i+1 < len(r.lexemes) && r.lexemes[i+1].stem != ""
}

func (r *reading) modalBefore(i int) bool { return i > 0 && r.modalAt(i-1) != nil }

// beginsWithWe reports whether the publisher is the subject of the sentence, so that a verb joined by "and" is its too.
func (r *reading) beginsWithWe(s stretch, i int) bool {
	for k := max(s.from, i-subjectWords); k < i; k++ {
		if r.modalAt(k) != nil {
			return false
		}
		if r.low(k) == "we" {
			return !subordinators[r.low(k-1)] && (k == s.from || clauseEnds[r.low(k-1)])
		}
	}
	return false
}
