package citation

import (
	"slices"
	"strings"
	"unicode"
)

// A Work is what is known of a citable thing.
type Work struct {
	Key      string   // see [Key]
	Kind     Kind     // what sort of thing it is
	Title    string   // "Responsible Scaling Policy v3.0"; of a clause "Clause pause, §4(a)"
	Of       string   // of a clause: title of the text that it stands in
	Version  string   // of a policy, as written: v3.0
	Edition  string   // of a report, as written
	Marks    []string // what the text is, where it is not its publisher's own and whole wording: "specimen", in a few words each
	Notes    []string // the same in sentences, and what else a reader must know
	Authors  []string // institutions whose words it is in; none where that is not known
	Issued   Date     // when these words were published
	Original *Original
	Site     Site
	Language string   // BCP 47
	URL      string   // whole address, or from the site's root where the site does not know its own
	Document string   // address of the publisher's own document, of which this is the text
	Digests  []Digest // of what is cited
	Words    string   // that are quoted; empty of what nobody quotes whole
}

// An Original is what the words of a work stand for, and somebody else published.
type Original struct {
	What      string // "version", "report"
	By        string
	On        Date     // when it was published
	Effective Date     // from when it is in effect, where that is known instead or besides
	Told      []string // the sources that record it, of what is known by their word alone
	Disputed  bool     // other sources know none of this number, or have another date
}

// A Site is where a work stands.
type Site struct {
	Title     string
	Publisher string
	URL       string // empty where the site does not know its own
	AsOf      Date   // the day that it shows
	Licence   Link   // of its own words and data
}

// A Link is a name and, where one is known, its address.
type Link struct{ Name, URL string }

// A Digest is a SHA-256 by which a reader can tell that what is cited is what was cited.
type Digest struct {
	Of    string // what it is taken of, where that is not the text of the work itself: "v2.5", "header"
	Form  string // the form that it is taken of: "rspsite.canonical/1"
	Value string // "sha256:…"
}

// A Kind is a sort of citable thing.
type Kind string

// The kinds.
const (
	Version       Kind = "version"
	Clause        Kind = "clause"
	Comparison    Kind = "comparison"
	Report        Kind = "report"
	Review        Kind = "review"
	Determination Kind = "model"
	Table         Kind = "table"
	Goal          Kind = "goal"
	Page          Kind = "page"
)

// A sort is what the forms call a kind.
type sort struct{ genre, csl, bibtex, ris, schema string }

var sorts = map[Kind]sort{
	Version:       {"Policy", "report", "techreport", "RPRT", "CreativeWork"},
	Clause:        {"Clause", "chapter", "incollection", "CHAP", "CreativeWork"},
	Comparison:    {"Comparison of two texts", "webpage", "misc", "ELEC", "CreativeWork"},
	Report:        {"Risk Report", "report", "techreport", "RPRT", "Report"},
	Review:        {"Outside review", "report", "techreport", "RPRT", "CreativeWork"},
	Determination: {"Determinations of a model", "webpage", "misc", "ELEC", "CreativeWork"},
	Table:         {"Comparison table", "dataset", "misc", "DATA", "Dataset"},
	Goal:          {"Goal", "webpage", "misc", "ELEC", "CreativeWork"},
	Page:          {"Page", "webpage", "misc", "ELEC", "WebPage"},
}

// sort is what the forms call the work's kind.
func (w *Work) sort() sort {
	if s, ok := sorts[w.Kind]; ok {
		return s
	}
	return sorts[Page]
}

// marked is the title with what the text is: no style of a bibliography leaves out the title.
func (w *Work) marked() string {
	if len(w.Marks) == 0 {
		return w.Title
	}
	return w.Title + " [" + strings.Join(w.Marks, "; ") + "]"
}

// isWhole reports whether the address of the work holds on any page.
func (w *Work) isWhole() bool { return isWhole(w.URL) }

func isWhole(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// remarks are the notes, with what the words stand for and the digests, in one line.
func (w *Work) remarks() string {
	parts := append([]string(nil), w.Notes...)
	if original := w.standsFor(); original != "" {
		parts = append(parts, original+".")
	}
	for _, d := range w.Digests {
		parts = append(parts, d.sentence())
	}
	return strings.Join(parts, " ")
}

// sentence says what the digest is of.
func (d Digest) sentence() string {
	of := ""
	if d.Of != "" {
		of = " of " + d.Of
	}
	return "Digest" + of + " (" + d.Form + "): " + d.Value + "."
}

// tidy is the work with every text in one line and without a character that nobody sees.
func (w Work) tidy() *Work {
	for _, s := range []*string{&w.Title, &w.Of, &w.Version, &w.Edition, &w.Site.Title, &w.Site.Publisher, &w.Site.Licence.Name, &w.Words, &w.Language} {
		*s = oneLine(*s)
	}
	for _, s := range []*string{&w.URL, &w.Document, &w.Site.URL, &w.Site.Licence.URL} {
		*s = oneAddress(*s)
	}
	for _, list := range []*[]string{&w.Marks, &w.Notes, &w.Authors} {
		*list = tidied(*list)
	}
	w.Issued, w.Site.AsOf = w.Issued.known(), w.Site.AsOf.known()
	if w.Original != nil {
		o := *w.Original
		o.What, o.By, o.On, o.Effective = oneLine(o.What), oneLine(o.By), o.On.known(), o.Effective.known()
		o.Told = tidied(o.Told)
		w.Original = &o
	}
	w.Digests = slices.Clone(w.Digests)
	for i, d := range w.Digests {
		w.Digests[i] = Digest{Of: oneLine(d.Of), Form: oneLine(d.Form), Value: oneLine(d.Value)}
	}
	return &w
}

// tidied are the texts of a list, each in one line, without those that are empty.
func tidied(list []string) []string {
	all := make([]string, 0, len(list))
	for _, s := range list {
		if s = oneLine(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// oneAddress is an address without white space, by which it would leave its line.
func oneAddress(s string) string { return strings.ReplaceAll(oneLine(s), " ", "%20") }

// oneLine makes each stretch of white space and control characters one space, and takes out the characters by which a text could be
// shown in another order than it has (UAX #9, explicit formatting).
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF':
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r), r == unicode.ReplacementChar:
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
