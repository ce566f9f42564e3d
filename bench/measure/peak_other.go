//go:build !unix

package main

import (
	"errors"
	"os"
)

// peak is not known here.
func peak(*os.ProcessState) float64 { return 0 }

func limitCPU(uint64) error { return errors.New("this system cannot limit seconds of the processor") }
