//go:build !unix || solaris || illumos || aix

package main

import "os"

// tryLock locks nothing where folders have no locks: publish then notices another run by the files that are not as it read them.
func tryLock(dir string) (*os.File, error) { return os.Open(dir) }
