package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/note" // the type of a key that signs

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/site"
)

// publishFlags are those of publish.
type publishFlags struct {
	project
	out, key string
	held     heldKey
	dryRun   bool
	yes      bool
	meant    bool // a day that has not come is meant
	noBuild  bool
	anew     bool // the record in the history was never public
}

func (p *Program) publishVerb() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:   "publish",
		Short: "write into the public record what is public from today on, and build the site",
		Long: `Publish does what check does, says what would become public and what of the published would change, and asks. Then it makes the site,
and only when all of it is made moves as-of in rspsite.yaml to today, or to the day that --today names, appends to the public record,
content/ledger.jsonl, writes its checkpoint, and lets the site take the place of the one before.

Without a terminal it does not ask. With --dry-run it tells and changes nothing. A day that has not come yet by the computer's clock makes
public, for good, what is dated until then: it is asked for by itself, and where nothing is asked --ahead says that it is meant.

It refuses when a published text changed without an erratum, when a published address would stop answering, when the record itself was
edited, when git has a public record that the one here does not go on from, and when as-of would move back. If it is interrupted, run it again: it goes on from where it was.

Where ledger.key stands in rspsite.yaml, the checkpoint is signed. The private key is read from the file that --key names, which lies
outside of every project, or from the environment variable ` + keyVariable + `, which holds the key itself. Rspsite ledger keygen makes one.`,
		Example: `  rspsite publish --dry-run
  rspsite publish --key ~/keys/policies.example.key
  rspsite publish --yes --today 2026-04-27`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.publish(c, &f) },
	}
	f.sourceFlag(c)
	f.baseURLFlag(c)
	f.todayFlag(c)
	c.Flags().StringVar(&f.out, "out", defaultOut, "folder that the site is built into, from the working directory")
	c.Flags().StringVar(&f.key, "key", "", "file with the private key that signs the checkpoint, in place of the environment variable "+keyVariable)
	c.Flags().BoolVar(&f.newKey, "new-key", false, "sign with a key that the last checkpoint is not signed with: the first one, or one in place of another")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "tell what would be published, and change nothing")
	c.Flags().BoolVarP(&f.yes, "yes", "y", false, "do not ask")
	c.Flags().BoolVar(&f.meant, "ahead", false, "the day of --today is meant, though it has not come yet")
	c.Flags().BoolVar(&f.anew, "anew", false, "begin a public record though git has an earlier one, which nobody else ever saw, or does not answer")
	c.Flags().BoolVar(&f.noBuild, "no-build", false, "leave the site as it is: rspsite build makes it later")
	return c
}

// A publishing is one publication on its way: what was read, and what is to be written.
type publishing struct {
	*publishFlags
	on     corpus.Date
	public *corpus.Corpus
	record *render.PublicRecord
	signer note.Signer  // nil: the checkpoint is not signed
	told   problem.List // warnings that were shown
	ahead  string       // how far the day lies after the computer's; empty if it does not
	kept   []keeping    // texts in whose place corrections come

	written bool // all of it stands in the project
}

func (p *Program) publish(c *cobra.Command, f *publishFlags) error {
	p.holdKey(f)
	if err := p.openProject(&f.project); err != nil {
		return err
	}
	defer f.close()
	if !f.dryRun {
		lock, err := f.lock()
		if err != nil {
			return err
		}
		defer lock.Close()
	}
	w, err := p.prepare(c.Context(), f)
	if err != nil {
		return err
	}
	p.tell(w)
	if f.dryRun {
		p.terminal.summaryf("nothing was written: this is what publish would do")
		return nil
	}
	if agreed, err := p.ask(w); err != nil || !agreed {
		return err
	}
	err = p.carryOut(c.Context(), w)
	if w.written && !w.isEmpty() {
		p.terminal.infof("commit %s now, with the sources", w.recordFiles())
	}
	return err
}

// prepare reads and checks all, and refuses what must not be published. It writes nothing.
func (p *Program) prepare(ctx context.Context, f *publishFlags) (*publishing, error) {
	today, err := p.today()
	if err != nil {
		return nil, err
	}
	if f.options.Today.IsZero() {
		f.options.Today = today
	}
	stop := p.reading()
	found, err := f.checkAll(ctx, f.dryRun || f.noBuild) // build makes all pages before anything is written
	stop()
	if err != nil {
		return nil, err
	}
	w := &publishing{publishFlags: f, on: f.options.Today, public: found.public, record: found.record}
	if found.public != nil {
		if err := f.mayMoveTo(w.on, found.public.Config.AsOf, lastDay(found.record)); err != nil {
			return nil, err
		}
		if err := p.lookAhead(w, today); err != nil {
			return nil, err
		}
	}
	problems := found.problems
	if r := found.record; r != nil && r.All.Len() > 0 && f.anew {
		return nil, usagef("leave --anew out, and the publication goes on from there", "%s has a public record already, of %s", f.place(corpus.LedgerFile), count(r.All.Len(), "line"))
	} else if r != nil && r.All.Len() == 0 { // the first publication, to which check has nothing to say
		r.Steps, _ = publication.Compare(found.public, r.All.State())
	}
	if problems.Errors() == 0 {
		problems = append(problems, p.continues(w)...)
		problems = append(problems, w.committed(ctx)...)
		problems = append(problems, f.placed(publication.Backdated(w.record.Steps, w.on))...)
		problems = append(problems, f.placed(p.keepFormer(ctx, w))...)
	}
	if w.public != nil && w.on.String() != w.public.Config.AsOf.String() {
		problems = asErrors(problems, asOfLine)
	}
	p.terminal.problems(withoutRule(problems, publication.Unfinished))
	if n := problems.Errors(); n > 0 {
		p.terminal.summaryf("%s, nothing published", count(n, "error"))
		return nil, errContent
	}
	w.told = problems
	if err := f.mustHaveName(w.public, w.record); err != nil {
		return nil, err
	}
	if err := p.findSigner(w); err != nil {
		return nil, err
	}
	return w, p.mayBuild(w)
}

func lastDay(r *render.PublicRecord) string {
	if r == nil {
		return ""
	}
	return r.All.On()
}

func withoutRule(list problem.List, rule string) problem.List {
	return slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return p.Rule == rule })
}

// mayMoveTo refuses a day before the one that the site shows already, or that the record has.
func (f *publishFlags) mayMoveTo(on, asOf corpus.Date, last string) error {
	before := "as-of in " + f.place(corpus.ConfigFile) + ", " + asOf.String()
	if day, err := corpus.ParseDate(last); err == nil && day.After(asOf) {
		before, asOf = "the last publication, of "+last, day
	}
	switch {
	case !asOf.After(on):
		return nil
	case !f.today.IsZero():
		return usagef("what was shown stays shown: name a day from "+asOf.String()+" on", "--today %s lies before %s", on, before)
	}
	return usagef("look whether one of the two is wrong; --today "+asOf.String()+" publishes as of that day",
		"the computer says that today is %s, which lies before %s", on, before)
}

// mayBuild refuses a folder that the site could not be written into, before anything is published.
func (p *Program) mayBuild(w *publishing) error {
	if w.noBuild || w.out == "" {
		return nil
	}
	pages, err := w.plan(w.public, render.Options{BaseURL: w.baseURL, Record: w.record})
	if err != nil {
		return err
	}
	_, err = site.Leaving(pages, p.path(w.out), site.Options{Source: w.dir, Name: w.out, Manifest: manifest})
	return err
}

// isEmpty reports whether there is nothing to be written.
func (w *publishing) isEmpty() bool {
	return len(w.record.Steps) == 0 && !w.needsCheckpoint() && w.on.String() == w.public.Config.AsOf.String()
}

// needsCheckpoint reports whether the checkpoint has to be written: for new lines, for those of a publication that was interrupted, or
// for another key.
func (w *publishing) needsCheckpoint() bool {
	return len(w.record.Steps) > 0 || w.record.IsUnfinished() || w.newKey && w.record.All.Len() > 0
}

// errNotAgreed ends a publication to which the answer was no.
var errNotAgreed = errors.New("nothing published: the answer was not yes")

// ask asks whether to publish, where there is somebody to answer and anything to publish.
func (p *Program) ask(w *publishing) (bool, error) {
	if w.yes || w.isEmpty() {
		return true, nil
	}
	if !p.canAsk() {
		if in, ok := p.Stdin.(*os.File); ok && hasAnswer(in) { // yes and no alike: nobody was asked
			return false, usagef("add --yes if it is meant", "there is no terminal to ask on, and what comes through the pipe is not read as an answer; nothing published")
		}
		return true, nil
	}
	question, agreed := "publish this? [y/N] ", []string{"y", "yes"}
	if w.ahead != "" && !w.meant {
		question, agreed = fmt.Sprintf("publish this as of a day that lies %s? type the day to agree: ", w.ahead), []string{w.on.String()}
	}
	p.terminal.prompt(question)
	answer, err := bufio.NewReader(p.Stdin).ReadString('\n')
	if err != nil && answer == "" || !slices.Contains(agreed, strings.ToLower(strings.TrimSpace(answer))) {
		return false, errNotAgreed
	}
	return true, nil
}

// canAsk reports whether there is somebody to answer.
func (p *Program) canAsk() bool {
	in, ok := p.Stdin.(*os.File)
	return ok && isTerminal(in)
}

// log is the ledger with what is to be appended.
func (w *publishing) log() *ledger.Log {
	if len(w.record.Steps) == 0 {
		return w.record.All
	}
	return w.record.All.Append(w.on.String(), originOf(w.public.Config), publication.Events(w.record.Steps))
}
