package corpus

import (
	"path"
	"slices"
)

// The folders below a report's own.
const (
	editionsDir = "editions"
	reviewsDir  = "reviews"
)

// editions reads the earlier editions of a report, oldest first by the natural order of their names.
func (l *loader) editions(r *Report) {
	for file, m := range all[ReportMeta](l, path.Join("reports", r.Name, editionsDir)) {
		m.Aliases = nil // they are other names of the report, and its newest edition has them
		r.Editions = append(r.Editions, &Edition{File: file, ReportMeta: m, Report: r})
	}
	slices.SortFunc(r.Editions, func(a, b *Edition) int { return compareNames(a.Name, b.Name) })
}

// Dated is the day on which the edition came out: that of the correction that made it, or of the report's publication.
func (m *ReportMeta) Dated() Date {
	if e, ok := m.Made(); ok {
		return e.On
	}
	return m.Published
}

// Made is the correction that made the edition, if one says so.
func (m *ReportMeta) Made() (Erratum, bool) {
	for _, e := range m.Errata {
		if e.Edition != "" && e.Edition == m.Edition {
			return e, true
		}
	}
	return Erratum{}, false
}

// hideLater leaves out of a report, a copy, what is not public of its reviews and editions. On a day before the newest edition
// came out, the edition of that day stands in its place, if it is held.
func (r *Report) hideLater(c *Corpus) {
	r.Reviews = visible(c, r.Reviews, func(x *Review) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.ReviewMeta} })
	for _, w := range r.Reviews {
		w.Report = r
	}
	isLater := find(c.Reports, r.Name).Dated().After(c.AsOf) // asked before errata of days to come are left out
	out := slices.DeleteFunc(slices.Clone(r.Editions), func(e *Edition) bool { return e.Dated().After(c.AsOf) })
	r.Editions = visible(c, out, func(x *Edition) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.ReportMeta} })
	for _, e := range r.Editions {
		e.Report = r
	}
	if last := len(r.Editions) - 1; last >= 0 && isLater {
		name, aliases, newest := r.Name, slices.Clone(r.Aliases), r.Editions[last]
		r.File, r.ReportMeta, r.Editions = newest.File, newest.ReportMeta, r.Editions[:last]
		r.Name, r.Aliases = name, aliases // are the report's, whichever edition stands for it
	}
}

// An EditionText is the text of one edition of a report, be it the newest or an earlier one.
type EditionText struct {
	*File
	*ReportMeta
	Earlier *Edition // nil of the newest
}

// Texts are all editions that are held, oldest first; the last is the newest.
func (r *Report) Texts() []EditionText {
	var texts []EditionText
	for _, e := range r.Editions {
		texts = append(texts, EditionText{&e.File, &e.ReportMeta, e})
	}
	return append(texts, r.Newest())
}

// Newest is the newest edition that is held.
func (r *Report) Newest() EditionText { return EditionText{&r.File, &r.ReportMeta, nil} }

// TextOf is the text of the edition of that name, if it is held.
func (r *Report) TextOf(edition string) (EditionText, bool) {
	for _, t := range r.Texts() {
		if t.Edition == edition && edition != "" {
			return t, true
		}
	}
	return EditionText{}, false
}

// Before is the edition before the one of that name, if both are held.
func (r *Report) Before(edition string) (EditionText, bool) {
	texts := r.Texts()
	i := slices.IndexFunc(texts, func(t EditionText) bool { return t.Edition == edition })
	if i < 1 || edition == "" {
		return EditionText{}, false
	}
	return texts[i-1], true
}

// After is the edition after the one of that name, if it is held.
func (r *Report) After(edition string) (EditionText, bool) {
	texts := r.Texts()
	i := slices.IndexFunc(texts, func(t EditionText) bool { return t.Edition == edition })
	if i < 0 || i+1 == len(texts) {
		return EditionText{}, false
	}
	return texts[i+1], true
}

// Reviewed is the text that the review is of, by its digest, if an edition with that text is held: the one that the review names,
// or the newest.
func (w *Review) Reviewed() (EditionText, bool) {
	var fit EditionText
	ok := false
	for _, t := range w.Report.Texts() {
		if w.Digest == "" || t.TextDigest() != w.Digest {
			continue
		}
		if t.Edition == w.Edition {
			return t, true
		}
		fit, ok = t, true
	}
	return fit, ok
}
