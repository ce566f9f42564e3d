package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/gate"
	"rspsite/internal/site"
)

// A privateError refuses a project that holds what must not become public: a private mark, or openings. Nothing of such a project
// is read, so that no message can quote it.
type privateError struct{ problems problem.List }

func (e *privateError) Error() string { return e.problems[0].String() }

// Hint is what to know before the places are mended.
func (e *privateError) Hint() string {
	if !slices.ContainsFunc(e.problems, func(p problem.Problem) bool { return p.Rule != "private-key" }) {
		return "nothing of the project is read until this is mended; rspsite help ledger keygen says where the key is kept"
	}
	return "nothing of the project is read until this is mended; rspsite help redact says how private sources are kept"
}

// gate refuses the project if it holds anything private. It is passed before any source is read.
func (j *project) gate() error {
	problems := gate.Private(j.root.FS(), site.Marker, j.given)
	if len(problems) > 0 {
		return &privateError{j.placed(problems)}
	}
	return nil
}

// holdsNoKey refuses a file of the site in which a private key stands, though none stands in the sources by itself.
func (j *project) holdsNoKey(file string, data []byte) error {
	if !j.given.IsIn(data) {
		return nil
	}
	return &pageFault{problem.Problem{Position: problem.Position{File: j.place(file)}, Rule: "private-key", Message: "a private key, which signs the public record, would stand in this file of the site",
		Mend: "take it out of the source or the template that the file is made of, and make a new one with rspsite ledger keygen"}}
}

// private are the problems that the gate found, if that is what err tells.
func private(err error) (problem.List, bool) {
	var refused *privateError
	if errors.As(err, &refused) {
		return refused.problems, true
	}
	return nil, false
}

// gateAround passes the gate of the project in which a file lies, if it lies in one.
func (p *Program) gateAround(file string) error {
	dir := p.projectAround(file)
	if dir == "" {
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return failf("", "opening the project %s: %v", dir, cause(err))
	}
	defer root.Close()
	j := project{source: dir, root: root}
	if rel, err := filepath.Rel(p.workingDir(), dir); err == nil {
		j.source = rel
	}
	return j.gate()
}

// projectAround is the folder of the project in which a file lies or would lie, by its own path or by where links lead; empty
// if it lies in none.
func (p *Program) projectAround(file string) string {
	abs, err := filepath.Abs(p.path(file))
	if err != nil {
		return ""
	}
	if dir := projectOf(abs); dir != "" {
		return dir
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return projectOf(real)
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return projectOf(filepath.Join(real, filepath.Base(abs)))
	}
	return ""
}

// workingDir is where relative paths start, as an absolute path.
func (p *Program) workingDir() string {
	dir, err := filepath.Abs(p.path("."))
	if err != nil {
		return p.Dir
	}
	return dir
}

// inProject refuses a file that must not lie in a project. What names it for the user.
func (p *Program) inProject(file, what string) error {
	dir := p.projectAround(file)
	if dir == "" {
		return nil
	}
	return usagef("keep it in a folder of its own, with no "+corpus.ConfigFile+" in it or above it, and out of the project's repository",
		"%s %s lies in a project (%s): everything there can become public", what, file, filepath.Join(dir, corpus.ConfigFile))
}
