package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGenerate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "project")
	args := []string{"-policies", "1", "-versions", "2", "-clauses", "20", "-out", dir}
	if err := generate(args, io.Discard); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "versions", "policy-001", "v1.1.md")); err != nil {
		t.Error(err)
	}
	if err := generate(args, io.Discard); err == nil || !strings.HasSuffix(err.Error(), "is not empty") {
		t.Errorf("a second time: got error %v", err)
	}
}

func TestWrongUse(t *testing.T) {
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"no folder": {nil, "-out is missing"},
		"argument":  {[]string{"-out", "x", "y"}, `unexpected argument "y"`},
		"no clause": {[]string{"-out", "x", "-clauses", "0"}, "must be at least 1"},
		"flag":      {[]string{"-policy", "1"}, "not defined"},
	} {
		if err := generate(test.args, io.Discard); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %q", name, err, test.want)
		}
	}
}
