package transcript_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/transcript"
)

var update = flag.Bool("update", false, "rewrite the expected transcripts in testdata")

// TestTranscripts holds the texts for people against those in testdata: old.md and new.md in, text and markdown out.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := map[string]string{}
			for _, f := range archive.Files {
				in[f.Name] = string(f.Data)
			}
			c := compare(t, in["old.md"], in["new.md"])
			got := map[string]string{
				"text":     written(t, c, asText(transcript.TextOptions{Width: 76})),
				"markdown": written(t, c, asMarkdown),
			}
			for i, f := range archive.Files {
				text, ok := got[f.Name]
				if !ok {
					continue
				}
				archive.Files[i].Data = []byte(text)
				if diff := cmp.Diff(string(f.Data), text); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", f.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
