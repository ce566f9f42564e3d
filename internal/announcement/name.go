package announcement

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// marked says what else is to know of a document, in brackets.
func marked(s publication.Step) string {
	if s.Record.Specimen {
		return " (specimen)"
	}
	return ""
}

// address is where a document is, and where it was if it moved.
func address(s publication.Step) string {
	if s.Was != nil && s.Was.Address() != s.Record.Address() {
		return s.Was.Address() + " → " + s.Record.Address()
	}
	return s.Record.Address()
}

// facts say of a new text what it is known by before it is read: its date, and how many clauses it has.
func facts(s publication.Step) string {
	if s.Was != nil || !slices.Contains([]string{"policy", "version", "report", "edition", "review"}, s.Record.Kind) {
		return ""
	}
	var parts []string
	if s.Record.Dated != "" {
		parts = append(parts, "dated "+s.Record.Dated)
	}
	if n := len(s.Record.Clauses); n > 0 {
		parts = append(parts, count(n, "clause"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "  " + strings.Join(parts, ", ")
}

// clauseName is a clause as an editor finds it: its label and ID, and whether it is new or gone.
func clauseName(s publication.Step, id string) string {
	c := s.Record.Document.Doc.Find(clause.ID(id))
	wasThere := slices.ContainsFunc(s.Was.Clauses, func(c ledger.Clause) bool { return c.ID == id })
	switch name := "#" + id; {
	case c == nil:
		return name + " (taken out)"
	case c.Derived && !wasThere:
		return string(c.Label) + " (new)"
	case c.Derived:
		return string(c.Label)
	case !wasThere:
		return string(c.Label) + " " + name + " (new)"
	default:
		return string(c.Label) + " " + name
	}
}
