// Package schematest makes published JSON Schemas strict, for tests.
//
// In: a schema. Out: the same, in which no field may stand that it does not list ([Closed]). A published schema allows further fields, so that
// whoever reads by it today can read what is added tomorrow; a test that holds our data against it must not, or a field that nobody described
// would pass.
package schematest

import (
	"bytes"
	"encoding/json"
	"testing"
)

// Closed reads a schema and closes each object whose fields it lists.
func Closed(t testing.TB, schema []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(schema))
	d.UseNumber() // as compilers of schemas want it
	var form any
	if err := d.Decode(&form); err != nil {
		t.Fatal(err)
	}
	closeObjects(form)
	return form
}

func closeObjects(form any) {
	switch v := form.(type) {
	case map[string]any:
		if _, ok := v["properties"]; ok && v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, below := range v {
			closeObjects(below)
		}
	case []any:
		for _, below := range v {
			closeObjects(below)
		}
	}
}
