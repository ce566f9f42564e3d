package diff

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

// A verbGroup is a statement while it is read.
type verbGroup struct {
	*reading
	statement
	sentence stretch
	at       int  // the next lexeme
	be       bool // a form of "be" was read
	ours     bool // "we" was read
}

// read follows the words to the verb.
func (g *verbGroup) read() (statement, bool) {
	for g.at < g.sentence.to {
		if !g.skip() {
			return g.finish()
		}
	}
	return g.statement, false
}

// skip passes a word or phrase that may stand before the verb: "not", a modal, "be", "continue to", an adverb, an insertion.
func (g *verbGroup) skip() bool {
	low := g.low(g.at)
	m := g.modalAt(g.at)
	switch {
	case contracted[low] != unstated:
		g.negated, g.strength = true, contracted[low]
		g.extendModal(1)
	case low == "not" || low == "never":
		g.negated = true
		g.at++
	case m != nil:
		if g.strength == unstated || m.strength < g.strength {
			g.strength = m.strength
		}
		g.extendModal(len(m.words))
	case low == "is" || low == "are" || low == "be" || low == "being":
		g.be = true
		g.at++
	case (low == "continue" || low == "begin" || low == "start") && g.low(g.at+1) == "to":
		g.at += 2
	case isAdverb(low):
		g.at++
	case low == ",":
		return g.skipInsertion()
	default:
		return false
	}
	return true
}

func (g *verbGroup) extendModal(words int) {
	if g.isPlain() {
		g.modal.from = g.at
	}
	g.at += words
	g.modal.to = g.at
}

// insertionWords is how many words may be set off by two commas before the verb: "may, where appropriate, engage".
const insertionWords = 7

func (g *verbGroup) skipInsertion() bool {
	for k := g.at + 2; k < min(g.at+insertionWords, g.sentence.to); k++ {
		if g.low(k) == "," {
			g.at = k + 1
			return true
		}
	}
	return false
}

// finish takes the word at hand for the verb, if it is one that tells an action: "is responsible" does not.
func (g *verbGroup) finish() (statement, bool) {
	g.passive = g.be && g.isParticiple(g.at)
	goesOn := strings.HasSuffix(g.low(g.at), "ing") && (g.ours || !g.isPlain()) // "we are building"
	if g.be && !g.passive && !goesOn {
		return g.statement, false
	}
	return g.endAtVerb()
}

func (r *reading) isParticiple(i int) bool {
	low := r.low(i)
	return len(low) > 3 && strings.HasSuffix(low, "ed") || irregular[low] != ""
}

// pasts are verbs in the past tense, which tell what was done and bind nobody.
var pasts = wordSet("found made took ran held began saw did had was were gave wrote built chose sent kept led met brought sought told")

// endAtVerb ends a statement with the verb at hand.
func (g *verbGroup) endAtVerb() (statement, bool) {
	l := g.lexemes[g.at]
	isPast := g.isPlain() && !g.passive && (pasts[l.low] || strings.HasSuffix(l.low, "ed") && l.low != "need")
	if l.stem == "" || l.digit || isPast {
		return g.statement, false
	}
	g.verb, g.action = g.at, g.actionAt(g.at, g.sentence)
	g.rest = stretch{g.at + 1, g.restEnd(g.at+1, g.sentence)}
	if s := stances[l.low]; s != unstated && (g.isPlain() || g.modal.from == g.at) {
		g.strength, g.action = s, asking
		g.modal = stretch{g.from, g.at + 1}
	}
	return g.statement, true
}

// restEnd is where the words that complete a verb end: at a colon or the next modal.
func (r *reading) restEnd(from int, s stretch) int {
	for k := from; k < s.to; k++ {
		if r.low(k) == ":" || k > from && r.modalAt(k) != nil {
			return k
		}
	}
	return s.to
}

// clauseEnds part a clause from what stands before it.
var clauseEnds = wordSet(", : ( ) — – |")

// subjectOf finds the words before the verb group at i that may be its subject. One joined by "and" shares that of the
// statement before it.
func (r *reading) subjectOf(i int, s stretch, before *statement) stretch {
	if r.low(i) == "we" {
		return stretch{i, i + 1}
	}
	from := i
	for from > s.from && !clauseEnds[r.low(from-1)] {
		from--
	}
	isJoined := from == i || r.low(i-1) == "and" || r.low(i-1) == "or"
	if isJoined && before != nil {
		return before.subject
	}
	return stretch{from, i}
}
