//go:build unix

package bench_test

import (
	"syscall"
	"time"
)

// cpu is the time of the processor that this process has used, all threads together.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
