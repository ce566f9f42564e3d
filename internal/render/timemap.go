package render

import (
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// linkFormat is the media type of a TimeMap (RFC 6690, RFC 7089).
const linkFormat = "application/link-format"

// A relation is a link of a page to another version of what it shows, for programs: RFC 5829 names the kinds, and RFC 7089.
type relation struct{ Rel, Type, Href string }

// relate adds relations that lead to addresses of the site.
func (l *layout) relate(relations ...relation) {
	for _, r := range relations {
		if l.view.s.has(r.Href) {
			l.Relations = append(l.Relations, relation{r.Rel, r.Type, l.view.href(r.Href)})
		}
	}
}

// versionRelations are those of a page of p that shows the version v, or of one that shows all where v is nil.
func (s *site) versionRelations(p *corpus.Policy, v *corpus.Version) []relation {
	home := permalink.Policy(p.Name)
	relations := []relation{{"timemap", linkFormat, permalink.TimeMap(home)}, {"latest-version", "", permalink.Latest(p.Name)}}
	if v == nil {
		return relations
	}
	relations = append(relations, relation{"original", "", permalink.Latest(p.Name)}, relation{"version-history", "", permalink.InForce(p.Name)})
	if e := v.Previous(); e != nil {
		relations = append(relations, relation{"predecessor-version", "", e.Address()})
	}
	if n := v.Next(); n != nil {
		relations = append(relations, relation{"successor-version", "", n.Address()})
	}
	return relations
}

// A memento is a version of something, at its own address, and the day from which it was the one that counts.
type memento struct {
	address string
	since   corpus.Date
}

// timeMaps plans the TimeMaps of p and of its clauses. They need whole addresses: a site that does not know its own has none.
func (s *site) timeMaps(p *corpus.Policy) {
	if s.options.BaseURL == "" {
		return
	}
	plan := func(page, original string, mementos []memento) {
		if len(mementos) > 0 {
			s.addFile(permalink.TimeMap(page), func() ([]byte, error) {
				return []byte(s.timeMap(permalink.TimeMap(page), original, mementos)), nil
			})
		}
	}
	plan(permalink.Policy(p.Name), permalink.Latest(p.Name), s.mementos(p.Versions, func(*corpus.Version) clause.ID { return "" }))
	for _, h := range p.Histories() {
		var with []*corpus.Version
		ids := map[*corpus.Version]clause.ID{}
		for i, step := range h.Steps {
			if step.Clause != nil {
				with, ids[step.Version] = append(with, step.Version), step.Clause.ID
			} else if t, ok := stoneOf(h, i); ok { // that it left is the newest that there is of it
				with, ids[step.Version] = append(with, step.Version), t.ID
			}
		}
		page := permalink.ClauseHistory(p.Name, h.ID)
		plan(page, page, s.mementos(with, func(v *corpus.Version) clause.ID { return ids[v] }))
	}
}

// mementos are the versions that began on a known day up to that of the site: RFC 7089 wants a day and an hour.
func (s *site) mementos(versions []*corpus.Version, id func(*corpus.Version) clause.ID) []memento {
	var all []memento
	for _, v := range versions {
		if since := v.Begins(); since.IsDay() && !since.After(s.corpus.AsOf) {
			all = append(all, memento{permalink.Clause(v.Policy.Name, v.Name, id(v)), since})
		}
	}
	return all
}

// timeMap writes a TimeMap.
func (s *site) timeMap(address, original string, mementos []memento) string {
	lines := []string{linkValue(s.whole(original), "original"),
		linkValue(s.whole(address), "self", "type", linkFormat, "from", httpDate(mementos[0].since), "until", httpDate(mementos[len(mementos)-1].since))}
	for i, m := range mementos {
		rel := "memento"
		if i == len(mementos)-1 {
			rel = "last " + rel
		}
		if i == 0 {
			rel = "first " + rel
		}
		lines = append(lines, linkValue(s.whole(m.address), rel, "datetime", httpDate(m.since)))
	}
	return strings.Join(lines, ",\n") + "\n"
}

// linkValue is one link in link-format. No value holds a quotation mark, and the address is escaped.
func linkValue(address, rel string, params ...string) string {
	value := "<" + address + `>; rel="` + rel + `"`
	for i := 0; i < len(params); i += 2 {
		value += "; " + params[i] + `="` + params[i+1] + `"`
	}
	return value
}

// httpDate is the beginning of a day as HTTP writes it: "Tue, 19 Sep 2023 00:00:00 GMT".
func httpDate(d corpus.Date) string {
	return day(d.First()).Format("Mon, 02 Jan 2006 15:04:05") + " GMT"
}
