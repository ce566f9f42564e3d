package corpus

import (
	"iter"
	"path"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// A Document is any file of the corpus with what all kinds have in common.
type Document struct {
	*File
	Common *Common
	Meta   any    // pointer to the struct of its front matter
	Title  string // as a citation names it: "Responsible Scaling Policy v3.0"
	Page   string // address of its page, or of its part of a page that shows several files

	Policy  *Policy // that a version, report, review or model is of or under, or that it is itself; nil of other kinds
	Report  *Report // that it is an edition of; nil of other kinds
	Review  *Review // that it is; nil of other kinds
	Earlier bool    // an earlier edition of a report: it stands as it was, and nobody mends it
}

func newDocument(f *File, c *Common, meta any, title, page string) Document {
	return Document{File: f, Common: c, Meta: meta, Title: title, Page: page}
}

// HasOwnPage reports whether the document has a page to itself, with the IDs of its clauses. Accounts of changes share one.
func (d Document) HasOwnPage() bool {
	_, shared := d.Meta.(*ChangesMeta)
	return !shared
}

// ClauseAddress is where a clause of the document stands: on its page, or else in its part of the page that it shares.
func (d Document) ClauseAddress(id clause.ID) string {
	if id == "" || !d.HasOwnPage() {
		return d.Page
	}
	return d.Page + permalink.Fragment(id)
}

// Documents yields every file of the corpus, kind by kind in the order in which readers see them.
func (c *Corpus) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for _, p := range c.Policies {
			for d := range p.documents() {
				d.Policy = p
				if !yield(d) {
					return
				}
			}
		}
		for _, r := range c.Reports {
			for d := range r.documents() {
				d.Policy = c.PolicyOr(r.Policy)
				if !yield(d) {
					return
				}
			}
		}
		for _, d := range c.single() {
			if !yield(d) {
				return
			}
		}
	}
}

// documents yields the policy's own page, its versions, and their accounts of changes.
func (p *Policy) documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		if !yield(newDocument(&p.File, &p.Common, &p.PolicyMeta, p.Title, permalink.Policy(p.Name))) {
			return
		}
		for _, v := range p.Versions {
			title := p.Title + " " + v.Name
			if !yield(newDocument(&v.File, &v.Common, &v.VersionMeta, title, v.Address())) {
				return
			}
			if c := v.Changes; c != nil && !yield(newDocument(&c.File, &c.Common, &c.ChangesMeta, "Changes in "+title, ChangesOf(v))) {
				return
			}
		}
	}
}

// documents yields the report, its earlier editions, and its reviews.
func (r *Report) documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		newest := newDocument(&r.File, &r.Common, &r.ReportMeta, r.Title, permalink.Report(r.Name))
		newest.Report = r
		if !yield(newest) {
			return
		}
		for _, e := range r.Editions {
			d := newDocument(&e.File, &e.Common, &e.ReportMeta, e.Title+", edition "+e.Name, permalink.ReportEdition(r.Name, e.Name))
			d.Report, d.Earlier = r, true
			if !yield(d) {
				return
			}
		}
		for _, w := range r.Reviews {
			d := newDocument(&w.File, &w.Common, &w.ReviewMeta, w.Title, permalink.Review(r.Name, w.Name))
			d.Review = w
			if !yield(d) {
				return
			}
		}
	}
}

// ChangesID is the ID of the part of the chronology that holds a version's records. No ID of a record begins with '-'.
func ChangesID(v *Version) clause.ID { return changesID(v.Policy.Name, v.Name) }

func changesID(policy, version string) clause.ID { return clause.ID("_" + policy + "/-" + version) }

// ChangesOf is the address of that part.
func ChangesOf(v *Version) string { return permalink.Changes + permalink.Fragment(ChangesID(v)) }

// single lists the kinds that have one page a file.
func (c *Corpus) single() []Document {
	var ds []Document
	for _, x := range c.Models {
		d := newDocument(&x.File, &x.Common, &x.ModelMeta, x.Title, permalink.Model(x.Name))
		d.Policy = c.PolicyOr(x.Policy)
		ds = append(ds, d)
	}
	for _, x := range c.Tables {
		ds = append(ds, newDocument(&x.File, &x.Common, &x.TableMeta, x.Title, permalink.Table(x.Name)))
	}
	for _, x := range c.Goals {
		ds = append(ds, newDocument(&x.File, &x.Common, &x.GoalMeta, x.Title, permalink.Goal(x.Name)))
	}
	for _, x := range c.Sources {
		ds = append(ds, newDocument(&x.File, &x.Common, &x.SourceMeta, x.Title, permalink.Source(x.Name)))
	}
	for _, x := range c.Pages {
		ds = append(ds, newDocument(&x.File, &x.Common, &x.PageMeta, x.Title, permalink.Page(x.Name)))
	}
	return ds
}

// AliasAddress is the address that a page had under another name of its last segment: /models/old/ for /models/new/.
func AliasAddress(page, alias string) string {
	page, _, _ = strings.Cut(page, "#")
	return path.Join(path.Dir(path.Clean(page)), alias) + "/"
}
