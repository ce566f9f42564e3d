package corpus

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// An UnresolvedError says which part of a reference names nothing, and what is near.
type UnresolvedError struct {
	Message string
	Mend    string
}

func (e *UnresolvedError) Error() string {
	if e.Mend == "" {
		return e.Message
	}
	return e.Message + " (" + e.Mend + ")"
}

func unresolved(mend, format string, args ...any) error {
	return &UnresolvedError{Message: fmt.Sprintf(format, args...), Mend: mend}
}

// Resolve finds what the reference ref, as written between [[ and ]], points at. It stands in the file from, which decides
// what [[#clause]] and [[v2.5]] mean; nil means the project's settings. The error is an [*UnresolvedError].
func (c *Corpus) Resolve(ref string, from *File) (Target, error) {
	r, err := permalink.ParseRef(ref)
	if err != nil {
		return Target{}, unresolved("", "%v", err)
	}
	switch r.Kind {
	case permalink.RefClause, permalink.RefVersion:
		return c.resolveVersion(r, from)
	case permalink.RefSource:
		return c.resolveSource(r)
	}
	return c.resolveNamed(r)
}

// resolveVersion resolves references into policies, and [[#clause]] within a document.
func (c *Corpus) resolveVersion(r permalink.Ref, from *File) (Target, error) {
	if r.Version == "" {
		if from == nil || from.Doc == nil {
			return Target{}, unresolved("write version#clause", "[[%s]] does not say in which document", r)
		}
		found, err := from.clause(r.Clause, "this document")
		if err != nil {
			return Target{}, err
		}
		return Target{Address: permalink.Fragment(r.Clause), Text: clauseName(found)}, nil
	}
	p, err := c.policyOf(r, from)
	if err != nil {
		return Target{}, err
	}
	v := p.Version(r.Version)
	if v == nil {
		return Target{}, unresolved(didYouMeanVersion(r.Version, p, nil), "no version %q of %s", r.Version, p.Name)
	}
	text := v.Name
	if from == nil || from.policy == nil || from.policy.Name != p.Name {
		text = p.shortTitle() + " " + v.Name
	}
	if r.Clause == "" {
		return Target{Address: v.Address(), Text: text}, nil
	}
	found, err := v.clause(r.Clause, v.Name)
	if err != nil {
		return Target{}, err
	}
	return Target{Address: permalink.Clause(p.Name, v.Name, r.Clause), Text: text + " " + clauseName(found)}, nil
}

// policyOf finds the policy that a reference means: the one it names, the one it stands in, or the default.
func (c *Corpus) policyOf(r permalink.Ref, from *File) (*Policy, error) {
	name := c.Config.DefaultPolicy
	switch {
	case r.Policy != "":
		name = r.Policy
	case from != nil && from.policy != nil:
		name = from.policy.Name
	}
	if name == "" {
		return nil, unresolved("write policy/version, or set default-policy in "+ConfigFile, "[[%s]] does not say of which policy", r)
	}
	if p := c.Policy(name); p != nil {
		return p, nil
	}
	return nil, unresolved(problem.DidYouMean(name, names(c.Policies)), "no policy %q", name)
}

func (p *Policy) shortTitle() string {
	if p.Short != "" {
		return p.Short
	}
	return p.Title
}

// errBroken says that a reference leads into a file that could not be read: what is wrong with that file is said already.
var errBroken = errors.New("its target could not be read")

// clause finds a written ID in the text of f, which messages call by the name in.
func (f *File) clause(id clause.ID, in string) (*clause.Clause, error) {
	if c := f.ids[id]; c != nil {
		return c, nil
	}
	if f.broken {
		return nil, errBroken
	}
	return nil, unresolved(problem.DidYouMean(string(id), keys(f.ids)), "no clause %q in %s", id, in)
}

// clauseName is what a reference to a clause reads as: a heading's text, else its label.
func clauseName(c *clause.Clause) string {
	if c.Kind == clause.Heading || c.Label == "" {
		if text := c.PlainText(); text != "" {
			return text
		}
	}
	if c.Label == "" {
		return string(c.ID)
	}
	return string(c.Label)
}

// resolveSource resolves source:name and source:name#place.
func (c *Corpus) resolveSource(r permalink.Ref) (Target, error) {
	s := c.sources[r.Name]
	if s == nil {
		return Target{}, unresolved(problem.DidYouMean(r.Name, names(c.Sources)), "no source %q", r.Name)
	}
	t := Target{Address: permalink.Source(s.Name), Text: s.Title}
	if s.Short != "" {
		t.Text = s.Short
	}
	if r.Clause == "" {
		return t, nil
	}
	place, err := s.place(string(r.Clause))
	if err != nil {
		return Target{}, err
	}
	t.Address += PlaceFragment(place.ID)
	t.Text += ", " + place.Title
	return t, nil
}

// PlaceFragment is the fragment of a place on the page of its source.
func PlaceFragment(id string) string { return "#_" + permalink.Fragment(clause.ID(id))[1:] }

func (s *Source) place(id string) (Place, error) {
	var ids []string
	for _, p := range s.Places {
		if p.ID == id {
			return p, nil
		}
		ids = append(ids, p.ID)
	}
	if s.broken {
		return Place{}, errBroken
	}
	return Place{}, unresolved(problem.DidYouMean(id, ids), "source %q lists no place %q", s.Name, id)
}

// resolveNamed resolves the kinds that have one page a file.
func (c *Corpus) resolveNamed(r permalink.Ref) (Target, error) {
	var f *File
	var t Target
	var known []string
	switch r.Kind {
	case permalink.RefPolicy:
		known = names(c.Policies)
		if p := find(c.Policies, r.Name); p != nil {
			f, t = &p.File, Target{permalink.Policy(p.Name), p.Title}
		}
	case permalink.RefModel:
		known = names(c.Models)
		if m := find(c.Models, r.Name); m != nil {
			f, t = &m.File, Target{permalink.Model(m.Name), m.Title}
		}
	case permalink.RefTable:
		known = names(c.Tables)
		if x := find(c.Tables, r.Name); x != nil {
			f, t = &x.File, Target{permalink.Table(x.Name), x.Title}
		}
	case permalink.RefGoal:
		known = names(c.Goals)
		if g := find(c.Goals, r.Name); g != nil {
			f, t = &g.File, Target{permalink.Goal(g.Name), g.Title}
		}
	case permalink.RefReport:
		known = names(c.Reports)
		if x := find(c.Reports, r.Name); x != nil {
			f, t = &x.File, Target{permalink.Report(x.Name), x.Title}
		}
	case permalink.RefPage:
		known = names(c.Pages)
		if x := find(c.Pages, r.Name); x != nil {
			f, t = &x.File, Target{permalink.Page(x.Name), x.Title}
		}
	}
	if f == nil {
		return Target{}, unresolved(problem.DidYouMean(r.Name, known), "no %s %q", r.Kind, r.Name)
	}
	if r.Clause == "" {
		return t, nil
	}
	found, err := f.clause(r.Clause, string(r.Kind)+":"+r.Name)
	if err != nil {
		return Target{}, err
	}
	return Target{Address: t.Address + permalink.Fragment(r.Clause), Text: t.Text + ", " + clauseName(found)}, nil
}

// didYouMeanVersion is the mend for a version that is not held: the nearest name of one that is, or which ones are, but one.
func didYouMeanVersion(name string, p *Policy, but *Version) string {
	held := slices.DeleteFunc(slices.Clone(p.Versions), func(v *Version) bool { return v == but })
	mend := problem.DidYouMean(name, names(held))
	if mend == "" && len(held) > 0 {
		mend = fmt.Sprintf("the versions held are those from %s to %s", held[0].Name, held[len(held)-1].Name)
	}
	if slices.ContainsFunc(p.Recorded, func(r Recorded) bool { return r.Version == name }) {
		mend = strings.TrimPrefix(mend+"; "+name+" is recorded, its text is not held", "; ")
	}
	return mend
}
