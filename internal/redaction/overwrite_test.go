package redaction

import (
	"strings"
	"testing"
)

// TestOverwritten changes a public source, its private one or both, and wants what stands in the public one alone to be named.
func TestOverwritten(t *testing.T) {
	private := "---\ntitle: The {~ Qzxwvk ~}" + attrs("word") + " page\n# a comment\nedition: \"1\"\nmodels: [a]\n---\n\nOne.\n\n| A     | B |\n|-------|---|\n| {~ Pjhgty ~}" + attrs("word") + " | c |\n\nLast.\n"
	public, o := mustRedact(t, private, nil)
	erratum := "errata:\n- on: 2026-01-01\n  edition: \"2\"\nmodels: [a]"
	tests := []struct {
		name             string
		public, private  []string // replacements of what redact wrote, and of its private source
		unknown, another bool     // no openings; a text changed
		want             string   // rules, in order, with their lines
	}{
		{name: "nothing"},
		{name: "the private source", private: []string{"One.", "Two.", "models: [a]", "models: [b]\nsummary: S", `"1"`, `"2"`, "Last.\n", ""}},
		{name: "a redacted text", another: true},
		{name: "the text", public: []string{"One.", "Two.", "Last.", "Last.\n\nEnd."}, want: "overwrite:7 overwrite:15"},
		{name: "the text, in both", public: []string{"One.", "Two.  Three"}, private: []string{"One.", "Two. Three", "Last.", "End."}, want: "overwrite:13"},
		{name: "the text, in both alone", public: []string{"One.", "Two."}, private: []string{"One.", "Two."}, another: true},
		{name: "a field", public: []string{"models: [a]", "models: [b]"}, private: []string{"One.", "Two."}, want: "overwrite:4"},
		{name: "a field of its own", public: []string{"models: [a]", "summary: S\nmodels: [a]"}, want: "overwrite:4"},
		{name: "an erratum", public: []string{`"1"`, `"2"`, "models: [a]", erratum}, want: "overwrite-edition:3 overwrite-errata:4"},
		{name: "an erratum, in both", public: []string{`"1"`, `"2"`, "models: [a]", erratum}, private: []string{`"1"`, `"2"`, "models: [a]", strings.Replace(erratum, "01-01", "02-02", 1), "One.", "Two."}},
		{name: "an erratum, of another edition", public: []string{"models: [a]", erratum}, private: []string{"models: [a]", strings.Replace(erratum, `"2"`, `"3"`, 1)}, want: "overwrite-errata:4"},
		{name: "no draft", private: []string{"models: [a]", "draft: true\nmodels: [a]"}, want: "overwrite-draft:2"},
		{name: "a draft", private: []string{"models: [a]", "draft: true\nmodels: [a]"}, public: []string{"models: [a]", "draft: true\nmodels: [a]"}},
		{name: "the first time", unknown: true, public: []string{"One.", "Two.", "models: [a]", "summary: S"}},
		{name: "the first time, published", unknown: true, public: []string{"models: [a]", erratum}, private: []string{"models: [a]", "draft: true"}, want: "overwrite-draft:2 overwrite-errata:4"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, source, before := strings.NewReplacer(test.public...).Replace(public), strings.NewReplacer(test.private...).Replace(private), o
			if test.another {
				source = strings.Replace(source, "Pjhgty", "Kdfgwq", 1)
			}
			if test.unknown {
				before = nil
			}
			next, _ := mustRedact(t, source, before)
			var got []string
			problems := Overwritten("report.md", []byte(old), []byte(next), []byte(source), before)
			for _, p := range problems {
				got = append(got, p.Rule+":"+strings.Split(p.Position.String(), ":")[1])
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s\n%s", got, test.want, said(problems))
			}
			quotesNothing(t, said(problems))
		})
	}
}

// TestManyLinesAreOverwritten names a few of very many lines, and how many there are.
func TestManyLinesAreOverwritten(t *testing.T) {
	public, o := mustRedact(t, "A.\n", nil)
	problems := Overwritten("report.md", []byte("B.\nC.\nD.\n"+strings.Repeat("x\ny\n", 20)), []byte(public), []byte("A.\n"), o)
	if len(problems) != 11 || !strings.Contains(said(problems), "lacks 43 lines") {
		t.Error(said(problems))
	}
}
