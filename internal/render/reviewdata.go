package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

const reviewSchema = "rspsite.review/1"

// A reviewData is what the page of a review says, for programs.
type reviewData struct {
	fileData
	Report          string        `json:"report"`
	ReportURL       string        `json:"reportUrl"`
	ReviewedURL     string        `json:"reviewedUrl,omitempty"` // page of the text reviewed
	Reviewer        string        `json:"reviewer"`
	Published       string        `json:"published,omitempty"` // absent: no statement has been published
	Edition         string        `json:"edition,omitempty"`
	Digest          string        `json:"digest,omitempty"`
	Held            bool          `json:"held"`              // a text with that digest is held
	Changed         *bool         `json:"changed"`           // whether the report's newest text is another; null where that cannot be told
	Redline         string        `json:"redline,omitempty"` // what changed since
	Saw             string        `json:"saw,omitempty"`
	From            string        `json:"from,omitempty"`
	To              string        `json:"to,omitempty"`
	Conflicts       string        `json:"conflicts,omitempty"`
	Sections        []verdictData `json:"sections"`
	Disagreements   []opinionData `json:"disagreements"`
	Recommendations []opinionData `json:"recommendations"`
	Redactions      string        `json:"redactions,omitempty"`
	Original        string        `json:"original,omitempty"` // address of the reviewer's own publication
}

// A verdictData is what the reviewer holds of a section.
type verdictData struct {
	Section string `json:"section"`
	URL     string `json:"url,omitempty"`
	Verdict string `json:"verdict,omitempty"` // absent: none was given
	Says    string `json:"says,omitempty"`
	Changed *bool  `json:"changed"` // whether the section is not what it was; null where that cannot be told
}

// An opinionData is something that the reviewer says, of a section or of the whole.
type opinionData struct {
	Section string `json:"section,omitempty"`
	URL     string `json:"url,omitempty"` // of the section in the text reviewed
	Says    string `json:"says"`
}

// reviewData plans the data beside the page of a review.
func (s *site) reviewData(r *corpus.Review) {
	address := permalink.Review(r.Report.Name, r.Name)
	s.addFile(permalink.Data(address), func() ([]byte, error) { return encodeJSON(s.reviewFacts(r, address)) })
}

func (s *site) reviewFacts(r *corpus.Review, address string) reviewData {
	since := s.sinceReview(r)
	d := reviewData{fileData: s.fileData(reviewSchema, address, &r.File, &r.Common), Report: r.Report.Name, ReportURL: s.whole(permalink.Report(r.Report.Name)), Reviewer: r.Reviewer,
		Published: r.Published.String(), Edition: r.Edition, Digest: r.Digest, Held: since.held,
		Sections: []verdictData{}, Disagreements: []opinionData{}, Recommendations: []opinionData{}}
	if r.Published.IsZero() {
		return d
	}
	changed := since.changes != nil
	if since.held {
		d.Changed, d.ReviewedURL = &changed, s.whole(editionAddress(r.Report, since.text))
	}
	d.Saw, d.From, d.To = string(r.Saw), r.Period.From.String(), r.Period.To.String()
	d.Conflicts, d.Redactions = s.plain(r.Conflicts.Inline, &r.File), s.plain(r.Redactions.Inline, &r.File)
	d.Original = webAddress(r.Original.URL)
	if changed {
		d.Redline = s.whole(since.address)
	}
	for _, section := range r.Sections {
		v := verdictOn(r, section)
		x := verdictData{Section: section, Verdict: string(v.Verdict), Says: s.plain(v.Says.Inline, &r.File), URL: s.reviewedURL(r, since, section)}
		if since.held {
			touched := changed && since.touches(clause.ID(section))
			x.Changed = &touched
		}
		d.Sections = append(d.Sections, x)
	}
	d.Disagreements = s.opinionData(r, since, r.Disagreements)
	d.Recommendations = s.opinionData(r, since, r.Recommendations)
	return d
}

// reviewedURL is where a section stands in the text reviewed; empty where that is not held.
func (s *site) reviewedURL(r *corpus.Review, since sinceReview, section string) string {
	if !since.held || section == "" {
		return ""
	}
	return s.whole(editionAddress(r.Report, since.text) + permalink.Fragment(clause.ID(section)))
}

func (s *site) opinionData(r *corpus.Review, since sinceReview, list []corpus.Opinion) []opinionData {
	data := []opinionData{}
	for _, o := range list {
		data = append(data, opinionData{Section: o.Section, URL: s.reviewedURL(r, since, o.Section), Says: s.plain(o.Says.Inline, &r.File)})
	}
	return data
}
