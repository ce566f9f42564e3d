package ledger

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

// TestVerifyNamesTheKeys: whoever reads that a key does not fit is told which two they are, and whether the lines were changed.
func TestVerifyNamesTheKeys(t *testing.T) {
	keyOf := func(fill string) (note.Signer, string, string) {
		private, public, err := note.GenerateKey(strings.NewReader(strings.Repeat(fill, 64)), "policies.example")
		if err != nil {
			t.Fatal(err)
		}
		signer, err := note.NewSigner(private)
		if err != nil {
			t.Fatal(err)
		}
		return signer, public, fmt.Sprintf("policies.example+%08x", signer.KeyHash())
	}
	signer, public, name := keyOf("a")
	_, other, otherName := keyOf("b")
	log := (&Log{}).Append("2026-04-02", "policies.example", nil)
	text, err := log.Checkpoint(log.Tree(), log.Len()).Signed(signer)
	if err != nil {
		t.Fatal(err)
	}
	unsigned := log.Checkpoint(log.Tree(), log.Len()).Unsigned()
	for what, test := range map[string]struct {
		text      []byte
		key, want string
	}{
		"its own key": {text, public, ""},
		"another key": {text, other, "signed with another key than that of policies.example (found " + name + ", want " + otherName + ")"},
		"other lines": {bytes.Replace(text, []byte("\n1\n"), []byte("\n2\n"), 1), public, "names " + name + " as its signer, and was changed since"},
		"none":        {unsigned, public, "the checkpoint is not signed"},
		"no key":      {text, "policies.example", "no key to verify with (found \"policies.example\", want one as rspsite ledger keygen prints it)"},
	} {
		c, err := ReadCheckpoint(test.text)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		switch err := c.Verify(test.key); {
		case test.want == "" && err != nil, test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", what, err, test.want)
		}
	}
}
