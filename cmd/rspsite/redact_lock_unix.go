//go:build unix && !solaris && !illumos && !aix

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFolder waits until no other redact has openings of a folder in hand. The lock holds until the file is closed or the process
// ends; where folders cannot be locked there is none.
func lockFolder(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	for {
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); !errors.Is(err, unix.EINTR) {
			return f, nil
		}
	}
}
