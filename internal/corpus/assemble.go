package corpus

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"rspsite/internal/frontmatter"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// assemble decodes the header of every parsed file and puts the kinds together.
func (l *loader) assemble() {
	c := l.full
	for file, m := range all[SourceMeta](l, "sources") {
		s := &Source{File: file, SourceMeta: m}
		c.Sources = append(c.Sources, s)
	}
	c.sources = bySourceName(c.Sources)
	for file, m := range all[ModelMeta](l, "determinations") {
		c.Models = append(c.Models, &Model{File: file, ModelMeta: m})
	}
	for file, m := range all[TableMeta](l, "tables") {
		c.Tables = append(c.Tables, &Table{File: file, TableMeta: m})
	}
	for file, m := range all[GoalMeta](l, "goals") {
		c.Goals = append(c.Goals, &Goal{File: file, GoalMeta: m})
	}
	for file, m := range all[PageMeta](l, "pages") {
		c.Pages = append(c.Pages, &Page{File: file, PageMeta: m})
	}
	l.policies()
	l.strayChanges()
	l.reports()
	c.settleNames()
	c.sort()
}

// folders groups the parsed files by the folder in which they lie, each group in the order of names.
func (l *loader) folders() map[string][]string {
	if l.byFolder == nil {
		l.byFolder = map[string][]string{}
		for _, p := range slices.Sorted(maps.Keys(l.parsed)) {
			l.byFolder[path.Dir(p)] = append(l.byFolder[path.Dir(p)], p)
		}
	}
	return l.byFolder
}

// all yields the files that lie directly in content/<dir>, each with its header decoded, in the order of their names. A file
// named main describes the whole folder and is read apart.
func all[M any](l *loader, dir string, main ...string) iter.Seq2[File, M] {
	return func(yield func(File, M) bool) {
		for _, p := range l.folders()[path.Join(ContentDir, dir)] {
			if slices.Contains(main, path.Base(p)) {
				continue
			}
			if file, m := decode[M](l, p); !yield(file, m) {
				return
			}
		}
	}
}

// decode reads the header of one parsed file. Of a broken one everything that is wrong is said already.
func decode[M any](l *loader, p string) (File, M) {
	var m M
	file := l.parsed[p].File
	file.published = l.published
	switch {
	case file.broken:
	case file.Doc.Header == nil:
		l.problems.Errorf(problem.Position{File: p, Line: 1, Column: 1}, "no-front-matter",
			"begin the file with a line ---, the fields, and a line ---", "there is no front matter")
	default:
		var problems problem.List
		file.index, problems = frontmatter.Decode(p, file.Doc.Header, file.Doc.HeaderLine, &m)
		l.problems = append(l.problems, problems...)
		file.broken = file.broken || slices.ContainsFunc(problems, isUnreadable)
		l.readRedactions(&file, &m)
	}
	return file, m
}

// subdirs are the names of the folders below content/<dir> that hold a source.
func (l *loader) subdirs(dir string) []string {
	names := map[string]bool{}
	for folder := range l.folders() {
		if rest, ok := strings.CutPrefix(folder, path.Join(ContentDir, dir)+"/"); ok {
			name, _, _ := strings.Cut(rest, "/")
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// The files that describe their whole folder.
const (
	policyFile = "policy.md"
	reportFile = "report.md"
)

func (l *loader) policies() {
	for _, name := range l.subdirs("versions") {
		main := path.Join(ContentDir, "versions", name, policyFile)
		if l.parsed[main] == nil {
			l.problems.Errorf(problem.Position{File: main}, "missing-file", "add it: title and publisher are enough",
				"the policy %q has no %s", name, policyFile)
			continue
		}
		p := &Policy{histories: &histories{}}
		p.File, p.PolicyMeta = decode[PolicyMeta](l, main)
		p.Name = name
		p.policy = p
		for file, m := range all[VersionMeta](l, "versions/"+name, policyFile) {
			file.policy = p
			p.Versions = append(p.Versions, &Version{File: file, VersionMeta: m, Policy: p, tombstones: &tombstones{}})
		}
		p.settleNames()
		l.order(p)
		l.changes(p)
		l.full.Policies = append(l.full.Policies, p)
	}
}

// strayChanges reports folders of content/changes that are named after no policy.
func (l *loader) strayChanges() {
	for _, name := range l.subdirs("changes") {
		if find(l.full.Policies, name) == nil {
			mend := l.full.noPolicy(name)()
			if now := l.full.Policy(name); now != nil {
				mend = "rename it to " + now.Name + " too"
			}
			l.problems.Errorf(problem.Position{File: path.Join(ContentDir, "changes", name)}, "unknown-policy", mend,
				"there is no policy %q whose changes this folder could tell", name)
		}
	}
}

// changes attaches the files of content/changes/<policy>/ to the versions that they tell of.
func (l *loader) changes(p *Policy) {
	for file, m := range all[ChangesMeta](l, "changes/"+p.Name) {
		file.policy = p
		v := find(p.Versions, file.Name)
		if v == nil {
			mend := l.full.published.orPublished(permalink.Version(p.Name, file.Name), "", didYouMean(file.Name, func() []string { return names(p.Versions) }))()
			if now := p.Named(file.Name); now != nil {
				mend = "rename it to " + now.Name + ".md too"
			}
			l.problems.Errorf(file.field("version"), "unknown-version", mend,
				"there is no version %q of %s whose changes this could tell", file.Name, p.Name)
			continue
		}
		v.Changes = &Changes{File: file, ChangesMeta: m}
	}
}

func (l *loader) reports() {
	for _, name := range l.subdirs("reports") {
		dir := "reports/" + name
		main := path.Join(ContentDir, dir, reportFile)
		if l.parsed[main] == nil {
			l.problems.Errorf(problem.Position{File: main}, "missing-file", "add it", "the report %q has no %s", name, reportFile)
			continue
		}
		r := &Report{}
		r.File, r.ReportMeta = decode[ReportMeta](l, main)
		r.Name = name
		for file, m := range all[ReviewMeta](l, path.Join(dir, reviewsDir)) {
			r.Reviews = append(r.Reviews, &Review{File: file, ReviewMeta: m, Report: r})
		}
		l.editions(r)
		for _, p := range l.folders()[path.Join(ContentDir, dir)] {
			if p != main {
				l.problems.Warnf(problem.Position{File: p}, "stray-file", "move what it says into "+reportFile+", a review into "+reviewsDir+"/, or an earlier edition into "+editionsDir+"/",
					"is not read: a report is one file")
			}
		}
		l.full.Reports = append(l.full.Reports, r)
	}
}

// sort brings every list into the order in which readers see it. Names go last, so that equal titles stand in one order too.
func (c *Corpus) sort() {
	slices.SortFunc(c.Policies, func(a, b *Policy) int {
		switch c.Config.DefaultPolicy {
		case a.Name:
			return -1
		case b.Name:
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	slices.SortFunc(c.Reports, func(a, b *Report) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(b.Name, a.Name))
	})
	slices.SortFunc(c.Models, func(a, b *Model) int {
		return cmp.Or(b.Released.Compare(a.Released), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(c.Tables, func(a, b *Table) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(c.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(c.Goals, func(a, b *Goal) int {
		return cmp.Or(cmp.Compare(b.Kind, a.Kind), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(c.Sources, func(a, b *Source) int {
		return cmp.Or(cmp.Compare(b.Consulted, a.Consulted), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Name, b.Name))
	})
}

func names[T named](list []T) []string {
	ns := make([]string, len(list))
	for i, x := range list {
		ns[i] = x.name()
	}
	return ns
}
