package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"rspsite"
	"rspsite/internal/corpus"
	"rspsite/internal/scaffold"
)

func (p *Program) initVerb() *cobra.Command {
	var example bool
	var today string
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "start a project, empty or with the example corpus",
		Long: `Init starts a project in DIR, which it makes if need be: settings, a page to begin with, and with --example the whole
corpus that rspsite's own repository holds. Files that are there stay as they are.`,
		Args: takes("DIR"),
		RunE: func(_ *cobra.Command, args []string) error { return p.init(args[0], example, today) },
	}
	c.Flags().BoolVar(&example, "example", false, "write the example corpus, instead of an empty project")
	c.Flags().StringVar(&today, "today", "", "as-of date of the new project, YYYY-MM-DD; today's if absent")
	return c
}

func (p *Program) init(dir string, example bool, today string) error {
	if today == "" {
		today = p.Now().Format("2006-01-02")
	}
	date, err := corpus.ParseDate(today)
	if err != nil || !date.IsDay() {
		return usagef("write the day as YYYY-MM-DD", "bad date %q for --today", today)
	}
	files := scaffold.Project(filepath.Base(p.path(dir)), date)
	if example {
		if files, err = exampleFiles(); err != nil {
			return err
		}
	}
	if err := os.Mkdir(p.path(dir), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return failf("", "making %s: %v", dir, cause(err))
	}
	root, err := os.OpenRoot(p.path(dir))
	if err != nil {
		return failf("", "opening %s: %v", dir, cause(err))
	}
	defer root.Close()
	for _, name := range []string{corpus.ConfigFile, corpus.ContentDir} {
		if _, err := root.Lstat(name); err == nil {
			return failf("choose another folder, or work with the project there", "%s holds %s already", dir, name)
		}
	}
	if err := scaffold.Write(root, files); err != nil {
		return err
	}
	p.terminal.summaryf("%s in %s", count(len(files), "new file"), dir)
	p.terminal.infof("see it with: rspsite serve --source %s", shellWord(dir))
	return nil
}

// exampleFiles are the corpus that the binary carries.
func exampleFiles() ([]scaffold.File, error) {
	files := []scaffold.File{{Path: ".gitignore", Text: []byte("/public/\n")}}
	err := fs.WalkDir(rspsite.Example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
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
