//go:build !linux

package site

import (
	"errors"
	"os"
)

// exchange is Linux's alone; elsewhere two renames do.
func exchange(*os.Root, string, string) error { return errors.ErrUnsupported }
