package publication

import (
	"os"
	"strings"
	"testing"

	"rspsite/internal/markdown"
)

// TestDocumentedFrame: the frame that the specification gives is that of the text of its first vector.
func TestDocumentedFrame(t *testing.T) {
	page, err := os.ReadFile("../../docs/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	_, source, _ := strings.Cut(string(page), "````markdown\n")
	source, _, _ = strings.Cut(source, "````\n")
	s, problems := markdown.Parse("text.md", []byte(source))
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	if frame := frameOf(&s.Document); len(frame) < 10 || !strings.Contains(string(page), "has `"+frame+"`") {
		t.Errorf("docs/ledger.md does not give %s as the frame of\n%s", frame, source)
	}
}
