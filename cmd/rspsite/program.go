package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rspsite/internal/problem"
)

// A Program is one run of rspsite. Its fields are all that it knows of the world.
type Program struct {
	Args           []string // without the program's name
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time // for the as-of date of a new project and the days left in a preview, never for content
	Dir            string           // relative paths start here; the process's working directory if empty

	terminal *terminal
	// afterWriting is called after each file that publish replaced, so that tests can end a run there; nil otherwise.
	afterWriting func(file string) error
	started      bool // flags and arguments are right, the verb runs
}

// Run runs the program and returns its exit status.
func (p *Program) Run(ctx context.Context) int {
	p.terminal = newTerminal(p.Stdout, p.Stderr, p.Getenv)
	defer p.terminal.done()
	root := p.root()
	err := checkVerb(root, p.Args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	p.terminal.error(err)
	if !p.started && exitCode(err) == exitFailed { // an error of cobra's own
		return exitUsage
	}
	return exitCode(err)
}

// path makes a path that the user named absolute.
func (p *Program) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(p.Dir, name)
}

func (p *Program) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "rspsite",
		Short:             "publish policies that change, so that nobody has to take your word for what changed",
		SilenceUsage:      true,
		SilenceErrors:     true,
		Version:           buildVersion(),
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true}, // completionVerb is ours
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if p.terminal.quiet && p.terminal.verbose {
				return usagef("", "--quiet and --verbose exclude each other")
			}
			p.started = true
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			return usagef("run rspsite help for the list, or rspsite init DIR to start", "no verb given")
		},
	}
	root.SetArgs(p.Args)
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().BoolVarP(&p.terminal.quiet, "quiet", "q", false, "say nothing but errors")
	root.PersistentFlags().BoolVarP(&p.terminal.verbose, "verbose", "v", false, "say what is done and how long it takes")
	root.SetVersionTemplate("{{.Version}}\n")
	root.AddCommand(p.initVerb(), p.serveVerb(), p.checkVerb(), p.buildVerb(), p.newVerb(), p.diffVerb(), p.citeVerb(), p.idsVerb(), p.redactVerb(), p.revealVerb(), p.publishVerb(), p.verifyVerb(), p.ledgerVerb(), p.versionVerb(), p.completionVerb())
	root.SetHelpCommand(helpVerb(root))
	root.InitDefaultHelpCmd()
	return root
}

// helpVerb is cobra's, but unknown verbs are wrong use here too.
func helpVerb(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: "say how a verb is used",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := checkVerb(root, args); err != nil {
				return err
			}
			c, _, err := root.Find(args)
			if err != nil {
				return usagef("", "%v", err)
			}
			return c.Help()
		},
	}
}

// checkVerb reports a verb, or a kind after new, that there is not. It looks before cobra does, whose own message for a
// misspelt verb would speak of the flags behind it.
func checkVerb(root *cobra.Command, args []string) error {
	c, rest, _ := root.Find(args)
	if !c.HasSubCommands() {
		return nil
	}
	i := slices.IndexFunc(rest, func(s string) bool { return !strings.HasPrefix(s, "-") })
	if i < 0 || strings.HasPrefix(rest[i], cobra.ShellCompRequestCmd) {
		return nil
	}
	if i > 0 && slices.Contains(verbs(c), rest[i]) { // cobra took it for the value of the flag before it
		return misplaced(c, rest[i-1], rest[i])
	}
	what := map[string]string{"new": "kind", "completion": "shell", "ledger": "verb"}[c.Name()]
	if c == root {
		what = "verb"
	}
	return usagef("the "+what+"s are "+strings.Join(verbs(c), ", "), "unknown %s %q%s", what, rest[i], didYouMean(rest[i], verbs(c)))
}

// misplaced reports a flag that stands before its verb.
func misplaced(c *cobra.Command, flag, verb string) error {
	sub, _, err := c.Find([]string{verb})
	if err != nil {
		return usagef("", "%v", err)
	}
	sub.InheritedFlags() // takes in those of the verbs above
	name, isLong := strings.CutPrefix(flag, "--")
	switch {
	case !isLong:
		return usagef(helpHint(sub), "unknown flag %s", flag)
	case sub.Flags().Lookup(name) == nil:
		return unknownFlag(sub, name)
	}
	return usagef("", "write %s behind the verb: %s %[1]s", flag, sub.CommandPath())
}

func verbs(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	slices.Sort(names)
	return names
}

// flagError words pflag's errors as ours.
func flagError(c *cobra.Command, err error) error {
	hint := helpHint(c)
	var unknown *pflag.NotExistError
	var bad *pflag.InvalidValueError
	var noDay *badDay
	var empty *pflag.ValueRequiredError
	switch {
	case errors.As(err, &bad) && errors.As(bad.Unwrap(), &noDay):
		return usagef(hint, "--%s: %v", bad.GetFlag().Name, noDay)
	case errors.As(err, &bad):
		return usagef(hint, "bad value %q for --%s", bad.GetValue(), bad.GetFlag().Name)
	case errors.As(err, &empty):
		return usagef(hint, "--%s needs a value", empty.GetFlag().Name)
	case !errors.As(err, &unknown):
		return usagef(hint, "%v", err)
	}
	if name := unknown.GetSpecifiedName(); unknown.GetSpecifiedShortnames() != "" {
		return usagef(hint, "unknown flag -%s", name)
	}
	return unknownFlag(c, unknown.GetSpecifiedName())
}

// helpHint says where a verb's flags are listed.
func helpHint(c *cobra.Command) string { return strings.TrimSpace("run rspsite help " + verbPath(c)) }

// unknownFlag reports a flag that a verb does not have.
func unknownFlag(c *cobra.Command, name string) error {
	hint := helpHint(c)
	var known []string
	c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	near := problem.Nearest(name, known)
	if near == "" {
		return usagef(hint, "unknown flag --%s", name)
	}
	return usagef(hint, "unknown flag --%s (did you mean --%s?)", name, near)
}

// didYouMean is the nearest known name in brackets, to be put behind a message; empty if none is near.
func didYouMean(name string, known []string) string {
	if near := problem.Nearest(name, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// takes checks that a verb has one argument for each of the names.
func takes(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := "usage: " + c.UseLine()
		switch {
		case len(args) < len(names):
			return usagef(hint, "%s needs %s", verbPath(c), names[len(args)])
		case len(args) > len(names):
			return usagef(hint, "%s does not take %q", verbPath(c), args[len(names)])
		}
		return nil
	}
}

// verbPath is a verb without the program's name: "new goal".
func verbPath(c *cobra.Command) string {
	return strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), "rspsite"), " ")
}
