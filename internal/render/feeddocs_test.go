package render

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestFeedDocs holds docs/feeds.md against the program: the facts for programs, the kinds of entries, the bounds.
func TestFeedDocs(t *testing.T) {
	b, err := os.ReadFile("../../docs/feeds.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	var want []string
	for f := range fieldsOfOwn() {
		want = append(want, f)
	}
	_, own, _ := strings.Cut(page, "## `_rspsite`")
	var got []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z]+)` \\| ([a-z ]+) \\| (yes)? ?\\|").FindAllStringSubmatch(own, -1) {
		got = append(got, row[1])
		field := fieldsOfOwn()[row[1]]
		if kind := map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "boolean", reflect.Slice: "list of strings"}[field.Type.Kind()]; kind != row[2] {
			t.Errorf("docs/feeds.md: %s is %q, in the program %q", row[1], row[2], kind)
		}
		if always := !strings.Contains(field.Tag.Get("json"), "omitempty"); always != (row[3] == "yes") {
			t.Errorf("docs/feeds.md: whether %s is always there: %v in the program", row[1], always)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("docs/feeds.md has the fields %q, the program %q", got, want)
	}
	for _, bound := range []string{fmt.Sprintf("the %d entries", maxEntries), fmt.Sprintf("at most %d KB", maxEntryBytes>>10), fmt.Sprintf("more than %d words", longStretch)} {
		if !strings.Contains(page, bound) {
			t.Errorf("docs/feeds.md does not say %q", bound)
		}
	}
	c := load(t, project(fed))
	s := &site{corpus: c}
	kinds := []string{"Risk Report", "Review", "Clause"}
	for _, p := range s.announced() {
		kinds = append(kinds, p.kind)
	}
	for _, kind := range kinds {
		if !strings.Contains(page, "\n| "+kind+" |") {
			t.Errorf("docs/feeds.md does not tell of entries of kind %q", kind)
		}
	}
}

// fieldsOfOwn are the fields of the extension by their keys.
func fieldsOfOwn() map[string]reflect.StructField {
	fields := map[string]reflect.StructField{}
	for f := range reflect.TypeFor[jsonOwn]().Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields[key] = f
	}
	return fields
}
