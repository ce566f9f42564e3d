package dataset_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
)

var update = flag.Bool("update", false, "write the examples of docs/api.md anew")

const page = "../../docs/api.md"

// example is one of the page: the file that it shows, and what it shows of it.
var example = regexp.MustCompile("(?s)\n`(/api/v1/[^`]+)`[^\n]*\n\n```(json|csv)\n(.*?)```\n")

// TestExamplesAreFiles makes every example of docs/api.md anew, and wants one of every kind of record.
func TestExamplesAreFiles(t *testing.T) {
	files := specimenAPI(t)
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	written := example.ReplaceAllFunc(text, func(match []byte) []byte {
		m := example.FindSubmatch(match)
		address := string(m[1])
		shown[address] = true
		want := files[address]
		if want == nil {
			t.Errorf("there is no file %s", address)
			return match
		}
		got := m[3]
		if string(m[2]) == "csv" {
			want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
			if !*update && !bytes.Equal(got, want) {
				t.Errorf("%s is\n%s\nand not\n%s", address, want, got)
			}
			return bytes.Replace(match, append([]byte("csv\n"), got...), append([]byte("csv\n"), want...), 1)
		}
		value := firstOfEach(decode(t, want))
		if !*update && !reflect.DeepEqual(decode(t, got), value) {
			t.Errorf("%s is not as docs/api.md shows it (go test ./internal/dataset -args -update writes it anew):\n%s", address, want)
		}
		var b bytes.Buffer
		writeShort(&b, inOrder(t, want, value), "")
		return bytes.Replace(match, append([]byte("json\n"), got...), append([]byte("json\n"), append(b.Bytes(), '\n')...), 1)
	})
	if *update {
		if err := os.WriteFile(page, written, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for address := range files {
		kind, _, _ := strings.Cut(strings.TrimPrefix(address, permalink.API), "/")
		isShown := func(of string) bool { return shown[of] && strings.HasPrefix(of, permalink.API+kind) }
		if kind != "schema" && kind != "index.html" && kind != "index.md" && !strings.HasPrefix(kind, "corpus") && !slices.ContainsFunc(sorted(files), isShown) {
			t.Errorf("docs/api.md has no example of %s", kind)
		}
	}
}

// TestDocsNameEveryField: what all records have in common, and the words of a state, stand in docs/api.md.
func TestDocsNameEveryField(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head := reflect.TypeFor[dataset.Head]()
	words := slices.Clone(dataset.Turns)
	for i := range head.NumField() {
		name, _, _ := strings.Cut(head.Field(i).Tag.Get("json"), ",")
		if name != "draft" && name != "summary" { // no built site has drafts; a summary is what its name says
			words = append(words, name)
		}
	}
	for _, word := range words {
		if !bytes.Contains(text, []byte("`"+word+"`")) {
			t.Errorf("docs/api.md does not say what %s is", word)
		}
	}
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return v
}

// firstOfEach leaves of each list the first entry.
func firstOfEach(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for name, below := range v {
			v[name] = firstOfEach(below)
		}
	case []any:
		if len(v) > 1 {
			v = v[:1]
		}
		for i := range v {
			v[i] = firstOfEach(v[i])
		}
		return v
	}
	return value
}

// A member is a field of an object in the order of the file.
type member struct {
	name  string
	value any
}

// inOrder is value with the fields of its objects in the order that text has them in.
func inOrder(t *testing.T, text []byte, value any) any {
	t.Helper()
	rank := map[string]int{}
	for i, m := range regexp.MustCompile(`(?m)^ *"([A-Za-z]+)":`).FindAllSubmatch(text, -1) {
		if _, ok := rank[string(m[1])]; !ok {
			rank[string(m[1])] = i
		}
	}
	var order func(v any) any
	order = func(v any) any {
		switch v := v.(type) {
		case map[string]any:
			var members []member
			for name, below := range v {
				members = append(members, member{name, order(below)})
			}
			slices.SortFunc(members, func(a, b member) int { return rank[a.name] - rank[b.name] })
			return members
		case []any:
			list := []any{}
			for _, below := range v {
				list = append(list, order(below))
			}
			return list
		}
		return v
	}
	return order(value)
}

// width is how long the lines of an example may be.
const width = 150

// writeShort writes a value in lines, each of which holds as much as fits.
func writeShort(b *bytes.Buffer, v any, indent string) {
	if line := oneLine(v); len(line)+len(indent) <= width {
		b.WriteString(line)
		return
	}
	below := indent + " "
	switch v := v.(type) {
	case []member:
		b.WriteString("{\n" + below)
		for i, m := range v {
			if i > 0 {
				b.WriteString(",\n" + below)
			}
			fmt.Fprintf(b, "%q: ", m.name)
			writeShort(b, m.value, below)
		}
		b.WriteString("\n" + indent + "}")
	case []any:
		b.WriteString("[\n" + below)
		for i, x := range v {
			if i > 0 {
				b.WriteString(",\n" + below)
			}
			writeShort(b, x, below)
		}
		b.WriteString("\n" + indent + "]")
	default:
		b.WriteString(oneLine(v))
	}
}

func oneLine(v any) string {
	var parts []string
	switch v := v.(type) {
	case []member:
		for _, m := range v {
			parts = append(parts, fmt.Sprintf("%q: %s", m.name, oneLine(m.value)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, x := range v {
			parts = append(parts, oneLine(x))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	line, _ := dataset.Line(v) // a string, a number, true, false or null
	return strings.TrimSuffix(string(line), "\n")
}
