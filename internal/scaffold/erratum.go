package scaffold

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A Correction is the beginning of a correction of a published text.
type Correction struct {
	On      corpus.Date
	Kind    corpus.ErratumKind
	Clauses []string
}

// An Edit is what begins a correction: files to be made, and one that is there with its new text.
type Edit struct {
	New    []File
	Change File
	Was    []byte // the text of the file that is changed
}

// A RefusedError says why a text cannot be corrected so, and what to do.
type RefusedError struct{ What, Mend string }

// Error says why.
func (e *RefusedError) Error() string { return e.What }

func refuse(mend, format string, args ...any) error {
	return &RefusedError{fmt.Sprintf(format, args...), mend}
}

// Erratum begins a correction of a published document: its header gets an entry that says what is still to be written. The text of a
// report as it stands is kept as an earlier edition too, byte for byte, and its header gets the next edition.
func Erratum(d corpus.Document, e Correction) (Edit, error) {
	report, isReport := d.Meta.(*corpus.ReportMeta)
	next := ""
	switch {
	case isReport && report.Edition == "":
		return Edit{}, refuse(`write edition: "1" into `+d.Path+" first", "the report %s does not say which edition it is", d.Name)
	case isReport && !permalink.IsName(report.Edition):
		return Edit{}, refuse("allowed are "+permalink.NameRule, "the edition %q cannot be part of an address", report.Edition)
	case isReport:
		next = nextEdition(report.Edition)
	}
	text, err := withErratum(d.Raw, e, next)
	if err != nil {
		return Edit{}, err
	}
	edit := Edit{Change: File{d.Path, text}, Was: d.Raw}
	if isReport {
		edit.New = []File{{path.Join(path.Dir(d.Path), "editions", report.Edition+".md"), bytes.Clone(d.Raw)}}
	}
	return edit, nil
}

// IsOpen reports whether an erratum of the list is still to be written.
func IsOpen(errata []corpus.Erratum) bool {
	for _, e := range errata {
		for _, t := range []corpus.Text{e.What, e.Why} {
			if _, _, pending := corpus.CutPending(t.Plain()); pending {
				return true
			}
		}
	}
	return false
}

var lastNumber = regexp.MustCompile(`^(.*?)([0-9]{1,9})$`)

// nextEdition counts on: 1 is followed by 2, 2026.9 by 2026.10, first by first-2.
func nextEdition(edition string) string {
	m := lastNumber.FindStringSubmatch(edition)
	if m == nil {
		return edition + "-2"
	}
	n, err := strconv.Atoi(m[2])
	if err != nil {
		return edition + "-2"
	}
	next := strconv.Itoa(n + 1)
	return m[1] + strings.Repeat("0", max(0, len(m[2])-len(next))) + next
}

// lines are the entry of the correction in a list of errata, without indentation.
func (e *Correction) lines(edition string) []string {
	lines := []string{"- on: " + e.On.String(), "  kind: " + string(e.Kind),
		`  what: "` + corpus.ToWrite + ` what was corrected, in a sentence."`, `  why: "` + corpus.ToWrite + ` why it was wrong, and how that was found."`}
	if len(e.Clauses) > 0 {
		lines = append(lines, "  clauses: ["+strings.Join(e.Clauses, ", ")+"]")
	}
	if edition != "" {
		lines = append(lines, "  edition: "+quoted(edition))
	}
	return lines
}

// quoted writes a name as a YAML text, whatever YAML would take it for.
func quoted(name string) string { return `"` + name + `"` }
