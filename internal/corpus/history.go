package corpus

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// A State is what became of a clause in one version.
type State uint8

const (
	Absent    State = iota // not there yet, or gone before
	Added                  // the first version that has it
	Unchanged              // reads as in the version before
	Changed                // reads otherwise
	Left                   // the version before had it
)

func (s State) String() string {
	return [...]string{"absent", "added", "unchanged", "changed", "left"}[s]
}

// A Step is one clause in one version.
type Step struct {
	Version *Version
	State   State
	Clause  *clause.Clause // nil if Absent or Left
	Gone    *Gone          // if Left: the reason, where the version gives one
}

// A History is one clause through all versions of a policy, oldest version first, one step a version.
type History struct {
	ID       clause.ID   // the newest that the clause had
	Formerly []clause.ID // the others, oldest first
	Title    string      // of a heading its text, of other clauses their first words
	Steps    []Step
}

// Newest is the last step in which the clause is there.
func (h *History) Newest() Step {
	for _, s := range slices.Backward(h.Steps) {
		if s.Clause != nil {
			return s
		}
	}
	return Step{}
}

// Histories are the histories of all clauses and groups with written IDs, in the order of the newest version; behind it
// those that it has no more, in the order of the versions before.
func (p *Policy) Histories() []*History {
	p.histories.once.Do(func() { p.histories.all, p.histories.byID = p.trace() })
	return p.histories.all
}

// History is the history of the clause that has or had the written ID id, or nil.
func (p *Policy) History(id clause.ID) *History {
	p.Histories()
	return p.histories.byID[id]
}

// trace follows every written ID through the versions.
func (p *Policy) trace() ([]*History, map[clause.ID]*History) {
	byID := map[clause.ID]*History{}
	for i, v := range p.Versions {
		for c := range v.Doc.All() {
			if c.ID == "" || c.Derived {
				continue
			}
			h := byID[c.ID]
			if was := clause.ID(c.Attrs.Get(clause.AttrWas)); h == nil && was != "" && byID[was] != nil {
				h = byID[was]
				h.Formerly = append(h.Formerly, h.ID)
				h.ID = c.ID
			}
			if h == nil {
				h = &History{ID: c.ID, Steps: p.blank()}
			}
			byID[c.ID] = h
			h.Title = title(c)
			h.Steps[i].Clause = c
		}
	}
	var all []*History
	seen := map[*History]bool{}
	for _, v := range slices.Backward(p.Versions) {
		for c := range v.Doc.All() {
			if h := byID[c.ID]; h != nil && !seen[h] {
				seen[h] = true
				h.judge()
				all = append(all, h)
			}
		}
	}
	return all, byID
}

func (p *Policy) blank() []Step {
	steps := make([]Step, len(p.Versions))
	for i, v := range p.Versions {
		steps[i].Version = v
	}
	return steps
}

// judge fills in what became of the clause in each version.
func (h *History) judge() {
	var before *clause.Clause
	ever := false
	for i := range h.Steps {
		s := &h.Steps[i]
		switch {
		case s.Clause == nil && before != nil:
			s.State = Left
			s.Gone = s.Version.gone(before.ID)
		case s.Clause == nil:
		case before == nil && !ever:
			s.State = Added
		case before != nil && clause.Same(before, s.Clause):
			s.State = Unchanged
		default:
			s.State = Changed
		}
		before = s.Clause
		ever = ever || s.Clause != nil
	}
}

func (v *Version) gone(id clause.ID) *Gone {
	for i := range v.VersionMeta.Gone {
		if v.VersionMeta.Gone[i].ID == string(id) {
			return &v.VersionMeta.Gone[i]
		}
	}
	return nil
}

// titleWords is how many words of a clause's text stand for it in lists.
const titleWords = 8

func title(c *clause.Clause) string {
	text := c.PlainText()
	if c.Kind.IsGroup() {
		return string(c.ID)
	}
	words := strings.Fields(text)
	if c.Kind == clause.Heading || len(words) <= titleWords {
		return text
	}
	return strings.TrimRight(strings.Join(words[:titleWords], " "), ",;:.") + " …"
}

// A Tombstone stands in a version for a written ID that a version before it had.
type Tombstone struct {
	ID   clause.ID
	Last *Version    // the newest version that has it
	Left *Version    // the version after that, in which it was gone
	Gone *Gone       // the reason, where Left gives one
	Into []clause.ID // clauses of Left that say they were made from it
}

// Tombstones are the IDs that versions before v had and v has not, last departure first, then in the order of the text.
func (v *Version) Tombstones() []Tombstone {
	var stones []Tombstone
	seen := map[clause.ID]bool{}
	for c := range v.Doc.All() {
		seen[c.ID] = true
	}
	for last := v.previous; last != nil; last = last.previous {
		for c := range last.Doc.All() {
			if c.ID == "" || c.Derived || seen[c.ID] {
				continue
			}
			seen[c.ID] = true
			stones = append(stones, Tombstone{ID: c.ID, Last: last, Left: last.next, Gone: last.next.gone(c.ID), Into: last.next.madeFrom(c.ID)})
		}
	}
	return stones
}

// madeFrom lists the clauses of v that name id, an ID of the version before, in was or from.
func (v *Version) madeFrom(id clause.ID) []clause.ID {
	var into []clause.ID
	for c := range v.Doc.All() {
		for _, old := range append(c.Attrs.Words(clause.AttrWas), c.Attrs.Words(clause.AttrFrom)...) {
			if old.Value == string(id) {
				into = append(into, c.ID)
			}
		}
	}
	return into
}
