package canonical

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// errNotCanonical is the error of a text that is not as [Text] writes it.
var errNotCanonical = errors.New("it is not written as the canonical form is")

// Read makes the document of a canonical text: words, marks, targets, order, nesting, IDs. What the form does not hold is not known of it:
// labels and derived IDs are made anew, positions are zero. The canonical form of the document is the text, byte for byte, or it is refused.
func Read(text []byte) (*clause.Document, error) {
	body, ok := bytes.CutPrefix(text, []byte(Schema+"\n"))
	if !ok {
		return nil, fmt.Errorf("its first line is not %s", Schema)
	}
	d, above := &clause.Document{}, []*clause.Clause{}
	n := 1
	for line := range bytes.Lines(body) {
		n++
		depth, c, err := readNode(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if depth < 0 || depth > len(above) {
			return nil, fmt.Errorf("line %d: it stands below nothing (found depth %d, want at most %d)", n, depth, len(above))
		}
		in := &d.Clauses
		if above = above[:depth]; depth > 0 {
			in = &above[depth-1].Children
		}
		*in, above = append(*in, c), append(above, c)
	}
	if !bytes.Equal(Text(d), text) {
		return nil, errNotCanonical
	}
	d.Derive()
	d.Number()
	return d, nil
}

// A readLine is a line of a canonical text as JSON.
type readLine struct {
	Attrs  map[string]string
	Cells  []readCell
	Code   []readRun
	Depth  int
	Header bool
	ID     clause.ID
	Kind   string
	Lang   string
	Level  int
	Marker string
	Text   []readRun
}

type readCell struct {
	Attrs map[string]string
	Text  []readRun
}

type readRun struct {
	Break                        bool
	Image, Link, Note, Ref, Text string
	Marks                        []string
	Redaction                    *clause.Redaction
}

func readNode(line []byte) (depth int, c *clause.Clause, err error) {
	var l readLine
	if err := json.Unmarshal(line, &l); err != nil {
		return 0, nil, err
	}
	c = &clause.Clause{ID: l.ID, Level: l.Level, Marker: l.Marker, Text: readInline(l.Text), Lang: l.Lang, Header: l.Header, Attrs: readAttrs(l.Attrs)}
	for c.Kind.String() != l.Kind {
		if c.Kind == clause.Definitions { // the last
			return 0, nil, fmt.Errorf("there is no kind %.40q", l.Kind)
		}
		c.Kind++
	}
	for _, cell := range l.Cells {
		c.Cells = append(c.Cells, clause.Cell{Text: readInline(cell.Text), Attrs: readAttrs(cell.Attrs)})
	}
	for _, r := range l.Code {
		if r.Redaction != nil {
			c.Redacted = append(c.Redacted, clause.CodeRedaction{Redaction: r.Redaction, At: len(c.Code)})
			r.Text = r.Redaction.Words()
		}
		c.Code += r.Text
	}
	return l.Depth, c, nil
}

func readAttrs(written map[string]string) (as clause.Attrs) {
	for _, key := range slices.Sorted(maps.Keys(written)) {
		as = append(as, clause.Attr{Key: key, Value: written[key]})
	}
	return as
}

func readInline(runs []readRun) (in clause.Inline) {
	for i, r := range runs {
		run := clause.Run{Text: r.Text, Link: r.Link, Ref: r.Ref, Note: r.Note, Image: r.Image, Break: r.Break, Redaction: r.Redaction}
		for _, m := range markNames {
			if slices.Contains(r.Marks, m.name) {
				run.Marks |= m.mark
			}
		}
		switch {
		case r.Break:
			run.Text = "\n"
		case r.Redaction != nil: // of what stands behind it the form has the space alone
			run.Text = r.Redaction.Words() + r.Text
		case r.Text == " " && r.Ref+r.Note+r.Image != "": // it has no text of its own, and a space stands behind it
			run.Text = ""
			in = append(in, run)
			run = clause.Run{Text: " "}
		case r.Link != "" && strings.HasSuffix(r.Text, " ") && (i+1 == len(runs) || runs[i+1].Link != r.Link): // which stands behind the link
			run.Text = strings.TrimSuffix(r.Text, " ")
			in = append(in, run)
			run = clause.Run{Text: " "}
		}
		in = append(in, run)
	}
	return in
}
