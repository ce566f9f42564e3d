package main

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
)

// leftOut says which sources the site does not show, if any: a version with a date ahead is easily forgotten, and so is the
// draft mark of a report that is written.
func (p *Program) leftOut(j *project, c *corpus.Corpus) {
	text := leftOut(c, j.place, p.terminal.verbose)
	if text == "" {
		return
	}
	p.terminal.infof("%s", text)
	for _, l := range writtenDrafts(c) {
		p.terminal.infof("%s is a draft, and nothing is left to write in it: take draft: true out to publish it", j.place(l.Report.Path))
	}
}

// leftOut is the first line of it, or empty. It names a few of the files, or all of them.
func leftOut(c *corpus.Corpus, place func(string) string, all bool) string {
	if c == nil {
		return ""
	}
	var drafts, later []string
	for _, h := range c.LeftOut() {
		if h.IsDraft {
			drafts = append(drafts, place(h.Path))
		} else {
			later = append(later, place(h.Path))
		}
	}
	named := func(files []string) string {
		if all {
			return strings.Join(files, ", ")
		}
		return someOf(files)
	}
	var parts []string
	if len(later) > 0 {
		parts = append(parts, fmt.Sprintf("%d dated after as-of %s (%s)", len(later), c.AsOf, named(later)))
	}
	if len(drafts) > 0 {
		parts = append(parts, fmt.Sprintf("%s (%s)", count(len(drafts), "draft"), named(drafts)))
	}
	if pictures := slices.Clone(c.HiddenPictures()); len(pictures) > 0 {
		for i, file := range pictures {
			pictures[i] = place(corpus.StaticDir + "/" + file)
		}
		parts = append(parts, fmt.Sprintf("%s to which nothing else refers (%s)", count(len(pictures), "file"), named(pictures)))
	}
	if len(parts) == 0 {
		return ""
	}
	return "left out: " + strings.Join(parts, ", ") + "; --drafts shows them"
}

// writtenDrafts are the reports that c does not show because they are drafts, and in which nothing is left to write.
func writtenDrafts(c *corpus.Corpus) []*completeness.Checklist {
	whole := c.Whole()
	var written []*completeness.Checklist
	for _, r := range whole.Reports {
		if !r.Draft || r.Withdrawn != nil || c.Report(r.Name) != nil {
			continue
		}
		if l := completeness.Of(whole, r); len(l.Unwritten) == 0 && l.Written() == len(l.Parts) {
			written = append(written, l)
		}
	}
	return written
}

// remarkDay says what a build for another day than as-of, or with drafts, leaves behind.
func (p *Program) remarkDay(j *project, c *corpus.Corpus, out string) {
	if j.drafts {
		p.terminal.infof("%s shows drafts and what is dated ahead: it is no folder to publish", out)
	}
	if !j.today.After(c.Config.AsOf) {
		return
	}
	p.terminal.infof("--today %s lies after as-of %s in %s: a build without it takes away again what is dated between them; move as-of to keep it",
		j.today.Date, c.Config.AsOf, j.place(corpus.ConfigFile))
}
