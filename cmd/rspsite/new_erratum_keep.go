package main

import (
	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/scaffold"
	"rspsite/internal/superseded"
)

// keepText adds to a correction the file that keeps what the text says until then, where publish would look for it: of what has no
// editions, and as long as the text is the one of the public record.
func (j *project) keepText(c *corpus.Corpus, edit *scaffold.Edit) {
	record, _ := j.publicRecord(c)
	if record == nil { // a record that is wrong itself is told of by check
		return
	}
	for d := range c.Documents() {
		now := record.All.State().At(d.Page)
		if d.Path != edit.Change.Path || now == nil || !superseded.Keeps(now.Kind) {
			continue
		}
		text := canonical.Text(&d.Doc.Document)
		line := superseded.LineOf(record.All, now)
		file := superseded.Path(record.All.Events[line].Address(), line)
		if _, err := j.root.Lstat(file); err != nil && ledger.Digest(text) == now.Text {
			edit.New = append(edit.New, scaffold.File{Path: file, Text: text})
		}
	}
}
