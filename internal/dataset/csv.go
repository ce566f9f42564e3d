package dataset

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// CSV writes rows as RFC 4180 has it: fields quoted where they need it, lines that end with CR LF; in UTF-8. No field is one that a
// spreadsheet would take for a formula.
func CSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, f := range row {
			safe[i] = formulaSafe(f)
		}
		_ = w.Write(safe) // kept by w, and asked for below
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("writing CSV: %v", err)
	}
	return b.Bytes(), nil
}

// formulaSafe writes an apostrophe before a field that begins as formulas do: with = + - @, their full-width forms, or a tab. A
// spreadsheet then shows text and computes nothing (OWASP, CSV Injection). A field that begins with an apostrophe gets one too, so
// that whoever takes one off each field that has one has the text again.
func formulaSafe(field string) string {
	if strings.IndexAny(field, "=+-@＝＋－＠\t\r\n'") == 0 {
		return "'" + field
	}
	return field
}
