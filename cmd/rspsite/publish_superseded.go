package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/announcement"
	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/markdown"
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

// keepFormer finds the texts that the publication corrects: in the files that keep them already, else on the site in the output folder,
// else in git. A text that is nowhere is lost but for its digest, and that is said.
func (p *Program) keepFormer(ctx context.Context, w *publishing) (problems problem.List) {
	ctx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	before := p.announcement(w)
	for _, s := range w.record.Steps {
		if s.Event != ledger.Corrected || !superseded.Keeps(s.Record.Kind) || s.Record.Text == s.Was.Text {
			continue
		}
		k := w.keeping(s, before, history{ctx, w.dir})
		if k.text == nil && k.says == "" {
			problems.Warnf(problem.Position{File: s.Record.Document.Path}, "superseded-lost",
				fmt.Sprintf("to keep it, build what was published last once more into %s, and then publish the correction", w.out),
				"what %s said until now is not at hand (looked for in %s, in %s and in git): publish keeps its digest alone, and nobody will be able to read what was corrected", s.Record.Title, w.place(k.file), w.out)
			k.says = "what it said until now is not kept: it is not at hand"
		}
		w.kept = append(w.kept, k)
	}
	return problems
}

// keeping finds the text that a step corrects. One that has words which the correction redacts is not kept.
func (w *publishing) keeping(s publication.Step, before *announcement.Publication, h history) keeping {
	log := w.record.All
	line := superseded.LineOf(log, s.Was)
	k := keeping{page: s.Record.Address(), file: superseded.Path(log.Events[line].Address(), line)}
	text, err := w.read(k.file)
	if err != nil || text == nil {
		text, _ = before.Former(s)
	}
	if text == nil {
		text = h.text(s.Record.Document.Path, s.Was.Text)
	}
	former, err := canonical.Read(text)
	switch {
	case err != nil:
	case redacts(s, former):
		k.says = "what it said until now is not kept: the correction redacts words"
	default:
		k.text, k.says = text, "what it said until now is kept in "+w.place(k.file)
	}
	return k
}

// text is the canonical text of a digest, if a source had it in the last commit, or in one of those that last wrote the record.
func (h history) text(source, digest string) []byte {
	commits, _ := h.git("rev-list", "--max-count=20", "HEAD", "--", corpus.LedgerFile)
	for _, commit := range append([]string{"HEAD"}, strings.Fields(string(commits))...) {
		raw, ok := h.git("cat-file", "blob", commit+":./"+source)
		if !ok {
			continue
		}
		if doc, _ := markdown.Parse(source, raw); doc != nil {
			if text := canonical.Text(&doc.Document); ledger.Digest(text) == digest {
				return text
			}
		}
	}
	return nil
}

// recordFiles are the files that the publication changes and that are committed with it.
func (w *publishing) recordFiles() string {
	files := w.project.recordFiles()
	if slices.ContainsFunc(w.kept, func(k keeping) bool { return k.text != nil }) {
		files = w.place(corpus.SupersededDir) + ", " + files
	}
	return files
}

func redacts(s publication.Step, former *clause.Document) bool {
	return superseded.Redacts(&s.Record.Document.Doc.Document, former)
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
