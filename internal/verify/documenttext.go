package verify

import (
	"slices"
	"strings"

	"rspsite/internal/ledger"
)

// checkText holds the canonical text against the digests of the record.
func (v *run) checkText(d *document) {
	data, err := v.read(d.file(canonicalFile), v.limits.Page)
	if err == nil {
		d.text, err = readText(data)
	}
	s := d.standing
	switch {
	case isMissing(err):
		v.documentProblem(d, canonicalFile, "text-missing", "the text that the record speaks of is not there")
		return
	case err != nil:
		v.documentProblem(d, canonicalFile, "text-unread", "the text cannot be read: %v", err)
		return
	case s == nil:
		return
	}
	v.checkPictureFiles(d)
	d.text.name(s.Clauses)
	if d.text.digest != s.Text {
		v.differentText(d)
		return
	}
	changed := changedClauses(d.text, s.Clauses)
	for _, id := range changed { // the record contradicts itself
		v.documentProblem(d, fragment(id), "clause-digest", "the record has another digest of this clause than its text has")
	}
	if len(changed) == 0 && (d.text.frame() != s.Frame || !d.text.hasOrder(s.Clauses)) {
		v.documentProblem(d, "", "frame", "the record says that clauses stand otherwise than they do in its text: in another order, below others, or in other groups")
	}
}

// differentText names the clauses that are not as they were published.
func (v *run) differentText(d *document) {
	changed := changedClauses(d.text, d.standing.Clauses)
	for _, id := range changed {
		v.documentProblem(d, fragment(id), "text-changed", "%s since it was published%s", happened(d, id), dated(d.standing))
	}
	if len(changed) == 0 {
		v.documentProblem(d, "", "text-changed", "the order or nesting of the text changed since it was published%s", dated(d.standing))
	}
}

// happened says what became of a clause.
func happened(d *document, id string) string {
	isIn := func(c ledger.Clause) bool { return c.ID == id }
	switch {
	case !slices.ContainsFunc(d.standing.Clauses, isIn):
		return "this clause was added"
	case !slices.ContainsFunc(d.text.lines, func(l *line) bool { return l.id == id }):
		return "this clause was taken out, or has another ID"
	}
	return "the text of this clause changed"
}

// dated says when a document says that it is from.
func dated(s *ledger.Standing) string {
	if s.Dated == "" {
		return ""
	}
	return " (the text is dated " + s.Dated + ")"
}

// changedClauses are the IDs of the clauses whose digests differ between a text and the record, in the order of the text.
func changedClauses(t *text, clauses []ledger.Clause) []string {
	want := map[string]string{}
	for _, c := range clauses {
		want[c.ID] = c.Digest
	}
	var ids []string
	seen := map[string]bool{}
	for _, l := range t.lines {
		if l.id == "" {
			continue
		}
		if seen[l.id] = true; want[l.id] != l.digest {
			ids = append(ids, l.id)
		}
	}
	for _, c := range clauses {
		if !seen[c.ID] && !strings.Contains(c.ID, derivedMark) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// derivedMark stands in every ID that was made up for one text, and in no written one.
const derivedMark = "~"
