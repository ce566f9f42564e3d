package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long sources must have been left alone before they are read: an editor saves in several steps, and a
// checkout touches many files.
const quiet = 50 * time.Millisecond

// watched are the names in the project's folder that a site is made from. Nothing else there, the output included, is looked at.
var watched = append([]string{"rspsite.yaml"}, sourceFolders...)

// A watcher tells when the sources of a project change.
type watcher struct {
	dir    string // links resolved
	notify *fsnotify.Watcher
}

// watch starts to watch the project in dir. The caller closes the watcher.
func watch(dir string) (*watcher, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", dir, reason(err))
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", dir, err)
	}
	w := &watcher{real, notify}
	if err := w.start(); err != nil {
		notify.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) start() error {
	if err := w.notify.Add(w.dir); err != nil {
		return fmt.Errorf("watching %s: %w", w.dir, err)
	}
	for _, name := range sourceFolders {
		if err := w.add(filepath.Join(w.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) close() { w.notify.Close() }

// add watches a folder and all below it: the system reports for single folders only. What is gone again is left out.
func (w *watcher) add(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err):
			return nil
		case err != nil:
			return fmt.Errorf("watching %s: %w", path, reason(err))
		case !d.IsDir():
			return nil
		}
		if err := w.notify.Add(path); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("watching %s: %w", path, err)
		}
		return nil
	})
}

// next waits until sources have changed and come to rest, and returns which: slash-separated, from the project's folder,
// sorted, none if the system lost count. It returns an error when ctx is done or watching has failed.
func (w *watcher) next(ctx context.Context) (changed []string, err error) {
	var rest <-chan time.Time
	names := map[string]bool{}
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-rest:
			return w.files(names), nil
		case e := <-w.notify.Events:
			if !w.isSource(e) {
				continue
			}
			if err := w.added(e); err != nil {
				return nil, err
			}
			names[e.Name] = true
			rest = time.After(quiet)
		case <-w.notify.Errors:
			// Events were lost: look at everything again.
			if err := w.start(); err != nil {
				return nil, err
			}
			rest = time.After(quiet)
		}
	}
}

// files are the changed files as the user knows them. Folders are left out, and if anything else changed, so is what is
// gone: editors save by way of files that come and go.
func (w *watcher) files(names map[string]bool) []string {
	var there, gone []string
	for name := range names {
		rel, err := filepath.Rel(w.dir, name)
		if err != nil {
			continue
		}
		info, err := os.Lstat(name)
		switch {
		case err != nil:
			gone = append(gone, filepath.ToSlash(rel))
		case !info.IsDir():
			there = append(there, filepath.ToSlash(rel))
		}
	}
	if len(there) == 0 {
		there = gone
	}
	slices.Sort(there) // the map has no order
	return there
}

// added watches a folder that is new.
func (w *watcher) added(e fsnotify.Event) error {
	if !e.Has(fsnotify.Create) {
		return nil
	}
	info, err := os.Lstat(e.Name)
	if err != nil || !info.IsDir() {
		return nil
	}
	return w.add(e.Name)
}

// isSource reports whether an event is about something that a site is made from, and not about its mode alone.
func (w *watcher) isSource(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	name, err := filepath.Rel(w.dir, e.Name)
	if err != nil {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(name), "/")
	base := filepath.Base(name)
	return slices.Contains(watched, top) && !strings.HasPrefix(base, ".") && !strings.HasSuffix(base, "~")
}
