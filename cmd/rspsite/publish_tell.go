package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// maxTold is how many documents of a group are named, unless -v is given.
const maxTold = 20

// tell writes what becomes public and what it changes, as the result of publish.
func (p *Program) tell(w *publishing) {
	if p.terminal.quiet {
		return
	}
	t := &teller{publishing: w, all: p.terminal.verbose, shown: p.siteIn(w.out)}
	t.day()
	for _, event := range []string{ledger.Published, ledger.Corrected, ledger.Revised, ledger.Withdrawn, ledger.Moved} {
		t.group(event)
	}
	t.stays()
	t.look()
	p.terminal.clearFor(func() { io.WriteString(p.Stdout, clean(t.text.String())) })
}

// A teller words a publication.
type teller struct {
	*publishing
	all   bool  // leave nothing out
	shown fs.FS // the site in the output folder; nil if none is there
	text  strings.Builder
}

func (t *teller) linef(format string, args ...any) { fmt.Fprintf(&t.text, format+"\n", args...) }

// day says as of when the site is then, and whether there is anything to publish.
func (t *teller) day() {
	asOf := t.public.Config.AsOf
	moves := fmt.Sprintf("as-of moves from %s to %s", asOf, t.on)
	if asOf.String() == t.on.String() {
		moves = fmt.Sprintf("as-of stays at %s", t.on)
	}
	switch log := t.record.All; {
	case log.Len() == 0 && len(t.record.Steps) == 0:
		t.linef("nothing to publish: no text is public yet; %s", moves)
	case log.Len() == 0:
		t.linef("the first publication, which opens the public record of %s; %s", originOf(t.public.Config), moves)
	case len(t.record.Steps) == 0:
		t.linef("nothing to publish: the public record has it all; %s", moves)
	default:
		t.linef("publication %d; %s", log.Publications()+1, moves)
	}
	if t.ahead != "" {
		t.linef("%s lies %s: all that is dated until then becomes public now, and it cannot be taken back", t.on.Long(), t.ahead)
	}
	if t.record.IsUnfinished() {
		t.linef("publication %d, of %s, was interrupted: this goes on from there", t.record.All.Publications(), t.record.All.On())
	}
	if t.newKey && t.record.All.Len() > 0 {
		t.linef("the key is new: it signs all %s of the record as they stand, also what no key or another one signed", count(t.record.All.Len(), "line"))
	}
}

// titles head the groups.
var titles = map[string]string{ledger.Published: "new", ledger.Corrected: "corrected", ledger.Revised: "revised", ledger.Withdrawn: "withdrawn", ledger.Moved: "moved"}

// group tells of all documents to which one thing happens.
func (t *teller) group(event string) {
	var steps []publication.Step
	for _, s := range t.record.Steps {
		if s.Event == event {
			steps = append(steps, s)
		}
	}
	if len(steps) == 0 {
		return
	}
	t.linef("\n%s: %s", titles[event], byKind(steps))
	named := inGroup(steps, t.all)
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

// details say what changes of one document, a line each.
func (t *teller) details(s publication.Step) []string {
	last := t.record.All.On()
	if d := s.Record.Document.Common.Withdrawn; s.Event == ledger.Withdrawn && d != nil { // a step of its own
		lines := []string{fmt.Sprintf("withdrawn on %s: %s", d.On, d.Why.Plain())}
		if d.On.String() < last {
			lines = append(lines, fmt.Sprintf("that day lies before the last publication, of %s: until now readers were shown that it stands", last))
		}
		return lines
	}
	var lines []string
	if s.Was == nil && s.Record.Dated != "" && s.Record.Dated < last && s.Record.Kind != "source" && s.Record.Kind != "edition" {
		lines = append(lines, fmt.Sprintf("its date lies before the last publication, of %s: the record says since when it is public", last))
	}
	for _, e := range s.Errata {
		lines = append(lines, fmt.Sprintf("erratum of %s (%s): %s", e.On, e.Kind, e.What.Plain()))
	}
	if s.Was != nil {
		if changes := changesOf(s); changes != "" {
			lines = append(lines, "changes: "+changes)
			for _, line := range append(t.words(s), entries(s)...) {
				lines = append(lines, "  "+line)
			}
		}
		if says := t.keeps(s); says != "" {
			lines = append(lines, says)
		}
		for _, a := range s.Record.Addresses[1:] {
			if !slices.Contains(s.Was.Addresses, a) {
				lines = append(lines, a+" leads there too")
			}
		}
	}
	return lines
}

// changesOf says what of a published document changes: clauses by label and ID, the header, lists that grow.
func changesOf(s publication.Step) string {
	var parts []string
	clauses := s.Changed
	if len(clauses) > maxNamed {
		clauses = clauses[:maxNamed]
	}
	for _, id := range clauses {
		parts = append(parts, clauseName(s, id))
	}
	if more := len(s.Changed) - len(clauses); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more clauses", more))
	}
	parts = append(parts, otherThanWords(s)...)
	for _, field := range s.Grown {
		if field == "errata" && len(s.Errata) > 0 {
			continue
		}
		parts = append(parts, fmt.Sprintf("%d new in %s", len(ledger.Fresh(s.Record.Lists[field], s.Was.Lists[field])), field))
	}
	return strings.Join(parts, ", ")
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

// stays tells what is not published: drafts, and what is dated later.
func (t *teller) stays() {
	hidden := t.public.LeftOut()
	if len(hidden) == 0 {
		return
	}
	t.linef("\nstays out: %s", count(len(hidden), "file"))
	for i, h := range hidden {
		if i == maxTold && !t.all {
			t.linef("  and %d more (-v names all)", len(hidden)-maxTold)
			return
		}
		t.linef("  %s  %s", t.place(h.Path), whyHidden(h))
	}
}

func whyHidden(h corpus.Hidden) string {
	switch {
	case h.IsDraft:
		return "a draft"
	case !h.Date.IsZero():
		return "dated " + h.Date.String()
	}
	return "belongs to what is not public"
}
