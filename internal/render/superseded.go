package render

import (
	"bytes"
	"slices"
	"sync"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	publishing "rspsite/internal/publication"
	"rspsite/internal/superseded"
)

// A former is what a document said from one line of the public record on to another.
type former struct {
	superseded.Text
	document *corpus.Document
	against  string                  // digest of the text that it is compared with: the next one that is kept, or that of now
	compared func() *diff.Comparison // nil where its words are not kept
	made     map[string]bool         // the errata that came with the correction, by [erratumKey]
}

// page is the address of the document.
func (f *former) page() string { return f.document.Page }

// file is the address of its canonical form.
func (f *former) file() string {
	return permalink.Canonical(permalink.Superseded(f.page(), f.Line))
}

// findFormer gathers what documents said before they were corrected, as far as that is public.
func (r *publicRecord) findFormer() {
	r.former = map[string][]*former{}
	for page, texts := range r.Former {
		d := r.documents[page]
		if d == nil {
			continue
		}
		texts = slices.DeleteFunc(slices.Clone(texts), func(t superseded.Text) bool { return t.Next >= r.Log.Len() })
		next, digest := &d.Doc.Document, d.TextDigest()
		list := make([]*former, len(texts))
		for i := len(texts) - 1; i >= 0; i-- {
			f := &former{Text: texts[i], document: d, against: digest, made: r.errataMade(d, texts[i])}
			if old, new := f.Document, next; old != nil {
				f.compared = sync.OnceValue(func() *diff.Comparison {
					before, after := diff.Text{Name: f.Digest, Doc: old}, diff.Text{Name: f.against, Doc: new}
					return diff.Compare(before, after, diff.Trace(before, after), diff.Options{Corrected: true})
				})
				next, digest = old, f.Digest
			}
			list[i] = f
		}
		r.former[d.Path] = list
	}
}

// errataMade are the errata that came with the line which corrected a text.
func (r *publicRecord) errataMade(d *corpus.Document, t superseded.Text) map[string]bool {
	known, now := r.Log.Whole(t.Last).Lists["errata"], r.Log.Whole(t.Next).Lists["errata"]
	_, lists := publishing.Parts(*d)
	made := map[string]bool{}
	for i, entry := range lists["errata"] {
		digest := canonical.HeaderDigest(entry)
		if i < len(d.Common.Errata) && slices.Contains(now, digest) && !slices.Contains(known, digest) {
			made[erratumKey(d.Common.Errata[i])] = true
		}
	}
	return made
}

// erratumKey tells the errata of a document apart.
func erratumKey(e corpus.Erratum) string { return e.On.String() + "\n" + e.What.Plain() }

// planFormer plans the canonical forms of what documents said before.
func (s *site) planFormer() {
	for d := range s.corpus.Documents() {
		for _, f := range s.formerOf(d.File) {
			if f.Raw != nil {
				s.addFile(f.file(), func() ([]byte, error) { return bytes.Clone(f.Raw), nil })
			}
		}
	}
}

// formerOf are the former texts of a file, oldest first.
func (s *site) formerOf(x *corpus.File) []*former {
	if s.recorded == nil || x == nil {
		return nil
	}
	return s.recorded.former[x.Path]
}

// changesOf are the changes of a former text that a reader sees; with an ID, those of that clause alone.
func (f *former) changesOf(id clause.ID) []*diff.Change {
	if f.compared == nil {
		return nil
	}
	c := f.compared()
	var list []*diff.Change
	for i := range c.Changes {
		ch := &c.Changes[i]
		is := func(s *diff.Side, indexes []int) bool {
			return slices.ContainsFunc(indexes, func(k int) bool { return s.Clauses[k].ID == id })
		}
		if ch.IsChange() && (id == "" || is(&c.Old, ch.Old) || is(&c.New, ch.New)) {
			list = append(list, ch)
		}
	}
	return list
}
