package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// What the editors point at, and how the publisher's own account holds against what changed.

// A compareCard is a change record that codes an outcome.
type compareCard struct {
	Kind  string
	Chips []chip
	Title link   // to the first change that it names
	What  string // in a sentence
	Meta  string
}

// A recordTitle is a change record that is only named.
type recordTitle struct {
	link
	Version string
}

// cards are the records with an outcome, the flagship ones first, and those that tell of a revision which the texts do not
// show.
func (c *comparison) cards() []compareCard {
	var cards []compareCard
	for _, shown := range []func(r revision.Record) bool{
		func(r revision.Record) bool { return r.Flagship && isMaterial(r.ChangeRecord) },
		func(r revision.Record) bool { return !r.Flagship && isMaterial(r.ChangeRecord) },
		isUnshown,
	} {
		for k, r := range c.Records {
			if shown(r) {
				cards = append(cards, c.card(k))
			}
		}
	}
	return cards
}

// unshown counts the records that tell of a revision which the texts do not show.
func (c *comparison) unshown() int {
	n := 0
	for _, r := range c.Records {
		if isUnshown(r) {
			n++
		}
	}
	return n
}

// isUnshown reports whether a record tells of a revision whose wording no source states, so that a clause that it names reads
// in its version as in the one before.
func isUnshown(r revision.Record) bool {
	if isMaterial(r.ChangeRecord) || r.Wording != corpus.WordingNotStated {
		return false
	}
	p := r.Version.Policy
	at := slices.Index(p.Versions, r.Version)
	return slices.ContainsFunc(r.Clauses, func(id string) bool {
		h := p.History(clause.ID(id))
		return h != nil && h.Steps[at].State == corpus.Unchanged
	})
}

// materials counts the records that say that the policy changed.
func (c *comparison) materials() int {
	n := 0
	for _, r := range c.Records {
		if isMaterial(r.ChangeRecord) {
			n++
		}
	}
	return n
}

// isMaterial reports whether a record says that the policy changed.
func isMaterial(r *corpus.ChangeRecord) bool {
	return !r.Event && r.Outcome != "" && r.Outcome != corpus.OutcomeRetained
}

func (c *comparison) card(k int) compareCard {
	r := c.Records[k]
	view := c.at.record(r.Version, r.ChangeRecord)
	card := compareCard{Kind: view.Kind(), Chips: append(view.Chips, uncoded(&view, r.Announced)...),
		Title: link{view.Title, view.Permalink}, What: firstSentences(c.at.s.plain(r.What.Inline, &r.Version.Changes.File))}
	var meta []string
	if i := c.firstChange(r); i >= 0 {
		card.Title.Href = c.toChange(i)
		if isOfPolicy(&c.Changes[i]) {
			meta = append(meta, "Change "+c.number(&c.Changes[i]))
		}
	}
	if len(c.Steps) > 1 {
		meta = append(meta, "in "+r.Version.Name)
	}
	if view.Reason != nil {
		meta = append(meta, "the publisher’s reason")
	}
	if words := voiceWords(&view); words != "" {
		meta = append(meta, words)
	}
	card.Meta = join(" · ", meta...)
	return card
}

// firstChange is the first change that a record names which a reader should see, or -1.
func (c *comparison) firstChange(r revision.Record) int {
	for _, i := range r.Changes {
		if c.Changes[i].IsChange() {
			return i
		}
	}
	return -1
}

// otherRecords are the records that code no outcome: events, and what the sources say of a version without saying that the
// policy changed.
func (c *comparison) otherRecords() []recordTitle {
	var titles []recordTitle
	for _, r := range c.Records {
		if !isMaterial(r.ChangeRecord) && !isUnshown(r) {
			titles = append(titles, recordTitle{c.at.to(recordAddress(r.Version.Policy, r.ID), r.Title), r.Version.Name})
		}
	}
	return titles
}

// A coverage says how many of the changes the publisher's own account names.
type coverage struct {
	Named, Changes int
	Steps          string // which steps have an account, where not all have
	Unnamed        []listedChange
	Empty          []link // entries that nothing bears out
}

func (c *comparison) coverage() *coverage {
	a := c.Account
	if a == nil {
		return nil
	}
	cov := &coverage{Named: a.Named, Changes: a.Changes}
	if a.Steps < len(c.Steps) {
		cov.Steps = fmt.Sprintf("%d of %s between the two have such an account.", a.Steps, count(len(c.Steps), "step", "steps"))
	}
	for _, i := range a.Unnamed {
		cov.Unnamed = append(cov.Unnamed, c.listed(i))
	}
	for _, e := range a.Empty {
		cov.Empty = append(cov.Empty, link{"entry " + strconv.Itoa(e+1), "#" + entryID(e)})
	}
	return cov
}

// A heldEntry is a statement of the publisher's account, with what bears it out.
type heldEntry struct {
	ID      string
	Number  int
	Says    template.HTML
	On      string
	Post    link
	Sources []link
	Names   []listedChange
	Empty   bool // it names clauses of which none changed
}

// entryID is the id of an entry of the account.
func entryID(e int) string { return "_entry-" + strconv.Itoa(e+1) }

func (c *comparison) heldEntries() []heldEntry {
	if c.Account == nil {
		return nil
	}
	var entries []heldEntry
	for i, e := range c.Account.Entries {
		w := c.at.write(&e.Version.Changes.File, corpus.ChangesAddress)
		held := heldEntry{ID: entryID(i), Number: i + 1, Says: w.prose(e.Says), Post: link{"the publisher’s statement", webAddress(e.URL)},
			Sources: c.at.sourceLinks(e.Source), Empty: slices.Contains(c.Account.Empty, i)}
		if !e.On.IsZero() {
			held.On = e.On.Long()
		}
		for _, k := range e.Changes {
			if isOfPolicy(&c.Changes[k]) {
				held.Names = append(held.Names, c.listed(k))
			}
		}
		entries = append(entries, held)
	}
	return entries
}

// A listedChange is a change of the policy in a list.
type listedChange struct {
	link
	Number string
	Fate   string
	Kind   string
	Words  string
}

// list are the changes of the policy in reading order: the same facts as the picture has.
func (c *comparison) list() []listedChange {
	var listed []listedChange
	for _, i := range c.changesOfPolicy() {
		listed = append(listed, c.listed(i))
	}
	return listed
}

func (c *comparison) listed(i int) listedChange {
	ch := &c.Changes[i]
	text := ""
	if len(ch.New) > 0 {
		text = c.Comparison.New.Clauses[ch.New[0]].Text
	} else {
		text = c.Comparison.Old.Clauses[ch.Old[0]].Text
	}
	return listedChange{link: link{c.labels(ch), c.toChange(i)}, Number: c.number(ch), Fate: fateWords(ch), Kind: fateKinds[fateOf(ch)], Words: firstWords(text)}
}

// A silentLine is the silent revision rate, or why there is none.
type silentLine struct {
	Defined         bool
	Strict, Lenient string
	Why             string
}

func (c *comparison) silent() silentLine {
	s := c.Silent
	switch {
	case s.Defined:
		return silentLine{Defined: true, Strict: fmt.Sprintf("%.2f", s.Strict()), Lenient: fmt.Sprintf("%.2f", s.Lenient())}
	case s.Material == 0:
		return silentLine{}
	}
	return silentLine{Why: fmt.Sprintf("not stated: %d of %s coded", s.Material-s.Uncoded, count(s.Material, "material record is", "material records are"))}
}
