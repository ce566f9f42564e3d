package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Marker is the file in an output folder that says that rspsite made the folder, and may replace it.
const Marker = ".rspsite"

// markerText explains the file to whoever finds it.
const markerText = "This folder was made by rspsite. Each build replaces it as a whole: keep nothing of your own in it.\n"

// sourceFolders are the folders of a project that no output may go into.
var sourceFolders = []string{"content", "templates", "static"}

// histories are folders that a careless --out could take along: replacing the folder would destroy them.
var histories = []string{".git", ".hg", ".svn", ".jj"}

// A target is an output folder that may be written to.
type target struct {
	name    string   // what messages call it
	base    string   // its name in parent
	parent  *os.Root // the folder that holds it
	old     *os.Root // the folder as it is; nil if there is none
	oldMode fs.FileMode
}

// openTarget checks that out may be written to and opens it. The caller closes it.
func openTarget(out string, o Options) (*target, error) {
	if out == "" {
		return nil, &Refusal{Out: out, Why: "has no name", Mend: "name a folder with --out"}
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, fmt.Errorf("finding output folder %q: %w", out, err)
	}
	t := &target{name: o.Name, base: filepath.Base(abs)}
	if t.name == "" {
		t.name = out
	}
	if o.Source != "" {
		if err := t.checkPlace(abs, o.Source); err != nil {
			return nil, err
		}
	}
	t.parent, err = os.OpenRoot(filepath.Dir(abs))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, t.refuse("cannot be made: the folder that should hold it does not exist", "make that folder first, or choose another --out")
	}
	if err != nil {
		return nil, fmt.Errorf("opening the folder of %s: %w", t.name, reason(err))
	}
	if err = t.restore(); err == nil {
		err = t.openOld()
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *target) refuse(why, mend string) error { return &Refusal{Out: t.name, Why: why, Mend: mend} }

func (t *target) close() {
	if t.old != nil {
		t.old.Close()
	}
	t.parent.Close()
}

// checkPlace refuses a folder that is the project, holds it, or is one of its sources. It compares files, not names, so
// that neither links nor upper case hide what a path leads to.
func (t *target) checkPlace(abs, source string) error {
	const mend = "choose another --out, such as public"
	for dir := range ancestors(source) {
		if isSame(dir, abs) {
			return t.refuse("is or holds the project itself, which a build would replace", mend)
		}
	}
	for _, name := range sourceFolders {
		for dir := range ancestors(abs) {
			if isSame(dir, filepath.Join(source, name)) {
				return t.refuse("lies in the sources, in "+name, mend)
			}
		}
	}
	return nil
}

// isSame reports whether two paths lead to the same folder, or would if it were there.
func isSame(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	return errA != nil && errB != nil && strings.EqualFold(filepath.Base(a), filepath.Base(b)) &&
		filepath.Dir(a) != a && isSame(filepath.Dir(a), filepath.Dir(b))
}

// ancestors yields path, made absolute and with links resolved as far as it exists, then the folders above it.
func ancestors(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		} else if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(real, filepath.Base(path))
		}
		for yield(path) && path != filepath.Dir(path) {
			path = filepath.Dir(path)
		}
	}
}

// openOld opens the folder as it is, if it is one that may be replaced.
func (t *target) openOld() error {
	info, err := t.parent.Lstat(t.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", t.name, reason(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return t.refuse("is a symbolic link", "name the folder itself with --out")
	case !info.IsDir():
		return t.refuse("is a file", "choose another --out")
	case info.Mode().Perm()&0o200 == 0:
		return &Blocked{t.name, "the folder is read-only", "make it writable, or choose another --out"}
	}
	t.oldMode = info.Mode().Perm()
	if t.old, err = t.parent.OpenRoot(t.base); err != nil {
		return fmt.Errorf("opening %s: %w", t.name, reason(err))
	}
	return t.checkMade()
}

// checkMade refuses a folder with content that is not ours.
func (t *target) checkMade() error {
	entries, err := fs.ReadDir(t.old.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", t.name, reason(err))
	}
	if len(entries) > 0 && !isMade(t.old) {
		return t.refuse("was not made by rspsite and is not empty", "choose another --out, or empty the folder")
	}
	for _, e := range entries {
		if slices.Contains(histories, e.Name()) {
			return t.refuse(fmt.Sprintf("holds %s, which a build would delete", e.Name()),
				"build into another folder and copy from there")
		}
	}
	return nil
}

// isMade reports whether the folder bears our mark.
func isMade(dir *os.Root) bool {
	info, err := dir.Lstat(Marker)
	return err == nil && info.Mode().IsRegular()
}

// reason is the bare cause of a failed operation, whose path the caller names better.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
