package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestTwoRedactAtATime redacts new sources several times at once: the openings that are left open the public source that is left.
func TestTwoRedactAtATime(t *testing.T) {
	for n := range 10 {
		dir := t.TempDir()
		var b strings.Builder
		for i := range 50 {
			fmt.Fprintf(&b, "A%d {~ word ~}{reason=\"legal\" note=\"N\" extent=\"word\"}.\n\n", i)
		}
		write(t, filepath.Join(dir, "private.md"), b.String())
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if code, _, stderr := runIn(t.Context(), dir, "redact", "private.md", "-o", "public.md", "--openings", "openings.json"); code != exitDone {
					t.Errorf("redact: %d\n%s", code, stderr)
				}
			})
		}
		all.Wait()
		if code, _, stderr := runIn(t.Context(), dir, "reveal", "public.md", "--openings", "openings.json"); code != exitDone {
			t.Fatalf("run %d: reveal: %d\n%s", n, code, stderr)
		}
		if left, _ := os.ReadDir(dir); len(left) != 3 {
			t.Errorf("files that are left: %v", left)
		}
	}
}
