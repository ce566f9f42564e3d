package render

import (
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// What of a clause is cited besides its text in a version: that it left, and its record through all versions. Both are said by this site,
// whoever wrote the versions.

// leftWords say what became of a clause in the version in which it was gone.
func (s *site) leftWords(t corpus.Tombstone) string {
	p := t.Left.Policy
	if len(t.Into) > 0 {
		return wentIntoWords(t.Into) + " in " + t.Left.Name
	}
	if h := p.History(t.ID); h != nil && s.turnOf(h, slices.Index(p.Versions, t.Left)) == undescribed {
		return "no longer described in " + t.Left.Name
	}
	return "left in " + t.Left.Name
}

// tombstoneWork is the place of a version at which a clause is gone, as a citation has it. The digest is that of the text without it.
func (s *site) tombstoneWork(d *corpus.Document, t corpus.Tombstone) citation.Work {
	v, file := t.Left, &t.Left.File
	own := voice{[]string{s.corpus.Config.Publisher}, true}
	w := s.workOf(d, errataOf(d, t.ID))
	w.Kind, w.Of, w.Title = citation.Clause, w.Title, "Clause "+string(t.ID)+", "+s.leftWords(t)
	w.Key = citation.Key(citation.Clause, v.Policy.Name, v.Name, string(t.ID))
	w.URL, w.Document = s.whole(permalink.Clause(v.Policy.Name, v.Name, t.ID)), ""
	w.Authors, w.Issued, w.Original = own.by, s.issued(d, own), original(own, d.Common, "version", v.Policy, v.Published)
	w.Notes = slices.DeleteFunc(w.Notes, func(n string) bool { return n == othersDiffer })
	w.Notes = append(w.Notes, "The clause last stood in "+t.Last.Name+".")
	if isDescribedAlone(v) {
		w.Notes = append(w.Notes, "That it is not in the text held does not prove that it left the policy.")
	}
	w.Words = capital(s.leftWords(t)) + "; last stood in " + t.Last.Name + "."
	if t.Gone != nil {
		w.Words = join(" ", w.Words, s.plain(t.Gone.Why.Inline, file))
	}
	if len(claimsOn(v, string(t.ID))) > 0 {
		w.Notes = append(w.Notes, disputedClause)
	}
	if slices.ContainsFunc(v.Claims, isOfVersion) {
		w.Notes = append(w.Notes, versionDiffers)
	}
	w.Digests = []citation.Digest{textDigest(d, "the text of "+v.Name)}
	return w
}

// isDescribedAlone reports whether a version is held in other words than its publisher's, or not in all of them.
func isDescribedAlone(v *corpus.Version) bool {
	return !v.Specimen && (clause.Basis(v.Basis) == clause.Reconstruction || clause.Basis(v.Basis) == clause.Excerpt)
}

// throughWork is the record of a clause through all versions, as a citation has it. The digest is that of the clause where it stood last.
func (s *site) throughWork(p *corpus.Policy, h *corpus.History) citation.Work {
	var l layout
	(&view{s: s}).sayOfPolicy(&l, p)
	newest := h.Newest()
	title := "Clause " + string(h.ID)
	if newest.Clause.Kind == clause.Heading {
		title = "Section “" + h.Title + "” (" + string(h.ID) + ")"
	}
	w := citation.Work{Kind: citation.Clause, Key: citation.Key(citation.Clause, p.Name, string(h.ID)), Title: title + ", through all versions held",
		Of: p.Title, Marks: throughMarks(h), Notes: []string{l.said(), "The record of it through the versions is this site’s."},
		Authors: []string{s.corpus.Config.Publisher}, Issued: citeDate(s.corpus.AsOf), Site: s.citeSite(), Language: s.language(),
		URL:     s.whole(permalink.ClauseHistory(p.Name, h.ID)),
		Digests: []citation.Digest{{Of: "the clause in " + newest.Version.Name, Form: canonical.Schema, Value: newest.Version.ClauseDigest(newest.Clause)}}}
	if slices.ContainsFunc(h.Steps, func(step corpus.Step) bool { return slices.ContainsFunc(step.Version.Claims, isOfVersion) }) {
		w.Notes = append(w.Notes, "On the number or the dates of some versions other sources differ or say more, as their pages say.")
	}
	return w
}

// throughMarks say in a few words what the texts are in which a clause stands: what all are, or each that is not the publisher's own.
func throughMarks(h *corpus.History) []string {
	var each, some []string
	same := true
	for _, step := range h.Steps {
		if step.Clause == nil {
			continue
		}
		v := step.Version
		marks := strings.Join(citeMarks(&v.Common, clause.Basis(v.Basis)), ", ")
		same = same && (len(each) == 0 || each[0] == marks)
		each = append(each, marks)
		if marks != "" {
			some = append(some, v.Name+": "+marks)
		}
	}
	if same && each[0] != "" {
		return strings.Split(each[0], ", ")
	}
	return some
}
