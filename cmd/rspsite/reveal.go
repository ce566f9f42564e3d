package main

import (
	"slices"

	"github.com/spf13/cobra"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
	"rspsite/internal/redaction"
)

func (p *Program) revealVerb() *cobra.Command {
	var f redactFlags
	c := &cobra.Command{
		Use:   "reveal REPORT.md",
		Short: "put the openings of a report into it, and prove redaction by redaction that they are what was committed to",
		Long: `Reveal is for the reviewer who got the openings of a report. It writes the report with the texts in place, to standard output or to
the file that -o names, and says of each redaction whether its text is the one that the public report commits to. A text
that is not is left out, and reveal exits 3. REPORT.md may be - for standard input.

The publisher calls it before, with --for-reviewer: the file that redact keeps holds the texts of all drafts too, and a reviewer is
to get those alone that REPORT.md and the editions kept beside it have.

It also says the canonical digest of the public text, which a review states so that its readers know what was reviewed.`,
		Example: `  rspsite reveal report.md --openings openings.json -o unredacted.md
  rspsite reveal content/reports/2026-q4/report.md --openings ../private/openings.json --for-reviewer ../private/for-reviewer.json`,
		Args: takes("REPORT.md"),
		RunE: func(c *cobra.Command, args []string) error {
			if f.reviewer != "" && !c.Flags().Changed("out") {
				f.out = ""
			}
			return p.reveal(&f, args[0])
		},
	}
	c.Flags().StringVarP(&f.out, "out", "o", stdinName, "the unredacted report to write, outside of a project; - for standard output")
	c.Flags().StringVar(&f.openings, "openings", "", "the file of openings")
	c.Flags().StringVar(&f.reviewer, "for-reviewer", "", "write only the openings that the report and its earlier editions have, to send them, and no unredacted report unless -o is given")
	return c
}

func (p *Program) reveal(f *redactFlags, name string) error {
	if err := p.checkReveal(f, name); err != nil {
		return err
	}
	public, err := p.readText(name)
	if err != nil {
		return failf("", "reading %s: %v", shownName(name), cause(err))
	}
	if err := notPrivate(name, public); err != nil {
		return err
	}
	openings, err := p.readOpenings(f.openings)
	if err != nil {
		return err
	}
	text, results, problems := redaction.Reveal(shownName(name), public, openings)
	doc, faults := markdown.Parse(shownName(name), public)
	if text != nil && doc != nil {
		problems = append(problems, unread(shownName(name), &doc.Document, results)...)
		problems.Sort()
	}
	p.terminal.tell(results, problems)
	if text == nil {
		return errContent
	}
	if doc != nil && faults.Errors() == 0 {
		p.terminal.summaryf("canonical digest of the public text: %s", canonical.Digest(&doc.Document))
	}
	if f.out != "" {
		if err := p.writeRevealed(f.out, text); err != nil {
			return failf("", "writing %s: %v", shownOut(f.out), cause(err))
		}
	}
	if problems.Errors() > 0 {
		return errContent
	}
	if f.reviewer != "" {
		return p.forReviewer(f, name, public, openings)
	}
	return nil
}

// checkReveal refuses files that would bring a secret where it can become public, and files that would be lost.
func (p *Program) checkReveal(f *redactFlags, name string) error {
	switch {
	case f.openings == "":
		return usagef("name the file that you got from the publisher: --openings openings.json", "reveal needs --openings")
	case f.openings == stdinName && name == stdinName:
		return usagef("give the report as a file", "standard input can be read once only")
	case f.out == "" && f.reviewer == "":
		return usagef("", "-o is empty")
	case f.reviewer == stdinName:
		return usagef("name a file to send", "openings cannot go to standard output")
	case f.reviewer != "" && (p.sameFile(f.reviewer, f.openings) || p.sameFile(f.reviewer, name) || p.sameFile(f.reviewer, f.out)):
		return usagef("name a new file", "--for-reviewer names a file of its own: %s would be overwritten", f.reviewer)
	case p.sameFile(f.out, name):
		return usagef("name another file with -o", "-o is the public report itself: it would be overwritten")
	case p.sameFile(f.out, f.openings):
		return usagef("name another file with -o", "-o is the file of openings: it would be overwritten")
	case p.sameFile(f.openings, name):
		return usagef("name the public report, and its openings with --openings", "the report and --openings are the same file")
	}
	if f.reviewer != "" {
		if err := p.inProject(f.reviewer, "the file of openings"); err != nil {
			return err
		}
	}
	if f.out != stdinName && f.out != "" {
		if err := p.inProject(f.out, "the unredacted report"); err != nil {
			return err
		}
	}
	if f.openings != stdinName {
		if err := p.inProject(f.openings, "the file of openings"); err != nil {
			return err
		}
	}
	if name == stdinName {
		return nil
	}
	return p.gateAround(name)
}

func (p *Program) writeRevealed(out string, text []byte) error {
	if out == stdinName {
		_, err := p.Stdout.Write(text)
		return err
	}
	return p.writeFile(out, text, 0o600)
}

// tell says of each redaction whether it holds, in the order of the report, and then what else is wrong.
func (t *terminal) tell(results []redaction.Result, problems problem.List) {
	held, rest := 0, problems
	for _, r := range results {
		if r.Holds {
			held++
			t.summaryf("%s: the text of %s holds (the report calls it a %s, %s)", r.At, r.ID, r.Extent, r.Reason.Words())
		}
		isHere := func(one problem.Problem) bool { return one.Position == r.At }
		if i := slices.IndexFunc(rest, isHere); i >= 0 {
			t.problems(rest[i : i+1])
			rest = slices.Concat(rest[:i], rest[i+1:])
		}
	}
	t.problems(rest)
	if len(results) > 0 {
		t.summaryf("%d of %s hold", held, count(len(results), "redaction"))
	} else if len(problems) == 0 {
		t.summaryf("the report has no redactions, and the openings are empty")
	}
}

// unread are the redactions that the page of a text shows and that reveal did not find in its source: a way of Markdown to write a
// character may hide one from it.
func unread(file string, doc *clause.Document, results []redaction.Result) (problems problem.List) {
	read := map[string]bool{}
	for _, r := range results {
		read[r.ID+r.Commitment] = true
	}
	for c := range doc.All() {
		for _, r := range c.Redactions() {
			if !read[r.ID+r.Commitment] {
				problems = append(problems, redaction.Unread(r.ID, problem.Position{File: file, Line: c.Start.Line, Column: c.Start.Column})...)
			}
		}
	}
	return problems
}
