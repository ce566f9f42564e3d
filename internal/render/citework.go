package render

import (
	"slices"
	"strings"
	"time"

	"rspsite/internal/canonical"
	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	publishing "rspsite/internal/publication"
)

// What a citation says of a text. Whose words it is in decides who its author is: the publisher's own, or this site's, which in a
// reconstruction speaks of what the publisher wrote and must not pass for it.

// A voice says whose words a text is in.
type voice struct {
	by  []string // institutions; none where it is not stated whose they are
	own bool     // they are this site's
}

// citeSite is what every citation says of the site.
func (s *site) citeSite() citation.Site {
	c := &s.corpus.Config
	return citation.Site{Title: c.Title, Publisher: c.Publisher, URL: s.options.BaseURL, AsOf: citation.Date(s.corpus.AsOf.String()),
		Licence: citation.Link{Name: c.DataLicence.Name, URL: c.DataLicence.URL}}
}

// voiceOf says whose words a document is in.
func (s *site) voiceOf(d *corpus.Document) voice {
	theirs := isOfficial(d.Common) && !d.Common.Specimen
	own := voice{[]string{s.corpus.Config.Publisher}, true}
	switch m := d.Meta.(type) {
	case *corpus.VersionMeta:
		if theirs {
			return voice{by: []string{d.Policy.Publisher}}
		}
	case *corpus.ReportMeta:
		switch {
		case d.Common.Specimen || d.Policy == nil:
		case theirs:
			return voice{by: []string{d.Policy.Publisher}}
		case m.Basis == "" && !namesSources(d.Common) && d.Policy.Publisher != s.corpus.Config.Publisher:
			return voice{}
		}
	case *corpus.ReviewMeta:
		if theirs {
			return voice{by: []string{m.Reviewer}}
		}
	case *corpus.ModelMeta:
		if theirs {
			return voice{by: []string{m.Developer}}
		}
	}
	return own
}

// What a text is, in a few words.
const (
	markSpecimen       = "specimen"
	markReconstruction = "reconstruction from secondary sources"
	markExcerpt        = "excerpts"
	markDraft          = "draft"
	markWithdrawn      = "withdrawn"
)

// citeMarks say in a few words what a text is, where it is not its publisher's own and whole wording.
func citeMarks(c *corpus.Common, basis clause.Basis) []string {
	var marks []string
	switch {
	case c.Specimen:
		marks = append(marks, markSpecimen)
	case basis == clause.Reconstruction:
		marks = append(marks, markReconstruction)
	case basis == clause.Excerpt:
		marks = append(marks, markExcerpt)
	}
	if c.Draft {
		marks = append(marks, markDraft)
	}
	if c.Withdrawn != nil {
		marks = append(marks, markWithdrawn)
	}
	return marks
}

// work is a document as a citation has it.
func (s *site) work(d *corpus.Document) citation.Work { return s.workOf(d, d.Common.Errata) }

// workOf is a document, or a part of it, that has some of its corrections.
func (s *site) workOf(d *corpus.Document, errata []corpus.Erratum) citation.Work {
	v := s.voiceOf(d)
	w := citation.Work{Title: d.Title, Marks: citeMarks(d.Common, clause.Basis(d.Common.Basis)), Authors: v.by, Site: s.citeSite(),
		Language: s.language(), URL: s.whole(d.Page), Notes: s.citeNotes(d, v), Issued: s.issued(d, v), Digests: []citation.Digest{textDigest(d, "")}}
	s.noteKind(&w, d, v)
	s.noteCorrected(&w, d, errata)
	return w
}

// noteKind adds what a document is, and what is said of its kind alone.
func (s *site) noteKind(w *citation.Work, d *corpus.Document, v voice) {
	switch m := d.Meta.(type) {
	case *corpus.VersionMeta:
		w.Kind, w.Key, w.Version = citation.Version, citation.Key(citation.Version, d.Policy.Name, m.Version), m.Version
		w.Original = original(v, d.Common, "version", d.Policy, m.Published)
		if !v.own {
			w.Document = m.Original.URL
		}
	case *corpus.ReportMeta:
		w.Kind, w.Edition = citation.Report, m.Edition
		w.Key = citation.Key(citation.Report, d.Report.Name)
		if d.Earlier {
			w.Key = citation.Key("edition", d.Report.Name, d.Name)
			w.Marks = append(w.Marks, "earlier edition")
		}
		w.Original = original(v, d.Common, "report", d.Policy, m.Dated())
	case *corpus.ReviewMeta:
		w.Kind, w.Edition = citation.Review, m.Edition
		w.Key = citation.Key(citation.Review, d.Review.Report.Name, d.Name)
		if v.own && !d.Common.Specimen && !m.Published.IsZero() {
			w.Original = &citation.Original{What: "review", By: m.Reviewer, On: citeDate(m.Published),
				Disputed: isDoubted(d.Common, m.Published)}
		}
	case *corpus.ModelMeta:
		w.Kind, w.Key = citation.Determination, citation.Key(citation.Determination, d.Name)
		w.Title += ": determinations of its safety level"
		w.Digests = append(w.Digests, headerDigest(d))
	case *corpus.TableMeta:
		w.Kind, w.Key = citation.Table, citation.Key(citation.Table, d.Name)
	case *corpus.GoalMeta:
		w.Kind, w.Key = citation.Goal, citation.Key(citation.Goal, d.Name)
		w.Digests = append(w.Digests, headerDigest(d))
	default:
		w.Kind, w.Key = citation.Page, citation.Key(citation.Page, strings.Split(strings.Trim(d.Page, "/"), "/")...)
	}
}

// original is what somebody else published and the words of a document stand for; nil where the words are the publisher's, or where
// nobody published anything.
func original(v voice, c *corpus.Common, what string, p *corpus.Policy, on corpus.Date) *citation.Original {
	if !v.own || c.Specimen || p == nil || p.Publisher == v.by[0] {
		return nil
	}
	return &citation.Original{What: what, By: p.Publisher, On: citeDate(on), Disputed: isDoubted(c, on)}
}

// isDoubted reports whether other sources deny that a text was published under its number or on its day. A claim that is less exact than
// the day, or more, denies nothing.
func isDoubted(c *corpus.Common, on corpus.Date) bool {
	return slices.ContainsFunc(c.Claims, func(x corpus.Claim) bool {
		switch x.Field {
		case "version", "edition":
			return true
		case "published":
			other, ok := claimedDate(x.Value.Plain())
			return !ok || other.After(on) || on.After(other)
		}
		return false
	})
}

// claimedDate reads a date as a claim has it: 2023-09, September 2023, 19 September 2023.
func claimedDate(s string) (corpus.Date, bool) {
	for long, short := range map[string]string{"2 January 2006": time.DateOnly, "January 2006": "2006-01"} {
		if t, err := time.Parse(long, s); err == nil {
			s = t.Format(short)
		}
	}
	d, err := corpus.ParseDate(s)
	return d, err == nil && !d.IsZero()
}

// issued is the day on which the words were published: that which the publisher's own text states; of this site's words that of their
// last entry in the public record, or else the day that the site shows.
func (s *site) issued(d *corpus.Document, v voice) citation.Date {
	if stated := d.Date(); !v.own && !stated.IsZero() {
		return citeDate(stated)
	}
	if s.recorded != nil {
		if now := s.recorded.state.At(d.Page); now != nil {
			return citation.Date(now.On)
		}
	}
	return citeDate(s.corpus.AsOf)
}

func citeDate(d corpus.Date) citation.Date { return citation.Date(d.String()) }

// othersDiffer is said of a document on which there are claims.
const othersDiffer = "Other sources differ from it or add to it, as its page says."

// disputedClause is said of a clause on which there are claims.
const disputedClause = "Disputed: another source says otherwise, as its page says."

// versionDiffers is said of a clause of a version on whose number or dates there are claims.
const versionDiffers = "On the number or the dates of the version itself other sources differ or say more, as the version’s page says."

// isOfVersion reports whether a claim is about the version as a whole: whether and when it came to be.
func isOfVersion(c corpus.Claim) bool {
	return slices.Contains([]string{"version", "published", "effective"}, c.Field)
}

// citeNotes are what a reader must know of a document before citing it.
func (s *site) citeNotes(d *corpus.Document, v voice) []string {
	var notes []string
	if says := s.saysOf(d.Common); says != "" {
		notes = append(notes, strings.ReplaceAll(says, "named on this page", "named on its page")) // a bibliography has no "this page"
	}
	if v.own && clause.Basis(d.Common.Basis) == clause.Reconstruction && !d.Common.Specimen {
		notes = append(notes, "The words are those of "+v.by[0]+".")
	}
	if d.Earlier {
		for _, e := range d.Report.Editions {
			if e.Name == d.Name {
				notes = append(notes, supersededWords(e))
			}
		}
	}
	if len(d.Common.Claims) > 0 {
		notes = append(notes, othersDiffer)
	}
	return notes
}

// textDigest is the canonical digest of the text of a document.
func textDigest(d *corpus.Document, of string) citation.Digest {
	return citation.Digest{Of: of, Form: canonical.Schema, Value: d.TextDigest()}
}

// headerDigest is that of the header of a document which says there what it says.
func headerDigest(d *corpus.Document) citation.Digest {
	fields, _ := publishing.Parts(*d)
	return citation.Digest{Of: "its header", Form: canonical.HeaderSchema, Value: canonical.HeaderDigest(fields)}
}

// clauseWork is a clause of a document as a citation has it.
func (s *site) clauseWork(d *corpus.Document, c *clause.Clause) citation.Work {
	w := s.workOf(d, errataOf(d, c.ID))
	basis := clause.Basis(c.Attrs.Get(clause.AttrBasis))
	w.Kind, w.Of, w.Title = citation.Clause, w.Title, s.citeClauseTitle(d, c)
	if m, ok := d.Meta.(*corpus.VersionMeta); ok {
		w.Key = citation.Key(citation.Clause, d.Policy.Name, m.Version, string(c.ID))
	} else {
		w.Key += citation.Key("", string(c.ID))
	}
	w.URL, w.Words = s.whole(d.Page+fragment(c.ID)), s.citeWords(d, c)
	w.Digests = []citation.Digest{{Of: "the clause with its sources and basis", Form: canonical.Schema, Value: d.ClauseDigest(c)}}
	switch basis {
	case clause.Carried:
		w.Notes = append(w.Notes, "This clause is carried forward from the version before: the sources of the text do not speak of it.")
	case "", clause.Basis(d.Common.Basis):
	default:
		w.Notes = append(w.Notes, "Of this clause: "+lowerFirst(basisSentence(corpus.Basis(basis))))
	}
	w.Notes = slices.DeleteFunc(w.Notes, func(n string) bool { return n == othersDiffer }) // that may be of other clauses
	if slices.ContainsFunc(d.Common.Claims, func(x corpus.Claim) bool { return x.Field == string(c.ID) }) {
		w.Notes = append(w.Notes, disputedClause)
	}
	if slices.ContainsFunc(d.Common.Claims, isOfVersion) {
		w.Notes = append(w.Notes, versionDiffers)
	}
	return w
}

// citeClauseTitle names a clause by what stays, its ID, and by where it stands; a section by its heading.
func (s *site) citeClauseTitle(d *corpus.Document, c *clause.Clause) string {
	name := "Clause " + string(c.ID)
	if c.Kind == clause.Heading {
		name = "Section “" + s.plain(c.Text, d.File) + "”"
	}
	return join(", ", name, string(c.Label))
}

// citeWords are the words of a clause; empty of a group, which has none of its own.
func (s *site) citeWords(d *corpus.Document, c *clause.Clause) string {
	switch {
	case c.Kind.IsCode():
		return c.PlainText()
	case c.Kind == clause.Row:
		var cells []string
		for _, cell := range c.Cells {
			cells = append(cells, s.plain(cell.Text, d.File))
		}
		return strings.Join(cells, " | ")
	}
	return s.plain(c.Text, d.File)
}
