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

// String is the state in one word, as in "unchanged".
func (s State) String() string {
	return [...]string{"absent", "added", "unchanged", "changed", "left"}[s]
}

// A Step is one clause in one version.
type Step struct {
	Version *Version
	State   State
	Clause  *clause.Clause   // nil if Absent or Left
	Path    []*clause.Clause // the nodes around Clause, outermost first; siblings share it
	Gone    *Gone            // if Left: the reason, where the version gives one
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
		var around []*clause.Clause
		for path, c := range v.Doc.WithPath() {
			if c.ID == "" || c.Derived {
				continue
			}
			if !slices.Equal(around, path) {
				around = slices.Clone(path) // the path that is yielded holds for this step alone
			}
			h := current(byID, c.ID)
			if was := clause.ID(c.Attrs.Get(clause.AttrWas)); h == nil && was != "" {
				if h = current(byID, was); h != nil {
					h.Formerly = append(h.Formerly, h.ID)
					h.ID = c.ID
				}
			}
			if h == nil {
				h = &History{ID: c.ID, Steps: p.blank()}
			}
			byID[c.ID] = h
			h.Title = title(c)
			h.Steps[i].Clause, h.Steps[i].Path = c, around
		}
	}
	var all []*History
	seen := map[*History]bool{}
	for _, v := range slices.Backward(p.Versions) {
		for c := range v.Doc.All() {
			if h := byID[c.ID]; h != nil && !seen[h] {
				seen[h] = true
				all = append(all, h)
			}
		}
	}
	p.judge(all)
	return all, byID
}

// current is the history of the clause that goes by an ID now: not of one that did and has another since.
func current(byID map[clause.ID]*History, id clause.ID) *History {
	if h := byID[id]; h != nil && h.ID == id {
		return h
	}
	return nil
}

func (p *Policy) blank() []Step {
	steps := make([]Step, len(p.Versions))
	for i, v := range p.Versions {
		steps[i].Version = v
	}
	return steps
}

// judge fills in what became of each clause in each version.
func (p *Policy) judge(all []*History) {
	gone := make([]map[clause.ID]*Gone, len(p.Versions))
	for i, v := range p.Versions {
		gone[i] = v.gone()
	}
	for _, h := range all {
		var before *clause.Clause
		ever := false
		for i := range h.Steps {
			s := &h.Steps[i]
			switch {
			case s.Clause == nil && before != nil:
				s.State = Left
				s.Gone = gone[i][before.ID]
			case s.Clause == nil:
			case !ever:
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
}

// gone are the entries of the front matter by the IDs that they name.
func (v *Version) gone() map[clause.ID]*Gone {
	entries := map[clause.ID]*Gone{}
	for i := range v.VersionMeta.Gone {
		g := &v.VersionMeta.Gone[i]
		entries[clause.ID(g.ID)] = g
	}
	return entries
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

	Clause *clause.Clause // as it stood in Last
}

// Tombstones are the IDs that versions before v had and v has not, last departure first, then in the order of the text.
func (v *Version) Tombstones() []Tombstone {
	v.tombstones.once.Do(func() {
		v.tombstones.all = v.departed()
		v.tombstones.byID = make(map[clause.ID]int, len(v.tombstones.all))
		for i, t := range v.tombstones.all {
			v.tombstones.byID[t.ID] = i
		}
	})
	return v.tombstones.all
}

// Tombstone is the one of that ID, if the clause of that ID left before v or in it.
func (v *Version) Tombstone(id clause.ID) (Tombstone, bool) {
	all := v.Tombstones()
	i, ok := v.tombstones.byID[id]
	if !ok {
		return Tombstone{}, false
	}
	return all[i], true
}

func (v *Version) departed() []Tombstone {
	var stones []Tombstone
	seen := map[clause.ID]bool{}
	for id := range v.ids {
		seen[id] = true
	}
	for last := v.previous; last != nil; last = last.previous {
		gone, heirs := last.next.gone(), last.next.heirs()
		for c := range last.Doc.All() {
			if c.ID == "" || c.Derived || seen[c.ID] {
				continue
			}
			seen[c.ID] = true
			stones = append(stones, Tombstone{ID: c.ID, Last: last, Left: last.next, Gone: gone[c.ID], Into: heirs[c.ID], Clause: c})
		}
	}
	return stones
}

// heirs lists, by ID of the version before, the clauses of v that name it in was or from.
func (v *Version) heirs() map[clause.ID][]clause.ID {
	heirs := map[clause.ID][]clause.ID{}
	for c := range v.Doc.All() {
		for _, old := range origins(c) {
			if id := clause.ID(old.Value); !slices.Contains(heirs[id], c.ID) {
				heirs[id] = append(heirs[id], c.ID)
			}
		}
	}
	return heirs
}
