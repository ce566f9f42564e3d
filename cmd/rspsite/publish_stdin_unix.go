//go:build unix && !solaris && !illumos && !aix

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// hasAnswer reports whether something was written into a pipe and waits to be read, as by whoever answers a question before it is asked.
func hasAnswer(in *os.File) bool {
	info, err := in.Stat()
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		return false
	}
	fds := []unix.PollFd{{Fd: int32(in.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
}
