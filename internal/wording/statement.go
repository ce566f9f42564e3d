package wording

import "strings"

// A statement says of an action how strongly somebody is bound to it.
type statement struct {
	strength strength
	negated  bool
	modal    stretch // the words that say how strongly; empty for the plain present
	from     int     // the lexeme that its words begin at
	verb     int     // the lexeme
	action   string  // what is done: the stem of the verb, or one word for several that mean it
	passive  bool
	subject  stretch // the words before it that may be its subject
	rest     stretch // the words behind it
	sentence int
}

// isPlain reports whether the statement has no phrase that says how strongly it binds.
func (s statement) isPlain() bool { return s.modal.from == s.modal.to }

// words are what a reader is shown: the phrase, with or without the verb. The plain present is shown by its verb.
func (s statement) words(withVerb bool) stretch {
	if withVerb || s.isPlain() {
		return stretch{s.from, s.verb + 1}
	}
	return s.modal
}

// statements finds what the text says of actions, in its order.
func (r *reading) statements() []statement {
	if r.stated == nil {
		for k, s := range r.sentences {
			r.readStatements(k, s)
		}
	}
	return r.stated
}

func (r *reading) readStatements(sentence int, s stretch) {
	var before *statement
	for i := s.from; i < s.to; {
		st, ok := r.statementAt(i, s)
		if !ok {
			i++
			continue
		}
		st.sentence, st.subject = sentence, r.subjectOf(i, s, before)
		if r.low(st.subject.from) == "no" && !st.negated { // "no model will be deployed"
			st.negated, st.from = true, st.subject.from
		}
		r.stated = append(r.stated, st)
		before = &st
		i = st.verb + 1
	}
}

// statementAt reads a statement that begins at i: with a modal, an urging verb, "do not", "we" or "are" and a verb.
func (r *reading) statementAt(i int, s stretch) (statement, bool) {
	low := r.low(i)
	g := verbGroup{reading: r, sentence: s, at: i, statement: statement{from: i, modal: stretch{i, i}}}
	switch {
	case low == "be":
		return g.statement, false // what stands before it was no statement
	case r.modalAt(i) != nil || contracted[low] != unstated:
	case urging[low] && mayUrge[r.low(i-1)]:
		return r.urgedAt(i, s)
	case (low == "do" || low == "does") && r.low(i+1) == "not":
		g.strength, g.modal, g.at = binding, stretch{i, i + 1}, i+1
	case low == "we":
		g.strength, g.at, g.from, g.ours = binding, i+1, i+1, true
		g.modal = stretch{i + 1, i + 1}
	case low == "is" || low == "are":
		g.strength = binding
	default:
		return g.statement, false
	}
	return g.read()
}

// mayUrge are the words that stand before a verb that urges; behind others the same word may be a noun or hang on "to".
var mayUrge = wordSet("we also and strongly")

// urgedAt reads "encourage developers to publish" and "recommend publishing". What is urged with a noun is a stance.
func (r *reading) urgedAt(i int, s stretch) (statement, bool) {
	g := verbGroup{reading: r, sentence: s, statement: statement{strength: recommending, from: i, modal: stretch{i, i + 1}}}
	if strings.HasSuffix(r.low(i+1), "ing") {
		g.at = i + 1
		return g.endAtVerb()
	}
	for k := i + 1; k < min(i+urgedWords, s.to); k++ {
		if r.low(k) == "to" && k+1 < s.to {
			g.at = k + 1
			return g.endAtVerb()
		}
	}
	g.at = i
	return g.endAtVerb()
}

// urgedWords is how far behind "encourage" the "to" may stand.
const urgedWords = 6

// restWords is how many words behind a verb are looked at.
const restWords = 60

// restEnd is where the words that complete a verb end: at a colon or the next modal.
func (r *reading) restEnd(from int, s stretch) int {
	end := min(from+restWords, s.to)
	for k := from; k < end; k++ {
		if r.low(k) == ":" || k > from && r.modalAt(k) != nil {
			return k
		}
	}
	return end
}

// clauseEnds part a clause from what stands before it.
var clauseEnds = wordSet(", : ( ) — – |")

// subjectWords is how far before its verb a subject may begin. It bounds the work on text without any mark.
const subjectWords = 60

// subjectOf finds the words before the verb group at i that may be its subject. One joined by "and" shares that of the
// statement before it.
func (r *reading) subjectOf(i int, s stretch, before *statement) stretch {
	if r.low(i) == "we" {
		return stretch{i, i + 1}
	}
	from := i
	for from > max(s.from, i-subjectWords) && !clauseEnds[r.low(from-1)] {
		from--
	}
	isJoined := from == i || r.low(i-1) == "and" || r.low(i-1) == "or"
	if isJoined && before != nil {
		return before.subject
	}
	return stretch{from, i}
}
