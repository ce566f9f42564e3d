package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Folder is a site on disk. What lies outside of it is never read, wherever its links lead.
type Folder struct {
	root *os.Root
	name string
}

// OpenFolder opens the site in a folder. The caller closes it.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		var inner *fs.PathError
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return nil, err
	}
	return &Folder{root, dir}, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Name is the folder as it was named.
func (f *Folder) Name() string { return f.name }

// Open opens a regular file.
func (f *Folder) Open(ctx context.Context, path string) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	name, err := filepath.Localize(path)
	if err != nil {
		return nil, fmt.Errorf("%q is no path of a file: %w", path, fs.ErrNotExist)
	}
	info, err := f.root.Lstat(name) // a pipe would never end
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is no file (%s)", kindOfFile(info.Mode()))
	}
	return f.root.Open(name)
}

// Files lists all files below the folder, links and the like too.
func (f *Folder) Files(ctx context.Context) ([]string, bool, error) {
	var files []string
	err := fs.WalkDir(f.root.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !e.IsDir() {
			files = append(files, path)
		}
		return ctx.Err()
	})
	return files, true, err
}

func kindOfFile(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	}
	return "a device, pipe or the like"
}
