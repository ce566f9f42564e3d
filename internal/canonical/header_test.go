package canonical

import (
	"os"
	"strings"
	"testing"

	"rspsite/internal/frontmatter"
)

// TestHeaderVector: the header of docs/ledger.md, and the entry of its list, have the forms and digests that the page gives.
func TestHeaderVector(t *testing.T) {
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "````yaml\n")
	if !ok {
		t.Fatal("the page has no header to try")
	}
	source, rest, _ := strings.Cut(rest, "````\n")
	values, err := frontmatter.Values([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	entry := values["errata"].([]any)[0]
	delete(values, "errata")
	delete(values, "aliases")
	for _, v := range []any{values, entry} {
		_, behind, ok := strings.Cut(rest, "````header\n")
		form, behind, _ := strings.Cut(behind, "````\n")
		if !ok || form != string(Header(v)) {
			t.Errorf("documented:\n%smade:\n%s", form, Header(v))
		}
		_, behind, _ = strings.Cut(behind, "Digest: `")
		digest, _, _ := strings.Cut(behind, "`")
		if digest != HeaderDigest(v) {
			t.Errorf("the digest is %s and is documented as %s", HeaderDigest(v), digest)
		}
		rest = behind
	}
}
