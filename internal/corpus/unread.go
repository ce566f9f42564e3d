package corpus

import (
	"fmt"
	"path"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// Published tells on which day a page, or a clause of it, was published, as the public record has it; it is empty of what never was.
type Published func(page string, id clause.ID) (on string)

// orPublished is the mend for what nothing answers: what was published is put back, and not called otherwise wherever it is referred to.
func (was Published) orPublished(page string, id clause.ID, otherwise func() string) func() string {
	return func() string {
		if was == nil || page == "" {
			return otherwise()
		}
		on := was(page, id)
		if on == "" {
			return otherwise()
		}
		return fmt.Sprintf("%s%s was published on %s, and is not there now: put it back", page, permalink.Fragment(id), on)
	}
}

// lacking is the mend for an ID that the text of f does not have.
func (f *File) lacking(id clause.ID, otherwise func() string) func() string {
	return f.published.orPublished(pageOf(f.Path), id, otherwise)
}

// pageOf is the address of the page, or of the part of one, that the source at a path has; empty of a path that no source has.
func pageOf(file string) string {
	file, isText := strings.CutSuffix(file, ".md")
	file, isContent := strings.CutPrefix(file, ContentDir+"/")
	if !isText || !isContent {
		return ""
	}
	kind, name, _ := strings.Cut(file, "/")
	folder, base := path.Split(name)
	folder = strings.TrimSuffix(folder, "/")
	switch {
	case base+".md" == policyFile && kind == "versions", base+".md" == reportFile && kind == "reports":
		return pageNamed(kind, folder)
	case kind == "versions":
		return permalink.Version(folder, base)
	case kind == "changes":
		return permalink.Changes + permalink.Fragment(changesID(folder, base))
	case kind == "reports" && path.Base(folder) == reviewsDir:
		return permalink.Review(path.Dir(folder), base)
	case kind == "reports" && path.Base(folder) == editionsDir:
		return permalink.ReportEdition(path.Dir(folder), base)
	case kind != "reports":
		return pageNamed(kind, name)
	}
	return ""
}

// pageNamed is the address of the page of what has a name in a folder of content/; empty if there is no such folder.
func pageNamed(kind, name string) string {
	page, ok := map[string]func(name string) string{
		"versions": permalink.Policy, "reports": permalink.Report, "determinations": permalink.Model, "tables": permalink.Table,
		"goals": permalink.Goal, "sources": permalink.Source, "pages": permalink.Page,
	}[kind]
	if !ok {
		return ""
	}
	return page(name)
}

// Unread are the sources that are there and of which the corpus has nothing, by the addresses that their pages would have: what could not
// be read, and what belongs to what could not be read or is not there.
func (c *Corpus) Unread() map[string]string { return c.unread }

// unread finds them, once what is broken was taken out.
func (l *loader) unread(public *Corpus) map[string]string {
	known := map[string]bool{}
	for _, c := range []*Corpus{l.full, public} {
		for d := range c.Documents() {
			known[d.Path] = true
		}
	}
	unread := map[string]string{}
	for file := range l.parsed {
		if page := pageOf(file); page != "" && !known[file] {
			unread[page] = file
		}
	}
	return unread
}
