package sitetest

import (
	"net/url"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
)

// TestFeedParses reads the feed with a reader that is not ours, and follows what it names.
func TestFeedParses(t *testing.T) {
	s := ownSite(t)
	pages := s.pages(t)
	feed, err := (&atom.Parser{}).Parse(strings.NewReader(string(s.read(t, "feed.atom"))))
	if err != nil {
		t.Fatal(err)
	}
	if feed.Title == "" || feed.ID == "" || feed.UpdatedParsed == nil {
		t.Errorf("feed.atom lacks a title, an ID or a time: %q, %q, %q", feed.Title, feed.ID, feed.Updated)
	}
	self := 0
	for _, l := range feed.Links {
		if l.Rel == "self" && l.Href == s.base+"feed.atom" {
			self++
		}
	}
	if self != 1 {
		t.Errorf("feed.atom names itself %d times as %sfeed.atom, want once", self, s.base)
	}
	if len(feed.Entries) < 10 {
		t.Errorf("feed.atom has %d entries, want all versions and more", len(feed.Entries))
	}
	ids := map[string]bool{}
	for _, e := range feed.Entries {
		if e.ID == "" || ids[e.ID] {
			t.Errorf("the entry %q has no ID, or one of another entry: %q", e.Title, e.ID)
		}
		ids[e.ID] = true
		if e.UpdatedParsed == nil || e.Title == "" {
			t.Errorf("the entry %q lacks a title or a time", e.ID)
		}
		if len(e.Links) == 0 {
			t.Errorf("the entry %q links to nothing", e.Title)
		}
		for _, l := range e.Links {
			if u, err := url.Parse(l.Href); err != nil || !u.IsAbs() {
				t.Errorf("the entry %q: the link %q is not absolute", e.Title, l.Href)
			}
			if why := s.follow(pages, "index.html", l.Href); why != "" {
				t.Errorf("the entry %q: %q: %s", e.Title, l.Href, why)
			}
		}
	}
	if general, err := gofeed.NewParser().ParseString(string(s.read(t, "feed.atom"))); err != nil || general.FeedType != "atom" {
		t.Errorf("a general reader takes feed.atom for %v: %v", general, err)
	}
}

// TestFeedSaysTheBasis: what is read outside the site must not pass for the publisher's wording either.
func TestFeedSaysTheBasis(t *testing.T) {
	s := ownSite(t)
	feed, err := gofeed.NewParser().ParseString(string(s.read(t, "feed.atom")))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			found := false
			for _, e := range feed.Items {
				if e.Link == s.base+strings.TrimPrefix(v.Address(), "/") {
					found = true
					if text := e.Title + e.Description + e.Content; !strings.Contains(text, reconstructed) {
						t.Errorf("the entry of %s does not say %q", v.Address(), reconstructed)
					}
				}
			}
			if !found {
				t.Errorf("feed.atom has no entry for %s", v.Address())
			}
		}
	}
}
