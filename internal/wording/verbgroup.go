package wording

import "strings"

// A verbGroup is a statement while it is read.
type verbGroup struct {
	*reading
	statement
	sentence stretch
	at       int  // the next lexeme
	be       bool // a form of "be" was read
	ours     bool // "we" was read
	unclear  bool // the words bind in a way that has no place on the scale
}

// groupWords is how far from its first word the verb may stand. It bounds the work on text that is no sentence.
const groupWords = 20

// read follows the words to the verb.
func (g *verbGroup) read() (statement, bool) {
	for g.at < min(g.from+groupWords, g.sentence.to) {
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
		g.addModal(m)
	case low == "is" || low == "are" || low == "be" || low == "being":
		g.be = true
		g.at++
	case (low == "continue" || low == "begin" || low == "start") && g.low(g.at+1) == "to":
		g.at += 2
	case isAdverb(low):
		g.unclear = g.unclear || low == "only" && g.strength == permitting // "may only use" forbids
		g.at++
	case low == ",":
		return g.skipInsertion()
	default:
		return false
	}
	return true
}

// addModal notes a modal behind those that were read. The weakest of several counts: "will aim to" aims.
func (g *verbGroup) addModal(m *modal) {
	isGranted := m.strength == permitting && m.words[0] == "be" // "must be allowed to" binds another than its subject
	if isGranted && !g.isPlain() && g.low(g.modal.to-1) != "will" {
		g.unclear = true
	}
	if g.strength == unstated || m.strength < g.strength {
		g.strength = m.strength
	}
	g.extendModal(len(m.words))
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
	if g.unclear || g.be && !g.passive && !goesOn {
		return g.statement, false
	}
	if last := g.low(g.modal.to - 1); gerundModals[last] && !g.isPlain() && !strings.HasSuffix(g.low(g.at), "ing") {
		return g.statement, false // "we consider three cases"
	}
	return g.endAtVerb()
}

// gerundModals are modals only before an "-ing".
var gerundModals = wordSet("consider considers contemplate contemplates")

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
