package render

import "rspsite/internal/permalink"

// The types of a JSON Feed, https://www.jsonfeed.org/version/1.1/, with our extension.
type (
	jsonFeed struct {
		Version     string       `json:"version"`
		Title       string       `json:"title"`
		HomePageURL string       `json:"home_page_url"`
		FeedURL     string       `json:"feed_url"`
		Description string       `json:"description,omitempty"`
		Authors     []jsonAuthor `json:"authors"`
		Language    string       `json:"language"`
		Items       []jsonItem   `json:"items"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
	jsonItem struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html"`
		Text      string   `json:"content_text"`
		Summary   string   `json:"summary,omitempty"`
		Published string   `json:"date_published"`
		Modified  string   `json:"date_modified"`
		Tags      []string `json:"tags"`
		Extension jsonOwn  `json:"_rspsite"`
	}
	// A jsonOwn is what the items of other feeds do not have; docs/feeds.md lists its fields.
	jsonOwn struct {
		Kind     string   `json:"kind"`
		Date     string   `json:"date"`
		Basis    string   `json:"basis,omitempty"`
		Specimen bool     `json:"specimen"`
		Policy   string   `json:"policy,omitempty"`
		Version  string   `json:"version,omitempty"`
		Clauses  []string `json:"clauses,omitempty"`
		Digest   string   `json:"digest,omitempty"`
	}
)

func (s *site) jsonFeed(f feed) ([]byte, error) {
	own := permalink.JSONFeed(f.home)
	at, c := &view{s: s, at: own, whole: true}, &s.corpus.Config
	j := &jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: printable(f.title), Description: printable(f.subtitle),
		HomePageURL: at.href(f.home), FeedURL: at.href(own), Authors: []jsonAuthor{{printable(c.Publisher)}}, Language: s.language(), Items: []jsonItem{}}
	for _, e := range s.entriesOf(f, own) {
		item := jsonItem{ID: s.permanentID(e.feed.id), URL: at.href(e.address), Title: printable(e.heading), HTML: printable(e.html), Text: printable(e.plain),
			Summary: printable(e.abstract), Published: e.published, Modified: e.updated, Extension: ownFacts(&e)}
		for _, tag := range e.tags {
			item.Tags = append(item.Tags, printable(tag))
		}
		j.Items = append(j.Items, item)
	}
	return encodeJSON(j)
}

// ownFacts are the facts of an entry for programs.
func ownFacts(e *entry) jsonOwn {
	own := jsonOwn{Kind: e.kind, Date: e.date.String(), Basis: string(e.feed.basis), Specimen: e.specimen, Version: e.feed.version, Clauses: e.feed.clauses}
	if e.feed.policy != nil {
		own.Policy = e.feed.policy.Name
	}
	if f := e.feed.text; f != nil && f.Doc != nil && len(f.Doc.Clauses) > 0 {
		own.Digest = f.TextDigest()
	}
	return own
}
