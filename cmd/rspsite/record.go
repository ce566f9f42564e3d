package main

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/superseded"
)

// publicRecord reads the project's public record, and holds the corpus against it. The problems are of the record itself. What of the
// corpus differs from it stands in the record.
func (j *project) publicRecord(c *corpus.Corpus) (*render.PublicRecord, problem.List) {
	key := c.Config.Ledger.Key
	if j.newKey {
		key = ""
	}
	register, faults := publication.Read(j.root.FS(), key)
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
		former, unkept := superseded.Read(j.root.FS(), register.All, c)
		record.Former, record.Problems = former, append(record.Problems, unkept...)
	}
	return record, j.placed(faults)
}

// differing are the problems of a corpus that differs from its public record, as a verb shows them that goes on all the same.
func (j *project) differing(record *render.PublicRecord) problem.List {
	list := j.placed(slices.Clone(record.Problems))
	for i := range list {
		list[i].Severity = problem.Warning
	}
	return list
}
