package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// public returns the part of c that may be seen: no drafts, and nothing published after the as-of date, unless everything
// is wanted. It shares no list and no struct with c, only texts.
func (c *Corpus) public(everything bool) *Corpus {
	if everything {
		return c
	}
	p := *c
	p.cited = &citations{}
	p.Policies = visible(c, c.Policies, func(x *Policy) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.PolicyMeta} })
	for _, policy := range p.Policies {
		policy.hideLater(c)
	}
	p.Reports = visible(c, c.Reports, func(x *Report) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.ReportMeta} })
	for _, r := range p.Reports {
		r.hideLater(c)
	}
	p.Models = visible(c, c.Models, func(x *Model) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.ModelMeta} })
	for _, m := range p.Models {
		m.Determinations = keep(&m.File, "determinations", m.Determinations, func(d Determination) bool { return d.On.After(c.AsOf) })
		m.Thresholds = keep(&m.File, "thresholds", m.Thresholds, func(t Threshold) bool { return t.On.After(c.AsOf) })
	}
	p.Goals = visible(c, c.Goals, func(x *Goal) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.GoalMeta} })
	for _, g := range p.Goals {
		g.Dates = keep(&g.File, "dates", g.Dates, func(d GoalDate) bool { return d.Stated.After(c.AsOf) })
		g.Evidence = keep(&g.File, "evidence", g.Evidence, func(e Evidence) bool { return e.On.After(c.AsOf) })
	}
	p.Tables = visible(c, c.Tables, func(x *Table) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.TableMeta} })
	p.Pages = visible(c, c.Pages, func(x *Page) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.PageMeta} })
	p.Sources = visible(c, c.Sources, func(x *Source) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.SourceMeta} })
	p.sources = bySourceName(p.Sources)
	return &p
}

// visible copies the files of a list that are public on the as-of date, without what of them is not.
func visible[T any](c *Corpus, list []*T, document func(*T) Document) []*T {
	var shown []*T
	for _, x := range list {
		y := *x
		d := document(&y)
		if c.reason(d) != "" {
			continue
		}
		d.Common.Errata = keep(d.File, "errata", d.Common.Errata, func(e Erratum) bool { return e.On.After(c.AsOf) })
		if w := d.Common.Withdrawn; w != nil && w.On.After(c.AsOf) {
			d.Common.Withdrawn = nil
		}
		shown = append(shown, &y)
	}
	return shown
}

// hideLater leaves out of a policy, a copy, what is not public of its versions.
func (p *Policy) hideLater(c *Corpus) {
	p.asOf, p.policy, p.histories = c.AsOf, p, &histories{}
	p.Recorded = keep(&p.File, "recorded", p.Recorded, func(r Recorded) bool { return r.Dated().After(c.AsOf) || r.Seen.After(c.AsOf) })
	p.Versions = visible(c, p.Versions, func(x *Version) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.VersionMeta} })
	p.Cadence = keep(&p.File, "cadence", p.Cadence, func(r Cadence) bool { return !p.knows(r.Since) })
	for _, v := range p.Versions {
		v.Policy, v.policy, v.tombstones = p, p, &tombstones{}
		if v.Changes == nil {
			continue
		}
		account := visible(c, []*Changes{v.Changes}, func(x *Changes) Document { return Document{File: &x.File, Common: &x.Common, Meta: &x.ChangesMeta} })
		if v.Changes = nil; len(account) == 0 {
			continue
		}
		a := account[0]
		a.policy = p
		a.Records = keep(&a.File, "records", a.Records, func(r ChangeRecord) bool { return r.On.After(c.AsOf) })
		a.Account = keep(&a.File, "account", a.Account, func(e AccountEntry) bool { return e.On.After(c.AsOf) })
		v.Changes = a
	}
	p.link()
}

// isDraft is the reason why a draft is not public.
const isDraft = "is a draft"

// reason says why a file by itself is not public, or "" if it is.
func (c *Corpus) reason(d Document) string {
	switch date := dateOf(d.Meta); {
	case d.Common.Draft:
		return isDraft
	case date.After(c.AsOf):
		return "is dated " + date.String()
	}
	return ""
}

// reasons says of every file of c, the whole, that is not in its public part, why.
func (c *Corpus) reasons(public *Corpus) map[string]string {
	reasons := map[string]string{}
	for d := range c.Documents() {
		if reasons[d.Path] = c.reason(d); reasons[d.Path] == "" {
			reasons[d.Path] = "belongs to what is not public"
		}
	}
	for d := range public.Documents() {
		delete(reasons, d.Path)
	}
	return reasons
}

// places tells where the entries of a list in the front matter stood before some were left out: by the field, their numbers.
type places map[string][]int

// keep copies a list without its hidden entries, and notes in the file where the others stand.
func keep[T any](f *File, field string, list []T, isHidden func(T) bool) []T {
	if !slices.ContainsFunc(list, isHidden) {
		return list
	}
	var kept []T
	var numbers []int
	for i, x := range list {
		if !isHidden(x) {
			kept, numbers = append(kept, x), append(numbers, i)
		}
	}
	f.hidden = maps.Clone(f.hidden)
	if f.hidden == nil {
		f.hidden = places{}
	}
	f.hidden[field] = numbers
	return kept
}

// asWritten is the path of a field with the number that its entry has in the source: "records[0].id" may be "records[2].id".
func (p places) asWritten(path string) string {
	field, rest, _ := strings.Cut(path, "[")
	numbers, ok := p[field]
	if !ok {
		return path
	}
	var i int
	if _, err := fmt.Sscanf(rest, "%d]", &i); err != nil || i >= len(numbers) {
		return path
	}
	_, rest, _ = strings.Cut(rest, "]")
	return fmt.Sprintf("%s[%d]%s", field, numbers[i], rest)
}

// A Hidden source is one that a corpus does not show.
type Hidden struct {
	Path    string // of the file, from the project's root
	Title   string // as a citation names it
	Page    string // address that its page would have
	IsDraft bool   // marked as a draft; else its date, or that of what it belongs to, is ahead, or that is a draft
	Date    Date   // its own, where that is why; else zero
}

// LeftOut lists the sources that the corpus does not show, in the order in which readers would see them: drafts, and those
// published after its as-of date, with what belongs to them.
func (c *Corpus) LeftOut() []Hidden { return c.leftOut }

// Whole is the corpus with all drafts and what is published after its as-of date, for what is said to the publisher alone: no page
// may be made of it for readers. It is c itself if c has all that.
func (c *Corpus) Whole() *Corpus {
	if c.whole == nil {
		return c
	}
	return c.whole
}

// hidden lists the files of c, the whole, for which there is a reason not to show them.
func (c *Corpus) hidden(reasons map[string]string) []Hidden {
	var list []Hidden
	for d := range c.Documents() {
		reason := reasons[d.Path]
		if reason == "" {
			continue
		}
		h := Hidden{Path: d.Path, Title: d.Title, Page: d.Page, IsDraft: reason == isDraft}
		if date := dateOf(d.Meta); !h.IsDraft && date.After(c.AsOf) {
			h.Date = date
		}
		list = append(list, h)
	}
	return list
}

// dropBroken takes out the files that could not be read.
func (c *Corpus) dropBroken() {
	c.Policies = readable(c.Policies)
	for _, p := range c.Policies {
		p.Versions = readable(p.Versions)
		p.link()
		for _, v := range p.Versions {
			if v.Changes != nil && v.Changes.broken {
				v.Changes = nil
			}
		}
	}
	c.Reports = readable(c.Reports)
	for _, r := range c.Reports {
		r.Reviews = readable(r.Reviews)
		r.Editions = readable(r.Editions)
	}
	c.Models = readable(c.Models)
	c.Tables = readable(c.Tables)
	c.Goals = readable(c.Goals)
	c.Pages = readable(c.Pages)
	c.Sources = readable(c.Sources)
	maps.DeleteFunc(c.sources, func(_ string, s *Source) bool { return s.broken })
}

func readable[T named](list []T) []T {
	return slices.DeleteFunc(list, func(x T) bool { return x.isBroken() })
}
