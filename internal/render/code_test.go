package render

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"

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

// TestColouredLanguagesAreKnown shows that every name of the list is one of chroma's, and that no other language is coloured.
func TestColouredLanguagesAreKnown(t *testing.T) {
	for _, name := range colouredLanguages {
		if lexer := lexers.Get(name); lexer == nil || lexer.Config().Name != name {
			t.Errorf("chroma has no language of the name %q", name)
		}
	}
	var m markup
	(&writer{}).highlight(&m, &clause.Clause{Kind: clause.Code, Code: "/ { model = \"x\"; };", Lang: "devicetree"})
	if html := string(m.html()); strings.Contains(html, "<span") {
		t.Errorf("a language that is not on the list is coloured: %s", html)
	}
}

func TestLargeDrawingsStayText(t *testing.T) {
	for name, source := range map[string]string{"wide": strings.Repeat("-", maxDrawing+1), "high": strings.Repeat("|\n", maxDrawing+1)} {
		if _, err := drawSVG(source, name); err != errTooLarge {
			t.Errorf("%s: error %v, want %v", name, err, errTooLarge)
		}
	}
	if _, err := drawSVG(strings.Repeat(strings.Repeat("-", maxDrawing)+"\n", maxDrawing), "full"); err != nil {
		t.Errorf("a drawing of the largest size: %v", err)
	}
}
