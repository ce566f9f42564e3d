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

// published is the public record of a corpus as it stands.
func published(t *testing.T, c *corpus.Corpus) *render.PublicRecord {
	t.Helper()
	steps, problems := publication.Compare(c, (&ledger.Log{}).State())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	log := (&ledger.Log{}).Append(c.AsOf.String(), "example.org", publication.Events(steps))
	tree := log.Tree()
	checkpoint, err := ledger.ReadCheckpoint(log.Checkpoint(tree, log.Len()).Unsigned())
	if err != nil {
		t.Fatal(err)
	}
	return &render.PublicRecord{Register: &publication.Register{Log: log, All: log, Tree: tree, Checkpoint: checkpoint}, Former: former(c)}
}

// former are two texts that a version had before, one of them kept, as if lines of the record had said so.
func former(c *corpus.Corpus) superseded.Texts {
	texts := superseded.Texts{}
	for d := range c.Documents() {
		if d.Page == "/p/v3.0/" {
			raw := canonical.Text(&d.Doc.Document)
			texts[d.Page] = []superseded.Text{{Line: 1, Last: 1, Next: 2, On: "2026-05-02", Digest: ledger.Digest(raw), Raw: raw, Document: &d.Doc.Document},
				{Line: 2, Last: 2, Next: 3, On: "2026-06-02", Digest: ledger.Digest([]byte("lost"))}}
		}
	}
	return texts
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
