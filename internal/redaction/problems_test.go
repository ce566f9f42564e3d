package redaction

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// secrets are the words that stand for what is redacted in testdata. No message may hold a part of one.
var secrets = []string{"Qzxwvk", "Pjhgty", "Kdfgwq"}

// TestProblems runs the cases of testdata, one for each rule: a private source, and what is said of it.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			public, openings, problems := Redact("private.md", a.Files[0].Data, nil, numbers())
			var got strings.Builder
			for _, p := range problems {
				got.WriteString(p.String() + "\n")
			}
			quotesNothing(t, got.String())
			if problems.Errors() > 0 && (public != nil || openings != nil) || problems.Errors() == 0 && public == nil {
				t.Errorf("%d errors, and a result of %d bytes", problems.Errors(), len(public))
			}
			if *update {
				a.Files[1].Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(problems) == 0 {
				t.Error("nothing is said of it")
			}
			if d := cmp.Diff(string(a.Files[1].Data), got.String()); d != "" {
				t.Errorf("problems (-want +got):\n%s", d)
			}
		})
	}
}

// quotesNothing looks for any three bytes of a secret in what was said.
func quotesNothing(t *testing.T, said string) {
	t.Helper()
	for _, secret := range secrets {
		for i := range len(secret) - 2 {
			if part := secret[i : i+3]; strings.Contains(strings.ToLower(said), strings.ToLower(part)) {
				t.Errorf("%q of the text %q is in the messages:\n%s", part, secret, said)
			}
		}
	}
}

// numbers are salts that differ, for tests.
func numbers() *bytes.Reader {
	b := make([]byte, 1000*SaltSize)
	for i := range b {
		b[i] = byte(i%SaltSize + 7*(i/SaltSize) + i/SaltSize/256)
	}
	return bytes.NewReader(b)
}
