package wording

import "strings"

// The actions that have more than one verb.
const (
	publishing = "publish" // publish, make public
	asking     = "ask"     // require, recommend
)

// sameAction joins verbs that name one action, by their stems.
var sameAction = joinStems("assess evaluate", "amend revise modify update", "use utilize employ")

func joinStems(groups ...string) map[string]string {
	joined := map[string]string{}
	for _, g := range groups {
		words := strings.Fields(g)
		for _, w := range words {
			joined[stemOf(w)] = words[0]
		}
	}
	return joined
}

// lightVerbs leave the action to their object: "we conduct a risk assessment".
var (
	lightVerbs   = stemSet("conduct perform undertake do make run carry complete")
	lightObjects = map[string]string{"assessment": "assess", "assessments": "assess", "evaluation": "assess", "evaluations": "assess",
		"review": "review", "reviews": "review", "audit": "audit", "audits": "audit", "test": "test", "tests": "test", "testing": "test"}
)

// objectWords is how far behind its verb the word that tells the action may stand.
const objectWords = 7

// actionAt names the action of the verb at i.
func (r *reading) actionAt(i int, s stretch) string {
	verb := r.lexemes[i].stem
	for k := i + 1; k < min(i+objectWords, s.to); k++ {
		low := r.low(k)
		if verb == "make" && (low == "public" || low == "publicly") {
			return publishing
		}
		if a := lightObjects[low]; a != "" && lightVerbs[verb] {
			return a
		}
	}
	if a := sameAction[verb]; a != "" {
		return a
	}
	return verb
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

// demands are modals that bind even what has no will: "models must meet the standard".
var demands = wordSet("must shall should")

// subordinators begin a clause that hangs on another.
var subordinators = wordSet("that which who whom whose when whenever where wherever if whether while until unless because since than how what " +
	"why although though once before after")

// binds reports whether the statement speaks of an action that somebody may be bound to.
func (r *reading) binds(st statement) bool {
	if st.action == asking {
		return (st.passive || r.low(st.subject.from) == "we") && !r.isSubordinate(st)
	}
	verb := r.lexemes[st.verb].stem
	if states[verb] || ownMoves[verb] && !st.passive && r.low(st.subject.from) != "we" {
		return false
	}
	return !r.isSubordinate(st) && (st.passive || demands[r.low(st.modal.from)] || !hazards[r.head(st.subject)])
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
	return subordinators[r.low(st.subject.from-1)] || r.low(st.subject.from-1) == "as"
}

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

var adverbs = wordSet("also then still now always often only both either each all further again soon already together thereby therefore " +
	"thus hereby once first even just")

// notAdverbs end in "ly" and are verbs.
var notAdverbs = wordSet("apply rely comply supply imply multiply reply")

func isAdverb(low string) bool {
	return adverbs[low] || strings.HasSuffix(low, "ly") && len(low) > 4 && !notAdverbs[low]
}
