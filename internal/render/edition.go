package render

import (
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An editionPage shows an earlier edition of a report, as it stood.
type editionPage struct {
	*article
	Newest   link
	Since    *link // what changed from this edition to the newest
	Editions []editionItem
}

// An editionItem is an edition in the list of all.
type editionItem struct {
	link              // its address is empty on its own page
	Dated   string    // day on which it came out
	State   string    // "newest", "this text", or nothing
	Errata  []erratum // that made it
	Redline *link     // what changed from the edition before
}

// editions lists all editions of a report, the newest first; none if only one is held.
func (at *view) editions(r *corpus.Report) []editionItem {
	texts := r.Texts()
	if len(texts) == 1 {
		return nil
	}
	var items []editionItem
	for i, t := range slices.Backward(texts) {
		address := editionAddress(r, t)
		item := editionItem{link: at.to(address, "Edition "+t.Edition), Dated: t.Dated().Long()}
		switch {
		case address == at.at:
			item.Href, item.State = "", "this text"
		case t.Earlier == nil:
			item.State = "the newest"
		}
		made := slices.DeleteFunc(slices.Clone(t.Errata), func(e corpus.Erratum) bool { return e.Edition == "" || e.Edition != t.Edition })
		item.Errata = at.write(t.File, address).errata(&t.Common, made)
		if i > 0 {
			item.Redline = at.ifHas(permalink.ReportEditions(r.Name, texts[i-1].Edition, t.Edition), "What changed from edition "+texts[i-1].Edition)
		}
		items = append(items, item)
	}
	return items
}

// besides are the errata that the list of editions does not tell.
func besides(editions []editionItem, errata []erratum) []erratum {
	return slices.DeleteFunc(slices.Clone(errata), func(e erratum) bool {
		return slices.ContainsFunc(editions, func(i editionItem) bool {
			return slices.ContainsFunc(i.Errata, func(told erratum) bool { return e.Edition != "" && told.Edition == e.Edition })
		})
	})
}

// editionAddress is the page of one edition of a report.
func editionAddress(r *corpus.Report, t corpus.EditionText) string {
	if t.Earlier == nil {
		return permalink.Report(r.Name)
	}
	return permalink.ReportEdition(r.Name, t.Edition)
}

// editionPages plans the earlier editions of a report, and what changed from each to the next and to the newest.
func (s *site) editionPages(r *corpus.Report) {
	for _, e := range r.Editions {
		s.add(permalink.ReportEdition(r.Name, e.Name), func(at *view) (string, any) { return "edition", at.editionPage(e) })
	}
	for _, texts := range editionRuns(r) {
		s.editionCompare(r, texts)
	}
}

// editionRuns are the editions of a report from an older one to a newer, for each two that are compared: neighbours, and each with the newest.
func editionRuns(r *corpus.Report) [][]corpus.EditionText {
	texts := r.Texts()
	var runs [][]corpus.EditionText
	for i := 1; i < len(texts); i++ {
		runs = append(runs, texts[i-1:i+1])
		if i < len(texts)-1 {
			runs = append(runs, texts[i-1:])
		}
	}
	return runs
}

// editionText is an edition as a text that is compared with another.
func editionText(r *corpus.Report, t corpus.EditionText) comparedText {
	return comparedText{Common: &t.Common, Name: "edition " + t.Edition, File: t.File, Address: editionAddress(r, t), Published: t.Dated(), edition: &t}
}

// editionCompare plans the page that compares the first of texts with the last.
func (s *site) editionCompare(r *corpus.Report, texts []corpus.EditionText) {
	old, new := texts[0], texts[len(texts)-1]
	address := permalink.ReportEditions(r.Name, old.Edition, new.Edition)
	about := textCompare{
		title:   r.Title + ": what changed from edition " + old.Edition + " to " + new.Edition,
		of:      r.Title,
		section: permalink.Reports,
		kind:    link{r.Title, permalink.Report(r.Name)},
		edition: &editionStep{texts},
		around: func(at *view, page *textComparePage) {
			page.Notes = at.corrections(r, texts[1:])
			if redactions := at.editionRedactions(r, texts); redactions != "" {
				page.Notes = append(page.Notes, redactions)
			}
			at.editionsBeside(r, texts, page)
		},
	}
	s.addCompared(address, about, func(at *view) *comparison {
		c := at.comparisonOf(s.successions.Editions(r, old, new), editionText(r, old), editionText(r, new), address)
		c.edition = about.edition
		return c
	})
}

// corrections say what was corrected in each of the editions, a paragraph each.
func (at *view) corrections(r *corpus.Report, texts []corpus.EditionText) []template.HTML {
	var notes []template.HTML
	for _, t := range texts {
		w := at.write(t.File, editionAddress(r, t))
		for _, e := range w.errata(&t.Common, t.Errata) {
			if e.Edition != t.Edition || t.Edition == "" {
				continue
			}
			var m markup
			m.element("b", "Edition "+t.Edition+", "+e.On+":")
			m.text(" ")
			m.element("span", e.Chip().Text, "class", "chip "+e.Chip().Kind)
			m.text(" ")
			m.add(e.What)
			if e.Why != "" {
				m.text(" Why: ")
				m.add(e.Why)
			}
			notes = append(notes, m.html())
		}
	}
	return notes
}

// editionsBeside links the steps before and after one step from edition to edition.
func (at *view) editionsBeside(r *corpus.Report, texts []corpus.EditionText, page *textComparePage) {
	all := r.Texts()
	for i := range all {
		if all[i].Edition == texts[0].Edition && i > 0 {
			page.Earlier = at.toEditions(r, all[i-1], all[i])
		}
		if all[i].Edition == texts[len(texts)-1].Edition && i+1 < len(all) {
			page.Later = at.toEditions(r, all[i], all[i+1])
		}
	}
}

// toEditions leads to what changed from one edition to another, if there is such a page.
func (at *view) toEditions(r *corpus.Report, old, new corpus.EditionText) *link {
	return at.ifHas(permalink.ReportEditions(r.Name, old.Edition, new.Edition), "Edition "+old.Edition+" → "+new.Edition)
}

// editionTitle is the title of an earlier edition.
func editionTitle(e *corpus.Edition) string { return e.Title + ", edition " + e.Name }

// supersededWords say that an earlier edition no longer stands, and since when.
func supersededWords(e *corpus.Edition) string {
	if next, ok := e.Report.After(e.Name); ok {
		return "An earlier edition, superseded " + onDate(next.Dated()) + " by edition " + next.Edition + "."
	}
	return "An earlier edition, superseded by edition " + e.Report.Edition + "."
}

func (at *view) editionPage(e *corpus.Edition) *editionPage {
	r := e.Report
	a, w, fs := at.article(&e.File, &e.Common, permalink.Reports)
	page := &editionPage{article: a, Newest: at.to(permalink.Report(r.Name), "edition "+r.Edition), Editions: at.editions(r),
		Since: at.ifHas(permalink.ReportEditions(r.Name, e.Name, r.Edition), "What changed since this edition")}
	a.Title, a.Errata = editionTitle(e), besides(page.Editions, a.Errata)
	superseded := supersededWords(e)
	a.say("superseded", superseded)
	a.Description = join(" ", superseded, a.Description)
	fs.text("Edition", e.Name)
	fs.text("Dated", e.Dated().Long())
	fs.text("Coverage date", e.Covers.Long())
	fs.link("Under policy", at.policyVersion(e.Policy, e.PolicyVersion), "")
	fs.textDigest(&e.File, permalink.TextSource(at.at))
	fs.ofTheText("this header")
	w.noteLater(e)
	w.know.reviews = at.reviewNotes(r, corpus.EditionText{File: &e.File, ReportMeta: &e.ReportMeta, Earlier: e})
	a.finish(w, fs, &e.Common)
	return page
}
