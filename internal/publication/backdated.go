package publication

import (
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// Backdated warns of new errata of steps that are dated before the day of the publication that brings them: until that day readers were
// shown the words that the erratum says were corrected earlier.
func Backdated(steps []Step, on corpus.Date) (problems problem.List) {
	for _, s := range steps {
		for _, e := range s.Errata {
			if on.After(e.On) {
				problems.Warnf(s.Record.erratum(e), "erratum-backdated", "write on: "+on.String()+", the day of this publication, unless the text that this site showed was corrected earlier",
					"an erratum of %s is dated %s, and becomes public on %s: until then the site showed %s as it was", s.Record.Title, e.On, on, s.Record.Title)
			}
		}
	}
	return problems
}
