package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/gate"
	"rspsite/internal/render"
	"rspsite/internal/site"
)

// defaultOut is the folder that the site is written to, from the working directory.
const defaultOut = "public"

func (p *Program) buildVerb() *cobra.Command {
	var j project
	var out string
	c := &cobra.Command{
		Use:   "build",
		Short: "write the site into a folder, in one step",
		Long: `Build writes the site into a folder, in one step: if it fails or is interrupted, the folder stays as it was.
Errors in the content stop it; warnings do not. So does a public record that is shorter than the one of the site in the folder, or
another one. Where the project has a public record, what the site shows otherwise or beside it is said last, even with --quiet.

Everything in that folder belongs to rspsite. Files that did not change keep their modification time; files that are not of
the site are removed, and named. What a host needs beside the pages, such as CNAME, goes there after the build.

A report, a version or another text whose page is in the folder and would not be there any more is named before all else, with
the reason, even with --quiet: its address was public. To keep the site as it is, restore the folder, or mend and build again.`,
		Example: `  rspsite build
  rspsite build --source our-site --out our-site/public`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.build(c.Context(), &j, out, nil) },
	}
	j.sourceFlag(c)
	c.Flags().StringVar(&out, "out", defaultOut, "folder to write, from the working directory; made by rspsite, empty, or not there yet")
	j.baseURLFlag(c)
	j.todayFlag(c)
	j.draftsFlag(c)
	return c
}

// build makes the site. Ready is called, unless it is nil, when all of it is made and has not yet taken the place of the one before.
func (p *Program) build(ctx context.Context, j *project, out string, ready func() error) error {
	if j.given == nil {
		j.given = gate.KeyOf(p.Getenv(keyVariable))
	}
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	stop := p.reading()
	loaded, problems := j.load()
	stop()
	if problems.Errors() > 0 {
		_, ofRecord := j.againstRecord(loaded)
		problems = publishedFirst(append(problems, ofRecord...))
		p.terminal.problems(problems)
		p.terminal.summaryf("%s, no site written", count(problems.Errors(), "error"))
		return errContent
	}
	record, faults := j.publicRecord(loaded)
	if faults.Errors() == 0 { // the site that is there may be the last that has the whole record
		faults = append(faults, p.continued(j, out, record.All.Bytes())...)
	}
	if faults.Errors() > 0 {
		p.terminal.problems(faults)
		p.terminal.summaryf("%s, no site written", count(faults.Errors(), "error"))
		return errContent
	}
	problems = slices.Concat(j.differing(record), problems, faults)
	pages, err := j.plan(loaded, render.Options{BaseURL: j.baseURL, Record: record})
	if err != nil {
		return err
	}
	o := site.Options{Source: j.dir, Name: out, Manifest: manifest, Ready: ready, Progress: func(done, total int) {
		p.terminal.working("%d of %d files", done, total)
	}}
	where := ""
	if out != "" {
		where = p.path(out)
	}
	leaving, err := site.Leaving(pages, where, o)
	if err != nil {
		return err
	}
	taken := takenAway(leaving, loaded.LeftOut(), j.place)
	p.warnTaken(taken, out)
	p.terminal.problems(slices.DeleteFunc(problems, func(one problem.Problem) bool { return slices.Contains(j.told, one) }))
	p.remarkDay(j, loaded, out)
	p.leftOut(j, loaded)
	p.terminal.detailf("read the sources in %s", p.terminal.elapsed())
	stats, err := site.Build(ctx, pages, where, o)
	if err != nil {
		return err
	}
	p.terminal.detailf("%s: %d written, %d unchanged, %d removed",
		count(stats.Files, "file"), stats.Written, stats.Files-stats.Written, len(stats.Removed))
	if n := len(stats.Removed); n > 0 {
		p.terminal.infof("%s removed from %s: %s", count(n, "file"), out, someOf(pagesFirst(stats.Removed)))
	}
	p.terminal.summaryf("%s in %s (%s)%s", count(stats.Pages, "page"), p.terminal.elapsed(), out, andTaken(taken))
	p.warnUnrecorded(j, record)
	return nil
}

// manifest is the path of the file that holds the digests of all others.
var manifest = strings.TrimPrefix(permalink.LedgerManifest, "/")

// pagesFirst puts pages before the files that stand beside them: of many names only the first are told.
func pagesFirst(names []string) []string {
	isFile := func(name string) int {
		if strings.HasSuffix(name, ".html") {
			return 0
		}
		return 1
	}
	return slices.SortedStableFunc(slices.Values(names), func(a, b string) int { return cmp.Compare(isFile(a), isFile(b)) })
}

// reading shows that sources are being read, until stop is called.
func (p *Program) reading() (stop func()) {
	timer := time.AfterFunc(progressAfter, func() { p.terminal.working("reading the sources") })
	return func() { timer.Stop() }
}
