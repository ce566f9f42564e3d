package frontmatter

import (
	"reflect"
	"strings"
	"sync"
)

// A Field is one key that a struct's header may hold.
type Field struct {
	Key      string
	Type     reflect.Type
	Required bool
	Index    []int // for reflect.Value.FieldByIndex
}

// known keeps the fields of each struct type: every file of a kind asks for the same.
var known sync.Map // reflect.Type → []Field

// Fields lists the keys of the struct type t in the order of its fields, those of inlined structs in their place. The list is
// shared: callers only read it.
func Fields(t reflect.Type) []Field {
	if fields, ok := known.Load(t); ok {
		return fields.([]Field)
	}
	var fields []Field
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case options == "inline":
			for _, inner := range Fields(f.Type) {
				inner.Index = append([]int{i}, inner.Index...)
				fields = append(fields, inner)
			}
		case key != "":
			fields = append(fields, Field{Key: key, Type: f.Type, Required: f.Tag.Get("need") == "required", Index: f.Index})
		}
	}
	known.Store(t, fields)
	return fields
}

func byKey(fields []Field, key string) (Field, bool) {
	for _, f := range fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}
