package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/clause"
	"rspsite/internal/ledger"
)

// formerPlace begins the id of the place at which a page says what its text said before; the number of the line follows.
const formerPlace = "_superseded-"

// checkFormerShown finds on the page of a document what each clause said that a correction changed: in the redline, without what came in.
func (v *run) checkFormerShown(s *ledger.Standing, line int, former *text) {
	page, next := v.openPage(s.Address()), v.textAfter(s, line)
	if page == nil || next == nil {
		return
	}
	place := elementWithID(page, formerPlace+strconv.Itoa(line))
	if place == nil {
		v.pageProblem(s.Address(), "page-former", fmt.Sprintf("the page does not say what the text said before it was corrected, by line %d of the record", line+1))
		return
	}
	shown := lettersOf(withoutInserted(place))
	former.name(v.log.Whole(line).Clauses)
	for _, l := range former.lines {
		if l.saysAnywhere(next) || !isComparedByWords(l) {
			continue
		}
		for _, part := range markdownParts.Split(strings.Join(l.words, computed), -1) {
			if !strings.Contains(shown, lettersOf(part)) {
				v.pageProblem(s.Address()+"#"+formerPlace+strconv.Itoa(line), "page-former",
					fmt.Sprintf("the clause %s said “%s” before it was corrected, and the page says otherwise", l.id, shorten(strings.Join(l.words, " | "))))
				break
			}
		}
	}
}

// textAfter is the text that the page holds a former one against: the next one that is kept, or that of now.
func (v *run) textAfter(s *ledger.Standing, line int) *text {
	at := line
	for _, e := range s.Events {
		if e < line || v.log.Events[e].Text == v.log.Events[at].Text {
			continue
		}
		at = e
		if name := formerFile(s, e); v.hasFile(name) {
			data, err := v.read(name, v.limits.Page)
			if err != nil {
				return nil // which is said of the file
			}
			t, err := readText(data)
			if err != nil {
				return nil
			}
			return t
		}
	}
	if d := v.at[s.Address()]; d != nil {
		return d.text
	}
	return nil
}

// formerFile is the file of the text that a line published, if it was corrected since.
func formerFile(s *ledger.Standing, line int) string {
	return strings.TrimPrefix(s.Address(), "/") + supersededFolder + strconv.Itoa(line) + "/" + canonicalFile
}

// saysAnywhere reports whether some line of a text says the same, but for punctuation.
func (l *line) saysAnywhere(in *text) bool {
	letters := lettersOf(strings.Join(l.words, " "))
	return letters == "" || slices.ContainsFunc(in.lines, func(other *line) bool { return lettersOf(strings.Join(other.words, " ")) == letters })
}

// isComparedByWords reports whether a redline writes a line as words: not what is drawn, and no images.
func isComparedByWords(l *line) bool {
	return !l.isGroup() && l.kind != clause.Code.String() && l.kind != clause.Drawing.String() && !strings.Contains(strings.Join(l.words, " "), imageWord)
}

// elementWithID is the element of a page that has an id; nil if none has.
func elementWithID(page *html.Node, id string) *html.Node {
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && attr(n, "id") == id {
			return n
		}
	}
	return nil
}

// withoutInserted is the text of an element as it was before what came in, without what only those hear who do not see it.
func withoutInserted(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !isElement(c, "ins") && !hasClass(c, "vh"):
			b.WriteString(withoutInserted(c))
		}
	}
	return b.String()
}
