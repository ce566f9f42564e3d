package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A correctable is what an erratum can be of: a document, and how its kind and its name are said.
type correctable struct {
	corpus.Document
	what string
}

// pageOf is the address of what has a page of its own name, by the kind that stands before the name.
var pageOf = map[string]func(name string) string{
	"report": permalink.Report, "model": permalink.Model, "determination": permalink.Model, "goal": permalink.Goal,
	"table": permalink.Table, "source": permalink.Source, "page": permalink.Page, "policy": permalink.Policy,
}

// findCorrectable finds what REF of new erratum means, under a former name too.
func findCorrectable(c *corpus.Corpus, ref string) (correctable, error) {
	kind, name, hasKind := strings.Cut(ref, ":")
	switch {
	case !hasKind && isReport(c, ref):
		return findNamed(c, "report", ref)
	case !hasKind:
		return findVersionText(c, ref)
	case kind == "review":
		return findReviewText(c, name)
	case kind == "change":
		return findAccount(c, name)
	case pageOf[kind] != nil:
		return findNamed(c, kind, name)
	}
	kinds := append(slices.Collect(maps.Keys(pageOf)), "review", "change")
	slices.Sort(kinds)
	return correctable{}, usagef("the kinds are "+strings.Join(kinds, ", ")+"; a version is written POLICY/VERSION", "unknown kind %q%s", kind, didYouMean(kind, kinds))
}

// isReport reports whether a name without a kind means a report: if no version is called so.
func isReport(c *corpus.Corpus, name string) bool {
	p := c.PolicyOr("")
	isVersion := p != nil && p.Named(name) != nil
	return !isVersion && c.Report(name) != nil
}

// findNamed finds what has a page of its own name.
func findNamed(c *corpus.Corpus, kind, name string) (correctable, error) {
	if report, edition, ok := strings.Cut(name, "@"); ok && kind == "report" {
		return correctable{}, usagef("correct the report itself: report:"+report, "edition %s stays as it was public", edition)
	}
	var known []string
	for d := range c.Documents() {
		if pageOf[kind](d.Name) == d.Page {
			known = append(known, d.Name)
		}
	}
	hint := "there is none yet"
	if len(known) > 0 {
		hint = fmt.Sprintf("it has the name of its file, as %s:%s has", kind, known[0])
	}
	return documentAt(c, pageOf[kind](name), "the "+kind+" "+name,
		usagef(hint, "no %s %q%s", kind, name, didYouMean(name, known)))
}

func findVersionText(c *corpus.Corpus, ref string) (correctable, error) {
	v, err := versionOf(c, ref)
	if err != nil {
		return correctable{}, err
	}
	return documentAt(c, v.Address(), v.Policy.Name+"/"+v.Name, nil)
}

func findReviewText(c *corpus.Corpus, name string) (correctable, error) {
	report, reviewer, ok := strings.Cut(name, "/")
	if !ok {
		return correctable{}, usagef("write review:REPORT/REVIEWER", "%q does not say whose review, or of which report", name)
	}
	r, err := findReport(c, report)
	if err != nil {
		return correctable{}, err
	}
	var known []string
	for _, w := range r.Reviews {
		known = append(known, w.Name)
	}
	return documentAt(c, permalink.Review(r.Name, reviewer), "the review "+r.Name+"/"+reviewer,
		usagef("the reviews are the files in reviews/ beside the report", "no review %q of %s%s", reviewer, r.Name, didYouMean(reviewer, known)))
}

func findAccount(c *corpus.Corpus, ref string) (correctable, error) {
	v, err := versionOf(c, ref)
	if err != nil {
		return correctable{}, err
	}
	name := v.Policy.Name + "/" + v.Name
	return documentAt(c, corpus.ChangesOf(v), "the account of changes "+name,
		usagef("it would be content/changes/"+name+".md", "no account of what changed in %s", name))
}

// documentAt is the document that has an address or had it; if there is none, the error says so.
func documentAt(c *corpus.Corpus, address, what string, none error) (correctable, error) {
	former := c.FormerNames()
	for d := range c.Documents() {
		if d.Page == address || slices.Contains(former.OfDocument(d), address) {
			return correctable{d, what}, nil
		}
	}
	return correctable{}, cmp.Or(none, fmt.Errorf("there is no %s", what))
}

// versionOf finds VERSION of the default policy, or POLICY/VERSION.
func versionOf(c *corpus.Corpus, ref string) (*corpus.Version, error) {
	name, version, isWhole := strings.Cut(ref, "/")
	if !isWhole {
		p := c.PolicyOr("")
		if p == nil {
			return nil, usagef("write report:NAME, or POLICY/VERSION", "%q does not say of which policy: %s sets no default-policy", ref, corpus.ConfigFile)
		}
		if names := versionNames(p); p.Named(ref) == nil && len(c.Reports) > 0 {
			reports := reportNames(c)
			return nil, usagef(fmt.Sprintf("%s has %s; the reports are %s", p.Name, strings.Join(names, ", "), strings.Join(reports, ", ")),
				"no version or report %q%s", ref, cmp.Or(didYouMean(ref, names), didYouMean(reportPrefix+ref, reports)))
		}
		return findVersion(p, ref)
	}
	p, err := findPolicy(c, name)
	if err != nil {
		return nil, err
	}
	return findVersion(p, version)
}
