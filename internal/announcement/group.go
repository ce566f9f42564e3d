package announcement

import (
	"cmp"
	"fmt"
	"strings"

	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// titles head the groups.
var titles = map[string]string{ledger.Published: "new", ledger.Corrected: "corrected", ledger.Revised: "revised", ledger.Withdrawn: "withdrawn", ledger.Moved: "moved"}

// group tells of all documents to which one thing happens.
func (t *teller) group(event string) {
	var steps []publication.Step
	for _, s := range t.Steps {
		if s.Event == event {
			steps = append(steps, s)
		}
	}
	if len(steps) == 0 {
		return
	}
	t.linef("\n%s: %s", titles[event], byKind(steps))
	named := inGroup(steps, t.All)
	for _, s := range named {
		t.linef("  %s%s  %s%s", s.Record.Title, marked(s), address(s), facts(s))
		for _, more := range t.details(s) {
			t.linef("      %s", more)
		}
	}
	if more := len(steps) - len(named); more > 0 {
		t.linef("  and %d more (-v names all)", more)
	}
}

// inGroup are the documents of a group that are named: the first of each kind, and the others in order until there are enough.
func inGroup(steps []publication.Step, all bool) []publication.Step {
	if all || len(steps) <= maxNamed {
		return steps
	}
	isFirst := map[int]bool{}
	kinds := map[string]bool{}
	for i, s := range steps {
		if !kinds[s.Record.Kind] {
			kinds[s.Record.Kind], isFirst[i] = true, true
		}
	}
	free := maxNamed - len(isFirst)
	var named []publication.Step
	for i, s := range steps {
		switch {
		case isFirst[i]:
			named = append(named, s)
		case free > 0:
			free--
			named = append(named, s)
		}
	}
	return named
}

// kindWords are the kinds of documents in the plural; of the others it is the kind with an s.
var kindWords = map[string]string{"policy": "policies", "changes": "accounts of changes"}

// byKind counts documents: 3 versions, 1 report.
func byKind(steps []publication.Step) string {
	var kinds []string
	n := map[string]int{}
	for _, s := range steps {
		if n[s.Record.Kind] == 0 {
			kinds = append(kinds, s.Record.Kind)
		}
		n[s.Record.Kind]++
	}
	for i, kind := range kinds {
		switch many := cmp.Or(kindWords[kind], kind+"s"); {
		case n[kind] == 1 && kind == "changes":
			kinds[i] = "1 account of changes"
		case n[kind] == 1:
			kinds[i] = "1 " + kind
		default:
			kinds[i] = fmt.Sprintf("%d %s", n[kind], many)
		}
	}
	return strings.Join(kinds, ", ")
}
