package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"time"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A feed tells those who subscribed to it what is new: on the site, of a policy, of the Risk Reports, of a clause. What it says
// depends on the corpus and its public record alone, so that it changes only when these do. docs/feeds.md is its specification.

// maxEntries is how many entries a feed has at most, the newest. The pages have all.
const maxEntries = 80

// A feed is what both formats say.
type feed struct {
	home     string // address of the page that it belongs to, and that names it
	title    string
	subtitle string
	entries  func() []publication // newest first
}

// feed plans the feeds of the whole site and of the reports. Those of policies and clauses are planned with their pages.
func (s *site) feed() {
	c := &s.corpus.Config
	s.planFeed(feed{"/", c.Title, c.Summary.Plain(), s.announced})
	s.planFeed(feed{permalink.Reports, c.Title + ": Risk Reports", "Risk Reports, their reviews and corrections.", func() []publication {
		return keepThose(s.announced(), func(p publication) bool { return p.feed.ofReports })
	}})
}

// policyFeed plans the feed of a policy: its versions, with the reports, determinations and goals under it.
func (s *site) policyFeed(p *corpus.Policy) {
	s.planFeed(feed{permalink.Policy(p.Name), s.corpus.Config.Title + ": " + p.Title, "Versions, change records, reports, determinations and corrections.",
		func() []publication {
			return keepThose(s.announced(), func(e publication) bool { return e.feed.policy == p })
		}})
}

func keepThose(list []publication, belongs func(publication) bool) []publication {
	return slices.DeleteFunc(list, func(p publication) bool { return !belongs(p) })
}

// planFeed plans a feed in both formats.
func (s *site) planFeed(f feed) {
	s.addFile(permalink.Feed(f.home), func() ([]byte, error) { return s.atom(f) })
	s.addFile(permalink.JSONFeed(f.home), func() ([]byte, error) { return s.jsonFeed(f) })
}

// An entry is a publication as a feed has it.
type entry struct {
	publication
	heading   string // its title, which says of a specimen that it is one
	published string // both as instants
	updated   string
	abstract  string // its summary, with what the text is
	html      template.HTML
	plain     string
	tags      []string
}

// entriesOf makes the entries of a feed at its own address, those that changed last first, as many as there is room for.
func (s *site) entriesOf(f feed, address string) []entry {
	list := f.entries()
	slices.SortStableFunc(list, func(a, b publication) int { return b.changed().Compare(a.changed()) })
	at := &view{s: s, at: address, whole: true}
	entries := make([]entry, min(len(list), maxEntries))
	for i, p := range list[:len(entries)] {
		entries[i] = at.entry(p)
	}
	return entries
}

// changed is when what an entry tells was published, or corrected last.
func (p *publication) changed() corpus.Date { return newest(p.date, p.feed.updated) }

func (at *view) entry(p publication) entry {
	e := entry{publication: p, heading: p.title, published: instant(p.date), updated: instant(p.changed()), tags: p.tags()}
	if p.specimen && !strings.Contains(strings.ToLower(p.title), "specimen") {
		e.heading = "Specimen: " + p.title
	}
	e.abstract = join(" ", p.says, precision(p.date), at.s.plain(p.summary, p.file))
	b := &feedBody{at: at, rest: at.to(p.address, p.title)}
	b.paragraph(join(" ", p.says, precision(p.date)))
	p.feed.tell(b)
	e.html, e.plain = b.finish()
	return e
}

// tags are the words that a reader may sort an entry by.
func (p *publication) tags() []string {
	tags := []string{p.kind}
	for _, m := range p.marks {
		tags = append(tags, m.Text)
	}
	if p.feed.policy != nil {
		tags = append(tags, p.feed.policy.Title)
	}
	return tags
}

// newestOf is when the newest entry changed, or the day of the site where there is none.
func (s *site) newestOf(entries []entry) string {
	if len(entries) == 0 {
		return instant(s.corpus.AsOf)
	}
	return entries[0].updated
}

// permanentID is the ID of an entry: its permalink, which never changes. A site without a public address has names.
func (s *site) permanentID(address string) string {
	if s.options.BaseURL == "" {
		return "urn:rspsite:" + address
	}
	return absolute(s.options.BaseURL, address)
}

// precision says of a date that is no day how exact it is: feeds know instants alone.
func precision(d corpus.Date) string {
	if d.IsDay() {
		return ""
	}
	return "Dated " + d.Long() + "; the day is not stated."
}

// instant writes the first day that a date can mean, as feeds want it.
func instant(d corpus.Date) string {
	t, err := time.Parse(time.DateOnly, d.First())
	if err != nil {
		return "1970-01-01T00:00:00Z" // only a date that the corpus refuses comes here
	}
	return t.Format(time.RFC3339)
}

// language is that of the site.
func (s *site) language() string { return cmp.Or(s.corpus.Config.Language, "en") }

// printable is a text without what XML 1.0 and HTML allow in no form, and what would make it read the other way round.
func printable[T ~string](text T) string { return strings.Map(withoutControls, string(text)) }
