//go:build unix && !solaris && !illumos && !aix

package site

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFolder locks the folder itself until the file that it returns is closed or the process ends.
func lockFolder(dir *os.Root) (*os.File, error) {
	f, err := dir.Open(".")
	if err != nil {
		return nil, reason(err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		switch {
		case errors.Is(err, unix.EWOULDBLOCK):
			return nil, errLocked
		case errors.Is(err, errors.ErrUnsupported): // network file systems: better no lock than no build
			return dir.Open(".")
		}
		return nil, err
	}
	return f, nil
}
