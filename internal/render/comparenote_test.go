package render

import (
	"strings"
	"testing"
)

// TestSignalsOfReconstructionsAreNobodysWords: where the texts are not the publisher's, what the words say is said of the texts,
// unquoted, and of two descriptions it is not said at all. The change of §2(b) has a signal, and no record names it.
func TestSignalsOfReconstructionsAreNobodysWords(t *testing.T) {
	for _, basis := range []string{"official", "reconstruction"} {
		all := renderAll(t, load(t, project(three(basis))), Options{})
		official := basis == "official"
		for _, address := range []string{"p/diff/v1.0/v1.1/index.html", "p/clauses/report/index.html"} {
			text := seenText(t, all[address])
			for words, want := range map[string]bool{
				"Weaker obligation “will” → “may”":                                  official,
				"In the words of the texts held here: Weaker obligation will → may": !official,
			} {
				if strings.Contains(text, words) != want {
					t.Errorf("%s of %s texts says %q: %v, want %v:\n%s", address, basis, words, !want, want, text)
				}
			}
		}
		if said := strings.Contains(seenText(t, all["p/diff/v1.0/v1.1/index.html"]), "scope-quantifier"); said != official {
			t.Errorf("of %s texts the page names the signal of a change that no record names: %v", basis, said)
		}
	}
}
