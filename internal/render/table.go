package render

import (
	"fmt"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A tablePage shows comparison tables with the prose around them, and leads to the same as data.
type tablePage struct {
	*article
	CSV  []link // one for each table
	JSON link
}

func (s *site) tables() {
	s.add(permalink.Tables, func(at *view) (string, any) { return "index", at.tablesPage() })
	for _, t := range s.corpus.Tables {
		s.add(permalink.Table(t.Name), func(at *view) (string, any) { return "table", at.tablePage(t) })
		s.addFile(permalink.Data(permalink.Table(t.Name)), func() ([]byte, error) { return encodeJSON(s.tablesData(t)) })
		for i, sh := range sheets(t) {
			s.addFile(permalink.TableCSV(t.Name, sh.id), func() ([]byte, error) {
				d := s.tablesData(t)
				return csvFile(d, &d.Tables[i])
			})
		}
	}
}

func (at *view) tablesPage() *indexPage {
	p := at.index("Tables", permalink.Tables,
		"Comparison tables. Every group of cells names its source; where sources differ, both stand beside each other.",
		"There are no comparison tables yet.")
	list := indexList{}
	for _, t := range at.s.corpus.Tables {
		item := at.indexItem(&t.File, &t.Common, permalink.Table(t.Name))
		if !t.Covers.IsZero() {
			item.Date = "as of " + t.Covers.Long()
		}
		list.Items = append(list.Items, item)
	}
	p.Lists = append(p.Lists, list)
	return p
}

func (at *view) tablePage(t *corpus.Table) *tablePage {
	a, w, fs := at.article(&t.File, &t.Common, permalink.Tables)
	if !t.Covers.IsZero() {
		fs.text("State of", t.Covers.Long())
	}
	a.finish(w, fs, &t.Common)
	page := &tablePage{article: a, JSON: at.to(permalink.Data(permalink.Table(t.Name)), "JSON")}
	list := sheets(t)
	for _, sh := range list {
		l := at.to(permalink.TableCSV(t.Name, sh.id), "CSV")
		if len(list) > 1 {
			l.Text = fmt.Sprintf("CSV of “%s”", sh.title)
		}
		page.CSV = append(page.CSV, l)
	}
	return page
}
