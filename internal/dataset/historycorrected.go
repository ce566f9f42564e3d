package dataset

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// A SupersededClause is what a clause said in one version until a correction changed it.
type SupersededClause struct {
	Version string  `json:"version"`
	ID      string  `json:"id"`                // that it has there
	Line    int     `json:"line"`              // of the public record, from 0, that published it
	On      string  `json:"on"`                // the day of the publication that corrected it
	Digest  string  `json:"digest"`            // of the clause by itself
	Text    *string `json:"text,omitempty"`    // as a reader read it; absent where it is not kept
	Address string  `json:"address,omitempty"` // from the root of the site: the canonical form of the whole text; absent where that is not kept
}

// errataOn are the corrections of a version that name a clause, or none, so that they may be of it.
func (s *Set) errataOn(v *corpus.Version, id clause.ID) []Erratum {
	var list []Erratum
	for _, x := range v.Errata {
		if len(x.Clauses) == 0 || slices.Contains(x.Clauses, string(id)) {
			e := s.erratum(x, &v.File)
			e.Version = v.Name
			list = append(list, e)
		}
	}
	return list
}

// supersededClause is what a clause of a version said before each correction that gave it another digest. A correction that put the
// clause there took no words of it away.
func (s *Set) supersededClause(v *corpus.Version, id clause.ID) []SupersededClause {
	var list []SupersededClause
	whole := s.superseded(v.Address())
	for i, t := range s.former[v.Address()] {
		digest := s.site.DigestIn(t.Line, id)
		if digest == "" || digest == s.site.DigestIn(t.Next, id) {
			continue
		}
		x := SupersededClause{Version: v.Name, ID: string(id), Line: t.Line, On: t.On, Digest: digest, Address: whole[i].Address}
		if t.Document != nil {
			if c := t.Document.Find(id); c != nil {
				text := s.text(c, &v.File)
				x.Text = &text
			}
		}
		list = append(list, x)
	}
	return list
}
