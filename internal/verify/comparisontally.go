package verify

import (
	"strconv"
	"strings"
)

// A diffRecord is a change record in the data of a comparison.
type diffRecord struct {
	ID, Outcome string
	Event       bool
}

// isMaterial reports whether a record says that the policy changed.
func (r *diffRecord) isMaterial() bool { return !r.Event && r.Outcome != "" && r.Outcome != "retained" }

// A tally counts the changes of a comparison by what became of their clauses, as [diffChange.fate] names it.
type tally struct {
	*comparison
	of               map[string]int
	weaker, stronger int            // changes of the policy whose words bind less, or more
	coded            map[string]int // what the change records call those that were changed
	materials        int            // records that say that the policy changed
}

func (c *comparison) tally() *tally {
	t := &tally{comparison: c, of: map[string]int{}, coded: map[string]int{}}
	outcomes := map[string]string{} // of material records
	for _, r := range c.records {
		if r.isMaterial() {
			outcomes[r.ID] = r.Outcome
			t.materials++
		}
	}
	for i := range c.changes {
		ch := &c.changes[i]
		t.of[ch.fate().name]++
		if !ch.isOfPolicy() {
			continue
		}
		if ch.points("", "weaker") {
			t.weaker++
		}
		if ch.points("", "stronger") {
			t.stronger++
		}
		if ch.fate().name == kindChanged {
			t.coded[ch.outcome(outcomes)]++
		}
	}
	return t
}

// points reports whether a signal of the change, of one type or of any, points one way.
func (ch *diffChange) points(kind, way string) bool {
	for _, s := range ch.Signals {
		if s.Direction == way && (kind == "" || s.Type == kind) {
			return true
		}
	}
	return false
}

// outcome is what the records of a change call it, if they agree.
func (ch *diffChange) outcome(of map[string]string) string {
	agreed := ""
	for _, id := range ch.Records {
		switch outcome := of[id]; {
		case outcome == "" || outcome == agreed:
		case agreed != "":
			return ""
		default:
			agreed = outcome
		}
	}
	if agreed == "relocated" && ch.points("commitment", "weaker") {
		return "turned from commitment into recommendation"
	}
	return agreed
}

// changes is how many changes of the policy there are, described how many differences that are none.
func (t *tally) changes() int {
	return t.of[kindRemoved] + t.of[kindChanged] + t.of["moved"] + t.of[kindAdded]
}

func (t *tally) described() int {
	return t.of["first described here"] + t.of["described otherwise"] + t.of["no longer described"]
}

// parts lists some numbers in words.
func (t *tally) parts(fates ...string) string {
	var words []string
	for _, f := range fates {
		if t.of[f] == 0 {
			continue
		}
		word := strconv.Itoa(t.of[f]) + " " + f
		if coded := t.outcomes(); f == kindChanged && coded != "" {
			word += " (" + coded + ")"
		}
		words = append(words, word)
	}
	return inWords(words)
}

func (t *tally) outcomes() string {
	var words []string
	for _, outcome := range []string{"weakened", "turned from commitment into recommendation", "relocated", "strengthened"} {
		if n := t.coded[outcome]; n > 0 {
			words = append(words, strconv.Itoa(n)+" "+outcome)
		}
	}
	return inWords(words)
}

// inWords lists words as a sentence does.
func inWords(words []string) string {
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " and " + words[last]
	}
	return strings.Join(words, "")
}

// signals is the sentence on where the words of the changes point.
func (t *tally) signals() string {
	var ways []string
	for _, way := range []struct {
		name string
		in   int
	}{{"weaker", t.weaker}, {"stronger", t.stronger}} {
		if way.in > 0 {
			ways = append(ways, way.name+" in "+count(way.in, "place"))
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return " By signals in the wording the text is " + inWords(ways) + "."
}

// arePublished reports whether all of both texts are their publishers' words, so that each difference is a change. Whether a change record
// makes up for a clause that is not, and did not change, the data do not tell: then both are possible.
func (t *tally) arePublished() (surely, perhaps bool) {
	surely, perhaps = true, true
	for i := range t.comparison.changes {
		ch := &t.comparison.changes[i]
		is := !t.new.isVersion() || t.old.arePublishers(ch.olds) && t.new.arePublishers(ch.news)
		if ch.isChange() {
			is = ch.isOfPolicy()
		}
		surely = surely && is
		perhaps = perhaps && (is || !ch.isChange() && len(ch.Records) > 0)
	}
	return surely, perhaps
}
