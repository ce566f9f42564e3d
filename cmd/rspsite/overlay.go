package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rspsite/internal/problem"
	"rspsite/internal/redaction/gate"
)

// An overlay is a file system in which a folder of the project hides, file by file, what the binary carries.
type overlay struct {
	project fs.FS
	folder  string // in project; need not be there
	carried fs.FS
}

// Open opens the project's file, or else the carried one.
func (o overlay) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	err := o.checkOwn(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.carried.Open(name)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path.Join(o.folder, name), Err: err}
	}
	return o.openOwn(name)
}

// openOwn opens the project's file. One that came to hold something private since the gate was passed is refused.
func (o overlay) openOwn(name string) (fs.File, error) {
	at := path.Join(o.folder, name)
	f, err := o.project.Open(at)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return f, nil
	}
	held, err := gate.IsPrivate(f, at)
	f.Close()
	switch {
	case err != nil:
		return nil, err
	case held:
		return nil, &fs.PathError{Op: "open", Path: at, Err: errPrivate}
	}
	return o.project.Open(at)
}

// maxOwnFile is the largest file, in bytes, that a project's own folder may hold: files are held in memory while they are
// written.
const maxOwnFile = 64 << 20

// An unfit file may not lie in a folder of which everything is published.
type unfit struct{ what, mend string }

func (u *unfit) Error() string { return u.what + ": " + u.mend }

var (
	errLink    = &unfit{"it is a symbolic link, which could publish any file of the project", "put the file itself there"}
	errNoFile  = &unfit{"it is no file but a device or the like", "take it away"}
	errTooLong = &unfit{fmt.Sprintf("it is larger than %d MiB", maxOwnFile>>20), "make it smaller, or publish it elsewhere"}
	errPrivate = errors.New("it holds a private mark or openings")
)

// problems are the files of the project's folder that no site can be made of.
func (o overlay) problems() (list problem.List) {
	_ = fs.WalkDir(o, ".", func(name string, _ fs.DirEntry, err error) error {
		var u *unfit
		if err != nil || !errors.As(o.checkOwn(name), &u) {
			return nil // what cannot be read is told where it is used
		}
		list.Errorf(problem.Position{File: path.Join(o.folder, name)}, "unfit-file", u.mend, "%s", u.what)
		if name == "." {
			return fs.SkipAll
		}
		return nil
	})
	return list
}

// checkOwn looks at the project's file before it is opened: opening a pipe would wait for ever, and a link leads elsewhere.
// It returns fs.ErrNotExist if the project has no such file.
func (o overlay) checkOwn(name string) error {
	at := o.folder
	for _, part := range append([]string{"."}, strings.Split(name, "/")...) {
		at = path.Join(at, part)
		info, err := fs.Lstat(o.project, at)
		switch {
		case err != nil:
			return cause(err)
		case info.Mode()&fs.ModeSymlink != 0:
			return errLink
		case !info.IsDir() && !info.Mode().IsRegular():
			return errNoFile
		case info.Mode().IsRegular() && info.Size() > maxOwnFile:
			return errTooLong
		}
	}
	return nil
}

// ReadDir lists a folder of both together, sorted by name. Of the project, what editors and systems leave behind is left
// out: names that begin with a dot or end with a tilde.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	ours, err := fs.ReadDir(o.project, path.Join(o.folder, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	ours = slices.DeleteFunc(ours, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")
	})
	carried, carriedErr := fs.ReadDir(o.carried, name)
	if err != nil && carriedErr != nil {
		return nil, carriedErr
	}
	for _, e := range carried {
		if !slices.ContainsFunc(ours, func(d fs.DirEntry) bool { return d.Name() == e.Name() }) {
			ours = append(ours, e)
		}
	}
	slices.SortFunc(ours, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return ours, nil
}
