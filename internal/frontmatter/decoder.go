package frontmatter

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/problem"
)

// nullTag is the type of a value that is not stated: "key:" with nothing behind it, or null.
const nullTag = "!!null"

// A decoder walks one header.
type decoder struct {
	Index
	file     string
	shift    int             // lines before the header
	refused  map[string]bool // paths of values that were written and refused
	problems problem.List
}

func (d *decoder) position(n *yaml.Node) problem.Position {
	return problem.Position{File: d.file, Line: n.Line + d.shift, Column: n.Column}
}

// errorf reports what is wrong at n.
func (d *decoder) errorf(n *yaml.Node, rule, mend, format string, args ...any) {
	d.report(d.position(n), rule, mend, format, args...)
}

// report takes one more problem, or says that there are too many.
func (d *decoder) report(at problem.Position, rule, mend, format string, args ...any) {
	switch {
	case len(d.problems) < maxProblems:
		d.problems.Errorf(at, rule, mend, format, args...)
	case len(d.problems) == maxProblems:
		d.problems.Errorf(problem.Position{File: d.file}, "problems", "", "more than %d problems in %s, the rest is not listed", maxProblems, d.what())
	}
}

// refuse reports that the value n at path is not what the field wants.
func (d *decoder) refuse(n *yaml.Node, path, rule, mend, format string, args ...any) {
	d.refused[path] = true
	d.errorf(n, rule, mend, "%s "+format, append([]any{d.field(path)}, args...)...)
}

// value decodes n into v, which stands at path.
func (d *decoder) value(n *yaml.Node, path string, v reflect.Value) {
	d.at[path] = d.position(n)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.refused[path] = true
		d.errorf(n, "yaml-anchor", "write the value out", "anchors and aliases have no place in %s", d.what())
		return
	}
	if n.ShortTag() == nullTag {
		return
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if d.isText(n, path) {
			if err := u.UnmarshalText([]byte(n.Value)); err != nil {
				d.refused[path] = true
				d.errorf(n, "bad-value", "", "%s: %v", d.field(path), err)
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
		if d.isText(n, path) {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.refuse(n, path, "wrong-type", "", "must be true or false (found %s)", found(n))
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.refuse(n, path, "wrong-type", "", "must be a whole number (found %s)", found(n))
			return
		}
		v.SetInt(int64(i))
	default: // a field type of ours that no header can hold
		panic(fmt.Sprintf("front matter field %s has type %s", path, v.Type()))
	}
}

// isText reports whether n is a scalar of readable characters: an escape such as "\u202E" can hide one that is not.
func (d *decoder) isText(n *yaml.Node, path string) bool {
	if n.Kind != yaml.ScalarNode {
		d.refuse(n, path, "wrong-type", "", "must be a text (found %s)", found(n))
		return false
	}
	for _, r := range n.Value {
		if what := unreadable(r); what != "" {
			d.refuse(n, path, "control", "remove it", "holds the %s U+%04X", what, r)
			return false
		}
	}
	return true
}

func (d *decoder) list(n *yaml.Node, path string, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.refuse(n, path, "wrong-type", "write the entries in brackets, or each on a line of its own after \"- \"",
			"must be a list (found %s)", found(n))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, entry := range n.Content {
		at := fmt.Sprintf("%s[%d]", path, i)
		if entry.ShortTag() == nullTag {
			d.errorf(entry, "empty-entry", "write its value, or take it out", "an entry of %s is empty", d.field(path))
			d.at[at] = d.position(entry)
			continue
		}
		d.value(entry, at, list.Index(i))
	}
	v.Set(list)
}

// structure decodes a mapping, key by key.
func (d *decoder) structure(n *yaml.Node, path string, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.refuse(n, path, "wrong-type", "", "must have fields, each as \"key: value\" (found %s)", found(n))
		return
	}
	fields := Fields(v.Type())
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		f, known := byKey(fields, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode:
			d.errorf(key, "unknown-field", "write key: value", "the key of a field must be a word (found %s)", found(key))
			continue
		case !known:
			d.errorf(key, "unknown-field", mendKey(key.Value, fields), "unknown field %q", key.Value)
		case seen[key.Value] != nil:
			d.errorf(key, "field-twice", "keep one", "field %q is here twice (first on line %d)", key.Value, seen[key.Value].Line+d.shift)
			continue
		default:
			d.value(value, join(path, f.Key), v.FieldByIndex(f.Index))
		}
		seen[key.Value] = key
	}
	d.missing(n, path, v, fields)
}

// missing reports the required fields that were not written, or with nothing in them.
func (d *decoder) missing(n *yaml.Node, path string, v reflect.Value, fields []Field) {
	for _, f := range fields {
		if !f.Required || d.refused[join(path, f.Key)] || !isEmpty(v.FieldByIndex(f.Index)) {
			continue
		}
		if at, written := d.at[join(path, f.Key)]; written {
			d.report(at, "missing-field", mendEmpty(f.Type), "field %q%s is empty", f.Key, in(path))
			continue
		}
		d.errorf(n, "missing-field", "add a line \""+f.Key+": …\"", "missing field %q%s", f.Key, in(path))
	}
}

// isEmpty reports whether v holds nothing to read.
func isEmpty(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	if v.Kind() == reflect.String {
		return strings.TrimSpace(v.String()) == ""
	}
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// what names the thing that is decoded: front matter, or a file that is YAML from its first line.
func (d *decoder) what() string {
	if d.shift == 0 {
		return "the file"
	}
	return "the front matter"
}

func (d *decoder) field(path string) string {
	if path == "" {
		return d.what()
	}
	return "field " + strconv.Quote(path)
}

func in(path string) string {
	if path == "" {
		return ""
	}
	return " in " + strconv.Quote(path)
}

// found says what n is, as a message puts it behind "found".
func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "fields"
	case yaml.SequenceNode:
		return "a list"
	}
	const maxQuoted = 60
	if r := []rune(n.Value); len(r) > maxQuoted {
		return strconv.Quote(string(r[:maxQuoted]) + "…")
	}
	return strconv.Quote(n.Value)
}

// mendEmpty says what to write where a field of type t holds nothing.
func mendEmpty(t reflect.Type) string {
	if _, isText := reflect.New(t).Interface().(encoding.TextUnmarshaler); isText || t.Kind() != reflect.Struct {
		return "write its value"
	}
	return "write its fields: " + strings.Join(keysOf(Fields(t)), ", ")
}

func keysOf(fields []Field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return keys
}

func mendKey(key string, fields []Field) string {
	keys := keysOf(fields)
	if near := problem.Nearest(key, keys); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known here: " + strings.Join(keys, ", ")
}
