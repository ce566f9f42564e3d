package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
	"syscall"
)

// errLocked says that another process holds a folder.
var errLocked = errors.New("locked")

// A stage is the folder beside the output in which the next site is put together.
//
// It is made when the first changed file needs it, so that a build without changes leaves no trace, and is locked as long as
// the process lives, so that two builds into one folder cannot mix. The lock sits on the folder itself: a killed process
// leaves a folder but no lock, and the next build removes it.
type stage struct {
	*target

	once sync.Once
	err  error    // of making the folder
	made bool     // the folder is ours to remove
	root *os.Root // the folder; nil until open
	lock *os.File
	held *os.File // lock on the site before, which bears the staging name after the swap

	mu   sync.Mutex
	dirs map[string]bool // folders made so far
}

// openStage removes what a killed run left and prepares a stage.
func openStage(t *target) (*stage, error) {
	for _, left := range []string{t.staging(), t.aside()} {
		if err := t.removeStale(left); err != nil {
			return nil, err
		}
	}
	return &stage{target: t, dirs: map[string]bool{".": true}}, nil
}

// staging is the name of the staging folder.
func (t *target) staging() string { return "." + t.base + ".rspsite-staging" }

// aside is where the site before stays for a moment where the system cannot exchange two folders in one step.
func (t *target) aside() string { return "." + t.base + ".rspsite-aside" }

// removeStale removes a staging folder that no process holds. A folder without our mark is somebody else's, unless it is
// empty: a run may have been killed between making and marking it.
func (t *target) removeStale(name string) error {
	info, err := t.parent.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", name, reason(err))
	case !info.IsDir():
		return t.foreign(name)
	}
	dir, err := t.parent.OpenRoot(name)
	if err != nil {
		return fmt.Errorf("opening %s: %w", name, reason(err))
	}
	defer dir.Close()
	entries, err := fs.ReadDir(dir.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, reason(err))
	}
	if len(entries) > 0 && !isMade(dir) {
		return t.foreign(name)
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return t.locking(err)
	}
	defer lock.Close()
	if err := t.removeMade(name); err != nil {
		return fmt.Errorf("removing %s, which an interrupted build left: %w", name, reason(err))
	}
	return nil
}

func (t *target) foreign(name string) error {
	return t.refuse(fmt.Sprintf("cannot be prepared: %s beside it was not made by rspsite", name),
		"move that away, or choose another --out")
}

func (t *target) locking(err error) error {
	if errors.Is(err, errLocked) {
		return fmt.Errorf("writing to %s: another build is writing to it", t.name)
	}
	return fmt.Errorf("locking the staging folder of %s: %w", t.name, err)
}

// open makes the folder unless it is there. Safe for concurrent use.
func (s *stage) open() error {
	s.once.Do(func() { s.err = s.make() })
	return s.err
}

func (s *stage) make() (err error) {
	switch err := s.parent.Mkdir(s.staging(), 0o777); {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &Blocked{s.name, "the folder that holds it is read-only", "make that folder writable, or choose another --out"}
	case errors.Is(err, fs.ErrExist): // openStage left none
		return s.locking(errLocked)
	case err != nil:
		return fmt.Errorf("making the staging folder of %s: %w", s.name, reason(err))
	}
	if s.root, err = s.parent.OpenRoot(s.staging()); err != nil {
		return fmt.Errorf("opening the staging folder of %s: %w", s.name, reason(err))
	}
	if s.lock, err = lockFolder(s.root); err != nil {
		return s.locking(err)
	}
	if !s.inPlace() {
		return s.locking(errLocked)
	}
	s.made = true
	if s.old != nil {
		if s.held, err = lockFolder(s.old); err != nil {
			return s.locking(err)
		}
		if err := s.root.Chmod(".", s.oldMode); err != nil {
			return fmt.Errorf("setting the mode of the staging folder of %s: %w", s.name, reason(err))
		}
	}
	return s.create(Marker, []byte(markerText))
}

// inPlace reports whether the locked folder still bears its name: before the lock held, another build may have taken it
// for stale and made its own.
func (s *stage) inPlace() bool {
	locked, err1 := s.root.Stat(".")
	named, err2 := s.parent.Lstat(s.staging())
	return err1 == nil && err2 == nil && os.SameFile(locked, named)
}

// write puts a new or changed file into the stage. Safe for concurrent use.
func (s *stage) write(name string, data []byte) error {
	if err := s.open(); err != nil {
		return err
	}
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	return s.create(name, data)
}

func (s *stage) create(name string, data []byte) error {
	if err := s.root.WriteFile(name, data, 0o666); err != nil {
		return s.writing(name, err)
	}
	return nil
}

func (s *stage) writing(name string, err error) error {
	return fmt.Errorf("writing %s: %w", path.Join(s.name, name), reason(err))
}

// folder makes a folder of the stage and those above it.
func (s *stage) folder(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dirs[dir] {
		return nil
	}
	if err := s.root.MkdirAll(dir, 0o777); err != nil {
		return s.writing(dir, err)
	}
	s.dirs[dir] = true
	return nil
}

// keep takes an unchanged file over from the site before: as a second link to the same file, or as a copy with the same
// modification time where the file system has no links.
func (s *stage) keep(name string) error {
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	if err := s.parent.Link(path.Join(s.base, name), path.Join(s.staging(), name)); err == nil {
		return nil
	}
	return s.copy(name)
}

func (s *stage) copy(name string) error {
	data, err := s.old.ReadFile(name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path.Join(s.name, name), reason(err))
	}
	info, err := s.old.Stat(name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path.Join(s.name, name), reason(err))
	}
	if err := s.create(name, data); err != nil {
		return err
	}
	if err := s.root.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		return s.writing(name, err)
	}
	return nil
}

// discard removes the stage after a failure.
func (s *stage) discard() error {
	defer s.release()
	if !s.made {
		return nil
	}
	if err := s.removeMade(s.staging()); err != nil {
		return fmt.Errorf("removing the staging folder %s: %w", s.staging(), reason(err))
	}
	return nil
}

// release gives up the locks and closes the stage.
func (s *stage) release() {
	if s.root != nil {
		s.root.Close()
	}
	for _, f := range []*os.File{s.lock, s.held} {
		if f != nil {
			f.Close()
		}
	}
}
