package main

import (
	"net/url"
	"os"
	"path/filepath"

	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
	"rspsite/internal/redaction"
)

// sayPictures names the files of the project's static folder that a mark takes out of the text and that lie there still: the site
// publishes all of that folder.
func (p *Program) sayPictures(out string, openings *redaction.Openings) {
	if out == stdinName {
		return
	}
	dir := p.projectAround(out)
	if dir == "" {
		return
	}
	said := map[string]bool{}
	for _, o := range openings.List {
		doc, _ := markdown.Parse("", []byte(o.Text))
		if doc == nil {
			continue
		}
		for c := range doc.Document.All() {
			for _, r := range runsOf(c) {
				for _, address := range []string{r.Image, r.Link} {
					if file := staticFile(dir, address); file != "" && !said[file] {
						said[file] = true
						p.terminal.infof("%s, to which a text refers that is taken out, is still published: move it out of the project if it is to be hidden too", filepath.ToSlash(file))
					}
				}
			}
		}
	}
}

// staticFile is the file of a project's static folder that an address means, below the project; empty if it means none.
func staticFile(project, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ""
	}
	file := filepath.Join(corpus.StaticDir, filepath.FromSlash(corpus.StaticFile(u)))
	if info, err := os.Stat(filepath.Join(project, file)); err != nil || !info.Mode().IsRegular() || !filepath.IsLocal(file) {
		return ""
	}
	return file
}
