package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
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
	f, err := o.project.Open(path.Join(o.folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return o.carried.Open(name)
	}
	return f, err
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
