package main

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
)

// warnUnrecorded says, whatever the flags, what of the site that was built its public record does not hold: texts that nobody published,
// and published ones that are others now.
func (p *Program) warnUnrecorded(j *project, r *render.PublicRecord) {
	if j.drafts || r.All.Len() == 0 {
		return
	}
	differs := map[string]bool{}
	var others, fresh []string
	for _, one := range r.Problems {
		if one.Severity == problem.Error && !differs[one.File] {
			differs[one.File] = true
			others = append(others, j.place(one.File))
		}
	}
	for _, s := range r.Steps {
		if file := s.Record.Document.Path; !differs[file] && !slices.Contains(fresh, j.place(file)) {
			fresh = append(fresh, j.place(file))
		}
	}
	warn := func(files []string, what, mend string) {
		if len(files) > 0 {
			p.terminal.warnf("%s %s: %s (%s)", count(len(files), "file"), what, someOf(files), mend)
		}
	}
	warn(fresh, "in this site and not in the public record as it stands", "rspsite publish writes it there; rspsite publish --dry-run tells what")
	warn(others, "in this site against the public record, so that verify will find the site wanting", "rspsite check tells what to do")
}

// notBuilt says that the site in the folder that build writes to is one of before the last publication.
func (p *Program) notBuilt(j *project, r *render.PublicRecord) {
	if r == nil || j.place(".") != "." {
		return
	}
	built := p.siteIn(defaultOut)
	if built == nil {
		return
	}
	shown, err := fs.ReadFile(built, strings.TrimPrefix(permalink.LedgerLines, "/"))
	if now := r.Log.Bytes(); err == nil && len(shown) < len(now) && bytes.HasPrefix(now, shown) {
		p.terminal.infof("the site in %s has %d lines of the public record, which has %d: rspsite build brings it up to date", defaultOut, bytes.Count(shown, []byte("\n")), r.Log.Len())
	}
}

// ofRecordAlone are the errors of the public record by itself, for where the sources have errors: a merge that nobody has finished is one
// in both, and is told whole.
func (j *project) ofRecordAlone() problem.List {
	_, faults := publication.Read(j.root.FS(), "")
	return j.placed(slices.DeleteFunc(faults, func(p problem.Problem) bool { return p.Severity != problem.Error }))
}
