package wording

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted signals of testdata")

// TestSignals reads the cases of testdata, a file for each family of rules. A case is three sections: old, new, and
// signals, one to a line; most have none, since what must not be said counts more.
func TestSignals(t *testing.T) {
	for _, file := range caseFiles(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) == 0 || len(archive.Files)%3 != 0 {
			t.Fatalf("%s has %d sections, want three for each case", file, len(archive.Files))
		}
		for i := 0; i < len(archive.Files); i += 3 {
			old, new, want := archive.Files[i], archive.Files[i+1], &archive.Files[i+2]
			t.Run(filepath.Base(file)+"/"+old.Name, func(t *testing.T) {
				got := lines(signalsOf(strings.TrimSpace(string(old.Data)), strings.TrimSpace(string(new.Data))))
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("-- %s++ %ssignals (-want +got):\n%s", old.Data, new.Data, diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func caseFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no cases in testdata: the test would pass with nothing tested")
	}
	return files
}

// lines writes signals, one to a line.
func lines(signals []Signal) string {
	var b strings.Builder
	for _, s := range signals {
		fmt.Fprintf(&b, "%s %s: %q → %q (%s)\n", s.Type, s.Direction, s.Old, s.New, s.Rule)
	}
	return b.String()
}
