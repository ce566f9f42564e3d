package sitetest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A page is what the tests know of one HTML file.
type page struct {
	file  string
	root  *html.Node
	ids   map[string]*html.Node
	links []link
}

// A link is an address that a page names, as written.
type link struct {
	element, attribute, target string
}

// addressed are the attributes that hold an address.
var addressed = map[string]bool{"href": true, "src": true, "action": true, "poster": true, "cite": true, "data": true}

// parsePage reads a page of the site and reports any ID that stands twice.
func (s *built) parsePage(t *testing.T, file string) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(s.read(t, file)))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	p := &page{file: file, root: root, ids: map[string]*html.Node{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if p.ids[a.Val] != nil {
					t.Errorf("%s: the ID %q stands twice", file, a.Val)
				}
				p.ids[a.Val] = n
			case addressed[a.Key]:
				p.links = append(p.links, link{n.Data, a.Key, a.Val})
			case a.Key == "content" && isAddressMeta(n):
				p.links = append(p.links, link{"meta", a.Key, a.Val})
			}
		}
	}
	return p
}

// isAddressMeta reports whether n is a meta element whose content is an address, such as og:url.
func isAddressMeta(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "property" && (a.Val == "og:url" || a.Val == "og:image") {
			return n.Data == "meta"
		}
	}
	return false
}

// pages parses every page of the site, by file.
func (s *built) pages(t *testing.T) map[string]*page {
	t.Helper()
	all := map[string]*page{}
	for _, f := range s.html() {
		all[f] = s.parsePage(t, f)
	}
	if len(all) < 5 {
		t.Fatalf("the site has %d pages, want more", len(all))
	}
	return all
}

// TestEveryLinkLeadsSomewhere follows all links and fragments of all pages. A static host below a sub-path is assumed:
// a link that leaves the sub-path, or that a host would have to redirect, is a fault.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	if followed := ownSite(t).followAll(t); followed < 1000 {
		t.Errorf("followed %d links, want at least 1000", followed)
	}
}

// followAll reports every link of the site that leads nowhere, and returns how many links it followed.
func (s *built) followAll(t *testing.T) (followed int) {
	t.Helper()
	pages := s.pages(t)
	broken := map[string][]string{} // what is wrong, and the links of which that is true
	for _, file := range s.html() {
		for _, l := range pages[file].links {
			if why := s.follow(pages, file, l.target); why != "" {
				broken[why] = append(broken[why], fmt.Sprintf("%s: <%s %s=%q>", file, l.element, l.attribute, l.target))
			}
			followed++
		}
	}
	for why, links := range broken {
		t.Errorf("%d links: %s\n\t%s", len(links), why, strings.Join(links[:min(3, len(links))], "\n\t"))
	}
	return followed
}

// follow says why target, as it stands in file, leads nowhere; "" if it leads to a page, a fragment or another site.
func (s *built) follow(pages map[string]*page, file, target string) string {
	base, err := url.Parse(s.base + strings.TrimSuffix(file, "index.html"))
	if err != nil {
		return err.Error()
	}
	u, err := base.Parse(target)
	if err != nil {
		return err.Error()
	}
	if u.Scheme == "mailto" {
		return ""
	}
	if u.Host != base.Host {
		if u.Scheme != "https" && u.Scheme != "http" {
			return fmt.Sprintf("the scheme %q is not one that a page should name", u.Scheme)
		}
		return ""
	}
	within, ok := strings.CutPrefix(u.Path, "/rsp/")
	if !ok {
		return "it leaves the sub-path that the site is under"
	}
	if !s.has("/" + within) {
		if s.has("/" + within + "/") {
			return u.Path + " lacks the slash at its end, so that a host would have to redirect"
		}
		return "there is no file " + fileOf("/"+within)
	}
	to := pages[fileOf("/"+within)]
	if u.Fragment == "" || to == nil {
		return ""
	}
	if to.ids[u.Fragment] == nil {
		return fmt.Sprintf("%s has no element with the ID %q", to.file, u.Fragment)
	}
	return ""
}

// TestLinksAreRelative: a copy of the site works from any folder. 404.html is shown at any address, so its links may
// not be relative; metadata is read elsewhere, so its addresses may not be either.
func TestLinksAreRelative(t *testing.T) {
	s := ownSite(t)
	for file, p := range s.pages(t) {
		for _, l := range p.links {
			if strings.HasPrefix(l.target, "#") || strings.HasPrefix(l.target, "mailto:") || isElsewhere(s, l.target) {
				continue
			}
			rooted := strings.HasPrefix(l.target, "/") || strings.HasPrefix(l.target, s.base)
			metadata := l.element == "meta" || l.element == "link" && !strings.HasSuffix(l.target, ".css")
			if file != "404.html" && !metadata && rooted {
				t.Errorf("%s: <%s %s=%q> is not relative", file, l.element, l.attribute, l.target)
			}
			if file == "404.html" && !rooted {
				t.Errorf("%s: <%s %s=%q> is relative", file, l.element, l.attribute, l.target)
			}
		}
	}
}

// TestEveryPageIsReached: a page that no other page links to is a page that no reader finds.
func TestEveryPageIsReached(t *testing.T) {
	s := ownSite(t)
	pages := s.pages(t)
	reached := map[string]bool{"index.html": true, "404.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, l := range pages[queue[0]].links {
			to := target(s, queue[0], l.target)
			if l.element == "a" && pages[to] != nil && !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	for file := range pages {
		if !reached[file] && !isRedirect(pages[file]) {
			t.Errorf("%s cannot be reached from the home page", file)
		}
	}
}

// isRedirect reports whether p only sends on to another address.
func isRedirect(p *page) bool {
	for n := range p.root.Descendants() {
		for _, a := range n.Attr {
			if n.Data == "meta" && a.Key == "http-equiv" && strings.EqualFold(a.Val, "refresh") {
				return true
			}
		}
	}
	return false
}

// target is the file that a link in file leads to, "" if it leaves the site.
func target(s *built, file, to string) string {
	base, err := url.Parse(s.base + strings.TrimSuffix(file, "index.html"))
	if err != nil {
		return ""
	}
	u, err := base.Parse(to)
	if err != nil || u.Host != base.Host || !strings.HasPrefix(u.Path, "/rsp/") {
		return ""
	}
	return fileOf("/" + strings.TrimPrefix(u.Path, "/rsp/"))
}

// isCopy reports whether a page says that what it shows has its own address elsewhere.
func isCopy(s *built, p *page, file string) bool {
	for n := range p.root.Descendants() {
		if n.Data == "link" && attr(n, "rel") == "canonical" {
			return target(s, file, attr(n, "href")) != file
		}
	}
	return false
}

// TestSitemapNamesEveryPage: and nothing else. Of a page that has a copy it names the one whose address counts.
func TestSitemapNamesEveryPage(t *testing.T) {
	s := ownSite(t)
	var m struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(s.read(t, "sitemap.xml"), &m); err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, u := range m.URL {
		address, ok := strings.CutPrefix(u.Loc, s.base)
		if !ok {
			t.Errorf("sitemap.xml names %q, which does not begin with the base address %s", u.Loc, s.base)
		}
		named[fileOf("/"+address)] = true
	}
	for _, file := range s.html() {
		p := s.parsePage(t, file)
		if want := file != "404.html" && !isRedirect(p) && !isCopy(s, p, file); named[file] != want {
			t.Errorf("%s is named in sitemap.xml: %v, want %v", file, named[file], want)
		}
		delete(named, file)
	}
	for file := range named {
		t.Errorf("sitemap.xml names %s, which is not there", file)
	}
	if robots := string(s.read(t, "robots.txt")); !strings.Contains(robots, "Sitemap: "+s.base+"sitemap.xml") {
		t.Errorf("robots.txt does not name the site map: %q", robots)
	}
}

// TestFragmentsBelongToClauses: clause IDs own the fragments of a version's page, so that a clause may be called
// anything; every other ID begins with "_". And every clause that any version has, has its fragment in all.
func TestFragmentsBelongToClauses(t *testing.T) {
	s := ownSite(t)
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			want := map[string]bool{}
			for c := range v.Doc.All() {
				if c.ID != "" {
					want[string(c.ID)] = true
				}
			}
			for _, gone := range v.Tombstones() {
				want[string(gone.ID)] = true
			}
			for _, h := range p.Histories() { // of later versions, which say here that this one has not the clause
				want[string(h.ID)] = true
				for _, former := range h.Formerly {
					want[string(former)] = true
				}
			}
			file := path.Join(p.Name, v.Name, "index.html")
			got := s.parsePage(t, file).ids
			for id := range got {
				if !want[id] && !strings.HasPrefix(id, "_") {
					t.Errorf("%s: the ID %q is neither a clause nor begins with \"_\"", file, id)
				}
			}
			for id := range want {
				if got[id] == nil {
					t.Errorf("%s: no element has the ID of the clause %q", file, id)
				}
			}
		}
	}
}
