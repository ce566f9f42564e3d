package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"

	"rspsite/internal/problem"
)

// Read reads a ledger. Each problem names the line that is wrong, says what happened to it as far as can be told, and what to do.
// After a problem the events up to it are returned.
func Read(file string, data []byte) (*Log, problem.List) {
	r := reader{file: file, log: &Log{}}
	if len(data) == 0 {
		return r.log, nil
	}
	if !bytes.HasSuffix(data, []byte("\n")) {
		n := bytes.Count(data, []byte("\n")) + 1
		r.errorf(n, "ledger-truncated", restore, "the last line has no end: the file was cut off, or a run of publish was interrupted by something that it does not know")
		return r.log, r.problems
	}
	lines := bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	for i, line := range lines {
		if !r.line(i, line) {
			break
		}
	}
	r.rules()
	return r.log, r.problems
}

const (
	restore   = "restore the file as it was last published: what is published is never edited"
	lineFeeds = "write content/ledger.jsonl -text into .gitattributes, and check the file out anew"
	keepOne   = "keep the lines of the branch that is published, take out those of the other with all marks of the merge, and run rspsite publish again"
)

type reader struct {
	file     string
	log      *Log
	problems problem.List
}

func (r *reader) errorf(line int, rule, mend, format string, args ...any) {
	r.problems.Errorf(problem.Position{File: r.file, Line: line, Column: 1}, rule, mend, format, args...)
}

var conflict = regexp.MustCompile(`^(<{7}|={7}|>{7}|\|{7})( |$)`)

// line takes in the line at index i, and reports whether the next one can be read.
func (r *reader) line(i int, line []byte) bool {
	n := i + 1
	if conflict.Match(line) {
		r.errorf(n, "ledger-conflict", keepOne,
			"two branches published, each for itself, and were merged here")
		return false
	}
	if bytes.HasSuffix(line, []byte("\r")) {
		r.errorf(n, "ledger-line-ends", lineFeeds, "lines end with CRLF here, where publish wrote LF alone: git, or an editor, changed them")
		return false
	}
	if len(line) > maxLine {
		r.errorf(n, "ledger-line", restore, "this line is too long for a ledger (found %d bytes, want %d at most)", len(line), maxLine)
		return false
	}
	e, err := decode(line)
	if err != nil {
		r.errorf(n, "ledger-line", restore, "this line was changed by hand, or is none of a ledger: %v", err)
		return false
	}
	if !r.fits(i, e, line) {
		return false
	}
	r.log.Events, r.log.lines = append(r.log.Events, e), append(r.log.lines, line)
	return true
}

// decode reads one line, which must be written just as publish writes it.
func decode(line []byte) (Event, error) {
	var e Event
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return e, err
	}
	if e.Record != nil && len(e.Addresses) == 0 {
		return e, fmt.Errorf("it names no address")
	}
	if !bytes.Equal(encode(e), line) {
		return e, fmt.Errorf("it is not as publish writes it")
	}
	return e, nil
}

// fits reports whether an event stands where it may, with the chain unbroken.
func (r *reader) fits(i int, e Event, line []byte) bool {
	n := i + 1
	switch {
	case e.Seq < i && r.isBranch(e, line):
		r.errorf(n, "ledger-conflict", keepOne, "two branches published, each for itself, and were merged here")
		return false
	case e.Seq < i:
		r.errorf(n, "ledger-order", restore, "this is line %d once more, or lines were swapped (found seq %d, want %d)", e.Seq+1, e.Seq, i)
		return false
	case e.Seq > i:
		r.errorf(n, "ledger-order", restore, "%s before this one, or lines were swapped (found seq %d, want %d)", missing(e.Seq-i), e.Seq, i)
		return false
	case i == 0 && (e.Event != Opened || e.Schema != Schema):
		r.errorf(n, "ledger-line", restore, "the first line does not open a ledger of this form (found %q, want %q)", e.Schema, Schema)
		return false
	case i == 0 && e.Record != nil || i > 0 && (e.Record == nil || !documentEvents[e.Event] || e.Event == More && !r.goesOn(e)):
		r.errorf(n, "ledger-line", restore, "the event %.60q cannot stand here", e.Event)
		return false
	case e.Publication < 1 || e.Publication != r.log.Publications() && (e.Publication != r.log.Publications()+1 || e.Event == More):
		r.errorf(n, "ledger-order", restore, "the publications are out of their order (found %d behind %d)", e.Publication, r.log.Publications())
		return false
	case !day.MatchString(e.On) || e.On < r.log.On() || i > 0 && e.On != r.log.On() && e.Publication == r.log.Publications():
		r.errorf(n, "ledger-order", restore, "the days are out of their order (found %.60q behind %q)", e.On, r.log.On())
		return false
	case i == 0 && CheckOrigin(e.Origin) != nil:
		r.errorf(n, "ledger-line", restore, "its origin is no name of a log: %v", CheckOrigin(e.Origin))
		return false
	case i > 0 && e.Prev != Digest(r.log.lines[i-1]):
		r.errorf(n-1, "ledger-edited", restore, "line %d was changed after line %d was appended: %d names another digest of it", n-1, n, n)
		return false
	}
	return true
}

// day is the form of the day that the site showed.
var day = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// documentEvents are what happens to documents, and More.
var documentEvents = map[string]bool{Published: true, Corrected: true, Revised: true, Withdrawn: true, Moved: true, More: true}

// goesOn reports whether a line of More speaks of the document of the line before.
func (r *reader) goesOn(e Event) bool {
	last := r.log.Events[len(r.log.Events)-1]
	return last.Record != nil && last.Kind == e.Kind && last.Address() == e.Address()
}

// isBranch reports whether a line goes on from one that is there, otherwise than the ledger does.
func (r *reader) isBranch(e Event, line []byte) bool {
	if e.Seq < 0 || bytes.Equal(line, r.log.lines[e.Seq]) {
		return false
	}
	return e.Seq == 0 && e.Event == Opened || e.Seq > 0 && e.Prev == Digest(r.log.lines[e.Seq-1])
}

func missing(n int) string {
	if n == 1 {
		return "a line is missing"
	}
	return fmt.Sprintf("%d lines are missing", n)
}
