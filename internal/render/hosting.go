package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/hosting"
	"rspsite/internal/permalink"
)

// hostFiles plans the files that tell hosts what they may do. A site works without them.
func (s *site) hostFiles() {
	plan := func(address string, write func(*hosting.Site) []byte) {
		s.addFile(address, func() ([]byte, error) { return write(s.hosted()), nil })
	}
	plan(permalink.HostRedirects, (*hosting.Site).Redirects)
	plan(permalink.HostHeaders, (*hosting.Site).Headers)
	plan(permalink.HostNginx, (*hosting.Site).Nginx)
	plan(permalink.HostCaddy, (*hosting.Site).Caddy)
}

// hosted is what hosts are told of the site: former addresses, folders of them by one rule each, and from which days versions hold.
func (s *site) hosted() *hosting.Site {
	h := &hosting.Site{Base: s.options.BaseURL}
	for d := range s.corpus.Documents() {
		for _, alias := range d.Common.Aliases {
			if from := corpus.AliasAddress(d.Page, alias); d.HasOwnPage() {
				h.Redirections = append(h.Redirections, hosting.Redirection{From: from, To: d.Page, Below: true})
			}
		}
	}
	for _, r := range s.redirections {
		if !r.forNow {
			h.Redirections = append(h.Redirections, hosting.Redirection{From: r.from, To: r.to})
		}
	}
	for _, p := range s.corpus.Policies {
		home := permalink.Policy(p.Name)
		for _, v := range p.Versions {
			if since := v.Begins(); since.IsDay() && !since.After(s.corpus.AsOf) {
				h.Mementos = append(h.Mementos, hosting.Memento{Address: v.Address(), Datetime: httpDate(since), Original: permalink.Latest(p.Name), TimeMap: permalink.TimeMap(home)})
			}
		}
	}
	return h
}
