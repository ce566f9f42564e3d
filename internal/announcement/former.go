package announcement

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/publication"
)

// A Site is one that an earlier publication made.
type Site struct {
	Files fs.FS  // nil if none is there
	Name  string // its folder, as the user calls it
}

// Former are the canonical text and the header of a published document as the record has them: from the site, from what is kept, or from
// an earlier edition. They are nil where they are not at hand.
func (p *Publication) Former(s publication.Step) (text []byte, header map[string]any) {
	text, header = p.Site.Former(s)
	if text == nil {
		text = p.Kept[s.Record.Address()].Text
	}
	if s.Record.Kind != "report" {
		return text, header
	}
	for d := range p.Public.Documents() {
		if h, _ := publication.Parts(d); d.Earlier {
			text, header = recorded(s, canonical.Text(&d.Doc.Document), h, text, header)
		}
	}
	return text, header
}

// recorded are a text and a header if they are those of the record, and else the others.
func recorded(s publication.Step, text []byte, header map[string]any, otherText []byte, other map[string]any) ([]byte, map[string]any) {
	if ledger.Digest(text) != s.Was.Text {
		text = otherText
	}
	if header == nil || canonical.HeaderDigest(header) != s.Was.Header {
		header = other
	}
	return text, header
}

// Former are those that the site has.
func (site Site) Former(s publication.Step) (text []byte, header map[string]any) {
	if site.Files == nil {
		return nil, nil
	}
	file := func(address string) []byte {
		data, _ := fs.ReadFile(site.Files, strings.TrimPrefix(address, "/")) // what cannot be read is not at hand
		return data
	}
	for _, address := range slices.Concat(s.Was.Addresses, s.Record.Addresses) { // it may move in the same publication
		var data struct{ Header map[string]any }
		if json.Unmarshal(file(permalink.HeaderData(address)), &data) != nil {
			data.Header = nil
		}
		text, header = recorded(s, file(permalink.Canonical(address)), data.Header, text, header)
	}
	return text, header
}
