package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A redirection is a former address, or one that nothing else stands at, and the address that it leads to.
type redirection struct {
	from, to string
	forNow   bool // something else will stand there: no host may tell browsers that it never does
}

// A redirectPage leads on to another.
type redirectPage struct {
	Language string
	To       link
	Refresh  string
	Script   string // carries the fragment over, which a refresh cannot
	Whole    string // the whole address, if known
	Site     string
}

// redirect plans a page at a former address that leads to the one that counts.
func (s *site) redirect(from, to, title string) {
	s.redirections = append(s.redirections, redirection{from: from, to: to})
	s.leading(from, to, title)
}

// leadOn plans such a page at an address where something of its own may come to stand.
func (s *site) leadOn(from, to, title string) {
	s.redirections = append(s.redirections, redirection{from, to, true})
	s.leading(from, to, title)
}

func (s *site) leading(from, to, title string) {
	s.addFile(from, func() ([]byte, error) {
		v := &view{s: s, at: from}
		l := v.layout(title, "")
		page := &redirectPage{Language: l.Language, To: v.to(to, title), Script: v.href(staticDir + "redirect.js"), Site: l.Site}
		page.Refresh = "0; url=" + page.To.Href
		if s.options.BaseURL != "" {
			page.Whole = absolute(s.options.BaseURL, to)
		}
		return s.fill("redirect", "redirect", page)
	})
}

// formerAddresses plans something at every address that a page or file had under a former name: a page that leads on, or a copy
// of the file, which programs take as it is.
func (s *site) formerAddresses() {
	names, titles := s.corpus.FormerNames(), map[string]string{}
	for d := range s.corpus.Documents() {
		titles[d.Page] = d.Title
	}
	for _, p := range s.corpus.Policies {
		for _, h := range p.Histories() {
			page := permalink.ClauseHistory(p.Name, h.ID)
			titles[page] = h.Title
			for _, former := range h.Formerly {
				names.Add(page, string(former))
			}
		}
	}
	finally := map[string]string{}
	for _, r := range s.redirections {
		finally[r.from] = r.to
	}
	for _, page := range s.pages[:len(s.pages):len(s.pages)] {
		address := addressOf(page.Path)
		for _, from := range names.Of(address) {
			to := address
			if further, ok := finally[address]; ok {
				to = further
			}
			switch {
			case s.has(from): // a former name never takes the place of what is there
			case !strings.HasSuffix(from, "/"):
				s.addFile(from, page.Render)
			default:
				title := titles[to]
				if title == "" {
					title = to
				}
				s.redirect(from, to, title)
			}
		}
	}
}

// addressOf is the address that a file answers.
func addressOf(file string) string { return "/" + strings.TrimSuffix(file, "index.html") }

// formerIDs are the IDs that the part of the chronology that tells of v had under former names, and those of its records.
func (s *site) formerIDs(v *corpus.Version) []string {
	var records, ids []string
	for _, r := range v.Changes.Records {
		records = append(records, r.ID)
	}
	for _, id := range s.corpus.FormerNames().FormerChangesIDs(v, records) {
		ids = append(ids, string(id))
	}
	return ids
}
