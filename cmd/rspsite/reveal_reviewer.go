package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"rspsite/internal/problem"
	"rspsite/internal/redaction"
)

// forReviewer writes the openings that a reviewer of a report needs: those of the report and of the earlier editions that are kept
// beside it. The texts of drafts stay where they are.
func (p *Program) forReviewer(f *redactFlags, name string, public []byte, all *redaction.Openings) error {
	names, earlier, err := p.editionsBeside(name)
	if err != nil {
		return err
	}
	for i, src := range earlier {
		_, _, problems := redaction.Reveal(names[i], src, all)
		problems = slices.DeleteFunc(problems, func(one problem.Problem) bool { return one.Rule == "opening-unused" }) // of other editions
		p.terminal.problems(problems)
		if problems.Errors() > 0 {
			p.terminal.infof("%s is not written: what it would hold does not prove %s", f.reviewer, names[i])
			return errContent
		}
	}
	chosen := all.ForReviewer(public, earlier...)
	if old, err := os.ReadFile(p.path(f.reviewer)); err == nil && !bytes.Equal(old, chosen.JSON()) {
		return usagef("name a new file, or remove that one first", "%s is there already: it may hold openings that stand nowhere else", f.reviewer)
	}
	if err := p.writeFile(f.reviewer, chosen.JSON(), 0o600); err != nil {
		return failf("", "writing %s: %v", f.reviewer, cause(err))
	}
	of := shownName(name)
	if len(names) > 0 {
		of += " and " + count(len(names), "earlier edition")
	}
	p.terminal.infof("%s of %s in %s: send that file; %d more stay in %s", count(chosen.Count(), "opening"), of, f.reviewer,
		all.Count()-chosen.Count(), f.openings)
	return nil
}

// editionsBeside are the earlier editions of a report, which stand in the folder editions beside it.
func (p *Program) editionsBeside(name string) (names []string, texts [][]byte, err error) {
	if name == stdinName {
		return nil, nil, nil
	}
	folder := filepath.Join(filepath.Dir(name), "editions")
	entries, err := os.ReadDir(p.path(folder))
	if err != nil {
		return nil, nil, nil // none are kept
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".md" {
			continue
		}
		edition := filepath.Join(folder, e.Name())
		text, err := p.readText(edition)
		if err != nil {
			return nil, nil, failf("", "reading %s: %v", edition, cause(err))
		}
		names, texts = append(names, filepath.ToSlash(edition)), append(texts, text)
	}
	return names, texts, nil
}
