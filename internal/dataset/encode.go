package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Encode writes data as files have it: readable, with the letters as they are.
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
	return b.Bytes(), nil
}
