package publication

import (
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// picturesChanged are the files that a document showed when it was published and still shows, and that are others now, or are gone, or
// are there at last, sorted. One that it did not show then came with other words, whose digest tells.
func picturesChanged(r *Record, was *ledger.Standing) []string {
	var files []string
	for file, digest := range r.Pictures {
		if before, ok := was.Pictures[file]; ok && before != digest {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files
}

// showing are the clauses that show a file, none if the header does.
func (r *Record) showing(file string) []*clause.Clause {
	var all []*clause.Clause
	for c := range r.Document.Doc.All() {
		if slices.ContainsFunc(pictures(c), func(one string) bool { return one == file }) {
			all = append(all, c)
		}
	}
	return all
}

// pictures are the files that a clause shows.
func pictures(c *clause.Clause) []string {
	texts := []clause.Inline{c.Text}
	for _, cell := range c.Cells {
		texts = append(texts, cell.Text)
	}
	var files []string
	for _, run := range slices.Concat(texts...) {
		if file := clause.PictureFile(run.Image); file != "" {
			files = append(files, file)
		}
	}
	return files
}

// unsaidPictures reports files that are shown and changed in clauses that no new erratum speaks of.
func (k *comparer) unsaidPictures(r *Record, was *ledger.Standing, step Step, says []corpus.Erratum, mend string) {
	named := without(&r.Record, says).named
	for _, file := range step.Pictures {
		clauses := r.showing(file)
		if len(clauses) == 0 {
			k.problems.Errorf(r.Document.Field(""), "published-changed", mend, "%s, which the header of %s shows, %s", file, r.Title, became(r, was, file))
		}
		for _, c := range clauses {
			if !named[string(c.ID)] {
				k.problems.Errorf(r.place(c), "published-changed", mend, "the picture %s in %s#%s (%s) %s", file, nameOf(r), c.ID, c.Label, became(r, was, file))
			}
		}
	}
}

// became says what happened to a picture.
func became(r *Record, was *ledger.Standing, file string) string {
	switch {
	case was.Pictures[file] == "":
		return fmt.Sprintf("was not there when the text was %s, and is now", on(was))
	case r.Pictures[file] == "":
		return "is gone since the text was " + on(was)
	}
	return "is another since the text was " + on(was)
}

// changedPictures are the clauses whose picture changed while their words may not have.
func changedPictures(r *Record, step Step) (ids []string) {
	for _, file := range step.Pictures {
		for _, c := range r.showing(file) {
			ids = append(ids, string(c.ID))
		}
	}
	return ids
}
