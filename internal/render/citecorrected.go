package render

import (
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// Whoever cites a text that was corrected cites what it says since then, and the reference says so.

// correctedDays are the days of corrections, oldest first, each once. Editions are cited by their names.
func correctedDays(errata []corpus.Erratum) string {
	errata = slices.SortedStableFunc(slices.Values(errata), func(a, b corpus.Erratum) int { return a.On.Compare(b.On) })
	var days []string
	for _, e := range errata {
		if e.Edition == "" {
			days = append(days, onDate(e.On))
		}
	}
	return list(slices.Compact(days))
}

// noteCorrected says in a citation when the text was corrected, and by whom where that is this site alone.
func (s *site) noteCorrected(w *citation.Work, d *corpus.Document, errata []corpus.Erratum) {
	days := correctedDays(errata)
	if days == "" {
		return
	}
	w.Marks = append(w.Marks, "corrected "+days)
	by := ""
	if isOurs(d.Common.Basis) {
		by = "by " + s.corpus.Config.Publisher + " "
	}
	w.Notes = append(w.Notes, "Corrected "+by+days+".")
}

// errataOf are the corrections of a document that name a clause, or name none and may be of it.
func errataOf(d *corpus.Document, id clause.ID) []corpus.Erratum {
	return slices.DeleteFunc(slices.Clone(d.Common.Errata), func(e corpus.Erratum) bool {
		return len(e.Clauses) > 0 && !slices.Contains(e.Clauses, string(id))
	})
}
