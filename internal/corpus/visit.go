package corpus

import (
	"fmt"
	"reflect"

	"rspsite/internal/frontmatter"
)

// fieldsOf calls yield with every value of type T in the front matter m, a pointer to a struct, and with its path in the
// header: "gone[1].why". It looks into nested structs, lists and pointers, so that a new field is checked like the others.
func fieldsOf[T any](m any, yield func(path string, value T)) {
	visit(reflect.ValueOf(m).Elem(), "", func(path string, v reflect.Value) bool {
		value, ok := v.Interface().(T)
		if ok {
			yield(path, value)
		}
		return ok
	})
}

// visit walks the fields below v that a header can hold; found says that a value needs no deeper look.
func visit(v reflect.Value, path string, found func(string, reflect.Value) bool) {
	if path != "" && found(path, v) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), path, found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), fmt.Sprintf("%s[%d]", path, i), found)
		}
	case reflect.Struct:
		for _, f := range frontmatter.Fields(v.Type()) {
			key := f.Key
			if path != "" {
				key = path + "." + key
			}
			visit(v.FieldByIndex(f.Index), key, found)
		}
	}
}
