package corpus_test

import (
	"testing"

	"rspsite/internal/corpus"
)

// TestKnownUntil: nobody knows what was in force after the last day that a source reaches; who holds the publisher's own wording does.
func TestKnownUntil(t *testing.T) {
	for _, test := range []struct{ name, recorded, version, asOf, want string }{
		{"a source says how far it reaches", "", "basis: reconstruction\nsource: wiki\n", "as-of: 2026-03-02\n", "2026-03-02"},
		{"a month", "", "basis: reconstruction\nsource: wiki\n", "as-of: 2026-03\n", "2026-03"},
		{"beyond the day of the site", "", "basis: reconstruction\nsource: wiki\n", "as-of: 2026-07-01\n", "2026-06-01"},
		{"its last date, where it does not say", "", "basis: reconstruction\nsource: wiki\n", "", "2025-04-10"},
		{"the last of several", "recorded: [{version: v3, published: 2026-01-05, source: corpus}]\n", "basis: reconstruction\nsource: wiki\n", "as-of: 2026-03-02\n", "2026-03-02"},
		{"a record is the newest", "recorded: [{version: v3, published: 2026-01-05, source: corpus}]\n", "basis: official\n", "", "2026-01-05"},
		{"a record of a day to come", "recorded: [{version: v3, published: 2026-01-05, effective: 2026-09-01, source: corpus}]\n", "basis: reconstruction\nsource: wiki\n", "", "2025-04-10"},
		{"the publisher's own wording", "", "basis: official\nsource: wiki\n", "as-of: 2026-03-02\n", "2026-06-01"},
		{"no source is named", "", "basis: reconstruction\n", "", "2026-06-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, problems := corpus.Load(project(map[string]string{
				"content/sources/wiki.md":      "---\ntitle: S\nconsulted: yes\nkind: wiki\n" + test.asOf + "---\n",
				"content/sources/corpus.md":    "---\ntitle: S\nconsulted: yes\nkind: paper\n---\n",
				"content/versions/q/policy.md": "---\ntitle: T\npublisher: P\n" + test.recorded + "---\n",
				"content/versions/q/v2.md":     "---\ntitle: T\nversion: v2\npublished: 2025-04-10\n" + test.version + "---\n\nText. {#text}\n",
			}), corpus.Options{Today: written("2026-06-01")})
			if problems.Errors() > 0 {
				t.Fatal(text(problems))
			}
			if got := c.KnownUntil(c.Policy("q")).String(); got != test.want {
				t.Errorf("known until %s, want %s", got, test.want)
			}
		})
	}
}
