package publication

import (
	"fmt"
	"maps"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// denied reports that the last line of a document says otherwise than its source does where, by the line's own digests, the two are the same.
// Publish never writes one, and none that it could append would mend it.
func (k *comparer) denied(r *Record, was *ledger.Standing) bool {
	says := deniedBy(r, was)
	for _, s := range says {
		k.problems.Errorf(problem.Position{File: corpus.LedgerFile, Line: was.Last + 1, Column: 1}, "ledger-denied",
			"restore content/ledger.jsonl and content/ledger.checkpoint as publish wrote them last before this line",
			"this line has %s, though by its own digest it is of the words that stand in %s: it was written by hand", s, r.Document.Path)
	}
	return len(says) > 0
}

// deniedBy are the members of a line that its source denies, in words.
func deniedBy(r *Record, was *ledger.Standing) (says []string) {
	isSame := r.Header == was.Header
	if isSame {
		for _, d := range ledger.Differences(&r.Record, &was.Record) {
			if d.Member != "title" || !ledger.IsNamedByPolicy(r.Kind) {
				says = append(says, fmt.Sprintf("%s %q of %q (want %q)", d.Member, shortened(d.Was), shortened(r.Title), shortened(d.Now)))
			}
		}
	}
	if r.Text != was.Text {
		return says
	}
	if r.Frame != was.Frame {
		says = append(says, fmt.Sprintf("another frame of %q", shortened(r.Title)))
	}
	if !slices.Equal(r.Clauses, was.Clauses) {
		says = append(says, fmt.Sprintf("other clauses of %q", shortened(r.Title)))
	}
	if isSame && maps.EqualFunc(r.Lists, was.Lists, slices.Equal) && !hasSameKeys(r.Pictures, was.Pictures) {
		says = append(says, fmt.Sprintf("other files among the pictures of %q", shortened(r.Title)))
	}
	return says
}

// hasSameKeys reports whether two records show the same files, whatever these hold.
func hasSameKeys(a, b map[string]string) bool {
	return maps.EqualFunc(a, b, func(string, string) bool { return true })
}
