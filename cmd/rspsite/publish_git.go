package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// A history is what git knows of a project. Where there is no git, or the project is not in it, it knows nothing, and says nothing.
type history struct {
	ctx    context.Context
	folder string
}

// gitTime is the longest that git may take for all that publish asks it.
const gitTime = 10 * time.Second

// git asks git, and reports whether it knew. Only commands are called that no configuration of the repository makes run others: none that look
// at the working folder, page, sign or fetch.
func (h history) git(args ...string) (answer []byte, ok bool) {
	answer, err := h.run(args...)
	return answer, err == nil
}

func (h history) run(args ...string) ([]byte, error) {
	c := exec.CommandContext(h.ctx, "git", append([]string{"--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull}, args...)...)
	c.Dir, c.WaitDelay = h.folder, time.Second
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") { // those of a hook that publish runs in tell of another folder
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=", "GIT_TERMINAL_PROMPT=0")
	return c.Output()
}

// refusal is the first line of what git says where it does not answer for a folder that lies in a repository; empty where it does, and where
// no repository is to be seen.
func (h history) refusal() string {
	for dir := h.folder; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
	_, err := h.run("rev-parse", "--git-dir")
	if err == nil {
		return ""
	}
	said := err.Error()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && len(exit.Stderr) > 0 {
		said = string(exit.Stderr)
	}
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return strings.TrimPrefix(line, "fatal: ")
}

// has reports whether a commit has a file of the project.
func (h history) has(commit, file string) bool {
	_, ok := h.git("cat-file", "-e", commit+":./"+file)
	return ok
}

// committed holds the ledger against the one that git has: a clone goes on from that.
func (w *publishing) committed(ctx context.Context) (problems problem.List) {
	ctx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	h, all := history{ctx, w.dir}, w.record.All
	if said := h.refusal(); said != "" {
		return w.unasked(said)
	}
	if !h.has("HEAD", corpus.ConfigFile) {
		return nil
	}
	lines, has := h.git("cat-file", "blob", "HEAD:./"+corpus.LedgerFile)
	now := all.Bytes()
	switch {
	case !has && len(now) == 0:
		return w.begunBefore(h)
	case bytes.HasPrefix(now, lines):
		if n := all.Len() - bytes.Count(lines, []byte("\n")); n > 0 {
			problems.Warnf(problem.Position{File: w.place(corpus.LedgerFile), Line: all.Len() - n + 1, Column: 1}, "ledger-uncommitted", "commit "+w.recordFiles()+" first",
				"publication %d, of %s, is not committed: whoever clones the project would publish into another record", all.Publications(), all.On())
		}
		return problems
	case h.isMerging():
		return nil
	}
	back := w.gitCommand("checkout HEAD -- "+corpus.LedgerFile+" "+corpus.CheckpointFile) + " brings back what was committed; if the record is right as it is here, commit it first"
	return w.goesOn(now, earlier{lines: lines, from: "the last commit", fetch: back, restore: back})
}

// unasked tells that git has a history of the project and does not show it. It may have a record that a first publication would not go on from.
func (w *publishing) unasked(said string) (problems problem.List) {
	at := problem.Position{File: w.place(corpus.LedgerFile)}
	const what = "the history of the project was not looked at, and may have another record: git does not answer: %s"
	switch isFirst := w.record.All.Len() == 0; {
	case !isFirst:
		problems.Warnf(at, "ledger-history", "mend that, and run rspsite publish again", what, said)
	case !w.anew:
		problems.Errorf(at, "ledger-history", "mend that; if this is the first publication indeed, say so with --anew", what, said)
	}
	return problems
}

// isMerging reports whether commits are being put together: the record is then that of one of them, as the editor chose.
func (h history) isMerging() bool {
	for _, head := range []string{"MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD"} {
		if _, ok := h.git("rev-parse", "--quiet", "--verify", head); ok {
			return true
		}
	}
	return false
}

// commitName is a commit as git names it.
var commitName = regexp.MustCompile(`^[0-9a-f]{40,64}$`)

// begunBefore refuses a first publication where the history has a record already, and says where it may have one that cannot be seen.
func (w *publishing) begunBefore(h history) (problems problem.List) {
	if w.anew {
		return nil
	}
	at := problem.Position{File: w.place(corpus.LedgerFile)}
	commits, _ := h.git("rev-list", "--full-history", "--max-count=20", "HEAD", "--", corpus.LedgerFile)
	for commit := range strings.FieldsSeq(string(commits)) {
		if commitName.MatchString(commit) && h.has(commit, corpus.LedgerFile) {
			problems.Errorf(at, "ledger-gone", w.gitCommand("checkout "+commit[:12]+" -- "+corpus.LedgerFile+" "+corpus.CheckpointFile)+" brings it back; if nobody but you ever saw it, --anew begins another",
				"this would not be the first publication: the public record is gone, and the history of the project has one, last in commit %s", commit[:12])
			return problems
		}
	}
	if shallow, _ := h.git("rev-parse", "--is-shallow-repository"); strings.TrimSpace(string(shallow)) == "true" {
		problems.Warnf(at, "ledger-history", w.gitCommand("fetch --unshallow")+" gets the rest",
			"this is the first publication as far as can be seen: of the project's history only the last commits are here")
	}
	return problems
}

// gitCommand is a command of git for the project's folder.
func (j *project) gitCommand(args string) string {
	if source := j.place("."); source != "." {
		return "git -C " + shellWord(source) + " " + args
	}
	return "git " + args
}

// recordFiles are the files that a publication changes and that are committed with it.
func (j *project) recordFiles() string {
	return j.place(corpus.LedgerFile) + ", " + j.place(corpus.CheckpointFile) + " and " + j.place(corpus.ConfigFile)
}
