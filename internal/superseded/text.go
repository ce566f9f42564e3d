package superseded

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// A Text is what a document said from one line of the public record on to another.
type Text struct {
	Line     int    // number of the line that published it
	Last     int    // of the last line that has it
	Next     int    // of the line that corrected it
	On       string // the day that the site showed then
	Digest   string
	Raw      []byte           // its canonical form; nil where it is not kept, or may not be shown
	Document *clause.Document // the same, read
	Redacted bool             // clauses of it that were corrected have redactions, which may hide what it said
}

// Texts are former texts by the pages of their documents, oldest first.
type Texts map[string][]Text

// Keeps reports whether former texts of a kind of documents are kept. Reports keep editions, accounts of changes have no page for a
// text, and the other kinds may change without a word: there the record has the digests alone.
func Keeps(kind string) bool {
	return slices.Contains([]string{"version", "review", "model", "goal"}, kind)
}

// Path is the file that keeps the text which a line of the record published at an address.
func Path(address string, line int) string {
	return path.Join(corpus.SupersededDir, strings.Trim(address, "/"), fmt.Sprintf("%d.txt", line))
}

// LineOf is the number of the line that published the text which a document now has.
func LineOf(log *ledger.Log, now *ledger.Standing) int {
	line := now.Last
	for _, e := range slices.Backward(now.Events) {
		if log.Events[e].Text != now.Text {
			break
		}
		line = e
	}
	return line
}

// before are the texts that a document had, without their words.
func before(log *ledger.Log, now *ledger.Standing) (list []Text) {
	line, last := now.First, now.First
	for _, e := range now.Events {
		if log.Events[e].Text != log.Events[line].Text {
			list = append(list, Text{Line: line, Last: last, Next: e, On: log.Events[e].On, Digest: log.Events[line].Text})
			line = e
		}
		last = e
	}
	return list
}

// Redacts reports whether a text has a redaction that a former one lacks: the former one may have the words that were taken out.
func Redacts(now, former *clause.Document) bool {
	had := commitments(former)
	return slices.ContainsFunc(commitments(now), func(c string) bool { return !slices.Contains(had, c) })
}

// commitments are those of all redactions of a text: one that takes out more has another.
func commitments(d *clause.Document) (list []string) {
	for c := range d.All() {
		for _, r := range c.Redactions() {
			list = append(list, r.Commitment)
		}
	}
	return list
}
