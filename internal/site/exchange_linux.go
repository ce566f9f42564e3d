package site

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange gives two folders each other's names in one step. It says [errors.ErrUnsupported] where the kernel or the file
// system cannot do that.
func exchange(parent *os.Root, a, b string) error {
	dir, err := parent.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	err = unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errors.ErrUnsupported
	}
	return err
}
