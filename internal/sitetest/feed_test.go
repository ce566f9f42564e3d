package sitetest

import (
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html"

	"rspsite/internal/permalink"
)

// The feeds are read with a reader that is not ours, and what they name is followed.

// feeds lists the files of all feeds in one format.
func (s *built) feeds(name string) []string {
	return slices.DeleteFunc(slices.Clone(s.files), func(f string) bool { return path.Base(f) != name })
}

// TestEveryPolicyAndClauseHasItsFeeds counts them: a feed that is not made is missed by no other test.
func TestEveryPolicyAndClauseHasItsFeeds(t *testing.T) {
	s := ownSite(t)
	wantAtom, wantJSON := []string{"/", "/reports/"}, []string{"/", "/reports/"}
	for _, p := range s.corpus.Policies {
		wantAtom, wantJSON = append(wantAtom, permalink.Policy(p.Name)), append(wantJSON, permalink.Policy(p.Name))
		for _, h := range p.Histories() {
			wantAtom = append(wantAtom, permalink.ClauseHistory(p.Name, h.ID))
		}
	}
	for _, of := range wantAtom {
		if !s.has(permalink.Feed(of)) {
			t.Errorf("there is no %s", permalink.Feed(of))
		}
	}
	for _, of := range wantJSON {
		if !s.has(permalink.JSONFeed(of)) {
			t.Errorf("there is no %s", permalink.JSONFeed(of))
		}
	}
	if a, j := len(s.feeds("feed.atom")), len(s.feeds("feed.json")); a != len(wantAtom) || j != len(wantJSON) {
		t.Errorf("there are %d feeds in Atom and %d in JSON, want %d and %d", a, j, len(wantAtom), len(wantJSON))
	}
}

// TestAtomFeedsParse reads every Atom feed, each of whose entries must say all that a reader needs.
func TestAtomFeedsParse(t *testing.T) {
	s := ownSite(t)
	pages := s.pages(t)
	for _, file := range s.feeds("feed.atom") {
		feed, err := (&atom.Parser{}).Parse(strings.NewReader(string(s.read(t, file))))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if feed.Title == "" || feed.ID == "" || feed.UpdatedParsed == nil || len(feed.Authors) == 0 || feed.Authors[0].Name == "" || feed.Language == "" {
			t.Errorf("%s lacks a title, an ID, a time, an author or a language", file)
		}
		rel := map[string][]string{}
		for _, l := range feed.Links {
			rel[l.Rel] = append(rel[l.Rel], l.Href)
			s.checkLink(t, pages, file, l.Href)
		}
		if want := []string{s.base + file}; !slices.Equal(rel["self"], want) {
			t.Errorf("%s names itself as %q, want %q", file, rel["self"], want)
		}
		if want := s.base + strings.TrimSuffix(file, "feed.atom"); len(rel["alternate"]) == 0 || rel["alternate"][0] != want {
			t.Errorf("%s belongs to %q, want %q first", file, rel["alternate"], want)
		}
		ids := map[string]bool{}
		for _, e := range feed.Entries {
			if e.ID == "" || ids[e.ID] {
				t.Errorf("%s: the entry %q has no ID, or one of another entry: %q", file, e.Title, e.ID)
			}
			ids[e.ID] = true
			if e.UpdatedParsed == nil || e.PublishedParsed == nil || e.Title == "" || e.Summary == "" && !strings.Contains(file, "/clauses/") {
				t.Errorf("%s: the entry %q lacks a title, a time or a summary", file, e.ID)
			}
			if e.UpdatedParsed.Before(*e.PublishedParsed) || feed.UpdatedParsed.Before(*e.UpdatedParsed) {
				t.Errorf("%s: the entry %q was updated before it was published, or after the feed", file, e.Title)
			}
			if len(e.Links) != 1 || len(e.Categories) == 0 {
				t.Errorf("%s: the entry %q has %d links and %d categories", file, e.Title, len(e.Links), len(e.Categories))
			}
			for _, l := range e.Links {
				s.checkLink(t, pages, file, l.Href)
			}
			if e.Content == nil || e.Content.Type != "html" {
				t.Errorf("%s: the entry %q has no HTML", file, e.Title)
				continue
			}
			s.checkContent(t, pages, file+": "+e.Title, e.Content.Value)
		}
		if general, err := gofeed.NewParser().ParseString(string(s.read(t, file))); err != nil || general.FeedType != "atom" || len(general.Items) != len(feed.Entries) {
			t.Errorf("a general reader takes %s for %v: %v", file, general, err)
		}
	}
}

// TestJSONFeedsSayWhatAtomSays reads every JSON Feed, and holds it against the Atom feed beside it.
func TestJSONFeedsSayWhatAtomSays(t *testing.T) {
	s := ownSite(t)
	for _, file := range s.feeds("feed.json") {
		source := string(s.read(t, file))
		feed, err := (&jsonfeed.Parser{}).Parse(strings.NewReader(source))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		folder := strings.TrimSuffix(file, "feed.json")
		if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.FeedURL != s.base+file || feed.HomePageURL != s.base+folder ||
			feed.Language == "" || len(feed.Authors) != 1 || feed.Authors[0].Name == "" {
			t.Errorf("%s: version %q, title %q, feed_url %q, home_page_url %q, language %q", file, feed.Version, feed.Title, feed.FeedURL, feed.HomePageURL, feed.Language)
		}
		twin, err := (&atom.Parser{}).Parse(strings.NewReader(string(s.read(t, folder+"feed.atom"))))
		if err != nil || len(twin.Entries) != len(feed.Items) {
			t.Fatalf("%s has %d items, the Atom feed %d (%v)", file, len(feed.Items), len(twin.Entries), err)
		}
		for i, item := range feed.Items {
			e := twin.Entries[i]
			if item.ID != e.ID || item.Title != e.Title || item.DateModified != e.Updated || item.DatePublished != e.Published || item.URL != e.Links[0].Href {
				t.Errorf("%s: item %d is %q %q %s, in Atom %q %q %s", file, i, item.ID, item.Title, item.DateModified, e.ID, e.Title, e.Updated)
			}
			if item.ContentHTML != e.Content.Value || strings.TrimSpace(item.ContentText) == "" || len(item.Tags) != len(e.Categories) {
				t.Errorf("%s: the content of %q is not that of Atom, or has no text or other tags", file, item.Title)
			}
		}
		if general, err := gofeed.NewParser().ParseString(source); err != nil || general.FeedType != "json" || len(general.Items) != len(feed.Items) {
			t.Errorf("a general reader takes %s for %v: %v", file, general, err)
		}
		checkExtension(t, s, file, source)
	}
}

// checkExtension holds the facts for programs against the corpus.
func checkExtension(t *testing.T, s *built, file, source string) {
	var feed struct {
		Items []struct {
			ID  string `json:"id"`
			Own struct {
				Kind, Date, Basis, Policy, Version, Digest string
				Specimen                                   *bool
				Clauses                                    []string
			} `json:"_rspsite"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(source), &feed); err != nil {
		t.Fatal(err)
	}
	own := map[string]int{}
	for i, item := range feed.Items {
		own[item.ID] = i
		if item.Own.Kind == "" || item.Own.Date == "" || item.Own.Specimen == nil {
			t.Errorf("%s: %s does not say kind, date and whether it is a specimen", file, item.ID)
		}
	}
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			if i, ok := own[s.base+strings.TrimPrefix(v.Address(), "/")]; ok {
				if x := feed.Items[i].Own; x.Kind != "Version" || x.Policy != p.Name || x.Version != v.Name || x.Basis != string(v.Basis) ||
					x.Date != v.Published.String() || x.Digest != v.TextDigest() || *x.Specimen {
					t.Errorf("%s says of %s: %+v", file, v.Address(), x)
				}
			}
		}
	}
	for _, r := range s.corpus.Reports {
		if i, ok := own[s.base+strings.TrimPrefix(permalink.Report(r.Name), "/")]; ok && *feed.Items[i].Own.Specimen != r.Specimen {
			t.Errorf("%s: whether %s is a specimen: %v", file, r.Name, !r.Specimen)
		}
	}
}

func (s *built) checkLink(t *testing.T, pages map[string]*page, file, href string) {
	t.Helper()
	if u, err := url.Parse(href); err != nil || !u.IsAbs() {
		t.Errorf("%s: the link %q is not absolute", file, href)
	}
	if why := s.follow(pages, "index.html", href); why != "" {
		t.Errorf("%s: %q: %s", file, href, why)
	}
}

// feedElements are the elements that the content of an entry may hold, and the attributes of each.
var feedElements = map[string]string{"p": "", "h3": "", "h4": "", "ul": "", "li": "", "strong": "", "em": "", "s": "", "code": "", "pre": "", "br": "",
	"ins": "", "del": "", "sup": "", "a": "href", "img": "src alt width height", "span": "", "b": ""}

// checkContent holds that the HTML of an entry is well nested, needs nothing of a page of this site, and leads somewhere.
func (s *built) checkContent(t *testing.T, pages map[string]*page, where, content string) {
	t.Helper()
	if strings.TrimSpace(content) == "" {
		t.Errorf("%s: no content", where)
	}
	var open []string
	for z := html.NewTokenizer(strings.NewReader(content)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken:
			allowed, ok := feedElements[token.Data]
			if !ok {
				t.Errorf("%s: the element %q has no place in a feed", where, token.Data)
			}
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(allowed), a.Key) {
					t.Errorf("%s: <%s %s=%q>: the attribute has no place in a feed", where, token.Data, a.Key, a.Val)
				}
				if addressed[a.Key] {
					s.checkLink(t, pages, where, a.Val)
				}
			}
			if token.Data != "br" && token.Data != "img" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Errorf("%s: </%s> ends nothing: open are %q", where, token.Data, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: %q stay open", where, open)
	}
}

// TestPagesNameTheirFeeds: a program that is given the address of a page finds the feeds that fit it.
func TestPagesNameTheirFeeds(t *testing.T) {
	s := ownSite(t)
	for file, want := range map[string][]string{
		"index.html":                            {"feed.atom", "feed.json"},
		"anthropic-rsp/index.html":              {"feed.atom", "feed.json", "anthropic-rsp/feed.atom", "anthropic-rsp/feed.json"},
		"anthropic-rsp/v3.0/index.html":         {"feed.atom", "feed.json", "anthropic-rsp/feed.atom", "anthropic-rsp/feed.json"},
		"anthropic-rsp/clauses/sl-4/index.html": {"feed.atom", "feed.json", "anthropic-rsp/feed.atom", "anthropic-rsp/feed.json", "anthropic-rsp/clauses/sl-4/feed.atom"},
		"reports/index.html":                    {"feed.atom", "feed.json", "reports/feed.atom", "reports/feed.json"},
		"reports/specimen-1/index.html":         {"feed.atom", "feed.json", "reports/feed.atom", "reports/feed.json"},
		"404.html":                              {"feed.atom", "feed.json"},
	} {
		var got []string
		base, _ := url.Parse(s.base + strings.TrimSuffix(file, "index.html"))
		titles := map[string]bool{}
		for n := range s.parsePage(t, file).root.Descendants() {
			if n.Data != "link" || attr(n, "rel") != "alternate" || !strings.Contains(attr(n, "type"), "atom") && !strings.Contains(attr(n, "type"), "feed+json") {
				continue
			}
			u, err := base.Parse(attr(n, "href"))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.TrimPrefix(u.Path, "/rsp/"))
			if title := attr(n, "title"); title == "" || titles[title] {
				t.Errorf("%s: the feed %s has no title, or that of another feed: %q", file, u, title)
			} else {
				titles[title] = true
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s names the feeds %q, want %q", file, got, want)
		}
	}
}

// TestPagesOfferTheirFeeds: a reader of a policy, of the reports and of a clause sees where to subscribe.
func TestPagesOfferTheirFeeds(t *testing.T) {
	s := ownSite(t)
	for file, formats := range map[string][]string{"anthropic-rsp/index.html": {"feed.atom", "feed.json"},
		"reports/index.html": {"feed.atom", "feed.json"}, "anthropic-rsp/clauses/sl-4/index.html": {"feed.atom"}} {
		for _, format := range formats {
			found := false
			for _, l := range s.parsePage(t, file).links {
				found = found || l.element == "a" && l.target == format
			}
			if !found {
				t.Errorf("%s has no visible link to %s", file, format)
			}
		}
	}
}

// TestFeedSaysTheBasis: what is read outside the site must not pass for the publisher's wording either.
func TestFeedSaysTheBasis(t *testing.T) {
	s := ownSite(t)
	for _, p := range s.corpus.Policies {
		feed, err := gofeed.NewParser().ParseString(string(s.read(t, p.Name+"/feed.atom")))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range p.Versions {
			found := false
			for _, e := range feed.Items {
				if e.Link == s.base+strings.TrimPrefix(v.Address(), "/") {
					found = true
					if !strings.Contains(e.Description, reconstructed) || !strings.HasPrefix(e.Content, "<p>"+reconstructed) || !slices.Contains(e.Categories, "Reconstruction") {
						t.Errorf("the entry of %s does not say %q first, in summary, content and categories", v.Address(), reconstructed)
					}
				}
			}
			if !found {
				t.Errorf("the feed of %s has no entry for %s", p.Name, v.Address())
			}
		}
	}
	for _, file := range []string{"feed.atom", "reports/feed.atom"} {
		feed, err := gofeed.NewParser().ParseString(string(s.read(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		specimens := 0
		for _, e := range feed.Items {
			if slices.Contains(e.Categories, "Specimen") {
				specimens++
				if !strings.Contains(strings.ToLower(e.Title), "specimen") || !strings.Contains(e.Content, "<p>Specimen: ") {
					t.Errorf("%s: %q does not say in its title and its content that it is a specimen", file, e.Title)
				}
			}
		}
		if specimens < len(s.corpus.Reports) {
			t.Errorf("%s marks %d specimens, want all reports", file, specimens)
		}
	}
}

// TestARedlineOutlivesItsMarks: a reader that drops ins and del, or all tags, still tells the old words from the new ones.
func TestARedlineOutlivesItsMarks(t *testing.T) {
	s := ownSite(t)
	feed, err := gofeed.NewParser().ParseString(string(s.read(t, "anthropic-rsp/clauses/sl-4/feed.atom")))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range feed.Items {
		if e.Link != s.base+"anthropic-rsp/v3.0/#sl-4" || !strings.Contains(e.Content, "<del>") {
			continue
		}
		for _, tag := range []string{"<ins>", "</ins>", "<del>", "</del>", "<strong>", "</strong>"} {
			if !strings.Contains(e.Content, tag) {
				t.Errorf("the redline of sl-4 has no %s:\n%s", tag, e.Content)
			}
		}
		text := plainText(t, e.Content)
		for _, want := range []string{"Before, in v2.5: Before Anthropic releases a model at ASL-4, the weights of that model are protected",
			"Now, in v3.0: The industry as a whole should protect the weights of a model at ASL-4"} {
			if !strings.Contains(text, want) {
				t.Errorf("without its tags the redline of sl-4 does not read %q:\n%s", want, text)
			}
		}
		return
	}
	t.Error("the feed of sl-4 does not show how it changed in v3.0")
}

// plainText is what is left of HTML without its tags.
func plainText(t *testing.T, content string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// TestFeedsAreSmall tells the size of every feed of the whole site, of a policy and of the reports.
func TestFeedsAreSmall(t *testing.T) {
	s := ownSite(t)
	all, largest, clauses := 0, 0, 0
	for _, file := range append(s.feeds("feed.atom"), s.feeds("feed.json")...) {
		size := len(s.read(t, file))
		if all += size; strings.Contains(file, "/clauses/") {
			clauses++
			largest = max(largest, size)
			continue
		}
		t.Logf("%s: %d bytes", file, size)
		if size > 1<<20 {
			t.Errorf("%s has %d bytes: readers that load it every hour want less", file, size)
		}
	}
	t.Logf("%d feeds of clauses, the largest %d bytes; all feeds %d bytes", clauses, largest, all)
}
