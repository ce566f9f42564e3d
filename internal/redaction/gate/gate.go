// Package gate keeps private texts out of a project: what lies in one is published, shown or committed sooner or later.
//
// In: a project as a file system, or one file. Out: the places at which something stands that is not to become public: private marks,
// the openings of redactions, and the private key of a ledger. No problem quotes a file.
package gate

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rspsite/internal/problem"
)

// sourceFolders are the folders of a project in which every file is searched, whatever its name: all of them reach the site.
var sourceFolders = []string{"content", "static", "templates"}

// searched are the kinds of files that are searched in the rest of a project: notes, drafts and data, in which a private source
// or its openings may have been left.
var searched = []string{".md", ".markdown", ".mdx", ".rst", ".org", ".json", ".jsonl", ".yaml", ".yml", ".txt", ".csv", ".html", ".patch", ".diff"}

// The most that the gate looks at. A project of more is refused: nobody would know what it holds.
const (
	maxGateFile  = 1 << 30 // bytes of one file
	maxGateTotal = 8 << 30 // bytes of all files
	maxGateFiles = 500_000 // files and folders
	maxGateDepth = 64      // folders inside each other, links to folders counted
	maxFindings  = 100     // places that are named
)

// Private lists the places of a project at which a private mark, an openings file or a private key stands. No problem quotes a file. It looks at all
// files of the project's folders, and elsewhere at those that may be notes or data, at the others for keys alone; not at hidden folders, installed
// packages and folders that rspsite wrote: they are known by a file of the name output beside what a site begins with. A key that was
// given is searched for by its secret part too.
func Private(project fs.FS, output string, given Key) problem.List {
	g := &gate{fsys: project, output: output, given: given}
	g.folder(".", false, 0)
	g.problems.Sort()
	return g.problems
}

// A gate is one search of a project.
type gate struct {
	fsys     fs.FS
	output   string
	given    Key
	files    int
	bytes    int64
	full     bool // a limit is passed, which was reported
	problems problem.List
}

// folder searches a folder and those below it. All of the files in a folder of sources are searched.
func (g *gate) folder(dir string, all bool, depth int) {
	entries, err := fs.ReadDir(g.fsys, dir)
	if err != nil && len(entries) == 0 {
		return // what cannot be read reaches no page; reading the sources tells of it
	}
	if !all && dir != "." && g.isOutput(entries) {
		return
	}
	for _, e := range entries {
		if g.files++; g.files > maxGateFiles || depth > maxGateDepth {
			g.refuse(dir, "the project has more files than can be searched for private marks (want at most %d, folders at most %d deep)", maxGateFiles, maxGateDepth)
		}
		if g.full || len(g.problems) >= maxFindings {
			return
		}
		g.entry(path.Join(dir, e.Name()), e, all, depth)
	}
}

// isOutput reports whether rspsite wrote a folder: the mark alone is quickly made.
func (g *gate) isOutput(entries []fs.DirEntry) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name && e.Type().IsRegular() })
	}
	return has(g.output) && has("index.html")
}

// refuse reports that a limit is passed.
func (g *gate) refuse(name, format string, args ...any) {
	if !g.full {
		g.problems.Errorf(problem.Position{File: name}, "private-search", "give the project a folder of its own, and keep other files out of it", format, args...)
	}
	g.full = true
}

// entry searches one file or folder.
func (g *gate) entry(name string, e fs.DirEntry, all bool, depth int) {
	top := path.Dir(name) == "." && slices.ContainsFunc(sourceFolders, func(f string) bool { return strings.EqualFold(f, e.Name()) })
	isSettings := name == "rspsite.yaml"
	mode, isLink := e.Type(), false
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(g.fsys, name) // fails for a link that leads out of the project, which nothing follows
		if err != nil || !(all || top || isSettings) {
			return
		}
		mode, isLink = info.Mode(), true
	}
	switch {
	case mode.IsDir() && isLink && depth > maxLinks:
	case mode.IsDir() && (all || top || !strings.HasPrefix(e.Name(), ".") && e.Name() != "node_modules"):
		g.folder(name, all || top, depth+1)
	case mode.IsRegular() && (all || isSettings || isText(name)):
		g.file(name, sought{isText: isText(name) || inSources(name), published: isPublished(name), keys: g.given})
	case mode.IsRegular():
		if info, err := fs.Stat(g.fsys, name); err == nil && info.Size() <= maxKeyFile {
			g.file(name, sought{onlyKeys: true, keys: g.given})
		}
	}
}

// maxLinks is how deep links to folders are followed: sources lie less deep, and a link may lead back to a folder above it.
const maxLinks = 8

// isText reports whether a file may be notes or data by its name, the copies that editors leave beside it included.
func isText(name string) bool {
	name = strings.ToLower(strings.Trim(path.Base(name), "~#"))
	for _, copied := range []string{".bak", ".orig", ".old", ".save", ".tmp", ".swp"} {
		name = strings.TrimSuffix(name, copied)
	}
	return slices.Contains(searched, path.Ext(name))
}

// file searches one file. What cannot be read reaches no page.
func (g *gate) file(name string, what sought) {
	f, err := g.fsys.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return
	}
	if g.bytes += info.Size(); info.Size() > maxGateFile || g.bytes > maxGateTotal {
		g.refuse(name, "is more than can be searched for private marks (a file has at most %d bytes, a project %d)", int64(maxGateFile), int64(maxGateTotal))
		return
	}
	found, err := search(f, what)
	if at, ok := f.(io.ReaderAt); ok && err == nil && found.what == nothing && !what.onlyKeys {
		found = (&unpacking{left: maxUnpacked, keys: what.keys}).file(at, info.Size(), 0)
	}
	switch {
	case err != nil || found.what == nothing:
	case found.what == tooMuch:
		g.refuse(name, "holds more, packed, than can be searched for private marks (want at most %d bytes)", int64(maxUnpacked))
	default:
		g.problems = append(g.problems, found.problem(name))
	}
}

// maxKeyFile is the size of the largest file, in bytes, that is searched for a private key where it is neither a source nor text.
const maxKeyFile = 1 << 20

// inSources reports whether every file at a place is one that is read as text.
func inSources(name string) bool { return inFolder(name, "content") || inFolder(name, "templates") }

// isPublished reports whether a file at a place reaches the site.
func isPublished(name string) bool { return inSources(name) || inFolder(name, "static") }

// Held says what is wrong with a source that holds a private mark, or openings: for those who read it after the gate was passed.
func Held(name string, text []byte) (problem.Problem, bool) {
	found, err := search(bytes.NewReader(text), sought{isText: true, published: isPublished(name)})
	if err != nil || found.what == nothing {
		return problem.Problem{}, false
	}
	return found.problem(name), true
}

// problem is what is said of a finding. It quotes nothing.
func (f finding) problem(name string) problem.Problem {
	p := problem.Problem{Position: problem.Position{File: name, Line: f.line, Column: f.column}, Rule: "private-mark", Mend: mendPrivate(name),
		Message: "a private mark stands here, and everything in a project can become public"}
	if f.what == openingsFound {
		p.Rule, p.Mend = "private-openings", "move the file out of the project; rspsite reveal reads it from anywhere"
		p.Message = "this is a file of openings, which tells what is redacted, and everything in a project can become public"
	}
	if f.what == keyFound {
		p.Rule, p.Mend = "private-key", "move it to a file outside of the project; if anybody else could read it, make a new one with rspsite ledger keygen"
		p.Message = "a private key stands here, which signs the public record, and everything in a project can become public"
	}
	if f.packed {
		p.Line, p.Column = 0, 0
		p.Message = strings.Replace(strings.Replace(p.Message, "stands here", "stands in what is packed here", 1), "this is a file", "here is packed a file", 1)
	}
	return p
}

func mendPrivate(name string) string {
	escape := `write \{~ and \~} if no mark is meant`
	if ext := strings.ToLower(path.Ext(name)); ext != ".md" && ext != ".markdown" {
		escape = "part { and ~ by a space if no mark is meant"
	}
	return "move the private source out of the project and make the public one with rspsite redact; " + escape
}

func inFolder(name, folder string) bool {
	top, _, _ := strings.Cut(name, "/")
	return strings.EqualFold(top, folder)
}
