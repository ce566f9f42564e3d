// Package frontmatter decodes the YAML header of a source into a typed value, strictly.
//
// In: the YAML text, the line on which it stands, and a pointer to a struct. Out: the filled struct, an [Index] that knows
// where each field was written, and every problem with its line and column: unknown and repeated keys, missing and
// mistyped fields, words and dates that a field's type refuses, characters that no text may hold. A scalar reaches a string
// field as it was written, so that version 2.10 stays "2.10". Anchors, aliases, merge keys and further documents are refused:
// a header has no use for them, and they can make a small file a huge value.
//
// Decoding walks the YAML node tree against the struct by reflection instead of using the YAML library's own decoder: that
// one knows lines of values only, stops some checks at the first fault, and names Go types in its messages.
//
// Struct tags: `yaml:"key"` names the field, `yaml:",inline"` on an embedded struct takes in its fields, `need:"required"`
// refuses a header without the field, or with nothing in it. Fields may be strings, bools, ints, structs, pointers and slices
// of these, and anything that implements encoding.TextUnmarshaler, whose error text becomes the message; if it also has
// IsZero() bool, that says whether there is nothing in it.
package frontmatter

import (
	"bytes"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/problem"
)

// An Index knows where the fields of a header stand.
type Index struct {
	at map[string]problem.Position
}

// Position returns where the value at path was written, such as "gone[1].id"; for a value that was not written, where the
// nearest thing around it begins, and at last the header's first line.
func (x Index) Position(path string) problem.Position {
	for {
		if at, ok := x.at[path]; ok {
			return at
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return x.at[""]
		}
		path = path[:i]
	}
}

// Has reports whether something was written at path, be it right or wrong.
func (x Index) Has(path string) bool {
	_, ok := x.at[path]
	return ok
}

const (
	maxSize     = 1 << 20 // bytes of a header: a hundred times what any needs, and as much as YAML reads in a second or two
	maxProblems = 1000    // of one header; more would help nobody
)

// Decode reads header, which begins on line firstLine of file, into v, a pointer to a struct. What is wrong is left out of v.
func Decode(file string, header []byte, firstLine int, v any) (Index, problem.List) {
	d := decoder{file: file, shift: firstLine - 1, Index: Index{map[string]problem.Position{}}, refused: map[string]bool{}}
	d.at[""] = problem.Position{File: file, Line: max(1, firstLine), Column: 1}
	header = bytes.TrimPrefix(header, []byte("\xEF\xBB\xBF"))
	if root := d.load(header); root != nil {
		d.structure(root, "", reflect.ValueOf(v).Elem())
	}
	return d.Index, d.problems
}

// load parses the header, or returns nil if that cannot be.
func (d *decoder) load(header []byte) *yaml.Node {
	if len(header) > maxSize {
		d.report(d.at[""], "size", "move what is text below the header", "%s has %d bytes (want at most %d)", d.what(), len(header), maxSize)
		return nil
	}
	if !d.readable(header) {
		return nil
	}
	if merged := MergeMarks(d.file, header); len(merged) > 0 {
		for _, m := range merged {
			m.Line += d.shift
			d.problems = append(d.problems, m)
		}
		return nil
	}
	var doc yaml.Node
	if len(bytes.TrimSpace(header)) > 0 {
		if err := yaml.Load(header, &doc); err != nil {
			d.syntax(header, err)
			return nil
		}
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == nullTag {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	return doc.Content[0]
}
