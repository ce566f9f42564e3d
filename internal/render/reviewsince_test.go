package render

import (
	"strings"
	"testing"
)

// A section that reads otherwise through its footnote, or stands otherwise, is not unchanged since a review of the edition before.
func TestSectionHoldsItsFootnotesAndItsNesting(t *testing.T) {
	const body = "## Risk {#risk}\n\nIt is stated here.[^w]\n\n## Next {#next}\n\nWe go on.[^z]\n\n[^w]: Risk is high.\n\n[^z]: Soon.\n"
	edition := func(name, text string) string {
		return "---\ntitle: R\npublished: 2026-03-01\ncovers: 2026-02-01\npolicy-version: v1\nmodels: [m]\nedition: \"" + name + "\"\nspecimen: true\n---\n\n" + text
	}
	for _, c := range []struct{ name, old, now, risk string }{
		{"the footnote", "Risk is high", "Risk is low", "changed since"},
		{"the footnote of another section", "Soon", "Late", "unchanged since"},
		{"a quotation", "It is stated here", "> It is stated here", "changed since"},
		{"a heading below another", "## Risk", "## All\n\n### Risk", "changed since"},
	} {
		first := edition("1", body)
		site := reviewed(t, map[string]string{
			"content/reports/r/report.md": edition("2", strings.Replace(body, c.old, c.now, 1)), "content/reports/r/editions/1.md": first,
			"content/reports/r/reviews/old.md": reviewOf("Old", "1", digestOf(t, first), "sections: [risk, next]\nverdicts: [{section: risk, verdict: agrees}]\n"),
			"content/reports/r/reviews/new.md": "---\ntitle: N\nspecimen: true\nreviewer: New\n---\n",
		})
		holdsWords(t, c.name, site["reports/r/index.html"], []string{`id="risk"`, `>Old</a> (of edition 1; ` + c.risk + `)`}, nil)
		want := `"changed": ` + map[bool]string{true: "true", false: "false"}[c.risk == "changed since"]
		_, row, _ := strings.Cut(site["reports/r/reviews/old/index.json"], `"section": "risk"`)
		if row, _, _ = strings.Cut(row, "}"); !strings.Contains(row, want) {
			t.Errorf("%s: the data of the review say %s, want %s", c.name, row, want)
		}
	}
}
