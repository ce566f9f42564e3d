package render

import (
	"cmp"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// What is known of a change stands in the margin: what its words say, where it came from, who names it. What the editors
// recorded is longer and stands below the text.

// note writes the margin of a change.
func (t *compareText) note(m *markup, ch *revision.Change, i int) {
	var lines markup
	t.noteCorrected(&lines, ch)
	if ch.IsChange() {
		t.noteStanding(&lines, ch)
		t.noteMeanwhile(&lines, ch)
		t.noteMove(&lines, ch)
		signalNotes(&lines, ch.Signals, wordsOf(ch.Standing, t.isOfficial()))
		markNotes(&lines, ch.Marks)
		t.noteMatch(&lines, ch)
		t.noteAccount(&lines, ch)
		t.noteLinks(&lines, ch)
	}
	if h := lines.html(); h != "" {
		m.start("div", "class", "note")
		m.add(h)
		m.end()
	}
}

// noteStanding says of a difference of description what it is.
func (t *compareText) noteStanding(m *markup, ch *revision.Change) {
	if ch.Standing == revision.Description {
		m.start("p")
		m.element("span", capital(fateNames[fateOf(ch)]), "class", "chip flat")
		m.end()
	}
}

// noteMeanwhile says of a clause that one side alone has what happened between the two versions.
func (t *compareText) noteMeanwhile(m *markup, ch *revision.Change) {
	if words := t.at.s.meanwhile(t.revision, ch); words != "" {
		m.element("p", capital(words))
	}
}

const (
	wordsOfPublisher   wordsIn = iota
	wordsOfTexts               // of whoever describes a policy that changed
	wordsOfDescription         // of two descriptions, of which nothing follows for the policy
)

// noteMove says from where a change came, and what was made of what.
func (t *compareText) noteMove(m *markup, ch *revision.Change) {
	if ch.Moved && ch.With < 0 && len(ch.Old) > 0 && len(ch.New) > 0 {
		moveNote(m, t.Comparison.Old.Clauses[ch.Old[0]], t.Comparison.New.Clauses[ch.New[0]])
	}
	if section := t.sectionOfRemoved(ch); section != "" {
		m.element("p", "Stood in "+section)
	}
	t.noteParts(m, "Split into", ch.Split, t.Comparison.New, ch.New)
	t.noteParts(m, "Merged from", ch.Merged, t.Comparison.Old, ch.Old)
}

// sectionOfRemoved is the heading that a removed clause stood below.
func (t *compareText) sectionOfRemoved(ch *revision.Change) string {
	if len(ch.New) > 0 {
		return ""
	}
	return sectionOf(t.Comparison.Old.Clauses[ch.Old[0]])
}

// moveNote says from where to where a clause moved.
func moveNote(m *markup, old, new diff.Clause) {
	from, to := sectionOf(old), sectionOf(new)
	m.start("p")
	m.element("span", "Moved", "class", "chip move")
	if from == to {
		m.text(" within " + cmp.Or(to, "the text"))
	} else {
		m.text(" from " + cmp.Or(from, "the start") + " to " + cmp.Or(to, "the start"))
	}
	m.end()
}

func (t *compareText) noteParts(m *markup, words string, is bool, side diff.Side, indexes []int) {
	if !is {
		return
	}
	m.start("p")
	m.text(words + " ")
	for i, k := range indexes {
		if i > 0 {
			m.text(", ")
		}
		c := side.Clauses[k]
		id := string(c.ID)
		if words == "Merged from" && t.newIDs[id] && !t.anchored[id] && t.anchored["_old-"+id] {
			id = "_old-" + id
		}
		m.element("a", cmp.Or(string(c.Label), id), "href", fragment(id))
	}
	m.end()
}

// sectionOf is the heading that a clause stands below.
func sectionOf(c diff.Clause) string {
	headings := c.Headings()
	if len(headings) == 0 {
		return ""
	}
	return headings[len(headings)-1]
}

// markNotes say which marks changed, which the words do not show.
func markNotes(m *markup, marks []diff.MarkChange) {
	for _, k := range marks {
		m.start("p", "class", "marked")
		m.element("span", capital(k.What), "class", "chip flat")
		m.text(" " + markWords(k))
		if k.Text != "" {
			m.text(" on ")
			m.element("q", firstWords(k.Text))
		}
		m.end()
	}
}

// markWords say how a mark changed. One that came or went needs no name a second time.
func markWords(k diff.MarkChange) string {
	switch {
	case k.What == diff.MarkRedaction:
		return diff.RedactionWords(k)
	case k.Old == "" && k.New == k.What:
		return "added"
	case k.New == "" && k.Old == k.What:
		return "dropped"
	}
	return cmp.Or(k.Old, "none") + " → " + cmp.Or(k.New, "none")
}

// The degrees of confidence in a link that rests on wording.
const (
	sureLink   = 0.9
	likelyLink = 0.6
)

// noteMatch says on what it rests that the old clause is the new one, if no ID says so.
func (t *compareText) noteMatch(m *markup, ch *revision.Change) {
	if len(ch.New) == 0 {
		return
	}
	said := map[string]bool{}
	for _, o := range ch.Old {
		for _, l := range t.links[o] {
			if words := matchWords(l); words != "" && !said[words] {
				said[words] = true
				m.element("p", words)
			}
		}
	}
}

func matchWords(l diff.Link) string {
	switch {
	case l.Matched == diff.ByWas:
		return "Renamed: its ID was another"
	case l.Matched != diff.ByText:
		return ""
	case l.Confidence >= sureLink:
		return "Matched by text (sure)"
	case l.Confidence >= likelyLink:
		return "Matched by text (likely)"
	}
	return "Matched by text (weak)"
}

// noteAccount says whether the publisher's own account names the change.
func (t *compareText) noteAccount(m *markup, ch *revision.Change) {
	if t.Account == nil || !isOfPolicy(ch) {
		return
	}
	m.start("p")
	if len(ch.Entries) == 0 {
		m.text("Not named in the account held here")
	} else {
		m.text("Named in the publisher’s account: ")
		for i, e := range ch.Entries {
			if i > 0 {
				m.text(", ")
			}
			m.element("a", "entry "+strconv.Itoa(e+1), "href", "#"+entryID(e))
		}
	}
	m.end()
}

// noteLinks leads to the clause in either version, and through all.
func (t *compareText) noteLinks(m *markup, ch *revision.Change) {
	links := t.ways(ch)
	if h := t.historyOf(ch); h != nil {
		links = append(links, *h)
	}
	m.start("p", "class", "ways")
	for i, l := range links {
		if i > 0 {
			m.text(" · ")
		}
		m.element("a", l.Text, "href", l.Href)
	}
	m.end()
}

func (c *comparison) clauseIn(text comparedText, id clause.ID) link {
	return link{"in " + text.Name, c.at.href(text.Address + permalink.Fragment(id))}
}

// historyOf leads to the clause through all versions; clauses whose ID is made up have no such page.
func (t *compareText) historyOf(ch *revision.Change) *link {
	c, v := t.Comparison.Old.Clauses, t.Old.version
	indexes := ch.Old
	if len(ch.New) > 0 {
		c, v, indexes = t.Comparison.New.Clauses, t.New.version, ch.New
	}
	if v == nil {
		return nil
	}
	h := v.Policy.History(c[indexes[0]].ID)
	if h == nil {
		return nil
	}
	return t.at.ifHas(permalink.ClauseHistory(v.Policy.Name, h.ID), "history")
}
