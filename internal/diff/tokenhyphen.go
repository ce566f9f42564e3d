package diff

import "strings"

// A hyphen at the end of a line tells nobody whether it belongs to the word: "de- velop" is "develop", "state- level" is
// "state-level", and "pre- and post-training" are three words. The other text knows: where it has one of the joined words,
// the halves become that one token.

// joinLineEnds joins words that were parted at line ends, in both passages.
func joinLineEnds(a, b *passage) {
	if !hasLineEnds(a.text) && !hasLineEnds(b.text) {
		return
	}
	known, other := a.keys(), b.keys()
	a.join(a.partedWords(), other)
	b.join(b.partedWords(), known)
}

// hasLineEnds is a quick look whether a text can hold a word that was parted.
func hasLineEnds(text string) bool {
	return strings.Contains(text, "- ") || strings.Contains(text, "\u2010 ")
}

// partedWords are the indexes of the tokens whose word may go on two tokens further, behind a hyphen and white space.
func (p *passage) partedWords() []int {
	var found []int
	for i := 0; i+2 < len(p.tokens); i++ {
		head, hyphen, tail := &p.tokens[i], &p.tokens[i+1], &p.tokens[i+2]
		if isHyphen(p.text[hyphen.start:hyphen.end]) && head.end == hyphen.start && hyphen.end < tail.start &&
			isWordKey(head.key) && isWordKey(tail.key) {
			found = append(found, i)
		}
	}
	return found
}

func isHyphen(s string) bool { return s == "-" || s == "\u2010" }

func (p *passage) keys() map[string]bool {
	keys := map[string]bool{}
	for i := range p.tokens {
		keys[p.tokens[i].key] = true
	}
	return keys
}

// join makes one token of each parted word that the other text knows as one.
func (p *passage) join(parted []int, known map[string]bool) {
	gone := map[int]bool{}
	for _, i := range parted {
		head, tail := &p.tokens[i], p.tokens[i+2]
		for _, joint := range []string{"", "-"} {
			if key := head.key + joint + tail.key; !gone[i] && known[key] {
				head.key, head.end = key, tail.end
				gone[i+1], gone[i+2] = true, true
				break
			}
		}
	}
	if len(gone) > 0 {
		p.dropTokens(gone)
	}
}

// dropTokens takes out tokens that went into the ones before them.
func (p *passage) dropTokens(gone map[int]bool) {
	moved := make([]int, len(p.tokens)) // where each token is now
	kept := p.tokens[:0]
	for i, t := range p.tokens {
		if !gone[i] {
			kept = append(kept, t)
		}
		moved[i] = len(kept) - 1
	}
	p.tokens = kept
	for i := range p.pieces {
		if p.pieces[i].token >= 0 {
			p.pieces[i].token = moved[p.pieces[i].token]
		}
	}
}
