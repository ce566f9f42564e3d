package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rspsite/internal/markdown"
	"rspsite/internal/problem"
	"rspsite/internal/redaction"
	"rspsite/internal/redaction/gate"
	"rspsite/internal/scaffold"
)

// redactFlags are the flags of redact and of reveal.
type redactFlags struct {
	out, openings string
	replace       bool   // what stands in the public source alone
	reviewer      string // the openings to send
}

func (p *Program) redactVerb() *cobra.Command {
	var f redactFlags
	c := &cobra.Command{
		Use:   "redact PRIVATE.md",
		Short: "take the marked texts out of a private source: a public source, and openings for reviewers",
		Long: `Redact writes the public source of a report. Each text in a private mark

  {~ text ~}{reason="public-safety" note="Why readers may not see it" extent="phrase"}

gives way to a form that says reason, justification, rough extent, and a commitment to the text. The texts themselves go into
the openings, with which a reviewer proves them (rspsite reveal). Reasons are legal, intellectual-property, public-safety and
privacy; extents are word, phrase, sentence, paragraph, section and figure. \{~ is no mark.

Keep PRIVATE.md and the openings outside of any project: every verb refuses a project in which one lies. PRIVATE.md may be -
for standard input, and -o may be - for standard output. If the openings are there already, texts that did not change keep
their commitments: redact again after every edit, with the same file. Openings of texts that changed or went stay in it, so that
editions which are public can still be proved. Every report has a file of its own.
Nothing is written if anything is wrong, nor if the public source was changed since by hand or by rspsite new erratum and
the private one was not: write the same into PRIVATE.md, or say --replace.`,
		Example: `  rspsite redact ../private/report.md -o content/reports/2026-q4/report.md --openings ../private/openings.json`,
		Args:    takes("PRIVATE.md"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.redact(&f, args[0]) },
	}
	c.Flags().StringVarP(&f.out, "out", "o", "", "the public source to write; - for standard output")
	c.Flags().StringVar(&f.openings, "openings", "", "the file of openings to read, if it is there, and to write")
	c.Flags().BoolVar(&f.replace, "replace", false, "write over what stands in the public source alone")
	return c
}

func (p *Program) redact(f *redactFlags, name string) error {
	if err := p.checkRedact(f, name); err != nil {
		return err
	}
	src, err := p.readText(name)
	if err != nil {
		return failf("", "reading %s: %v", shownName(name), cause(err))
	}
	if gate.IsOpenings(src) {
		return usagef("name the private source, with its marks", "%s is a file of openings", shownName(name))
	}
	at, err := filepath.EvalSymlinks(p.path(f.openings))
	if err != nil {
		at = p.path(f.openings) // it is not there yet
	}
	if lock, err := lockFolder(filepath.Dir(at)); err == nil { // else reading or writing will tell
		defer lock.Close()
	}
	before, err := p.openingsBefore(f.openings)
	if err != nil {
		return err
	}
	public, openings, problems := redaction.Redact(shownName(name), src, before, rand.Reader)
	if public != nil {
		problems = append(problems, p.parsed(name, src, public, openings)...)
		problems.Sort()
	}
	p.terminal.problems(problems)
	if problems.Errors() > 0 {
		p.terminal.summaryf("%s, nothing written", count(problems.Errors(), "error"))
		return errContent
	}
	r := &redacted{private: src, public: public, before: before, made: openings}
	if err := p.mayReplace(f, name, r); err != nil {
		return err
	}
	if err := p.writeFile(f.openings, openings.JSON(), 0o600); err != nil {
		return failf("", "writing %s: %v", f.openings, cause(err))
	}
	if err := p.writePublic(f.out, public); err != nil {
		return failf(f.openings+" is written: the next run takes its commitments from it", "writing %s: %v", f.out, cause(err))
	}
	p.listRedactions(f, r)
	return nil
}

// checkRedact refuses files that would bring a secret where it can become public, and files that would be lost.
func (p *Program) checkRedact(f *redactFlags, name string) error {
	switch {
	case f.out == "":
		return usagef("name the public source to write: -o report.md", "redact needs -o")
	case f.openings == "":
		return usagef("name a file outside of the project: --openings openings.json", "redact needs --openings")
	case f.openings == stdinName:
		return usagef("they are kept in a file that the next run reads", "openings cannot go to standard output")
	case p.sameFile(f.out, name):
		return usagef("name another file with -o", "-o is the private source itself: it would be overwritten")
	case p.sameFile(f.openings, name):
		return usagef("name another file with --openings", "--openings is the private source itself: it would be overwritten")
	case p.sameFile(f.openings, f.out):
		return usagef("the openings stay private, the source becomes public", "-o and --openings name the same file")
	}
	if name != stdinName {
		if err := p.inProject(name, "the private source"); err != nil {
			return err
		}
	}
	if err := p.inProject(f.openings, "the file of openings"); err != nil {
		return err
	}
	if f.out == stdinName {
		return nil
	}
	if err := p.keepsPrivate(f.out); err != nil {
		return err
	}
	return p.gateAround(f.out)
}

// keepsPrivate refuses to write over a private source or over openings.
func (p *Program) keepsPrivate(out string) error {
	file, err := os.Open(p.path(out))
	if err != nil {
		return nil // not there, or writing it will tell
	}
	defer file.Close()
	if held, _ := gate.IsPrivate(file, out); held {
		return usagef("name the public source with -o; move the private one out of the project if it lies there", "%s holds a private mark or openings: it is not overwritten", out)
	}
	return nil
}

// openingsBefore are those of an earlier run, or nil if there was none.
func (p *Program) openingsBefore(name string) (*redaction.Openings, error) {
	if _, err := os.Stat(p.path(name)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return p.readOpenings(name)
}

// readOpenings reads a file of openings.
func (p *Program) readOpenings(name string) (*redaction.Openings, error) {
	data, err := p.readText(name)
	if err != nil {
		return nil, failf("", "reading %s: %v", name, cause(err))
	}
	openings, problems := redaction.ReadOpenings(name, data)
	if openings == nil {
		p.terminal.problems(problems)
		return nil, errContent
	}
	return openings, nil
}

// parsed is what is wrong with the public source, told of the lines of the private one, which the editor mends.
func (p *Program) parsed(name string, private, public []byte, openings *redaction.Openings) problem.List {
	doc, problems := markdown.Parse(shownName(name), public)
	if doc != nil {
		problems = append(problems, halves(shownName(name), doc, revealed(shownName(name), public, openings))...)
	}
	line := redaction.Lines(private)
	for i := range problems {
		problems[i].Line, problems[i].Column = line(problems[i].Line), 0
	}
	return problems
}

// writePublic writes the public source, or prints it.
func (p *Program) writePublic(out string, public []byte) error {
	if out == stdinName {
		_, err := p.Stdout.Write(public)
		return err
	}
	return p.writeFile(out, public, 0)
}

// listRedactions says what was redacted, and never the text.
func (p *Program) listRedactions(f *redactFlags, r *redacted) {
	forms := redaction.Forms(shownOut(f.out), r.public)
	for _, one := range forms {
		kept := "new"
		if r.before.Commits(one.ID, one.Commitment) {
			kept = "as before"
		}
		p.terminal.summaryf("%s: %s, a %s, %s: %s", one.At, one.ID, one.Extent, one.Reason.Words(), kept)
	}
	p.sayGone(f, r)
	p.sayIDs(r.public)
	p.sayPictures(f.out, r.made)
	if len(forms) == 0 {
		p.terminal.infof("the source has no private mark: nothing was taken out")
		return
	}
	p.terminal.infof("%s; the texts are in %s, which stays private", count(len(forms), "redaction"), f.openings)
}

// shownName is how messages call a file to read.
func shownName(name string) string {
	if name == stdinName {
		return "standard input"
	}
	return name
}

// shownOut is how messages call a file to write.
func shownOut(name string) string {
	if name == stdinName {
		return "standard output"
	}
	return name
}

// sameFile reports whether two names mean one file, there or not.
func (p *Program) sameFile(a, b string) bool {
	if a == stdinName || b == stdinName {
		return false
	}
	if filepath.Clean(p.path(a)) == filepath.Clean(p.path(b)) {
		return true
	}
	first, err := os.Stat(p.path(a))
	if err != nil {
		return false
	}
	second, err := os.Stat(p.path(b))
	return err == nil && os.SameFile(first, second)
}

// writeFile writes a file in one step. It has the mode given, or if that is 0 the mode that it had, or that of any new file. A link
// stays one.
func (p *Program) writeFile(name string, text []byte, mode fs.FileMode) error {
	at := p.path(name)
	if real, err := filepath.EvalSymlinks(at); err == nil {
		at = real
	}
	info, err := os.Stat(at)
	switch {
	case err == nil && info.IsDir():
		return errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		return errors.New("it is no file but a device or the like")
	case err == nil && mode == 0:
		mode = info.Mode().Perm()
	}
	if old, err := os.ReadFile(at); err == nil && bytes.Equal(old, text) && info.Mode().Perm() == mode {
		return nil
	}
	root, err := os.OpenRoot(filepath.Dir(at))
	if err != nil {
		return err
	}
	defer root.Close()
	return scaffold.Replace(root, filepath.Base(at), text, mode)
}
