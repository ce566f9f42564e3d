package publication

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// A Register is the public record of a project.
type Register struct {
	Log        *ledger.Log       // the lines up to the last checkpoint, which are public
	Checkpoint ledger.Checkpoint // of them
	All        *ledger.Log       // with the lines behind it, of a publication that was interrupted
	Tree       *ledger.Tree      // over All; it may be asked for the size of Log too
}

// IsUnfinished reports whether a publication was interrupted after it had written its lines.
func (r *Register) IsUnfinished() bool { return r.All.Len() > r.Log.Len() }

// Read reads a project's ledger. A project without one has an empty register. It says what is wrong with the ledger by itself and
// against its checkpoint; key, if not empty, is the verifier key that the checkpoint must be signed with.
func Read(fsys fs.FS, key string) (*Register, problem.List) {
	data, err := readFile(fsys, corpus.LedgerFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return newRegister(&ledger.Log{}), unreadable(corpus.LedgerFile, err)
	}
	log, problems := ledger.Read(corpus.LedgerFile, data)
	r := newRegister(log)
	text, err := readFile(fsys, corpus.CheckpointFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.Log = log.First(0)
	case err != nil:
		problems = append(problems, unreadable(corpus.CheckpointFile, err)...)
	case problems.Errors() == 0:
		problems = append(problems, r.check(text, key)...)
	}
	if problems.Errors() == 0 {
		problems = append(problems, r.unfinished()...)
	}
	return r, problems
}

// Unfinished is the rule of the warning that a publication was interrupted. Publish goes on from there.
const Unfinished = "ledger-unfinished"

// unfinished tells of lines that no checkpoint counts. One publication may have left them; it writes its checkpoint before the next.
func (r *Register) unfinished() (problems problem.List) {
	if !r.IsUnfinished() {
		return nil
	}
	mend := "run rspsite publish again, which goes on from there"
	if r.Checkpoint.Origin == "" {
		mend += "; or, if there was ever a checkpoint, restore it: it was taken away"
	}
	behind := r.All.Len() - r.Log.Len()
	switch has := r.Checkpoint.Origin != ""; {
	case r.All.Publications()-r.Log.Publications() == 1:
		problems.Warnf(problem.Position{File: corpus.LedgerFile, Line: r.Log.Len() + 1, Column: 1}, Unfinished, mend,
			"a publication was interrupted here: no checkpoint counts the last %s yet", lines(behind))
	case has:
		problems.Errorf(problem.Position{File: corpus.CheckpointFile}, "checkpoint-old", restore,
			"this is not the last checkpoint: it counts %d lines of %d, and more than one publication lies behind it", r.Log.Len(), r.All.Len())
	default:
		problems.Errorf(problem.Position{File: corpus.CheckpointFile}, "checkpoint-gone", restore,
			"the checkpoint is gone: the ledger beside it has %s of %d publications", lines(behind), r.All.Publications())
	}
	return problems
}

func lines(n int) string {
	if n == 1 {
		return "line"
	}
	return fmt.Sprintf("%d lines", n)
}

func newRegister(log *ledger.Log) *Register { return &Register{Log: log, All: log, Tree: log.Tree()} }

func unreadable(file string, err error) (list problem.List) {
	list.Errorf(problem.Position{File: file}, "ledger-unreadable", "let it be read", "reading it: %v", err)
	return list
}

// readFile reads a regular file. Reading anything else may never end.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is no regular file but a folder, a pipe or the like (found %s)", info.Mode().Type())
	}
	return fs.ReadFile(fsys, name)
}

// check holds the lines against the checkpoint, and parts those behind it from the rest.
func (r *Register) check(text []byte, key string) (problems problem.List) {
	at := problem.Position{File: corpus.CheckpointFile, Line: 1, Column: 1}
	if bytes.HasPrefix(text, []byte(conflict)) || bytes.Contains(text, []byte("\n"+conflict)) {
		problems.Errorf(at, "ledger-conflict", merged, "two branches published, each for itself, and were merged here")
		return problems
	}
	c, err := ledger.ReadCheckpoint(text)
	if err != nil {
		problems.Errorf(at, "checkpoint", restore, "this is no checkpoint: %v", err)
		return problems
	}
	log := r.Log
	switch {
	case log.Len() == 0 && c.Size > 0:
		problems.Errorf(problem.Position{File: corpus.LedgerFile}, "ledger-gone", restore, "the ledger is gone: the checkpoint beside it counts %d lines", c.Size)
		return problems
	case log.Len() < c.Size:
		problems.Errorf(problem.Position{File: corpus.LedgerFile, Line: log.Len() + 1, Column: 1}, "ledger-shortened", restore,
			"lines were taken away from the end (found %d lines, want the %d that the last checkpoint counts)", log.Len(), c.Size)
		return problems
	case c.Size > 0 && log.Origin() != c.Origin:
		problems.Errorf(at, "checkpoint-other", restore, "this is the checkpoint of another log (found %q, want %q)", c.Origin, log.Origin())
		return problems
	}
	if r.Tree.Root(c.Size) != c.Root {
		problems.Errorf(problem.Position{File: corpus.LedgerFile}, "ledger-edited", restore,
			"its first %d lines are not those of the last checkpoint: the last of them was changed, the whole ledger was written anew, or the two are of two branches that both published", c.Size)
		return problems
	}
	if key != "" {
		if err := c.Verify(key); err != nil {
			problems.Errorf(at, "checkpoint-key", restore+"; if ledger.key in rspsite.yaml is wrong, mend that; if it is new, run rspsite publish --new-key", "%v", err)
		}
	}
	r.Checkpoint, r.Log = c, log.First(c.Size)
	return problems
}

const restore = "restore content/ledger.jsonl and content/ledger.checkpoint as they were last published"

// conflict begins what git leaves where it could not merge.
var conflict = strings.Repeat("<", 7) + " "

const merged = "keep the checkpoint and the ledger of the branch that is published, take out what is of the other, and run rspsite publish again"
