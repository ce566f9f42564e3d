package corpus

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// HiddenPictures are the files of the static folder, by their paths in it, to which only texts refer that the corpus does not show:
// a chart of tomorrow's report tells what is in it. What the project's templates and style sheets speak of is none of them.
func (c *Corpus) HiddenPictures() []string { return c.pictures }

// onlyHidden finds these files, given the whole corpus and its public part.
func (c *Corpus) onlyHidden(public *Corpus, project fs.FS) []string {
	shown := map[string]bool{}
	for d := range public.Documents() {
		d.staticFiles(func(file string) { shown[file] = true })
	}
	var hidden []string
	for d := range c.Documents() {
		d.staticFiles(func(file string) {
			info, err := fs.Stat(project, path.Join(StaticDir, file))
			if err == nil && info.Mode().IsRegular() && !shown[file] && !isAsset(file) {
				hidden, shown[file] = append(hidden, file), true
			}
		})
	}
	if len(hidden) == 0 {
		return nil
	}
	for _, dir := range []string{"templates", StaticDir} {
		_ = fs.WalkDir(project, dir, func(name string, e fs.DirEntry, err error) error { // what cannot be read names nothing
			if err == nil && e.Type().IsRegular() && (dir == "templates" || isAsset(name)) {
				text, _ := fs.ReadFile(project, name)
				hidden = slices.DeleteFunc(hidden, func(file string) bool { return bytes.Contains(text, []byte(path.Base(file))) })
			}
			return nil
		})
	}
	slices.Sort(hidden)
	return hidden
}

// isAsset reports whether a file is of the site's design, whatever a text says of it.
func isAsset(file string) bool {
	return slices.Contains([]string{".css", ".js", ".webmanifest", ".woff2"}, strings.ToLower(path.Ext(file)))
}

// staticFiles yields the files of the static folder to which a document's texts refer, as pictures or by links.
func (d Document) staticFiles(yield func(file string)) {
	refer := func(in clause.Inline) {
		for _, r := range in {
			if u, err := url.Parse(r.Image); r.Image != "" && err == nil && u.Scheme == "" && u.Host == "" {
				yield(StaticFile(u))
			}
			if u, err := url.Parse(r.Link); r.Link != "" && err == nil && u.Scheme == "" && u.Host == "" {
				page, _, _ := strings.Cut(d.Page, "#")
				if file, ok := strings.CutPrefix((&url.URL{Path: page}).ResolveReference(u).Path, "/"+StaticDir+"/"); ok {
					yield(file)
				}
			}
		}
	}
	for c := range d.Doc.All() {
		for text := range inlines(c) {
			refer(text)
		}
	}
	fieldsOf(d.Meta, func(_ string, t Text) { refer(t.Inline) })
}

// StaticFile is the path in the static folder that the address of a picture means.
func StaticFile(u *url.URL) string {
	return path.Clean(strings.TrimPrefix(strings.TrimPrefix(u.Path, "/"), StaticDir+"/"))
}
