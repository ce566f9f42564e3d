package render

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A recorded is a version that is known of and not held.
type recorded struct {
	ID       string // of its place in the list of recorded versions
	Name     string
	Page     string // address of what is known of it; empty on that page, and where it is known that its text is held
	Date     string
	Seen     string
	SeenOn   string // "on 1 March 2024", "in March 2024"
	Held     *link  // the version of the same name that is held
	Apart    bool   // that may be another document
	Document link
	Digest   string
	DocNote  template.HTML
	Note     template.HTML
	Account  template.HTML
	Redline  link
	Sources  []link
}

// recordedNames are the names of the recorded versions of p, each once.
func recordedNames(p *corpus.Policy) []string {
	var names []string
	for _, r := range p.Recorded {
		if !slices.Contains(names, r.Version) {
			names = append(names, r.Version)
		}
	}
	return names
}

// knownCount says how many versions are recorded, and how many of their files were replaced under an unchanged number.
func knownCount(p *corpus.Policy) string {
	replaced := 0
	for _, r := range p.Recorded {
		if !r.Seen.IsZero() {
			replaced++
		}
	}
	known := count(len(recordedNames(p)), "version", "versions") + " recorded"
	if replaced > 0 {
		known += ", " + count(replaced, "file", "files") + " replaced"
	}
	return known
}

// recordsOf are the records of a version, oldest first.
func recordsOf(p *corpus.Policy, name string) []corpus.Recorded {
	list := slices.DeleteFunc(slices.Clone(p.Recorded), func(r corpus.Recorded) bool { return r.Version != name })
	slices.SortStableFunc(list, func(a, b corpus.Recorded) int { return shownDate(a).Compare(shownDate(b)) })
	return list
}

func (at *view) recorded(p *corpus.Policy, r corpus.Recorded) recorded {
	w := at.write(&p.File, permalink.Policy(p.Name))
	item := recorded{ID: recordedID(p, r), Name: r.Version, Date: r.Begins().Long(), Document: link{"Publisher’s document", webAddress(r.Original.URL)},
		Digest: r.Original.SHA256, DocNote: w.prose(r.Original.Note), Note: w.prose(r.Note), Account: w.prose(r.Account),
		Redline: link{"Publisher’s redline", webAddress(r.Redline)}, Sources: at.sourceLinks(r.Source)}
	if !r.Seen.IsZero() {
		item.Seen, item.SeenOn = r.Seen.Long(), onDate(r.Seen)
	}
	if page := permalink.Recorded(p.Name, r.Version); p.IsApart(r.Version) && page != at.at {
		item.Page = at.href(page)
	}
	if v := p.Named(r.Version); v != nil {
		held := at.to(v.Address(), v.Name)
		item.Held, item.Apart = &held, p.IsApart(r.Version)
	}
	return item
}

// recordedID is the ID of a recorded version's place in the list. The same name may be recorded more than once: as another
// source numbers it, or with new bytes.
func recordedID(p *corpus.Policy, r corpus.Recorded) string {
	n := 1
	for _, other := range p.Recorded {
		if other.Version == r.Version && other.Begins().Compare(r.Begins()) == 0 && other.Seen == r.Seen {
			break
		}
		if other.Version == r.Version {
			n++
		}
	}
	id := "_recorded-" + url.PathEscape(r.Version)
	if n > 1 {
		id += "-" + strconv.Itoa(n)
	}
	return id
}

// shownDate is the day on which a recorded version came about: new bytes under an old name when they were first seen.
func shownDate(r corpus.Recorded) corpus.Date {
	return cmp.Or(r.Seen, r.Dated())
}

// recordOf leads from a version to what is recorded under its number; nil if nothing is.
func (at *view) recordOf(v *corpus.Version) *link {
	records := recordsOf(v.Policy, v.Name)
	if len(records) == 0 {
		return nil
	}
	address := recordedAddress(v.Policy, records[0])
	if v.Policy.IsApart(v.Name) {
		address = permalink.Recorded(v.Policy.Name, v.Name)
	}
	says := " records it"
	by := at.s.namesOf(records[0].Source)
	if len(by) > 1 {
		says = " record it"
	}
	l := at.to(address, "As "+strings.Join(by, ", ")+says)
	return &l
}

// namesOf are the names of sources, each once.
func (s *site) namesOf(refs corpus.Sources) []string {
	var names []string
	for _, ref := range wholly(refs) {
		name := ref.Name
		if x := s.corpus.Source(ref.Name); x != nil {
			name = sourceName(x)
		}
		names = append(names, name)
	}
	return names
}

// wholly are sources without the places in them, each once.
func wholly(refs corpus.Sources) corpus.Sources {
	var list corpus.Sources
	for _, ref := range refs {
		if ref.Place = ""; !slices.Contains(list, ref) {
			list = append(list, ref)
		}
	}
	return list
}
