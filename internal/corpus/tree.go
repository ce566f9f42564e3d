package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"rspsite/internal/markdown"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// The public record of a project, its last checkpoint, and what texts said before they were corrected, from the project's root.
const (
	LedgerFile     = ContentDir + "/ledger.jsonl"
	CheckpointFile = ContentDir + "/ledger.checkpoint"
	SupersededDir  = ContentDir + "/superseded"
)

// IsOfRecord reports whether a file or folder is kept by publish, and read by packages publication and superseded, not here.
func IsOfRecord(name string) bool {
	return name == LedgerFile || name == CheckpointFile || name == SupersededDir || strings.HasPrefix(name, SupersededDir+"/")
}

// kindDirs are the folders of content/ and how deep below them the sources lie.
var kindDirs = map[string]int{"versions": 2, "changes": 2, "reports": 2, "determinations": 1, "goals": 1, "tables": 1,
	"sources": 1, "pages": 1}

// list returns the paths of all sources and reports what does not belong where it is.
func (l *loader) list() []string {
	var files []string
	for _, e := range l.readDir(ContentDir) {
		dir := path.Join(ContentDir, e.Name())
		if IsOfRecord(dir) {
			continue
		}
		if depth, known := kindDirs[e.Name()]; known {
			files = l.walk(files, dir, depth)
			continue
		}
		l.problems.Warnf(problem.Position{File: dir}, "stray-file", problem.DidYouMean(e.Name(), slices.Collect(maps.Keys(kindDirs))),
			"is not read: no such kind of content")
	}
	return files
}

// walk adds the sources that lie depth folders deep; reviews and earlier editions of a report lie in folders of their own.
func (l *loader) walk(files []string, dir string, depth int) []string {
	for _, e := range l.readDir(dir) {
		name := path.Join(dir, e.Name())
		at := problem.Position{File: name}
		isDir, ok := l.isDir(name, e)
		switch {
		case !ok:
		case depth > 1 && isDir:
			l.name(at, e.Name())
			files = l.walk(files, name, depth-1)
		case depth == 1 && isDir && (e.Name() == reviewsDir || e.Name() == editionsDir) && path.Dir(dir) == ContentDir+"/reports":
			files = l.walk(files, name, 1)
		case isDir:
			l.problems.Errorf(at, "stray-file", "move its files up into "+dir, "is a folder where a file should be")
		case depth > 1 || path.Ext(name) != ".md":
			l.problems.Warnf(at, "stray-file", "", "is not read: sources are .md files%s", where(depth))
		default:
			l.name(at, strings.TrimSuffix(e.Name(), ".md"))
			files = append(files, name)
		}
	}
	return files
}

// isDir reports whether an entry is a folder, or a symbolic link to one inside the project; not ok if that cannot be said.
func (l *loader) isDir(name string, e fs.DirEntry) (isDir, ok bool) {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir(), true
	}
	info, err := fs.Stat(l.fsys, name)
	if err != nil && path.Ext(name) != ".md" { // of a source it is said when it is read
		l.unreadable(name, err)
		return false, false
	}
	return err == nil && info.IsDir(), true
}

func where(depth int) string {
	if depth > 1 {
		return " in a folder of their own here"
	}
	return ""
}

// name refuses names that cannot be addresses.
func (l *loader) name(at problem.Position, name string) {
	if !permalink.IsName(name) {
		l.problems.Errorf(at, "bad-name", "rename it", "the name %q cannot be part of an address: allowed are %s", name, permalink.NameRule)
	}
}

// readDir lists a folder without hidden files and editors' copies. A folder that is absent is empty.
func (l *loader) readDir(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.unreadable(dir, err)
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")
	})
}

// readFile reads a regular file. A larger one than any source may be is not read, and gives a *sizeError.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file but a device or the like") // reading it may never end
	case info.Size() > markdown.MaxSize:
		return nil, &sizeError{info.Size()}
	}
	return fs.ReadFile(fsys, name)
}

// A sizeError says that a file is too large to be read.
type sizeError struct{ size int64 }

// Error names the size and the limit.
func (e *sizeError) Error() string {
	return fmt.Sprintf("the file has %d bytes (want at most %d)", e.size, markdown.MaxSize)
}

// unreadable reports a path that could not be read: missing, forbidden, a link that leaves the project, a folder.
func (l *loader) unreadable(name string, err error) {
	at := problem.Position{File: name}
	var tooLarge *sizeError
	if errors.As(err, &tooLarge) {
		l.problems.Errorf(at, "size", "split the file", "%v", err)
		return
	}
	reason := err
	var p *fs.PathError
	if errors.As(err, &p) {
		reason = p.Err
	}
	mend := ""
	switch {
	case errors.Is(err, fs.ErrNotExist) && name == ConfigFile:
		mend = "run rspsite init to start a project"
	case errors.Is(err, fs.ErrNotExist):
		mend = "it is a symbolic link to nothing: replace it by the file itself"
	case errors.Is(err, fs.ErrPermission) && name == ConfigFile:
		mend = "let the file be read"
	case errors.Is(err, fs.ErrPermission):
		mend = "let the file be read, or move it out of " + ContentDir
	case strings.Contains(reason.Error(), "not a directory"):
		mend = "make it a folder"
	case strings.Contains(reason.Error(), "escapes"):
		mend = "replace the symbolic link by the file itself: sources lie inside the project"
	}
	l.problems.Errorf(at, "unreadable", mend, "cannot be read: %v", reason)
}
