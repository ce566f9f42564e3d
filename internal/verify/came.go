package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/ledger"
)

// cameSince notes what happened, behind the first lines of the record, to documents that these lines have, and says to how many. What may
// change at any time, and did no more than that, is counted and not named.
func (v *run) cameSince(size int) string {
	named, living := 0, 0
	for _, s := range v.state.All {
		if s.First >= size || s.Last < size {
			continue
		}
		if v.nameWhatCame(s, size) {
			named++
		} else {
			living++
		}
	}
	says := "; nothing that stood there was corrected, added to, withdrawn or moved since"
	if named > 0 {
		says = fmt.Sprintf("; corrected, added to, withdrawn or moved since: %s, which the notes name", count(named, "document"))
	}
	if living > 0 {
		says += fmt.Sprintf("; %s of kinds that may change at any time did", count(living, "document"))
	}
	return says
}

// nameWhatCame notes what happened to a document behind the first lines of the record, and reports whether anything is to be named.
func (v *run) nameWhatCame(s *ledger.Standing, size int) bool {
	noted := false
	for i, line := range s.Events {
		if line < size {
			continue
		}
		if rule, says := v.happened(v.log.Whole(s.Events[i-1]), line); says != "" {
			v.note(Problem{Check: CheckSince, Rule: rule, Where: s.Address(), Message: fmt.Sprintf("%.200s %s", s.Title, says), Related: fmt.Sprintf("line %d", line+1)})
			noted = true
		}
	}
	return noted
}

// happened says what an event did to a document, in words for one who saw it as it was before. It says nothing of changes that a kind of
// documents may have at any time, unless an erratum came with them.
func (v *run) happened(was *ledger.Record, line int) (rule, says string) {
	e, now := v.log.Events[line], v.log.Whole(line)
	switch {
	case e.Event == ledger.Withdrawn:
		return "since-withdrawn", fmt.Sprintf("was withdrawn on %s: the publisher took back what you saw", e.On)
	case e.Event == ledger.Moved && now.Address() != was.Address():
		return "since-moved", fmt.Sprintf("was moved on %s: you saw it at %.200s", e.On, was.Address())
	case e.Event == ledger.Moved:
		return "since-moved", fmt.Sprintf("has more addresses since %s, and stays where you saw it", e.On)
	case e.Event == ledger.Corrected, len(ledger.Fresh(now.Lists["errata"], was.Lists["errata"])) > 0: // of a living kind it is "revised"
		return "since-corrected", fmt.Sprintf("was corrected on %s: %s", e.On, corrected(now, was))
	case e.Event == ledger.Revised && !ledger.IsLiving(now.Kind):
		return "since-revised", fmt.Sprintf("was added to on %s: %s; its text is the one that you saw", e.On, added(now, was))
	}
	return "", ""
}

// corrected says which parts of a document are others.
func corrected(now, was *ledger.Record) string {
	var parts []string
	if !ledger.IsSameText(now, was) {
		parts = append(parts, "text")
	}
	if now.Header != was.Header {
		parts = append(parts, "header")
	}
	switch {
	case len(parts) == 2:
		return "its text and its header are not those that you saw"
	case len(parts) == 1:
		return "its " + parts[0] + " is not the one that you saw"
	case !maps.Equal(now.Pictures, was.Pictures):
		return "its pictures are not those that you saw"
	}
	return "its lists are not those that you saw"
}

// added says what lists have grown, which a rule of the record asks for, and how a goal stands.
func added(now, was *ledger.Record) string {
	var says []string
	for _, field := range slices.Sorted(maps.Keys(now.Lists)) {
		if n := len(ledger.Fresh(now.Lists[field], was.Lists[field])); n > 0 {
			says = append(says, fmt.Sprintf("%d new in %.200s", n, field))
		}
	}
	told := ""
	if now.Status != was.Status {
		told += fmt.Sprintf("; its status is %.200q and was %.200q", now.Status, was.Status)
	}
	if now.ClosedBy != was.ClosedBy {
		told += "; what would close it is another"
	}
	return strings.Join(says, ", ") + told
}
