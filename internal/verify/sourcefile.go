package verify

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/canonical"
	"rspsite/internal/frontmatter"
	"rspsite/internal/markdown"
)

// sourceFolder stands beside the page of a version, report, edition or review: the Markdown that the text was read from, and a page of it.
const sourceFolder = "source/"

// hasSource are the kinds of documents that have such a folder.
var hasSource = []string{kindVersion, "report", "edition", "review"}

// notInHeader are the fields of such a source that the digest of the header does not hold: lists that grow, and what tells of the site.
var notInHeader = []string{"aliases", "claims", "draft", "errata", "withdrawn"}

// checkSources reads the Markdown of texts anew: it must be that of the text and of the header of the record.
func (v *run) checkSources() error {
	var found []*document
	for _, d := range v.documents {
		if d.standing != nil && !d.former && slices.Contains(hasSource, d.standing.Kind) && v.hasFile(d.source()) {
			found = append(found, d)
		}
	}
	return inParallel(v.reader, found, v.checkSource)
}

// source is the path of the Markdown of a document.
func (d *document) source() string {
	if d.standing.Kind == kindVersion {
		return d.file(sourceFolder + path.Base(d.address) + ".md")
	}
	return d.file(sourceFolder + "source.md")
}

func (v *run) checkSource(d *document) {
	data, err := v.read(d.source(), v.limits.Page)
	if err != nil {
		return // checkFiles says so
	}
	source, problems := markdown.Parse("", data)
	if source == nil {
		v.dataUnread(d.source(), fmt.Errorf("it is no text: %s", problems[0].Message))
		return
	}
	if canonical.Digest(&source.Document) != d.standing.Text {
		v.dataProblem(d.source(), "", "what it reads as is not the text that the record has of %s", d.address)
	}
	fields, err := frontmatter.Values(source.Header)
	for _, field := range notInHeader {
		delete(fields, field)
	}
	if err != nil || canonical.HeaderDigest(fields) != d.standing.Header {
		v.dataProblem(d.source(), "", "its header is not the one that the record has of %s", d.address)
	}
	v.checkSourcePage(d.address+sourceFolder, data)
}

// checkSourcePage holds the page that shows a source against that, line by line.
func (v *run) checkSourcePage(where string, source []byte) {
	page := v.openPage(where)
	if page == nil {
		return
	}
	lines := strings.Split(strings.TrimSuffix(lineFeeds.Replace(strings.TrimPrefix(string(source), "\uFEFF")), "\n"), "\n")
	n := 0
	for d := range page.Descendants() {
		switch {
		case !isElement(d, "div") || !hasClass(d, "ln"):
		case n >= len(lines) || !isLine(d, lines[n]):
			v.pageProblem(where+fragment(attr(d, "id")), "page-words", "the page shows another line than the source has")
			return
		default:
			n++
		}
	}
	if n < len(lines) {
		v.pageProblem(where, "page-lacks", fmt.Sprintf("the page shows %s of the source, which has %d", count(n, "line"), len(lines)))
	}
}

// isLine reports whether an element of the page of a source shows a line of it behind its number, and nothing hides it.
func isLine(n *html.Node, line string) bool {
	number, text := n.FirstChild, n.LastChild
	if !onlyHas(n, "class", "id") || !onlyHas(n.Parent, "class", "tabindex", "role", "aria-label") || concealing(n.Parent) != nil {
		return false
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && !isAllowed(d, sourceForms) {
			return false
		}
	}
	return text != nil && isElement(number, "a") && isElement(text, "span") && number.NextSibling == text && textOf(text) == line
}

var sourceForms = map[string]form{"a": {"", "href"}, "span": {"|ta|tc|th|tk|tr|ts", ""}}
