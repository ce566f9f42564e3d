package dataset

import (
	"bytes"
	"fmt"
	"regexp"

	"rspsite/docs"
)

// otherForm is a reference of one form of data beside pages to another, by its $id.
var otherForm = regexp.MustCompile(`"\$ref": "urn:rspsite:([a-z-]+):1`)

// bundled is a schema with the one in it that it refers to by its $id, so that a validator needs no other file. JSON Schema lets a
// schema hold others under $defs, where their own $id names them.
func bundled(schema []byte) []byte {
	m := otherForm.FindSubmatch(schema) // none refers to more than one, and each has definitions of its own
	if m == nil {
		return schema
	}
	other, _ := docs.Schemas.ReadFile(string(m[1]) + ".schema.json") // embedded
	return bytes.Replace(schema, []byte(`"$defs": {`), fmt.Appendf(nil, `"$defs": {%q: %s,`, m[1], bytes.TrimSpace(other)), 1)
}
