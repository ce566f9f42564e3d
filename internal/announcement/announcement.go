package announcement

import (
	"fmt"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// A Publication is one that is about to be made.
type Publication struct {
	Public *corpus.Corpus
	Record *publication.Register // as it is before
	Steps  []publication.Step
	Origin string // the name of the public record
	On     corpus.Date
	Ahead  string                   // how far that day lies after today; empty if it does not
	NewKey bool                     // the checkpoint is signed with another key than the last one
	Site   Site                     // that shows what was published
	Kept   map[string]Kept          // former texts, by the pages of the documents that are corrected
	Look   []string                 // files of the project that take the place of rspsite's own, as the user finds them
	Place  func(path string) string // names a file of the project as the user finds it
	All    bool                     // leave nothing out
}

// Kept is what becomes of a text in whose place a correction comes.
type Kept struct {
	Text []byte // nil where it is not kept
	Says string // of that
}

// maxNamed is how many documents of a group, clauses of a document and files that stay out are named, unless all are asked for; maxChanged
// how many clauses one line names.
const (
	maxNamed   = 20
	maxChanged = 5
)

// Text is the announcement, in lines.
func (p *Publication) Text() string {
	t := &teller{Publication: p}
	t.day()
	for _, event := range []string{ledger.Published, ledger.Corrected, ledger.Revised, ledger.Withdrawn, ledger.Moved} {
		t.group(event)
	}
	t.stays()
	t.look()
	return t.text.String()
}

// A teller words a publication.
type teller struct {
	*Publication
	text strings.Builder
}

func (t *teller) linef(format string, args ...any) { fmt.Fprintf(&t.text, format+"\n", args...) }

// day says as of when the site is then, and whether there is anything to publish.
func (t *teller) day() {
	asOf := t.Public.Config.AsOf
	moves := fmt.Sprintf("as-of moves from %s to %s", asOf, t.On)
	if asOf.String() == t.On.String() {
		moves = fmt.Sprintf("as-of stays at %s", t.On)
	}
	switch log := t.Record.All; {
	case log.Len() == 0 && len(t.Steps) == 0:
		t.linef("nothing to publish: no text is public yet; %s", moves)
	case log.Len() == 0:
		t.linef("the first publication, which opens the public record of %s; %s", t.Origin, moves)
	case len(t.Steps) == 0:
		t.linef("nothing to publish: the public record has it all; %s", moves)
	default:
		t.linef("publication %d; %s", log.Publications()+1, moves)
	}
	if t.Ahead != "" {
		t.linef("%s lies %s: all that is dated until then becomes public now, and it cannot be taken back", t.On.Long(), t.Ahead)
	}
	if t.Record.IsUnfinished() {
		t.linef("publication %d, of %s, was interrupted: this goes on from there", t.Record.All.Publications(), t.Record.All.On())
	}
	if t.NewKey && t.Record.All.Len() > 0 {
		t.linef("with --new-key your key signs all %s of the record as they stand, also what no key or another one signed", count(t.Record.All.Len(), "line"))
	}
}

// stays tells what is not published: drafts, and what is dated later.
func (t *teller) stays() {
	hidden := t.Public.LeftOut()
	if len(hidden) == 0 {
		return
	}
	t.linef("\nstays out: %s", count(len(hidden), "file"))
	for i, h := range hidden {
		if i == maxNamed && !t.All {
			t.linef("  and %d more (-v names all)", len(hidden)-maxNamed)
			return
		}
		t.linef("  %s  %s", t.Place(h.Path), whyHidden(h))
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

// look tells which files of the project take the place of rspsite's own: they can hide what the record says is shown.
func (t *teller) look() {
	if len(t.Look) > 0 {
		t.linef("\nthe look is the project's own: %s. How texts look, and whether they are seen, is not in the record", strings.Join(t.Look, ", "))
	}
}

// count writes a number with its noun: 1 page, 2 pages.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
