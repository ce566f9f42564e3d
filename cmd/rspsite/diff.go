package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/diff"
	"rspsite/internal/render"
	"rspsite/internal/transcript"
	"rspsite/static"
)

// A diffFormat is a value of diff --format.
type diffFormat struct {
	name  string
	write func(io.Writer, *comparison, look) error
}

var diffFormats = []diffFormat{
	{"text", func(w io.Writer, c *comparison, l look) error { return transcript.Text(w, c.Comparison, c.text(l)) }},
	{"json", func(w io.Writer, c *comparison, _ look) error { return transcript.JSON(w, c.Comparison, c.facts) }},
	{"html", writeComparisonFile},
	{"markdown", func(w io.Writer, c *comparison, _ look) error {
		return transcript.Markdown(w, c.Comparison, transcript.MarkdownOptions{Remarks: c.remarks})
	}},
}

// statFormat is --stat.
var statFormat = diffFormat{"stat", func(w io.Writer, c *comparison, l look) error { return transcript.Stat(w, c.Comparison, c.text(l)) }}

// A comparison is what the verb writes: what became of one text in another, and what has to be said of both.
type comparison struct {
	*diff.Comparison
	remarks transcript.Remarks
	facts   transcript.Facts // of two versions
}

func (c *comparison) text(l look) transcript.TextOptions {
	return transcript.TextOptions{Remarks: c.remarks, Colour: l.colour, Width: l.width}
}

// diffFlags are the flags of the verb.
type diffFlags struct {
	project
	format   string
	stat     bool
	exitCode bool
	git      bool
	colour   string
	width    int

	baseURL string // of the project that the versions are of
	reports bool   // one of the texts is a report
}

func (p *Program) diffVerb() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "show what changed between two versions, two reports, or any two Markdown files, clause by clause",
		Long: `Diff says which clause became which, what changed in its words, and what those words say: whether an obligation became weaker,
a condition came in, a number changed. Deleted text stands in [-…-], inserted text in {+…+}.

OLD and NEW are versions of the project (v2.5, or anthropic-rsp/v3.0 with the policy), Risk Reports (report:2026-q3, or
report:2026-q3@1 for an edition), Markdown files, or - for standard input.
A version without its policy is one of the policy that the other argument names, or else of the default policy. A major, v2,
means the one of its versions that is nearest to the other text: "v2 v3" is the step from the last v2 to the first v3.
A name with a slash or with .md at its end is a file if there is one; any other name is a version if there is one.

From one report to a later one, what is said first is what became of each threat's rating, threshold and standard, of the dates of
goals, of redactions, of the models covered and of the policy; --format json has it under "report".`,
		Example: `  rspsite diff v2 v3
  rspsite diff anthropic-rsp/v2.1 anthropic-rsp/v3.0 --format json
  rspsite diff report:2026-q2 report:2026-q3
  rspsite diff report:2026-q3@1 report:2026-q3@2
  rspsite diff old.md new.md
  git show HEAD~1:policy.md | rspsite diff - policy.md`,
		RunE: func(c *cobra.Command, args []string) error {
			return untilInterrupted(c.Context(), func() error { return p.diff(&f, args) })
		},
		Args: func(c *cobra.Command, args []string) error {
			if f.git {
				return nil // what git gives is checked where it is read
			}
			return takes("OLD", "NEW")(c, args)
		},
	}
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return p.completeVersions(&f, args)
	}
	f.sourceFlag(c)
	f.todayFlag(c)
	f.draftsFlag(c)
	c.Flags().StringVar(&f.format, "format", "text", "text, json, html (one file that needs no other) or markdown")
	c.Flags().BoolVar(&f.stat, "stat", false, "only count the changes, section by section")
	c.Flags().BoolVar(&f.exitCode, "exit-code", false, "exit 4 if there are changes")
	c.Flags().StringVar(&f.colour, "color", "auto", "auto, always or never")
	c.Flags().IntVar(&f.width, "width", 0, "columns of text; those of the terminal, or 80, if 0")
	c.Flags().BoolVar(&f.git, "git", false, "read the arguments that git gives to an external diff")
	return c
}

func (p *Program) diff(f *diffFlags, args []string) error {
	if err := f.check(); err != nil {
		return err
	}
	if f.git {
		return p.gitDiff(f, args)
	}
	compared, err := p.compare(f, args[0], args[1])
	if err != nil {
		return err
	}
	if err := p.writeDiff(f, compared); err != nil {
		return err
	}
	if f.exitCode && transcript.HasChanges(compared.Comparison) {
		return &exitError{code: exitChanges}
	}
	return nil
}

// untilInterrupted runs what leaves nothing behind, and does not wait for its end if the user does not: it may be reading what
// somebody has yet to type.
func untilInterrupted(ctx context.Context, run func() error) error {
	done := make(chan error, 1)
	go func() { done <- run() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// check refuses values of flags that there are not, and flags that say nothing together.
func (f *diffFlags) check() error {
	names, colours := f.formats(), []string{"auto", "always", "never"}
	switch {
	case !slices.Contains(names, f.format):
		return usagef("the formats are "+strings.Join(names, ", "), "unknown format %q%s", f.format, didYouMean(f.format, names))
	case !slices.Contains(colours, f.colour):
		return usagef("it is one of "+strings.Join(colours, ", "), "bad value %q for --color%s", f.colour, didYouMean(f.colour, colours))
	case f.width < 0:
		return usagef("", "bad value \"%d\" for --width (want a number of columns)", f.width)
	case f.stat && f.format != "text":
		return usagef("the counts are under \"summary\" in --format json", "--stat and --format %s exclude each other", f.format)
	case f.git && f.exitCode:
		return usagef("git diff has --exit-code itself", "--git and --exit-code exclude each other")
	}
	return nil
}

func (f *diffFlags) formats() []string {
	var names []string
	for _, format := range diffFormats {
		names = append(names, format.name)
	}
	return names
}

// writeComparisonFile writes HTML in the looks of the built-in style sheet: the project's own may lean on files beside it.
func writeComparisonFile(w io.Writer, c *comparison, _ look) error {
	style, err := fs.ReadFile(static.FS, styleSheet)
	if err != nil {
		return err
	}
	_, err = w.Write(render.ComparisonFile(c.Comparison, string(style), c.remarks))
	return err
}

// styleSheet is the file of the built-in looks.
const styleSheet = "site.css"

// writeDiff writes a comparison to standard output.
func (p *Program) writeDiff(f *diffFlags, c *comparison) error {
	format := statFormat
	if !f.stat {
		format = diffFormats[slices.Index(f.formats(), f.format)]
	}
	if err := format.write(p.Stdout, c, p.look(f)); err != nil {
		return fmt.Errorf("writing the comparison: %w", cause(err))
	}
	return nil
}
