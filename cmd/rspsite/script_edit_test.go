package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// rewrite FILE OLD NEW ... puts each NEW in place of every OLD, which the file must have, as an editor would.
func rewrite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: rewrite FILE OLD NEW ...")
	}
	text := ts.ReadFile(args[0])
	for i := 1; i < len(args); i += 2 {
		if !strings.Contains(text, args[i]) {
			ts.Fatalf("%s does not have %q:\n%s", args[0], args[i], text)
		}
		text = strings.ReplaceAll(text, args[i], args[i+1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// nowhere TEXT DIR wants that no file below a folder holds the text, nor has it in its name.
func nowhere(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: nowhere TEXT DIR")
	}
	files := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		text, err := os.ReadFile(name)
		if strings.Contains(name+"\n"+string(text), args[0]) {
			ts.Fatalf("%s holds %q", name, args[0])
		}
		return err
	}))
	if files == 0 {
		ts.Fatalf("there is no file below %s", args[1])
	}
}
