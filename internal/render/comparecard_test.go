package render

import (
	"strings"
	"testing"
)

// comparisonOf is what a reader sees of the comparison of two versions of the project that three makes.
func comparisonOf(t *testing.T, files map[string]string, pair string) string {
	t.Helper()
	part := "p/diff/" + pair + "/"
	return seenText(t, renderSome(t, load(t, project(files)), part)[part+"index.html"])
}

// withField puts a field into the front matter of a version.
func withField(files map[string]string, version, field string) {
	name := "content/versions/p/" + version + ".md"
	files[name] = strings.Replace(files[name], "source: wiki\n", "source: wiki\n"+field+"\n", 1)
}

// TestCardsSayWhatIsDisputed: what other sources say against a record stands on its card, the first of several with their number.
func TestCardsSayWhatIsDisputed(t *testing.T) {
	files := three("official")
	withField(files, "v1.1", "claims: [{field: report, value: Reports stay a duty., source: wiki}, {field: report, value: Nobody reports., source: wiki}]")
	text := comparisonOf(t, files, "v1.0/v1.1")
	if !strings.Contains(text, "Disputed (2): Reports stay a duty. Change 1") {
		t.Errorf("the card does not say what is disputed:\n%s", text)
	}
	if text := comparisonOf(t, three("official"), "v1.0/v1.1"); strings.Contains(text, "Disputed") {
		t.Error("a card says that something is disputed that nobody disputes")
	}
}

// TestCardsSayWhatGotWeaker: where the words of a record's change bind less, its card says so, and whose words they are.
func TestCardsSayWhatGotWeaker(t *testing.T) {
	for basis, ours := range map[string]bool{"official": false, "reconstruction": true} {
		text := comparisonOf(t, three(basis), "v1.0/v1.1")
		if !strings.Contains(text, "It may. Weaker obligation will → may ") {
			t.Errorf("the card of %s texts does not say what got weaker:\n%s", basis, text)
		}
		if strings.Contains(text, "may (text held here)") != ours {
			t.Errorf("the card of %s texts does not say whose words they are:\n%s", basis, text)
		}
	}
}
