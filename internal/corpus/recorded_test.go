package corpus_test

import (
	"testing"

	"rspsite/internal/corpus"
)

// TestRecordedBeside: a record under the number of a held version may be of another document where their dates cannot both be true, and
// what is claimed of the records bears on the versions that it names alone.
func TestRecordedBeside(t *testing.T) {
	const source = "---\ntitle: S\nconsulted: yes\nkind: wiki\n---\n"
	version := func(name, published, claims string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + published + "\nbasis: reconstruction\nsource: wiki\n" + claims + "---\n\nText. {#text}\n"
	}
	c, problems := corpus.Load(project(map[string]string{
		"content/sources/corpus.md": source,
		"content/versions/q/policy.md": `---
title: T
publisher: P
recorded:
  - {version: v1, effective: 2024-01-15, source: corpus}
  - {version: v2, effective: 2025-04-17, source: corpus}
  - {version: v3, effective: 2026-01-01, published: 2025-12-20, source: corpus}
  - {version: v4, effective: 2026-02-01, source: corpus}
  - {version: v5, effective: 2026-07-01, source: corpus}
  - {version: v6, effective: 2026-07-01, published: 2026-05-01, source: corpus}
claims: [{field: recorded, value: One version, source: wiki, versions: [v3]}]
---
`,
		"content/versions/q/v1.md": version("v1", "2024-01", ""),
		"content/versions/q/v2.md": version("v2", "2024-12", ""),
	}), corpus.Options{Today: written("2026-06-01")})
	if problems.Errors() > 0 {
		t.Fatal(text(problems))
	}
	p := c.Policy("q")
	if got, want := told(p.Spans()), "v1 2024-01-15, v2 2024-12 disputed, v3 2026-01-01 disputed, v4 2026-02-01, v6 2026-07-01"; got != want {
		t.Errorf("spans %s, want %s: v5 is not public, as no date of its publication is known", got, want)
	}
	for _, want := range []struct {
		version         string
		apart, disputed bool
	}{{"v1", false, false}, {"v2", true, true}, {"v3", true, true}, {"v4", true, false}} {
		if apart, disputed := p.IsApart(want.version), p.IsRecordDisputed(want.version); apart != want.apart || disputed != want.disputed {
			t.Errorf("%s: apart from the texts %v, disputed %v, want %v and %v", want.version, apart, disputed, want.apart, want.disputed)
		}
	}
	if on, another := len(p.RecordClaims("v3")), len(p.RecordClaims("v4")); on != 1 || another != 0 {
		t.Errorf("%d claims bear on v3 and %d on v4, want 1 and 0", on, another)
	}
}
