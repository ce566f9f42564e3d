package citation

import (
	"cmp"
	"slices"
	"strings"
)

// A Related is another thing that a work is part of, made from, or about.
type Related struct {
	Kind   Kind // empty of what is none of ours
	Name   string
	URL    string
	Author string
	On     Date
	Digest string // of the document, SHA-256 in hexadecimal digits
}

// Relations are the things around a work.
type Relations struct {
	Description string
	Status      []string // what it is or how it stands, besides its marks, in a few words each: "disputed"
	PartOf      []Related
	Parts       []Related
	BasedOn     []Related
	Downloads   []Download // of a dataset
	OwnWords    bool       // the site's licence holds for it
}

// A Download is a file of a dataset.
type Download struct{ Name, URL, Type string }

// A Linked is a work in the words of schema.org, to be encoded as JSON-LD. A policy is never a Legislation: nobody enacted it.
type Linked struct {
	Context     string     `json:"@context"`
	Type        string     `json:"@type"`
	ID          string     `json:"@id,omitempty"`
	Name        string     `json:"name"`
	Description string     `json:"description,omitempty"`
	Notes       string     `json:"disambiguatingDescription,omitempty"` // what its text is, and what else a reader must know
	Genre       string     `json:"genre,omitempty"`
	Version     string     `json:"version,omitempty"`
	Status      string     `json:"creativeWorkStatus,omitempty"`
	Author      []thing    `json:"author,omitempty"`
	Publisher   *thing     `json:"publisher,omitempty"`
	Published   string     `json:"datePublished,omitempty"`
	Language    string     `json:"inLanguage,omitempty"`
	URL         string     `json:"url,omitempty"`
	Licence     string     `json:"license,omitempty"`
	Identifiers []thing    `json:"identifier,omitempty"`
	PartOf      []thing    `json:"isPartOf,omitempty"`
	Parts       []thing    `json:"hasPart,omitempty"`
	BasedOn     []thing    `json:"isBasedOn,omitempty"`
	About       *thing     `json:"about,omitempty"`
	Downloads   []download `json:"distribution,omitempty"`
}

// A thing is anything that a work names.
type thing struct {
	Type        string `json:"@type"`
	ID          string `json:"@id,omitempty"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	PropertyID  string `json:"propertyID,omitempty"`
	Value       string `json:"value,omitempty"`
	Publisher   *thing `json:"publisher,omitempty"`
	Published   string `json:"datePublished,omitempty"`
	Identifier  *thing `json:"identifier,omitempty"`
}

type download struct {
	Type   string `json:"@type"`
	Name   string `json:"name,omitempty"`
	URL    string `json:"contentUrl"`
	Format string `json:"encodingFormat"`
}

// SchemaType is what schema.org calls such a thing.
func SchemaType(k Kind) string { return (&Work{Kind: k}).sort().schema }

// LinkedData is the work with what stands around it.
func LinkedData(work Work, around Relations) *Linked {
	w := work.tidy()
	l := &Linked{Context: "https://schema.org/", Type: w.sort().schema, ID: whole(w.URL), Name: w.marked(), Description: oneLine(around.Description), Notes: strings.Join(w.Notes, " "),
		Genre: w.sort().genre, Version: join(", ", w.Version, w.Edition), Status: oneLine(strings.Join(slices.Concat(w.Marks, around.Status), "; ")), Published: string(w.Issued),
		Language: w.Language, URL: whole(w.URL), PartOf: things(around.PartOf), Parts: things(around.Parts), BasedOn: things(around.BasedOn)}
	for _, a := range w.Authors {
		l.Author = append(l.Author, thing{Type: "Organization", Name: a})
	}
	l.Publisher = &thing{Type: "Organization", Name: w.by()}
	if around.OwnWords {
		l.Licence = whole(w.Site.Licence.URL)
	}
	for _, d := range w.Digests {
		l.Identifiers = append(l.Identifiers, thing{Type: "PropertyValue", Name: "SHA-256 of " + cmp.Or(d.Of, "the text"), PropertyID: d.Form, Value: d.Value})
	}
	if o := w.Original; o != nil && o.By != "" {
		l.About = &thing{Type: "CreativeWork", Name: w.Title, Publisher: &thing{Type: "Organization", Name: o.By}, Published: string(o.undisputed())}
		if o.Disputed || len(o.Told) > 0 {
			l.About.Description = w.standsFor() + "."
		}
	}
	for _, d := range around.Downloads {
		if isWhole(d.URL) {
			l.Downloads = append(l.Downloads, download{Type: "DataDownload", Name: oneLine(d.Name), URL: oneAddress(d.URL), Format: oneLine(d.Type)})
		}
	}
	return l
}

// things are related things in the words of schema.org.
func things(list []Related) []thing {
	var all []thing
	for _, r := range list {
		t := thing{Type: "CreativeWork", ID: whole(oneAddress(r.URL)), Name: oneLine(r.Name), Published: string(r.On.known())}
		if s, ok := sorts[r.Kind]; ok {
			t.Type = s.schema
		}
		if author := oneLine(r.Author); author != "" {
			t.Publisher = &thing{Type: "Organization", Name: author}
		}
		if r.Digest != "" {
			t.Identifier = &thing{Type: "PropertyValue", PropertyID: "SHA-256", Value: oneLine(r.Digest)}
		}
		all = append(all, t)
	}
	return all
}

// whole is an address that holds anywhere, else "".
func whole(address string) string {
	if !isWhole(address) {
		return ""
	}
	return address
}
