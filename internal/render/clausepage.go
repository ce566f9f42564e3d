package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A clausePage shows one clause through all versions, newest first.
type clausePage struct {
	*layout
	Policy   link
	Words    string // the newest wording, or its beginning; empty for a heading, whose title says them
	Formerly []string
	Left     *leftClause // nil where the newest version has it
	Since    string      // since when it stands as it does in the newest version
	Runs     []clauseRun
	Records  []record
	Answers  []clauseAnswer // of Risk Reports, where it promises something of them
}

// A clauseRun is a wording and the versions that have it, or the version in which the clause was gone.
type clauseRun struct {
	ID       string        // of the element: "_" and the newest version
	Title    string        // "v2.1 to v2.4"
	Date     string        // when the wording came in: "from 19 September 2023" where later versions have it too
	State    string        // what became of the clause when the run began
	Kind     string        // of the chip that says so
	Same     string        // in which versions the text is the same, and on what that rests
	Carried  string        // the versions in which no source speaks of it
	Label    string        // where the clause stands, if it is the same place in all versions
	Places   []link        // the permalinks, newest first
	Text     template.HTML // of the oldest
	Items    []link        // what the clause introduces: the items of a list
	Sources  []link        // of all versions
	Claims   []runClaim
	Errata   []runErratum
	Former   []formerView // what it said before corrections
	Gone     *tombstone
	Change   *wordingChange   // since the wording before
	Moves    []*wordingChange // the same words at other places, newest first
	versions []*corpus.Version
	carried  []*corpus.Version
	labels   []string // one a version
}

// A runClaim is what another source says of the clause in one version of a run.
type runClaim struct {
	claim
	Of       string // the versions, where the run may have several
	versions []*corpus.Version
}

// claim adds what another source says of the clause in a version, to the same words of earlier versions where there are any.
func (r *clauseRun) claim(c claim, v *corpus.Version) {
	for i := range r.Claims {
		if old := &r.Claims[i]; old.Value == c.Value && old.Note == c.Note && slices.Equal(old.Sources, c.Sources) {
			old.versions = append(old.versions, v)
			old.Of = stretches(old.versions)
			return
		}
	}
	r.Claims = append(r.Claims, runClaim{c, v.Name, []*corpus.Version{v}})
}

// Chips say what became of the clause when the run began, and where it is carried on.
func (r clauseRun) Chips() []chip {
	chips := []chip{{r.State, r.Kind}}
	if r.Carried != "" {
		chips = append(chips, chip{"Carried in " + r.Carried, "flat"})
	}
	return chips
}

func (at *view) clausePage(p *corpus.Policy, h *corpus.History) *clausePage {
	l := at.layout(clauseTitle(h), permalink.Policy(p.Name))
	at.sayOfPolicy(l, p)
	if newer := newerSentence(p); newer != "" {
		l.say("superseded", newer)
	}
	l.Description = "One clause of " + p.Title + " through all versions. " + l.said()
	l.Feeds = append(l.Feeds, at.feedOfClause(p, h))
	l.relate(relation{"timemap", linkFormat, permalink.TimeMap(at.at)}, relation{"version-history", "", at.at})
	page := &clausePage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title)}
	if newest := h.Newest().Clause; newest != nil && newest.Kind != clause.Heading {
		page.Words = opening(cmp.Or(at.s.plain(newest.Text, &h.Newest().Version.File), h.Title))
	}
	for _, f := range h.Formerly {
		page.Formerly = append(page.Formerly, string(f))
	}
	page.Runs = at.clauseRuns(p, h)
	slices.Reverse(page.Runs)
	page.Since, page.Left, page.Answers = sinceWhen(page.Runs), whatLeft(page.Runs, h), at.clauseAnswers(h)
	for i, v := range slices.Backward(p.Versions) {
		if v.Changes == nil {
			continue
		}
		for j := range v.Changes.Records {
			r := &v.Changes.Records[j]
			if !namesAny(r.Clauses, h) {
				continue
			}
			view := at.judged(v, r)
			view.Disputes = nil // they stand above, each under its version
			if repeatsReason(r, h.Steps[i].Gone) {
				view.Reason = nil
			}
			page.Records = append(page.Records, view)
		}
	}
	return page
}

// A leftClause is what became of a clause that the newest version has no more.
type leftClause struct {
	Chip chip
	Last string // the version that had it last
}

// whatLeft says what became of a clause, given its runs, newest first; nil if it is still there.
func whatLeft(runs []clauseRun, h *corpus.History) *leftClause {
	if len(runs) == 0 || len(runs[0].versions) > 0 {
		return nil
	}
	word := ", in "
	if runs[0].Kind != "move" {
		word = ", since "
	}
	return &leftClause{chip{runs[0].State + word + runs[0].Title, runs[0].Kind}, h.Newest().Version.Name}
}

// sinceWhen says since when a clause reads as it does in the newest version, given its runs, newest first.
func sinceWhen(runs []clauseRun) string {
	if len(runs) == 0 || len(runs[0].versions) < 2 {
		return ""
	}
	since := runs[0].versions[0]
	if clause.Basis(since.Basis) == clause.Reconstruction {
		return "the same text here since " + since.Name
	}
	return "unchanged since " + since.Name
}

// repeatsReason reports whether the reason why a clause left, which stands above the record, has it from all the sources
// that the record names for the publisher's reason.
func repeatsReason(r *corpus.ChangeRecord, g *corpus.Gone) bool {
	if r.Reason == nil || g == nil {
		return false
	}
	return !slices.ContainsFunc(r.Reason.Source, func(ref corpus.SourceRef) bool { return !slices.Contains(g.Source, ref) })
}

// clauseTitle names a clause for a page of its own: a heading by its text, anything else by its ID, whose words are its
// first words in any case. Nothing is quoted: few texts are the publisher's own.
func clauseTitle(h *corpus.History) string {
	if c := h.Newest().Clause; c != nil && c.Kind == clause.Heading {
		return "Section: " + h.Title
	}
	return "Clause: " + string(h.ID)
}

// clauseRuns groups the steps of h by wording, oldest first.
func (at *view) clauseRuns(p *corpus.Policy, h *corpus.History) []clauseRun {
	var runs []clauseRun
	for i, step := range h.Steps {
		switch step.State {
		case corpus.Absent:
		case corpus.Left:
			runs = append(runs, at.goneRun(h, i))
			continue
		case corpus.Unchanged:
			last := &runs[len(runs)-1]
			switch at.s.turnOf(h, i) {
			case moved:
				last.Moves = slices.Insert(last.Moves, 0, at.wordingChange(h, i))
				fallthrough
			case unchanged:
				at.extend(last, step)
				continue
			}
			fallthrough
		default:
			turn := at.s.turnOf(h, i)
			state := runStates[turn]
			switch {
			case i == 0:
				state = chip{"First version held", "strong"}
			case turn == cameFrom:
				state = chip{"Came from " + list(origins(step.Clause)), "move"}
			}
			run := clauseRun{Date: step.Version.Published.Long(), State: state.Text, Kind: state.Kind, Change: at.wordingChange(h, i)}
			at.extend(&run, step)
			runs = append(runs, run)
		}
	}
	for i := range runs {
		runs[i].rest()
	}
	return runs
}

// runStates say what became of a clause when a run began.
var runStates = map[turn]chip{added: {"New here", "strong"}, described: {"First described here", "flat"}, changed: {"Changed here", "flat"},
	redescribed: {"Described otherwise here", "flat"}, revised: {"Revised, wording not stated", "flat"}}

// rest says what all versions of a run are needed for: where the clause stands, and on what it rests that they have the
// same text.
func (r *clauseRun) rest() {
	if len(slices.Compact(slices.Clone(r.labels))) == 1 {
		r.Label = r.labels[0]
	} else {
		for i, label := range r.labels {
			r.Places[len(r.Places)-1-i].Text += " " + label
		}
	}
	r.Carried = stretches(r.carried)
	n := len(r.versions)
	if n == 0 {
		return
	}
	if n > 1 && r.Date != "" {
		r.Date = "from " + r.Date
	}
	carried := ""
	if r.Carried != "" {
		carried = "carried forward in " + r.Carried + ", where the sources of the text do not speak of it"
	}
	switch {
	case n > 1 && clause.Basis(r.versions[0].Basis) == clause.Reconstruction:
		r.Same = join("; ", "the same text here in "+r.Title, carried)
	case n > 1:
		r.Same = join("; ", "the same wording in "+strconv.Itoa(n)+" versions", carried)
	default:
		r.Same = carried
	}
	if r.State == runStates[revised].Text {
		r.Same = join("; ", "a change record says that the clause was revised, and no source states how: the text is that of the version before", r.Same)
	}
}

// stretches names versions of a policy, oldest first, those that follow each other by the first and the last.
func stretches(versions []*corpus.Version) string {
	var names []string
	for i := 0; i < len(versions); {
		last := i
		for last+1 < len(versions) && versions[last+1].Previous() == versions[last] {
			last++
		}
		name := versions[i].Name
		if last > i {
			name += "–" + versions[last].Name
		}
		names = append(names, name)
		i = last + 1
	}
	return list(names)
}

// extend adds a version to a run. The text shown is that of the first, where the wording came in: later ones carry it on.
func (at *view) extend(run *clauseRun, step corpus.Step) {
	v := step.Version
	w := at.write(&v.File, v.Address())
	run.versions = append(run.versions, v)
	if clause.Basis(step.Clause.Attrs.Get(clause.AttrBasis)) == clause.Carried {
		run.carried = append(run.carried, v)
	}
	run.ID = "_" + v.Name
	run.labels = append(run.labels, string(step.Clause.Label))
	for _, l := range at.sourcesIn(v, step.Path, step.Clause) {
		if !slices.Contains(run.Sources, l) {
			run.Sources = append(run.Sources, l)
		}
	}
	run.Items = at.introduced(v.Policy, step.Path, step.Clause)
	if len(run.versions) == 1 {
		w.deeper, w.alone = 1, true // below the heading of the run
		run.Title, run.Text = v.Name, w.clauseAlone(step.Clause, step.Path)
	} else {
		run.Title = run.versions[0].Name + " to " + v.Name
	}
	run.Places = slices.Insert(run.Places, 0, at.to(permalink.Clause(v.Policy.Name, v.Name, step.Clause.ID), v.Name))
	for _, c := range w.claims(claimsOn(v, string(step.Clause.ID))) {
		run.claim(c, v)
	}
	for _, e := range w.errata(&v.Common, errataOn(v, step.Clause.ID)) {
		run.Errata = append(run.Errata, runErratum{e, v.Name})
	}
	for _, f := range w.formerClause(step.Clause.ID) {
		f.Of = v.Name
		run.Former = append(run.Former, f)
	}
}
