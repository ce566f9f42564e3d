package ledger

import (
	"fmt"
	"maps"
	"slices"
)

// A rule holds of every event. Publish writes no line that breaks one, so that a record in which one is broken was made by other hands,
// whoever they are: the chain, the checkpoint and its signature may be whole all the same. docs/ledger.md has the rules in words.
type rule struct {
	name  string
	mend  string
	wrong func(*change) string // what is wrong; empty if nothing is
}

// rules are asked in this order. What later ones say rests on those before.
var rules = []rule{
	{"ledger-kind", undo, (*change).kindless},
	{"ledger-address", apart, (*change).misplaced},
	{"ledger-event", undo, (*change).untimely},
	{"ledger-unsaid", undo + "; to correct what is published, run rspsite new erratum and rspsite publish", (*change).unsaid},
	{"ledger-header", undo + "; rspsite publish writes what the header says", (*change).unheaded},
	{"ledger-list", undo + "; say what was wrong in an erratum, and leave what is there", (*change).lost},
	{"ledger-status", undo + "; a goal's evidence or dates say why it stands otherwise", (*change).unexplained},
	{"ledger-withdrawn", undo + "; what was withdrawn stays so, and a text that is to stand again has a name of its own", (*change).untaken},
	{"ledger-edition", undo + "; an edition is kept as it was published as the report", (*change).unkept},
	{"ledger-idle", undo + "; rspsite publish writes a line only where something is to be said", (*change).idle},
}

const (
	undo  = "restore content/ledger.jsonl and content/ledger.checkpoint as publish wrote them last before this line"
	apart = undo + ", and publish again: each document keeps the addresses that it had, for itself"
)

// IsRule reports whether a problem of [Read] is that an event did what none may do. Of the others the lines themselves are damaged.
func IsRule(name string) bool {
	return slices.ContainsFunc(rules, func(r rule) bool { return r.name == name })
}

// rules reports the first event that does what none may do. The log ends before it.
func (r *reader) rules() {
	s := &State{at: map[string]*Standing{}}
	for i, e := range r.log.Events {
		if e.Record == nil || e.Event == More {
			continue
		}
		e.Record = r.log.Whole(i)
		c := &change{now: e, was: s.of(e), state: s, log: r.log}
		for _, rule := range rules {
			if wrong := rule.wrong(c); wrong != "" {
				r.errorf(i+1, rule.name, rule.mend, "%s", wrong)
				r.log = r.log.First(i)
				return
			}
		}
		s.take(e)
	}
}

// A change is an event beside what stood before it.
type change struct {
	now   Event     // with its whole record
	was   *Standing // what stood of its document; nil if it is new
	state *State    // what stood of all
	log   *Log
}

// kindless says that there is no such kind of document.
func (c *change) kindless() string {
	if _, ok := kinds[c.now.Kind]; ok {
		return ""
	}
	return fmt.Sprintf("%.200q is no kind of document (found as the kind of %.200q)", c.now.Kind, c.now.Title)
}

// untimely says that a document is published twice, or changed before it is published.
func (c *change) untimely() string {
	switch isPublished := c.now.Event == Published; {
	case isPublished && c.was != nil:
		return fmt.Sprintf("%.200q is published a second time: it is public since line %d", c.now.Title, c.was.First+1)
	case !isPublished && c.was == nil:
		return fmt.Sprintf("%.200q is %s here, and no line before says that it was published", c.now.Title, c.now.Event)
	}
	return ""
}

// lost says that an entry of a list left that may not, or that one came by an event that brings none.
func (c *change) lost() string {
	if c.was == nil {
		return ""
	}
	mayLeave := c.now.Event == Corrected || c.now.Event == Revised && IsLiving(c.now.Kind)
	for _, field := range slices.Sorted(maps.Keys(c.was.Lists)) {
		stays := field == errata || field == withdrawn || !mayLeave || len(c.fresh(errata)) == 0
		if stays && len(Fresh(c.was.Lists[field], c.now.Lists[field])) > 0 {
			return fmt.Sprintf("an entry of %.200q in %.200q is another from here on, or gone: it was published by line %d (event %q)", field, c.now.Title, c.was.Last+1, c.now.Event)
		}
	}
	if c.now.Event != Moved && c.now.Event != Withdrawn {
		return ""
	}
	for _, field := range slices.Sorted(maps.Keys(c.now.Lists)) {
		if len(c.fresh(field)) > 0 && field != withdrawn {
			return fmt.Sprintf("%.200q has a new entry in %.200q, and the event %q brings none", c.now.Title, field, c.now.Event)
		}
	}
	return ""
}

// unexplained says that a goal stands otherwise than before, and nothing new says why.
func (c *change) unexplained() string {
	if !c.isTold() || len(c.fresh("evidence")) > 0 || len(c.fresh("dates")) > 0 || len(c.fresh(errata)) > 0 {
		return ""
	}
	field, now, before := "status", c.now.Status, c.was.Status
	if now == before {
		field, now, before = "closed-by", c.now.ClosedBy, c.was.ClosedBy
	}
	return fmt.Sprintf("%s of %.200q changes here from %.200q to %.200q, and no new entry of its evidence, dates or errata says why", field, c.now.Title, before, now)
}

// untaken says that a document is taken back without the event that says so, taken back twice, or stands again.
func (c *change) untaken() string {
	before, takes := c.was != nil && c.was.Withdrawn, c.now.Event == Withdrawn
	switch {
	case before && takes:
		return fmt.Sprintf("%.200q is withdrawn a second time: it is since line %d at the latest", c.now.Title, c.was.Last+1)
	case before && !c.now.Withdrawn:
		return fmt.Sprintf("%.200q was withdrawn by line %d at the latest, and stands again from here on", c.now.Title, c.was.Last+1)
	case !before && !takes && c.now.Withdrawn:
		return fmt.Sprintf("%.200q is withdrawn from here on, and the event is %q: only %q says so first", c.now.Title, c.now.Event, Withdrawn)
	case takes && !c.now.Withdrawn:
		return fmt.Sprintf("the event is %q, and %.200q is not marked as withdrawn", Withdrawn, c.now.Title)
	case c.now.Withdrawn != (len(c.now.Lists[withdrawn]) == 1):
		return fmt.Sprintf("%.200q does not say once when and why it was withdrawn (found %d entries in lists.withdrawn)", c.now.Title, len(c.now.Lists[withdrawn]))
	}
	return ""
}
