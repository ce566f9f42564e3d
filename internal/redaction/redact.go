package redaction

import (
	"bytes"
	"io"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/layout"
	"rspsite/internal/redaction/publicform"
)

// Redact takes the text of every private mark out of a source and puts public forms in their place. Before are the openings
// of an earlier run, or nil: a text that did not change keeps its ID, salt and commitment, a changed one gets new ones, and no
// ID goes to another text. New salts are read from salts, [SaltSize] bytes each.
//
// The public source depends on the texts by the commitments alone: tables with a redaction lose the padding of their cells, the
// line under a heading and runs of spaces beside a redaction are shortened, the lines of its block become one. The comments of the
// header are taken out, for the source is published. If a problem is an error there is no result. No
// problem quotes the source.
func Redact(file string, src []byte, before *Openings, salts io.Reader) (public []byte, openings *Openings, problems problem.List) {
	s := newSource(file, src)
	if !s.readable() {
		return nil, nil, s.problems
	}
	public, openings = s.redact(before, salts)
	s.problems.Sort()
	if s.problems.Errors() > 0 {
		return nil, nil, s.problems
	}
	return public, openings, s.problems
}

func (s *source) redact(before *Openings, salts io.Reader) ([]byte, *Openings) {
	marks := s.marks()
	if len(s.problems) > 0 {
		return nil, nil // what is a text is not certain
	}
	from, to := s.headerOf(marks)
	if _, fence := s.headerOf(nil); to == 0 && fence > 0 {
		i := slices.IndexFunc(marks, func(m mark) bool { return m.end > fence })
		s.errorf(marks[i].start, "mark-header", "make two marks of it", "a private mark begins in the front matter and ends behind it")
		return nil, nil
	}
	inHeader := slices.IndexFunc(marks, func(m mark) bool { return m.start >= to })
	if inHeader < 0 {
		inHeader = len(marks)
	}
	var header *headerMarks
	if inHeader > 0 && to > 0 {
		header = s.readHeaderMarks(from, to, marks[:inHeader])
	} else {
		inHeader = 0
	}
	for k := range marks[inHeader:] {
		m := &marks[inHeader+k]
		m.text = string(s.src[m.textStart:m.textEnd])
	}
	s.check(marks)
	if len(s.problems) > 0 {
		return nil, nil
	}
	openings := s.identify(marks, s.keptIDs(marks), before, salts)
	if openings == nil {
		return nil, nil
	}
	s.leftBehind(marks)
	public := s.write(header, to, marks, before, openings)
	openings.Written = written(before, public)
	return public, openings
}

// check holds the texts of marks to their rules.
func (s *source) check(marks []mark) {
	const most = 10_000
	if len(marks) > most {
		s.errorf(marks[most].start, "size", "split the file", "more than %d private marks", most)
	}
	for _, m := range marks {
		if m.text == "" {
			continue // reported
		}
		if bytes.Contains(s.src[m.textStart:m.textEnd], []byte(opening)) {
			s.errorf(m.start, "mark-nested", "put the text of the inner one back, so that one mark takes out both",
				"a private mark stands around a redaction")
		}
		switch want, small := understates(m.extent, m.text); {
		case small && m.extent == "figure":
			s.errorf(m.at["extent"], "mark-extent", `write extent="`+string(want)+`", or a greater one`,
				"the text of the private mark is no figure (want a picture, a table or a block of code)")
		case small:
			s.errorf(m.at["extent"], "mark-extent", `write extent="`+string(want)+`", or a greater one`,
				"the extent of the private mark says less than is taken out")
		}
	}
	s.checkCode(marks)
}

// write puts the public source together and checks it.
func (s *source) write(header *headerMarks, to int, marks []mark, before, made *Openings) []byte {
	written := make([]string, len(marks))
	for k, m := range marks {
		o := made.List[k]
		r := clause.Redaction{ID: o.ID, Reason: m.reason, Note: m.note, Extent: m.extent, Commitment: o.Commitment()}
		written[k] = r.String()
	}
	n := 0
	var head []byte
	switch {
	case header != nil:
		n = len(header.marks)
		head = header.public(written[:n])
		head = slices.Concat(s.src[:header.from], head)
	case to > 0:
		from, _ := s.headerOf(nil)
		head = s.src[:to]
		if h, err := readHeader(s.src[from:to]); err == nil {
			bare, _ := h.withoutComments()
			head = slices.Concat(s.src[:from], bare)
		}
	}
	body, _ := layout.Level(assemble(s.src[to:], to, marks[n:], written[n:]), func(id string) bool {
		o, had := made.find(id)
		if !had {
			o, _ = before.ever(id)
		}
		return layout.IsBlocks(o.Text)
	})
	public := slices.Concat(head, body)
	shown := newSource(s.file, public)
	forms := shown.forms()
	s.keep(forms, before, made)
	s.checkForms(marks, written, forms, shown.problems)
	return public
}

// checkForms holds what was written against what is read from it.
func (s *source) checkForms(marks []mark, written []string, forms []form, problems problem.List) {
	s.problems = append(s.problems, problems...)
	read := map[string]string{}
	for _, f := range forms {
		if read[f.ID] != "" {
			s.problems.Errorf(f.at, "mark-id-twice", "take one of them out", "two redactions have the ID %q", f.ID)
		}
		read[f.ID] = f.Redaction.String()
	}
	for k, m := range marks {
		if r, _, err := publicform.Parse([]byte(written[k])); problems.Errors() == 0 && (err != nil || read[r.ID] != written[k]) {
			s.errorf(m.start, "mark-place", `take the backslash before the mark out, or write two`, "no redaction can stand in the place of this private mark")
		}
	}
}
