package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/publication"
	"rspsite/static"
	"rspsite/templates"
)

// otherThanWords says what of a published document changes besides its text and its lists.
func otherThanWords(s publication.Step) []string {
	var parts []string
	if s.Header {
		parts = append(parts, "the header")
	}
	if s.Was == nil {
		return parts
	}
	for _, file := range s.Pictures {
		parts = append(parts, "the picture "+file)
	}
	if s.Record.Status != s.Was.Status {
		parts = append(parts, fmt.Sprintf("status: %s → %s", s.Was.Status, s.Record.Status))
	}
	if s.Record.ClosedBy != s.Was.ClosedBy {
		parts = append(parts, "closed-by")
	}
	return parts
}

// look tells which files of the project take the place of rspsite's own: they can hide what the record says is shown.
func (t *teller) look() {
	own := ownLook(t.root.FS())
	if len(own) == 0 {
		return
	}
	for i, file := range own {
		own[i] = t.place(file)
	}
	t.linef("\nthe look is the project's own: %s. How texts look, and whether they are seen, is not in the record", strings.Join(own, ", "))
}

// ownLook are the templates and the style sheets and scripts of a project that stand in the place of others which rspsite has.
func ownLook(project fs.FS) []string {
	var own []string
	for _, carried := range []struct {
		folder string
		files  fs.FS
	}{{templatesDir, templates.FS}, {corpus.StaticDir, static.FS}} {
		_ = fs.WalkDir(carried.files, ".", func(name string, e fs.DirEntry, err error) error { // what cannot be read hides nothing
			if err != nil || e.IsDir() || strings.HasSuffix(name, ".go") {
				return err
			}
			file := path.Join(carried.folder, name)
			ours, err := fs.ReadFile(project, file)
			if err != nil {
				return nil
			}
			if theirs, err := fs.ReadFile(carried.files, name); err != nil || !bytes.Equal(ours, theirs) {
				own = append(own, file)
			}
			return nil
		})
	}
	return own
}
