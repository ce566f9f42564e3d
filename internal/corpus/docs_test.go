package corpus_test

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
)

// The kinds of files that a project may hold; every other documented struct is part of one of these.
var documentedFiles = []any{corpus.Config{}, corpus.PolicyMeta{}, corpus.VersionMeta{}, corpus.ChangesMeta{}, corpus.ReportMeta{},
	corpus.ReviewMeta{}, corpus.GoalMeta{}, corpus.ModelMeta{}, corpus.TableMeta{}, corpus.SourceMeta{}, corpus.PageMeta{}}

// The types that a writer meets as one value, with the word that docs/sources.md uses for each.
var valueTypes = map[reflect.Type]string{
	reflect.TypeFor[string]():         "string",
	reflect.TypeFor[bool]():           "true or false",
	reflect.TypeFor[int]():            "number",
	reflect.TypeFor[corpus.Text]():    "text",
	reflect.TypeFor[corpus.Date]():    "date",
	reflect.TypeFor[corpus.Sources](): "sources",

	reflect.TypeFor[corpus.Basis]():           oneOf(corpus.Bases),
	reflect.TypeFor[corpus.ErratumKind]():     oneOf(corpus.ErratumKinds),
	reflect.TypeFor[corpus.Outcome]():         oneOf(corpus.Outcomes),
	reflect.TypeFor[corpus.Dimension]():       oneOf(corpus.Dimensions),
	reflect.TypeFor[corpus.Announcement]():    oneOf(corpus.Announcements),
	reflect.TypeFor[corpus.Wording]():         oneOf(corpus.Wordings),
	reflect.TypeFor[corpus.GoalKind]():        oneOf(corpus.GoalKinds),
	reflect.TypeFor[corpus.GoalStatus]():      oneOf(corpus.GoalStatuses),
	reflect.TypeFor[corpus.ThresholdStatus](): oneOf(corpus.ThresholdStatuses),
	reflect.TypeFor[corpus.Consulted]():       oneOf(corpus.ConsultedWords),
	reflect.TypeFor[corpus.AnswerStatus]():    oneOf(corpus.AnswerStatuses),
	reflect.TypeFor[corpus.Saw]():             oneOf(corpus.SawWords),
	reflect.TypeFor[corpus.VerdictWord]():     oneOf(corpus.VerdictWords),
}

func oneOf(words []string) string { return "`" + strings.Join(words, "`, `") + "`" }

// A documentedField is one row of a table of docs/sources.md without its meaning.
type documentedField struct{ key, typ, required string }

// TestSourcesPage holds docs/sources.md against the structs: a field that the loader reads and the page does not list, or the
// other way round, is a field that an editor cannot learn of or that does nothing.
func TestSourcesPage(t *testing.T) {
	page := documentedTables(t, "../../docs/sources.md")
	structs := map[string]reflect.Type{}
	for _, f := range documentedFiles {
		collectStructs(t, reflect.TypeOf(f), structs)
	}
	for _, name := range slices.Sorted(maps.Keys(structs)) {
		want := structFields(t, structs[name])
		got, ok := page[name]
		if !ok {
			t.Errorf("docs/sources.md has no section \"## `%s`: …\"; add it with one row for each of:\n%s", name, rows(want))
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("docs/sources.md, section `%s`: the rows differ from the struct; got\n%swant\n%s", name, rows(got), rows(want))
		}
	}
	for name := range page {
		if structs[name] == nil {
			t.Errorf("docs/sources.md has a section `%s`, and no file holds such fields", name)
		}
	}
}

var (
	sectionHeading = regexp.MustCompile("^## `(\\w+)`: \\S")
	fieldRow       = regexp.MustCompile("^\\| `([^`]+)` \\| (.+?) \\| (required)? *\\| \\S.* \\|$")
)

// documentedTables reads the rows of each section. A line of a table that is neither its head nor a whole row fails the test:
// it would otherwise drop out of the comparison.
func documentedTables(t *testing.T, file string) map[string][]documentedField {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]documentedField{}
	section := ""
	for n, line := range strings.Split(string(text), "\n") {
		row := fieldRow.FindStringSubmatch(line)
		switch heading := sectionHeading.FindStringSubmatch(line); {
		case heading != nil:
			section = heading[1]
			if _, twice := tables[section]; twice {
				t.Errorf("%s:%d: a second section `%s`", file, n+1, section)
			}
			tables[section] = nil
		case strings.HasPrefix(line, "## "):
			section = ""
		case section == "" || !strings.HasPrefix(line, "|"), strings.HasPrefix(line, "| key "), strings.HasPrefix(line, "|---"):
		case row == nil:
			t.Errorf("%s:%d: not a row | `key` | type | required or blank | meaning |: %s", file, n+1, line)
		default:
			tables[section] = append(tables[section], documentedField{row[1], row[2], row[3]})
		}
	}
	if len(tables) == 0 {
		t.Fatalf("%s has no section \"## `TypeName`: …\"", file)
	}
	return tables
}

// collectStructs adds t and every struct that a writer meets inside it.
func collectStructs(tt *testing.T, t reflect.Type, found map[string]reflect.Type) {
	tt.Helper()
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		if _, isValue := valueTypes[t]; isValue {
			return
		}
		t = t.Elem()
	}
	if _, isValue := valueTypes[t]; isValue || found[t.Name()] != nil {
		return
	}
	if t.Kind() != reflect.Struct {
		tt.Fatalf("the type %v has no word in docs/sources.md: add it to valueTypes", t)
	}
	found[t.Name()] = t
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("yaml") != "" {
			collectStructs(tt, f.Type, found)
		}
	}
}

// structFields are the rows that the section of t must have: its own keys in their order, those of an inlined struct left to the
// section of that one.
func structFields(tt *testing.T, t reflect.Type) []documentedField {
	tt.Helper()
	var fields []documentedField
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key != "" {
			fields = append(fields, documentedField{key, typeWord(f.Type), f.Tag.Get("need")})
		}
	}
	return fields
}

func typeWord(t reflect.Type) string {
	word, isValue := valueTypes[t]
	switch {
	case isValue && strings.HasPrefix(word, "`"):
		return "one of " + word
	case isValue:
		return word
	case t.Kind() == reflect.Pointer:
		return typeWord(t.Elem())
	case t.Kind() == reflect.Slice:
		if word, isValue := valueTypes[t.Elem()]; isValue && strings.HasPrefix(word, "`") {
			return "list of " + word
		}
		return "list of " + typeWord(t.Elem())
	}
	return "`" + t.Name() + "`"
}

func rows(fields []documentedField) string {
	var b strings.Builder
	for _, f := range fields {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.key, f.typ, f.required)
	}
	return b.String()
}

var exampleFile = regexp.MustCompile("(?s)`((?:content/|rspsite)[^`\n]+)`[^`]*?\n\n```\\w+\n(.*?)```")

// TestReadmeExample loads the project that README.md spells out: the first thing a newcomer copies must be without fault.
func TestReadmeExample(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, m := range exampleFile.FindAllStringSubmatch(string(text), -1) {
		tree[m[1]] = &fstest.MapFile{Data: []byte(m[2])}
	}
	if got, want := len(tree), 4; got != want {
		t.Fatalf("README.md spells out %d files, want %d: %v", got, want, slices.Sorted(maps.Keys(tree)))
	}
	_, problems := corpus.Load(tree, corpus.Options{})
	for _, p := range problems {
		t.Errorf("the example of README.md: %v", p)
	}
	version := "content/versions/release-policy/v1.1.md"
	tree[version].Data = regexp.MustCompile(`(?s)gone:.*?---`).ReplaceAll(tree[version].Data, []byte("---"))
	if _, problems = corpus.Load(tree, corpus.Options{}); problems.Errors() != 1 {
		t.Errorf("without its gone entry the example gets %v, want one error, as README.md says", problems)
	}
}
