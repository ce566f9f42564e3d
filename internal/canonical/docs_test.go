package canonical

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

var update = flag.Bool("update", false, "write the canonical texts of docs/ledger.md anew")

const specification = "../../docs/ledger.md"

// parse reads a text of the dialect that has no errors.
func parse(t fataler, text string) *clause.Document {
	t.Helper()
	s, problems := markdown.Parse("text.md", []byte(text))
	if s == nil || problems.Errors() > 0 {
		t.Fatalf("the text is refused: %v\n%s", problems, text)
	}
	return &s.Document
}

// A fataler is a test or a draw of a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Each vector of the specification is what the program makes of its source.
func TestVectors(t *testing.T) {
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	rest, vectors := string(page), 0
	for {
		before, behind, ok := strings.Cut(rest, "````markdown\n")
		if !ok {
			break
		}
		source, behind, _ := strings.Cut(behind, "````\n")
		between, behind, ok := strings.Cut(behind, "````canonical\n")
		if !ok || strings.TrimSpace(between) != "" {
			t.Fatalf("no canonical text stands behind %q", source)
		}
		documented, behind, _ := strings.Cut(behind, "````\n")
		d := parse(t, source)
		text := string(Text(d))
		digests := "\n" + Digest(d)[len("sha256:"):]
		if strings.HasPrefix(behind, "\nDigest: `sha256:") {
			end := strings.Index(behind, "`\n") + 2
			digests, behind = behind[:end], behind[end:]
		}
		wanted := "\nDigest: `" + Digest(d) + "`\n"
		if !*update {
			if diff := cmp.Diff(documented, text); diff != "" {
				t.Errorf("of\n%s(-documented +made):\n%s", source, diff)
			}
			if digests != wanted {
				t.Errorf("the digest of\n%s\nis %s and is documented as %s", source, Digest(d), digests)
			}
		}
		out.WriteString(before + "````markdown\n" + source + "````\n" + between + "````canonical\n" + text + "````\n" + wanted)
		rest = behind
		vectors++
	}
	if vectors < 4 {
		t.Errorf("%s has %d vectors, want at least 4", specification, vectors)
	}
	if *update {
		if err := os.WriteFile(specification, []byte(out.String()+rest), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every attribute and kind that a text may have is specified.
func TestSpecificationIsWhole(t *testing.T) {
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	words = append(words, clause.KnownAttrs...)
	for k := clause.Heading; k <= clause.Definitions; k++ {
		words = append(words, k.String())
	}
	for _, m := range markNames {
		words = append(words, m.name)
	}
	for _, word := range words {
		if !strings.Contains(string(page), "`"+word+"`") {
			t.Errorf("docs/ledger.md does not name %q", word)
		}
	}
}
