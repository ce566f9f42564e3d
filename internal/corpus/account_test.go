package corpus_test

import (
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

// told writes spans as "v1 2024-01-01 disputed (v9)".
func told(spans []corpus.Span) string {
	var all []string
	for _, s := range spans {
		text := s.Version + " " + s.From.String()
		if corpus.Disputed(s.Others) {
			text += " disputed"
		}
		for _, v := range s.Maybe {
			text += " (" + v.Name + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

// TestAccounts: what one source denies, dates otherwise or names otherwise makes the spans disputed. The account of each has what it lists or
// dates itself, and nothing that another does.
func TestAccounts(t *testing.T) {
	const source = "---\ntitle: S\nconsulted: yes\nkind: wiki\n---\n"
	version := func(name, published, claims string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + published + "\nbasis: reconstruction\nsource: wiki\n" + claims + "---\n\nText. {#text}\n"
	}
	for _, test := range []struct{ name, recorded, claims, spans, accounts string }{
		{"denied", "", "claims: [{field: version, value: No version of this number, source: corpus}]\n",
			"v1 2024-01-01, v2 2025-04 disputed", ""},
		{"denied, in a list", "recorded:\n  - {version: v1, published: 2024-01-01, source: corpus}\n", "claims: [{field: version, value: No version of this number, source: corpus}]\n",
			"v1 2024-01-01, v2 2025-04 disputed", "wiki: v1 2024-01-01, v2 2025-04 disputed; corpus: v1 2024-01-01"},
		{"numbered otherwise", "", "claims: [{field: version, value: It is called 1.9, source: corpus}]\n", "v1 2024-01-01, v2 2025-04 disputed", ""},
		{"another date", "", "claims: [{field: published, value: 2025-06-01, source: corpus}]\n",
			"v1 2024-01-01, v2 2025-04 disputed", "wiki: v1 2024-01-01, v2 2025-04 disputed; corpus: v2 2025-06-01 disputed"},
		{"recorded on another date", "recorded:\n  - {version: v2, published: 2025-06-01, source: corpus}\n", "",
			"v1 2024-01-01, v2 2025-04 disputed", "wiki: v1 2024-01-01, v2 2025-04 disputed; corpus: v2 2025-06-01 disputed (v2)"},
		{"the day of the month", "", "claims: [{field: published, value: 2025-04-15, source: corpus}]\n", "v1 2024-01-01, v2 2025-04-15", ""},
		{"two days of the month", "", "claims: [{field: published, value: 2025-04-15, source: corpus}, {field: published, value: 2025-04-20, source: wiki}]\n", "v1 2024-01-01, v2 2025-04", ""},
		{"the year alone, in words", "", "claims: [{field: published, value: April 2025, source: corpus}, {field: published, value: \"2025\", source: corpus}]\n", "v1 2024-01-01, v2 2025-04", ""},
		{"the day of publication, which is that of effect", "", "effective: 2025-04\nclaims: [{field: published, value: 2025-04-15, source: corpus}]\n", "v1 2024-01-01, v2 2025-04-15", ""},
		{"the day of publication alone", "", "effective: 2025-05\nclaims: [{field: published, value: 2025-04-20, source: corpus}]\n", "v1 2024-01-01, v2 2025-05", ""},
		{"new bytes", "recorded:\n  - {version: v1, published: 2024-01-01, source: corpus}\n  - {version: v1, published: 2024-01-01, seen: 2024-02-01, source: corpus}\n", "",
			"v1 2024-01-01, v2 2025-04", ""},
		{"two names", "recorded:\n  - {version: v2.0, published: 2024-09-01, source: corpus}\n  - {version: v2.1, published: 2025-04-17, source: corpus}\n",
			"claims: [{field: published, value: \"v2.0 on 2024-09-01, v2.1 on 2025-04-17\", source: corpus}]\n",
			"v1 2024-01-01, v2.0 2024-09-01 disputed (v2), v2.1 2025-04-17 (v2)", "wiki: v1 2024-01-01, v2 2025-04 disputed; corpus: v2.0 2024-09-01, v2.1 2025-04-17"},
		{"other records", "recorded:\n  - {version: v3, published: 2026-01-01, source: corpus}\nclaims: [{field: recorded, value: Two versions, source: wiki}]\n", "",
			"v1 2024-01-01, v2 2025-04, v3 2026-01-01 disputed", "wiki: v1 2024-01-01, v2 2025-04; corpus: v3 2026-01-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, problems := corpus.Load(project(map[string]string{
				"content/sources/corpus.md":    source,
				"content/versions/q/policy.md": "---\ntitle: T\npublisher: P\n" + test.recorded + "---\n",
				"content/versions/q/v1.md":     version("v1", "2024-01-01", ""),
				"content/versions/q/v2.md":     version("v2", "2025-04", test.claims),
			}), corpus.Options{Today: written("2026-06-01")})
			if problems.Errors() > 0 {
				t.Fatal(text(problems))
			}
			p := c.Policy("q")
			var accounts []string
			for _, a := range c.Accounts(p) {
				accounts = append(accounts, a.Source+": "+told(a.Spans))
			}
			if got := told(p.Spans()); got != test.spans || strings.Join(accounts, "; ") != test.accounts {
				t.Errorf("spans\n%s, want\n%s\naccounts %q, want %q", got, test.spans, accounts, test.accounts)
			}
		})
	}
}
