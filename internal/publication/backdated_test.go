package publication_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/publication"
)

// TestBackdated: an erratum of a day before the publication that brings it is named with both days, and one of that day is not.
func TestBackdated(t *testing.T) {
	fsys := project()
	log := published(t, fsys)
	const name = "content/pages/old.md"
	text := strings.Replace(string(fsys[name].Data), "title: Old\n", "title: Old\nerrata: [{on: 2026-03-01, kind: typo, what: A word.}]\n", 1)
	fsys[name] = &fstest.MapFile{Data: []byte(text)}
	steps, _ := publication.Compare(load(t, fsys), log.State())
	for day, warned := range map[string]bool{"2026-03-02": true, "2026-03-01": false} {
		on, err := corpus.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		problems := publication.Backdated(steps, on)
		if len(problems) > 0 != warned {
			t.Errorf("published on %s: %v", day, problems)
		}
		for _, p := range problems {
			if said := p.String(); p.Line != 3 || !strings.Contains(said, "dated 2026-03-01, and becomes public on 2026-03-02") {
				t.Errorf("published on %s: %s", day, said)
			}
		}
	}
}

// TestReadNoFile: what is no regular file in the place of the ledger or its checkpoint is refused, and never opened, since reading it
// may not end.
func TestReadNoFile(t *testing.T) {
	for _, name := range []string{corpus.LedgerFile, corpus.CheckpointFile} {
		fsys := fstest.MapFS{name: {Mode: fs.ModeNamedPipe | 0o600}}
		if _, problems := publication.Read(unopened{t, fsys, name}, ""); problems.Errors() != 1 || !strings.Contains(problems[0].String(), name+": reading it: it is no regular file") {
			t.Errorf("a pipe as %s: %v", name, problems)
		}
	}
}

// An unopened file system has a file that must not be opened.
type unopened struct {
	t *testing.T
	fstest.MapFS
	name string
}

func (u unopened) Open(name string) (fs.File, error) {
	if name == u.name {
		u.t.Errorf("%s was opened", name)
	}
	return u.MapFS.Open(name)
}

func (u unopened) ReadFile(name string) ([]byte, error) {
	f, err := u.Open(name)
	if err == nil {
		f.Close()
	}
	return u.MapFS.ReadFile(name)
}

// TestCheckpointOfNothing: a checkpoint that counts no line, beside a ledger of several publications, is old, and not gone.
func TestCheckpointOfNothing(t *testing.T) {
	fsys := project()
	first := published(t, fsys)
	fsys["content/pages/another.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Another\n---\n")}
	steps, _ := publication.Compare(load(t, fsys), first.State())
	log := first.Append("2026-07-01", "o.example", publication.Events(steps))
	fsys[corpus.LedgerFile] = &fstest.MapFile{Data: log.Bytes()}
	fsys[corpus.CheckpointFile] = &fstest.MapFile{Data: log.Checkpoint(log.Tree(), 0).Unsigned()}
	if _, problems := publication.Read(fsys, ""); len(problems) != 1 || problems[0].Rule != "checkpoint-old" {
		t.Errorf("a checkpoint that counts no line: %v", problems)
	}
}
