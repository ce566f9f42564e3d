package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A changesPage is the chronology of what changed in all policies, newest first.
type changesPage struct {
	*layout
	Steps  []changedStep
	Errata []siteErratum // of all texts of the site
}

// A changedStep is the step from one version to the next, with its account and records.
type changedStep struct {
	ID       string
	Formerly []string // IDs that it and its records had under former names of policy and version
	Policy   link
	Version  link
	Before   *link
	Redline  *link  // the compare page
	Tally    string // how much it shows
	Covered  string // how much of that the account names
	Date     string
	Summary  template.HTML
	Marks    []chip
	Account  []accountEntry
	Records  []record
	Body     template.HTML
	Sources  []link
}

// An accountEntry is one statement of the publisher's own account.
type accountEntry struct {
	Says    template.HTML
	On      string
	Post    link
	Clauses []link
	Sources []link
}

// A record is a change record, for a page.
type record struct {
	ID         string // of its element on the page of changes
	Permalink  string
	Title      string
	Policy     string
	Version    link
	Date       string
	Chips      []chip
	Dimensions []string
	What       template.HTML
	Disputes   []claim // what other sources say of the clauses in this version
	Clauses    []link
	Models     []link
	Reason     *statementView
	Readings   []statementView
	Responses  []statementView
	Sources    []link
}

// Kind colours the record by its outcome.
func (r record) Kind() string {
	for _, c := range r.Chips {
		if c.Kind != "flat" {
			return c.Kind
		}
	}
	return "flat"
}

// A statementView is what somebody says, as a source reports it.
type statementView struct {
	By      string
	Says    template.HTML
	Note    template.HTML
	Sources []link
}

// recordID is the id of a record's element: unique on a page that shows records of all policies.
func recordID(p *corpus.Policy, id string) string { return "_" + p.Name + "/" + id }

func recordAddress(p *corpus.Policy, id string) string {
	return permalink.Changes + fragment(recordID(p, id))
}

func (s *site) changes() {
	s.add(permalink.Changes, func(at *view) (string, any) {
		l := at.layout("Changes", permalink.Changes)
		l.say("basis", "Change records are written by this site’s editors; each names its sources.")
		l.Description = "What changed in every policy, newest first: change records with their sources, reasons and responses."
		page := &changesPage{layout: l, Errata: at.siteErrata()}
		for _, v := range at.s.changedVersions() {
			page.Steps = append(page.Steps, at.changedStep(v))
		}
		return "changes", page
	})
}

// changedVersions lists the versions that have change records or an account, newest first.
func (s *site) changedVersions() []*corpus.Version {
	var vs []*corpus.Version
	for _, p := range s.corpus.Policies {
		for _, v := range slices.Backward(p.Versions) {
			if v.Changes != nil {
				vs = append(vs, v)
			}
		}
	}
	slices.SortStableFunc(vs, func(a, b *corpus.Version) int { // newest first; versions of one policy keep their order
		if a.Policy == b.Policy {
			return 0
		}
		return b.Published.Compare(a.Published)
	})
	return vs
}

func (at *view) changedStep(v *corpus.Version) changedStep {
	c := v.Changes
	w := at.write(&c.File, permalink.Changes)
	w.deeper = 1 // below the heading of the revision
	r := changedStep{ID: string(corpus.ChangesID(v)), Formerly: at.s.formerIDs(v), Policy: at.to(permalink.Policy(v.Policy.Name), v.Policy.Title), Version: at.to(v.Address(), v.Name),
		Date: v.Published.Long(), Summary: w.prose(c.Summary), Marks: marks(&c.Common), Body: w.document(), Sources: at.sourceLinks(c.Source)}
	if to := at.s.stepTo(v); to != nil {
		before, redline := at.to(to.old.Address(), to.old.Name), at.to(to.address, "Compare the two texts")
		r.Before, r.Redline, r.Tally, r.Covered = &before, &redline, to.inWords(), to.coverage()
	}
	for _, e := range c.Account {
		entry := accountEntry{Says: w.prose(e.Says), Post: link{"the publisher’s statement", webAddress(e.URL)},
			Clauses: at.clauseLinks(v, e.Clauses), Sources: at.sourceLinks(e.Source)}
		if !e.On.IsZero() {
			entry.On = e.On.Long()
		}
		r.Account = append(r.Account, entry)
	}
	for i := range c.Records {
		r.Records = append(r.Records, at.judged(v, &c.Records[i]))
	}
	return r
}

// outcomeKinds colour the outcomes; the word beside the colour says it all.
var outcomeKinds = map[corpus.Outcome]string{corpus.OutcomeStrengthened: "strong", corpus.OutcomeAdded: "strong",
	corpus.OutcomeWeakened: "weak", corpus.OutcomeRemoved: "weak", corpus.OutcomeRelocated: "move"}

// announcedWords say whether the publisher's own account shows a change.
var announcedWords = map[corpus.Announcement]string{"announced": "Announced", "partly": "Partly announced", "silent": "Not announced",
	"no-account": "No account"}

// dimensionWords say in what respect a change is material.
var dimensionWords = map[corpus.Dimension]string{"scope": "what is covered", "threshold": "where the line is drawn", "actor": "who acts",
	"obligation": "how strictly it binds", "disclosure": "what is made public", "consequence": "what follows"}

// About says in what respect a record's change is material: "about: who acts, how strictly it binds"; empty if that is not said.
func (r record) About() string {
	if len(r.Dimensions) == 0 {
		return ""
	}
	return "about: " + strings.Join(r.Dimensions, ", ")
}

// judged is a record with a chip where it leaves open whether the publisher announced the change.
func (at *view) judged(v *corpus.Version, r *corpus.ChangeRecord) record {
	view := at.record(v, r)
	isMaterial := !r.Event && r.Outcome != "" && r.Outcome != corpus.OutcomeRetained
	switch {
	case !isMaterial || r.Announced != "":
	case len(v.Changes.Account) == 0:
		view.Chips = append(view.Chips, chip{"No account held", "flat"})
	default:
		view.Chips = append(view.Chips, chip{"Announced? not assessed", "flat"})
	}
	return view
}

func (at *view) record(v *corpus.Version, r *corpus.ChangeRecord) record {
	w := at.write(&v.Changes.File, permalink.Changes)
	p := v.Policy
	view := record{ID: recordID(p, r.ID), Permalink: at.href(recordAddress(p, r.ID)), Title: r.Title,
		Policy: shortName(p), Version: at.to(v.Address(), v.Name), Date: cmp.Or(r.On.Long(), v.Published.Long()),
		What: w.prose(r.What), Clauses: at.clauseLinks(v, r.Clauses),
		Sources: at.sourceLinks(r.Source)}
	if r.Event {
		view.Chips = append(view.Chips, chip{"Event", "flat"})
	}
	if r.Outcome != "" {
		view.Chips = append(view.Chips, chip{capital(string(r.Outcome)), cmp.Or(outcomeKinds[r.Outcome], "flat")})
	}
	if word := announcedWords[r.Announced]; word != "" {
		view.Chips = append(view.Chips, chip{word, "flat"})
	}
	if r.Wording == corpus.WordingNotStated {
		view.Chips = append(view.Chips, chip{"Wording not stated", "flat"})
	}
	view.Disputes = at.write(&v.File, v.Address()).claims(claimsOn(v, r.Clauses...))
	for _, d := range r.Dimensions {
		view.Dimensions = append(view.Dimensions, dimensionWords[d])
	}
	for _, name := range r.Models {
		if m := at.s.corpus.Model(name); m != nil {
			view.Models = append(view.Models, at.to(permalink.Model(name), m.Title))
		}
	}
	if r.Reason != nil {
		s := w.statement(*r.Reason)
		view.Reason = &s
	}
	for _, s := range r.Readings {
		view.Readings = append(view.Readings, w.statement(s))
	}
	for _, s := range r.Responses {
		view.Responses = append(view.Responses, w.statement(s))
	}
	return view
}

func (w *writer) statement(s corpus.Statement) statementView {
	return statementView{By: s.By, Says: w.prose(s.Says), Note: w.prose(s.Note), Sources: w.sourceLinks(s.Source)}
}

// clauseLinks lead to clauses of v or, where they left, to their tombstones there.
func (at *view) clauseLinks(v *corpus.Version, ids []string) []link {
	var links []link
	index := slices.Index(v.Policy.Versions, v)
	for _, id := range ids {
		l := link{Text: id}
		h := v.Policy.History(clause.ID(id))
		if h != nil && slices.ContainsFunc(h.Steps[:index+1], func(s corpus.Step) bool { return s.Clause != nil }) {
			l.Href = at.href(permalink.Clause(v.Policy.Name, v.Name, clause.ID(id)))
		}
		links = append(links, l)
	}
	return links
}
