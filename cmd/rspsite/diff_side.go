package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/render"
)

// stdinName is the argument that means standard input.
const stdinName = "-"

// A side is one of the two texts that diff was given.
type side struct {
	arg     string
	file    bool
	text    diff.Text
	version *corpus.Version    // nil of what is none
	report  *render.ReportText // nil of what is none
}

// compare finds the texts that two arguments mean, and compares them.
func (p *Program) compare(f *diffFlags, oldArg, newArg string) (*comparison, error) {
	if oldArg == stdinName && newArg == stdinName {
		return nil, usagef("give the other text as a file", "standard input can be read once only")
	}
	if oldArg == "" || newArg == "" {
		return nil, usagef("name a version, a report or a file", "one of the two texts has an empty name")
	}
	old, new := &side{arg: oldArg, file: p.isFile(oldArg)}, &side{arg: newArg, file: p.isFile(newArg)}
	known, err := p.findTexts(f, old, new)
	if err != nil {
		return nil, err
	}
	for _, s := range []*side{old, new} {
		if err := p.readSide(s); err != nil {
			return nil, err
		}
	}
	switch {
	case known != nil && old.version != nil && new.version != nil:
		return compareVersions(known.revisions, old.version, new.version, f.baseURL), nil
	case known != nil && old.report != nil && new.report != nil:
		return compareReports(known, old.report, new.report, f.baseURL), nil
	}
	c := &comparison{Comparison: diff.Compare(old.text, new.text, diff.TraceEither(old.text, new.text), diff.Options{})}
	c.remarks.Notes, c.remarks.Retold = basisNotes(old.version, new.version), isRebuilt(old.version) || isRebuilt(new.version)
	c.remarks.Notes = append(c.remarks.Notes, specimenNotes(old.report, new.report)...)
	return c, nil
}

// isFile reports whether an argument is certainly a file: standard input, or what looks like a path and is there or could not
// be a version.
func (p *Program) isFile(arg string) bool {
	switch {
	case arg == stdinName:
		return true
	case !looksLikePath(arg):
		return false
	}
	info, err := os.Stat(p.path(arg))
	_, isVersion := versionRef(arg)
	if err != nil || info.IsDir() {
		return !isVersion // a file that is missing, or a folder: reading it will say so
	}
	return true
}

func looksLikePath(arg string) bool {
	return strings.ContainsRune(filepath.ToSlash(arg), '/') || isMarkdownName(arg)
}

func isMarkdownName(arg string) bool {
	ext := strings.ToLower(filepath.Ext(arg))
	return ext == ".md" || ext == ".markdown"
}

// versionRef reads an argument as a version, with its policy or without.
func versionRef(arg string) (permalink.Ref, bool) {
	ref, err := permalink.ParseRef(arg)
	return ref, err == nil && ref.Kind == permalink.RefVersion && !isMarkdownName(arg)
}

// readSide reads the text of a side that is a file.
func (p *Program) readSide(s *side) error {
	switch {
	case s.version != nil:
		s.text = diff.Text{Name: s.version.Name, Doc: &s.version.Doc.Document}
		return nil
	case s.report != nil:
		s.text = reportText(s.report)
		return nil
	}
	shown := s.arg
	if s.arg == stdinName {
		shown = "standard input"
	}
	if s.arg != stdinName {
		if err := p.gateAround(s.arg); err != nil {
			return err
		}
	}
	src, err := p.readText(s.arg)
	if err != nil {
		return failf("", "reading %s: %v", shown, cause(err))
	}
	doc, problems := parsePlain(shown, src)
	if doc == nil {
		p.terminal.problems(problems)
		return errContent
	}
	s.text = diff.Text{Name: shown, Doc: &doc.Document}
	return nil
}

// readText reads a file, or standard input, to one byte beyond the limit of a text.
func (p *Program) readText(arg string) ([]byte, error) {
	r := p.Stdin
	if arg != stdinName {
		file, err := os.Open(p.path(arg))
		if err != nil {
			return nil, err
		}
		defer file.Close()
		r = file
	}
	return io.ReadAll(io.LimitReader(r, markdown.MaxSize+1))
}

// parsePlain reads any Markdown. Of a text beyond the limit nobody knows the size.
func parsePlain(name string, src []byte) (*markdown.Source, problem.List) {
	if len(src) > markdown.MaxSize {
		var problems problem.List
		problems.Errorf(problem.Position{File: name}, "size", "split it", "the text has more than %d bytes", markdown.MaxSize)
		return nil, problems
	}
	return markdown.ParsePlain(name, src)
}

// isReadable reports whether an argument names something that can be read as a file.
func (p *Program) isReadable(arg string) bool {
	info, err := os.Stat(p.path(arg))
	return err == nil && !info.IsDir()
}
