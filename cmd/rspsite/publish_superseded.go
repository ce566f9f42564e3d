package main

import (
	"fmt"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/superseded"
)

// A keeping is what becomes of a text in whose place a correction comes.
type keeping struct {
	page string // of the document
	file string // that keeps it
	text []byte // nil where it is not kept
	says string // of that
}

// keepFormer finds the texts that the publication corrects: in the files that keep them already, else on the site in the output folder.
// A text that is at neither place is lost but for its digest, and that is said.
func (p *Program) keepFormer(w *publishing) (problems problem.List) {
	t := &teller{publishing: w, shown: p.siteIn(w.out)}
	for _, s := range w.record.Steps {
		if s.Event != ledger.Corrected || !superseded.Keeps(s.Record.Kind) || s.Record.Text == s.Was.Text {
			continue
		}
		k := t.keeping(s)
		if k.text == nil && k.says == "" {
			problems.Warnf(problem.Position{File: s.Record.Document.Path}, "superseded-lost",
				fmt.Sprintf("to keep it, get what was published from version control, and rspsite build --out %s there; then publish the correction", w.out),
				"what %s said until now is not at hand (looked for in %s and %s): publish keeps its digest alone, and nobody will be able to read what was corrected", s.Record.Title, w.place(k.file), w.out)
			k.says = "what it said until now is not kept: it is not at hand"
		}
		w.kept = append(w.kept, k)
	}
	return problems
}

// keeping finds the text that a step corrects. One that has words which the correction redacts is not kept.
func (t *teller) keeping(s publication.Step) keeping {
	log := t.record.All
	line := superseded.LineOf(log, s.Was)
	k := keeping{page: s.Record.Address(), file: superseded.Path(log.Events[line].Address(), line)}
	text, err := t.read(k.file)
	if err != nil || text == nil {
		text, _ = t.before(s)
	}
	former, err := canonical.Read(text)
	switch {
	case err != nil:
	case redacts(s, former):
		k.says = "what it said until now is not kept: the correction redacts words"
	default:
		k.text, k.says = text, "what it said until now is kept in "+t.place(k.file)
	}
	return k
}

func redacts(s publication.Step, former *clause.Document) bool {
	return superseded.Redacts(&s.Record.Document.Doc.Document, former)
}

// keeps says what becomes of the text in whose place a step puts another; empty where no text is corrected.
func (w *publishing) keeps(s publication.Step) string {
	for _, k := range w.kept {
		if k.page == s.Record.Address() && s.Event == ledger.Corrected {
			return k.says
		}
	}
	return ""
}

// formerFiles are the files of former texts that are to be written.
func (w *publishing) formerFiles() (files []writtenFile, err error) {
	for _, k := range w.kept {
		was, err := w.read(k.file)
		if err != nil {
			return nil, err
		}
		if k.text != nil && was == nil {
			files = append(files, writtenFile{name: k.file, is: k.text})
		}
	}
	return files, nil
}
