package transcript_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestOtherPeoplesPolicies holds the transcripts of published policies, two dates each, against what is promised of all. The
// policies are other people's texts and stay out of the repository.
func TestOtherPeoplesPolicies(t *testing.T) {
	const shared = "RSPSITE_SHARED"
	dir := os.Getenv(shared)
	if dir == "" {
		t.Skipf("the environment variable %s names no folder with foreign/*/*.md: transcripts of other people's policies are not tested", shared)
	}
	files, err := filepath.Glob(filepath.Join(dir, "foreign", "*", "*.md"))
	if err != nil || len(files) < 2 || len(files)%2 != 0 {
		t.Fatalf("%s holds %d files foreign/*/*.md, want two for each policy (%v)", dir, len(files), err)
	}
	schema := strictSchema(t)
	for i := 0; i < len(files); i += 2 {
		t.Run(filepath.Base(filepath.Dir(files[i])), func(t *testing.T) {
			var texts [2]string
			for k, file := range files[i : i+2] {
				src, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				texts[k] = string(src)
			}
			c := compare(t, texts[0], texts[1])
			checkJSON(t, schema, c)
			checkMarkdown(t, c)
		})
	}
}
