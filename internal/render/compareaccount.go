package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"rspsite/internal/corpus"
)

// How the publisher's own account holds against what changed.

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
