package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/render"
	"rspsite/internal/site"
)

func (p *Program) buildVerb() *cobra.Command {
	var j project
	var out string
	c := &cobra.Command{
		Use:   "build",
		Short: "write the site into a folder, in one step",
		Long: `Build writes the site into a folder, in one step: if it fails or is interrupted, the folder stays as it was.
Errors in the content stop it; warnings do not.

Everything in that folder belongs to rspsite. Files that did not change keep their modification time; files that are not of
the site are removed, and named. What a host needs beside the pages, such as CNAME, goes there after the build.`,
		Example: `  rspsite build
  rspsite build --source our-site --out our-site/public`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.build(c, &j, out) },
	}
	j.sourceFlag(c)
	c.Flags().StringVar(&out, "out", "public", "folder to write, from the working directory; made by rspsite, empty, or not there yet")
	j.baseURLFlag(c)
	j.todayFlag(c)
	j.draftsFlag(c)
	return c
}

func (p *Program) build(c *cobra.Command, j *project, out string) error {
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	stop := p.reading()
	loaded, problems := j.load()
	stop()
	p.terminal.problems(problems)
	if problems.Errors() > 0 {
		p.terminal.summaryf("%s, no site written", count(problems.Errors(), "error"))
		return errContent
	}
	p.leftOut(loaded)
	p.terminal.detailf("read the sources in %s", p.terminal.elapsed())
	pages, err := j.plan(loaded, render.Options{BaseURL: j.baseURL})
	if err != nil {
		return err
	}
	o := site.Options{Source: j.dir, Name: out, Progress: func(done, total int) {
		p.terminal.working("%d of %d files", done, total)
	}}
	where := ""
	if out != "" {
		where = p.path(out)
	}
	stats, err := site.Build(c.Context(), pages, where, o)
	if err != nil {
		return err
	}
	p.terminal.detailf("%s: %d written, %d unchanged, %d removed",
		count(stats.Files, "file"), stats.Written, stats.Files-stats.Written, len(stats.Removed))
	if n := len(stats.Removed); n > 0 {
		p.terminal.infof("%s removed from %s: %s", count(n, "file"), out, someOf(stats.Removed))
	}
	p.terminal.summaryf("%s in %s (%s)", count(stats.Pages, "page"), p.terminal.elapsed(), out)
	return nil
}

// leftOut says how much of the sources the site does not show, if any: a version with a date ahead is easily forgotten.
func (p *Program) leftOut(c *corpus.Corpus) {
	if text := leftOut(c); text != "" {
		p.terminal.infof("%s", text)
	}
}

// leftOut is what leftOut of a program says, or empty.
func leftOut(c *corpus.Corpus) string {
	if c == nil {
		return ""
	}
	var parts []string
	drafts, later := c.LeftOut()
	if later > 0 {
		parts = append(parts, fmt.Sprintf("%d dated after as-of %s", later, c.AsOf))
	}
	if drafts > 0 {
		parts = append(parts, count(drafts, "draft"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "left out: " + strings.Join(parts, ", ") + " (--drafts shows them)"
}

// reading shows that sources are being read, until stop is called.
func (p *Program) reading() (stop func()) {
	timer := time.AfterFunc(progressAfter, func() { p.terminal.working("reading the sources") })
	return func() { timer.Stop() }
}
