package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
)

// What pages say, for programs. Addresses are whole where the site knows its own, else they count from its root. Arrays are
// never null, dates are as the source gives them, and what no source states is left out.

// sourceData and claimData are as everywhere in data.
type (
	sourceData = dataset.Source
	claimData  = dataset.Claim
)

// A linkData is a link that stands in a text.
type linkData struct {
	Text   string `json:"text"`
	Kind   string `json:"kind"` // clause, version, policy, model, table, goal, report, source, page or web
	Ref    string `json:"reference,omitempty"`
	Clause string `json:"clause,omitempty"` // its ID, where the link leads to one
	URL    string `json:"url"`
}

// A fileData is what the data of every page begins with.
type fileData struct {
	Schema   string       `json:"schema"`
	Notice   string       `json:"notice"` // what the text is, as the banner of the page says it
	Name     string       `json:"name"`
	Title    string       `json:"title"`
	URL      string       `json:"url"`
	AsOf     string       `json:"asOf"`
	Summary  string       `json:"summary,omitempty"`
	Basis    *string      `json:"basis"` // null where the header states none
	Specimen bool         `json:"specimen"`
	Draft    bool         `json:"draft,omitempty"`
	Sources  []sourceData `json:"sources"` // of the file as a whole
	Claims   []claimData  `json:"claims"`
}

// fileData is what is common to the data of all pages of files.
func (s *site) fileData(schema, address string, f *corpus.File, c *corpus.Common) fileData {
	d := fileData{Schema: schema, Notice: s.saysOf(c), Name: f.Name, Title: c.Title, URL: s.whole(address), AsOf: s.corpus.AsOf.String(),
		Summary: s.plain(c.Summary.Inline, f), Basis: basisData(c.Basis), Specimen: c.Specimen, Draft: c.Draft,
		Sources: s.sourceData(c.Source), Claims: []claimData{}}
	for _, x := range c.Claims {
		d.Claims = append(d.Claims, s.claimData(x, f))
	}
	return d
}

// basisData is what a text rests on as data gives it: null where its header does not say.
func basisData(b corpus.Basis) *string {
	if b == "" {
		return nil
	}
	word := string(b)
	return &word
}

// whole is an address as data gives it.
func (s *site) whole(address string) string { return absolute(s.options.BaseURL, address) }

func (s *site) claimData(c corpus.Claim, f *corpus.File) claimData {
	return claimData{Field: c.Field, Value: s.plain(c.Value.Inline, f), Note: s.plain(c.Note.Inline, f), Sources: s.sourceData(c.Source)}
}

func (s *site) sourceData(refs corpus.Sources) []sourceData {
	return dataset.Sources(s.corpus, refs, s.whole)
}

// namedSources are the sources that attributes name.
func namedSources(attrs clause.Attrs) corpus.Sources { return dataset.NamedSources(attrs) }

// linkData lists the links of a text that stands in the file f, whose page is at home.
func (s *site) linkData(text clause.Inline, f *corpus.File, home string) []linkData {
	list := []linkData{}
	for _, run := range text {
		switch {
		case run.Ref != "":
			target, err := s.corpus.Resolve(run.Ref, f)
			ref, parsed := permalink.ParseRef(run.Ref)
			if err != nil || parsed != nil {
				continue
			}
			address := target.Address
			if address != "" && address[0] == '#' {
				address = home + address
			}
			if !s.has(address) {
				continue
			}
			words := run.Text
			if words == "" {
				words = s.refText(run.Ref, target)
			}
			list = append(list, linkData{Text: words, Kind: string(ref.Kind), Ref: run.Ref, Clause: string(ref.Clause), URL: s.whole(address)})
		case webAddress(run.Link) != "":
			if n := len(list); n > 0 && list[n-1].URL == run.Link { // one link whose words are marked differently
				list[n-1].Text += run.Text
				continue
			}
			list = append(list, linkData{Text: run.Text, Kind: "web", URL: run.Link})
		}
	}
	return list
}

// encodeJSON writes JSON: readable, with the letters as they are but for "<", so that no program takes a text in it for markup.
func encodeJSON(v any) ([]byte, error) {
	return dataset.Encode(v)
}
