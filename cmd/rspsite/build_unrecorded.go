package main

import (
	"fmt"
	"slices"

	"rspsite/internal/problem"
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
			p.terminal.say(paint(p.terminal.colour, yellow, "rspsite: warning:") + " " +
				clean(fmt.Sprintf("%s %s: %s (%s)", count(len(files), "file"), what, someOf(files), mend)))
		}
	}
	warn(fresh, "in this site and not in the public record as it stands", "rspsite publish writes it there; rspsite publish --dry-run tells what")
	warn(others, "in this site against the public record, so that verify will find the site wanting", "rspsite check tells what to do")
}
