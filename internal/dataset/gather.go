package dataset

import (
	"bytes"
	"fmt"
	"slices"
)

// gathered are all records, one a line, in the order of the index. It stays in memory as long as the Set: both files that hold all records
// are made of it.
type gathered struct {
	lines []byte // nobody may change them: they are the one file as they stand
	ends  []int  // of the line of each entry
	err   error
}

// gather makes all records once for the two files that hold them all.
func (s *Set) gather() *gathered {
	g := &gathered{}
	lines := make([][]byte, len(s.entries))
	size := 0
	for i, e := range s.entries {
		if lines[i], g.err = Line(e.make()); g.err != nil {
			return g
		}
		size += len(lines[i])
		g.ends = append(g.ends, size)
	}
	g.lines = slices.Concat(lines...) // of their exact size
	return g
}

// lines are all records, one a line.
func (s *Set) lines() ([]byte, error) {
	g := s.gathered()
	return slices.Clip(g.lines), g.err // whoever appends has a copy
}

// whole is everything in one file: the terms, and the records by kind. Each record stands in a line of its own.
func (s *Set) whole() ([]byte, error) {
	g := s.gathered()
	if g.err != nil {
		return nil, g.err
	}
	head, err := Line(s.terms("corpus"))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(len(head) + len(g.lines) + len(s.entries) + len(kinds)*kindSize)
	b.Write(bytes.TrimSuffix(head, []byte("}\n")))
	for _, k := range kinds {
		fmt.Fprintf(&b, ",\n%q:[", k.folder)
		n := 0
		for i, e := range s.entries {
			if e.kind != k {
				continue
			}
			if n++; n > 1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
			b.Write(g.line(i))
		}
		b.WriteByte(']')
	}
	b.WriteString("}\n")
	return b.Bytes(), nil
}

// kindSize is more than the bytes that stand around the records of a kind.
const kindSize = 40

// line is the record of an entry, without its line break.
func (g *gathered) line(i int) []byte {
	begin := 0
	if i > 0 {
		begin = g.ends[i-1]
	}
	return g.lines[begin : g.ends[i]-1]
}
