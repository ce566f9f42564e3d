package corpus

import (
	"bytes"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/frontmatter"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/gate"
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

	Published Published // what the public record knows; nil if there is none
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
	l := &loader{fsys: fsys, parsed: map[string]*parsed{}, published: o.Published}
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
	public.leftOut = l.full.hidden(reasons)
	public.pictures = l.full.onlyHidden(public, l.fsys)
	public.files = public.picturesIn(l.fsys)
	l.check(public, reasons)
	public.dropBroken()
	if public != l.full {
		l.full.dropBroken()
		public.whole = l.full
	}
	public.unread = l.unread(public)
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

	published Published
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
	if held, ok := gate.Held(ConfigFile, raw); ok {
		l.problems = append(l.problems, held)
		return
	}
	c := &Corpus{cited: &citations{}, published: l.published}
	index, problems := frontmatter.Decode(ConfigFile, raw, 1, &c.Config)
	l.problems = append(l.problems, problems...)
	if slices.ContainsFunc(problems, isUnreadable) {
		l.parseAll(l.list(), nil) // what is wrong with each file by itself is told; of the rest nothing is known without the settings
		return
	}
	c.AsOf = c.Config.AsOf
	c.index = index
	l.full = c
}

// isUnreadable reports whether a problem of front matter or settings leaves none of their fields known.
func isUnreadable(p problem.Problem) bool {
	return p.Rule == frontmatter.NoYAML || p.Rule == frontmatter.Merged
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
	if held, ok := gate.Held(file, raw); ok { // saved since the project was searched: nothing of it may be read, or said
		p.problems = problem.List{held}
		return p, nil
	}
	p.Raw = raw
	if p.problems = frontmatter.MergeMarks(file, raw); len(p.problems) > 0 { // what its text is, nobody has said yet
		return p, nil
	}
	var doc *markdown.Source
	doc, p.problems = markdown.Parse(file, raw)
	if doc == nil {
		return p, nil
	}
	p.Doc, p.ids, p.broken = doc, written(doc.Document), false
	p.digests = digestsOf(&doc.Document)
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
