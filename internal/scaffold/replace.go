package scaffold

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io/fs"
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

// replace puts another text in place of a file.
func replace(root *os.Root, f File) error {
	info, err := root.Lstat(f.Path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Mode().Perm()&0o200 == 0 {
		return os.ErrPermission
	}
	return Replace(root, f.Path, f.Text, 0)
}

// Replace writes a file in one step, with the mode given, or if that is 0 with the mode that it had, or that of any new file. A run
// that is killed leaves the old text.
func Replace(root *os.Root, name string, text []byte, mode fs.FileMode) error {
	if info, err := root.Lstat(name); err == nil && mode == 0 {
		mode = info.Mode().Perm()
	}
	created := mode
	if created == 0 {
		created = 0o666 // less what the user's mask takes
	}
	staged := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text())
	w, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, created)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	if err == nil && mode != 0 {
		err = w.Chmod(mode)
	}
	if err == nil {
		err = w.Sync()
	}
	if closing := w.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = root.Rename(staged, name)
	}
	if err != nil {
		root.Remove(staged)
	}
	return err
}
