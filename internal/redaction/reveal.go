package redaction

import (
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// A Placed redaction is one that stands in a source.
type Placed struct {
	clause.Redaction
	At problem.Position // of its public form
}

// A Result says of one redaction whether its opening proves what was taken out.
type Result struct {
	Placed
	Holds bool   // the opening is there, and fits the commitment
	Why   string // why not; empty if it holds
}

// Forms are the redactions of a public source, in its order. Those that are not well written are left out.
func Forms(file string, public []byte) (list []Placed) {
	for _, f := range newSource(file, public).forms() {
		list = append(list, Placed{f.Redaction, f.at})
	}
	return list
}

// Reveal puts the texts of openings in place of the public forms that commit to them. Results are in the order of the source. A
// redaction that does not hold stays as it is, and is an error among the problems. So is a text that is more than its redaction says,
// for which the commitment does not vouch; a redaction that only the decoded values of the header show; and so are openings that the
// source does not use, if not all of its redactions hold; if they do, a warning.
// Where nothing can be said, since the source cannot be read or the openings are those of another one, text is nil.
func Reveal(file string, public []byte, o *Openings) (text []byte, results []Result, problems problem.List) {
	s := newSource(file, public)
	if !s.readable() {
		return nil, nil, s.problems
	}
	if o == nil {
		o = &Openings{}
	}
	forms := s.forms()
	all := len(s.problems) == 0 // of the forms are well written
	if !s.areOf(o, forms) {
		return nil, nil, s.problems
	}
	at := 0
	seen := make(map[string]bool, len(forms))
	for _, f := range forms {
		r := Result{Placed: Placed{f.Redaction, f.at}}
		opening, had := o.ever(f.ID)
		switch {
		case seen[f.ID]:
			r.Why = "two redactions have this ID"
		case !had:
			r.Why = "no opening is there for it"
		case opening.Commitment() != f.Commitment:
			r.Why = "its opening does not fit: text, salt, ID or commitment is another than when the report was redacted"
		default:
			r.Holds = true
		}
		seen[f.ID] = true
		if r.Holds {
			f.start, f.end = s.rowAround(f, opening.Text)
			s.checkExtent(f, opening.Text)
		}
		text = append(text, public[at:f.start]...)
		if r.Holds {
			text = append(text, f.in.encode(opening.Text)...)
		} else {
			text = append(text, public[f.start:f.end]...)
			s.problems.Errorf(f.at, "opening", mendOpening, "%s: %s", f.ID, r.Why)
		}
		at = f.end
		results = append(results, r)
	}
	s.onlyDecoded(forms)
	if all {
		s.unused(o, seen, slices.ContainsFunc(results, func(r Result) bool { return !r.Holds }) || len(forms) == 0)
	}
	s.problems.Sort()
	return append(text, public[at:]...), results, s.problems
}

// checkExtent reports a text that is more than the report says: only who has the text can tell.
func (s *source) checkExtent(f form, text string) {
	if want, small := understates(f.Extent, text); small {
		s.problems.Errorf(f.at, "reveal-extent", "ask the publisher to correct the extent; the commitment does not vouch for it",
			"%s: its text is a %s, and the report calls it a %s", f.ID, want, f.Extent)
	}
}

// onlyDecoded reports redactions that readers see in the header and that no public form of the source is: YAML has escapes.
func (s *source) onlyDecoded(forms []form) {
	from, to := s.headerOf(nil)
	h, err := readHeader(s.src[from:to])
	if err != nil {
		return
	}
	written := map[clause.Redaction]bool{}
	for _, f := range forms {
		written[f.Redaction] = true
	}
	for _, one := range h.scalars {
		for rest := one.value; ; rest = rest[len(opening):] {
			i := strings.Index(rest, opening)
			if i < 0 {
				break
			}
			rest = rest[i:]
			if r, _, err := publicform.Parse([]byte(rest)); err == nil && !written[r] {
				s.problems = append(s.problems, Unread(r.ID, s.place(from+one.from))...)
			}
		}
	}
}

// Unread is the problem of a redaction that readers see at a place where no public form of it stands in the source.
func Unread(id string, at problem.Position) (problems problem.List) {
	problems.Errorf(at, "reveal-unread", "ask the publisher for a report as rspsite redact writes it",
		"%s: readers see this redaction, and it is not written here as one: nothing proves it", id)
	return problems
}

// rowAround is what gives way to a text: the form, or if the text is a row of a table, all of the row in which the form stands
// alone.
func (s *source) rowAround(f form, text string) (start, end int) {
	if !strings.HasPrefix(text, "|") {
		return f.start, f.end
	}
	line := s.starts[s.line(f.start)]
	before := openBar.FindIndex(s.src[line:f.start])
	behind := closingBars.FindIndex(s.src[f.end:])
	if before == nil || behind == nil || isCell(s.src[f.end+behind[1]:]) {
		return f.start, f.end
	}
	return f.start - len("| "), f.end + behind[1]
}

// isCell reports whether a further cell stands behind a bar, and not the attributes of the row or the end of the line.
func isCell(s []byte) bool {
	rest := strings.TrimLeft(string(s[:lineEnd(s, 0)]), " \t")
	return rest != "" && rest[0] != '{'
}

// What stands around a form that is alone in the row of a table.
var (
	openBar     = regexp.MustCompile(`^[ \t>]*\| $`)
	closingBars = regexp.MustCompile(`^( \|)+`)
)

const mendOpening = "ask the publisher for the openings of this edition of the report"

// areOf reports whether openings are of the source that has the forms: one of them fits, or none can be told to be of another.
func (s *source) areOf(o *Openings, forms []form) bool {
	if o.Count() == 0 || len(forms) == 0 {
		return true
	}
	named := 0
	for _, f := range forms {
		one, had := o.ever(f.ID)
		if had && one.Commitment() == f.Commitment {
			return true
		}
		if had {
			named++
		}
	}
	if named == 1 {
		return true // it may be this one that was changed
	}
	s.problems.Errorf(problem.Position{File: s.file}, "openings-other", mendOpening,
		"the openings are those of another report, or of another edition: none of them fits any of its redactions (found %d openings, %d redactions)", o.Count(), len(forms))
	return false
}

// unused tells of openings that no redaction of the source has. Where all others hold the source is an earlier edition, or has less
// taken out than the openings say: a warning. Those of redactions that are gone are of other editions anyway.
func (s *source) unused(o *Openings, seen map[string]bool, wrong bool) {
	for _, one := range o.List {
		if seen[one.ID] {
			continue
		}
		at := one.at
		at.File = o.File
		if wrong {
			s.problems.Errorf(at, "opening-unused", mendOpening, "%s is opened, but the report has no such redaction", one.ID)
		} else {
			s.problems.Warnf(at, "opening-unused", mendOpening, "%s is opened, but this edition of the report has no such redaction", one.ID)
		}
	}
}
