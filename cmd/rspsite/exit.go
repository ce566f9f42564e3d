package main

import (
	"errors"
	"fmt"

	"rspsite/internal/site"
)

// The exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1 // no project, unreadable settings, disk, network, a bug
	exitUsage   = 2 // flags, arguments, a file or folder that is refused
	exitContent = 3 // problems in the content, or in the project's own templates
	exitChanges = 4 // diff --exit-code found changes
)

// An exitError decides the exit status. Its error may be nil where everything was already said.
type exitError struct {
	code int
	err  error
	hint string // what to do, on a line of its own; may be empty
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// Hint is what to do about the error.
func (e *exitError) Hint() string { return e.hint }

// errContent ends a run that has already shown the problems of the content.
var errContent = &exitError{code: exitContent}

// usagef is wrong use.
func usagef(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// failf is a failure of the run that has a hint. Others are plain errors.
func failf(hint, format string, args ...any) error {
	return &exitError{exitFailed, fmt.Errorf(format, args...), hint}
}

// exitCode maps an error to the exit status.
func exitCode(err error) int {
	var decided *exitError
	var refusal *site.Refusal
	var fault *pageFault
	var private *privateError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &decided):
		return decided.code
	case errors.As(err, &refusal):
		return exitUsage
	case errors.Is(err, site.ErrPlan), errors.As(err, &fault), errors.As(err, &private):
		return exitContent
	}
	return exitFailed
}
