package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// lifted is a report whose second edition shows what the first redacts.
func lifted(t *testing.T, newest string) map[string]string {
	t.Helper()
	edition := func(name, errata, text string) string {
		return "---\ntitle: The Report\nspecimen: true\nedition: \"" + name + "\"\npublished: 2026-03-01\ncovers: 2026-02-20\npolicy-version: v1\nmodels: [m]\n" + errata +
			"---\n\n## Risk {#risk}\n\nIt is " + text + ". {#rate}\n"
	}
	first := edition("1", "", form("r1", "word")+" or "+form("r2", "word"))
	return reviewed(t, map[string]string{
		"content/reports/l/report.md":     edition("2", "errata: [{on: 2026-03-10, kind: substantive, edition: \"2\", what: It is shown., clauses: [rate]}]\n", newest),
		"content/reports/l/editions/1.md": first,
		"content/reports/l/reviews/a.md":  reviewOf("Adler", "1", digestOf(t, first), "sections: [risk]\nredactions: The *first* is not justified.\n"),
	})
}

func TestTheRegisterKnowsRedactionsThatAreGone(t *testing.T) {
	for newest, now := range map[string]int{"high or " + form("r2", "word"): 1, "high or low": 0} {
		site := lifted(t, newest)
		register := site["redactions/index.html"]
		for _, want := range []string{`<tr id="_reports/l/former-1-r1">`, `<td data-name="Stood in">edition 1</td>`, `edition 2 of 10 March 2026. <a href="../reports/l/diff/1/2/">What changed</a>`,
			`<a href="../reports/l/editions/1/#rate">`, `<a href="../reports/l/reviews/a/">Adler</a></b> (of edition 1) on what was redacted: The <em>first</em> is not justified.`} {
			if !strings.Contains(register, want) {
				t.Errorf("with %d left, the register lacks %s", now, want)
			}
		}
		if strings.Contains(register, "former-1-r2") != (now == 0) {
			t.Errorf("with %d left, the register has a wrong idea of r2", now)
		}
		for _, page := range []string{"reports/l/index.html", "redactions/index.md"} {
			if text := site[page]; !strings.Contains(text, "edition 2 of 10 March 2026") || !strings.Contains(text, "is not justified") {
				t.Errorf("with %d left, %s forgets what is gone, or who says what of it", now, page)
			}
		}
		if text := site["reports/l/editions/1/index.html"]; strings.Contains(text, "_former-") || !strings.Contains(text, `id="_redaction-r1"`) {
			t.Error("the page of the edition tells of a later one")
		}
		conforms(t, "redactions", site["redactions/index.json"])
		var d registerData
		if err := json.Unmarshal([]byte(site["redactions/index.json"]), &d); err != nil {
			t.Fatal(err)
		}
		if d.Total != now || len(d.Documents) != 1 || len(d.Documents[0].Former) != 2-now || len(d.Documents[0].Opinions) != 1 {
			t.Fatalf("with %d left, the data are %+v", now, d)
		}
		if f := d.Documents[0].Former[0]; f.ID != "r1" || f.GoneWith != "2" || f.On != "2026-03-10" || strings.Join(f.Editions, " ") != "1" ||
			f.URL != "https://example.org/rsp/reports/l/editions/1/#_redaction-r1" || f.Redline != "https://example.org/rsp/reports/l/diff/1/2/" {
			t.Errorf("what is gone: %+v", f)
		}
	}
}
