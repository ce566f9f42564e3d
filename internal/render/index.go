package render

import (
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An indexPage lists the pages of one kind.
type indexPage struct {
	*layout
	Lead  string
	Empty string // what to say if there are none
	Lists []indexList
}

// An indexList is a part of an index, with a heading if it has several.
type indexList struct {
	Title string
	Items []indexItem
}

// An indexItem is a page in a list.
type indexItem struct {
	link
	Date    string
	Summary template.HTML
	Marks   []chip
	Notes   []string // in small type: what kind, what state
}

// Meta is the line in small type.
func (i indexItem) Meta() string {
	return join(" · ", append([]string{i.Date}, i.Notes...)...)
}

func (at *view) indexItem(f *corpus.File, c *corpus.Common, address string, notes ...string) indexItem {
	return indexItem{link: at.to(address, c.Title), Summary: at.write(f, address).prose(c.Summary), Marks: marks(c), Notes: notes}
}

// total counts the items of all lists.
func (p *indexPage) total() int {
	n := 0
	for _, l := range p.Lists {
		n += len(l.Items)
	}
	return n
}

// IsEmpty reports whether the index lists nothing.
func (p *indexPage) IsEmpty() bool { return p.total() == 0 }

func (at *view) index(title, address, lead, empty string) *indexPage {
	p := &indexPage{layout: at.layout(title, address), Lead: lead, Empty: empty}
	p.say("basis", listSentence)
	p.Description = lead
	return p
}

func (s *site) prosePages() {
	s.add(permalink.Pages, func(at *view) (string, any) {
		p := at.index("About", permalink.Pages,
			"What stands behind the texts: why the policy matters, where sources disagree, how this site is made.",
			"There are no pages of prose yet.")
		list := indexList{}
		for _, x := range s.corpus.Pages {
			list.Items = append(list.Items, at.indexItem(&x.File, &x.Common, permalink.Page(x.Name)))
		}
		p.Lists = append(p.Lists, list)
		return "index", p
	})
	for _, x := range s.corpus.Pages {
		s.add(permalink.Page(x.Name), func(at *view) (string, any) {
			a, w, fs := at.article(&x.File, &x.Common, permalink.Pages)
			a.finish(w, fs, &x.Common)
			return "article", a
		})
	}
}
