package main

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"

	"rspsite/internal/announcement"
	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// tell writes what becomes public and what it changes, as the result of publish.
func (p *Program) tell(w *publishing) {
	if p.terminal.quiet {
		return
	}
	a := p.announcement(w)
	for _, file := range ownLook(w.root.FS()) {
		a.Look = append(a.Look, w.place(file))
	}
	text := a.Text()
	p.terminal.clearFor(func() { io.WriteString(p.Stdout, clean(text)) })
}

// announcement is what there is to tell of a publication.
func (p *Program) announcement(w *publishing) *announcement.Publication {
	a := &announcement.Publication{
		Public: w.public, Record: w.record.Register, Steps: w.record.Steps, Origin: originOf(w.public.Config),
		On: w.on, Ahead: w.ahead, NewKey: w.newKey, Site: announcement.Site{Files: p.siteIn(w.out), Name: w.out}, Kept: map[string]announcement.Kept{},
		Place: w.place, All: p.terminal.verbose,
	}
	for _, k := range w.kept {
		a.Kept[k.page] = announcement.Kept{Text: k.text, Says: k.says}
	}
	return a
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
