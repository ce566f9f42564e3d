package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rspsite/internal/verify"
)

// A verification is what the flags of verify say.
type verification struct {
	key, since string
	json       bool
	timeout    time.Duration
	maxSize    int64 // megabytes of all files
}

// Defaults of verify's flags.
const (
	verifyTime = 10 * time.Minute
	verifySize = 4 << 10 // megabytes
	megabyte   = 1 << 20
)

// farthestEast is how much earlier than in UTC a day begins in the first time zone to have it, where a publisher may be.
const farthestEast = 14 * time.Hour

func (p *Program) verifyVerb() *cobra.Command {
	var v verification
	c := &cobra.Command{
		Use:   "verify SITE",
		Short: "check a finished site against its own public record",
		Long: `Verify reads a site, in a folder or at an http or https address, and says whether it is what its public record says was published:
its files, the record itself, the texts, the words on the pages, the proofs and the addresses. It needs no sources, and works on
any site made with rspsite. It exits 3 if anything does not hold, and 1 if the site cannot be read.

With --key it checks who signed the record; get the key from another place than the site. With --since it checks that nothing was
taken back since the day on which you kept the site's /ledger/checkpoint. docs/verifying.md says what each failure means.`,
		Example: `  rspsite verify public
  rspsite verify https://example.org/ --since checkpoint-of-may --key publisher.key`,
		Args: takes("the folder or the address of a site"),
		RunE: func(c *cobra.Command, args []string) error { return p.verify(c.Context(), args[0], &v) },
	}
	c.Flags().StringVar(&v.key, "key", "", "key to verify the signature with, or a file that holds it")
	c.Flags().StringVar(&v.since, "since", "", "file with a checkpoint of the site that you kept")
	c.Flags().BoolVar(&v.json, "json", false, "write JSON (docs/verification.schema.json)")
	c.Flags().DurationVar(&v.timeout, "timeout", verifyTime, "how long it may take in all")
	c.Flags().Int64Var(&v.maxSize, "max-size", verifySize, "how many megabytes are read in all")
	return c
}

func (p *Program) verify(ctx context.Context, where string, v *verification) error {
	o, err := p.verifyOptions(v)
	if err != nil {
		return err
	}
	s, err := p.openSite(where, o.Parallel)
	if err != nil {
		return err
	}
	defer s.Close()
	limited, cancel := context.WithTimeout(ctx, v.timeout)
	defer cancel()
	o.Progress = func(done, total int) { p.terminal.working("%d of %d files", done, total) }
	report, err := verify.Run(limited, s, o)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return failf("give it more time with --timeout", "verifying %s took longer than %s", where, v.timeout)
	case errors.Is(err, verify.ErrNoSite):
		return failf("name the folder that rspsite build wrote, or the address of its home page", "%s: %v", where, err)
	case err != nil:
		return failf("", "%s: %v", where, err)
	}
	report.Site = where
	if err := p.tellVerification(report, v.json); err != nil {
		return err
	}
	if !report.Holds {
		return errContent
	}
	return nil
}

// verifyOptions reads what the flags name.
func (p *Program) verifyOptions(v *verification) (verify.Options, error) {
	o := verify.Options{Limits: verify.DefaultLimits, Known: shipped(), Today: p.Now().UTC().Add(farthestEast).Format(time.DateOnly)}
	if v.timeout <= 0 || v.maxSize <= 0 || v.maxSize > 1<<30 {
		return o, usagef("", "--timeout and --max-size must be more than nothing")
	}
	o.Total = v.maxSize * megabyte
	if v.key != "" {
		key, err := verify.ReadKey(v.key)
		data, unread := os.ReadFile(p.path(v.key))
		switch {
		case err != nil && unread == nil:
			key, err = verify.ReadKey(string(data))
		case err != nil && !strings.Contains(v.key, "+"): // which every key has
			return o, usagef("name the file that holds the key, or write the key itself: example.org+1a2b3c4d+AZ…", "reading --key %s: %v", v.key, cause(unread))
		}
		if err != nil {
			return o, usagef("it looks like example.org+1a2b3c4d+AZ…, on one line", "bad value for --key: %v", err)
		}
		o.Key = key
	}
	if v.since == "" {
		return o, nil
	}
	data, err := os.ReadFile(p.path(v.since))
	if err != nil {
		return o, usagef("it is the file /ledger/checkpoint as the site had it then", "reading --since %s: %v", v.since, cause(err))
	}
	if err := verify.ReadSince(data); err != nil {
		return o, usagef("it is the file /ledger/checkpoint as the site had it then", "--since %s is no checkpoint: %v", v.since, err)
	}
	o.Since = data
	return o, nil
}

// A closableSite is a site that is let go of in the end.
type closableSite interface {
	verify.Site
	Close() error
}

// openSite opens a folder or an address, of which so many files are read at a time.
func (p *Program) openSite(where string, parallel int) (closableSite, error) {
	if scheme, _, ok := strings.Cut(where, "://"); ok {
		s, err := verify.OpenRemote(where, parallel, http.ProxyFromEnvironment)
		if err != nil {
			hint := ""
			if scheme != "http" && scheme != "https" {
				hint = "sites are read at http and https addresses, or in folders"
			}
			return nil, usagef(hint, "%s: %v", where, err)
		}
		return s, nil
	}
	s, err := verify.OpenFolder(p.path(where))
	if err != nil {
		return nil, failf("name the folder that holds the site, or its address with https://", "opening %s: %v", where, cause(err))
	}
	return s, nil
}

// shownProblems are told of each check; --verbose and --json have all.
const shownProblems = 5

// tellVerification writes the report: a line for each check, what is wrong below, and the verdict at the end.
func (p *Program) tellVerification(r *verify.Report, asJSON bool) error {
	if asJSON {
		return p.writeJSON(r)
	}
	t := p.terminal
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear()
	var b strings.Builder
	if !t.quiet {
		for _, c := range r.Checks {
			fmt.Fprintf(&b, "%s %-10s %s\n", t.state(c.State), c.Name, oneLine(c.Says))
		}
	}
	t.findings(&b, r.Problems, true)
	if !t.quiet {
		t.findings(&b, r.Notes, false)
	}
	fmt.Fprintln(&b, oneLine(r.Verdict))
	if _, err := fmt.Fprint(p.Stdout, b.String()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// state is the outcome of a check at the head of its line.
func (t *terminal) state(s verify.State) string {
	word := fmt.Sprintf("%-9s", s)
	switch s {
	case verify.Fails:
		return paint(t.colourOut, red, strings.ToUpper(word))
	case verify.Unchecked:
		return paint(t.colourOut, yellow, word)
	}
	return word
}

// findings writes problems, or notes, the first of each check. What one means and what to do is said once where several in a row
// share it.
func (t *terminal) findings(b *strings.Builder, list []verify.Problem, wrong bool) {
	shown := map[string]int{}
	for i, f := range list {
		if shown[f.Check]++; shown[f.Check] > shownProblems && !t.verbose {
			continue
		}
		what := "note"
		if wrong {
			what = "wrong"
		}
		related := ""
		if f.Related != "" {
			related = " (" + f.Related + ")"
		}
		fmt.Fprintf(b, "%s: %s: %s%s\n", what, paint(t.colourOut && wrong, red, oneLine(f.Where)), oneLine(f.Message), oneLine(related))
		if i+1 < len(list) && list[i+1].Means == f.Means && list[i+1].Mend == f.Mend && (shown[f.Check] < shownProblems || t.verbose) {
			continue
		}
		for _, said := range []struct{ what, words string }{{"means", f.Means}, {"to do", f.Mend}} {
			if said.words != "" {
				fmt.Fprintf(b, "  %s: %s\n", said.what, oneLine(said.words))
			}
		}
	}
	for _, check := range verify.Checks() {
		if more := shown[check] - shownProblems; more > 0 && !t.verbose {
			fmt.Fprintf(b, "%d more of %s: --verbose and --json list them\n", more, check)
		}
	}
}

// oneLine is text of a site that cannot look like a line of ours.
func oneLine(s string) string { return clean(strings.NewReplacer("\n", " ", "\t", " ").Replace(s)) }
