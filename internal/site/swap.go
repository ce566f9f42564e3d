package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// swap puts the stage in the place of the output folder and removes the site before. The locks stay until that is gone, so
// that another build does not take it for the leftovers of a killed one.
func (s *stage) swap() error {
	defer s.release()
	if s.old == nil {
		return s.rename(s.staging(), s.base)
	}
	switch err := exchange(s.parent, s.staging(), s.base); {
	case err == nil:
		return s.remove(s.staging())
	case errors.Is(err, errors.ErrUnsupported):
		return s.swapInTwo()
	default:
		return s.swapping(err)
	}
}

// swapInTwo swaps by two renames. Killed between them it leaves no output folder, but [target.restore] brings it back.
func (s *stage) swapInTwo() error {
	if err := s.rename(s.base, s.aside()); err != nil {
		return err
	}
	if err := s.rename(s.staging(), s.base); err != nil {
		if undo := s.parent.Rename(s.aside(), s.base); undo != nil {
			return fmt.Errorf("%w; the site before is in %s", err, s.aside())
		}
		return err
	}
	return s.remove(s.aside())
}

// restore undoes the first rename of a [stage.swapInTwo] that did not get to the second.
func (t *target) restore() error {
	if _, err := t.parent.Lstat(t.base); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if info, err := t.parent.Lstat(path.Join(t.aside(), Marker)); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if err := t.parent.Rename(t.aside(), t.base); err != nil {
		return fmt.Errorf("bringing back %s from %s: %w", t.name, t.aside(), reason(err))
	}
	return nil
}

func (s *stage) rename(from, to string) error {
	if err := s.parent.Rename(from, to); err != nil {
		return s.swapping(err)
	}
	return nil
}

func (s *stage) swapping(err error) error {
	return fmt.Errorf("putting the new site in the place of %s: %w", s.name, reason(err))
}

func (s *stage) remove(name string) error {
	if err := s.removeMade(name); err != nil {
		return fmt.Errorf("removing the site before, in %s: %w", name, reason(err))
	}
	return nil
}

// removeMade removes a folder of ours, its mark last: if the removal fails or is killed on the way, what is left still says
// that it is ours, and the next build removes it.
func (t *target) removeMade(name string) error {
	dir, err := t.parent.OpenRoot(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	entries, err := fs.ReadDir(dir.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == Marker {
			continue
		}
		if err := dir.RemoveAll(e.Name()); err != nil {
			return err
		}
	}
	return t.parent.RemoveAll(name)
}
