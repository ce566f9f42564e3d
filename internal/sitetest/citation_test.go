package sitetest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rspsite/internal/citation"
)

// What programs that are not ours understood of references and linked data; testdata/citations.js says which.
type readCitations struct {
	CSL [][]struct {
		ID, Title string
		Styles    map[string]string
	}
	BibTeX, RIS [][]parsedReference
	Linked      []struct {
		Types, Unknown []string
		Triples        int
		Main           string
	}
}

// A parsedReference is a reference as a parser gives it, in CSL-JSON.
type parsedReference struct {
	ID, Type, Title, Publisher, URL, Note string
	Author                                []struct{ Literal, Family, Given string }
	Issued                                struct {
		Parts [][]int `json:"date-parts"`
	}
}

// author is the only author, in whatever way the parser has him.
func (p parsedReference) author() string {
	if len(p.Author) != 1 {
		return ""
	}
	a := p.Author[0]
	return strings.TrimSpace(a.Given + " " + a.Family + a.Literal)
}

// readByOthers gives texts to citeproc, to the parsers of Citation.js, and to jsonld.
func readByOthers(t *testing.T, given map[string][]string) readCitations {
	t.Helper()
	for _, module := range []string{"citeproc", "@citation-js/core", "@citation-js/plugin-csl", "@citation-js/plugin-bibtex", "@citation-js/plugin-ris", "jsonld", "schema-dts"} {
		if _, err := os.Stat(filepath.Join(project, "node_modules", filepath.FromSlash(module))); err != nil {
			missing(t, "no "+module+": `npm ci` installs it")
		}
	}
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, "no Node.js for the readers of citations")
	}
	in, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join("testdata", "citations.js"))
	var out, complaints bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("reading the citations: %v\n%s", err, complaints.String())
	}
	var read readCitations
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatalf("%v in %.300s", err, out.Bytes())
	}
	return read
}

// TestCitationsAreRead gives every file of references of the site to programs that read such files.
func TestCitationsAreRead(t *testing.T) {
	s := ownSite(t)
	given := map[string][]string{}
	var pages []string
	for _, file := range s.files {
		if path.Base(file) != "cite.json" {
			continue
		}
		folder := path.Dir(file)
		pages = append(pages, folder)
		given["csl"] = append(given["csl"], string(s.read(t, file)))
		given["bibtex"] = append(given["bibtex"], string(s.read(t, folder+"/cite.bib")))
		given["ris"] = append(given["ris"], string(s.read(t, folder+"/cite.ris")))
	}
	if len(pages) < 50 {
		t.Fatalf("%d pages can be cited, want more", len(pages))
	}
	read := readByOthers(t, given)
	for i, page := range pages {
		checkStyles(t, page, read, i)
		for form, parsed := range map[string][]parsedReference{"BibTeX": read.BibTeX[i], "RIS": read.RIS[i]} {
			if len(parsed) != len(read.CSL[i]) {
				t.Errorf("%s: %d references in %s, %d in CSL-JSON", page, len(parsed), form, len(read.CSL[i]))
			}
			for _, one := range parsed {
				if one.Title == "" || !strings.HasPrefix(one.URL, baseURL) || len(one.Issued.Parts) != 1 || one.author() != s.corpus.Config.Publisher {
					t.Errorf("%s: %s was read as %+v", page, form, one)
				}
			}
		}
		strictRIS(t, page, given["ris"][i])
	}
}

// checkStyles holds that each style of a bibliography names what a text is and which version.
func checkStyles(t *testing.T, page string, read readCitations, i int) {
	t.Helper()
	for _, item := range read.CSL[i] {
		for style, text := range item.Styles {
			for _, mark := range []string{"specimen", "reconstruction"} {
				if strings.Contains(item.Title, mark) && !strings.Contains(text, mark) {
					t.Errorf("%s: in the style %s nothing says %q: %s", page, style, mark, text)
				}
			}
			if parts := strings.Split(item.ID, ":"); (parts[0] == "version" || parts[0] == "clause") && !strings.Contains(text, parts[2]) {
				t.Errorf("%s: in the style %s nothing says %s: %s", page, style, parts[2], text)
			}
		}
		if len(item.Styles) < 3 {
			t.Errorf("%s: %d styles", page, len(item.Styles))
		}
	}
}

// strictRIS holds a file to the rules of its lines.
func strictRIS(t *testing.T, name, text string) {
	t.Helper()
	records := strings.Split(text, "\r\n\r\n")
	for _, record := range records {
		lines := strings.Split(strings.TrimSuffix(record, "\r\n"), "\r\n")
		for i, line := range lines {
			if len(line) < 6 || line[2:6] != "  - " || strings.Trim(line[:2], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s: line %q is none of RIS", name, line)
			} else if (line[:2] == "TY") != (i == 0) || (line == "ER  - ") != (i == len(lines)-1) {
				t.Errorf("%s: line %d is %q", name, i+1, line)
			}
		}
	}
}

// TestLinkedDataIsRead gives the JSON-LD of every page to a processor of JSON-LD, and its words to the vocabulary of schema.org.
func TestLinkedDataIsRead(t *testing.T) {
	s := ownSite(t)
	var files, texts []string
	for _, file := range s.html() {
		for n := range s.parsePage(t, file).root.Descendants() {
			if n.Data == "script" && attr(n, "type") == "application/ld+json" {
				files, texts = append(files, file), append(texts, text(n))
			}
		}
	}
	if len(files) < 50 {
		t.Fatalf("%d pages have linked data, want more", len(files))
	}
	read := readByOthers(t, map[string][]string{"linked": texts})
	for i, one := range read.Linked {
		if len(one.Unknown) > 0 || one.Triples < 5 || !strings.HasPrefix(one.Main, baseURL) {
			t.Errorf("%s: %+v", files[i], one)
		}
		if slices.ContainsFunc(one.Types, func(name string) bool { return strings.Contains(name, "Legislation") }) {
			t.Errorf("%s calls a policy a law", files[i])
		}
	}
}

// TestSignpostsLead holds that what a page names for programs is there, and that its set of links says the same.
func TestSignpostsLead(t *testing.T) {
	s := ownSite(t)
	p := s.parsePage(t, "anthropic-rsp/v3.0/index.html")
	rels := map[string]int{}
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "link" {
			rels[attr(n, "rel")]++
		}
	}
	for rel, least := range map[string]int{"cite-as": 1, "describedby": 3, "item": 3, "collection": 1, "type": 2, "license": 1, "author": 1, "linkset": 1} {
		if rels[rel] < least {
			t.Errorf("the page has %d links %q, want %d", rels[rel], rel, least)
		}
	}
	var set struct {
		Linkset []map[string]json.RawMessage
	}
	if err := json.Unmarshal(s.read(t, "anthropic-rsp/v3.0/linkset.json"), &set); err != nil || len(set.Linkset) < 2 {
		t.Fatalf("the set of links: %v", err)
	}
	for _, links := range set.Linkset {
		for rel, raw := range links {
			var targets []struct{ Href string }
			if rel == "anchor" {
				continue
			}
			if err := json.Unmarshal(raw, &targets); err != nil {
				t.Fatal(err)
			}
			for _, target := range targets {
				if at, ok := strings.CutPrefix(target.Href, baseURL); ok && !s.has("/"+at) {
					t.Errorf("%s leads to %s, which is not there", rel, target.Href)
				}
			}
		}
	}
}

// hostile are texts that would leave their field, were they written as they are.
var hostile = []string{
	`Braces } and { and \ and % and # and _ and & and ~ and ^ and $x$`, `}, title = {stolen}}@misc{x,`, `"quoted" 'twice' <b>bold</b></script><script>alert(1)</script>`,
	"two\r\nlines\r\nER  - \r\nTY  - JOUR\nTI  - stolen", "Sûreté é ü ß 政策 — “quotes” ‘too’…", `@article{a, b = "c"}`, `ends with a backslash \`, `{{{`, `}}}`, `AND and and or others`,
	"\u202Ereversed\u202C \u0000\u0007\u2028next", `100% of C&A #1 x_y`,
}

// TestHostileTitlesAreRead gives titles, institutions and versions to the same programs that try to leave their fields.
func TestHostileTitlesAreRead(t *testing.T) {
	given := map[string][]string{}
	var works []citation.Work
	for i, bad := range hostile {
		w := citation.Work{Kind: citation.Version, Key: citation.Key(citation.Version, "p", string(rune('a'+i))), Title: bad, Version: "v1", Authors: []string{bad},
			Issued: "2025-02", URL: "https://a.example/p/v1/", Marks: []string{"specimen"}, Notes: []string{bad}, Site: citation.Site{Title: bad, Publisher: bad, AsOf: "2026-01-02"}}
		works = append(works, w)
	}
	csl, err := citation.CSL(works...)
	if err != nil {
		t.Fatal(err)
	}
	given["csl"], given["bibtex"], given["ris"] = []string{csl}, []string{citation.BibTeX(works...)}, []string{citation.RIS(works...)}
	for _, w := range works {
		linked, err := json.Marshal(citation.LinkedData(w, citation.Relations{Description: w.Title, PartOf: []citation.Related{{Name: w.Title}}}))
		if err != nil {
			t.Fatal(err)
		}
		given["linked"] = append(given["linked"], string(linked))
	}
	read := readByOthers(t, given)
	strictRIS(t, "hostile", given["ris"][0])
	if len(read.CSL[0]) != len(works) || len(read.BibTeX[0]) != len(works) || len(read.RIS[0]) != len(works) {
		t.Fatalf("of %d references %d, %d and %d were read", len(works), len(read.CSL[0]), len(read.BibTeX[0]), len(read.RIS[0]))
	}
	for i := range works {
		want := read.CSL[0][i].Title
		if strings.ContainsAny(want, "\r\n\u202E\u0000\u2028") || !strings.HasSuffix(want, " [specimen]") {
			t.Errorf("the title is %q", want)
		}
		if got := read.BibTeX[0][i].Title; got != want {
			t.Errorf("BibTeX: the title was read as %q, want %q", got, want)
		}
		if got := read.RIS[0][i].Title; got != want {
			t.Errorf("RIS: the title was read as %q, want %q", got, want)
		}
		if parts := read.BibTeX[0][i].Issued.Parts; len(parts) != 1 || !slices.Equal(parts[0], []int{2025, 2}) {
			t.Errorf("BibTeX: the date was read as %v", parts)
		}
		if got, want := read.BibTeX[0][i].author()+" [specimen]", want; got != want {
			t.Errorf("BibTeX: the author was read as %q, want %q", got, want)
		}
	}
}
