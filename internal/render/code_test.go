package render

import (
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// TestColouredCodeIsBounded shows that a large block, and what comes after many blocks on a page, is written plain.
func TestColouredCodeIsBounded(t *testing.T) {
	const line = "return 1\n"
	block := func(bytes int) *clause.Clause {
		return &clause.Clause{Kind: clause.Code, Lang: "go", Code: strings.Repeat(line, bytes/len(line))}
	}
	coloured := func(w *writer, c *clause.Clause) bool {
		var m markup
		w.code(&m, c)
		return strings.Contains(string(m.html()), "<span")
	}
	if !coloured(&writer{}, block(maxColoured)) {
		t.Error("a block within the limit is not coloured")
	}
	if coloured(&writer{}, block(2*maxColoured)) {
		t.Error("a block over the limit is coloured")
	}
	w := &writer{coloured: maxColouredPage}
	if coloured(w, block(100)) {
		t.Error("code is coloured on a page that has reached its limit")
	}
}
