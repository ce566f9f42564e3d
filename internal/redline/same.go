package redline

// same writes the edits of what both sides have, up to an end on either. Each break is an edit of its own, and so is each
// stretch whose marks changed in one way: a page can then show it.
func (w *editWriter) same(oldEnd, newEnd reach) {
	for w.old.token < oldEnd.token {
		size := w.alike(oldEnd.token - w.old.token)
		o, n := &w.old.tokens[w.old.token], &w.new.tokens[w.new.token]
		if o.look != n.look {
			w.marks.note(w.old.passage, w.new.passage, w.old.token, w.new.token, size)
		}
		e := Edit{Op: Equal, Break: o.brk}
		leaveSpace := o.look != n.look && !w.old.tokens[w.old.token+size-1].lineEnd && !w.new.tokens[w.new.token+size-1].lineEnd
		oldTo, newTo := w.old.upTo(size, oldEnd, leaveSpace), w.new.upTo(size, newEnd, leaveSpace)
		e.OldText, e.Old = w.old.advance(oldTo)
		e.NewText, e.New = w.new.advance(newTo)
		w.edits = append(w.edits, e)
	}
}

// alike is how many tokens, of so many that follow on both sides, can stand in one edit.
func (w *editWriter) alike(most int) int {
	olds, news := w.old.tokens[w.old.token:], w.new.tokens[w.new.token:]
	size := 1
	for olds[0].brk == NoBreak && size < most && olds[size].brk == NoBreak {
		changed := olds[size].look != news[size].look
		if changed != (olds[0].look != news[0].look) || changed && (olds[size].look != olds[0].look || news[size].look != news[0].look) {
			break
		}
		size++
	}
	return size
}

// upTo is the end of an edit of so many tokens. White space behind an edit whose marks changed is left to the next, since nobody
// can see whether a space is bold, unless it is a forced line break.
func (s *writerSide) upTo(size int, end reach, leaveSpace bool) reach {
	next := s.token + size
	switch {
	case next == end.token:
		return end
	case leaveSpace:
		return reach{next, s.tokens[next-1].end}
	}
	return reach{next, s.tokens[next].start}
}
