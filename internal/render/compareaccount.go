package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// How the publisher's own account holds against what changed.

// A coverage says how much of what changed the publisher's own account names: records first, since a record is one commitment,
// and a clause may be a heading or a fragment of a list.
type coverage struct {
	Lead            string
	Records, Told   int    // material records of the steps that have an account, and how many of them it names
	Untold          []link // the others
	Named, Changes  int    // by clause
	Steps           string // which steps have an account, where not all have
	Unnamed         []listedChange
	Empty           []link // entries that no change on the page shows
	Reconstructions bool   // so that a change may be there and not be seen
}

func (c *comparison) coverage() *coverage {
	a := c.Account
	if a == nil {
		return nil
	}
	cov := &coverage{Lead: accountSentence(a, len(c.Steps)), Records: a.Records, Told: len(a.RecordsNamed), Named: a.Named, Changes: a.Changes, Reconstructions: !c.isOfficial()}
	if a.Steps < len(c.Steps) {
		cov.Steps = fmt.Sprintf("%d of %s between the two have such an account.", a.Steps, count(len(c.Steps), "step", "steps"))
	}
	for _, k := range a.RecordsUnnamed {
		cov.Untold = append(cov.Untold, c.toRecord(k))
	}
	for _, i := range a.Unnamed {
		cov.Unnamed = append(cov.Unnamed, c.listed(i))
	}
	for _, e := range c.unseen() {
		cov.Empty = append(cov.Empty, link{"entry " + strconv.Itoa(e+1), "#" + entryID(e)})
	}
	return cov
}

// accountSentence says how many of the records an account names.
func accountSentence(a *revision.Account, steps int) string {
	recorded := fmt.Sprintf("Of the %d changes that the editors record, ", a.Records)
	if a.Steps < steps {
		recorded = fmt.Sprintf("Of the %d changes that the editors record for the steps with an account, ", a.Records)
	}
	held := "the publisher’s own account, as far as it is held here (" + count(len(a.Entries), "entry", "entries") + "), "
	switch named := len(a.RecordsNamed); {
	case a.Records == 1 && named == 1:
		return "The editors record 1 change; " + held + "names it."
	case a.Records == 1:
		return "The editors record 1 change; " + held + "does not name it."
	case a.Records > 1 && named == 0:
		return recorded + held + "names none."
	case a.Records > 1:
		return fmt.Sprintf("%s%snames %d.", recorded, held, named)
	case a.Changes > 0:
		return "The publisher’s own account is held here in " + count(len(a.Entries), "entry", "entries") + "."
	}
	return "The publisher gives an account, and no change of the policy is recorded that it could name."
}

// unseen are the entries of the account that no change of the policy on the page shows. Between the publisher's own texts that can
// be said of those alone that name clauses; a reconstruction may lack the very clause.
func (c *comparison) unseen() []int {
	switch {
	case c.Account == nil:
		return nil
	case c.isOfficial():
		return c.Account.Empty
	}
	var unseen []int
	for i, e := range c.Account.Entries {
		if !slices.ContainsFunc(e.Changes, func(k int) bool { return isOfPolicy(&c.Changes[k]) }) {
			unseen = append(unseen, i)
		}
	}
	return unseen
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
	Without string // said of an entry that no change of the policy shows
}

// entryID is the id of an entry of the account.
func entryID(e int) string { return "_entry-" + strconv.Itoa(e+1) }

func (c *comparison) heldEntries() []heldEntry {
	if c.Account == nil {
		return nil
	}
	var entries []heldEntry
	for i, e := range c.Account.Entries {
		w := c.at.write(&e.Version.Changes.File, permalink.Changes)
		held := heldEntry{ID: entryID(i), Number: i + 1, Says: w.prose(e.Says), Post: link{"the publisher’s statement", webAddress(e.URL)},
			Sources: c.at.sourceLinks(e.Source), Without: c.without(i)}
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

// without says of an entry why it names no change of the policy, if it names none.
func (c *comparison) without(entry int) string {
	switch {
	case !c.isOfficial():
		return "Not visible in the texts held here."
	case slices.Contains(c.Account.Empty, entry):
		return "No change of the policy on this page bears it out."
	}
	return "It names no clause."
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
	return silentLine{Why: "cannot be given; " + c.unmeasured()}
}

// unmeasured says why there is no silent revision rate.
func (c *comparison) unmeasured() string {
	s := c.Silent
	recorded := count(s.Material, "recorded change", "recorded changes")
	switch {
	case c.Account == nil && len(c.Steps) > 1:
		return "no account of these steps is held"
	case c.Account == nil:
		return "no account of this step is held"
	case s.Uncoded > 0:
		return fmt.Sprintf("for %d of %s it is not assessed whether %s announced", s.Uncoded, recorded, verb(make([]string, s.Uncoded), "it was", "they were"))
	}
	return fmt.Sprintf("for %d of %s no account is held", s.Without, recorded)
}
