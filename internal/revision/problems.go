package revision

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/problem"
)

// maxUncovered is how many uncovered changes of one version are listed: more say no more than their number does.
const maxUncovered = 20

// Problems holds what the change files of all versions say against what the texts show: records that the comparison with
// the version before contradicts, and changes that neither a record nor an entry of the account names. A policy that has
// errors among the problems known already is left alone: what it seems to change may be their doing.
func (s *Set) Problems(known problem.List) problem.List {
	var newer []*corpus.Version
	for _, p := range s.corpus.Policies {
		if len(p.Versions) > 0 && !hasErrors(p, known) {
			newer = append(newer, p.Versions[1:]...)
		}
	}
	found := make([]problem.List, len(newer))
	steps := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range steps {
				found[i] = s.problemsOf(newer[i])
			}
		})
	}
	for i := range newer {
		steps <- i
	}
	close(steps)
	wg.Wait()
	list := slices.Concat(found...)
	list.Sort()
	return list
}

// problemsOf are the problems of the step to v.
func (s *Set) problemsOf(v *corpus.Version) problem.List {
	var list problem.List
	r, t := s.revise(v.Previous(), v, diff.Options{Memory: s.memory}) // words too: quote marks alone are no change
	k := &checker{r, t, &list}
	k.records()
	k.coverage()
	return list
}

// hasErrors reports whether one of the problems is an error in a version or change file of p.
func hasErrors(p *corpus.Policy, known problem.List) bool {
	return slices.ContainsFunc(known, func(k problem.Problem) bool {
		folder, isSource := strings.CutPrefix(path.Dir(k.File), corpus.ContentDir+"/")
		return k.Severity == problem.Error && isSource && (folder == "versions/"+p.Name || folder == "changes/"+p.Name)
	})
}

// A checker checks the step from one version to the next.
type checker struct {
	*Revision
	tracer *tracer
	list   *problem.List
}

func (k *checker) records() {
	for i, r := range k.Records {
		if r.Event {
			continue
		}
		field := fmt.Sprintf("records[%d]", i)
		switch r.Outcome {
		case corpus.OutcomeWeakened, corpus.OutcomeStrengthened, corpus.OutcomeRelocated:
			k.differs(r, field+".outcome")
		case corpus.OutcomeAdded, corpus.OutcomeRetained:
			for j, id := range r.Clauses {
				k.present(r, clause.ID(id), fmt.Sprintf("%s.clauses[%d]", field, j))
			}
		}
		if r.Announced == corpus.Announced && !slices.ContainsFunc(r.Changes, k.isNamed) {
			k.list.Warnf(r.Version.Changes.Field(field+".announced"), "announced-unnamed", "name them in clauses: of the entry that speaks of them",
				"the record says announced, and no entry of the account names a clause of it")
		}
	}
}

// isNamed reports whether an entry of the account names the change.
func (k *checker) isNamed(change int) bool { return len(k.Changes[change].Entries) > 0 }

// differs checks that of the clauses of a record at least one reads otherwise or stands elsewhere, unless it says that
// nobody knows the words.
func (k *checker) differs(r Record, field string) {
	differs := func(i int) bool { return k.Changes[i].Kind != diff.Unchanged || k.Changes[i].Moved }
	if r.Wording == corpus.WordingNotStated || slices.ContainsFunc(r.Changes, differs) {
		return
	}
	k.list.Errorf(r.Version.Changes.Field(field), "record-contradicted",
		"correct the outcome or the clauses, or say wording: not-stated if no source gives the new words",
		"the record says %s, and every clause that it names reads in %s as in %s", r.Outcome, k.New.Name, k.Old.Name)
}

// present checks that a clause which a record says was retained is in both versions, and one that it says was added is in
// the newer alone.
func (k *checker) present(r Record, id clause.ID, field string) {
	for _, i := range k.tracer.changes(0, []string{string(id)}) {
		c := k.Changes[i]
		at := r.Version.Changes.Field(field)
		switch {
		case r.Outcome == corpus.OutcomeRetained && c.Kind == diff.Removed:
			k.list.Errorf(at, "record-contradicted", "correct the outcome, or name the clause that it is about",
				"the record says retained, and the clause %q is no longer in %s", id, k.New.Name)
		case r.Outcome == corpus.OutcomeRetained && c.Kind == diff.Added:
			k.list.Errorf(at, "record-contradicted", "correct the outcome, or name the clause that it is about",
				"the record says retained, and the clause %q is not in %s", id, k.Old.Name)
		case r.Outcome == corpus.OutcomeAdded && len(c.Old) > 0:
			k.list.Warnf(at, "record-contradicted", "if it is the same clause, correct the outcome",
				"the record says added, and the clause %q reads like that of %s in line %d",
				id, k.Old.Name, k.Comparison.Old.Clauses[c.Old[0]].Start.Line)
		}
	}
}

// coverage reports the changes that nobody speaks of. A clause without a written ID cannot be named; corpus reports it.
func (k *checker) coverage() {
	var uncovered []int
	for i, c := range k.Changes {
		if id, _ := k.subject(c.Change); c.IsChange() && len(c.Records) == 0 && len(c.Entries) == 0 && id != "" {
			uncovered = append(uncovered, i)
		}
	}
	switch {
	case len(uncovered) == 0:
	case k.New.Changes == nil:
		k.unrecorded(uncovered)
	default:
		k.uncovered(uncovered)
	}
}

// unrecorded reports a version that has no change file.
func (k *checker) unrecorded(changes []int) {
	var ids []string
	for _, i := range changes[:min(len(changes), 3)] {
		id, _ := k.subject(k.Changes[i].Change)
		ids = append(ids, fmt.Sprintf("%q", id))
	}
	if more := len(changes) - len(ids); more > 0 {
		ids = append(ids, fmt.Sprintf("%d more", more))
	}
	k.list.Warnf(problem.Position{File: k.New.Path}, "no-changes",
		"write one with rspsite new change "+k.New.Policy.Name+" "+k.New.Name+", or take the draft mark out of the one that is there",
		"%s differs from %s (%s), and no public change file says how", k.New.Name, k.Old.Name, strings.Join(ids, ", "))
}

// uncovered reports changes one by one, each where the newer version has it.
func (k *checker) uncovered(changes []int) {
	mend := "name it in clauses: of a record or of an account entry in " + k.New.Changes.Path
	for _, i := range changes[:min(len(changes), maxUncovered)] {
		c := k.Changes[i].Change
		id, at := k.subject(c)
		k.list.Warnf(at, "change-uncovered", mend,
			"clause %q was %s in %s, and neither a record nor the account names it", id, became(c), k.New.Name)
	}
	if more := len(changes) - maxUncovered; more > 0 {
		k.list.Warnf(problem.Position{File: k.New.Path}, "change-uncovered", "",
			"neither a record nor the account names %d more changes of %s", more, k.New.Name)
	}
}

// became says in a word what became of the clauses of a change.
func became(c *diff.Change) string {
	if c.Kind == diff.Unchanged {
		return "moved"
	}
	return c.Kind.String()
}

// subject is the first clause of a change that has a written ID, the newer version's before the older's, and its place in the
// newer one; of a clause that has left, that of its entry in gone.
func (k *checker) subject(c *diff.Change) (clause.ID, problem.Position) {
	for _, i := range c.New {
		if c := k.Comparison.New.Clauses[i]; !c.Derived {
			return c.ID, problem.Position{File: k.New.Path, Line: c.Start.Line, Column: c.Start.Column}
		}
	}
	for _, i := range c.Old {
		c := k.Comparison.Old.Clauses[i]
		if c.Derived {
			continue
		}
		gone := slices.IndexFunc(k.New.Gone, func(g corpus.Gone) bool { return g.ID == string(c.ID) })
		return c.ID, k.New.Field(fmt.Sprintf("gone[%d].id", gone))
	}
	return "", problem.Position{}
}
