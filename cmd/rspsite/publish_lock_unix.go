//go:build unix && !solaris && !illumos && !aix

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks a folder against other runs of publish, or says at once that one has it ([errLocked]). The lock holds until the file is
// closed or the process ends; where folders cannot be locked there is none.
func tryLock(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	for {
		switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); {
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			f.Close()
			return nil, errLocked
		default:
			return f, nil
		}
	}
}
