package verify_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// TestEveryKindOfBlockIsCompared makes policies of the texts of the test data: each as it is, with words exchanged, and with its blocks in
// another order or as the next text.
// Whatever became what, an honest site passes.
func TestEveryKindOfBlockIsCompared(t *testing.T) {
	texts := blocks(t)
	p := newPublisher(t)
	compared := 0
	for i, text := range texts {
		folder := fmt.Sprintf("content/versions/x-%d/", i)
		p.write(folder+"policy.md", "---\ntitle: Blocks\npublisher: Lab\n---\n")
		last := texts[(i+1)%len(texts)]
		if i%2 == 0 {
			last = backwards(text)
		}
		for k, version := range []string{text, exchanged(text), exchanged(last)} {
			name := fmt.Sprintf("%sv%d.0.md", folder, k+1)
			version = fmt.Sprintf("---\ntitle: Blocks\nversion: v%d.0\npublished: 2024-0%d-01\nbasis: official\nsource: wiki\n---\n\n%s", k+1, k+1, version)
			if isSound(p.files, name, version) {
				p.write(name, version)
				compared++
			}
		}
	}
	if compared < len(texts) {
		t.Errorf("%d versions of %d texts are sound: are they still written as they have to be?", compared, len(texts))
	}
	p.publish("2026-06-01")
	r := verifyFolder(t, p.build(), verify.Options{})
	for _, problem := range r.Problems {
		t.Errorf("%s: %s: %s", problem.Check, problem.Where, problem.Message)
	}
}

// backwards is a text with its blocks in the other order.
func backwards(text string) string {
	blocks := strings.Split(text, "\n\n")
	slices.Reverse(blocks)
	return strings.Join(blocks, "\n\n")
}

var someWords = regexp.MustCompile(`(?m)\b[a-z]{4,}\b[ ,.]`)

// exchanged is a text with every third of its longer words exchanged, taken out or doubled. Its IDs are left out, so that any text may
// follow it.
func exchanged(text string) string {
	n := 0
	text = regexp.MustCompile(` ?\{#[^}]*\}`).ReplaceAllString(text, "")
	return someWords.ReplaceAllStringFunc(text, func(word string) string {
		switch n++; n % 9 {
		case 1:
			return "other" + word[len(word)-1:]
		case 4:
			return strings.TrimSuffix(word, " ")[:2] + word[len(word)-1:]
		case 7:
			return word + word
		}
		return word
	})
}
