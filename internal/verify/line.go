package verify

import (
	"fmt"
	"slices"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
)

// A line is one line of a canonical text, as a page can be held against it.
type line struct {
	id       string // written, or the one that the record has for it; empty where neither is known
	written  string // the written ID
	kind     string
	depth    int
	isClause bool // the record lists it
	marker   string
	was      string   // the ID that the clause had before
	basis    string   // on what its wording rests, where it says so itself
	words    []string // of each cell of a row, of all others one; see [normal]
	names    []string // of the columns that the cells of a row stand in
	images   []string // files that it shows, by their paths in the site
	links    []textLink
	digest   string // of the clause by itself
}

// Groups have no words of their own.
var groups = []string{clause.List.String(), clause.Table.String(), clause.Quote.String(), clause.Definitions.String(), clause.Rule.String()}

// isGroup reports whether a line holds others and says nothing itself.
func (l *line) isGroup() bool { return slices.Contains(groups, l.kind) }

// isCitable reports whether the record lists the line.
func (l *line) isCitable() bool { return !l.isGroup() || l.id != "" }

// jsonLine is a line as it is written.
type jsonLine struct {
	Attrs struct {
		Basis string `json:"basis"`
		Was   string `json:"was"`
	} `json:"attrs"`
	Cells  []jsonCell `json:"cells"`
	Code   []jsonRun  `json:"code"`
	Depth  int        `json:"depth"`
	ID     string     `json:"id"`
	Kind   string     `json:"kind"`
	Marker string     `json:"marker"`
	Text   []jsonRun  `json:"text"`
}

type jsonCell struct {
	Text []jsonRun `json:"text"`
}

type jsonRun struct {
	Break     bool     `json:"break"`
	Image     string   `json:"image"`
	Link      string   `json:"link"`
	Marks     []string `json:"marks"`
	Note      string   `json:"note"`
	Ref       string   `json:"ref"`
	Text      string   `json:"text"`
	Redaction *struct {
		Extent string `json:"extent"`
		Reason string `json:"reason"`
	} `json:"redaction"`
}

var lineForm = jsonFormOf(jsonLine{})

func readLine(raw []byte) (*line, error) {
	var j jsonLine
	if err := lineForm.read(raw, &j); err != nil {
		return nil, fmt.Errorf("it is no line of a text: %v", err)
	}
	digest, err := canonical.LineDigest(raw)
	if err != nil {
		return nil, err
	}
	l := &line{id: j.ID, written: j.ID, was: j.Attrs.Was, basis: j.Attrs.Basis, marker: norm.NFC.String(j.Marker), kind: j.Kind, depth: j.Depth, digest: digest}
	l.isClause = l.isCitable()
	switch {
	case j.Kind == "":
		return nil, fmt.Errorf("it has no kind")
	case j.Kind == clause.Row.String():
		for _, c := range j.Cells {
			l.words = append(l.words, normal(wordsOf(c.Text)))
			l.images = append(l.images, imagesOf(c.Text)...)
			l.links = append(l.links, linksOf(c.Text)...)
		}
	case j.Kind == clause.Code.String(), j.Kind == clause.Drawing.String():
		l.words = []string{normalCode(wordsOf(j.Code))}
	case !l.isGroup():
		l.words = []string{normal(j.Marker + " " + wordsOf(j.Text))}
		l.images, l.links = imagesOf(j.Text), linksOf(j.Text)
	}
	return l, nil
}
