package redline

import "strings"

// A hyphen at the end of a line tells nobody whether it belongs to the word: "de- velop" is "develop", "state- level" is
// "state-level", and "pre- and post-training" are three words. Nor is it a difference whether white space stands around a
// dash, or which one it is: "10 – 20", "10-20" and "10—20". The other text knows: where it has the joined word, the parts become
// that one token. Where it has not, nothing is guessed.

// joinParted joins words that are parted in one passage and whole in the other.
func joinParted(a, b *passage) {
	inA, inB := a.partedWords(), b.partedWords()
	if len(inA) == 0 && len(inB) == 0 {
		return
	}
	known, other := a.keys(), b.keys()
	a.join(inA, other)
	b.join(inB, known)
}

// partedWords are the indexes of the tokens whose word may go on two tokens further, behind a dash.
func (p *passage) partedWords() []int {
	var found []int
	for i := 1; i+1 < len(p.tokens); i++ {
		if p.tokens[i].key == "-" && isWordKey(p.tokens[i-1].key) && isWordKey(p.tokens[i+1].key) {
			found = append(found, i-1)
		}
	}
	return found
}

func (p *passage) keys() map[string]bool {
	keys := make(map[string]bool, len(p.tokens))
	for i := range p.tokens {
		keys[p.tokens[i].key] = true
	}
	return keys
}

// join makes one token of each parted word that the other text knows as one.
func (p *passage) join(parted []int, known map[string]bool) {
	gone := map[int]bool{}
	for _, i := range parted {
		head, dash, tail := &p.tokens[i], p.tokens[i+1], p.tokens[i+2]
		if gone[i] {
			continue
		}
		key := head.key + "-" + tail.key
		if whole := head.key + tail.key; known[whole] && head.end == dash.start && dash.end < tail.start && isHyphen(p.text[dash.start:dash.end]) {
			key = whole
		}
		if known[key] {
			head.key, head.end = key, tail.end
			gone[i+1], gone[i+2] = true, true
		}
	}
	if len(gone) > 0 {
		p.drop(gone)
	}
}

// isHyphen reports whether a mark may stand at the end of a line within a word.
func isHyphen(mark string) bool { return strings.Trim(mark, "-\u2010") == "" }

// drop takes out tokens that went into the ones before them.
func (p *passage) drop(gone map[int]bool) {
	now := make([]int, len(p.tokens)) // where each token is, or is in
	kept := p.tokens[:0]
	for i, t := range p.tokens {
		if !gone[i] {
			kept = append(kept, t)
		}
		now[i] = len(kept) - 1
	}
	p.tokens = kept
	for i := range p.pieces {
		if p.pieces[i].token >= 0 {
			p.pieces[i].token = now[p.pieces[i].token]
		}
	}
}
