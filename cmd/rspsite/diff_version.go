package main

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/revision"
)

// A record is what a project knows of texts that are compared.
type record struct {
	corpus    *corpus.Corpus
	revisions *revision.Set
}

// findTexts finds the versions and reports that arguments mean, and says of the others that they are files. It returns nil if neither
// a version nor a report is meant.
func (p *Program) findTexts(f *diffFlags, old, new *side) (*record, error) {
	if old.file && new.file {
		return nil, nil
	}
	if err := p.openProject(&f.project); err != nil {
		if _, ok := private(err); ok {
			return nil, err
		}
		return nil, p.withoutProject(err, old, new)
	}
	defer f.close()
	oldRef, newRef := old.ref(), new.ref()
	f.reports = old.namesReport() || new.namesReport()
	c, err := p.loadVersions(f, oldRef.Policy, newRef.Policy)
	if err != nil {
		return nil, err
	}
	for _, s := range []*side{old, new} {
		if err := s.findText(c); err != nil {
			return nil, err
		}
	}
	oldPolicy, newPolicy := policyOf(c, oldRef, newRef), policyOf(c, newRef, oldRef)
	if old.isVersion() && new.isVersion() && oldPolicy != nil && oldPolicy == newPolicy {
		if pair, ok := revision.Resolve(oldPolicy, oldRef.Version, newRef.Version); ok {
			old.version, new.version = pair.Old, pair.New
		}
	}
	if err := p.settle(f, c, old, oldPolicy); err != nil {
		return nil, err
	}
	if err := p.settle(f, c, new, newPolicy); err != nil {
		return nil, err
	}
	f.baseURL = c.Config.BaseURL
	return &record{c, revision.New(c)}, nil
}

// namesReport reports whether an argument has the form of a report.
func (s *side) namesReport() bool { return !s.file && strings.HasPrefix(s.arg, reportPrefix) }

// isVersion reports whether an argument is neither certainly a file nor a report.
func (s *side) isVersion() bool { return !s.file && s.report == nil }

// ref is the version that the argument would mean; zero of a file and of what can be no version.
func (s *side) ref() permalink.Ref {
	if s.file {
		return permalink.Ref{}
	}
	ref, ok := versionRef(s.arg)
	if !ok {
		return permalink.Ref{}
	}
	return ref
}

// withoutProject makes files of arguments that could be versions. There is no project, for the reason given.
func (p *Program) withoutProject(reason error, sides ...*side) error {
	for _, s := range sides {
		if s.file {
			continue
		}
		if !exists(p.path(s.arg)) {
			return failf("name a file that is there, or the folder of a project with --source",
				"%s is no file, and there is no project that could have a version of that name: %v", s.arg, reason)
		}
		s.file = true
	}
	return nil
}

// loadVersions loads the project. Errors in the files of a policy that is asked for, in reports where one is, or in the settings, end the
// run; others are counted, since they change none of the texts.
func (p *Program) loadVersions(f *diffFlags, policies ...string) (*corpus.Corpus, error) {
	stop := p.reading()
	c, problems := f.load()
	stop()
	var own problem.List
	for _, one := range problems {
		if one.Severity == problem.Error && (c == nil || f.isOf(one.File, c, policies)) {
			own = append(own, one)
		}
	}
	if len(own) > 0 {
		p.terminal.problems(own)
		return nil, errContent
	}
	if n := problems.Errors(); n > 0 {
		p.terminal.infof("%s elsewhere in the project (rspsite check shows them)", count(n, "error"))
	}
	return c, nil
}

// isOf reports whether a file is one of the settings, of the reports if any is asked for, or of the versions of one of the policies; none
// named means the default.
func (f *diffFlags) isOf(file string, c *corpus.Corpus, policies []string) bool {
	if file == f.place(corpus.ConfigFile) || strings.HasPrefix(file, f.place(reportsFolder)+"/") && f.reports {
		return true
	}
	for _, name := range policies {
		if name == "" {
			name = c.Config.DefaultPolicy
		}
		if strings.HasPrefix(file, f.place(path.Join(corpus.ContentDir, "versions", name))+"/") {
			return true
		}
	}
	return false
}

// policyOf is the policy of a version: the one it names, the one that the other argument names, the default one or the only one.
func policyOf(c *corpus.Corpus, ref, other permalink.Ref) *corpus.Policy {
	for _, name := range []string{ref.Policy, other.Policy, c.Config.DefaultPolicy} {
		if name != "" {
			return c.Policy(name)
		}
	}
	if len(c.Policies) == 1 {
		return c.Policies[0]
	}
	return nil
}

// settle decides what an argument means that is not certainly a file: a version of the policy, if it has one of that name;
// else a file of that name.
func (p *Program) settle(f *diffFlags, c *corpus.Corpus, s *side, policy *corpus.Policy) error {
	switch {
	case s.report != nil:
		return nil
	case s.file:
		p.sayFile(f, s.arg)
		return nil
	}
	if s.version == nil && policy != nil {
		s.version = policy.Version(s.ref().Version)
	}
	switch {
	case s.version != nil && p.isReadable(s.arg):
		p.terminal.infof("%s is a version and a file: the version is compared (write ./%[1]s for the file)", s.arg)
	case s.version != nil:
	case exists(p.path(s.arg)): // a folder too: reading it says what it is
		s.file = true
	default:
		return p.unknownVersion(f, c, s, policy)
	}
	return nil
}

// sayFile says that a file was taken whose name is also that of a version.
func (p *Program) sayFile(f *diffFlags, arg string) {
	ref, ok := versionRef(arg)
	if ok && ref.Policy != "" && exists(p.path(f.place(path.Join(corpus.ContentDir, "versions", ref.Policy, ref.Version+".md")))) {
		p.terminal.infof("%s is a file and a version: the file is compared (the version can be named from another folder, with --source)", arg)
	}
}

// unknownVersion says that an argument means nothing, and lists what it could have meant.
func (p *Program) unknownVersion(f *diffFlags, c *corpus.Corpus, s *side, policy *corpus.Policy) error {
	ref := s.ref()
	if policy == nil {
		return p.unknownPolicy(c, s.arg, ref)
	}
	var names []string
	for _, v := range policy.Versions {
		names = append(names, v.Name)
	}
	hint := fmt.Sprintf("versions of %s: %s", policy.Name, strings.Join(names, ", "))
	switch {
	case len(names) == 0:
		hint = policy.Name + " has no versions"
	case isRecorded(policy, ref.Version):
		hint = ref.Version + " is on record, and its text is not held; " + hint
	case isHidden(c, policy.Name, ref.Version):
		hint = ref.Version + " is a draft or dated after today: --drafts takes it in"
	}
	return usagef(hint, "no version or file %q%s", s.arg, cmp.Or(didYouMean(ref.Version, names), ofOther(c, ref)))
}

// ofOther asks whether the version of that name of another policy was meant.
func ofOther(c *corpus.Corpus, ref permalink.Ref) string {
	for _, p := range c.Policies {
		if v := p.Named(ref.Version); v != nil && ref.Policy == "" {
			return fmt.Sprintf(" (did you mean %q?)", fullName(v))
		}
	}
	return ""
}

func (p *Program) unknownPolicy(c *corpus.Corpus, arg string, ref permalink.Ref) error {
	var names []string
	for _, policy := range c.Policies {
		names = append(names, policy.Name)
	}
	if ref.Policy == "" {
		return usagef("write the policy before it: "+strings.Join(names, ", "), "no version or file %q", arg)
	}
	if near := didYouMean(ref.Policy, names); near != "" || !strings.Contains(arg, "/") {
		return usagef("the policies are "+strings.Join(names, ", "), "no policy %q%s", ref.Policy, near)
	}
	return failf("the policies are "+strings.Join(names, ", "), "no file %s, and no policy %q", arg, ref.Policy)
}

func isRecorded(p *corpus.Policy, version string) bool {
	for _, r := range p.Recorded {
		if r.Version == version {
			return true
		}
	}
	return false
}

// isHidden reports whether the project has a version that is not shown.
func isHidden(c *corpus.Corpus, policy, version string) bool {
	p := c.Whole().Policy(policy)
	return p != nil && p.Version(version) != nil
}

// completeVersions offers the versions of the project to the shell, which adds the files. It says nothing about what is wrong:
// nobody asked yet.
func (p *Program) completeVersions(f *diffFlags, args []string) ([]string, cobra.ShellCompDirective) {
	if len(args) >= 2 || p.openProject(&f.project) != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	defer f.close()
	c, _ := f.load()
	if c == nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var names []string
	for _, policy := range c.Policies {
		for _, v := range policy.Versions {
			if policy.Name == c.Config.DefaultPolicy {
				names = append(names, v.Name)
			}
			names = append(names, fullName(v))
		}
	}
	names = append(names, reportNames(c)...)
	return names, cobra.ShellCompDirectiveDefault
}
