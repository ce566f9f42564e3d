package dataset

import (
	"bytes"
	"fmt"
)

// gathered are all records, one a line, in the order of the index.
type gathered struct {
	lines []byte
	ends  []int // of the line of each entry
	err   error
}

// gather makes all records once for the two files that hold them all.
func (s *Set) gather() *gathered {
	g := &gathered{}
	var b bytes.Buffer
	for _, e := range s.entries {
		line, err := Line(e.make())
		if err != nil {
			g.err = err
			return g
		}
		b.Write(line)
		g.ends = append(g.ends, b.Len())
	}
	g.lines = b.Bytes()
	return g
}

// lines are all records, one a line.
func (s *Set) lines() ([]byte, error) {
	g := s.gathered()
	return bytes.Clone(g.lines), g.err
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
	b.Grow(len(g.lines) + len(head) + 1000)
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

// line is the record of an entry, without its line break.
func (g *gathered) line(i int) []byte {
	begin := 0
	if i > 0 {
		begin = g.ends[i-1]
	}
	return g.lines[begin : g.ends[i]-1]
}
