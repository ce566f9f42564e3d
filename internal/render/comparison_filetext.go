package render

import (
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// The text of a comparison file is the new one in its order, with what left where it stood. What did not change is folded,
// but for headings.

// foldAt is how many stops from the i-th on show no change. Headings stay open.
func (f *comparisonFile) foldAt(i int) int {
	n := 0
	for i+n < len(f.stops) {
		s := f.stops[i+n]
		if f.Changes[s.Change].IsChange() || f.clauseAt(s).Kind == clause.Heading && s.Role == diff.Here {
			break
		}
		n++
	}
	return n
}

func (f *comparisonFile) fold(m *markup, stops []diff.Stop) {
	m.start("details", "class", "fold")
	m.element("summary", count(len(stops), "unchanged clause", "unchanged clauses"))
	for _, s := range stops {
		f.stop(m, s)
	}
	m.end()
	m.line()
}

// clauseAt is the clause that stands at a stop.
func (f *comparisonFile) clauseAt(s diff.Stop) diff.Clause {
	if s.Role == diff.Origin || len(f.Changes[s.Change].New) == 0 {
		return f.Old.Clauses[s.Clause]
	}
	return f.New.Clauses[s.Clause]
}

// stop writes what a reader meets at one place.
func (f *comparisonFile) stop(m *markup, s diff.Stop) {
	switch s.Role {
	case diff.Origin:
		f.pointer(m, s, "moved from here to "+string(f.New.Clauses[f.Changes[s.Change].New[0]].Label))
	case diff.Part:
		f.pointer(m, s, "part of a clause that was split; the redline stands at "+string(f.New.Clauses[f.Changes[s.Change].New[0]].Label))
	default:
		f.change(m, s)
	}
}

// pointer writes a place that a reader meets beside that of the change.
func (f *comparisonFile) pointer(m *markup, s diff.Stop, words string) {
	c := f.clauseAt(s)
	m.start("div", "class", "clause origin", "id", f.newFragment(s))
	m.element("div", string(c.Label), "class", "lab")
	m.start("p", "class", "body")
	m.element("span", firstWords(c.Text), "class", "moved")
	m.text(" ")
	m.element("a", words, "href", fragment(f.fragment(s.Change)), "class", "to")
	m.end()
	m.end()
	m.line()
}

// fragment is the fragment of the place of a change: the new side's ID, else the old side's.
func (f *comparisonFile) fragment(change int) string {
	if ch := &f.Changes[change]; len(ch.New) > 0 {
		return string(f.New.Clauses[ch.New[0]].ID)
	}
	return f.oldFragment(f.Old.Clauses[f.Changes[change].Old[0]])
}

// oldFragment is the fragment of an old clause: another one where the new side owns its ID.
func (f *comparisonFile) oldFragment(o diff.Clause) string {
	if f.newIDs[string(o.ID)] {
		return "_old-" + string(o.ID)
	}
	return string(o.ID)
}

// newFragment is the fragment of a stop, or empty if it stands in the file already.
func (f *comparisonFile) newFragment(s diff.Stop) string {
	id := f.fragment(s.Change)
	switch s.Role {
	case diff.Origin:
		id = f.oldFragment(f.Old.Clauses[s.Clause])
	case diff.Part:
		id = string(f.New.Clauses[s.Clause].ID)
	}
	if f.written[id] {
		return ""
	}
	f.written[id] = true
	return id
}

func (f *comparisonFile) change(m *markup, s diff.Stop) {
	ch := &f.Changes[s.Change]
	x := f.redlined(ch)
	class, tag, name := "clause "+x.lead().Kind.String(), "div", ""
	if ch.IsChange() {
		class, tag = class+" "+f.kind(s.Change)+" change", "article"
		name = "Change: " + f.Fate(s.Change)
		if n := f.Number(s.Change); n > 0 {
			name = "Change " + strconv.Itoa(n) + ": " + f.Fate(s.Change)
		}
	}
	m.start(tag, "class", class, "id", f.newFragment(s), "aria-label", name)
	f.gutter(m, s, ch)
	f.bodies(m, s.Change, x)
	if lines := f.Lines(s.Change); len(lines) > 0 && ch.IsChange() {
		m.start("div", "class", "note")
		for _, l := range lines {
			m.element("p", l)
		}
		m.end()
	}
	m.end()
	m.line()
}

// kind is the class of a change.
func (f *comparisonFile) kind(change int) string {
	switch ch := &f.Changes[change]; {
	case f.IsRemarked(change):
		return "described"
	case ch.Kind == diff.Unchanged:
		return "moved"
	default:
		return ch.Kind.String()
	}
}

// redlined is a change with its clauses.
func (f *comparisonFile) redlined(ch *diff.Change) redlined {
	x := redlined{edits: ch.Redline}
	for _, o := range ch.Old {
		x.old = append(x.old, f.Old.Clauses[o])
	}
	for _, n := range ch.New {
		x.new = append(x.new, f.New.Clauses[n])
	}
	if lead := x.lead(); lead.Kind == clause.Heading {
		x.level = min(fileLevel+len(lead.Headings()), f.level+1, 6)
		f.level = x.level
	}
	return x
}

// gutter writes the number of a change, its labels, and what became of it.
func (f *comparisonFile) gutter(m *markup, s diff.Stop, ch *diff.Change) {
	m.start("div", "class", "lab")
	if n := f.Number(s.Change); n > 0 {
		m.element("span", strconv.Itoa(n), "class", "no", "aria-hidden", "true")
		m.text(" ")
	}
	old, new := labelsOf(f.Old, ch.Old), labelsOf(f.New, ch.New)
	label := new
	if label == "" {
		label = old
	} else if old != "" && old != new {
		label = old + " → " + new
	}
	m.start("a", "class", "perma", "href", fragment(f.fragment(s.Change)))
	m.text(label)
	m.end()
	if ch.IsChange() {
		m.text(" ")
		m.element("span", f.Fate(s.Change), "class", "fate", "aria-hidden", "true")
	}
	m.end()
}

// bodies writes the text of a change: as one redline and, where both sides have one, a second time side by side.
func (f *comparisonFile) bodies(m *markup, change int, x redlined) {
	r := f.redliner
	if f.IsRemarked(change) {
		r = f.plain
	}
	r.body(m, x, "body", bothSides)
	if f.Changes[change].Kind == diff.Changed {
		r.sides(m, x, f.Old.Name, f.New.Name)
	}
}
