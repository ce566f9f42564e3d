package redline

import "rspsite/internal/clause"

// An editWriter turns hunks into edits, from left to right.
type editWriter struct {
	old, new writerSide
	edits    []Edit
	marks    markWriter
}

// A writerSide is one passage, and how far it is written.
type writerSide struct {
	*passage
	at    int // in the text
	token int
	piece int // the first that is not written to its end
}

// A reach is where a stretch of tokens ends, and the text that is shown with them, white space included.
type reach struct{ token, text int }

// write makes the edits of all that the hunks part.
func (w *editWriter) write(hs hunks) {
	end := hunk{len(w.old.tokens), len(w.old.tokens), len(w.new.tokens), len(w.new.tokens)}
	for _, h := range append(hs, end) {
		o, n := w.cuts(h)
		w.same(reach{h.o0, o.start}, reach{h.n0, n.start})
		w.old.changed(reach{h.o1, o.end}, func(text string, in clause.Inline, brk Break) {
			w.edits = append(w.edits, Edit{Op: Delete, Break: brk, OldText: text, Old: in})
		})
		w.new.changed(reach{h.n1, n.end}, func(text string, in clause.Inline, brk Break) {
			w.edits = append(w.edits, Edit{Op: Insert, Break: brk, NewText: text, New: in})
		})
	}
}

// An extent is a stretch of a text, or of tokens.
type extent struct{ start, end int }

// cuts says which text of either side a hunk takes with it. White space at its ends is its own where the other side has none
// like it, and stays outside otherwise: "the [-old-]{+new+} text", "the [-old -]text", "stop[- now-].".
func (w *editWriter) cuts(h hunk) (o, n extent) {
	oldOut, oldIn := w.old.around(h.o0, h.o1)
	newOut, newIn := w.new.around(h.n0, h.n1)
	switch {
	case h.o0 == h.o1 && h.n0 == h.n1:
		return oldOut, newOut
	case h.n0 == h.n1:
		return cutsOfOne(oldOut, oldIn, newOut)
	case h.o0 == h.o1:
		n, o = cutsOfOne(newOut, newIn, oldOut)
		return o, n
	}
	o, n = oldIn, newIn
	if oldIn.start-oldOut.start != newIn.start-newOut.start {
		o.start, n.start = oldOut.start, newOut.start
	}
	if oldOut.end-oldIn.end != newOut.end-newIn.end {
		o.end, n.end = oldOut.end, newOut.end
	}
	return o, n
}

// cutsOfOne are the cuts of a hunk that has tokens on one side alone. The other side has but the white space between its
// neighbours, which goes to the neighbour that has the like.
func cutsOfOne(out, in, gap extent) (extent, extent) {
	before, behind := in.start-out.start, out.end-in.end
	if width := gap.end - gap.start; width != before && width == behind {
		return extent{out.start, in.end}, extent{gap.start, gap.start}
	}
	return extent{in.start, out.end}, extent{gap.end, gap.end}
}

// around is the text between the neighbours of a stretch of tokens, and without the white space at its ends.
func (p *passage) around(first, end int) (out, in extent) {
	out = extent{0, len(p.text)}
	if first > 0 {
		out.start = p.tokens[first-1].end
	}
	if end < len(p.tokens) {
		out.end = p.tokens[end].start
	}
	if first == end {
		return out, out
	}
	return out, extent{p.tokens[first].start, p.tokens[end-1].end}
}

// changed writes the edits of one side up to an end, each break one of its own.
func (s *writerSide) changed(end reach, yield func(string, clause.Inline, Break)) {
	for s.token < end.token {
		brk, size := s.tokens[s.token].brk, 1
		for brk == NoBreak && s.token+size < end.token && s.tokens[s.token+size].brk == NoBreak {
			size++
		}
		text, in := s.advance(s.upTo(size, end, false))
		yield(text, in, brk)
	}
	s.advance(end)
}

// advance reads the text and the runs up to an end.
func (s *writerSide) advance(end reach) (string, clause.Inline) {
	text := s.text[s.at:end.text]
	in := s.runs(end)
	s.at, s.token = end.text, end.token
	return text, in
}

// runs are the runs from where the side is written to an end, cut there.
func (s *writerSide) runs(end reach) clause.Inline {
	var in clause.Inline
	for ; s.piece < len(s.pieces); s.piece++ {
		p := &s.pieces[s.piece]
		if p.token >= 0 {
			if p.token >= end.token {
				break
			}
			in = append(in, *p.run)
			continue
		}
		from, to := max(p.start, s.at), min(p.end, end.text)
		if from >= to {
			break
		}
		in = s.appendCut(in, p, from, to)
		if to < p.end {
			break
		}
	}
	return in
}

// appendCut appends the run of a piece, cut to a stretch of the text. Where it goes on with the run before, that is lengthened.
func (s *writerSide) appendCut(in clause.Inline, p *piece, from, to int) clause.Inline {
	run := *p.run
	if run.Break {
		return append(in, run)
	}
	run.Text, run.Offset = s.text[from:to], run.Offset+p.raw+from-p.start
	if n := len(in); n > 0 && s.piece > 0 {
		if before := &s.pieces[s.piece-1]; before.run == p.run && before.token < 0 && before.end == from {
			in[n-1].Text = s.text[from-len(in[n-1].Text) : to]
			return in
		}
	}
	return append(in, run)
}
