package citation_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"rspsite/internal/citation"
)

var update = flag.Bool("update", false, "rewrite the wanted references of testdata")

// asLinkedData is what the cases call the form that is no [citation.Form].
const asLinkedData = "json-ld"

// written is a reference in all its forms, in the order in which a file of testdata has them.
func written(t rapid.TB, r reference) []txtar.File {
	t.Helper()
	var files []txtar.File
	for _, form := range citation.Forms {
		text, err := citation.Write(form, r.work)
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		files = append(files, txtar.File{Name: string(form), Data: []byte(text)})
	}
	linked, err := json.MarshalIndent(citation.LinkedData(r.work, r.around), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, txtar.File{Name: asLinkedData, Data: append(linked, '\n')})
}

// TestForms holds the exact text of every form of every case against testdata. The files there have the lines of RIS end as all others do;
// [TestNothingLeavesItsField] holds how they really end.
func TestForms(t *testing.T) {
	held, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(held) != len(works) && !*update {
		t.Fatalf("testdata has %d files for %d cases (%v)", len(held), len(works), err)
	}
	for _, name := range slices.Sorted(maps.Keys(works)) {
		t.Run(name, func(t *testing.T) {
			got := &txtar.Archive{Files: written(t, works[name])}
			for i, f := range got.Files {
				got.Files[i].Data = []byte(strings.ReplaceAll(string(f.Data), "\r\n", "\n"))
			}
			file := filepath.Join("testdata", name+".txtar")
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(txtar.Format(got))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// TestMarksInEveryForm: a text that is not its publisher's own and whole wording says so in every form, beside its title.
func TestMarksInEveryForm(t *testing.T) {
	for _, kind := range []citation.Kind{citation.Version, citation.Clause, citation.Comparison, citation.Report, citation.Review, citation.Determination,
		citation.Table, citation.Goal, citation.Page} {
		w := given(kind, "Title", "name")
		w.Marks = []string{"first mark", "second mark"}
		if kind == citation.Clause {
			w.Of, w.Version = "Policy v1", "v1"
		}
		for _, f := range written(t, reference{work: w}) {
			if !strings.Contains(string(f.Data), "[first mark; second mark]") {
				t.Errorf("%s as %s does not say what it is:\n%s", kind, f.Name, f.Data)
			}
		}
	}
}

// TestSameBytes: the same facts make the same bytes, and writing changes no fact.
func TestSameBytes(t *testing.T) {
	r := works["hostile"]
	before, err := json.Marshal(r.work)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written(t, r), written(t, r)); diff != "" {
		t.Errorf("written twice:\n%s", diff)
	}
	if after, err := json.Marshal(r.work); err != nil || string(after) != string(before) {
		t.Errorf("writing made\n%s of\n%s (%v)", after, before, err)
	}
}

// TestUnknownForm: a form that there is not is an error.
func TestUnknownForm(t *testing.T) {
	if text, err := citation.Write("apa", works["goal"].work); err == nil {
		t.Errorf("it gives %q", text)
	}
}
