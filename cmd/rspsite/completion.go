package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// A shell can complete rspsite's verbs and flags.
type shell struct {
	name  string
	setUp string // what its user does with the script, once
	write func(root *cobra.Command, p *Program) error
}

var shells = []shell{
	{"bash", "  rspsite completion bash > ~/.local/share/bash-completion/completions/rspsite",
		func(root *cobra.Command, p *Program) error { return root.GenBashCompletionV2(p.Stdout, true) }},
	{"fish", "  rspsite completion fish > ~/.config/fish/completions/rspsite.fish",
		func(root *cobra.Command, p *Program) error { return root.GenFishCompletion(p.Stdout, true) }},
	{"powershell", "  rspsite completion powershell >> $PROFILE",
		func(root *cobra.Command, p *Program) error { return root.GenPowerShellCompletionWithDesc(p.Stdout) }},
	{"zsh", "  rspsite completion zsh > \"${fpath[1]}/_rspsite\"",
		func(root *cobra.Command, p *Program) error { return root.GenZshCompletion(p.Stdout) }},
}

func (p *Program) completionVerb() *cobra.Command {
	var names []string
	for _, s := range shells {
		names = append(names, s.name)
	}
	all := strings.Join(names, ", ")
	c := &cobra.Command{
		Use:   "completion SHELL",
		Short: "write a script with which a shell completes verbs and flags: " + all,
		Long: `Completion writes a script to standard output. Once your shell has read it, the Tab key completes the verbs and flags of
rspsite. The help of each shell says where the script goes.`,
		RunE: func(*cobra.Command, []string) error { return usagef("the shells are "+all, "completion needs a SHELL") },
	}
	for _, s := range shells {
		c.AddCommand(&cobra.Command{
			Use:     s.name,
			Short:   "write the script for " + s.name,
			Long:    "Writes the script for " + s.name + ". Put it where " + s.name + " looks for such scripts, and start the shell anew.",
			Example: s.setUp,
			Args:    takes(),
			RunE:    func(c *cobra.Command, _ []string) error { return s.write(c.Root(), p) },
		})
	}
	return c
}
