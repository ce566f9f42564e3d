package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// record tells a change record: what the editors say, the clauses with their redline, the publisher's reason, what others say.
func (b *feedBody) record(v *corpus.Version, r *corpus.ChangeRecord) {
	w := b.at.write(&v.Changes.File, permalink.Changes)
	b.rest = b.at.to(recordAddress(v.Policy, r.ID), r.Title)
	view := b.at.judged(v, r)
	b.paragraph(join(" · ", chipWords(view.Chips), view.About()))
	b.block(func(t *telling) {
		t.start("p")
		t.prose(w, r.What)
		t.sources(r.Source)
		t.end()
	})
	if r.Reason != nil {
		b.statement(w, "The publisher’s reason", r.Reason)
	}
	b.block(func(t *telling) {
		if len(view.Clauses)+len(view.Models) == 0 {
			return
		}
		t.start("p")
		t.links("Clauses: ", ", ", view.Clauses, ". ")
		t.links("Models: ", ", ", view.Models, ".")
		t.end()
	})
	b.changesNamed(v, r.Clauses)
	b.claims(b.at.write(&v.File, v.Address()), claimsOn(v, r.Clauses...))
	for i := range r.Readings {
		b.statement(w, "A reading", &r.Readings[i])
	}
	for i := range r.Responses {
		b.statement(w, "A response", &r.Responses[i])
	}
}

// statement adds what somebody says, as a source reports it.
func (b *feedBody) statement(w *writer, role string, s *corpus.Statement) {
	b.block(func(t *telling) {
		t.start("p")
		t.element("strong", role+", "+s.By+":")
		t.text(" ")
		t.prose(w, s.Says)
		if !s.Note.IsZero() {
			t.text(" (")
			t.prose(w, s.Note)
			t.text(")")
		}
		t.sources(s.Source)
		t.end()
	})
}

// erratumKindWords say in running text what sort of correction it is.
var erratumKindWords = map[corpus.ErratumKind]string{"typo": "a typing error", "conversion": "a fault of conversion", "substantive": "of substance"}

// erratum tells a correction: of what sort, what, why, and in which clauses.
func (b *feedBody) erratum(d corpus.Document, e *corpus.Erratum) {
	w := b.at.write(d.File, d.Page)
	b.rest = b.at.to(d.Page, d.Title)
	b.block(func(t *telling) {
		t.start("p")
		when := onDate(e.On) + ", " + erratumKindWords[e.Kind]
		if isOurCorrection(d.Common, *e) {
			t.links("This site corrected its text of ", "", []link{b.rest}, " "+when+".")
		} else {
			t.links("Corrected "+when+", in ", "", []link{b.rest}, ".")
		}
		t.end()
	})
	b.labelled(w, "What", e.What)
	b.labelled(w, "Why", e.Why)
	b.block(func(t *telling) {
		if len(e.Clauses) == 0 {
			return
		}
		t.start("p")
		t.links("Clauses: ", ", ", b.toClauses(d.File, d.Page, e.Clauses), ".")
		t.end()
	})
	b.correctedText(d, e)
	b.formerWords(w, e)
}

// correctedText adds the redline between the edition that a correction of a report made and the one before, where both are held.
func (b *feedBody) correctedText(d corpus.Document, e *corpus.Erratum) {
	r := d.Report
	if r == nil {
		return
	}
	before, held := r.Before(e.Edition)
	now, is := r.TextOf(e.Edition)
	if !held || !is {
		return
	}
	if redline := permalink.ReportEditions(r.Name, before.Edition, now.Edition); b.at.s.has(redline) {
		b.rest = b.at.to(redline, "the redline of this correction")
		b.block(func(t *telling) {
			t.start("p")
			t.links("See ", "", []link{b.rest}, ".")
			t.end()
		})
	}
	changes := textChanges(b.at.s.successions.Editions(r, before, now))
	b.changesThat(textPair{editionText(r, before), editionText(r, now)}, changes, "The correction", "", isPolicyChange)
}

// withdrawal tells since when, and why, a text no longer stands.
func (b *feedBody) withdrawal(d corpus.Document, x *corpus.Withdrawal) {
	b.rest = b.at.to(d.Page, d.Title)
	b.block(func(t *telling) {
		t.start("p")
		t.text("Withdrawn " + onDate(x.On) + ": ")
		t.link(b.rest)
		t.text(". Its page stays where it is.")
		t.end()
	})
	b.labelled(b.at.write(d.File, d.Page), "Why", x.Why)
}

// labelled adds a text behind words that say what it is, unless it is empty.
func (b *feedBody) labelled(w *writer, label string, text corpus.Text) {
	if text.IsZero() {
		return
	}
	b.block(func(t *telling) {
		t.start("p")
		t.element("strong", label+":")
		t.text(" ")
		t.prose(w, text)
		t.end()
	})
}

// recorded tells of a version that is known of and not held.
func (b *feedBody) recorded(p *corpus.Policy, r *corpus.Recorded) {
	w := b.at.write(&p.File, permalink.Policy(p.Name))
	b.rest = b.at.to(recordedAddress(p, *r), r.Version+" as recorded")
	b.paragraph("Its text is not held here: what stands below is what is recorded of it.")
	if !r.Seen.IsZero() {
		b.paragraph("New bytes, first seen " + onDate(r.Seen) + " under the unchanged date of " + r.Begins().Long() + ".")
	}
	b.labelled(w, "What changed", r.Note)
	b.labelled(w, "The publisher’s account", r.Account)
	b.block(func(t *telling) {
		t.start("p")
		var links []link
		for _, l := range []link{{"The publisher’s document", webAddress(r.Original.URL)}, {"The publisher’s redline", webAddress(r.Redline)}} {
			if l.Href != "" {
				links = append(links, l)
			}
		}
		t.links("", " · ", links, ". ")
		t.links("Recorded by ", "; ", b.at.sourceLinks(r.Source), ".")
		t.end()
	})
}
