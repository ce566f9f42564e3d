package scaffold

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
)

// TestNoCommentOfOursIsTold: check warns of comments in the header of a public report, and knows those that a new one has.
func TestNoCommentOfOursIsTold(t *testing.T) {
	files := append(FirstVersion("our-policy", "v1.0", "", "Us", today), determination,
		File{"content/sources/the-source.md", []byte("---\ntitle: S\nkind: paper\nconsulted: yes\ndraft: true\n---\n")})
	for _, name := range []string{"r1", "r2"} {
		c := load(t, files...)
		f, err := NextReport(c, c.Policies[0], name, "")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
		for text, want := range map[string]int{
			strings.Replace(string(f.Text), "draft: true", "", 1):                        0,
			strings.Replace(string(f.Text), "draft: true", "off-cycle: false # mine", 1): 1,
		} {
			fsys := fstest.MapFS{}
			for _, f := range append(Project("Test", today), files...) {
				fsys[f.Path] = &fstest.MapFile{Data: f.Text}
			}
			fsys[f.Path] = &fstest.MapFile{Data: []byte(text)}
			_, problems := corpus.Load(fsys, corpus.Options{Drafts: true})
			told := 0
			for _, p := range problems {
				if p.Rule == "comment" {
					told++
				}
			}
			if told != want {
				t.Errorf("%s: %d comments are told, want %d: %v\n%s", name, told, want, problems, text)
			}
		}
	}
}
