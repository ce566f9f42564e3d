package render

import (
	"strings"
	"testing"
)

// TestCompareTellsOfTheStep: what other sources say against number and dates, which version is the newest, and what the change file
// tells besides its records stand on the page; of several steps it leads to each.
func TestCompareTellsOfTheStep(t *testing.T) {
	files := three("official")
	withField(files, "v1.1", "claims: [{field: version, value: No version of this number, source: wiki}, {field: published, value: 2024-07-01, source: wiki}]")
	files["content/changes/p/v1.1.md"] += "\n## What the other line says {#other-line}\n\nSecurity no longer covers insiders. {#insiders}\n"
	text := comparisonOf(t, files, "v1.0/v1.1")
	for _, want := range []string{
		"of 1 June 2024 · Disputed: the number v1.1 and the date of v1.1",
		"Version of v1.1 No version of this number The Wiki Date of v1.1 1 July 2024",
		"v1.1 is superseded; the newest version held is v2.0. More on this step",
		"More on this step What the other line says",
		"Security no longer covers insiders.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	text = comparisonOf(t, files, "v1.0/v2.0")
	if !strings.Contains(text, "The steps between the two, one by one: v1.1.") || strings.Contains(text, "Disputed") || strings.Contains(text, "insiders") {
		t.Errorf("the page of two steps does not lead to each, or tells of one:\n%s", text)
	}
}

// TestShortcutsAreCitedByTheirVersions: what a reader copies from a shortcut names the two versions, which the page says.
func TestShortcutsAreCitedByTheirVersions(t *testing.T) {
	pages := renderSome(t, load(t, project(three("official"))), "p/diff/v1/v2/")
	page := pages["p/diff/v1/v2/index.html"]
	if !strings.Contains(page, `class="perma" href="../../v1.1/v2.0/#new"`) || strings.Contains(page, `class="perma" href="#`) {
		t.Error("a permalink of the shortcut is the shortcut's own")
	}
	if !strings.Contains(seenText(t, page), "v1 here means v1.1, the last v1; v2 here means v2.0, the first v2.") {
		t.Error("the shortcut does not say which versions it means")
	}
}
