package scaffold

import (
	"bytes"
	"fmt"
	"os"
	"path"
)

// Apply makes the new files of an edit and changes the one that is there, in one step that comes last. If anything fails, no file
// is left behind, and the old text stays.
func Apply(root *os.Root, e Edit) (err error) {
	now, err := root.ReadFile(e.Change.Path)
	if err != nil {
		return fmt.Errorf("reading %s: %w", e.Change.Path, cause(err))
	}
	if !bytes.Equal(now, e.Was) {
		return refuse("call the verb again", "%s was changed in the meantime", e.Change.Path)
	}
	if err := Write(root, e.New); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			for _, f := range e.New {
				root.Remove(f.Path)
			}
		}
	}()
	if err := replace(root, e.Change); err != nil {
		return fmt.Errorf("writing %s: %w", e.Change.Path, cause(err))
	}
	return nil
}

// replace puts another text in place of a file, in one step, and keeps its mode.
func replace(root *os.Root, f File) error {
	info, err := root.Lstat(f.Path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Mode().Perm()&0o200 == 0 {
		return os.ErrPermission
	}
	staged := path.Join(path.Dir(f.Path), "."+path.Base(f.Path)+".new")
	w, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = w.Write(f.Text)
	if closed := w.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = root.Rename(staged, f.Path)
	}
	if err != nil {
		root.Remove(staged)
	}
	return err
}
