package corpus

import (
	"errors"
	"fmt"
	"io/fs"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// check looks at the whole tree, drafts included, and at what of it is public: a reference from a public text to a hidden
// one is an error of its own, since it would tell of what is not to be told.
func (l *loader) check(public *Corpus) {
	k := &checker{Corpus: l.full, files: l.fsys, problems: &l.problems}
	k.config()
	for d := range l.full.Documents() {
		k.document(d)
	}
	for _, p := range l.full.Policies {
		k.policy(p)
	}
	for _, s := range l.full.Sources {
		k.places(s)
	}
	k.relations()
	k.aliases()
	if public == l.full {
		return
	}
	hidden := &checker{Corpus: public, files: l.fsys, problems: &l.problems, whole: k}
	for d := range public.Documents() {
		hidden.references(d)
	}
	hidden.relations()
}

// A checker checks one corpus.
type checker struct {
	*Corpus
	files    fs.FS // the project's
	problems *problem.List
	whole    *checker // when the public part is checked: the checker of the whole
}

// relations checks what models, reports and goals refer to by the fields of their headers.
func (k *checker) relations() {
	for _, m := range k.Models {
		k.model(m)
	}
	for _, r := range k.Reports {
		k.report(r)
	}
	for _, g := range k.Goals {
		k.goal(g)
	}
}

func (k *checker) errorf(at problem.Position, rule, mend, format string, args ...any) {
	k.problems.Errorf(at, rule, mend, format, args...)
}

func (k *checker) warnf(at problem.Position, rule, mend, format string, args ...any) {
	k.problems.Warnf(at, rule, mend, format, args...)
}

// at is the position of an offset in the text of a file. It counts the characters of a line: ask only for what is reported.
func (f *File) at(offset int) problem.Position { return f.Doc.Position(offset) }

// place is a position in the text of a file that the dialect has counted already.
func (f *File) place(p clause.Position) problem.Position {
	return problem.Position{File: f.Path, Line: p.Line, Column: p.Column}
}

// field is the position of a field of the front matter; of a file without any, the file's beginning.
func (f *File) field(path string) problem.Position {
	if at := f.index.Position(path); at.File != "" {
		return at
	}
	return problem.Position{File: f.Path, Line: 1, Column: 1}
}

// document makes the checks that all kinds share.
func (k *checker) document(d Document) {
	k.references(d)
	k.addresses(d)
	k.derived(d)
	if d.Common.Basis == Basis(clause.Reconstruction) {
		k.sourced(d)
	}
	for i, claim := range d.Common.Claims {
		k.claim(d, fmt.Sprintf("claims[%d].field", i), claim.Field)
	}
	for i, e := range d.Common.Errata {
		for j, id := range e.Clauses {
			if _, err := d.clause(clause.ID(id), "this document"); err != nil {
				k.unresolved(d.field(fmt.Sprintf("errata[%d].clauses[%d]", i, j)), "unknown-clause", err)
			}
		}
	}
}

// unresolved reports a reference that names nothing.
func (k *checker) unresolved(at problem.Position, rule string, err error) {
	var u *UnresolvedError
	switch {
	case errors.Is(err, errBroken):
	case errors.As(err, &u):
		k.errorf(at, rule, u.Mend, "%s", u.Message)
	default:
		k.errorf(at, rule, "", "%v", err)
	}
}

// references resolves every [[reference]] and every source that a document names.
func (k *checker) references(d Document) {
	for c := range d.Doc.All() {
		for _, text := range inlines(c) {
			for _, r := range text {
				if r.Ref != "" {
					k.reference(d.at(r.Offset), r.Ref, d.File)
				}
			}
		}
		for _, attrs := range attrSets(c) {
			for _, s := range attrs.Words(clause.AttrSource) {
				k.source(d.at(s.Pos.Offset), s.Value)
			}
		}
	}
	fieldsOf(d.Meta, func(path string, t Text) {
		for _, r := range t.Inline {
			if r.Ref != "" {
				k.reference(d.field(path), r.Ref, d.File)
			}
		}
	})
	fieldsOf(d.Meta, func(path string, sources Sources) {
		for _, s := range sources {
			k.source(d.field(path), s.String())
		}
	})
}

func (k *checker) reference(at problem.Position, ref string, from *File) {
	_, err := k.Resolve(ref, from)
	if err == nil {
		return
	}
	if k.whole == nil {
		k.unresolved(at, "unknown-reference", err)
		return
	}
	if _, err := k.whole.Resolve(ref, from); err == nil {
		k.hidden(at, "[["+ref+"]]")
	}
}

// source checks one source reference of an attribute or field.
func (k *checker) source(at problem.Position, ref string) {
	r, err := ParseSourceRef(ref)
	if err != nil {
		k.errorf(at, "bad-source", "", "%v", err)
		return
	}
	s := k.sources[r.Name]
	switch {
	case s == nil && k.whole == nil:
		mend := problem.DidYouMean(r.Name, names(k.Sources))
		if mend == "" {
			mend = "add content/sources/" + r.Name + ".md"
		}
		k.errorf(at, "unknown-source", mend, "no source %q", r.Name)
	case s == nil:
		if k.whole.sources[r.Name] != nil {
			k.errorf(at, "hidden-reference", "take draft: out of the source", "the source %q is a draft", r.Name)
		}
	case r.Place != "" && k.whole == nil:
		if _, err := s.place(r.Place); err != nil {
			k.unresolved(at, "unknown-place", err)
		}
	}
}

// hidden reports a name that a public text gives and that is not public.
func (k *checker) hidden(at problem.Position, what string) {
	k.errorf(at, "hidden-reference", "publish it first, or leave the reference out",
		"%s is not public on %s: it is a draft or dated later", what, k.AsOf)
}

// claim checks that a claim is about something: a field of the header, a clause, or one that left with this version.
func (k *checker) claim(d Document, path, about string) {
	known := fieldKeys(d.Meta)
	if m, ok := d.Meta.(*VersionMeta); ok {
		for _, g := range m.Gone {
			known = append(known, g.ID)
		}
	}
	for _, key := range known {
		if key == about {
			return
		}
	}
	for c := range d.Doc.All() {
		if string(c.ID) == about && !c.Derived {
			return
		}
		if c.ID != "" && !c.Derived {
			known = append(known, string(c.ID))
		}
	}
	k.errorf(d.field(path), "unknown-field", problem.DidYouMean(about, known),
		"a claim is about a field of the front matter or a clause of the text, and %q is neither", about)
}

// inlines are the texts of a clause: its own and its cells'.
func inlines(c *clause.Clause) []clause.Inline {
	texts := []clause.Inline{c.Text}
	for _, cell := range c.Cells {
		texts = append(texts, cell.Text)
	}
	return texts
}

func attrSets(c *clause.Clause) []clause.Attrs {
	sets := []clause.Attrs{c.Attrs}
	for _, cell := range c.Cells {
		sets = append(sets, cell.Attrs)
	}
	return sets
}
