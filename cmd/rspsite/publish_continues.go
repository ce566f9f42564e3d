package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/site"
)

// continues holds the ledger against the one of the site that the publication takes the place of: what that site showed stays.
func (p *Program) continues(w *publishing) problem.List {
	return p.continued(&w.project, w.out, w.record.All.Bytes())
}

// siteIn is the site that a folder holds, or nil.
func (p *Program) siteIn(out string) fs.FS {
	if out == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.path(out), site.Marker)); err != nil {
		return nil
	}
	return os.DirFS(p.path(out))
}

// continued reports a ledger that does not go on from the one of the site in out. A ledger that is gone, and its checkpoint with it, is
// noticed so.
func (p *Program) continued(j *project, out string, ledger []byte) problem.List {
	built := p.siteIn(out)
	if built == nil {
		return nil
	}
	shown, err := fs.ReadFile(built, strings.TrimPrefix(permalink.LedgerLines, "/"))
	if err != nil {
		return nil
	}
	const other = "; if it is the site of another project, name another folder with --out"
	site := func(file string) string { return path.Join(filepath.ToSlash(out), permalink.LedgerFile(file)) }
	return j.goesOn(ledger, earlier{
		lines: shown, from: "the site in " + out,
		fetch:   fmt.Sprintf("the site has both files: copy %s to %s, and %s to %s", site("ledger.jsonl"), j.place(corpus.LedgerFile), site("checkpoint"), j.place(corpus.CheckpointFile)) + other,
		restore: "restore " + j.place(corpus.LedgerFile) + " and " + j.place(corpus.CheckpointFile) + " as they were when that site was made" + other,
	})
}

// An earlier ledger is one that the project's goes on from.
type earlier struct {
	lines          []byte
	from           string // where it is found
	fetch, restore string // what to do where lines are gone, and where they were changed
}

// goesOn reports a ledger that does not begin with all of an earlier one.
func (j *project) goesOn(ledger []byte, e earlier) (problems problem.List) {
	at := problem.Position{File: j.place(corpus.LedgerFile)}
	lines, there := bytes.SplitAfter(e.lines, []byte("\n")), bytes.SplitAfter(ledger, []byte("\n"))
	n := 0
	for n < len(there) && n < len(lines) && bytes.Equal(lines[n], there[n]) {
		n++
	}
	switch {
	case bytes.HasPrefix(ledger, e.lines):
	case len(ledger) == 0:
		problems.Errorf(at, "ledger-gone", e.fetch, "the ledger is gone: %s has one of %s", e.from, count(len(lines)-1, "line"))
	case n >= len(there)-1 && len(there[len(there)-1]) == 0:
		problems.Errorf(at, "ledger-shortened", e.fetch, "lines were taken away from the end (found %d, and %s has %d)", n, e.from, len(lines)-1)
	default:
		at.Line, at.Column = n+1, 1
		problems.Errorf(at, "ledger-edited", e.restore, "line %d is another one than in the record of %s", n+1, e.from)
	}
	return problems
}
