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
	message string
	mend    func() string // looked for only if it is shown
	near    func() string // of a clause, likewise; else nil
}

// Error is the message with its mend.
func (e *UnresolvedError) Error() string {
	if mend := e.mend(); mend != "" {
		return e.message + " (" + mend + ")"
	}
	return e.message
}

// NearClause is the clause of the same text that was probably meant; empty if none is near, or something else than a clause is missing.
func (e *UnresolvedError) NearClause() clause.ID {
	if e.near == nil {
		return ""
	}
	return clause.ID(e.near())
}

func unresolved(mend func() string, format string, args ...any) *UnresolvedError {
	return &UnresolvedError{message: fmt.Sprintf(format, args...), mend: mend}
}

// say is a mend that needs no looking for.
func say(mend string) func() string { return func() string { return mend } }

// didYouMean is the mend for a name that is none of the known ones.
func didYouMean(name string, known func() []string) func() string {
	return func() string { return problem.DidYouMean(name, known()) }
}

// Resolve finds what the reference ref, as written between [[ and ]], points at. It stands in the file from, which decides
// what [[#clause]] and [[v2.5]] mean; nil means the project's settings. The error says which part of it names nothing, and is an [UnresolvedError] unless the target's file could
// not be read.
func (c *Corpus) Resolve(ref string, from *File) (Target, error) {
	t, _, err := c.resolve(ref, from)
	return t, err
}

// resolve also gives the file that the reference leads to.
func (c *Corpus) resolve(ref string, from *File) (Target, *File, error) {
	r, err := permalink.ParseRef(ref)
	if err != nil {
		return Target{}, nil, unresolved(say(""), "%v", err)
	}
	switch {
	case r.Kind == permalink.RefClause && r.Version == "":
		return resolveHere(r, from)
	case r.Kind == permalink.RefClause, r.Kind == permalink.RefVersion:
		return c.resolveVersion(r, from)
	case r.Kind == permalink.RefSource:
		return c.resolveSource(r)
	}
	return c.resolveNamed(r)
}

// resolveHere resolves [[#clause]] within a document.
func resolveHere(r permalink.Ref, from *File) (Target, *File, error) {
	if from == nil || from.Doc == nil {
		return Target{}, nil, unresolved(say("write version#clause"), "[[%s]] does not say in which document", r)
	}
	found, err := from.clause(r.Clause, "this document")
	if err != nil {
		return Target{}, nil, err
	}
	return Target{Address: permalink.Fragment(r.Clause), Text: clauseName(found)}, from, nil
}

// resolveVersion resolves references into policies.
func (c *Corpus) resolveVersion(r permalink.Ref, from *File) (Target, *File, error) {
	p, err := c.policyOf(r, from)
	if err != nil {
		return Target{}, nil, err
	}
	v := p.Version(r.Version)
	if v == nil {
		return Target{}, nil, unresolved(c.noVersion(r.Version, p, nil), "no version %q of %s", r.Version, p.Name)
	}
	text := v.Name
	if v.wasCalled(r.Version) { // the text is read as it was published
		text = r.Version
	}
	if from == nil || from.policy == nil || from.policy.Name != p.Name {
		text = p.shortTitle() + " " + text
	}
	if r.Clause == "" {
		return Target{Address: v.Address(), Text: text}, &v.File, nil
	}
	found, err := v.clause(r.Clause, v.Name)
	if err != nil {
		return Target{}, nil, err
	}
	return Target{Address: permalink.Clause(p.Name, v.Name, r.Clause), Text: text + " " + clauseName(found)}, &v.File, nil
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
		return nil, unresolved(say("write policy/version, or set default-policy in "+ConfigFile), "[[%s]] does not say of which policy", r)
	}
	if p := c.Policy(name); p != nil {
		return p, nil
	}
	return nil, unresolved(c.noPolicy(name), "no policy %q", name)
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
	known := func() []string { return keys(f.ids) }
	missing := unresolved(f.lacking(id, didYouMean(string(id), known)), "no clause %q in %s", id, in)
	missing.near = func() string { return problem.Nearest(string(id), known()) }
	return nil, missing
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
func (c *Corpus) resolveSource(r permalink.Ref) (Target, *File, error) {
	s := c.sources[r.Name]
	if s == nil {
		return Target{}, nil, noSuch(c.published, r, c.Sources, "sources")
	}
	t := Target{Address: permalink.Source(s.Name), Text: s.Title}
	if s.Short != "" {
		t.Text = s.Short
	}
	if r.Clause != "" {
		place, err := s.place(string(r.Clause))
		if err != nil {
			return Target{}, nil, err
		}
		t.Address += PlaceFragment(place.ID)
		t.Text += ", " + place.Title
	}
	return t, &s.File, nil
}

// PlaceFragment is the fragment of a place on the page of its source.
func PlaceFragment(id string) string {
	return "#_" + strings.TrimPrefix(permalink.Fragment(clause.ID(id)), "#")
}

func (s *Source) place(id string) (Place, error) {
	for _, p := range s.Places {
		if p.ID == id {
			return p, nil
		}
	}
	if s.broken {
		return Place{}, errBroken
	}
	known := func() []string {
		var ids []string
		for _, p := range s.Places {
			ids = append(ids, p.ID)
		}
		return ids
	}
	return Place{}, unresolved(didYouMean(id, known), "source %q lists no place %q", s.Name, id)
}

// resolveNamed resolves the kinds that have one page a file.
func (c *Corpus) resolveNamed(r permalink.Ref) (Target, *File, error) {
	switch r.Kind {
	case permalink.RefPolicy:
		if p := c.Policy(r.Name); p != nil {
			return resolveIn(&p.File, r, Target{permalink.Policy(p.Name), p.Title})
		}
		return Target{}, nil, noSuch(c.published, r, c.Policies, "versions")
	case permalink.RefModel:
		if m := c.Model(r.Name); m != nil {
			return resolveIn(&m.File, r, Target{permalink.Model(m.Name), m.Title})
		}
		return Target{}, nil, noSuch(c.published, r, c.Models, "determinations")
	case permalink.RefTable:
		if t := lookUp(c.Tables, r.Name); t != nil {
			return resolveIn(&t.File, r, Target{permalink.Table(t.Name), t.Title})
		}
		return Target{}, nil, noSuch(c.published, r, c.Tables, "tables")
	case permalink.RefGoal:
		if g := lookUp(c.Goals, r.Name); g != nil {
			return resolveIn(&g.File, r, Target{permalink.Goal(g.Name), g.Title})
		}
		return Target{}, nil, noSuch(c.published, r, c.Goals, "goals")
	case permalink.RefReport:
		if x := c.Report(r.Name); x != nil {
			return resolveIn(&x.File, r, Target{permalink.Report(x.Name), x.Title})
		}
		return Target{}, nil, noSuch(c.published, r, c.Reports, "reports")
	}
	if x := lookUp(c.Pages, r.Name); x != nil {
		return resolveIn(&x.File, r, Target{permalink.Page(x.Name), x.Title})
	}
	return Target{}, nil, noSuch(c.published, r, c.Pages, "pages")
}

// resolveIn adds the clause that a reference names to the page of the file f.
func resolveIn(f *File, r permalink.Ref, page Target) (Target, *File, error) {
	if r.Clause == "" {
		return page, f, nil
	}
	found, err := f.clause(r.Clause, string(r.Kind)+":"+r.Name)
	if err != nil {
		return Target{}, nil, err
	}
	return Target{Address: page.Address + permalink.Fragment(r.Clause), Text: page.Text + ", " + clauseName(found)}, f, nil
}

// noSuch says that none of the files of a kind, which lie in content/<dir>, has the name that a reference gives.
func noSuch[T named](was Published, r permalink.Ref, files []T, dir string) error {
	mend := func() string {
		if near := problem.DidYouMean(r.Name, names(files)); near != "" {
			return near
		}
		return "the names are those of " + ContentDir + "/" + dir
	}
	return unresolved(was.orPublished(pageNamed(dir, r.Name), "", mend), "no %s %q", r.Kind, r.Name)
}

// noPolicy is the mend for a policy that is not held.
func (c *Corpus) noPolicy(name string) func() string {
	return c.published.orPublished(permalink.Policy(name), "", didYouMean(name, func() []string { return names(c.Policies) }))
}

// noVersion is the mend for a version of p that is not held, and that is not the version but.
func (c *Corpus) noVersion(name string, p *Policy, but *Version) func() string {
	return c.published.orPublished(permalink.Version(p.Name, name), "", func() string { return didYouMeanVersion(name, p, but) })
}

// didYouMeanVersion is the nearest name of a version that is held, or which ones are, but one.
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
