package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/scaffold"
)

// A written file is one that publish replaces.
type writtenFile struct {
	name string
	was  []byte // as it was read; nil if it was not there
	is   []byte
}

// carryOut makes the site as it will be, writes the publication, and lets the site take the place of the one before: a page that cannot
// be made stops it while nothing is written.
func (p *Program) carryOut(ctx context.Context, w *publishing) error {
	log := w.log()
	files, err := w.files(log)
	if err != nil {
		return err
	}
	write := func() error { return p.write(w, log, files) }
	if w.noBuild {
		return write()
	}
	coming := comingFiles{}
	for _, f := range files {
		coming[f.name] = f.is
	}
	return p.build(ctx, &project{source: w.source, baseURL: w.baseURL, given: w.given, told: w.told, coming: coming}, w.out, write)
}

// write makes the publication. Each file is replaced in one step, and after each the project is one that publish goes on from and build
// makes a site of: the day alone, which is no promise yet; former texts that still stand; lines without a checkpoint, which build does not
// show; all.
func (p *Program) write(w *publishing, log *ledger.Log, files []writtenFile) error {
	w.sweep()
	for _, f := range files {
		if err := w.replace(f); err != nil {
			return err
		}
		if p.afterWriting != nil {
			if err := p.afterWriting(f.name); err != nil {
				return err
			}
		}
	}
	w.written = true
	switch {
	case len(w.record.Steps) > 0:
		p.terminal.infof("published %s as of %s: publication %d, %s in the public record",
			count(len(w.record.Steps), "change"), w.on, log.Publications(), count(log.Len(), "line"))
	case len(files) > 0:
		p.terminal.infof("written: %s", w.names(files))
	}
	return nil
}

// names are the files as the user finds them.
func (w *publishing) names(files []writtenFile) string {
	var names []string
	for _, f := range files {
		if at := w.place(f.name); !slices.Contains(names, at) {
			names = append(names, at)
		}
	}
	return someOf(names)
}

// files are what is to be written, in this order, for a ledger with what is appended.
func (w *publishing) files(log *ledger.Log) ([]writtenFile, error) {
	config, err := w.read(corpus.ConfigFile)
	if err != nil {
		return nil, err
	}
	lines, err := w.read(corpus.LedgerFile)
	if err != nil {
		return nil, err
	}
	checkpoint, err := w.read(corpus.CheckpointFile)
	if err != nil {
		return nil, err
	}
	var files []writtenFile
	if w.on.String() != w.public.Config.AsOf.String() {
		moved, err := moveAsOf(config, w.on.String())
		if err != nil {
			return nil, err
		}
		files = append(files, writtenFile{corpus.ConfigFile, config, moved})
	}
	if w.record.IsUnfinished() && log.Len() > w.record.All.Len() { // each publication has its checkpoint before the next begins
		before, err := w.checkpoint(w.record.All)
		if err != nil {
			return nil, err
		}
		files, checkpoint = append(files, writtenFile{corpus.CheckpointFile, checkpoint, before}), before
	}
	former, err := w.formerFiles()
	if err != nil {
		return nil, err
	}
	files = append(files, former...) // before the line that corrects them
	if log.Len() > w.record.All.Len() {
		if _, problems := ledger.Read(w.place(corpus.LedgerFile), log.Bytes()); problems.Errors() > 0 {
			return nil, failf("nothing was written; this is a fault of rspsite", "the public record would not be readable: %s", problems[0])
		}
		files = append(files, writtenFile{corpus.LedgerFile, lines, log.Bytes()})
	}
	if w.needsCheckpoint() {
		now, err := w.checkpoint(log)
		if err != nil {
			return nil, err
		}
		files = append(files, writtenFile{corpus.CheckpointFile, checkpoint, now})
	}
	return files, nil
}

// read is what a file holds, or nil if it is not there.
func (w *publishing) read(name string) ([]byte, error) {
	data, err := w.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failf("", "reading %s: %v", w.place(name), cause(err))
	}
	return data, nil
}

// checkpoint states a ledger, signed where there is a key.
func (w *publishing) checkpoint(log *ledger.Log) ([]byte, error) {
	c := log.Checkpoint(log.Tree(), log.Len())
	if w.signer == nil {
		return c.Unsigned(), nil
	}
	return c.Signed(w.signer)
}

// replace writes one file, if it is still as it was read.
func (w *publishing) replace(f writtenFile) error {
	now, err := w.read(f.name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.was) {
		return failf("run rspsite publish again", "%s was changed in the meantime", w.place(f.name))
	}
	err = w.root.MkdirAll(path.Dir(f.name), 0o777)
	if err == nil {
		err = scaffold.Replace(w.root, f.name, f.is, 0)
	}
	if err != nil {
		return failf("run rspsite publish again: it goes on from here", "writing %s: %v", w.place(f.name), cause(err))
	}
	return nil
}

// staged are the files beside those that publish writes which a run left that was killed while it wrote them.
var staged = regexp.MustCompile(`^\.(rspsite\.yaml|ledger\.jsonl|ledger\.checkpoint|[0-9]+\.txt)\.[A-Z2-7]{26}$`)

// sweep takes away what a run that was killed left. Nobody else writes these files while the lock is held.
func (w *publishing) sweep() {
	folders := []string{".", path.Dir(corpus.LedgerFile)}
	for _, k := range w.kept {
		folders = append(folders, path.Dir(k.file))
	}
	for _, dir := range folders {
		entries, err := fs.ReadDir(w.root.FS(), dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if staged.MatchString(e.Name()) && e.Type().IsRegular() {
				w.root.Remove(path.Join(dir, e.Name()))
			}
		}
	}
}

// lock keeps a second publish out of the project until it is closed, or the process ends.
func (j *project) lock() (*os.File, error) {
	f, err := tryLock(j.dir)
	switch {
	case errors.Is(err, errLocked):
		return nil, failf("wait until it has ended, then run publish again", "another rspsite publish is at work in %s", j.place("."))
	case err != nil:
		return nil, failf("", "opening the project %s: %v", j.source, cause(err))
	}
	return f, nil
}

// errLocked says that another process holds a lock.
var errLocked = errors.New("locked")

// moveAsOf is the text of rspsite.yaml with another as-of date and not one other byte changed.
func moveAsOf(config []byte, on string) ([]byte, error) {
	lines := bytes.SplitAfter(config, []byte("\n"))
	for i, line := range lines {
		if rest, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte("\ufeff")), []byte("as-of:")); ok {
			old := bytes.Fields(rest)
			if len(old) == 0 || !dateValue.Match(old[0]) {
				break
			}
			lines[i] = bytes.Replace(line, old[0], []byte(on), 1)
			return bytes.Join(lines, nil), nil
		}
	}
	return nil, failf("write as-of: and a date on one line of "+corpus.ConfigFile, "found no line of %s that begins with as-of: and a date", corpus.ConfigFile)
}

// asOfLine is the rule of the warning that publish cannot move as-of.
const asOfLine = "as-of-line"

// canMoveAsOf warns of a date that publish could not move, as it does not stand where publish looks for it.
func (j *project) canMoveAsOf(on corpus.Date) (problems problem.List) {
	config, err := fs.ReadFile(j.root.FS(), corpus.ConfigFile)
	if err != nil {
		return nil // whoever reads the configuration says so
	}
	if _, err := moveAsOf(config, on.String()); err != nil {
		problems.Warnf(problem.Position{File: j.place(corpus.ConfigFile)}, asOfLine, "write as-of: and its date on one line", "publish moves as-of, and can do so only where the date stands behind it on its line")
	}
	return problems
}

// dateValue is a date as the value of as-of, in quotation marks or not.
var dateValue = regexp.MustCompile(`^("[0-9-]{10}"|'[0-9-]{10}'|[0-9-]{10})$`)
