package diff

import (
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

// A modal is a phrase that says how strongly the verb behind it binds.
type modal struct {
	words    []string
	strength strength
}

// modalWords are the phrases, by strength. "be" and "have" stand for their forms in the present tense.
var modalWords = map[strength]string{
	binding: `must, shall, will, have to, commit to, be committed to, be required to, be obliged to, be obligated to, be bound to,
		undertake to, agree to, promise to, pledge to, guarantee to, need to`,
	intending: `should, ought to, intend to, be intending to, aim to, be aiming to, expect to, be expecting to, be expected to, plan to, be planning to, seek to,
		be seeking to, strive to, be striving to, endeavor to, endeavour to, hope to, be hoping to, try to, be trying to, attempt to, be supposed to,
		make reasonable efforts to, use reasonable efforts to, make best efforts to, use best efforts to, make every effort to,
		use commercially reasonable efforts to, make commercially reasonable efforts to, propose to`,
	permitting: `may, might, can, could, consider, be able to, be permitted to, be allowed to, be free to, be entitled to, reserve the right to,
		have the right to, have the option to, contemplate`,
	recommending: `be recommended to, be encouraged to, be advised to, be invited to, be urged to`,
}

// urging verbs put their object between themselves and the verb: "we encourage developers to publish".
var urging = wordSet("recommend encourage advise urge invite suggest recommends encourages advises urges invites suggests")

// contracted are modals and "not" in one word.
var contracted = map[string]strength{"cannot": permitting, "can't": permitting, "won't": binding, "don't": binding, "doesn't": binding,
	"mustn't": binding, "shan't": binding, "shouldn't": intending, "couldn't": permitting}

var presentForms = map[string][]string{"be": {"is", "are"}, "have": {"have", "has"}}

// modals are all phrases by their first word, the longest first.
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
		slices.SortFunc(ms, func(a, b modal) int {
			if len(a.words) != len(b.words) {
				return len(b.words) - len(a.words)
			}
			return strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " "))
		})
	}
	return byFirst
}

// firstForms are the forms that the first word of a phrase takes: "aim" and "aims", "is" and "are" for "be".
func firstForms(words []string) []string {
	first := words[0]
	switch {
	case presentForms[first] != nil:
		return append([]string{"be"}, presentForms[first]...)
	case len(words) == 1 && first != "consider" && first != "contemplate":
		return []string{first}
	case strings.HasSuffix(first, "y"):
		return []string{first, strings.TrimSuffix(first, "y") + "ies"}
	}
	return []string{first, first + "s"}
}

// A statement says of an action how strongly somebody is bound to it.
type statement struct {
	strength strength
	negated  bool
	modal    stretch // the words that say how strongly; empty for the plain present
	negator  stretch // "not", "never"; empty where there is none
	verb     int     // the lexeme
	action   string  // the stem of the verb, or what its words mean together
	passive  bool
	gerund   bool
	subject  stretch // the words before it that may be its subject
	rest     stretch // the words behind it
	sentence int
}

// words are what a reader is shown: the phrase, or with the plain present the verb.
func (s statement) words(withVerb bool) stretch {
	w := s.modal
	if w.from == w.to {
		w = stretch{s.verb, s.verb + 1}
		if s.negator.from < s.negator.to {
			w.from = min(w.from, s.negator.from)
		}
		return w
	}
	if withVerb {
		w.to = max(w.to, s.verb+1)
	}
	return w
}

var (
	negators  = wordSet("not never no-longer neither")
	auxiliary = wordSet("be been being is are have has do does")
	adverbs   = wordSet("also then still now always often not never only both either each all further again soon already together " +
		"thereby therefore thus hereby generally once first even just")
	subordinators = wordSet("that which who whom whose when whenever where wherever if whether while until unless because since than how what " +
		"why although though once before after")
	// clauseEnds part a clause from what stands before it.
	clauseEnds = wordSet(", : ( ) — – |")
)

// notAdverbs end in "ly" and are verbs.
var notAdverbs = wordSet("apply rely comply supply imply multiply reply")

func isAdverb(low string) bool {
	return adverbs[low] || strings.HasSuffix(low, "ly") && len(low) > 4 && !notAdverbs[low]
}

// states are verbs that bind nobody: they say what is, or what might befall.
var states = stemSet(
	"include involve contain have need require be become remain result cause lead occur arise happen appear seem exist mean reflect depend pose",
	"present enable affect exceed reach differ vary evolve help contribute indicate materialize emerge cease fail lose incur experience believe think",
	"understand recognize hope want wish like see learn feel interpret know tend serve represent constitute comprise consist correspond relate refer",
	"allow belong owe concern matter resemble equal suffice impact increase decrease grow expect anticipate acknowledge agree")

// ownMoves are verbs that bind a person, but of a thing say what becomes of it: "these terms apply", "features may change".
var ownMoves = stemSet("apply change end start begin stop continue work run")

// hazards are subjects that nobody binds: what they may do is a risk, not a permission.
var hazards = wordSet("model models system systems ai attacker attackers adversary adversaries actor actors threat threats risk risks capability " +
	"capabilities harm harms output outputs it this there what vulnerability vulnerabilities incident incidents")

// sameAction joins verbs that name one action, by their stems.
var sameAction = joinStems("assess evaluate", "amend revise modify update", "use utilize employ")

func joinStems(groups ...string) map[string]string {
	joined := map[string]string{}
	for _, g := range groups {
		words := strings.Fields(g)
		for _, w := range words {
			joined[stem(w, map[string]string{})] = words[0]
		}
	}
	return joined
}

func stemSet(lines ...string) map[string]bool {
	set := map[string]bool{}
	for w := range wordSet(lines...) {
		set[stem(w, map[string]string{})] = true
	}
	return set
}

// publishing is the action of "publish" and of "make public".
const publishing = "publish"

// light verbs leave the action to their object: "we conduct a risk assessment".
var (
	lightVerbs   = stemSet("conduct perform undertake do make run carry complete")
	lightObjects = map[string]string{"assessment": "assess", "assessments": "assess", "evaluation": "assess", "evaluations": "assess",
		"review": "review", "reviews": "review", "audit": "audit", "audits": "audit", "test": "test", "tests": "test", "testing": "test"}
)

// statements finds what the text says of actions, in its order.
func (r *reading) statements() []statement {
	var found []statement
	for k, s := range r.sentences {
		var before *statement
		for i := s.from; i < s.to; {
			st, ok := r.statementAt(i, s)
			if !ok {
				i++
				continue
			}
			st.sentence = k
			r.giveSubject(&st, i, s, before)
			found = append(found, st)
			before = &found[len(found)-1]
			i = st.verb + 1
		}
	}
	return found
}

// statementAt reads a statement that begins at i: with a modal, an urging verb, "do not", or "we" and a verb.
func (r *reading) statementAt(i int, s stretch) (statement, bool) {
	st := statement{modal: stretch{i, i}}
	at := i
	switch low := r.low(i); {
	case r.modalAt(i) != nil:
	case urging[low] && r.isVerbPlace(i):
		return r.urgedAt(i, s)
	case contracted[low] != unstated:
	case (low == "do" || low == "does") && r.low(i+1) == "not":
		st.strength = binding
		st.modal, st.negator, st.negated = stretch{i, i + 2}, stretch{i + 1, i + 2}, true
		at = i + 2
	case low == "we":
		st.strength, at = binding, i+1
		st.modal, st.subject = stretch{}, stretch{i, i + 1}
	case (low == "is" || low == "are"):
		st.strength = binding
		st.modal = stretch{}
	default:
		return st, false
	}
	return r.chain(st, at, s)
}

// isVerbPlace reports whether a finite verb may stand at i: no "to", article or preposition stands before it.
func (r *reading) isVerbPlace(i int) bool {
	before := r.low(i - 1)
	return before == "we" || before == "also" || before == "and" || before == "strongly"
}

func (r *reading) modalAt(i int) *modal {
	for _, m := range modals[r.low(i)] {
		if r.has(i, m.words) {
			return &m
		}
	}
	return nil
}

// urgedAt reads "encourage developers to publish" and "recommend publishing".
func (r *reading) urgedAt(i int, s stretch) (statement, bool) {
	st := statement{strength: recommending, modal: stretch{i, i + 1}}
	if strings.HasSuffix(r.low(i+1), "ing") {
		return r.withVerb(st, i+1, s)
	}
	for k := i + 1; k < min(i+6, s.to); k++ {
		if r.low(k) == "to" && k+1 < s.to {
			return r.withVerb(st, k+1, s)
		}
	}
	return st, false
}

// chain follows the words from at to the verb: modals, adverbs, "not", auxiliaries, "continue to".
func (r *reading) chain(st statement, at int, s stretch) (statement, bool) {
	be := false
	for at < s.to {
		low := r.low(at)
		m := r.modalAt(at)
		switch {
		case contracted[low] != unstated:
			st.negated, st.negator, st.strength = true, stretch{at, at + 1}, contracted[low]
			st.modal = stretch{at, at + 1}
			at++
		case low == "not" || low == "never":
			st.negated, st.negator = true, stretch{at, at + 1}
			at++
		case m != nil && !(be && m.words[0] != "be"):
			if st.strength == unstated || m.strength < st.strength {
				st.strength = m.strength
			}
			if st.modal.from == st.modal.to {
				st.modal.from = at
			}
			at += len(m.words)
			st.modal.to = at
		case auxiliary[low]:
			be = be || low[0] == 'b' || low == "is" || low == "are"
			if low == "have" || low == "has" || low == "been" || low == "do" || low == "does" {
				return st, false
			}
			at++
		case (low == "continue" || low == "begin" || low == "start") && r.low(at+1) == "to":
			at += 2
		case isAdverb(low):
			at++
		case low == ",":
			end := r.insertionEnd(at, s)
			if end == 0 {
				return st, false
			}
			at = end
		default:
			st.passive = be && r.isParticiple(at)
			if be && !st.passive && (!strings.HasSuffix(low, "ing") || st.modal.from == st.modal.to && r.low(st.subject.from) != "we") {
				return st, false // "is responsible": a quality, no action
			}
			return r.withVerb(st, at, s)
		}
	}
	return st, false
}

// insertionEnd is the place behind words set off by two commas: "may, where appropriate, engage". It is 0 if there are none.
func (r *reading) insertionEnd(comma int, s stretch) int {
	for k := comma + 2; k < min(comma+8, s.to); k++ {
		if r.low(k) == "," {
			return k + 1
		}
	}
	return 0
}

func (r *reading) isParticiple(i int) bool {
	low := r.low(i)
	return len(low) > 3 && strings.HasSuffix(low, "ed") || irregular[low] != ""
}

// pasts are verbs in the past tense, which tell what was done and bind nobody.
var pasts = wordSet("found made took ran held began saw did had was were gave wrote built chose sent kept led met brought sought told")

// withVerb ends a statement with the verb at i.
func (r *reading) withVerb(st statement, i int, s stretch) (statement, bool) {
	l := r.lexemes[i]
	if l.stem == "" || l.digit {
		return st, false
	}
	bare := st.modal.from == st.modal.to
	if bare && !st.passive && (pasts[l.low] || strings.HasSuffix(l.low, "ed") && l.low != "need") {
		return st, false
	}
	st.verb, st.action = i, r.actionAt(i, s)
	st.rest = stretch{i + 1, r.restEnd(i+1, s)}
	return st, true
}

// actionAt names the action of the verb at i.
func (r *reading) actionAt(i int, s stretch) string {
	stem := r.lexemes[i].stem
	end := min(i+7, s.to)
	if stem == "make" || stem == "made" {
		for k := i + 1; k < end; k++ {
			if low := r.low(k); low == "public" || low == "publicly" {
				return publishing
			}
		}
	}
	if lightVerbs[stem] {
		for k := i + 1; k < end; k++ {
			if a := lightObjects[r.low(k)]; a != "" {
				return a
			}
		}
	}
	if a := sameAction[stem]; a != "" {
		return a
	}
	return stem
}

// restEnd is where the words that complete the verb end: at the next clause.
func (r *reading) restEnd(from int, s stretch) int {
	for k := from; k < s.to; k++ {
		if r.low(k) == ":" || r.modalAt(k) != nil && k > from {
			return k
		}
	}
	return s.to
}

// giveSubject finds the words before the statement at i that may be its subject. A verb joined by "and" shares that of the
// statement before it.
func (r *reading) giveSubject(st *statement, i int, s stretch, before *statement) {
	if r.low(i) == "we" {
		st.subject = stretch{i, i + 1}
		return
	}
	from := i
	for from > s.from && !clauseEnds[r.low(from-1)] {
		from--
	}
	st.subject = stretch{from, i}
	joined := from == i || r.low(i-1) == "and" || r.low(i-1) == "or"
	if joined && before != nil {
		st.subject = before.subject
	}
}

// isSubordinate reports whether the statement stands in a clause that hangs on another: what "risks that may arise" says
// binds nobody.
func (r *reading) isSubordinate(st statement) bool {
	for k := st.subject.from; k < st.subject.to; k++ {
		isDeterminer := r.low(k) == "that" && (prepositions[r.low(k-1)] || k == st.subject.from && r.lexemes[k].capital)
		if subordinators[r.low(k)] && !isDeterminer {
			return true
		}
	}
	return false
}

// binds reports whether the statement speaks of an action that somebody may be bound to.
func (r *reading) binds(st statement) bool {
	verb := r.lexemes[st.verb].stem
	if states[verb] || ownMoves[verb] && !st.passive && r.low(st.subject.from) != "we" {
		return false
	}
	return !r.isSubordinate(st) && (st.passive || !r.hasHazard(st))
}

// hasHazard reports whether the subject is something that nobody binds.
func (r *reading) hasHazard(st statement) bool { return hazards[r.head(st.subject)] }

var prepositions = wordSet("of in on at by with for from to into under between among through during within against about above below over")

// head is the word that the others of a subject hang on: the last before a preposition.
func (r *reading) head(subject stretch) string {
	head := ""
	for k := subject.from; k < subject.to; k++ {
		if prepositions[r.low(k)] && head != "" {
			break
		}
		if r.lexemes[k].isWord() && !isAdverb(r.low(k)) {
			head = r.low(k)
		}
	}
	return head
}
