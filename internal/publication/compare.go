package publication

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// A Step is what the next publication does to one document.
type Step struct {
	Event   string // as the ledger calls it
	Record  Record
	Was     *ledger.Standing // nil of what is new
	Changed []string         // IDs of clauses whose text differs, and of those that are gone or new, in the order of the text
	Header  bool             // its header differs
	Grown   []string         // lists that have new entries
}

// Compare holds a corpus against what its ledger says. It returns the steps of the next publication, in the order of the corpus,
// and what stands in its way.
func Compare(c *corpus.Corpus, state *ledger.State) ([]Step, problem.List) {
	k := comparer{state: state, at: map[string]*Record{}, versions: map[string]*corpus.Version{}}
	for _, p := range c.Policies {
		for _, v := range p.Versions {
			k.versions[v.Address()] = v
		}
	}
	records := Records(c)
	for i := range records {
		for _, a := range records[i].Addresses {
			if k.at[a] == nil || a == records[i].Address() {
				k.at[a] = &records[i]
			}
		}
	}
	was := map[*Record]*ledger.Standing{}
	for _, s := range state.All {
		r := k.at[s.Address()]
		if r == nil || r.Kind != s.Kind {
			k.gone(s, r)
			continue
		}
		was[r] = s
	}
	for i := range records {
		k.document(&records[i], was[&records[i]])
	}
	k.problems.Sort()
	return k.steps, k.problems
}

// Events are what the next publication appends to the ledger.
func Events(steps []Step) []ledger.Event {
	var events []ledger.Event
	for _, s := range steps {
		record := s.Record.Record
		events = append(events, ledger.Event{Event: s.Event, Record: &record})
	}
	return events
}

type comparer struct {
	state    *ledger.State
	at       map[string]*Record         // by every address that leads to it
	versions map[string]*corpus.Version // by their addresses
	steps    []Step
	problems problem.List
}

// gone reports a published document that the corpus does not show. Another may stand at its address.
func (k *comparer) gone(s *ledger.Standing, instead *Record) {
	if instead != nil {
		k.problems.Errorf(instead.Document.Field(""), "published-address", "give this another name",
			"%s is the address of %s, which was published there (found a %s, want the %s)", s.Address(), s.Title, instead.Kind, s.Kind)
		return
	}
	k.problems.Errorf(problem.Position{File: "content"}, "published-gone",
		"put its source back; to take it back, add withdrawn: to its header; under another name, add the old one to aliases:",
		"%s would stop answering: %s was published there, and no source of that name, or with it among its aliases, is public now", s.Address(), s.Title)
}

// document compares one document with what was published of it, which is nil of a new one.
func (k *comparer) document(r *Record, was *ledger.Standing) {
	if was == nil {
		k.firstEdition(r)
		k.steps = append(k.steps, Step{Event: ledger.Published, Record: *r})
		return
	}
	k.addresses(r, was)
	if r.Address() != was.Address() {
		before := was.Record
		before.Addresses = r.Addresses
		k.steps = append(k.steps, Step{Event: ledger.Moved, Record: Record{before, r.Document}, Was: was})
	}
	step := Step{Record: *r, Was: was, Changed: changed(r, was), Header: r.Header != was.Header, Grown: grown(r, was)}
	lost := lost(r, was)
	differs := step.Header || r.Text != was.Text || len(lost) > 0
	switch {
	case differs && !kindOf(r.Document).Living:
		k.corrected(r, was, step, lost)
		step.Event = ledger.Corrected
	case differs || len(step.Grown) > 0:
		step.Event = ledger.Revised
	}
	if r.Withdrawn != was.Withdrawn {
		if !r.Withdrawn {
			k.problems.Errorf(r.Document.Field(""), "published-withdrawn", "put withdrawn: back", "%s was withdrawn, and its withdrawal is public", r.Title)
		}
		if step.Event == "" {
			step.Event = ledger.Withdrawn
		}
	}
	if step.Event == "" && !slices.Equal(sorted(r.Addresses[1:]), sorted(was.Addresses[1:])) && r.Address() == was.Address() {
		step.Event = ledger.Moved // another name leads there now
	}
	if step.Event != "" {
		k.steps = append(k.steps, step)
	}
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

// corrected asks for an erratum that says what changed of a document that may not change without one.
func (k *comparer) corrected(r *Record, was *ledger.Standing, step Step, lost []string) {
	says := newErrata(r, was)
	if len(says) == 0 {
		k.unsaid(r, was, step, lost)
		return
	}
	if slices.ContainsFunc(says, func(e corpus.Erratum) bool { return len(e.Clauses) == 0 }) {
		return // of the whole text
	}
	for _, id := range step.Changed {
		if !isNamed(r, id, says) {
			k.problems.Errorf(k.place(r, id), "published-changed", "name it among the clauses of the erratum, or restore it",
				"%s, and no new erratum names it", happened(r, was, id))
		}
	}
}

// unsaid reports everything that changed without a word.
func (k *comparer) unsaid(r *Record, was *ledger.Standing, step Step, lost []string) {
	mend := "add an erratum (rspsite new erratum), or restore it"
	for _, id := range step.Changed {
		k.problems.Errorf(k.place(r, id), "published-changed", mend, "%s", happened(r, was, id))
	}
	if len(step.Changed) == 0 && r.Text != was.Text {
		k.problems.Errorf(r.Document.Field(""), "published-changed", mend, "the order or nesting of %s changed since it was published%s", r.Title, on(was))
	}
	if step.Header {
		k.problems.Errorf(r.Document.Field(""), "published-changed", mend, "the header of %s changed since it was published%s", r.Title, on(was))
	}
	for _, field := range lost {
		k.problems.Errorf(r.Document.Field(field), "published-changed", mend, "an entry of %s in %s changed or is gone since it was published%s", field, r.Title, on(was))
	}
}

// on says when something was published: of the ledger's own record the document's day, if it states one.
func on(was *ledger.Standing) string {
	if was.Dated == "" {
		return ""
	}
	return " (it is dated " + was.Dated + ")"
}

// place is where a clause stands, or the head of the file if it is gone.
func (k *comparer) place(r *Record, id string) problem.Position {
	if c := r.Document.Doc.Find(clause.ID(id)); c != nil {
		return problem.Position{File: r.Document.Path, Line: c.Start.Line, Column: c.Start.Column}
	}
	return r.Document.Field("")
}

// happened says what became of a clause of a published text: "v3.0#pause changed since it was published".
func happened(r *Record, was *ledger.Standing, id string) string {
	name := r.Document.Name + "#" + id
	switch {
	case digests(was.Clauses)[id] == "":
		return name + " was added after the text was published" + on(was)
	case digests(r.Clauses)[id] == "":
		return name + " was taken out after the text was published" + on(was)
	}
	return name + " changed since it was published" + on(was)
}

// newErrata are the errata that the ledger does not have yet.
func newErrata(r *Record, was *ledger.Standing) []corpus.Erratum {
	_, lists := Parts(r.Document)
	known := was.Lists["errata"]
	var says []corpus.Erratum
	for i, entry := range lists["errata"] {
		if i < len(r.Document.Common.Errata) && !slices.Contains(known, digestOf(entry)) {
			says = append(says, r.Document.Common.Errata[i])
		}
	}
	return says
}

// isNamed reports whether an erratum names a clause, or one that it stands in.
func isNamed(r *Record, id string, says []corpus.Erratum) bool {
	named := func(id string) bool {
		return slices.ContainsFunc(says, func(e corpus.Erratum) bool { return slices.Contains(e.Clauses, id) })
	}
	if named(id) {
		return true
	}
	for path, c := range r.Document.Doc.WithPath() {
		if string(c.ID) == id {
			return slices.ContainsFunc(path, func(p *clause.Clause) bool { return named(string(p.ID)) })
		}
	}
	return strings.Contains(id, derivedMark) // it is gone, and never had a name of its own
}

// derivedMark stands in every ID that was made up for one text, and in no written one (package clause).
const derivedMark = "~"

// addresses reports addresses that were published and that nothing answers any more.
func (k *comparer) addresses(r *Record, was *ledger.Standing) {
	for _, a := range was.Addresses {
		if !slices.Contains(r.Addresses, a) {
			k.problems.Errorf(r.Document.Field("aliases"), "published-address", fmt.Sprintf("add %q to aliases", lastSegment(a)), "%s would stop answering: it led to %s", a, r.Title)
		}
	}
	if r.Kind != "version" {
		return
	}
	v := k.versions[r.Address()]
	for _, c := range was.Clauses {
		if strings.Contains(c.ID, derivedMark) || r.Document.Doc.Find(clause.ID(c.ID)) != nil {
			continue
		}
		if _, ok := v.Tombstone(clause.ID(c.ID)); ok {
			continue
		}
		k.problems.Errorf(r.Document.Field(""), "published-address", "keep the ID: write it back at the clause that it named, or at what stands in its place",
			"%s#%s would stop answering: the clause was published under that ID", r.Address(), c.ID)
	}
}

func lastSegment(address string) string {
	segments := strings.Split(strings.Trim(address, "/"), "/")
	return segments[len(segments)-1]
}

// firstEdition holds an earlier edition of a report, when it is first kept, to the text that was published as the report.
func (k *comparer) firstEdition(r *Record) {
	if r.Kind != "edition" {
		return
	}
	report, _, _ := strings.Cut(r.Address(), "editions/")
	was := k.state.At(report)
	if was == nil || r.Text == was.Text && r.Header == was.Header {
		return
	}
	k.problems.Errorf(r.Document.Field(""), "published-edition", "put the text that was published into this file",
		"this is not the text that was published as %s", was.Title)
}

// changed are the IDs of the clauses that differ between what stands and what was published.
func changed(r *Record, was *ledger.Standing) []string {
	before := digests(was.Clauses)
	var ids []string
	for _, c := range r.Clauses {
		if before[c.ID] != c.Digest {
			ids = append(ids, c.ID)
		}
	}
	now := digests(r.Clauses)
	for _, c := range was.Clauses {
		if now[c.ID] == "" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func digests(clauses []ledger.Clause) map[string]string {
	m := map[string]string{}
	for _, c := range clauses {
		m[c.ID] = c.Digest
	}
	return m
}

// lost are the lists of which an entry changed or is gone, sorted; grown are those that have new ones.
func lost(r *Record, was *ledger.Standing) []string { return withMore(was.Lists, r.Lists) }

func grown(r *Record, was *ledger.Standing) []string { return withMore(r.Lists, was.Lists) }

// withMore are the fields under which a has an entry that b has not, sorted.
func withMore(a, b map[string][]string) []string {
	var fields []string
	for field, entries := range a {
		if slices.ContainsFunc(entries, func(e string) bool { return !slices.Contains(b[field], e) }) {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	return fields
}
