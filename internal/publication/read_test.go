package publication_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// TestInterrupted: what one publication left behind its checkpoint is told from a checkpoint that is old or gone.
func TestInterrupted(t *testing.T) {
	fsys := project()
	first := published(t, fsys)
	one, two := *first.Events[1].Record, *first.Events[1].Record
	one.Header, two.Header = ledger.Digest([]byte("one")), ledger.Digest([]byte("two"))
	second := first.Append("2026-07-01", "", []ledger.Event{{Event: ledger.Revised, Record: &one}})
	third := second.Append("2026-07-02", "", []ledger.Event{{Event: ledger.Revised, Record: &two}})
	checkpoint := func(l *ledger.Log) []byte { return l.Checkpoint(l.Tree(), l.Len()).Unsigned() }
	for name, c := range map[string]struct {
		log        *ledger.Log
		checkpoint []byte
		want       string
	}{
		"whole":                {third, checkpoint(third), ""},
		"first without":        {first, nil, "content/ledger.jsonl:1:1: warning: a publication was interrupted here"},
		"last without":         {third, checkpoint(second), "warning: a publication was interrupted here: no checkpoint counts the last line yet"},
		"old":                  {third, checkpoint(first), "content/ledger.checkpoint: this is not the last checkpoint: it counts"},
		"gone":                 {third, nil, "content/ledger.checkpoint: the checkpoint is gone: the ledger beside it has"},
		"ledger cut":           {second, checkpoint(third), "lines were taken away from the end"},
		"ledger gone":          {&ledger.Log{}, checkpoint(third), "the ledger is gone: the checkpoint beside it counts"},
		"of another log":       {third, []byte("other\n" + strings.SplitN(string(checkpoint(third)), "\n", 2)[1]), "this is the checkpoint of another log"},
		"merged":               {third, []byte(strings.Repeat("<", 7) + " HEAD\n"), "two branches published"},
		"no checkpoint at all": {third, []byte("hello\n"), "this is no checkpoint"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"content/ledger.jsonl": {Data: c.log.Bytes()}}
			if c.checkpoint != nil {
				files["content/ledger.checkpoint"] = &fstest.MapFile{Data: c.checkpoint}
			}
			_, problems := publication.Read(files, "")
			if c.want == "" && len(problems) > 0 || c.want != "" && (len(problems) != 1 || !strings.Contains(problems[0].String(), c.want)) {
				t.Errorf("got %v\nwant %s", problems, c.want)
			}
		})
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
