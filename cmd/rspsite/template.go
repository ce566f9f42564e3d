package main

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strconv"

	"rspsite/internal/problem"
	"rspsite/templates"
)

// templatesDir is the folder of a project whose files take the place of the templates that the binary carries.
const templatesDir = "templates"

// A pageFault is a fault in what a project's pages are made of, such as one of its own templates. It is found when a page is made, and
// told as a problem of the content, with its place.
type pageFault struct{ problem.Problem }

func (f *pageFault) Error() string { return f.String() }

// templateError finds the file and line in what the template packages say of a fault.
var templateError = regexp.MustCompile(`(?s)template: ?([^:/]+):(\d+)(?::(\d+))?: (.*)$`)

// The words of the template packages that tell of Go and not of the template.
var (
	executing = regexp.MustCompile(`executing "[^"]*" at <([^>]*)>: `)
	goType    = regexp.MustCompile(` in type \S+`)
	ofNothing = regexp.MustCompile(`nil pointer evaluating \S+\.(\w+)`)
)

// templateFault is err as a fault of a template, if it tells of one that is the project's own.
func (j *project) templateFault(err error) error {
	if err == nil {
		return nil
	}
	m := templateError.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	name := path.Join(templatesDir, m[1])
	if _, missing := j.root.Lstat(name); missing != nil {
		return err
	}
	at := problem.Position{File: j.place(name)}
	if line, err := strconv.Atoi(m[2]); err == nil {
		at.Line = line
	}
	if column, err := strconv.Atoi(m[3]); err == nil {
		at.Column = column + 1 // they count from 0
	}
	message := executing.ReplaceAllString(m[4], "at $1: ")
	message = goType.ReplaceAllString(message, "")
	message = ofNothing.ReplaceAllString(message, "there is nothing to take .$1 of")
	return &pageFault{problem.Problem{Position: at, Rule: "template", Message: message}}
}

// strayTemplates warns of files in the project's templates that take the place of none. A Go file there embeds the folder.
func (j *project) strayTemplates() (list problem.List) {
	entries, err := fs.ReadDir(overlay{j.root.FS(), templatesDir, templates.FS}, ".")
	if err != nil {
		return nil // planning the pages tells of it
	}
	known, err := fs.Glob(templates.FS, "*")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if path.Ext(e.Name()) == ".go" {
			continue
		}
		if _, err := fs.Stat(templates.FS, e.Name()); errors.Is(err, fs.ErrNotExist) {
			list.Warnf(problem.Position{File: path.Join(templatesDir, e.Name())}, "stray-file", problem.DidYouMean(e.Name(), known),
				"takes the place of no template of rspsite's")
		}
	}
	return list
}
