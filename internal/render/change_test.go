package render

import (
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

// TestDimensionsInWords shows that every dimension has words of its own.
func TestDimensionsInWords(t *testing.T) {
	seen := map[string]string{}
	for _, d := range corpus.Dimensions {
		words := dimensionWords[corpus.Dimension(d)]
		if words == "" || seen[words] != "" {
			t.Errorf("the words of %q are %q, as of %q", d, words, seen[words])
		}
		seen[words] = d
	}
}

// TestJudgedSaysWhatIsNotAssessed shows that a record of a change says so if nobody assessed whether it was announced, and why.
func TestJudgedSaysWhatIsNotAssessed(t *testing.T) {
	const account = "account: [{says: x, source: wiki}]\n"
	for _, tt := range []struct{ account, words, want string }{
		{account, "outcome: weakened", "Weakened, Announced? not assessed"},
		{"", "outcome: weakened", "Weakened, No account held"},
		{account, "outcome: weakened, announced: silent", "Weakened, Not announced"},
		{account, "outcome: retained", "Retained"},
		{account, "event: true", "Event"},
	} {
		c := load(t, project(map[string]string{
			"content/sources/wiki.md":      "---\ntitle: The Wiki\nkind: wiki\nconsulted: yes\n---\n",
			"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\n---\n",
			"content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2024-01\nsource: wiki\nbasis: official\n---\n\nPause. {#pause}\n",
			"content/versions/p/v2.md":     "---\ntitle: P\nversion: v2\npublished: 2025-01\nsource: wiki\nbasis: official\n---\n\nPause some day. {#pause}\n",
			"content/changes/p/v2.md": "---\ntitle: C\nversion: v2\nsource: wiki\n" + tt.account +
				"records: [{id: r, title: R, clauses: [pause], " + tt.words + ", what: x, source: wiki}]\n---\n",
		}))
		v := c.Policy("p").Versions[1]
		s := newTestSite(t, c)
		var chips []string
		for _, chip := range (&view{s: s, at: "/changes/"}).judged(v, &v.Changes.Records[0]).Chips {
			chips = append(chips, chip.Text)
		}
		if got := strings.Join(chips, ", "); got != tt.want {
			t.Errorf("%q with %q: %q, want %q", tt.words, tt.account, got, tt.want)
		}
	}
}
