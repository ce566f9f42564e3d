package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChardiff(t *testing.T) {
	dir := t.TempDir()
	old, new := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	for name, text := range map[string]string{old: "We must act.", new: "We may act."} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{old, new}, `[[0,"We m"],[-1,"ust"],[1,"ay"],[0," act."]]`},
		{[]string{"-words", old, new}, `[[0,"We "],[-1,"must"],[1,"may"],[0," act."]]`},
	} {
		var b bytes.Buffer
		if err := run(test.args, &b, io.Discard); err != nil || strings.TrimSpace(b.String()) != test.want {
			t.Errorf("%v: got %s (%v), want %s", test.args, b.String(), err, test.want)
		}
	}
	if err := run([]string{old}, io.Discard, io.Discard); err == nil {
		t.Error("one file: got no error")
	}
}

// TestManyWords: words beyond the gap that Unicode leaves are found again.
func TestManyWords(t *testing.T) {
	words := make([]string, 60_000)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i)
	}
	old := strings.Join(words, " ")
	diffs := byWord(old, old+" more")
	if len(diffs) != 2 || diffs[0].Text != old || diffs[1].Text != " more" {
		t.Errorf("got %d pieces, want the old text and what is more", len(diffs))
	}
}
