package verify

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// A said is what data say of a text, or of a clause of one, that they name by its address. What is not said is not compared.
type said struct {
	URL       string
	Address   string
	Title     string
	Version   string
	Published string
	Effective string
	Digest    string
	Text      string
	LastURL   string `json:"lastUrl"` // of a clause that left: where it stood last,
	LastText  string // and what it said there
	Basis     json.RawMessage
	Specimen  *bool
}

// A saidBeside is what the file beside a page says of texts, its own and those that it lists.
type saidBeside struct {
	said
	Reports, Goals, Documents, NamedIn []said
	Editions, Reviews                  []said
	Spans                              []inForce
	Kinds                              []struct{ Records []said }
	Items                              []struct {
		URL  string
		Said said `json:"_rspsite"`
	}
}

// An inForce is a version in the list of which was in force when.
type inForce struct {
	said
	From  string
	Again bool // it held before: the version after it was withdrawn
}

var besideForm = jsonFormOf(saidBeside{})

// checkBesideFile holds what a file beside a page says of texts against them.
func (v *run) checkBesideFile(name string) {
	data := v.readData(name)
	if data == nil {
		return
	}
	var b saidBeside
	if err := besideForm.read(data, &b); err != nil {
		v.dataUnread(name, err)
		return
	}
	v.checkBeside(name, &b)
	own := "/" + strings.TrimSuffix(name, dataFile)
	d := v.at[own]
	if d != nil && d.former { // the files there are copies of those where the document is now
		own = d.standing.Address()
	}
	if d != nil && b.URL != v.base+own {
		v.strayData(name, "it says that it is of "+shorten(b.URL)+", and lies beside "+own)
	}
}

func (v *run) checkBeside(name string, b *saidBeside) {
	v.checkSaid(name, &b.said)
	for _, list := range [][]said{b.Reports, b.Goals, b.Documents, b.NamedIn, b.Editions, b.Reviews} {
		for i := range list {
			v.checkListed(name, &list[i])
		}
	}
	for i := range b.Spans {
		x := &b.Spans[i]
		v.checkListed(name, &x.said)
		if d, _ := v.named(x.URL); d != nil && d.facts != nil && !v.beganThen(d, x) {
			v.dataProblem(name, "", "it says that %s was in force from %.40q, and neither its header (%s) nor a withdrawal says so", d.address, x.From, d.facts.begins())
		}
	}
	for _, k := range b.Kinds {
		for i := range k.Records {
			v.checkListed(name, &k.Records[i])
		}
	}
	for _, item := range b.Items {
		page, _, isPlace := strings.Cut(item.URL, "#")
		item.Said.URL, item.Said.Version = page, "" // of a report, the version is that of the policy
		if isPlace {
			item.Said.Digest = ""
		}
		v.checkSaid(name, &item.Said)
	}
}

// beganThen reports whether a version came into force when data say so: when its header does, or again when one of its policy was withdrawn.
func (v *run) beganThen(d *document, x *inForce) bool {
	if !x.Again {
		return strings.HasPrefix(x.From, d.facts.begins()) // a source may give the day of its month
	}
	return slices.ContainsFunc(v.versions[policyOf(d.address)], func(o *document) bool {
		return o.facts != nil && o.facts.Withdrawn != nil && o.facts.Withdrawn.On == x.From
	})
}

// checkListed holds an entry of a list against the text that it names, which must be there.
func (v *run) checkListed(name string, x *said) {
	address, _, _ := strings.Cut(v.addressOf(x.URL), "#")
	if address == "" || !v.hasFile(strings.TrimPrefix(address, "/")+indexFile) {
		v.strayData(name, "it lists what the site does not have: "+shorten(x.URL))
		return
	}
	v.checkSaid(name, x)
}

// addressOf is an address within the site from its root; empty of all others.
func (v *run) addressOf(whole string) string {
	rest, ok := strings.CutPrefix(whole, v.base)
	u, err := url.Parse(rest)
	if !ok || err != nil || !strings.HasPrefix(rest, "/") || u.Host != "" {
		return ""
	}
	return u.Path + fragment(u.Fragment)
}

// checkSaid holds what is said of one text, or of a clause of it, against that.
func (v *run) checkSaid(name string, x *said) {
	if d, l := v.named(x.LastURL); l != nil && !l.says(x.LastText) {
		v.dataProblem(name, "", "it says that %s said “%s”, and “%s” was published", d.address+fragment(l.id), shorten(x.LastText), shorten(strings.Join(l.words, " | ")))
	}
	d, l := v.named(x.URL)
	if d == nil {
		return
	}
	differ := func(what, said, is string) {
		if said != is {
			v.dataProblem(name, "", "it says of %s that its %s is %.80q, and it is %.80q", d.address+fragment(idOf(l)), what, said, is)
		}
	}
	if l == nil {
		v.checkSaidText(d, x, differ)
	} else if x.Digest != "" {
		differ("digest", x.Digest, l.digest)
	}
	if f := d.facts; f != nil {
		basis := f.Basis
		if l != nil && l.basis != "" {
			basis = l.basis
		}
		if x.Basis != nil {
			differ("basis", string(x.Basis), basisJSON(basis))
		}
		if x.Specimen != nil && *x.Specimen != (f.Specimen == "true") {
			v.dataProblem(name, "", "it says of %s whether it is a specimen, and its header says the contrary", d.address)
		}
	}
}

// checkSaidText holds title, dates and digest that are said of a text against it.
func (v *run) checkSaidText(d *document, x *said, differ func(what, said, is string)) {
	if x.Digest != "" && d.text != nil && !isReview(d) { // of a review it is the digest of what was reviewed
		differ("digest", x.Digest, d.text.digest)
	}
	s := d.standing
	if s == nil {
		return
	}
	if x.Title != "" && !slices.Contains(v.titlesOf(d), normal(x.Title)) {
		differ("title", x.Title, s.Title)
	}
	if d.facts != nil {
		if x.Published != "" {
			differ("date", x.Published, d.facts.Published)
		}
		if x.Effective != "" {
			differ("date in force", x.Effective, d.facts.Effective)
		}
	}
	if s.Kind == kindVersion && x.Version != "" {
		differ("name", x.Version, strings.TrimSuffix(strings.TrimPrefix(d.address, policyOf(d.address)), "/"))
	}
}

// titlesOf are the titles that a text may have: the one of the record, of an edition also that of its report, of a version also that of
// its policy now with its name.
func (v *run) titlesOf(d *document) []string {
	ofReport, _, _ := strings.Cut(d.standing.Title, ", edition ")
	return []string{normal(d.standing.Title), normal(ofReport), v.versionTitle(d)}
}

// named is the text that an address names, and the clause of it.
func (v *run) named(whole string) (*document, *line) {
	if whole == "" {
		return nil, nil
	}
	page, id, isClause := strings.Cut(v.addressOf(whole), "#")
	d := v.at[page]
	switch {
	case d == nil || d.former || isClause && (d.text == nil || !d.text.has(id)):
		return nil, nil
	case isClause:
		return d, d.text.lines[d.text.at[id]]
	}
	return d, nil
}

func isReview(d *document) bool { return strings.Contains(d.address, "/reviews/") }

func idOf(l *line) string {
	if l == nil {
		return ""
	}
	return l.id
}

// basisJSON is a basis as data have it: null where a header does not say one.
func basisJSON(basis string) string {
	if basis == "" {
		return "null"
	}
	return `"` + basis + `"`
}
