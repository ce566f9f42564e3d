package verify

import (
	"encoding/json"
	"fmt"

	"rspsite/internal/ledger"
)

// checkHeaderLine holds what a line says of a document beside its digests against the header, which is proved by one of them. Titles of versions are made of
// that of their policy, which the rules of the record hold.
func (v *run) checkHeaderLine(d *document, data []byte) {
	s := d.standing
	said := recordOfHeader(data, s)
	for _, other := range ledger.Differences(&said, &s.Record) {
		if other.Member == "title" && ledger.IsNamedByPolicy(s.Kind) {
			continue
		}
		v.add(Problem{Check: CheckDocuments, Rule: "header-line", Where: lineWord(s.Last),
			Message: fmt.Sprintf("this line has %s “%s” of %s, and the header that it has the digest of has “%s”", other.Member, shorten(other.Was), d.address, shorten(other.Now)),
			Means:   "the line was written by hand: what it says of this text beside its digests is not what was published", Mend: recordMend})
	}
}

// recordOfHeader is what a line has of the header beside its digest, by the header itself, of which [ReadHeader] found that it is as rspsite writes it.
func recordOfHeader(data []byte, s *ledger.Standing) ledger.Record {
	var j struct {
		Header map[string]any `json:"header"`
	}
	_ = json.Unmarshal(data, &j) // it was read before
	field := func(name string) string {
		text, _ := j.Header[name].(string)
		return text
	}
	r := ledger.Record{Title: field("title"), Basis: field("basis"), Specimen: field("specimen") == "true"}
	switch s.Kind {
	case "version", "report", "review", "source":
		r.Dated = field("published")
	case "edition":
		r.Dated, r.Title = field("published"), r.Title+", edition "+field("edition")
	case "model":
		r.Dated = field("released")
	case "goal":
		r.Status, r.ClosedBy = field("status"), field("closed-by")
	}
	return r
}
