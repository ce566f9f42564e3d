package render

import (
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// A citedPair is two texts whose comparison can be cited.
type citedPair struct {
	title    string   // of the comparison
	names    []string // for the key
	address  string
	old, new comparedText
}

// citedPairs are all comparisons that have a page.
func (s *site) citedPairs() []citedPair {
	var pairs []citedPair
	for _, p := range s.corpus.Policies {
		for _, pair := range revision.Pairs(p) {
			pairs = append(pairs, versionPair(pair))
		}
	}
	for _, pair := range succession.Pairs(s.corpus) {
		pairs = append(pairs, reportPair(pair.Old, pair.New))
	}
	for _, r := range s.corpus.Reports {
		for _, texts := range editionRuns(r) {
			pairs = append(pairs, editionPair(r, texts[0], texts[len(texts)-1]))
		}
	}
	return pairs
}

func versionPair(p revision.Pair) citedPair {
	policy := p.New.Policy
	return citedPair{policy.Title + ": what changed from " + p.Old.Name + " to " + p.New.Name, []string{policy.Name, p.Old.Name, p.New.Name},
		compareAddress(p), versionText(p.Old), versionText(p.New)}
}

func reportPair(old, new *corpus.Report) citedPair {
	return citedPair{"What changed from " + old.Title + " to " + new.Title, []string{"reports", old.Name, new.Name},
		permalink.ReportCompare(old.Name, new.Name), reportText(old), reportText(new)}
}

func editionPair(r *corpus.Report, old, new corpus.EditionText) citedPair {
	return citedPair{r.Title + ": what changed from edition " + old.Edition + " to " + new.Edition, []string{"reports", r.Name, old.Edition, new.Edition},
		permalink.ReportEditions(r.Name, old.Edition, new.Edition), editionText(r, old), editionText(r, new)}
}

// collection is the page that gathers such comparisons.
func (p citedPair) collection() string {
	if v := p.new.version; v != nil {
		return permalink.Policy(v.Policy.Name)
	}
	return permalink.Reports
}

// compareWork is a comparison as a citation has it. Its words are this site's, whoever wrote the texts.
func (s *site) compareWork(p citedPair) citation.Work {
	var l layout
	sayOfPair(&l, p.old, p.new)
	return citation.Work{Kind: citation.Comparison, Key: citation.Key(citation.Comparison, p.names...), Title: p.title, Marks: pairMarks(p),
		Notes: []string{l.said(), "The comparison is this site’s."}, Authors: []string{s.corpus.Config.Publisher}, Issued: citeDate(s.corpus.AsOf),
		Site: s.citeSite(), Language: s.language(), URL: s.whole(p.address),
		Digests: []citation.Digest{{Of: p.old.Name, Form: canonical.Schema, Value: p.old.File.TextDigest()},
			{Of: p.new.Name, Form: canonical.Schema, Value: p.new.File.TextDigest()}}}
}

// pairMarks say in a few words what is compared, where it is not the publisher's own and whole wording on both sides.
func pairMarks(p citedPair) []string {
	old, new := citeMarks(p.old.Common, clause.Basis(p.old.Basis)), citeMarks(p.new.Common, clause.Basis(p.new.Basis))
	if slices.Equal(old, new) {
		for i, m := range old {
			old[i] = ofBoth[m]
		}
		return old
	}
	var marks []string
	for _, side := range []struct {
		name  string
		marks []string
	}{{p.old.Name, old}, {p.new.Name, new}} {
		if len(side.marks) > 0 {
			marks = append(marks, side.name+": "+strings.Join(side.marks, ", "))
		}
	}
	return marks
}

// ofBoth says of a comparison what a mark says of each of its texts.
var ofBoth = map[string]string{markSpecimen: "of two specimens", markReconstruction: "of two reconstructions from secondary sources",
	markExcerpt: "of excerpts", markDraft: "of two drafts", markWithdrawn: "of two texts that were withdrawn"}
