package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// levelClaims are what other sources say of the level of a model.
func levelClaims(m *corpus.Model) []corpus.Claim {
	var claims []corpus.Claim
	for _, c := range m.Claims {
		if isLevelField(c.Field) {
			claims = append(claims, c)
		}
	}
	return claims
}

// determinationsPublished are the entries of the levels that a model was put at, as far as their dates are stated.
func (s *site) determinationsPublished(m *corpus.Model) []publication {
	var list []publication
	seen := map[string]int{}
	for i := range m.Determinations {
		d := &m.Determinations[i]
		if d.On.IsZero() {
			continue
		}
		key := d.Level + "-" + d.On.String()
		seen[key]++
		p := s.publicationOf(&m.File, &m.Common, "Determination", permalink.Model(m.Name), m.Title+": "+d.Level, d.On)
		p.summary = d.Note.Inline
		p.feed.alone, p.feed.text = true, nil
		p.feed.policy, p.feed.version = s.corpus.PolicyOr(m.Policy), m.PolicyVersion
		p.feed.id = correctionID(p.address, "determination-"+idOf(d.Level)+"-"+d.On.String(), seen[key])
		p.feed.tell = func(b *feedBody) { b.determination(m, d) }
		list = append(list, p)
	}
	return list
}

// idOf writes words so that they can stand in an address.
func idOf(words string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, words)
}

// determination tells the level that a model was put at, who says so, and who says otherwise.
func (b *feedBody) determination(m *corpus.Model, d *corpus.Determination) {
	w := b.at.write(&m.File, permalink.Model(m.Name))
	b.rest = b.at.to(permalink.Model(m.Name), m.Title)
	b.block(func(t *telling) {
		t.start("p")
		t.link(b.rest)
		t.text(": " + d.Level + ", " + onDate(d.On) + ". Policy in force at release: ")
		t.link(b.at.policyVersion(m.Policy, m.PolicyVersion))
		t.text(".")
		t.sources(d.Source)
		t.end()
	})
	b.labelled(w, "Note", d.Note)
	b.thresholds(w, m)
	b.claims(w, m.Claims)
}

// thresholds add how a model stands to each capability threshold.
func (b *feedBody) thresholds(w *writer, m *corpus.Model) {
	for _, x := range m.Thresholds {
		b.block(func(t *telling) {
			t.start("p")
			category := link{Text: x.Category}
			if target, err := b.at.s.corpus.Resolve(x.Clause, &m.File); x.Clause != "" && err == nil {
				category.Href = b.at.href(target.Address)
			}
			t.link(category)
			t.text(" threshold: " + lower(statusChips[x.Status].Text))
			if !x.On.IsZero() {
				t.text(" " + onDate(x.On))
			}
			t.text(". ")
			t.prose(w, x.Note)
			t.sources(x.Source)
			t.end()
		})
	}
}
