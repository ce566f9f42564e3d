package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// check looks at the whole tree, drafts included, and at what of it is public: a reference from a public text to a hidden
// one is an error of its own, since it would tell of what is not to be told. Reasons say why a file is hidden, by its path.
func (l *loader) check(public *Corpus, reasons map[string]string) {
	k := &checker{Corpus: l.full, files: l.fsys, findings: &findings{list: &l.problems, inFile: map[string]int{}}}
	k.config()
	for d := range l.full.Documents() {
		k.document(d)
		k.dates(d)
	}
	for _, p := range l.full.Policies {
		k.policy(p)
	}
	for _, s := range l.full.Sources {
		k.places(s)
	}
	k.relations()
	k.names()
	if public == l.full {
		return
	}
	shown := &checker{Corpus: public, files: l.fsys, findings: k.findings, whole: k, reasons: reasons}
	for d := range public.Documents() {
		shown.references(d)
	}
	for _, p := range public.Policies {
		shown.gaps(p)
	}
	for d := range l.full.Documents() {
		if reasons[d.Path] == "" && publishedWhole(d.Meta) != "" {
			k.embargo(d)
		}
	}
	shown.relations()
}

// A checker checks one corpus.
type checker struct {
	*Corpus
	*findings
	files   fs.FS             // the project's
	whole   *checker          // when the public part is checked: the checker of the whole
	reasons map[string]string // likewise: why a file is not public, by its path
	pages   map[string]*File  // see pageAt
}

// at is the position of an offset in the text of a file. It counts the characters of a line: ask only for what is reported.
func (f *File) at(offset int) problem.Position { return f.Doc.Position(offset) }

// place is a position in the text of a file that the dialect has counted already.
func (f *File) place(p clause.Position) problem.Position {
	return problem.Position{File: f.Path, Line: p.Line, Column: p.Column}
}

// field is the position of a field of the front matter; of a file without any, the file's beginning.
func (f *File) field(path string) problem.Position {
	if at := f.index.Position(f.hidden.asWritten(path)); at.File != "" {
		return at
	}
	return problem.Position{File: f.Path, Line: 1, Column: 1}
}

// document makes the checks that all kinds share.
func (k *checker) document(d Document) {
	k.references(d)
	k.addresses(d)
	if !d.Earlier { // nobody can mend it any more
		k.derived(d)
	}
	k.redactions(d)
	if !d.Earlier {
		k.typedRedactions(d)
	}
	if !d.Earlier && d.Common.Basis == Basis(clause.Reconstruction) {
		k.sourced(d)
	}
	for i, claim := range d.Common.Claims {
		k.claim(d, fmt.Sprintf("claims[%d].field", i), claim.Field)
		k.bearing(d, i, claim)
	}
	k.errata(d)
}

// unresolved reports a reference that names nothing.
func (k *checker) unresolved(at problem.Position, rule string, err error) {
	var u *UnresolvedError
	switch {
	case errors.Is(err, errBroken):
	case errors.As(err, &u):
		k.errorf(at, rule, k.search(u.mend), "%s", u.message)
	default:
		k.errorf(at, rule, "", "%v", err)
	}
}

// references resolves every [[reference]] and every source that a document names.
func (k *checker) references(d Document) {
	for c := range d.Doc.All() {
		for text := range inlines(c) {
			for _, r := range text {
				if r.Ref != "" {
					k.reference(func() problem.Position { return d.at(r.Offset) }, r.Ref, d.File)
				}
			}
		}
		for attrs := range attrSets(c) {
			for _, s := range attrs.Words(clause.AttrSource) {
				k.source(d.place(s.Pos), s.Value)
			}
		}
	}
	fieldsOf(d.Meta, func(path string, t Text) {
		for _, r := range t.Inline {
			if r.Ref != "" {
				k.fieldReference(d.File, path, r.Ref)
			}
		}
	})
	fieldsOf(d.Meta, func(path string, sources Sources) {
		for _, s := range sources {
			k.source(d.field(path), s.String())
		}
	})
}

// fieldReference checks a reference that stands in a field of the front matter.
func (k *checker) fieldReference(f *File, path, ref string) {
	k.reference(func() problem.Position { return f.field(path) }, ref, f)
}

// reference checks one reference. Its position is asked for only if there is something to report.
func (k *checker) reference(at func() problem.Position, ref string, from *File) {
	_, _, err := k.resolve(ref, from)
	if err == nil || k.isFull(from.Path) {
		return
	}
	if k.whole == nil {
		k.unresolved(at(), "unknown-reference", err)
		return
	}
	if _, target, err := k.whole.resolve(ref, from); err == nil {
		k.isHidden(at(), "[["+ref+"]]", target)
	}
}

// isHidden reports that a public text names what is not public: the file target, or something that belongs to it.
func (k *checker) isHidden(at problem.Position, what string, target *File) {
	reason := "is dated later"
	if target != nil && k.reasons[target.Path] != "" {
		reason = k.reasons[target.Path]
	}
	if reason == isDraft {
		k.errorf(at, "hidden-reference", "take out its draft: line, or this", "%s is not public: it %s", what, reason)
		return
	}
	k.errorf(at, "hidden-reference", "publish it first, or take this out", "%s is not public on %s: it %s", what, k.AsOf, reason)
}

// source checks one source reference of an attribute or field.
func (k *checker) source(at problem.Position, ref string) {
	r, err := ParseSourceRef(ref)
	if err != nil {
		if k.whole == nil {
			k.errorf(at, "bad-source", "", "%v", err)
		}
		return
	}
	s := k.sources[r.Name]
	switch {
	case s == nil && k.whole == nil:
		mend := k.near(permalink.Source(r.Name), r.Name, names(k.Sources))
		if mend == "" {
			mend = "add content/sources/" + r.Name + ".md"
		}
		k.errorf(at, "unknown-source", mend, "no source %q", r.Name)
	case s == nil:
		if hidden := k.whole.sources[r.Name]; hidden != nil {
			k.isHidden(at, fmt.Sprintf("the source %q", r.Name), &hidden.File)
		}
	case r.Place != "" && k.whole == nil:
		if _, err := s.place(r.Place); err != nil {
			k.unresolved(at, "unknown-place", err)
		}
	}
}

// near is the mend for a name that is none of the known ones; page is the address of what would have it, if that has one.
func (k *checker) near(page, name string, known []string) string {
	return k.search(k.published.orPublished(page, "", func() string { return problem.DidYouMean(name, known) }))
}

// claim checks that a claim is about something: a field of the header, a clause, or one that left with this version.
func (k *checker) claim(d Document, path, about string) {
	known := fieldKeys(d.Meta)
	if m, ok := d.Meta.(*VersionMeta); ok {
		for _, g := range m.Gone {
			known = append(known, g.ID)
		}
	}
	if d.ids[clause.ID(about)] != nil || slices.Contains(known, about) {
		return
	}
	mend := k.search(d.lacking(clause.ID(about), func() string { return problem.DidYouMean(about, append(known, keys(d.ids)...)) }))
	k.errorf(d.field(path), "unknown-field", mend, "a claim is about a field of the front matter or a clause of the text, and %q is neither", about)
}

// inlines yields the texts of a clause: its own and its cells'.
func inlines(c *clause.Clause) iter.Seq[clause.Inline] {
	return func(yield func(clause.Inline) bool) {
		if !yield(c.Text) {
			return
		}
		for _, cell := range c.Cells {
			if !yield(cell.Text) {
				return
			}
		}
	}
}

// attrSets yields the attributes of a clause: its own and its cells'.
func attrSets(c *clause.Clause) iter.Seq[clause.Attrs] {
	return func(yield func(clause.Attrs) bool) {
		if !yield(c.Attrs) {
			return
		}
		for _, cell := range c.Cells {
			if !yield(cell.Attrs) {
				return
			}
		}
	}
}
