package publication

import (
	"errors"
	"io/fs"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// A Register is the public record of a project.
type Register struct {
	Log        *ledger.Log       // the lines up to the last checkpoint, which are public
	Tree       *ledger.Tree      // over them
	Checkpoint ledger.Checkpoint // of them
	All        *ledger.Log       // with the lines behind it, of a publication that was interrupted
}

// IsUnfinished reports whether a publication was interrupted after it had written its lines.
func (r *Register) IsUnfinished() bool { return r.All.Len() > r.Log.Len() }

// Read reads a project's ledger. A project without one has an empty register. It says what is wrong with the ledger by itself and
// against its checkpoint; key, if not empty, is the verifier key that the checkpoint must be signed with.
func Read(fsys fs.FS, key string) (*Register, problem.List) {
	data, err := fs.ReadFile(fsys, corpus.LedgerFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return newRegister(&ledger.Log{}), unreadable(corpus.LedgerFile, err)
	}
	log, problems := ledger.Read(corpus.LedgerFile, data)
	r := newRegister(log)
	text, err := fs.ReadFile(fsys, corpus.CheckpointFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.Log = log.First(0)
	case err != nil:
		problems = append(problems, unreadable(corpus.CheckpointFile, err)...)
	case problems.Errors() == 0:
		problems = append(problems, r.check(text, key)...)
	}
	r.Tree = r.Log.Tree()
	return r, problems
}

func newRegister(log *ledger.Log) *Register { return &Register{Log: log, All: log, Tree: log.Tree()} }

func unreadable(file string, err error) (list problem.List) {
	list.Errorf(problem.Position{File: file}, "ledger-unreadable", "let it be read", "reading it: %v", err)
	return list
}

// check holds the lines against the checkpoint, and parts those behind it from the rest.
func (r *Register) check(text []byte, key string) (problems problem.List) {
	at := problem.Position{File: corpus.CheckpointFile, Line: 1, Column: 1}
	c, err := ledger.ReadCheckpoint(text)
	if err != nil {
		problems.Errorf(at, "checkpoint", restore, "this is no checkpoint: %v", err)
		return problems
	}
	log := r.Log
	switch {
	case log.Len() < c.Size:
		problems.Errorf(problem.Position{File: corpus.LedgerFile, Line: log.Len() + 1, Column: 1}, "ledger-shortened", restore,
			"lines were taken away from the end (found %d lines, want the %d that the last checkpoint counts)", log.Len(), c.Size)
		return problems
	case c.Size > 0 && log.Origin() != c.Origin:
		problems.Errorf(at, "checkpoint-other", restore, "this is the checkpoint of another log (found %q, want %q)", c.Origin, log.Origin())
		return problems
	}
	if tree := log.Tree(); tree.Root(c.Size) != c.Root {
		problems.Errorf(problem.Position{File: corpus.LedgerFile}, "ledger-edited", restore,
			"its first %d lines are not those that were published: the whole ledger was written anew after the last checkpoint", c.Size)
		return problems
	}
	if key != "" {
		if err := c.Verify(key); err != nil {
			problems.Errorf(at, "checkpoint-key", restore+"; if ledger.key in rspsite.yaml is wrong, mend that", "%v", err)
		}
	}
	r.Checkpoint, r.Log = c, log.First(c.Size)
	return problems
}

const restore = "restore content/ledger.jsonl and content/ledger.checkpoint as they were last published"
