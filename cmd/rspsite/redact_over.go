package main

import (
	"bytes"
	"os"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/redaction"
	"rspsite/internal/redaction/gate"
)

// A redacted source is what redact is about to write.
type redacted struct {
	private, public []byte
	before, made    *redaction.Openings // before is nil if there were none
}

// mayReplace refuses openings of another report, and to write over what stands in the public source alone.
func (p *Program) mayReplace(f *redactFlags, name string, r *redacted) error {
	var old []byte
	if f.out != stdinName {
		if text, err := os.ReadFile(p.path(f.out)); err == nil { // else it is not there, or writing it will tell
			old = text
		}
	}
	if !r.before.Shares(r.made) && !r.before.Opens(old) {
		return usagef("name a new file with --openings; if all of its texts changed, name with -o the public source whose redactions they open",
			"%s holds the openings of another report: none of them is of a text in %s", f.openings, shownName(name))
	}
	if old == nil || f.replace {
		return nil
	}
	problems := redaction.Overwritten(f.out, old, r.public, r.private, r.before)
	if len(problems) == 0 {
		return nil
	}
	p.terminal.problems(problems)
	p.terminal.summaryf("%s in %s alone, nothing written", count(len(problems), "change"), f.out)
	return errContent
}

// sayGone says which redactions are gone, and that their openings are kept.
func (p *Program) sayGone(f *redactFlags, r *redacted) {
	for _, id := range r.made.Gone(r.before) {
		p.terminal.summaryf("%s: gone; its opening is kept in %s for editions that have it (id=%q in a mark around the same text takes it back)", id, f.openings, id)
	}
}

// sayIDs says which IDs of clauses stay in the open of which nothing else does: an editor may have named them after what is hidden.
func (p *Program) sayIDs(public []byte) {
	doc, _ := markdown.Parse("", public)
	if doc == nil {
		return
	}
	for c := range doc.Document.All() {
		if c.ID != "" && !c.Derived && isTakenOut(c) {
			p.terminal.infof("readers see the ID %q of a clause that is redacted whole: see that it says nothing of its text", c.ID)
		}
	}
}

// isTakenOut reports whether a clause has a text, and nothing of it is in the open.
func isTakenOut(c *clause.Clause) bool {
	runs := runsOf(c)
	taken := false
	for _, r := range runs {
		if r.Redaction == nil && strings.TrimSpace(r.Text) != "" {
			return false
		}
		taken = taken || r.Redaction != nil
	}
	return taken
}

// notPrivate refuses to reveal what has nothing taken out yet.
func notPrivate(name string, text []byte) error {
	if gate.IsOpenings(text) {
		return usagef("name the public report, and its openings with --openings", "%s is a file of openings", shownName(name))
	}
	if held, _ := gate.IsPrivate(bytes.NewReader(text), name); held {
		return usagef("name the public report, which rspsite redact wrote from it", "%s is a private source: its texts stand in it", shownName(name))
	}
	return nil
}
