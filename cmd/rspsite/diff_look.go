package main

import (
	"os"
	"strconv"

	"golang.org/x/term"
)

// A look is how text for a terminal looks.
type look struct {
	colour bool
	width  int
}

// pipeWidth is how wide text is where nobody tells.
const pipeWidth = 80

// look settles colour and width from the flags and what standard output is. Git starts a pager before it calls a program
// for the differences, and says so: what looks like a pipe is a terminal then.
func (p *Program) look(f *diffFlags) look {
	pager := f.git && p.Getenv("GIT_PAGER_IN_USE") == "true"
	l := look{colour: p.terminal.colourOut || pager && wantsColour(p.Getenv), width: f.width}
	switch f.colour {
	case "always":
		l.colour = true
	case "never":
		l.colour = false
	}
	if l.width == 0 {
		l.width = p.columns(pager)
	}
	return l
}

// columns is the width of standard output.
func (p *Program) columns(pager bool) int {
	if out, ok := p.Stdout.(*os.File); ok {
		if width, _, err := term.GetSize(int(out.Fd())); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(p.Getenv("COLUMNS")); pager && err == nil && width > 0 {
		return width
	}
	return pipeWidth
}
