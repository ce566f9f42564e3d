package publication

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// Unread is the rule of what was published and cannot be held against that, as its source is there and is wrong: what is wrong with it is
// told by others.
const Unread = "unread-published"

// gone reports a published document that the corpus does not show. Another may stand at its address.
func (k *comparer) gone(s *ledger.Standing, instead *Record) {
	if instead != nil {
		k.problems.Errorf(instead.Document.Field(""), "published-address", "give this another name",
			"%s is the address of %s, which was published there on %s (found %s, want %s)", s.Address(), s.Title, s.Since, instead.Kind, s.Kind)
		return
	}
	for _, a := range s.Addresses {
		if file := k.unread[a]; file != "" {
			k.problems.Errorf(problem.Position{File: file}, Unread, "mend the other errors first",
				"%s, published on %s, was not held against the public record: its source is there, and could not be read, or not without what it belongs to", s.Title, s.Since)
			return
		}
	}
	stops := fmt.Sprintf("%s would stop answering: %s was published there on %s", s.Address(), s.Title, s.Since)
	for _, a := range s.Addresses {
		h, ok := k.hidden[a]
		if !ok {
			continue
		}
		why, mend := "its source belongs to what is not public", "make that public again"
		switch {
		case h.IsDraft:
			why, mend = "its source is a draft now", "take draft: true out"
		case !h.Date.IsZero():
			why, mend = "its source is dated "+h.Date.String()+" now", "put its date back"
		}
		k.problems.Errorf(problem.Position{File: h.Path}, "published-gone", mend+"; to take it back, add withdrawn: to its header", "%s, and %s", stops, why)
		return
	}
	k.problems.Errorf(problem.Position{File: "content"}, "published-gone",
		"put its source back; to take it back, add withdrawn: to its header; under another name, add the old one to its aliases",
		"%s, and no source of that name, or with it among its aliases, is there now", stops)
}

// addresses reports addresses that were published and that nothing answers any more.
func (k *comparer) addresses(r *Record, was *ledger.Standing) {
	for _, a := range was.Addresses {
		if !slices.Contains(r.Addresses, a) {
			k.problems.Errorf(r.Document.Field("aliases"), "published-address", fmt.Sprintf("add %q to aliases", lastSegment(a)),
				"%s would stop answering: it leads to %s since %s", a, r.Title, was.Since)
		}
	}
	if r.Kind != "version" {
		return
	}
	v := k.versions[r.Address()]
	for _, c := range was.Clauses {
		if strings.Contains(c.ID, derivedMark) || r.Document.Doc.Find(clause.ID(c.ID)) != nil {
			continue
		}
		if t, ok := v.Tombstone(clause.ID(c.ID)); ok && (t.Gone != nil || len(t.Into) > 0) {
			continue // it is said what became of it
		}
		if now := k.renamedTo(r, was, c.ID); now != nil {
			k.problems.Errorf(r.place(now), "published-address", fmt.Sprintf("write the ID %s back", c.ID),
				"%s#%s would stop answering: the clause was published under that ID on %s, and is called %s now", r.Address(), c.ID, was.Since, now.ID)
			continue
		}
		k.problems.Errorf(r.Document.Field(""), "published-address", "keep the ID: write it back at the clause that it named, or at what stands in its place",
			"%s#%s would stop answering: a clause was published under that ID on %s", r.Address(), c.ID, was.Since)
	}
}

func lastSegment(address string) string {
	segments := strings.Split(strings.Trim(address, "/"), "/")
	return segments[len(segments)-1]
}

// firstEdition holds an earlier edition of a report, when it is first kept, to the text that was published as the report.
func (k *comparer) firstEdition(r *Record) {
	if r.Kind != "edition" {
		return
	}
	was := k.was[k.at[ledger.ReportOf(r.Address())]]
	if was == nil || r.Text == was.Text && r.Header == was.Header && maps.Equal(r.Pictures, was.Pictures) {
		return
	}
	if k.isKept(r, was) {
		k.problems.Errorf(r.Document.Field(""), "published-edition", "take the file out, and let the erratum of the newest edition speak of all that changed",
			"this edition was never public: %s was published on %s with the text that another edition holds", was.Title, was.On)
		return
	}
	what := "header"
	switch {
	case r.Text != was.Text:
		what = "text"
	case r.Header == was.Header:
		k.problems.Errorf(r.Document.Field(""), "published-edition", "restore the file, and give the new picture a name of its own in the report",
			"a picture of this edition is not what was published as %s on %s: both editions show the same file of static/", was.Title, was.On)
		return
	}
	k.problems.Errorf(r.Document.Field(""), "published-edition", "put the file here that was published, byte for byte, and correct it in the report alone",
		"the %s of this edition is not what was published as %s on %s", what, was.Title, was.On)
}

// isKept reports whether what was published as a report is held as an edition beside r.
func (k *comparer) isKept(r *Record, was *ledger.Standing) bool {
	for _, e := range r.Document.Report.Editions {
		if at := k.at[was.Address()+"editions/"+e.Name+"/"]; at != nil && at != r && at.Text == was.Text && at.Header == was.Header && maps.Equal(at.Pictures, was.Pictures) {
			return true
		}
	}
	return false
}
