package redline

import (
	"slices"
	"strings"
	"unicode"

	"rspsite/internal/clause"
)

// inline reads inline text that starts at a place of the passage's text, and returns where it ends. It keeps step with the
// way in which [clause.Inline.Plain] collapses white space: a piece says which bytes of the text are which of a run.
func (p *passage) inline(in clause.Inline, at int) int {
	r := inlineReader{p: p, begin: at, at: at, cut: at, first: len(p.tokens), hanging: len(p.pieces)}
	for i := range in {
		run := &in[i]
		switch {
		case run.Image != "", run.Redaction != nil:
			r.whole(run, run.Text)
		case run.Ref != "" && run.Text == "":
			r.whole(run, run.Ref)
		case run.Break:
			r.lineBreak(run)
		case strings.TrimSpace(run.Text) == "" && (run.Text == "" || run.Ref != ""):
			r.hang(run)
			if run.Text != "" {
				r.see(spaceSeen{plainSpace, 0})
			}
		default:
			r.text(run)
		}
	}
	r.end()
	return r.at
}

// An inlineReader goes through the runs of one stretch of inline text.
type inlineReader struct {
	p         *passage
	begin, at int // where the stretch starts, and how far it is read
	cut       int // how far it is cut into tokens
	first     int // index of its first token
	space     spaceSeen
	hanging   int // index of the first piece that does not know its token yet
}

// untold is the token of a piece that hangs on one, until the text around it is cut.
const untold = -2

// spaceSeen is the white space before what comes next, if run is not nil, and where in the run it starts.
type spaceSeen struct {
	run *clause.Run
	raw int
}

// plainSpace stands for white space in an image or reference, which is not cut.
var plainSpace = &clause.Run{Text: " "}

// text reads a run of words.
func (r *inlineReader) text(run *clause.Run) {
	for raw := 0; raw < len(run.Text); {
		rest := run.Text[raw:]
		if n := spaceBefore(rest); n > 0 {
			r.see(spaceSeen{run, raw})
			raw += n
			continue
		}
		size := strings.IndexFunc(rest, unicode.IsSpace)
		if size < 0 {
			size = len(rest)
		}
		r.takeSpace()
		r.cover(run, raw, size)
		raw += size
	}
}

// spaceBefore is how many bytes of white space s begins with.
func spaceBefore(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// see notes white space. Of several stretches the first counts, and a forced line break before any other.
func (r *inlineReader) see(s spaceSeen) {
	if r.space.run == nil || s.run.Break && !r.space.run.Break {
		r.space = s
	}
}

// takeSpace reads the one space that stands in the text for all that was seen. At the start of a stretch there is none.
func (r *inlineReader) takeSpace() {
	s := r.space
	r.space = spaceSeen{}
	if s.run != nil && r.at > r.begin {
		r.cover(s.run, s.raw, 1)
	}
}

// cover says that the next bytes of the text are those of a run, and lengthens the piece before where it goes on in step.
func (r *inlineReader) cover(run *clause.Run, raw, size int) {
	start := r.at
	r.at += size
	if n := len(r.p.pieces); n > 0 {
		last := &r.p.pieces[n-1]
		if last.run == run && last.token < 0 && last.end == start && last.raw+start-last.start == raw {
			last.end = r.at
			return
		}
	}
	r.p.pieces = append(r.p.pieces, piece{start, r.at, -1, run, raw})
}

// whole reads a run that is one token whatever words it holds.
func (r *inlineReader) whole(run *clause.Run, text string) {
	words := strings.Fields(text)
	if text != "" && spaceBefore(text) > 0 {
		r.see(spaceSeen{plainSpace, 0})
	}
	if len(words) > 0 {
		r.takeSpace()
	}
	r.cutWords()
	start := r.at
	for i, w := range words {
		if i > 0 {
			r.at++
		}
		r.at += len(w)
	}
	r.cut = r.at
	key := r.p.text[start:r.at]
	switch {
	case run.Image != "":
		key = keyImage + key
	case run.Redaction != nil:
		key = keyRedacted + key
	}
	r.p.pieces = append(r.p.pieces, piece{start, r.at, len(r.p.tokens), run, 0})
	r.p.tokens = append(r.p.tokens, token{start: start, end: r.at, key: key})
	if len(words) > 0 && text != strings.TrimRightFunc(text, unicode.IsSpace) {
		r.see(spaceSeen{plainSpace, 0})
	}
}

// lineBreak reads a forced line break: white space that readers see. At the start of a stretch, and behind another one, there is
// no space for it to cover.
func (r *inlineReader) lineBreak(run *clause.Run) {
	if r.at == r.begin || r.space.run != nil && r.space.run.Break {
		r.hang(run)
		return
	}
	r.see(spaceSeen{run, 0})
}

// hang reads a run with nothing to read, such as a footnote mark.
func (r *inlineReader) hang(run *clause.Run) {
	r.p.pieces = append(r.p.pieces, piece{r.at, r.at, untold, run, 0})
}

// end cuts what is left. If runs hang on nothing, an empty token carries them.
func (r *inlineReader) end() {
	if r.space.run != nil && r.space.run.Break {
		r.hang(r.space.run)
	}
	r.cutWords()
	hangs := slices.ContainsFunc(r.p.pieces[r.hanging:], func(p piece) bool { return p.token == untold })
	if hangs && len(r.p.tokens) == r.first {
		r.p.tokens = append(r.p.tokens, token{start: r.at, end: r.at, key: keyNothing})
	}
	r.tellHanging()
}

// cutWords cuts into tokens what was read since the last cut.
func (r *inlineReader) cutWords() {
	if r.p.grain == uncut && r.cut < r.at {
		r.p.tokens = append(r.p.tokens, token{start: r.cut, end: r.at, key: r.p.text[r.cut:r.at]})
	} else {
		r.p.words(r.cut, r.at)
	}
	r.cut = r.at
}

// tellHanging hangs pieces on the token before them, or at the start of the stretch on the one behind.
func (r *inlineReader) tellHanging() {
	t := r.first
	for i := r.hanging; i < len(r.p.pieces); i++ {
		p := &r.p.pieces[i]
		if p.token != untold {
			t = max(t, p.token)
			continue
		}
		for t+1 < len(r.p.tokens) && r.p.tokens[t+1].start < p.start {
			t++
		}
		p.token = t
	}
}
