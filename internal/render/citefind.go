package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/revision"
)

// Citation is what a reference means, as its page cites it. Besides what stands between [[ and ]] a reference may be that of a
// comparison ("v2.2..v3.0", "report:a..report:b"), of an edition of a report ("report:a@1"), and the address of any page that can be
// cited, whole or from the site's root. The error names what is near.
func Citation(c *corpus.Corpus, o Options, ref string) (citation.Work, error) {
	s := newSite(c, o)
	s.findCited()
	address, err := s.citedAddress(ref)
	if err != nil {
		return citation.Work{}, err
	}
	page, id, hasClause := strings.Cut(address, "#")
	if hasClause {
		return s.citedClauseAt(page, clause.ID(id), ref)
	}
	found := s.cited[page]
	if found == nil {
		return citation.Work{}, fmt.Errorf("%q is nothing that can be cited by itself", ref)
	}
	w := found.works()[0]
	return w, nil
}

// citedAddress is the address of what a reference means; that of a clause has its ID behind the fragment's sign, as written.
func (s *site) citedAddress(ref string) (string, error) {
	rooted := ref
	if base := strings.TrimSuffix(s.options.BaseURL, "/"); base != "" {
		rooted = strings.TrimPrefix(ref, base)
	}
	if strings.HasPrefix(rooted, "/") {
		return s.knownAddress(rooted, ref)
	}
	if old, new, ok := strings.Cut(ref, ".."); ok {
		return s.pairAddress(old, new, ref)
	}
	if name, edition, ok := strings.Cut(ref, "@"); ok {
		return s.editionOf(name, edition)
	}
	r, err := permalink.ParseRef(ref)
	if err != nil {
		return "", err
	}
	t, err := s.corpus.Resolve(ref, nil)
	if err != nil {
		if address := s.recordMeant(r); address != "" {
			return address, nil
		}
		if p := s.corpus.PolicyOr(r.Policy); r.Kind == permalink.RefClause && p != nil {
			if v := p.Version(r.Version); v != nil && hasStone(v, r.Clause) {
				return v.Address() + "#" + string(r.Clause), nil
			}
		}
		return "", s.whereItStood(r, err)
	}
	page, _, _ := strings.Cut(t.Address, "#")
	if r.Clause != "" {
		return page + "#" + string(r.Clause), nil
	}
	return page, nil
}

// knownAddress is an address of the site at which something can be cited.
func (s *site) knownAddress(address, ref string) (string, error) {
	page, fragment, _ := strings.Cut(address, "#")
	if !strings.HasSuffix(page, "/") {
		page += "/"
	}
	if leads := s.leadsOn(page); leads != "" {
		page = leads
	}
	if s.cited[page] == nil {
		return "", fmt.Errorf("%q is no page that can be cited%s", ref, behind(problem.Nearest(page, s.citedPages)))
	}
	if fragment != "" {
		return page + "#" + fragment, nil
	}
	return page, nil
}

// recordMeant is the page of the recorded version that a reference means; empty if it means none.
func (s *site) recordMeant(r permalink.Ref) string {
	if p := s.corpus.PolicyOr(r.Policy); p != nil && r.Kind == permalink.RefVersion && slices.Contains(recordedNames(p), r.Version) {
		return permalink.Recorded(p.Name, r.Version)
	}
	return ""
}

// leadsOn is the page of a recorded version to which the address of its text leads, as none is held; empty of any other address.
func (s *site) leadsOn(page string) string {
	for _, p := range s.corpus.Policies {
		for _, name := range recordedNames(p) {
			if page == permalink.Version(p.Name, name) && p.Named(name) == nil {
				return permalink.Recorded(p.Name, name)
			}
		}
	}
	return ""
}

// behind asks whether something near was meant.
func behind(near string) string {
	if near == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", near)
}

// pairAddress is that of the comparison of two versions or reports.
func (s *site) pairAddress(old, new, ref string) (string, error) {
	for _, one := range []string{old, new} {
		if _, err := s.corpus.Resolve(one, nil); err != nil {
			return "", err
		}
	}
	a, _ := permalink.ParseRef(old) // was resolved
	b, _ := permalink.ParseRef(new)
	address := ""
	switch {
	case a.Kind == permalink.RefReport && b.Kind == permalink.RefReport:
		address = permalink.ReportCompare(s.corpus.Report(a.Name).Name, s.corpus.Report(b.Name).Name)
	case a.Kind == permalink.RefVersion && b.Kind == permalink.RefVersion:
		if b.Policy == "" {
			b.Policy = a.Policy
		}
		p := s.corpus.PolicyOr(a.Policy)
		if q := s.corpus.PolicyOr(b.Policy); p != nil && p == q {
			if pair, ok := revision.Resolve(p, a.Version, b.Version); ok {
				address = compareAddress(pair)
			}
		}
	}
	if s.cited[address] == nil {
		return "", fmt.Errorf("%q is no comparison that has a page: name an older and a newer version of one policy, or two reports", ref)
	}
	return address, nil
}

// editionOf is the address of an edition of a report.
func (s *site) editionOf(name, edition string) (string, error) {
	if _, err := s.corpus.Resolve(name, nil); err != nil {
		return "", err
	}
	r, _ := permalink.ParseRef(name) // was resolved
	report := s.corpus.Report(r.Name)
	if r.Kind != permalink.RefReport || report == nil {
		return "", fmt.Errorf("%q has no editions: reports have", name)
	}
	var known []string
	for _, t := range report.Texts() {
		if t.Edition == edition {
			return editionAddress(report, t), nil
		}
		known = append(known, t.Edition)
	}
	return "", fmt.Errorf("no edition %q of %s (held are: %s)", edition, name, strings.Join(known, ", "))
}

// firstStep is the first one in which a version has the clause.
func firstStep(h *corpus.History) corpus.Step {
	return h.Steps[slices.IndexFunc(h.Steps, func(step corpus.Step) bool { return step.Clause != nil })]
}

// whereItStood says of a clause that a version does not have which version had it last, or has it first after it, or one with such a name.
func (s *site) whereItStood(r permalink.Ref, err error) error {
	p := s.corpus.PolicyOr(r.Policy)
	if r.Kind != permalink.RefClause || p == nil {
		return err
	}
	if p.Version(r.Version) == nil {
		return err
	}
	if h := p.History(r.Clause); h != nil {
		if first := firstStep(h); first.Version != p.Version(r.Version) && p.IsSince(first.Version.Name, r.Version) {
			return fmt.Errorf("no clause %q in the text of %s that is held: it first stands in %s (cite %[3]s#%s)", r.Clause, r.Version, first.Version.Name, first.Clause.ID)
		}
		newest := h.Newest()
		return fmt.Errorf("no clause %q in %s: it last stood in %s (cite %[3]s#%s)", r.Clause, r.Version, newest.Version.Name, newest.Clause.ID)
	}
	if missing := new(corpus.UnresolvedError); errors.As(err, &missing) && missing.NearClause() != "" {
		return err // which names it
	}
	var all []string
	for _, h := range p.Histories() {
		all = append(all, string(h.ID))
	}
	if near := problem.Nearest(string(r.Clause), all); near != "" {
		return fmt.Errorf("%v (did you mean %q, which last stood in %s?)", err, near, p.History(clause.ID(near)).Newest().Version.Name)
	}
	return err
}

// citedClauseAt is the clause of a document that a reference means. On the page of a clause through all versions the fragment names a version.
func (s *site) citedClauseAt(page string, id clause.ID, ref string) (citation.Work, error) {
	found := s.cited[page]
	if found != nil && found.several {
		works := found.works()
		i := slices.IndexFunc(works, func(w citation.Work) bool { return citeID(w.Version) == string(id) })
		return works[max(i, 0)], nil
	}
	for d := range s.corpus.Documents() {
		if d.Page != page {
			continue
		}
		if c := d.Doc.Find(id); c != nil && c.Kind != clause.Rule && !c.Derived {
			return s.clauseWork(&d, c), nil
		}
		if t, ok := s.stoneAt(&d, id); ok {
			return s.tombstoneWork(s.documentAt(t.Left.Address()), t), nil
		}
	}
	return citation.Work{}, fmt.Errorf("%q is no clause that has an address which holds", ref)
}

// hasStone reports whether the clause of that ID left before a version or in it.
func hasStone(v *corpus.Version, id clause.ID) bool {
	_, ok := v.Tombstone(id)
	return ok
}

// stoneAt is the tombstone on the page of a version that a fragment means.
func (s *site) stoneAt(d *corpus.Document, id clause.ID) (corpus.Tombstone, bool) {
	if m, ok := d.Meta.(*corpus.VersionMeta); ok {
		return d.Policy.Version(m.Version).Tombstone(id)
	}
	return corpus.Tombstone{}, false
}

// documentAt is the document whose page has an address.
func (s *site) documentAt(page string) *corpus.Document {
	for d := range s.corpus.Documents() {
		if d.Page == page {
			return &d
		}
	}
	return nil
}
