package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/scaffold"
)

func (p *Program) newVerb() *cobra.Command {
	var j project
	var title string
	c := &cobra.Command{
		Use:   "new KIND NAME",
		Short: "write a draft source: report, review, version, change, determination, table, goal, source; or an erratum",
		Long: `New writes a source with its header filled in and a draft mark, so that nothing of it is published by accident.
It prints the path of each file that it makes, and never overwrites one. New erratum alone changes a file that is there: it adds an
entry to its header.`,
		RunE: func(c *cobra.Command, _ []string) error {
			return usagef("the kinds are "+strings.Join(verbs(c), ", "), "new needs a KIND")
		},
	}
	c.PersistentFlags().StringVar(&j.source, "source", ".", "folder of the project, which holds rspsite.yaml")
	c.PersistentFlags().Var(&j.today, "today", "the day that is filled in, in place of the computer's; never one before as-of")
	titled := []*cobra.Command{p.newVersionVerb(&j, &title), p.newReportVerb(&j, &title), p.newReviewVerb(&j, &title)}
	c.AddCommand(p.newChangeVerb(&j), p.newErratumVerb(&j))
	for _, k := range scaffold.Kinds {
		titled = append(titled, &cobra.Command{
			Use:     k.Name + " NAME",
			Short:   "write " + k.What,
			Long:    "Writes content/" + k.Folder + "/NAME.md, a draft: " + k.What + ".",
			Example: "  rspsite new " + k.Name + " " + k.Example,
			Args:    takes("NAME"),
			RunE: func(_ *cobra.Command, args []string) error {
				return p.newSource(&j, args[:1], func(c *corpus.Corpus) ([]scaffold.File, error) {
					return []scaffold.File{scaffold.New(k, args[0], title, publisher(c), c.AsOf)}, nil
				})
			},
		})
	}
	for _, verb := range titled {
		verb.Flags().StringVar(&title, "title", "", "title of the new source; made of its name if absent")
		c.AddCommand(verb)
	}
	return c
}

func (p *Program) newVersionVerb(j *project, title *string) *cobra.Command {
	var after string
	c := &cobra.Command{
		Use:   "version POLICY VERSION",
		Short: "write a version with the text and IDs of the version before; starts a policy that is not there",
		Long: `Writes content/versions/POLICY/VERSION.md, a draft, with the text and IDs of the newest version or of the one that --after
names. If there is no such policy yet, it writes content/versions/POLICY/policy.md too, a draft as well.`,
		Example: `  rspsite new version our-policy v1.0
  rspsite new version our-policy v1.0.1 --after v1.0`,
		Args: takes("POLICY", "VERSION"),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.newSource(j, args, func(c *corpus.Corpus) ([]scaffold.File, error) {
				return newVersion(c, args[0], args[1], after, *title)
			})
		},
	}
	c.Flags().StringVar(&after, "after", "", "the version before; the newest if absent")
	return c
}

func (p *Program) newChangeVerb(j *project) *cobra.Command {
	return &cobra.Command{
		Use:     "change POLICY VERSION",
		Short:   "write the account of what a version changed",
		Long:    "Writes content/changes/POLICY/VERSION.md, a draft: what the publisher and the editors say of the step to that version.",
		Example: "  rspsite new change our-policy v1.1",
		Args:    takes("POLICY", "VERSION"),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.newSource(j, args, func(c *corpus.Corpus) ([]scaffold.File, error) {
				policy, err := findPolicy(c, args[0])
				if err != nil {
					return nil, err
				}
				v, err := findVersion(policy, args[1])
				if err != nil {
					return nil, err
				}
				return []scaffold.File{scaffold.Change(policy, v.Name)}, nil
			})
		},
	}
}

// newSource writes the files that drafts gives for the project.
func (p *Program) newSource(j *project, names []string, drafts func(*corpus.Corpus) ([]scaffold.File, error)) error {
	for _, name := range names {
		if !permalink.IsName(name) {
			return usagef("allowed are "+permalink.NameRule, "%q cannot be part of an address", name)
		}
	}
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	c, err := p.loadToWrite(j)
	if err != nil {
		return err
	}
	files, err := drafts(c)
	if err != nil {
		return j.placedError(err)
	}
	if err := scaffold.Write(j.root, files); err != nil {
		return j.placedError(err)
	}
	for _, f := range files {
		if _, err := fmt.Fprintln(p.Stdout, j.place(f.Path)); err != nil {
			return err
		}
	}
	if len(files) > 1 {
		p.terminal.infof("there was no policy of that name, so that one begins here: both files are drafts until you take their draft marks out: see them with %s", j.serve("--drafts"))
		return nil
	}
	p.terminal.infof("a draft until you take its draft mark out: see it with %s", j.serve("--drafts"))
	return nil
}

// placedError names the file of an error as it is found from the working directory.
func (j *project) placedError(err error) error {
	var there *scaffold.ExistsError
	if errors.As(err, &there) {
		return &scaffold.ExistsError{Path: j.place(there.Path)}
	}
	return err
}

// newVersion carries the newest version forward, or the one that after names, or starts a policy.
func newVersion(c *corpus.Corpus, name, version, after, title string) ([]scaffold.File, error) {
	if slices.Contains(permalink.ReservedPolicies, name) {
		return nil, usagef("choose another name", "the name %q is taken by a part of the site", name)
	}
	if slices.Contains(permalink.ReservedVersions, version) {
		return nil, usagef("choose another name", "the name %q is taken by a part of the site", version)
	}
	policy := c.Policy(name)
	if policy == nil || len(policy.Versions) == 0 {
		if near := problem.Nearest(name, policyNames(c)); near != "" && policy == nil {
			return nil, usagef("make its folder in content/versions first if you mean a new policy", "no policy %q (did you mean %q?)", name, near)
		}
		if after != "" {
			return nil, usagef("", "no version %q: %s has none yet", after, name)
		}
		if policy != nil {
			name = policy.Name // not one that it had
		}
		files := scaffold.FirstVersion(name, version, title, publisher(c), c.AsOf)
		if policy != nil {
			files = files[1:] // the policy itself is there
		}
		return files, nil
	}
	if v := policy.Named(version); v != nil { // under a former name too, which leads to it
		return nil, &scaffold.ExistsError{Path: v.Path}
	}
	before := policy.Versions[len(policy.Versions)-1]
	if after != "" {
		var err error
		if before, err = findVersion(policy, after); err != nil {
			return nil, err
		}
	}
	return []scaffold.File{scaffold.NextVersion(before, version, title, c.AsOf)}, nil
}

// publisher is who the default policy says publishes it, or else who puts out the site.
func publisher(c *corpus.Corpus) string {
	if p := c.PolicyOr(""); p != nil {
		return p.Publisher
	}
	return c.Config.Publisher
}

func findPolicy(c *corpus.Corpus, name string) (*corpus.Policy, error) {
	if p := c.Policy(name); p != nil {
		return p, nil
	}
	return nil, usagef("the policies are the folders of content/versions", "no policy %q%s", name, didYouMean(name, policyNames(c)))
}

// findVersion takes exact names only, former ones too: a new file is about one version.
func findVersion(p *corpus.Policy, name string) (*corpus.Version, error) {
	if v := p.Named(name); v != nil {
		return v, nil
	}
	names := versionNames(p)
	return nil, usagef("it has "+strings.Join(names, ", "), "no version %q of %s%s", name, p.Name, didYouMean(name, names))
}

func policyNames(c *corpus.Corpus) (names []string) {
	for _, p := range c.Policies {
		names = append(names, p.Name)
	}
	return names
}

func versionNames(p *corpus.Policy) (names []string) {
	for _, v := range p.Versions {
		names = append(names, v.Name)
	}
	return names
}
