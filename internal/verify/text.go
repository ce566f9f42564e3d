package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/ledger"
)

// A text is a canonical text.
type text struct {
	digest string
	lines  []*line        // without the first
	at     map[string]int // index of the first line with an ID
}

// readText takes a canonical text apart.
func readText(data []byte) (*text, error) {
	rest, ok := bytes.CutPrefix(data, []byte(canonical.Schema+"\n"))
	if !ok {
		return nil, fmt.Errorf("it does not begin with the line %s", canonical.Schema)
	}
	t := &text{digest: ledger.Digest(data)}
	for n := 2; len(rest) > 0; n++ {
		raw, more, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			return nil, fmt.Errorf("line %d has no end", n)
		}
		l, err := readLine(raw)
		if err != nil {
			return nil, fmt.Errorf("line %d: %v", n, err)
		}
		t.lines, rest = append(t.lines, l), more
	}
	t.nameColumns()
	return t, nil
}

// nameColumns gives rows the cells of the first row of their table.
func (t *text) nameColumns() {
	first := map[int]*line{} // by the depth of its rows
	for _, l := range t.lines {
		switch {
		case l.kind == clause.Table.String():
			first[l.depth+1] = nil
		case l.kind != clause.Row.String():
		case first[l.depth] == nil:
			first[l.depth] = l
		default:
			l.names = first[l.depth].words
		}
	}
}

// name gives the lines the IDs that the record has for them, in its order, if text and record have as many clauses.
func (t *text) name(clauses []ledger.Clause) {
	var citable []*line
	for _, l := range t.lines {
		if l.isCitable() {
			citable = append(citable, l)
		}
	}
	for i, l := range citable {
		if l.id == "" && len(citable) == len(clauses) {
			l.id = clauses[i].ID
		}
	}
	t.at = map[string]int{}
	for i, l := range slices.Backward(t.lines) {
		t.at[l.id] = i
	}
}

// frame says how the clauses, groups and rules stand, as the record has it.
func (t *text) frame() string {
	var b strings.Builder
	for _, l := range t.lines {
		mark := "c"
		if !l.isClause {
			mark = l.kind[:1]
		}
		fmt.Fprintf(&b, "%d%s", l.depth, mark)
	}
	return b.String()
}

// hasOrder reports whether the record lists the clauses in the order of the text. An ID that is not written there is one that was made up.
func (t *text) hasOrder(clauses []ledger.Clause) bool {
	n := 0
	for _, l := range t.lines {
		if !l.isClause {
			continue
		}
		if n >= len(clauses) || l.digest != clauses[n].Digest || l.written != clauses[n].ID && (l.written != "" || !strings.Contains(clauses[n].ID, derivedMark)) {
			return false
		}
		n++
	}
	return n == len(clauses)
}

// section is the line with an ID and what stands below it; of a heading it is the heading alone.
func (t *text) section(id string) []*line {
	i, ok := t.at[id]
	if !ok {
		return nil
	}
	l, end := t.lines[i], i+1
	for l.kind != clause.Heading.String() && end < len(t.lines) && t.lines[end].depth > l.depth {
		end++
	}
	return t.lines[i:end]
}

// spoken are the lines that have words.
func spoken(lines []*line) []*line {
	return slices.DeleteFunc(slices.Clone(lines), (*line).isGroup)
}
