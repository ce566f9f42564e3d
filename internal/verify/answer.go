package verify

import (
	"strings"

	"rspsite/internal/ledger"
)

// An answer is what an address must give, since it was published.
type answer struct {
	address string // of a page
	to      string // where it must lead, or itself: the document's address now; empty if anywhere in the site
	what    string // the document's title
	line    int    // of the record that names it first, or -1
	ids     []string
}

// Answers are gathered in the order in which the record names them.
type answers struct {
	all   []*answer
	at    map[string]*answer
	named map[string]bool // places
}

// page is the answer at the address of a page, a new one if there is none.
func (a *answers) page(address, what string, line int) *answer {
	if a.at[address] == nil {
		a.at[address] = &answer{address: address, what: what, line: line}
		a.all = append(a.all, a.at[address])
	}
	return a.at[address]
}

// name adds an address that the record names for a document, or a place on its page.
func (a *answers) name(address string, s *ledger.Standing, line int) {
	page, id, _ := strings.Cut(address, "#")
	one := a.page(page, s.Title, line)
	if id == "" {
		one.to, one.what = s.Address(), s.Title
	} else if !a.named[address] {
		a.named[address] = true
		one.ids = append(one.ids, id)
	}
}

// answers gathers the addresses of all events, and the places on them, and those of pages that the texts of the record have.
func (v *run) answers() []*answer {
	a := &answers{at: map[string]*answer{}, named: map[string]bool{}}
	for _, e := range v.log.Events {
		if e.Record == nil {
			continue
		}
		s := v.state.At(e.Address())
		if s == nil { // more clauses of a document that no line before names
			v.add(Problem{Check: CheckLedger, Rule: "ledger-line", Where: lineWord(e.Seq), Message: "this line goes on from a line of another document", Means: recordMeans, Mend: recordMend})
			continue
		}
		for _, address := range e.Addresses {
			a.name(address, s, e.Seq)
		}
		if e.Kind != kindVersion {
			continue
		}
		for _, c := range e.Clauses {
			if !strings.Contains(c.ID, derivedMark) {
				a.name(s.Address()+"#"+c.ID, s, e.Seq)
			}
		}
	}
	for _, p := range v.pages {
		a.page(p.address(), "clause "+p.id+" through all versions", -1)
	}
	for _, d := range v.documents {
		if d.isPolicy() {
			v.addFormerLatest(a, d)
		}
	}
	return a.all
}

// addFormerLatest adds the pages of the latest version under the names that a policy had.
func (v *run) addFormerLatest(a *answers, policy *document) {
	for _, former := range policy.standing.Addresses {
		if page := former + latestPage; former != policy.address {
			a.page(page, "the latest version of "+policy.standing.Title, -1).to = policy.address + latestPage
		}
	}
}
