package main

import (
	"cmp"
	"regexp"
	"slices"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/superseded"
)

// publicRecord reads the project's public record, and holds the corpus against it. The problems are of the record itself. What of the
// corpus differs from it stands in the record, which is nil if it is wrong itself, or if nobody knows what is public.
func (j *project) publicRecord(c *corpus.Corpus) (*render.PublicRecord, problem.List) {
	if c == nil || c.AsOf.IsZero() {
		return nil, j.ofRecordAlone()
	}
	key := c.Config.Ledger.Key
	if j.newKey {
		key = ""
	}
	register, faults := publication.Read(j.files(), key)
	if faults.Errors() > 0 {
		return nil, j.placed(faults)
	}
	if origin := c.Config.Ledger.Origin; origin != "" && register.All.Len() > 0 && origin != register.All.Origin() {
		faults.Warnf(problem.Position{File: corpus.ConfigFile}, "ledger-origin", "write the name there that the record has: it stays in its checkpoints",
			"ledger.origin is another name than the public record was opened under, which never changes (found %q, want %q)", origin, register.All.Origin())
	}
	if last, err := corpus.ParseDate(register.All.On()); err == nil && last.After(c.Config.AsOf) {
		faults.Warnf(problem.Position{File: corpus.ConfigFile}, "as-of-before-record", "set as-of to that day or a later one: what was shown stays shown",
			"as-of lies before the last publication (found %s, want %s or later)", c.Config.AsOf, last)
	}
	record := &render.PublicRecord{Register: register, Drafts: j.drafts}
	if register.All.Len() > 0 && !j.drafts {
		record.Steps, record.Problems = publication.Compare(c, register.All.State())
		former, unkept := superseded.Read(j.files(), register.All, c)
		record.Former, record.Problems = former, append(record.Problems, unkept...)
	}
	return record, j.placed(faults)
}

// againstRecord also gives what of the corpus, as far as it could be read, differs from the public record.
func (j *project) againstRecord(c *corpus.Corpus) (*render.PublicRecord, problem.List) {
	record, problems := j.publicRecord(c)
	if record != nil {
		problems = append(problems, j.placed(slices.Clone(record.Problems))...)
	}
	return record, problems
}

// recordRules are the rules of the public record, and of what it says was published.
var recordRules = regexp.MustCompile(`^(published|ledger|checkpoint)\b`)

// publishedFirst are problems in the order in which they are told: errors of the public record, and of what it says was published, come
// before all that may follow from them, and what could not be looked at for other errors comes last.
func publishedFirst(list problem.List) problem.List {
	list.Sort()
	rank := func(p problem.Problem) int {
		switch {
		case p.Severity == problem.Error && recordRules.MatchString(p.Rule):
			return 0
		case p.Rule != publication.Unread:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b problem.Problem) int { return cmp.Compare(rank(a), rank(b)) })
	return list
}

// published tells when what is at an address was published. The public record is read when it is first asked.
func (j *project) published() corpus.Published {
	state := sync.OnceValue(func() *ledger.State {
		register, _ := publication.Read(j.files(), "") // what is wrong with it is told by publicRecord
		return register.All.State()
	})
	return func(page string, id clause.ID) string {
		was := state().At(page)
		if was == nil || id != "" && !slices.ContainsFunc(was.Clauses, func(c ledger.Clause) bool { return c.ID == string(id) }) {
			return ""
		}
		return was.Since
	}
}

// differing are the problems of a corpus that differs from its public record, as a verb shows them that goes on all the same.
func (j *project) differing(record *render.PublicRecord) problem.List {
	list := j.placed(slices.Clone(record.Problems))
	for i := range list {
		list[i].Severity = problem.Warning
	}
	return list
}
