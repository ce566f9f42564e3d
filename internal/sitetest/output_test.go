package sitetest

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// reconstructed is what every page says whose text is not the publisher's.
const reconstructed = "Reconstructed from secondary sources; not the publisher’s wording"

// TestTwoBuildsAreTheSameBytes builds twice, the second time on one core: order of work must not show.
func TestTwoBuildsAreTheSameBytes(t *testing.T) {
	first := ownSite(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, err := build(os.DirFS(project), baseURL, "again")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first.files, second.files) {
		t.Fatalf("the two builds have other files: %d and %d", len(first.files), len(second.files))
	}
	for _, name := range first.files {
		if !bytes.Equal(first.read(t, name), second.read(t, name)) {
			t.Errorf("%s differs between two builds of the same sources", name)
		}
	}
}

// TestOutputNamesNoPlaceOfTheMachine: where a site was built is nobody's business, and would change its bytes.
func TestOutputNamesNoPlaceOfTheMachine(t *testing.T) {
	s := ownSite(t)
	root, err := filepath.Abs(project)
	if err != nil {
		t.Fatal(err)
	}
	places := []string{root + "/", tempDir}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		places = append(places, home+"/")
	}
	for _, name := range s.files {
		content := s.read(t, name)
		for _, p := range places {
			if bytes.Contains(content, []byte(p)) {
				t.Errorf("%s names %s", name, p)
			}
		}
	}
}

// loads are the attributes through which a page makes the browser load something.
var loads = map[string]string{"script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src",
	"object": "data", "video": "src", "audio": "src", "use": "href", "image": "href", "link": "href"}

// TestPagesLoadNothingFromOthers, and hold no script or style of their own: the strict policy that they declare would
// stop it, and a reader's visit is nobody else's business.
func TestPagesLoadNothingFromOthers(t *testing.T) {
	s := ownSite(t)
	for file, p := range s.pages(t) {
		policy := ""
		for n := range p.root.Descendants() {
			switch {
			case n.Data == "style", n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/ld+json":
				t.Errorf("%s: <%s> within the page", file, n.Data)
			case n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "Content-Security-Policy"):
				policy = attr(n, "content")
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s=%q>", file, n.Data, a.Key, a.Val)
				}
			}
			if at, ok := loads[n.Data]; ok && isElsewhere(s, attr(n, at)) && !isSignpost(n) {
				t.Errorf("%s: <%s %s=%q> is loaded from somebody else", file, n.Data, at, attr(n, at))
			}
		}
		if !strings.Contains(policy, "default-src 'self'") && !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the content security policy is %q", file, policy)
		}
	}
}

// isSignpost reports whether n says where something else is: a browser loads none of these.
func isSignpost(n *html.Node) bool {
	switch attr(n, "rel") {
	case "cite-as", "describedby", "item", "collection", "type", "license", "author", "linkset":
		return n.Data == "link"
	}
	return false
}

func isElsewhere(s *built, address string) bool {
	u, err := url.Parse(address)
	return err != nil || u.Host != "" && !strings.HasPrefix(address, s.base)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestPagesSayWhatTheyAre: the basis of the text, the licence of the data, and where corrections go, on every page.
func TestPagesSayWhatTheyAre(t *testing.T) {
	s := ownSite(t)
	for file, p := range s.pages(t) {
		if isRedirect(p) {
			continue
		}
		said := text(p.root)
		if isRecorded(file) {
			if !strings.Contains(said, "A record of a version; ") || !strings.Contains(said, "not the publisher’s wording") {
				t.Errorf("%s does not say that it is a record, and what the texts of the site are", file)
			}
		} else if isOfAVersion(s, file) && !strings.Contains(said, reconstructed) {
			t.Errorf("%s does not say %q", file, reconstructed)
		}
		if strings.HasPrefix(file, "reports/specimen") && !strings.Contains(strings.ToLower(said), "specimen") {
			t.Errorf("%s does not say that it is a specimen", file)
		}
		if !strings.Contains(said, s.corpus.Config.DataLicence.Name) {
			t.Errorf("%s does not name the licence of the data, %q", file, s.corpus.Config.DataLicence.Name)
		}
		if !linksTo(p, s.corpus.Config.Contact.URL) && !linksTo(p, "mailto:"+s.corpus.Config.Contact.Email) {
			t.Errorf("%s does not say where corrections go", file)
		}
		if attr(first(p.root, "html"), "lang") == "" || strings.TrimSpace(text(first(p.root, "title"))) == "" {
			t.Errorf("%s lacks a language or a title", file)
		}
	}
}

// isOfAVersion reports whether a page shows the text of a policy's version: its own page, source, latest, a clause.
func isOfAVersion(s *built, file string) bool {
	policy, rest, _ := strings.Cut(file, "/")
	return s.corpus.Policy(policy) != nil && rest != "index.html"
}

// isRecorded reports whether a page tells what is recorded of a version.
func isRecorded(file string) bool { return strings.Contains(file, "/recorded/") }

func linksTo(p *page, address string) bool {
	return slices.ContainsFunc(p.links, func(l link) bool {
		return l.element == "a" && strings.HasPrefix(l.target, address) && address != "mailto:" && address != ""
	})
}

// first is the first element of that name, or an empty node.
func first(root *html.Node, name string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return &html.Node{}
}

// text is what a person reads, white space collapsed.
func text(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
