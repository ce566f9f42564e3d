package main

import (
	"errors"
	"path"
	"path/filepath"

	"rspsite/internal/announcement"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/scaffold"
)

// mustBePublic refuses to correct what the public record does not have yet, and to file a text as the edition that was public if the
// record says that it is another one.
func (p *Program) mustBePublic(j *project, c *corpus.Corpus, edit scaffold.Edit) error {
	record, _ := j.publicRecord(c)
	if record == nil { // a record that is wrong itself is told of by check
		return nil
	}
	file := edit.Change.Path
	for _, s := range record.Steps {
		if s.Record.Document.Path == file && s.Was == nil {
			return usagef("correct its text: only what was published needs an erratum", "%s is not in the public record yet", j.place(file))
		}
	}
	if len(edit.New) == 0 {
		return nil
	}
	var changed problem.List
	for _, one := range record.Problems {
		if one.File == file && one.Severity == problem.Error {
			changed = append(changed, one)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	p.terminal.problems(j.placed(changed))
	return &exitError{exitContent, errNotAsPublic, p.whereItIs(j, record.Steps, file)}
}

// errNotAsPublic ends the beginning of a correction that came too late.
var errNotAsPublic = errors.New("the text was changed already: what was public is filed as the edition before, so restore that first")

// whereItIs says where the text that was public is found.
func (p *Program) whereItIs(j *project, steps []publication.Step, file string) string {
	const elsewhere = "it is in version control, and on the public site, in source/ below the page of the text"
	if j.place(".") != "." {
		return elsewhere
	}
	site := announcement.Site{Files: p.siteIn(defaultOut), Name: defaultOut}
	for _, s := range steps {
		if s.Record.Document.Path != file || s.Was == nil {
			continue
		}
		if text, _ := site.Former(s); text != nil {
			return "the site has it: copy " + path.Join(filepath.ToSlash(defaultOut), permalink.TextSourceFile(s.Was.Address())) + " to " + j.place(file) + ", begin the erratum, and correct it after that"
		}
	}
	return elsewhere
}
