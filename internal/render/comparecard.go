package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// The main changes, as the editors recorded them: a card each, with what stands against it.

// A compareCard is a change record that codes an outcome.
type compareCard struct {
	Kind    string
	Chips   []chip
	Title   link       // to the first change that it names
	What    string     // in a sentence
	Account string     // what the publisher's account says, where nobody knows whether it names this
	Turns   []cardTurn // where its words bind less, or more
	Dispute *cardDispute
	Meta    string
}

// A cardDispute is the first of what other sources say against a record: a card has room for a line.
type cardDispute struct {
	claim
	Of int // how many there are
}

// A cardTurn is a signal of a change that a record names, in a line.
type cardTurn struct {
	chip
	Old, New string
	Ours     bool // the words are those of a text made from other sources
}

// maxTurns is how many lines of a card say where words bind less, or more; all of them stand at the change.
const maxTurns = 2

// turns are what the words of a record's changes say of how far the publisher is bound.
func (c *comparison) turns(r revision.Record) []cardTurn {
	var turns []cardTurn
	for _, i := range r.Changes {
		ch := &c.Changes[i]
		for _, s := range ch.Signals {
			kind := signalKinds[s.Direction]
			if !isOfPolicy(ch) || kind == "" || s.Type != diff.Commitment && s.Type != diff.Obligation {
				continue
			}
			turn := cardTurn{chip{directionWords[s.Direction] + " " + signalWords[s.Type], kind}, s.Old, s.New, s.Type == diff.Obligation && !c.isOfficial()}
			if len(turns) < maxTurns && !slices.Contains(turns, turn) {
				turns = append(turns, turn)
			}
		}
	}
	return turns
}

// disputeOf is what stands against a record, or nil.
func disputeOf(r *record) *cardDispute {
	if len(r.Disputes) == 0 {
		return nil
	}
	return &cardDispute{r.Disputes[0], len(r.Disputes)}
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
	view := c.at.judged(r.Version, r.ChangeRecord)
	card := compareCard{Kind: view.Kind(), Chips: view.Chips,
		Title: c.toRecord(k), What: firstSentences(c.at.s.plain(r.What.Inline, &r.Version.Changes.File))}
	card.Account, card.Turns, card.Dispute = c.askedOfAccount(k), c.turns(r), disputeOf(&view)
	var meta []string
	if i := c.firstChange(r); i >= 0 && isOfPolicy(&c.Changes[i]) {
		meta = append(meta, "Change "+c.number(&c.Changes[i]))
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

// toRecord leads to the first change that a record names, or to the record.
func (c *comparison) toRecord(k int) link {
	r := c.Records[k]
	if i := c.firstChange(r); i >= 0 {
		return link{r.Title, c.toChange(i)}
	}
	return c.at.to(recordAddress(r.Version.Policy, r.ID), r.Title)
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
