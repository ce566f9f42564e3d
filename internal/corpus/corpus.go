// Package corpus turns a content tree into one checked value.
//
// In: a file system with rspsite.yaml and content/. Out: policies with their versions and change records, Risk Reports,
// determinations, tables, goals, sources and pages, every reference resolved; and the list of all problems of the tree,
// each with file, line, column and mend. Guaranteed: a Corpus that came without errors has no dangling reference, no
// clause ID twice in a text, and nothing in it that is a draft or lies after its as-of date, unless asked for. It is
// immutable once loaded. The package knows no HTML and no output path but the addresses of package permalink.
package corpus

import (
	"slices"
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/frontmatter"
	"rspsite/internal/markdown"
	"rspsite/internal/permalink"
)

// A Corpus is everything that a site is made from. All lists are in the order in which readers see them.
type Corpus struct {
	Config   Config
	AsOf     Date
	Policies []*Policy // the default policy first, then by name
	Reports  []*Report // newest first
	Models   []*Model  // newest first, then by name; undated ones last
	Tables   []*Table  // by order, then title
	Goals    []*Goal   // by kind, then title
	Sources  []*Source // consulted ones first, then by title
	Pages    []*Page   // by order, then title

	sources  map[string]*Source
	index    frontmatter.Index // of rspsite.yaml
	cited    *citations
	leftOut  []Hidden
	pictures []string          // see HiddenPictures
	unread   map[string]string // see Unread
	files    map[string]string // digests of the pictures that it shows, by their paths
	whole    *Corpus           // that it is the public part of; nil if it is that itself

	published Published // what the public record knows; nil if there is none
}

// citations are collected when they are first asked for.
type citations struct {
	once     sync.Once
	bySource map[string][]Citation
}

// A File is a source file of any kind: its name, its text as a tree, its bytes.
type File struct {
	Name string // the name in addresses: the file's or folder's name
	Path string // slash-separated, from the project's root
	Raw  []byte // the bytes as they stand on disk
	Doc  *markdown.Source

	index    frontmatter.Index
	ids      map[clause.ID]*clause.Clause   // clauses and groups by their written IDs
	policy   *Policy                        // of a policy, version or account of changes: whose versions its references mean
	broken   bool                           // nothing of it is known but its name: its Doc and front matter are empty
	unsure   bool                           // IDs of its text were refused, so that clauses seem to have none
	redacted map[string][]*clause.Redaction // in fields of type string, by their paths as written
	hidden   places                         // of lists in the front matter from which entries are left out
	digests  *digests                       // nil of what was not loaded

	published Published // as the corpus has it
}

// A Policy is a document that changes, with all its versions.
type Policy struct {
	File
	PolicyMeta
	Versions []*Version // oldest first

	asOf      Date // a version that takes effect later is not in force; zero where everything is shown
	histories *histories
}

// histories are traced when they are first asked for.
type histories struct {
	once sync.Once
	all  []*History
	byID map[clause.ID]*History
}

// A Version is one published edition of a policy.
type Version struct {
	File
	VersionMeta
	Policy  *Policy
	Changes *Changes // of the step from the version before; nil if there is no file

	previous, next *Version
	tombstones     *tombstones
}

// tombstones are collected when they are first asked for.
type tombstones struct {
	once sync.Once
	all  []Tombstone
	byID map[clause.ID]int // index into all
}

// Changes are the publisher's account of one revision and the editors' change records.
type Changes struct {
	File
	ChangesMeta
}

// A Report is a Risk Report with its reviews. It is the newest edition.
type Report struct {
	File
	ReportMeta
	Reviews  []*Review  // by name
	Editions []*Edition // the earlier ones that are held, oldest first
}

// An Edition is an earlier edition of a report, as it stood before a correction. Its Name is the edition's.
type Edition struct {
	File
	ReportMeta
	Report *Report
}

// A Review is an outside review of a report, or the empty slot for one.
type Review struct {
	File
	ReviewMeta
	Report *Report
}

// A Model is a model with its determinations.
type Model struct {
	File
	ModelMeta
}

// A Table is a comparison table with the prose around it.
type Table struct {
	File
	TableMeta
}

// A Goal is a dated promise, or a metric to watch.
type Goal struct {
	File
	GoalMeta
}

// A Source is a document that others cite.
type Source struct {
	File
	SourceMeta
}

// A Page is a page of prose.
type Page struct {
	File
	PageMeta
}

// Previous is the version before v, or nil.
func (v *Version) Previous() *Version { return v.previous }

// Next is the version after v, or nil.
func (v *Version) Next() *Version { return v.next }

// Address is the version's page.
func (v *Version) Address() string { return permalink.Version(v.Policy.Name, v.Name) }

// NewerRecorded are the recorded versions that may be newer than the one that Latest gives, oldest first: those of another
// name that it is not certainly later than.
func (p *Policy) NewerRecorded() []Recorded {
	latest := p.Latest()
	var newer []Recorded
	for _, r := range p.Recorded {
		if latest == nil || r.Version != latest.Name && !latest.Published.After(r.Begins()) {
			newer = append(newer, r)
		}
	}
	slices.SortStableFunc(newer, func(a, b Recorded) int { return a.Begins().Compare(b.Begins()) })
	return newer
}

// Policy returns the policy that has or had that name, or nil.
func (c *Corpus) Policy(name string) *Policy { return lookUp(c.Policies, name) }

// Report returns the Risk Report that has or had that name, or nil.
func (c *Corpus) Report(name string) *Report { return lookUp(c.Reports, name) }

// Review returns the review that has or had that name, or nil.
func (r *Report) Review(name string) *Review { return lookUp(r.Reviews, name) }

// Model returns the model that has or had that name, or nil.
func (c *Corpus) Model(name string) *Model { return lookUp(c.Models, name) }

// Source returns the source that has or had that name, or nil.
func (c *Corpus) Source(name string) *Source { return c.sources[name] }

// Named returns the version that has or had that exact name, or nil.
func (p *Policy) Named(name string) *Version { return lookUp(p.Versions, name) }

// Version returns the version that has or had that exact name, or the last one of a major ("v2" is the last v2.x), or nil.
func (p *Policy) Version(name string) *Version {
	if v := p.Named(name); v != nil {
		return v
	}
	var last *Version
	for _, v := range p.Versions {
		if isMajorOf(name, v.Name) {
			last = v
		}
	}
	return last
}

// isMajorOf reports whether version is name, a dot and more: v2.10 is of v2, and not of v2.1.
func isMajorOf(name, version string) bool { return strings.HasPrefix(version, name+".") }

// A Citation is a place in the corpus that names a source.
type Citation struct {
	Title   string    // of the citing document: "Responsible Scaling Policy v3.0"
	Page    string    // its address
	Address string    // of the citing clause; the document's where that has none
	Clause  ClauseRef // the citing clause; zero where the front matter cites
	Place   string    // the place in the source, if one is named
}

// A ClauseRef names a clause with its label.
type ClauseRef struct {
	ID    clause.ID
	Label clause.Label
}

// A Target is what a reference points at.
type Target struct {
	Address string // from the site's root
	Text    string // what to write where the reference has no text of its own
}

// A named value is a file of any kind.
type named interface {
	name() string
	isBroken() bool
}

func (f *File) name() string   { return f.Name }
func (f *File) isBroken() bool { return f.broken }

func find[T named](list []T, name string) (none T) {
	for _, x := range list {
		if x.name() == name {
			return x
		}
	}
	return none
}
