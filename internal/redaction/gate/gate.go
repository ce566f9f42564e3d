// Package gate keeps private texts out of a project: what lies in one is published, shown or committed sooner or later.
//
// In: a project as a file system, or one file. Out: the places at which something stands that is not to become public: private marks,
// and the openings of redactions. No problem quotes a file.
package gate

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rspsite/internal/problem"
	"rspsite/internal/redaction"
	"rspsite/internal/redaction/publicform"
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

// Private lists the places of a project at which a private mark or an openings file stands. No problem quotes a file. It looks at all
// files of the project's folders, and elsewhere at those that may be notes or data; not at hidden folders, installed packages and
// folders that rspsite wrote: they are known by a file of the name output in them.
func Private(project fs.FS, output string) problem.List {
	g := &gate{fsys: project, output: output}
	g.folder(".", false, 0)
	g.problems.Sort()
	return g.problems
}

// A gate is one search of a project.
type gate struct {
	fsys     fs.FS
	output   string
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
	isOutput := func(e fs.DirEntry) bool { return e.Name() == g.output && e.Type().IsRegular() }
	if !all && dir != "." && slices.ContainsFunc(entries, isOutput) {
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
		g.file(name)
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
func (g *gate) file(name string) {
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
	if found, err := search(f, isText(name) || inSources(name)); err == nil && found.what != nothing {
		g.problems = append(g.problems, found.problem(name))
	}
}

// inSources reports whether every file at a place is one that is read as text.
func inSources(name string) bool { return inFolder(name, "content") || inFolder(name, "templates") }

// Held says what is wrong with a source that holds a private mark, or openings: for those who read it after the gate was passed.
func Held(name string, text []byte) (problem.Problem, bool) {
	found, err := search(bytes.NewReader(text), true)
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

// What a search may find.
const (
	nothing = iota
	markFound
	openingsFound
)

// A finding is the first private thing in a file, and its place.
type finding struct {
	what         int
	line, column int
}

// IsPrivate reports whether what is read holds a private mark, or openings: for files that are read after the gate was passed.
func IsPrivate(r io.Reader, name string) (bool, error) {
	found, err := search(r, isText(name))
	return found.what != nothing, err
}

// IsOpenings reports whether a text is a file of openings, whole or broken.
func IsOpenings(text []byte) bool { return openingsForm.Match(withoutNUL(text)) }

// The forms of what is looked for.
var (
	openingsForm = regexp.MustCompile(`["']?schema["']?\s*:\s*["']?rspsite\.openings\\?/`)
	closingForm  = regexp.MustCompile(`~\s{0,9}\}\s{0,9}\{\s{0,9}(` + strings.Join(redaction.MarkKeys, "|") + `)\s{0,9}=`)
)

const (
	chunkSize = 256 << 10 // bytes that are looked at together
	overlap   = 1 << 10   // bytes of one chunk that are looked at again with the next: more than any form has
)

// search reads a file to its end or to the first thing found. Text in any encoding of ASCII is searched for marks; in other files,
// which may hold any two bytes by chance, a mark is one with its attributes.
func search(r io.Reader, isText bool) (finding, error) {
	s := searcher{text: isText, line: 1, column: 1}
	buffer := make([]byte, 0, chunkSize)
	for {
		n, err := io.ReadFull(r, buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return finding{}, err
		}
		if s.look(buffer) || last {
			return s.result(), nil
		}
		keep := len(buffer) - overlap
		s.pass(buffer[:keep])
		buffer = append(buffer[:0], buffer[keep:]...)
	}
}

// A searcher looks through one file, chunk by chunk.
type searcher struct {
	text         bool
	binary       bool    // it holds a NUL byte and is no text by its name
	line, column int     // of the next chunk's first byte
	escaped      bool    // an odd number of backslashes stands before it
	loose        finding // a mark's beginning, which counts in text
	strict       finding // a mark's end with its attributes, which counts in any file
}

// look looks at a chunk, and reports whether what it found settles the search.
func (s *searcher) look(chunk []byte) bool {
	hasNUL := bytes.IndexByte(chunk, 0) >= 0
	s.binary = s.binary || hasNUL && !s.text
	plain := withoutNUL(chunk) // UTF-16 is ASCII with NUL bytes between
	if at := findOpenings(plain); at != nil {
		s.strict, s.binary = s.at(openingsFound, plain, at[0]), true
		return true
	}
	if i := findClosing(plain); i >= 0 && s.strict.what == nothing {
		s.strict = s.at(markFound, plain, i)
	}
	if s.loose.what == nothing {
		if i := s.begin(plain); i >= 0 {
			s.loose = s.at(markFound, plain, i)
		}
	}
	return s.loose.what != nothing && s.text
}

// findOpenings finds what an openings file begins with. The form is looked for only where its name stands, for speed.
func findOpenings(chunk []byte) []int {
	if !bytes.Contains(chunk, []byte("rspsite.openings")) {
		return nil
	}
	return openingsForm.FindIndex(chunk)
}

// findClosing finds the first end of a mark with attributes behind it, or gives -1. It tells of a mark whose beginning has a slip in
// it. One that a backslash escapes is none.
func findClosing(chunk []byte) int {
	for from := 0; ; {
		n := bytes.IndexByte(chunk[from:], '~')
		if n < 0 {
			return -1
		}
		i := from + n
		if at := closingForm.FindIndex(chunk[i:min(len(chunk), i+closingSize)]); at != nil && at[0] == 0 && !publicform.IsEscaped(chunk, i) {
			return i
		}
		from = i + 1
	}
}

const closingSize = 64 // bytes; more than the form of a closing has

// begin finds the first mark that begins in a chunk, or gives -1.
func (s *searcher) begin(chunk []byte) int {
	for from := 0; ; {
		n := bytes.Index(chunk[from:], []byte(redaction.MarkBegin))
		if n < 0 {
			return -1
		}
		i := from + n
		escaped := publicform.IsEscaped(chunk, i)
		if s.escaped && len(bytes.Trim(chunk[:i], `\`)) == 0 {
			escaped = !escaped
		}
		if !escaped {
			return i
		}
		from = i + 1
	}
}

// result is what was found in the whole file.
func (s *searcher) result() finding {
	if s.binary || s.loose.what == nothing {
		return s.strict
	}
	return s.loose
}

// at is the place of a byte of the chunk.
func (s *searcher) at(what int, chunk []byte, i int) finding {
	t := *s // a copy, which may count on
	t.pass(chunk[:i])
	return finding{what, t.line, t.column}
}

// pass counts the lines and columns of what will not be looked at again.
func (s *searcher) pass(b []byte) {
	s.escaped = publicform.IsEscaped(b, len(b)) != (s.escaped && len(bytes.Trim(b, `\`)) == 0)
	b = withoutNUL(b)
	if s.line == 1 && s.column == 1 {
		b = bytes.TrimPrefix(b, []byte("\uFEFF"))
	}
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		s.line += bytes.Count(b, []byte("\n"))
		s.column, b = 1, b[i+1:]
	}
	s.column += utf8.RuneCount(b)
}

func withoutNUL(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte{0}, nil)
}
