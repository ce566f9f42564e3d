// Package frontmatter decodes the YAML header of a source into a typed value, strictly.
//
// In: the YAML text, the line on which it stands, and a pointer to a struct. Out: the filled struct, an [Index] that knows
// where each field was written, and every problem with its line and column: unknown and repeated keys, missing and
// mistyped fields, words and dates that a field's type refuses. A scalar reaches a string field as it was written, so
// that version 2.10 stays "2.10". Anchors, aliases, merge keys and further documents are refused: a header has no use
// for them, and they can make a small file a huge value.
//
// Decoding walks the YAML node tree against the struct by reflection instead of using the YAML library's own decoder: that
// one knows lines of values only, stops some checks at the first fault, and names Go types in its messages.
//
// Struct tags: `yaml:"key"` names the field, `yaml:",inline"` on an embedded struct takes in its fields, `need:"required"`
// refuses a header without the field. Fields may be strings, bools, ints, structs, pointers and slices of these, and
// anything that implements encoding.TextUnmarshaler, whose error text becomes the message.
package frontmatter

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/problem"
)

// An Index knows where the fields of a header stand.
type Index struct {
	file string
	at   map[string]problem.Position
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

// Decode reads header, which begins on line firstLine of file, into v, a pointer to a struct.
func Decode(file string, header []byte, firstLine int, v any) (Index, problem.List) {
	d := decoder{file: file, shift: firstLine - 1, Index: Index{file: file, at: map[string]problem.Position{}}}
	d.at[""] = problem.Position{File: file, Line: max(1, firstLine), Column: 1}
	var doc yaml.Node
	if len(strings.TrimSpace(string(header))) > 0 {
		if err := yaml.Load(header, &doc); err != nil {
			d.syntax(err)
			return d.Index, d.problems
		}
	}
	root := &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	if len(doc.Content) > 0 && doc.Content[0].ShortTag() != "!!null" {
		root = doc.Content[0]
	}
	d.structure(root, "", reflect.ValueOf(v).Elem())
	return d.Index, d.problems
}

type decoder struct {
	Index
	file     string
	shift    int // lines before the header
	problems problem.List
}

func (d *decoder) position(n *yaml.Node) problem.Position {
	return problem.Position{File: d.file, Line: n.Line + d.shift, Column: n.Column}
}

func (d *decoder) errorf(n *yaml.Node, rule, mend, format string, args ...any) {
	d.problems.Errorf(d.position(n), rule, mend, format, args...)
}

// syntax reports YAML that does not parse: one problem, at the place the library names.
func (d *decoder) syntax(err error) {
	at := d.at[""]
	message := err.Error()
	var one *yaml.LoadError
	if errors.As(err, &one) {
		message = one.Message
		if one.ContextMsg != "" {
			message = one.ContextMsg + ": " + message
		}
		if one.Mark.Line > 0 {
			at.Line, at.Column = one.Mark.Line+d.shift, one.Mark.Column
		}
	}
	mend := "put the value in quotation marks if it holds a colon, a bracket or a quote"
	d.problems.Errorf(at, "yaml", mend, "the front matter is not YAML: %s", message)
}

// value decodes n into v, which stands at path.
func (d *decoder) value(n *yaml.Node, path string, v reflect.Value) {
	d.at[path] = d.position(n)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.errorf(n, "yaml-anchor", "write the value out", "anchors and aliases are not part of front matter")
		return
	}
	if n.ShortTag() == "!!null" { // "key:" with nothing behind it: not stated
		return
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if d.isScalar(n, path, "a text") {
			if err := u.UnmarshalText([]byte(n.Value)); err != nil {
				d.errorf(n, "bad-value", "", "%s: %v", field(path), err)
			}
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, path, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, path, v.Elem())
	case reflect.Slice:
		d.list(n, path, v)
	default:
		d.scalar(n, path, v)
	}
}

func (d *decoder) scalar(n *yaml.Node, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if d.isScalar(n, path, "a text") {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.errorf(n, "wrong-type", "", "%s must be true or false (found %s)", field(path), found(n))
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.errorf(n, "wrong-type", "", "%s must be a whole number (found %s)", field(path), found(n))
		}
		v.SetInt(int64(i))
	default: // a field type of ours that no header can hold
		panic(fmt.Sprintf("front matter field %s has type %s", path, v.Type()))
	}
}

func (d *decoder) isScalar(n *yaml.Node, path, want string) bool {
	if n.Kind == yaml.ScalarNode {
		return true
	}
	d.errorf(n, "wrong-type", "", "%s must be %s (found %s)", field(path), want, found(n))
	return false
}

func (d *decoder) list(n *yaml.Node, path string, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.errorf(n, "wrong-type", "write the entries in brackets, or each on a line of its own after \"- \"",
			"%s must be a list (found %s)", field(path), found(n))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, entry := range n.Content {
		d.value(entry, fmt.Sprintf("%s[%d]", path, i), list.Index(i))
	}
	v.Set(list)
}

// structure decodes a mapping, key by key.
func (d *decoder) structure(n *yaml.Node, path string, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "wrong-type", "", "%s must have fields, each as \"key: value\" (found %s)", field(path), found(n))
		return
	}
	fields := Fields(v.Type())
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		f, known := byKey(fields, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || !known:
			d.errorf(key, "unknown-field", mendKey(key.Value, fields), "unknown field %q", key.Value)
		case seen[key.Value] != nil:
			d.errorf(key, "field-twice", "", "field %q is here twice (first on line %d)", key.Value, seen[key.Value].Line+d.shift)
		default:
			d.value(value, join(path, f.Key), v.FieldByIndex(f.Index))
		}
		seen[key.Value] = key
	}
	for _, f := range fields {
		if f.Required && (seen[f.Key] == nil || v.FieldByIndex(f.Index).IsZero() && !d.faultIn(join(path, f.Key))) {
			d.errorf(n, "missing-field", "add a line \""+f.Key+": …\"", "missing field %q%s", f.Key, in(path))
		}
	}
}

// faultIn reports whether the value at path was written and refused, so that it is not called missing as well.
func (d *decoder) faultIn(path string) bool {
	at, ok := d.at[path]
	for _, p := range d.problems {
		if ok && p.Position == at {
			return true
		}
	}
	return false
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func field(path string) string {
	if path == "" {
		return "the front matter"
	}
	return "field " + strconv.Quote(path)
}

func in(path string) string {
	if path == "" {
		return ""
	}
	return " in " + strconv.Quote(path)
}

func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "fields"
	case yaml.SequenceNode:
		return "a list"
	}
	return strconv.Quote(n.Value)
}

func mendKey(key string, fields []Field) string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	if mend := problem.DidYouMean(key, keys); mend != "" {
		return mend
	}
	return "known here: " + strings.Join(keys, ", ")
}
