package redline

// A markWriter collects what changed in the looks of tokens that are the same.
type markWriter struct {
	*catalogue
	found []MarkChange
	open  []openMark // those of found that the next tokens may lengthen
	next  int        // the new token behind the last that was noted
}

// An openMark is a change of marks that reached to the token noted last.
type openMark struct{ found, start int } // index into found; where its words start in the new text

// note notes the changes between stretches of tokens that each have one look on a side, starting at these tokens.
func (w *markWriter) note(old, new *passage, o, n, size int) {
	from, to := w.looks[old.tokens[o].look], w.looks[new.tokens[n].look]
	start, end := new.tokens[n].start, new.tokens[n+size-1].end
	before := w.open
	if w.next != n {
		before = nil
	}
	w.open, w.next = nil, n+size
	for _, a := range aspects {
		if a.profile(from) == a.profile(to) {
			continue
		}
		change := MarkChange{What: a.what, Old: a.value(from), New: a.value(to)}
		m, ok := w.lengthen(before, change)
		if !ok {
			m = openMark{len(w.found), new.carrier(a.what, n)}
			w.found = append(w.found, change)
		}
		w.found[m.found].Text = new.text[min(m.start, start):end]
		w.open = append(w.open, m)
	}
}

// lengthen finds the change before that goes on in another. Things that hang on a word are each their own.
func (w *markWriter) lengthen(before []openMark, change MarkChange) (openMark, bool) {
	for _, m := range before {
		f := w.found[m.found]
		if f.What == change.What && f.Old == change.Old && f.New == change.New && !hangs(change.What) {
			return m, true
		}
	}
	return openMark{}, false
}

func hangs(what string) bool { return what == markFootnote || what == markLineBreak }

// carrier is where the words start that carry a change: of a mark that hangs on a full stop they are the word before it too.
func (p *passage) carrier(what string, token int) int {
	for hangs(what) && token > 0 && p.tokens[token].end-p.tokens[token].start <= 1 &&
		p.tokens[token-1].brk == NoBreak && p.tokens[token-1].end == p.tokens[token].start {
		token--
	}
	return p.tokens[token].start
}
