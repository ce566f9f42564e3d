package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/ids"
	"rspsite/internal/scaffold"
)

func (p *Program) idsVerb() *cobra.Command {
	var j project
	var dry bool
	c := &cobra.Command{
		Use:   "ids FILE",
		Short: "write IDs for the clauses of a source that have none",
		Long: `Ids gives every clause of a source an ID of its own, made of its first words, where it has none. It adds attributes and
changes nothing else. Read the IDs before you publish: an ID stays for as long as the clause does.

FILE is a .md file below content/ of a project. It is looked for from the working directory, and with --source in that
project first.`,
		Example: "  rspsite ids content/versions/our-policy/v1.0.md",
		Args:    takes("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.ids(&j, args[0], c.Flags().Changed("source"), dry)
		},
	}
	j.sourceFlag(c)
	c.Flags().BoolVar(&dry, "dry-run", false, "show what would change, and change nothing")
	return c
}

func (p *Program) ids(j *project, file string, inSource, dry bool) error {
	if inSource && !filepath.IsAbs(file) {
		if within := filepath.Join(j.source, file); exists(p.path(within)) {
			file = within
		}
	}
	name, err := p.openSource(j, file, inSource)
	if err != nil {
		return err
	}
	defer j.close()
	src, err := j.readSource(name, file, dry)
	if err != nil {
		return err
	}
	result, problems := ids.Add(filepath.ToSlash(file), src)
	p.terminal.problems(problems)
	if problems.Errors() > 0 {
		return errContent
	}
	for _, at := range result.Skipped {
		p.terminal.summaryf("%s: this clause has no place for an ID", at)
	}
	switch {
	case result.Given == 0 && len(result.Skipped) == 0:
		p.terminal.summaryf("no clause of %s lacks an ID", file)
		return nil
	case result.Given == 0: // what was skipped is said
		return nil
	case dry:
		if _, err := fmt.Fprint(p.Stdout, result.Unified(filepath.ToSlash(file), src)); err != nil {
			return err
		}
		p.terminal.summaryf("%s would be written to %s", count(result.Given, "ID"), file)
		return nil
	}
	if err := scaffold.Replace(j.root, name, result.Text, 0); err != nil {
		return failf("", "writing %s: %v", file, cause(err))
	}
	p.terminal.summaryf("%s written to %s", count(result.Given, "ID"), file)
	return nil
}

// openSource opens the project that a source belongs to, and returns the source's path in it. A file that is no source is
// refused: attributes in braces are text anywhere else.
func (p *Program) openSource(j *project, file string, inSource bool) (name string, err error) {
	const mend = "name a .md file below content/ of a project"
	abs, err := filepath.Abs(p.path(file))
	if err == nil {
		_, err = os.Lstat(abs)
	}
	if err != nil {
		return "", failf("", "reading %s: %v", file, cause(err))
	}
	if !inSource {
		if j.source = projectOf(abs); j.source == "" {
			return "", usagef(mend, "%s is no source: no folder above it holds %s", file, corpus.ConfigFile)
		}
	}
	if err := p.openProject(j); err != nil {
		return "", err
	}
	dir, err := filepath.Abs(j.dir)
	if err == nil {
		name, err = filepath.Rel(dir, abs)
	}
	name = filepath.ToSlash(name)
	if err != nil || !strings.HasPrefix(name, corpus.ContentDir+"/") || filepath.Ext(name) != ".md" {
		j.close()
		return "", usagef(mend, "%s is no source", file)
	}
	return name, nil
}

// projectOf is the nearest folder above a file that holds a project, empty if there is none.
func projectOf(file string) string {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if exists(filepath.Join(dir, corpus.ConfigFile)) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// readSource reads a source that can be replaced: no folder, no device, no link that would become a file. Shown is what
// messages call it; one that is only to be read may be read-only.
func (j *project) readSource(name, shown string, only bool) ([]byte, error) {
	info, err := j.root.Lstat(name)
	switch {
	case err != nil:
		return nil, failf("", "reading %s: %v", shown, cause(err))
	case !info.Mode().IsRegular():
		return nil, usagef("name the file itself", "%s is not a regular file", shown)
	case !only && info.Mode().Perm()&0o200 == 0:
		return nil, failf("make it writable first", "%s is read-only", shown)
	}
	src, err := j.root.ReadFile(name)
	if err != nil {
		return nil, failf("", "reading %s: %v", shown, cause(err))
	}
	return src, nil
}
