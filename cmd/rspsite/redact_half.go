package main

import (
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
	"rspsite/internal/redaction"
)

// halves warns of words in the public source that read otherwise than in the whole text: a mark took in one end of an emphasis, a
// link or another construct of Markdown, and left the other.
func halves(file string, public *markdown.Source, text []byte) (problems problem.List) {
	whole, _ := markdown.Parse(file, text)
	if whole == nil {
		return nil
	}
	const most = 20                   // clauses that are told of
	rest := readable(&whole.Document) // behind what was found so far: both texts have one order
	for c := range public.Document.All() {
		for _, in := range runsOf(c) {
			if in.Redaction != nil {
				continue
			}
			piece := bare(in.Text)
			i := strings.Index(rest, piece)
			if i < 0 {
				problems.Warnf(public.Position(in.Offset), "mark-half", "take in both ends of a bold text, a link or a piece of code, or neither",
					"a private mark in this block takes in one end of something and not the other, so that what is left reads otherwise")
				break
			}
			rest = rest[i+len(piece):]
		}
		if len(problems) == most {
			break
		}
	}
	return problems
}

// runsOf are all runs of a clause's own text.
func runsOf(c *clause.Clause) clause.Inline {
	runs := append(clause.Inline{}, c.Text...)
	for _, cell := range c.Cells {
		runs = append(runs, cell.Text...)
	}
	return append(runs, c.CodeRuns()...)
}

// readable is the text of a document as a reader reads it, without white space.
func readable(d *clause.Document) string {
	var b strings.Builder
	for c := range d.All() {
		for _, r := range runsOf(c) {
			b.WriteString(bare(r.Text))
		}
	}
	return b.String()
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// revealed is a public source with the texts of its openings.
func revealed(file string, public []byte, openings *redaction.Openings) []byte {
	text, _, _ := redaction.Reveal(file, public, openings)
	return text
}
