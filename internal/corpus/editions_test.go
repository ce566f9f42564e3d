package corpus_test

import (
	"slices"
	"testing"

	"rspsite/internal/corpus"
)

// correctedReport is a report in three editions: the first, a correction in January, and one that lies ahead.
func correctedReport(files map[string]string) map[string]string {
	header := "---\ntitle: R\npublished: 2026-01-01\ncovers: 2025-12-20\npolicy-version: v2\nmodels: [m]\naliases: [old]\n"
	january := "- {on: 2026-01-10, kind: typo, edition: \"2\", what: A word., clauses: [words]}\n"
	all := map[string]string{
		"content/determinations/m.md":      "---\ntitle: M\ndeveloper: D\ndeterminations: [{level: A, source: wiki}]\n---\n",
		"content/reports/r/editions/1.md":  header + "edition: \"1\"\n---\n\nLow. {#words}\n",
		"content/reports/r/editions/2.md":  header + "edition: \"2\"\nerrata:\n" + january + "---\n\nHigh. {#words}\n",
		"content/reports/r/report.md":      header + "edition: \"10\"\nerrata:\n" + january + "- {on: 2027-01-01, kind: typo, edition: \"10\", what: Later., clauses: [words]}\n---\n\nSecret. {#words}\n",
		"content/reports/r/reviews/a.md":   "---\ntitle: A\nreviewer: A\n---\n",
		"content/reports/r/editions/10.md": "",
	}
	for name, text := range files {
		all[name] = text
	}
	return all
}

// editionNames are the editions of the only report, oldest first.
func editionNames(c *corpus.Corpus) []string {
	var names []string
	for _, t := range c.Reports[0].Texts() {
		names = append(names, t.Edition)
	}
	return names
}

func TestAnEditionIsShownFromItsDayOn(t *testing.T) {
	for _, test := range []struct {
		name    string
		options corpus.Options
		want    []string
		text    string
	}{
		{"today", corpus.Options{}, []string{"1", "2"}, "High."},
		{"before the first correction", corpus.Options{Today: written("2026-01-05")}, []string{"1"}, "Low."},
		{"after the last", corpus.Options{Today: written("2027-02-01")}, []string{"1", "2", "10"}, "Secret."},
		{"with drafts", corpus.Options{Drafts: true}, []string{"1", "2", "10"}, "Secret."},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, problems := load(t, correctedReport(nil), test.options)
			if problems != "" {
				t.Errorf("problems:\n%s", problems)
			}
			r := c.Reports[0]
			if got := editionNames(c); !slices.Equal(got, test.want) {
				t.Errorf("editions %v, want %v", got, test.want)
			}
			if got := r.Doc.Clauses[0].PlainText(); got != test.text || r.Name != "r" {
				t.Errorf("report %q says %q, want r and %q", r.Name, got, test.text)
			}
			if !slices.Equal(r.Aliases, []string{"old"}) {
				t.Errorf("aliases %v, want those of the report on every day", r.Aliases)
			}
			for _, e := range r.Editions {
				if e.Report != r {
					t.Errorf("edition %s belongs to another corpus", e.Name)
				}
			}
			if len(r.Errata) != len(test.want)-1 {
				t.Errorf("%d errata of %v", len(r.Errata), test.want)
			}
		})
	}
}

// TestEditionsHideWithTheReport holds that nothing of a report that is a draft, or lies ahead, is left.
func TestEditionsHideWithTheReport(t *testing.T) {
	for name, report := range map[string]string{
		"a draft": "---\ntitle: R\ndraft: true\nedition: \"3\"\npublished: 2026-01-01\ncovers: 2025-12-20\npolicy-version: v2\nmodels: [m]\n---\n",
		"ahead":   "---\ntitle: R\nedition: \"3\"\npublished: 2027-01-01\ncovers: 2026-12-20\npolicy-version: v2\nmodels: [m]\n---\n",
	} {
		c, _ := load(t, correctedReport(map[string]string{"content/reports/r/report.md": report}), corpus.Options{})
		if len(c.Reports) != 0 {
			t.Errorf("%s: %d reports, want none", name, len(c.Reports))
		}
		for d := range c.Documents() {
			if d.Earlier {
				t.Errorf("%s: %s is public", name, d.Path)
			}
		}
	}
}

// TestAnEditionIsNoReport holds that earlier editions count as nothing but editions.
func TestAnEditionIsNoReport(t *testing.T) {
	files := correctedReport(map[string]string{"content/reports/r/editions/1.md": "---\ntitle: R\nsource: wiki\naliases: [old]\nedition: \"1\"\npublished: 2026-01-01\ncovers: 2025-12-20\n" +
		"policy-version: v2\nmodels: [m]\n---\n\nLow. {#words source=\"wiki\"}\n\nWithout an ID, see [[#words]].\n"})
	c, problems := load(t, files, corpus.Options{})
	if problems != "" {
		t.Errorf("nobody can mend an earlier edition, and there are problems:\n%s", problems)
	}
	if len(c.Reports) != 1 {
		t.Errorf("%d reports, want 1", len(c.Reports))
	}
	for _, cited := range c.CitationsOf("wiki") {
		if cited.Page != "/models/m/" {
			t.Errorf("%s cites the wiki", cited.Page)
		}
	}
	for d := range c.Documents() {
		if d.Earlier && (d.Page != "/reports/r/editions/1/" || d.Title != "R, edition 1") && d.Page != "/reports/r/editions/2/" {
			t.Errorf("edition %q at %s", d.Title, d.Page)
		}
		if d.Earlier && len(d.Common.Aliases) > 0 {
			t.Errorf("%s has aliases, which are the report's", d.Page)
		}
	}
}

// TestADigestIsTakenOnce holds that pages may ask for the digest of a text as often as they like.
func TestADigestIsTakenOnce(t *testing.T) {
	c, _ := load(t, correctedReport(nil), corpus.Options{})
	for _, text := range c.Reports[0].Texts() {
		first := text.Doc.Clauses[0]
		if n := testing.AllocsPerRun(10, func() { text.TextDigest(); text.ClauseDigest(first) }); n > 0 {
			t.Errorf("edition %s: the digests are taken anew, in %v allocations", text.Edition, n)
		}
		alone := corpus.File{Doc: text.Doc}
		if got, want := text.ClauseDigest(first), alone.ClauseDigest(first); got != want {
			t.Errorf("edition %s, first clause: got %s, want %s", text.Edition, got, want)
		}
		if got, want := text.TextDigest(), alone.TextDigest(); got != want {
			t.Errorf("edition %s: got %s, want %s", text.Edition, got, want)
		}
	}
}

// TestAReviewIsOfTheTextThatItsDigestNames holds which text a review is of.
func TestAReviewIsOfTheTextThatItsDigestNames(t *testing.T) {
	c, _ := load(t, correctedReport(nil), corpus.Options{})
	r := c.Reports[0]
	first, _ := r.TextOf("1")
	for _, test := range []struct{ name, digest, edition, want string }{
		{"the first", first.TextDigest(), "1", "1"},
		{"the newest", r.TextDigest(), "2", "2"},
		{"another than it names", first.TextDigest(), "2", "1"},
		{"none held", "sha256:0", "2", ""},
		{"none", "", "2", ""},
	} {
		w := &corpus.Review{Report: r, ReviewMeta: corpus.ReviewMeta{Digest: test.digest, Edition: test.edition}}
		text, held := w.Reviewed()
		if held != (test.want != "") || held && text.Edition != test.want {
			t.Errorf("%s: the review is of %q (%v), want %q", test.name, text.Edition, held, test.want)
		}
	}
}
