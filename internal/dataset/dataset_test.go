package dataset_test

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/superseded"
)

// specimens is the project of testdata, with everything that records can say.
func specimens(t *testing.T) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/project.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	const review = "content/reports/r/reviews/outside.md"
	digest := load(t, without(fsys, review)).Report("r").TextDigest()
	fsys[review] = &fstest.MapFile{Data: bytes.Replace(fsys[review].Data, []byte("DIGEST"), []byte(digest), 1)}
	return fsys
}

func without(fsys fstest.MapFS, name string) fstest.MapFS {
	rest := fstest.MapFS{}
	for n, f := range fsys {
		if n != name {
			rest[n] = f
		}
	}
	return rest
}

func load(t *testing.T, fsys fs.FS) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return c
}

// published is the public record of a corpus as it stands. Of the project of testdata it has what one version said before two corrections;
// the newer one of these texts is kept.
func published(t *testing.T, c *corpus.Corpus) *render.PublicRecord {
	t.Helper()
	log, kept := &ledger.Log{}, fstest.MapFS{}
	if p := c.Policy("p"); p != nil {
		log = appended(t, log, corrected(t, "We shall halt.", "2026-05-02", "2026-06-02"), "2026-05-01")
		before := corrected(t, "We cam halt.", "2026-06-02")
		log = appended(t, log, before, "2026-05-02")
		now := log.State().At("/p/v3.0/")
		kept[superseded.Path(now.Address(), now.Last)] = &fstest.MapFile{Data: canonical.Text(&before.Policy("p").Version("v3.0").Doc.Document)}
	}
	log = appended(t, log, c, "2026-06-02")
	tree := log.Tree()
	checkpoint, err := ledger.ReadCheckpoint(log.Checkpoint(tree, log.Len()).Unsigned())
	if err != nil {
		t.Fatal(err)
	}
	former, problems := superseded.Read(kept, log, c)
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return &render.PublicRecord{Register: &publication.Register{Log: log, All: log, Tree: tree, Checkpoint: checkpoint}, Former: former}
}

// appended is a record to which a corpus was published.
func appended(t *testing.T, log *ledger.Log, c *corpus.Corpus, on string) *ledger.Log {
	t.Helper()
	steps, problems := publication.Compare(c, log.State())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return log.Append(on, "example.org", publication.Events(steps))
}

// corrected is the project of testdata as it stood before the corrections of the given days.
func corrected(t *testing.T, halt string, days ...string) *corpus.Corpus {
	t.Helper()
	fsys := specimens(t)
	const third = "content/versions/p/v3.0.md"
	var lines []string
	for line := range strings.Lines(string(fsys[third].Data)) {
		if !slices.ContainsFunc(days, func(day string) bool { return strings.HasPrefix(line, "  - {on: "+day) }) && (len(days) < 2 || line != "errata:\n") {
			lines = append(lines, line)
		}
	}
	fsys[third] = &fstest.MapFile{Data: []byte(strings.Replace(strings.Join(lines, ""), "We may halt.", halt, 1))}
	return load(t, fsys)
}

// wholeSite makes all files of the site of a corpus, by their addresses; a page has that of its file.
func wholeSite(t *testing.T, c *corpus.Corpus, o render.Options) map[string][]byte {
	t.Helper()
	return made(t, c, o, "/")
}

// api makes the files below /api/v1/ of a corpus, by their addresses.
func api(t *testing.T, c *corpus.Corpus, o render.Options) map[string][]byte {
	t.Helper()
	return made(t, c, o, permalink.API)
}

func made(t *testing.T, c *corpus.Corpus, o render.Options, below string) map[string][]byte {
	t.Helper()
	root := os.DirFS("../..")
	templates, _ := fs.Sub(root, "templates")
	static, _ := fs.Sub(root, "static")
	pages, err := render.Pages(c, templates, static, o)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range pages {
		if address := "/" + p.Path; strings.HasPrefix(address, below) {
			data, err := p.Render()
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			files[address] = data
		}
	}
	if len(files) == 0 {
		t.Fatal("the site has no data")
	}
	return files
}

// specimenAPI are the data of the project of testdata, published.
func specimenAPI(t *testing.T) map[string][]byte {
	t.Helper()
	c := load(t, specimens(t))
	return api(t, c, render.Options{Record: published(t, c)})
}

// ownAPI are the data of this repository's corpus.
func ownAPI(t *testing.T) map[string][]byte {
	t.Helper()
	return api(t, load(t, os.DirFS("../..")), render.Options{})
}

// sorted are the addresses of files.
func sorted(files map[string][]byte) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare[string])
	return names
}
