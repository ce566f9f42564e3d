package main

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

func (p *Program) publishVerb() *cobra.Command {
	var j project
	var dryRun bool
	c := &cobra.Command{
		Use:   "publish",
		Short: "write into the public record what is public from today on",
		Long: `Publish checks the project, says what would become public and what of the published would change, and appends that to the public
record, content/ledger.jsonl. It moves as-of in rspsite.yaml to today, or to the day that --today names.

It refuses when a published text changed without an erratum, when a published address would stop answering, and when the record
itself was edited. With --dry-run it tells all that and changes nothing.`,
		Example: `  rspsite publish --dry-run
  rspsite publish --today 2026-04-27`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.publish(&j, dryRun) },
	}
	j.sourceFlag(c)
	j.todayFlag(c)
	c.Flags().BoolVar(&dryRun, "dry-run", false, "tell what would be published, and change nothing")
	return c
}

func (p *Program) publish(j *project, dryRun bool) error {
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	if j.options.Today.IsZero() {
		today, err := corpus.ParseDate(p.Now().Format("2006-01-02"))
		if err != nil {
			return fmt.Errorf("the computer's date: %w", err)
		}
		j.options.Today = today
	}
	c, problems := j.load()
	if problems.Errors() > 0 {
		p.terminal.problems(problems)
		p.terminal.summaryf("%s, nothing published", count(problems.Errors(), "error"))
		return errContent
	}
	register, faults := publication.Read(j.root.FS(), c.Config.Ledger.Key)
	steps, broken := publication.Compare(c, register.All.State())
	if faults = append(faults, broken...); faults.Errors() > 0 {
		p.terminal.problems(j.placed(faults))
		p.terminal.summaryf("%s, nothing published", count(faults.Errors(), "error"))
		return errContent
	}
	for _, s := range steps {
		p.terminal.infof("%s %s %s", s.Event, s.Record.Title, s.Record.Address())
	}
	if dryRun || len(steps) == 0 {
		return nil
	}
	on := j.options.Today.String()
	log := register.All.Append(on, originOf(c.Config), publication.Events(steps))
	return j.record(on, log)
}

// originOf is the name of a project's log.
func originOf(c corpus.Config) string {
	if c.Ledger.Origin != "" {
		return c.Ledger.Origin
	}
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Host == "" {
		return c.Publisher
	}
	return strings.TrimSuffix(u.Host+u.Path, "/")
}

// record writes what a publication changes. Each file is replaced in one step, and after each the project is one that publish can go on
// from: a day without lines, lines without a checkpoint, or all.
func (j *project) record(on string, log *ledger.Log) error {
	config, err := j.root.ReadFile(corpus.ConfigFile)
	if err != nil {
		return err
	}
	moved, err := moveAsOf(config, on)
	if err != nil {
		return err
	}
	checkpoint := log.Checkpoint(log.Tree(), log.Len()).Unsigned()
	for _, f := range []struct {
		name string
		data []byte
	}{{corpus.ConfigFile, moved}, {corpus.LedgerFile, log.Bytes()}, {corpus.CheckpointFile, checkpoint}} {
		if err := j.root.WriteFile(f.name, f.data, 0o644); err != nil {
			return failf("", "writing %s: %v", j.place(f.name), cause(err))
		}
	}
	return nil
}

// moveAsOf is the text of rspsite.yaml with another as-of date and not one other byte changed.
func moveAsOf(config []byte, on string) ([]byte, error) {
	lines := bytes.SplitAfter(config, []byte("\n"))
	for i, line := range lines {
		if rest, ok := bytes.CutPrefix(line, []byte("as-of:")); ok {
			old := bytes.Fields(rest)
			if len(old) == 0 {
				break
			}
			lines[i] = bytes.Replace(line, old[0], []byte(on), 1)
			return bytes.Join(lines, nil), nil
		}
	}
	return nil, failf("write as-of: and a date on one line of "+corpus.ConfigFile, "found no line that begins with as-of: and a date")
}
