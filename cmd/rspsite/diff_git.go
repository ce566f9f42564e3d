package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/signal"
	"syscall"

	"rspsite/internal/diff"
	"rspsite/internal/redaction/gate"
	"rspsite/internal/transcript"
)

// What git gives to an external diff (gitdiff, GIT_EXTERNAL_DIFF): path, then name, digest and mode of the old file and of
// the new one; of a renamed file also its new path and how alike they are. Of a file with merge conflicts the path alone.
const (
	gitConflict = 1
	gitPlain    = 7
	gitRenamed  = 9
)

// gitNone is the mode of a file that is not there on one side.
const gitNone = "."

// gitDiff is what git sees: no failure where its reader has seen enough, for git calls that a death of its own.
func (p *Program) gitDiff(f *diffFlags, args []string) error {
	signal.Ignore(syscall.SIGPIPE) // writing fails then, and the process lives
	if err := p.gitPair(f, args); !errors.Is(err, syscall.EPIPE) {
		return err
	}
	return nil
}

// gitPair compares the two files that git names. A text that cannot be compared is said in the output and is no failure:
// git would end and leave out the files after it.
func (p *Program) gitPair(f *diffFlags, args []string) error {
	switch len(args) {
	case gitConflict:
		_, err := fmt.Fprintf(p.Stdout, "%s: not merged yet\n", clean(args[0]))
		return err
	case gitPlain, gitRenamed:
	default:
		return usagef("git calls it so: git config diff.rspsite.command 'rspsite diff --git'", "--git takes what git gives, %d arguments or %d (found %d)", gitPlain, gitRenamed, len(args))
	}
	oldPath, newPath := args[0], args[0]
	if len(args) == gitRenamed {
		newPath = args[gitPlain]
	}
	old, err := p.gitSide("a/"+oldPath, args[1], args[3])
	if err != nil {
		return err
	}
	new, err := p.gitSide("b/"+newPath, args[4], args[6])
	if err != nil {
		return err
	}
	if old == nil || new == nil {
		return nil
	}
	c := &comparison{Comparison: diff.Compare(*old, *new, diff.TraceEither(*old, *new), diff.Options{})}
	if !transcript.HasChanges(c.Comparison) {
		c.remarks.Notes = append(c.remarks.Notes, "The files differ in nothing that a reader of their text would see.")
	}
	if err := p.writeDiff(f, c); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout) // git parts files by nothing
	return err
}

// gitSide reads one of the files. It returns nil if that is no text, and says so.
func (p *Program) gitSide(name, file, mode string) (*diff.Text, error) {
	if mode == gitNone {
		return &diff.Text{Name: name}, nil
	}
	src, err := p.readText(file)
	if err != nil {
		return nil, failf("", "reading %s: %v", file, cause(err))
	}
	if held, _ := gate.IsPrivate(bytes.NewReader(src), name); held && p.projectAround(name[len("a/"):]) != "" {
		_, err := fmt.Fprintf(p.Stdout, "%s: holds a private mark or openings, and is not shown\n", clean(name))
		return nil, err
	}
	doc, problems := parsePlain(name, src)
	if doc == nil {
		_, err := fmt.Fprintf(p.Stdout, "%s\n", clean(problems[0].String()))
		return nil, err
	}
	return &diff.Text{Name: name, Doc: &doc.Document}, nil
}
