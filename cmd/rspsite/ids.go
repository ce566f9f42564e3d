package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rspsite/internal/ids"
)

func (p *Program) idsVerb() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:   "ids FILE",
		Short: "write IDs for the clauses of a source that have none",
		Long: `Ids gives every clause of a source an ID of its own, made of its first words, where it has none. It adds attributes and
changes nothing else. Read the IDs before you publish: an ID stays for as long as the clause does.`,
		Args: takes("FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return p.ids(args[0], dry) },
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "show what would change, and change nothing")
	return c
}

func (p *Program) ids(file string, dry bool) error {
	src, err := readSource(p.path(file))
	if err != nil {
		return failf("", "reading %s: %v", file, cause(err))
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
	case dry:
		if _, err := fmt.Fprint(p.Stdout, result.Unified(filepath.ToSlash(file), src)); err != nil {
			return err
		}
		p.terminal.summaryf("%s would be written to %s", count(result.Given, "ID"), file)
		return nil
	case result.Given == 0 && len(result.Skipped) == 0:
		p.terminal.summaryf("no clause of %s lacks an ID", file)
		return nil
	}
	if err := replaceFile(p.path(file), result.Text); err != nil {
		return failf("", "writing %s: %v", file, cause(err))
	}
	p.terminal.summaryf("%s written to %s", count(result.Given, "ID"), file)
	return nil
}

// readSource reads a file that can be replaced: no folder, no device, no link that would become a file.
func readSource(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	return os.ReadFile(path)
}

// replaceFile writes a file in one step and keeps its mode.
func replaceFile(path string, text []byte) (err error) {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	w, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			w.Close()
			os.Remove(w.Name())
		}
	}()
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Chmod(info.Mode().Perm() & fs.ModePerm); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.Rename(w.Name(), path)
}
