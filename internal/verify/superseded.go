package verify

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/ledger"
)

// supersededFolder stands beside the page of a text that was corrected: a folder for each line of the record that published what it said
// before, with canonical.txt in it and nothing else.
const supersededFolder = "superseded/"

// keepsFormer are the kinds of documents that have such a folder.
var keepsFormer = []string{kindVersion, "review", "model", "goal"}

// formerOf is the document beside whose page a file keeps a former text, and where in that folder; nil of every other file.
func (v *run) formerOf(name string) (s *ledger.Standing, in string) {
	if v.state == nil {
		return nil, ""
	}
	address, rest := "/", name
	for rest != "" {
		segment, behind, _ := strings.Cut(rest, "/")
		if s = v.state.At(address); s != nil && slices.Contains(keepsFormer, s.Kind) && segment+"/" == supersededFolder {
			return s, behind
		}
		address, rest = address+segment+"/", behind
	}
	return nil, ""
}

// checkSuperseded holds what texts said before they were corrected against the lines of the record that published it.
func (v *run) checkSuperseded() error {
	if v.state == nil {
		return nil
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		if s, _ := v.formerOf(name); s != nil {
			names = append(names, name)
		}
	}
	if err := inParallel(v.reader, names, v.checkFormerText); err != nil {
		return err
	}
	v.checkFormers()
	for _, s := range v.state.All {
		v.noteNotKept(s)
	}
	return nil
}

func (v *run) checkFormerText(name string) {
	s, in := v.formerOf(name)
	problem := func(rule, format string, args ...any) {
		v.add(Problem{Check: CheckDocuments, Rule: rule, Where: "/" + name, Message: fmt.Sprintf(format, args...),
			Means: "who reads here what the text said before its correction reads what was not published", Mend: uploadAgain})
	}
	number, isText := strings.CutSuffix(in, "/"+canonicalFile)
	line, err := strconv.Atoi(number)
	if !isText || err != nil || number != strconv.Itoa(line) || line < 0 || line >= v.log.Len() {
		problem("superseded-unknown", "a file stands among former texts and is none: they are named by lines of the record")
		return
	}
	e := v.log.Events[line]
	switch last := slices.Index(s.Events, line); {
	case last < 0:
		problem("superseded-unknown", "line %d of the record does not speak of %s", line+1, s.Address())
		return
	case !v.isCorrected(s, line):
		problem("superseded-stands", "the text that line %d of the record published was not corrected since", line+1)
		return
	}
	var former *text
	data, err := v.read(name, v.limits.Page)
	if err == nil {
		former, err = readText(data)
	}
	switch {
	case isMissing(err):
		return // checkFiles says so
	case err != nil:
		problem("superseded-unread", "the text cannot be read: %v", err)
	case ledger.Digest(data) != e.Text:
		problem("superseded-changed", "this is not the text that line %d of the record published on %s", line+1, e.On)
	case name == formerFile(s, line): // else beside a page that leads on
		v.keepFormer(s, line, former)
	}
}

// isCorrected reports whether a document got another text after an event.
func (v *run) isCorrected(s *ledger.Standing, line int) bool {
	return slices.ContainsFunc(s.Events, func(e int) bool { return e > line && v.log.Events[e].Text != v.log.Events[line].Text })
}

// noteNotKept notes former texts of a document that the site does not have.
func (v *run) noteNotKept(s *ledger.Standing) {
	if !slices.Contains(keepsFormer, s.Kind) || v.files == nil {
		return
	}
	line := s.First
	for _, e := range s.Events {
		if v.log.Events[e].Text == v.log.Events[line].Text {
			continue
		}
		if !v.hasFile(formerFile(s, line)) {
			v.note(Problem{Check: CheckDocuments, Rule: "superseded-missing", Where: s.Address(), Related: fmt.Sprintf("line %d of the record", line+1),
				Message: fmt.Sprintf("what the text said until it was corrected on %s is not kept here", v.log.Events[e].On),
				Means:   "the record has its digest alone: whoever kept the text can show by it what it was"})
		}
		line = e
	}
}
