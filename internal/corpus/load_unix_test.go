//go:build unix

package corpus_test

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipesAreNotWaitedFor: whoever opens a pipe waits until another one writes to it.
func TestPipesAreNotWaitedFor(t *testing.T) {
	dir := onDisk(t, nil)
	if err := syscall.Mkfifo(filepath.Join(dir, "content/sources/pipe.md"), 0o644); err != nil {
		t.Skipf("SKIPPED: this file system has no pipes: %v", err)
	}
	_, got := loadDir(t, dir)
	if want := "content/sources/pipe.md: cannot be read: it is no file but a device or the like\n"; got != want {
		t.Errorf("problems:\n%swant:\n%s", got, want)
	}
}
