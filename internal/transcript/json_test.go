package transcript_test

import (
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"rspsite/internal/diff"
	"rspsite/internal/schematest"
	"rspsite/internal/transcript"
)

// The forms that a reader of the JSON would declare, without anything that it does not need.
type (
	document struct {
		Schema   string
		Old, New struct {
			Name    string
			Clauses []struct{ ID, Text string }
		}
		Links   []struct{ Old, New string }
		Changes []change
		Summary struct{ Unchanged, Changed, Added, Removed, Moved int }
	}
	change struct {
		Kind     string
		Moved    bool
		Old, New []string
		Redline  []struct {
			Op, Text string
			New      *string
		}
	}
)

// TestJSONKeepsItsContract holds real comparisons against the schema and against what it says in words.
func TestJSONKeepsItsContract(t *testing.T) {
	schema := strictSchema(t)
	for _, c := range ofContent(t) {
		t.Run(c.name, func(t *testing.T) { checkJSON(t, schema, c.Comparison) })
	}
}

// TestJSONOfVersionsAddsFacts: what is known of versions stands in fields that the schema describes, and without them the
// document is that of two files.
func TestJSONOfVersionsAddsFacts(t *testing.T) {
	schema := strictSchema(t)
	c := compare(t, "We will pause. {#pause basis=\"carried\" commitment=\"unilateral\"}\n\nBye. {#bye}", "We may pause. {#pause}\n\nHello. {#hi}")
	facts := transcript.Facts{Notice: "Made up.\x1b", Policy: "p",
		Old:     transcript.SideFacts{Basis: "reconstruction", Published: "2024-01", Specimen: true, Draft: true, URL: "https://a.example/p/v1/"},
		New:     transcript.SideFacts{Basis: "official", Published: "2025"},
		Changes: []transcript.ChangeFacts{{Standing: "policy", Records: []string{"r"}, Entries: []int{0}}, {Standing: "description"}, {}},
		Records: []transcript.RecordFacts{{ID: "r", Version: "v2", Title: "T", Outcome: "weakened", Announced: "partly", URL: "https://a.example/#r", Changes: []int{0}},
			{ID: "e", Version: "v2", Title: "E", Event: true, Changes: []int{}}},
		Account: &transcript.AccountFacts{Changes: 3, Named: 1, Records: 1, RecordsNamed: []string{"r"}, Entries: []transcript.EntryFacts{{Version: "v2", Changes: []int{0}}}}}
	value := checked(t, schema, c, facts)
	if top := value.(map[string]any); top["basis"] != nil || top["specimen"] != true {
		t.Errorf("of a specimen and a text with another basis it says %v, %v", top["basis"], top["specimen"])
	}
	for _, added := range [][]any{
		{"notice"}, {"basis"}, {"specimen"}, {"policy"}, {"records"}, {"account"},
		{"old", "basis"}, {"old", "published"}, {"old", "specimen"}, {"old", "draft"}, {"old", "url"}, {"new", "basis"}, {"new", "published"},
		{"old", "clauses", 0, "basis"}, {"old", "clauses", 0, "commitment"},
		{"changes", 0, "standing"}, {"changes", 0, "records"}, {"changes", 0, "entries"}, {"changes", 1, "standing"},
	} {
		remove(t, value, added)
	}
	if diff := cmp.Diff(checked(t, schema, c, transcript.Facts{}), value); diff != "" {
		t.Errorf("without its facts the document is not that of two files (-want +got):\n%s", diff)
	}
}

// checked is the JSON as it is read, held against the schema.
func checked(t *testing.T, schema *jsonschema.Schema, c *diff.Comparison, f transcript.Facts) any {
	t.Helper()
	text := written(t, c, func(w io.Writer, c *diff.Comparison) error { return transcript.JSON(w, c, f) })
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if err := schema.Validate(value); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if i := strings.IndexFunc(text, steers); i >= 0 {
		t.Errorf("the JSON holds %q", text[i:i+1])
	}
	return value
}

// remove takes a field out, which must be there.
func remove(t *testing.T, value any, path []any) {
	t.Helper()
	for _, step := range path[:len(path)-1] {
		if i, ok := step.(int); ok {
			value = value.([]any)[i]
		} else {
			value = value.(map[string]any)[step.(string)]
		}
	}
	object, last := value.(map[string]any), path[len(path)-1].(string)
	if _, ok := object[last]; !ok {
		t.Errorf("the JSON does not say %v", path)
	}
	delete(object, last)
}

// TestJSONOfAnyTexts does the same for texts of all sorts.
func TestJSONOfAnyTexts(t *testing.T) {
	schema := strictSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawn(t)
		checkJSON(t, schema, compare(t, old, new))
	})
}

// TestJSONOfEmptyTexts: no array is null, and all of the other text is a change.
func TestJSONOfEmptyTexts(t *testing.T) {
	schema := strictSchema(t)
	for name, texts := range map[string][2]string{"both": {"", ""}, "old": {"", "a\n\nb"}, "new": {"a\n\nb", ""}} {
		t.Run(name, func(t *testing.T) { checkJSON(t, schema, compare(t, texts[0], texts[1])) })
	}
}

// strictSchema is the published schema, in which no field may stand that it does not list: what is written is documented.
func strictSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.ReadFile("../../docs/diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("urn:rspsite:diff:1", schematest.Closed(t, file)); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("urn:rspsite:diff:1")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func checkJSON(t rapid.TB, schema *jsonschema.Schema, c *diff.Comparison) {
	t.Helper()
	text := written(t, c, func(w io.Writer, c *diff.Comparison) error { return transcript.JSON(w, c, transcript.Facts{}) })
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if err := schema.Validate(value); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if i := strings.IndexFunc(text, steers); i >= 0 {
		t.Errorf("the JSON holds %q", text[i:i+1])
	}
	var d document
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	oldTexts, newTexts := texts(t, d.Old.Clauses), texts(t, d.New.Clauses)
	for _, l := range d.Links {
		if _, ok := oldTexts[l.Old]; !ok {
			t.Errorf("a link names %q, which the old side does not have", l.Old)
		}
		if _, ok := newTexts[l.New]; !ok {
			t.Errorf("a link names %q, which the new side does not have", l.New)
		}
	}
	checkOnce(t, d)
	for _, ch := range d.Changes {
		checkRebuilt(t, ch, oldTexts, newTexts)
	}
	if s := d.Summary; s.Unchanged+s.Changed+s.Added+s.Removed != len(d.Changes) {
		t.Errorf("the summary %+v does not add up to %d changes", s, len(d.Changes))
	}
}

// texts are the clauses by ID; no ID may stand twice.
func texts(t rapid.TB, clauses []struct{ ID, Text string }) map[string]string {
	t.Helper()
	byID := map[string]string{}
	for _, c := range clauses {
		if _, ok := byID[c.ID]; ok {
			t.Errorf("the ID %q stands twice", c.ID)
		}
		byID[c.ID] = c.Text
	}
	return byID
}

// checkOnce wants every clause of both sides in exactly one change.
func checkOnce(t rapid.TB, d document) {
	t.Helper()
	var oldWant, newWant, oldGot, newGot []string
	for _, c := range d.Old.Clauses {
		oldWant = append(oldWant, c.ID)
	}
	for _, c := range d.New.Clauses {
		newWant = append(newWant, c.ID)
	}
	for _, ch := range d.Changes {
		oldGot, newGot = append(oldGot, ch.Old...), append(newGot, ch.New...)
	}
	for _, ids := range [][]string{oldWant, newWant, oldGot, newGot} {
		slices.Sort(ids)
	}
	if !slices.Equal(oldWant, oldGot) || !slices.Equal(newWant, newGot) {
		t.Errorf("the changes hold %q and %q, want each once of %q and %q", oldGot, newGot, oldWant, newWant)
	}
}

// checkRebuilt wants both texts of a change back from its redline, and no run that a reader would have to join or drop.
func checkRebuilt(t rapid.TB, ch change, oldTexts, newTexts map[string]string) {
	t.Helper()
	var old, new strings.Builder
	before := ""
	for _, e := range ch.Redline {
		if e.Op == before || e.Text == "" && (e.New == nil || *e.New == "") {
			t.Errorf("redline of %q and %q: run %+v behind one of op %q", ch.Old, ch.New, e, before)
		}
		before = e.Op
		if e.Op != "insert" {
			old.WriteString(e.Text)
		}
		switch {
		case e.Op == "delete":
		case e.New != nil:
			new.WriteString(*e.New)
			if *e.New == e.Text {
				t.Errorf("the field new of %+v says what text does", e)
			}
		default:
			new.WriteString(e.Text)
		}
	}
	for _, side := range []struct {
		name, got string
		ids       []string
		texts     map[string]string
	}{{"old", old.String(), ch.Old, oldTexts}, {"new", new.String(), ch.New, newTexts}} {
		var want []string
		for _, id := range side.ids {
			want = append(want, side.texts[id])
		}
		if w := strings.Join(want, "\n"); side.got != w {
			t.Errorf("the redline of %q and %q gives the %s text\n%q, want\n%q", ch.Old, ch.New, side.name, side.got, w)
		}
	}
}
