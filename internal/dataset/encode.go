package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Encode writes data as files have it: readable, with the letters as they are. Only "<", which stands in strings alone, is written
// as \u003c: a browser that takes the file for a page finds no markup in it.
func Encode(v any) ([]byte, error) { return encode(v, " ") }

// Line writes data in one line.
func Line(v any) ([]byte, error) { return encode(v, "") }

func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding JSON: %v", err)
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("<"), []byte(`\u003c`)), nil
}
