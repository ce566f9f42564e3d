package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"rspsite/internal/schematest"
)

// tableProject has tables with all that their data can say.
var tableProject = map[string]string{
	"content/versions/p/policy.md": "---\ntitle: P\nshort: EP\npublisher: M\n---\n",
	"content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2024-01\nbasis: reconstruction\nsource: wiki\n---\n\nWe pause. {#pause source=\"wiki\"}\n",
	"content/sources/wiki.md":      "---\ntitle: A wiki\nshort: Wiki\nkind: wiki\nconsulted: yes\nplaces: [{id: dates, title: Dates}]\n---\n",
	"content/sources/book.md":      "---\ntitle: A book\nkind: book\nconsulted: no\ncited-by: wiki\n---\n",
	"content/tables/t.md": `---
title: Two tables
summary: With *all* of it.
specimen: true
basis: reconstruction
source: wiki
covers: 2026-04
claims: [{field: row-a, value: Never., source: book, note: unread}]
---

## The first {#first source="wiki#dates"}

| Level | Says, "so" |
|---|---|
| [[v1#pause\|the pause]] | =HYPERLINK("http://evil.example") {source="book"} | {#row-a source="wiki"}
| -5, [out](https://out.example/x?a=1&b=2) | [[#row-a]] | {#row-b basis="carried"}
| short | +1 |

{#numbers}

## The second {#second}

| A |
|---|
| @b | {#row-c source="wiki"}

Between.

| A |
|---|
| d | {#row-d source="wiki"}
`,
}

func TestTablesAsCSV(t *testing.T) {
	all := renderAll(t, load(t, project(tableProject)), Options{})
	want := "Level,\"Says, \"\"so\"\"\",row,sources,basis,permalink,specimen\r\n" +
		"the pause,\"'=HYPERLINK(\"\"http://evil.example\"\")\",row-a,\"wiki; Says, \"\"so\"\": book (not consulted)\",specimen; reconstruction,https://example.org/rsp/tables/t/#row-a,yes\r\n" +
		"\"'-5, out\",§1 table 1 row 1,row-b,wiki#dates,specimen; carried,https://example.org/rsp/tables/t/#row-b,yes\r\n" +
		"short,'+1,row-b~1,wiki#dates,specimen; reconstruction,https://example.org/rsp/tables/t/#row-b~1,yes\r\n"
	if diff := cmp.Diff(want, all["tables/t/numbers.csv"]); diff != "" {
		t.Errorf("the first table (-want +got):\n%s", diff)
	}
	for _, name := range []string{"tables/t/second.csv", "tables/t/second~2.csv"} {
		if !strings.HasPrefix(all[name], "A,row,") {
			t.Errorf("%s: %q", name, all[name])
		}
	}
	for _, link := range []string{`<a href="numbers.csv" download>CSV of “The first”</a>`, `<a href="second~2.csv" download>`, `<a href="index.json">JSON</a>`} {
		if !strings.Contains(all["tables/t/index.html"], link) {
			t.Errorf("the page has no %s", link)
		}
	}
}

func TestTablesAsJSON(t *testing.T) {
	all := renderAll(t, load(t, project(tableProject)), Options{})
	text := all["tables/t/index.json"]
	conforms(t, "table", text)
	var d tablesData
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	if !d.Specimen || d.Basis == nil || *d.Basis != "reconstruction" || d.Notice != specimenSentence || d.Covers != "2026-04" || len(d.Tables) != 3 {
		t.Errorf("the page: %+v", d)
	}
	row := d.Tables[0].Rows[0]
	want := linkData{Text: "the pause", Kind: "clause", Ref: "v1#pause", Clause: "pause", URL: "https://example.org/rsp/p/v1/#pause"}
	if diff := cmp.Diff([]linkData{want}, row.Cells[0].Links); diff != "" {
		t.Errorf("links of the first cell (-want +got):\n%s", diff)
	}
	if row.Cells[1].From != "cell" || row.Cells[1].Sources[0].Source != "book" || row.Cells[1].Sources[0].Consulted || row.Cells[0].From != "row" {
		t.Errorf("sources of the cells: %+v", row.Cells)
	}
	if len(row.Claims) != 1 || row.Claims[0].Value != "Never." {
		t.Errorf("claims of the row: %+v", row.Claims)
	}
	if next := d.Tables[0].Rows[1]; next.Cells[0].From != "around" || next.Cells[0].Links[0].Kind != "web" || next.Cells[1].Links[0].URL != row.URL {
		t.Errorf("the second row: %+v", next)
	}
	if last := d.Tables[0].Rows[2]; !last.Derived || last.Cells[1].Text != "+1" {
		t.Errorf("a row without an ID: %+v", last)
	}
}

// TestNoFieldIsAFormula: whatever a cell holds, no field begins as a formula does, and its text can be had again.
func TestNoFieldIsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("=+-@'\t\"\n,;a ＝＋－＠é"))).Draw(t, "text")
		page, table := &tablesData{}, &tableData{Columns: []string{text}, Rows: []rowData{{Cells: []cellData{{Text: text}}}}}
		b, err := csvFile(page, table)
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatalf("%v in %q", err, b)
		}
		for _, r := range records {
			if strings.IndexAny(r[0], "=+-@\t\n＝＋－＠") == 0 {
				t.Errorf("%q begins as a formula does", r[0])
			}
			if got := strings.TrimPrefix(r[0], "'"); got != text {
				t.Errorf("got %q back, want %q", got, text)
			}
		}
	})
}

// conforms holds JSON against docs/<name>.schema.json, in which no field may stand that the schema does not list.
func conforms(t *testing.T, name, text string) {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	for _, of := range []string{name, "model", "goal"} { // lists refer to the forms of what they list
		file, err := os.ReadFile("../../docs/" + of + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("urn:rspsite:"+of+":1", schematest.Closed(t, file)); err != nil && of != name {
			continue // it is the form itself
		}
	}
	schema, err := compiler.Compile("urn:rspsite:" + name + ":1")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v in\n%s", err, text)
	}
}
