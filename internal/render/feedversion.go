package render

import (
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// version tells what a version changed: the numbers, what the publisher said of it, what others dispute, then each change.
func (b *feedBody) version(v *corpus.Version) {
	w := b.at.write(&v.File, v.Address())
	b.rest = b.at.to(v.Address(), v.Policy.Title+" "+v.Name)
	b.versionFacts(w, v)
	to := b.at.s.stepTo(v)
	if to == nil {
		b.paragraph("The first version of this policy whose text is held here, so that there is nothing to compare it with.")
		b.claims(w, v.Claims)
		return
	}
	b.rest = b.at.to(to.address, "what changed from "+to.old.Name+" to "+to.new.Name)
	b.block(func(t *telling) {
		t.start("p")
		t.text("Against " + to.old.Name + ": " + to.inWords() + ". ")
		t.link(b.at.to(to.address, "Compare the two texts"))
		t.end()
	})
	b.changesThat(to.pair(), to.inOrder, "The changes", whoseWords(to), isPolicyChange)
	b.account(to)
	b.recordTitles(v)
	b.claims(w, disputesOf(v, to))
	b.changesThat(to.pair(), to.inOrder, "Described otherwise", notOfPolicy, isDescription)
}

// versionFacts add the dates of a version and the publisher's own document.
func (b *feedBody) versionFacts(w *writer, v *corpus.Version) {
	b.block(func(t *telling) {
		if v.Summary.IsZero() {
			return
		}
		t.start("p")
		t.prose(w, v.Summary)
		t.end()
	})
	b.block(func(t *telling) {
		t.start("p")
		t.text("Published " + onDate(v.Published) + ".")
		if !v.Effective.IsZero() {
			t.text(" In effect from " + v.Effective.Long() + ".")
		}
		if href := webAddress(v.Original.URL); href != "" {
			t.text(" ")
			t.link(link{"The publisher’s document", href})
			t.text(".")
		}
		if v.Original.SHA256 != "" {
			t.text(" Its SHA-256: " + v.Original.SHA256 + ".")
		}
		t.end()
	})
}

// account adds what the publisher said of the step.
func (b *feedBody) account(to *step) {
	if to.account == nil {
		b.paragraph("What the publisher said of this revision is not held here.")
		return
	}
	b.block(func(t *telling) { t.element("h3", "What the publisher said of it") })
	b.paragraph(to.coverage())
	for _, e := range to.account.Entries {
		w := b.at.write(&e.Version.Changes.File, permalink.Changes)
		b.block(func(t *telling) {
			t.start("p")
			if !e.On.IsZero() {
				t.text(e.On.Long() + ": ")
			}
			t.prose(w, e.Says)
			if href := webAddress(e.URL); href != "" {
				t.text(" ")
				t.link(link{"The publisher’s statement", href})
				t.text(".")
			}
			t.sources(e.Source)
			t.end()
		})
	}
}

// recordTitles add the change records of a version, each with what it holds the change for. They have entries of their own.
func (b *feedBody) recordTitles(v *corpus.Version) {
	if v.Changes == nil || len(v.Changes.Records) == 0 {
		return
	}
	b.block(func(t *telling) { t.element("h3", "What the editors of this site recorded") })
	b.block(func(t *telling) {
		t.start("ul")
		for i := range v.Changes.Records {
			r := &v.Changes.Records[i]
			t.start("li")
			t.link(b.at.to(recordAddress(v.Policy, r.ID), r.Title))
			if words := chipWords(b.at.judged(v, r).Chips); words != "" {
				t.text(": " + words)
			}
			t.end()
		}
		t.end()
	})
}

// chipWords are the words of chips in running text.
func chipWords(chips []chip) string {
	words := ""
	for i, c := range chips {
		if i > 0 {
			words += ", "
		}
		words += c.Text
	}
	return words
}

// disputesOf are the claims of other sources about a version, but for those that stand at one of its changes.
func disputesOf(v *corpus.Version, to *step) []corpus.Claim {
	return slices.DeleteFunc(slices.Clone(v.Claims), func(c corpus.Claim) bool {
		return slices.ContainsFunc(to.inOrder, func(ch *stepChange) bool { return ch.claimed() == clause.ID(c.Field) && ch.IsChange() })
	})
}

// claimed is the ID of the clause of a change that others may speak of.
func (c *stepChange) claimed() clause.ID {
	if len(c.new) > 0 {
		return c.new[0].ID
	}
	return c.old[0].ID
}

// claims add what other sources say.
func (b *feedBody) claims(w *writer, claims []corpus.Claim) {
	if len(claims) == 0 {
		return
	}
	b.block(func(t *telling) {
		t.element("h3", "What other sources say")
		t.claims(w, claims)
	})
}

// claims write what other sources say, each in a paragraph.
func (t *telling) claims(w *writer, claims []corpus.Claim) {
	for _, c := range claims {
		t.start("p")
		t.text("Another source says")
		if field := w.fieldName(c.Field); field.Text != "" {
			t.text(" (")
			t.link(link{lower(field.Text), field.Href})
			t.text(")")
		}
		t.text(": ")
		if d, err := corpus.ParseDate(c.Value.Plain()); err == nil {
			t.text(d.Long())
		} else {
			t.prose(w, c.Value)
		}
		if !c.Note.IsZero() {
			t.text(" ")
			t.prose(w, c.Note)
		}
		t.sources(c.Source)
		t.end()
	}
}

// lower writes the first letter of a word of ours small.
func lower(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}

// notOfPolicy is said of differences between two descriptions.
const notOfPolicy = "No source that we have says that the policy changed in this way: the texts held here differ."

// whoseWords says whose words the redline of a step shows, where they are not the publisher's.
func whoseWords(to *step) string {
	if isOfficial(&to.old.Common) && isOfficial(&to.new.Common) {
		return ""
	}
	return "What is struck and underlined are the words of the texts held here, not the publisher’s."
}

func isPolicyChange(ch *stepChange) bool { return ch.IsChange() && ch.standing == revision.OfPolicy }
func isDescription(ch *stepChange) bool  { return ch.IsChange() && ch.standing == revision.Description }

// changesThat add the redline of those changes, in reading order, below a title.
func (b *feedBody) changesThat(to textPair, changes []*stepChange, title, says string, is func(*stepChange) bool) {
	shown := slices.DeleteFunc(slices.Clone(changes), func(ch *stepChange) bool { return !is(ch) })
	if len(shown) == 0 {
		return
	}
	b.block(func(t *telling) {
		t.element("h3", fmt.Sprintf("%s (%d)", title, len(shown)))
		t.paragraph(says)
	})
	for _, ch := range shown {
		b.change(to, ch)
	}
}

// changesNamed add the changes of the clauses that somebody names of the step to v.
func (b *feedBody) changesNamed(v *corpus.Version, ids []string) {
	to := b.at.s.stepTo(v)
	if to == nil {
		return
	}
	for _, ch := range to.inOrder {
		if slices.ContainsFunc(append(slices.Clone(ch.old), ch.new...), func(c diff.Clause) bool { return slices.Contains(ids, string(c.ID)) }) {
			b.change(to.pair(), ch)
		}
	}
}

// toClauses are links to clauses of a text, by the IDs that somebody names.
func (b *feedBody) toClauses(f *corpus.File, home string, ids []string) []link {
	var links []link
	for _, id := range ids {
		l := link{Text: id}
		if f.Doc != nil {
			if c := f.Doc.Find(clause.ID(id)); c != nil {
				l = b.at.to(home+permalink.Fragment(c.ID), join(" · ", string(c.Label), id))
			}
		}
		links = append(links, l)
	}
	return links
}
