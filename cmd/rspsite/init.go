package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rspsite"
	"rspsite/internal/corpus"
	"rspsite/internal/scaffold"
)

func (p *Program) initVerb() *cobra.Command {
	var example bool
	var today day
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "start a project, empty or with the example corpus",
		Long: `Init starts a project in DIR, which it makes if need be: settings, a page to begin with, and with --example the whole
corpus that rspsite's own repository holds. Files that are there stay as they are.`,
		Args: takes("DIR"),
		Example: `  rspsite init our-policies
  rspsite init try-it --example`,
		RunE: func(_ *cobra.Command, args []string) error { return p.init(args[0], example, today.Date) },
	}
	c.Flags().BoolVar(&example, "example", false, "write the example corpus, instead of an empty project")
	c.Flags().Var(&today, "today", "as-of date of the new project; today's if absent")
	return c
}

func (p *Program) init(dir string, example bool, today corpus.Date) error {
	if dir == "" {
		return usagef("usage: rspsite init DIR", "the name of the folder is empty")
	}
	files, err := p.newProject(dir, example, today)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(p.path(dir), 0o777); err != nil {
		return failf("", "making %s: %v", dir, cause(err))
	}
	root, err := os.OpenRoot(p.path(dir))
	if err != nil {
		return failf("", "opening %s: %v", dir, cause(err))
	}
	defer root.Close()
	if err := (&project{source: dir, root: root}).gate(); err != nil {
		return err
	}
	for _, name := range []string{corpus.ConfigFile, corpus.ContentDir} {
		if _, err := root.Lstat(name); err == nil {
			return failf("choose another folder, or work with the project there", "%s holds %s already", dir, name)
		}
	}
	files, own := keepAttributes(root, files)
	if err := scaffold.Write(root, files); err != nil {
		return err
	}
	p.terminal.summaryf("%s in %s", count(len(files), "new file"), dir)
	if own != "" {
		p.terminal.infof("%s is there already, and stays as it is: add the lines %s, so that git leaves the public record alone", scaffold.AttributesFile.Path, own)
	}
	if example {
		p.terminal.infof("see it with: cd %s && rspsite serve", shellWord(dir))
		return nil
	}
	p.terminal.infof("to fill in: title, publisher and contact in %s; the text of %s, a draft until you take its draft mark out",
		filepath.Join(dir, corpus.ConfigFile), filepath.Join(dir, filepath.FromSlash(scaffold.FirstPage)))
	p.terminal.infof("see it with: cd %s && rspsite serve --drafts", shellWord(dir))
	return nil
}

// keepAttributes leaves out the attributes for git where the folder has its own, and returns the lines that these need.
func keepAttributes(root *os.Root, files []scaffold.File) (kept []scaffold.File, lines string) {
	a := scaffold.AttributesFile
	if _, err := root.Lstat(a.Path); err != nil {
		return files, ""
	}
	return slices.DeleteFunc(files, func(f scaffold.File) bool { return f.Path == a.Path }), strings.ReplaceAll(strings.TrimSpace(string(a.Text)), "\n", " and ")
}

// newProject are the files of the example, or of an empty project that is called after its folder.
func (p *Program) newProject(dir string, example bool, today corpus.Date) ([]scaffold.File, error) {
	switch {
	case example && !today.IsZero():
		return nil, usagef("change as-of in its rspsite.yaml afterwards", "--today does not go with --example, which has an as-of date of its own")
	case example:
		return exampleFiles()
	case today.IsZero():
		var err error
		if today, err = corpus.ParseDate(p.Now().Format(time.DateOnly)); err != nil {
			return nil, err
		}
	}
	return scaffold.Project(filepath.Base(p.path(dir)), today), nil
}

// exampleFiles are the corpus that the binary carries, without its public record: whoever publishes it anew begins one.
func exampleFiles() ([]scaffold.File, error) {
	files := []scaffold.File{scaffold.IgnoreFile, scaffold.AttributesFile}
	err := fs.WalkDir(rspsite.Example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || corpus.IsOfRecord(name) {
			return err
		}
		text, err := rspsite.Example.ReadFile(name)
		files = append(files, scaffold.File{Path: path.Clean(name), Text: text})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the example: %w", err)
	}
	return files, nil
}
