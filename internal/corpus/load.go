package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/frontmatter"
	"rspsite/internal/markdown"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// ConfigFile is the project's settings file; ContentDir holds its sources, StaticDir its pictures and other files.
const (
	ConfigFile = "rspsite.yaml"
	ContentDir = "content"
	StaticDir  = "static"
)

// Options say what a corpus shows.
type Options struct {
	Today  Date // overrides as-of
	Drafts bool // take in drafts and what is published after today
	Cache  *Cache
}

// A Cache keeps parsed sources between loads of one tree, so that a load after an edit parses the edited files alone. Its
// zero value is ready to use; loads that share one must not overlap.
type Cache struct{ parsed map[string]*parsed }

// get returns the parsed form of file if its bytes are still raw.
func (c *Cache) get(file string, raw []byte) *parsed {
	if c == nil || c.parsed[file] == nil || c.parsed[file].Raw == nil || !bytes.Equal(c.parsed[file].Raw, raw) {
		return nil
	}
	return c.parsed[file]
}

// Load reads and checks the project in fsys. The list holds every problem of the tree; if it has errors, the corpus is
// good for looking at, not for publishing, and it is nil if there is no readable rspsite.yaml.
func Load(fsys fs.FS, o Options) (*Corpus, problem.List) {
	l := &loader{fsys: fsys, parsed: map[string]*parsed{}}
	l.config()
	if l.full == nil {
		l.problems.Sort()
		return nil, l.problems
	}
	if !o.Today.IsZero() {
		l.full.AsOf = o.Today
	}
	l.parseAll(l.list(), o.Cache)
	if o.Cache != nil {
		o.Cache.parsed = l.parsed
	}
	l.assemble()
	public := l.full.public(o.Drafts)
	reasons := l.full.reasons(public)
	public.leftOut = countLeftOut(reasons)
	l.check(public, reasons)
	public.dropBroken()
	l.problems.Sort()
	return public, l.problems
}

// A loader holds what is known while a tree is loaded.
type loader struct {
	fsys     fs.FS
	problems problem.List
	parsed   map[string]*parsed
	byFolder map[string][]string // see folders
	full     *Corpus             // drafts and all
}

// A parsed file is one source after the Markdown stage.
type parsed struct {
	File
	problems problem.List
}

func (l *loader) config() {
	raw, err := readFile(l.fsys, ConfigFile)
	if err != nil {
		l.unreadable(ConfigFile, err)
		return
	}
	c := &Corpus{cited: &citations{}}
	index, problems := frontmatter.Decode(ConfigFile, raw, 1, &c.Config)
	l.problems = append(l.problems, problems...)
	c.AsOf = c.Config.AsOf
	c.index = index
	l.full = c
}

// readFile reads a regular file. A larger one than any source may be is not read, and gives a *sizeError.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file but a device or the like") // reading it may never end
	case info.Size() > markdown.MaxSize:
		return nil, &sizeError{info.Size()}
	}
	return fs.ReadFile(fsys, name)
}

// A sizeError says that a file is too large to be read.
type sizeError struct{ size int64 }

func (e *sizeError) Error() string {
	return fmt.Sprintf("the file has %d bytes (want at most %d)", e.size, markdown.MaxSize)
}

// unreadable reports a path that could not be read: missing, forbidden, a link that leaves the project, a folder.
func (l *loader) unreadable(name string, err error) {
	at := problem.Position{File: name}
	var tooLarge *sizeError
	if errors.As(err, &tooLarge) {
		l.problems.Errorf(at, "size", "split the file", "%v", err)
		return
	}
	reason := err
	var p *fs.PathError
	if errors.As(err, &p) {
		reason = p.Err
	}
	mend := ""
	switch {
	case errors.Is(err, fs.ErrNotExist) && name == ConfigFile:
		mend = "run rspsite init to start a project"
	case errors.Is(err, fs.ErrNotExist):
		mend = "it is a symbolic link to nothing: replace it by the file itself"
	case errors.Is(err, fs.ErrPermission) && name == ConfigFile:
		mend = "let the file be read"
	case errors.Is(err, fs.ErrPermission):
		mend = "let the file be read, or move it out of " + ContentDir
	case strings.Contains(reason.Error(), "not a directory"):
		mend = "make it a folder"
	case strings.Contains(reason.Error(), "escapes"):
		mend = "replace the symbolic link by the file itself: sources lie inside the project"
	}
	l.problems.Errorf(at, "unreadable", mend, "cannot be read: %v", reason)
}

// kindDirs are the folders of content/ and how deep below them the sources lie.
var kindDirs = map[string]int{"versions": 2, "changes": 2, "reports": 2, "determinations": 1, "goals": 1, "tables": 1,
	"sources": 1, "pages": 1}

// list returns the paths of all sources and reports what does not belong where it is.
func (l *loader) list() []string {
	var files []string
	for _, e := range l.readDir(ContentDir) {
		dir := path.Join(ContentDir, e.Name())
		if depth, known := kindDirs[e.Name()]; known {
			files = l.walk(files, dir, depth)
			continue
		}
		l.problems.Warnf(problem.Position{File: dir}, "stray-file", problem.DidYouMean(e.Name(), slices.Collect(maps.Keys(kindDirs))),
			"is not read: no such kind of content")
	}
	return files
}

// walk adds the sources that lie depth folders deep; reviews of a report lie two deeper.
func (l *loader) walk(files []string, dir string, depth int) []string {
	for _, e := range l.readDir(dir) {
		name := path.Join(dir, e.Name())
		at := problem.Position{File: name}
		isDir, ok := l.isDir(name, e)
		switch {
		case !ok:
		case depth > 1 && isDir:
			l.name(at, e.Name())
			files = l.walk(files, name, depth-1)
		case depth == 1 && isDir && e.Name() == "reviews" && strings.HasPrefix(dir, ContentDir+"/reports/"):
			files = l.walk(files, name, 1)
		case isDir:
			l.problems.Errorf(at, "stray-file", "move its files up into "+dir, "is a folder where a file should be")
		case depth > 1 || path.Ext(name) != ".md":
			l.problems.Warnf(at, "stray-file", "", "is not read: sources are .md files%s", where(depth))
		default:
			l.name(at, strings.TrimSuffix(e.Name(), ".md"))
			files = append(files, name)
		}
	}
	return files
}

// isDir reports whether an entry is a folder, or a symbolic link to one inside the project; not ok if that cannot be said.
func (l *loader) isDir(name string, e fs.DirEntry) (isDir, ok bool) {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir(), true
	}
	info, err := fs.Stat(l.fsys, name)
	if err != nil && path.Ext(name) != ".md" { // of a source it is said when it is read
		l.unreadable(name, err)
		return false, false
	}
	return err == nil && info.IsDir(), true
}

func where(depth int) string {
	if depth > 1 {
		return " in a folder of their own here"
	}
	return ""
}

// name refuses names that cannot be addresses.
func (l *loader) name(at problem.Position, name string) {
	if !permalink.IsName(name) {
		l.problems.Errorf(at, "bad-name", "rename it", "the name %q cannot be part of an address: allowed are %s", name, permalink.NameRule)
	}
}

// readDir lists a folder without hidden files and editors' copies. A folder that is absent is empty.
func (l *loader) readDir(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.unreadable(dir, err)
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")
	})
}

// parseAll reads and parses the files on all cores.
func (l *loader) parseAll(files []string, cache *Cache) {
	results := make([]*parsed, len(files))
	errs := make([]error, len(files))
	work := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range work {
				results[i], errs[i] = parse(l.fsys, files[i], cache)
			}
		})
	}
	for i := range files {
		work <- i
	}
	close(work)
	wg.Wait()
	for i, file := range files {
		if errs[i] != nil {
			l.unreadable(file, errs[i])
			results[i] = unread(file)
		}
		l.problems = append(l.problems, results[i].problems...)
		l.parsed[file] = results[i]
	}
}

func parse(fsys fs.FS, file string, cache *Cache) (*parsed, error) {
	raw, err := readFile(fsys, file)
	if err != nil {
		return nil, err
	}
	if p := cache.get(file, raw); p != nil {
		return p, nil
	}
	p := unread(file)
	p.Raw = raw
	var doc *markdown.Source
	doc, p.problems = markdown.Parse(file, raw)
	if doc == nil {
		return p, nil
	}
	p.Doc, p.ids, p.broken = doc, written(doc.Document), false
	p.unsure = slices.ContainsFunc(p.problems, func(p problem.Problem) bool { return strings.HasPrefix(p.Rule, "id-") })
	return p, nil
}

// unread is a file of which nothing is known but its name. It stands in the corpus until the checks are done, so that what refers
// to it is not called wrong too.
func unread(file string) *parsed {
	doc, _ := markdown.Parse(file, nil)
	return &parsed{File: File{Name: strings.TrimSuffix(path.Base(file), ".md"), Path: file, Doc: doc, broken: true}}
}

// written maps the written IDs of a text to their clauses and groups.
func written(doc clause.Document) map[clause.ID]*clause.Clause {
	m := map[clause.ID]*clause.Clause{}
	for c := range doc.All() {
		if c.ID != "" && !c.Derived {
			m[c.ID] = c
		}
	}
	return m
}
