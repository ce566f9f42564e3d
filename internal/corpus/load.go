package corpus

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

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
	if c == nil || c.parsed[file] == nil || !bytes.Equal(c.parsed[file].Raw, raw) {
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
	public.leftOut = l.full.countLeftOut(public)
	l.check(public)
	l.problems.Sort()
	return public, l.problems
}

// A loader holds what is known while a tree is loaded.
type loader struct {
	fsys     fs.FS
	problems problem.List
	parsed   map[string]*parsed
	full     *Corpus // drafts and all
}

// A parsed file is one source after the Markdown stage.
type parsed struct {
	File
	problems problem.List
}

func (l *loader) config() {
	raw, err := fs.ReadFile(l.fsys, ConfigFile)
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

// unreadable reports a path that could not be read: missing, forbidden, a link that leaves the project, a folder.
func (l *loader) unreadable(name string, err error) {
	reason := err
	var p *fs.PathError
	if errors.As(err, &p) {
		reason = p.Err
	}
	mend := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		mend = "run rspsite init to start a project"
	case errors.Is(err, fs.ErrPermission) && name == ConfigFile:
		mend = "let the file be read"
	case errors.Is(err, fs.ErrPermission):
		mend = "let the file be read, or move it out of " + ContentDir
	case strings.Contains(reason.Error(), "escapes"):
		mend = "replace the symbolic link by the file itself: sources lie inside the project"
	}
	l.problems.Errorf(problem.Position{File: name}, "unreadable", mend, "cannot be read: %v", reason)
}

// kindDirs are the folders of content/ and how deep below them the sources lie.
var kindDirs = map[string]int{"versions": 2, "changes": 2, "reports": 2, "determinations": 1, "goals": 1, "tables": 1,
	"sources": 1, "pages": 1}

// list returns the paths of all sources and reports what does not belong where it is.
func (l *loader) list() []string {
	var files []string
	for _, e := range l.readDir(ContentDir, "") {
		name := e.Name()
		dir := path.Join(ContentDir, name)
		depth, known := kindDirs[name]
		switch {
		case !known:
			var dirs []string
			for d := range kindDirs {
				dirs = append(dirs, d)
			}
			l.problems.Warnf(problem.Position{File: dir}, "stray-file", problem.DidYouMean(name, dirs), "is not read: no such kind of content")
		default:
			files = l.walk(files, dir, depth)
		}
	}
	return files
}

// walk adds the sources that lie depth folders deep; reviews of a report lie two deeper.
func (l *loader) walk(files []string, dir string, depth int) []string {
	for _, e := range l.readDir(dir, "a folder of sources") {
		name := path.Join(dir, e.Name())
		switch {
		case depth > 1 && e.IsDir():
			l.name(problem.Position{File: name}, e.Name())
			files = l.walk(files, name, depth-1)
		case depth == 1 && e.IsDir() && e.Name() == "reviews" && strings.HasPrefix(dir, ContentDir+"/reports/"):
			files = l.walk(files, name, 1)
		case e.IsDir():
			l.problems.Errorf(problem.Position{File: name}, "stray-file", "move its files up into "+dir, "is a folder where a file should be")
		case depth > 1 || path.Ext(name) != ".md":
			l.problems.Warnf(problem.Position{File: name}, "stray-file", "", "is not read: sources are .md files%s", where(depth))
		default:
			l.name(problem.Position{File: name}, strings.TrimSuffix(e.Name(), ".md"))
			files = append(files, name)
		}
	}
	return files
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
func (l *loader) readDir(dir, want string) []fs.DirEntry {
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
			continue
		}
		l.problems = append(l.problems, results[i].problems...)
		if results[i].Doc != nil {
			l.parsed[file] = results[i]
		}
	}
}

func parse(fsys fs.FS, file string, cache *Cache) (*parsed, error) {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	if p := cache.get(file, raw); p != nil {
		return p, nil
	}
	doc, problems := markdown.Parse(file, raw)
	name := strings.TrimSuffix(path.Base(file), ".md")
	return &parsed{File: File{Name: name, Path: file, Raw: raw, Doc: doc}, problems: problems}, nil
}
