package verify_test

import (
	"context"
	"crypto/rand"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/mod/sumdb/note"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/site"
	"rspsite/internal/superseded"
	"rspsite/internal/verify"
	"rspsite/static"
	"rspsite/templates"
)

// A publisher is a project that is published and built as rspsite publish and build do.
type publisher struct {
	t         *testing.T
	files     fstest.MapFS
	key       string      // to verify with
	signer    note.Signer // nil of one that does not sign
	today     string
	published []byte // the newest checkpoint
}

// newPublisher opens the sample project. It signs.
func newPublisher(t *testing.T) *publisher {
	t.Helper()
	p := &publisher{t: t, files: fstest.MapFS{}}
	private, public, err := note.GenerateKey(rand.Reader, "example.org/rsp")
	if err != nil {
		t.Fatal(err)
	}
	p.key = public
	if p.signer, err = note.NewSigner(private); err != nil {
		t.Fatal(err)
	}
	p.add("testdata/site.txtar")
	return p
}

// add puts the files of an archive into the project.
func (p *publisher) add(archive string) {
	p.t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, f := range a.Files {
		p.write(f.Name, string(f.Data))
	}
}

func (p *publisher) write(name, text string) { p.files[name] = &fstest.MapFile{Data: []byte(text)} }

// edit replaces a text in a source that must have it once.
func (p *publisher) edit(name, old, new string) {
	p.t.Helper()
	p.write(name, replaceOnce(p.t, name, string(p.files[name].Data), old, new))
}

func replaceOnce(t *testing.T, name, text, old, new string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%s has %q %d times", name, old, n)
	}
	return strings.Replace(text, old, new, 1)
}

func (p *publisher) load() *corpus.Corpus {
	p.t.Helper()
	today, err := corpus.ParseDate(p.today)
	if err != nil {
		p.t.Fatal(err)
	}
	c, problems := corpus.Load(p.files, corpus.Options{Today: today})
	if problems.Errors() > 0 {
		p.t.Fatal(problems)
	}
	return c
}

// publish appends to the record what is public on a day, and returns the checkpoint.
func (p *publisher) publish(today string) []byte {
	p.t.Helper()
	p.today = today
	c := p.load()
	register, faults := publication.Read(p.files, "")
	steps, broken := publication.Compare(c, register.All.State())
	if faults.Errors()+broken.Errors() > 0 {
		p.t.Fatal(faults, broken)
	}
	log := register.All.Append(today, "example.org/rsp", publication.Events(steps))
	p.keep(log)
	return p.published
}

// keep writes a ledger and its checkpoint.
func (p *publisher) keep(log *ledger.Log) {
	p.t.Helper()
	checkpoint := log.Checkpoint(log.Tree(), log.Len())
	p.published = checkpoint.Unsigned()
	if p.signer != nil {
		signed, err := checkpoint.Signed(p.signer)
		if err != nil {
			p.t.Fatal(err)
		}
		p.published = signed
	}
	p.write(corpus.LedgerFile, string(log.Bytes()))
	p.write(corpus.CheckpointFile, string(p.published))
}

// build builds the site into a new folder, whether or not the texts are as they were published.
func (p *publisher) build() string {
	p.t.Helper()
	c := p.load()
	register, faults := publication.Read(p.files, "")
	if faults.Errors() > 0 {
		p.t.Fatal(faults)
	}
	record := &render.PublicRecord{Register: register}
	if register.All.Len() > 0 {
		record.Steps, record.Problems = publication.Compare(c, register.All.State())
		former, problems := superseded.Read(p.files, register.All, c)
		if problems.Errors() > 0 {
			p.t.Fatal(problems)
		}
		record.Former = former
	}
	rendered, err := render.Pages(c, templates.FS, p.static(), render.Options{Record: record})
	if err != nil {
		p.t.Fatal(err)
	}
	var pages []site.Page
	for _, one := range rendered {
		pages = append(pages, site.Page(one))
	}
	out := filepath.Join(p.t.TempDir(), "site")
	if _, err := site.Build(p.t.Context(), pages, out, site.Options{Manifest: "ledger/manifest.json"}); err != nil {
		p.t.Fatal(err)
	}
	return out
}

// static are the style sheets and scripts of rspsite, and the project's pictures.
func (p *publisher) static() fs.FS {
	all := fstest.MapFS{}
	err := fs.WalkDir(static.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(static.FS, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	for name, f := range p.files {
		if file, ok := strings.CutPrefix(name, "static/"); ok {
			all[file] = f
		}
	}
	return all
}

// honest is a site that was published twice, its publisher, and the checkpoint of the first publication.
func honest(t *testing.T) (dir string, p *publisher, first []byte) {
	t.Helper()
	p = newPublisher(t)
	first = p.publish("2026-06-01")
	delete(p.files, "content/pages/disagreements.md")
	p.add("testdata/later.txtar")
	p.publish("2026-06-10")
	return p.build(), p, first
}

// verifyFolder verifies a site in a folder.
func verifyFolder(t *testing.T, dir string, o verify.Options) *verify.Report {
	t.Helper()
	f, err := verify.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := verify.Run(context.Background(), f, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func readFile(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// cloneFiles is a copy of a project that may be edited.
func cloneFiles(files fstest.MapFS) fstest.MapFS { return maps.Clone(files) }
