package render

import (
	"fmt"
	"html/template"
	"maps"
	"slices"

	"rspsite/internal/ledger"
)

// An alteration is a document of the record to which something happened after it was first published.
type alteration struct {
	Page  link
	Marks []chip // what its text is
	Lines []recordLine
}

// A ledgerAnswer says at the head of the record's page whether anything that was published was altered after that.
type ledgerAnswer struct {
	Says    string
	Altered []alteration // in the order in which they were first published
}

// answer reads it off the record. What was only given another address, or further entries in a list, was not altered, and is named too.
func (at *view) answer(r *publicRecord) ledgerAnswer {
	var a ledgerAnswer
	altered := 0
	for _, now := range r.state.All {
		if len(now.Events) == 1 {
			continue
		}
		if r.isAltered(now) {
			altered++
		}
		page := link{Text: now.Title}
		if at.s.has(now.Address()) {
			page = at.to(now.Address(), now.Title)
		}
		a.Altered = append(a.Altered, alteration{page, recordMarks(&now.Record), at.linesOf(now)})
	}
	all := count(len(r.state.All), "document", "documents")
	switch altered {
	case 0:
		a.Says = "Nothing in this record was altered after it was first published: of " + all + ", none was corrected, revised or withdrawn."
	case 1:
		a.Says = "Of " + all + " in this record, 1 was altered after it was first published."
	default:
		a.Says = fmt.Sprintf("Of %s in this record, %d were altered after they were first published.", all, altered)
	}
	if added := len(a.Altered) - altered; added > 0 {
		a.Says += " " + count(added, "was given further entries or another address, and is as it was otherwise.",
			"were given further entries or another address, and are as they were otherwise.")
	}
	if len(r.differences) > 0 || slices.ContainsFunc(r.state.All, func(now *ledger.Standing) bool { return !at.s.has(now.Address()) }) {
		a.Says += " What this site now shows differs from the record, as is said below."
	}
	return a
}

// addedWords are those of an event of revision that took nothing away and changed neither header nor text.
const addedWords = "added to on"

// linesOf are the events of a document, with their lines.
func (v *view) linesOf(now *ledger.Standing) []recordLine {
	r := v.s.recorded
	var lines []recordLine
	for i, event := range now.Events {
		e := r.Log.Events[event]
		what := eventWord(e)
		if i > 0 && e.Event == ledger.Revised && r.onlyAdds(now.Events[i-1], event) {
			what = addedWords
		}
		lines = append(lines, recordLine{what + " " + longDay(e.On), v.lineLink(event)})
	}
	return lines
}

// isAltered reports whether a document was corrected, revised or withdrawn after it was first published.
func (r *publicRecord) isAltered(now *ledger.Standing) bool {
	for i, event := range now.Events[1:] {
		if r.Log.Events[event].Event != ledger.Moved && !r.onlyAdds(now.Events[i], event) {
			return true
		}
	}
	return false
}

// onlyAdds reports whether the event of one line did nothing to the document of another, earlier one but to add entries to its lists.
func (r *publicRecord) onlyAdds(before, after int) bool {
	was, now := r.Log.Whole(before), r.Log.Whole(after)
	if r.Log.Events[after].Event != ledger.Revised || was.Header != now.Header || was.Text != now.Text || was.Withdrawn != now.Withdrawn ||
		picturesChanged(was, now) > 0 {
		return false
	}
	for field := range maps.Keys(was.Lists) {
		if len(ledger.Fresh(was.Lists[field], now.Lists[field])) > 0 {
			return false
		}
	}
	return true
}

// inRecord tells at the head of a page since when its document is in the public record, and what was altered of it since then.
func (f *facts) inRecord(page string) {
	r := f.v.s.recorded
	if r == nil {
		return
	}
	now := r.standing(page)
	if now == nil || r.documents[page] == nil {
		return
	}
	f.html("In the public record", f.v.standingWords(now, r.differs[page] != ""))
}

// standingWords say it. A page that differs from the record is not called unaltered.
func (v *view) standingWords(now *ledger.Standing, differs bool) template.HTML {
	var m markup
	if differs {
		m.text("as it was published, ")
	}
	for i, l := range v.linesOf(now) {
		if i > 0 {
			m.text(", ")
		}
		m.text(l.What + " (")
		m.element("a", l.Line.Text, "href", l.Line.Href)
		m.text(")")
	}
	switch {
	case differs || v.s.recorded.isAltered(now):
	case len(now.Events) == 1:
		m.text(", unaltered")
	default:
		m.text(", otherwise unaltered")
	}
	return m.html()
}
