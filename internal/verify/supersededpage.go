package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"rspsite/internal/clause"
	"rspsite/internal/ledger"
)

// formerPlace begins the id of the place at which a page says what its text said before; the number of the line follows.
const formerPlace = "_superseded-"

// A formerText is what a document said from a line of the record on until it was corrected.
type formerText struct {
	standing *ledger.Standing
	line     int
	former   *text
	next     *text // which it is held against: that of the line behind it, if it is kept, or that of now
}

// keepFormer keeps a former text until all pages are read.
func (v *run) keepFormer(s *ledger.Standing, line int, former *text) {
	next := v.textAfter(s, line)
	if next == nil {
		return // which is said of that text
	}
	former.name(v.log.Whole(line).Clauses)
	v.formers.mu.Lock()
	defer v.formers.mu.Unlock()
	v.formers.all = append(v.formers.all, &formerText{s, line, former, next})
}

// formerTexts are what documents said before, as far as the site has it.
type formerTexts struct {
	mu  sync.Mutex
	all []*formerText
}

// changed are the lines of the former text that the next one does not have, as far as a redline writes them as words.
func (f *formerText) changed() []*line {
	return slices.DeleteFunc(slices.Clone(f.former.lines), func(l *line) bool { return l.saysAnywhere(f.next) || !isComparedByWords(l) })
}

// checkFormerPlaces looks whether each place on a page that says what a text said before is that of a line which was corrected, and has no
// words if the text is not kept.
func (v *run) checkFormerPlaces(where string, page *html.Node, documents ...*ledger.Standing) {
	for n := range page.Descendants() {
		number, ok := strings.CutPrefix(attr(n, "id"), formerPlace)
		if !ok {
			continue
		}
		line, err := strconv.Atoi(number)
		i := slices.IndexFunc(documents, func(s *ledger.Standing) bool {
			return err == nil && strconv.Itoa(line) == number && slices.Contains(s.Events, line) && v.isCorrected(s, line)
		})
		words := slices.ContainsFunc(slices.Collect(n.Descendants()), func(d *html.Node) bool { return hasClass(d, "formerwords") })
		if i < 0 || words && !v.hasFile(formerFile(documents[i], line)) {
			v.pageProblem(where+fragment(attr(n, "id")), "page-former", "the page says what the text said before a correction that the record does not know, or of which the text is not kept")
		}
	}
}

// checkFormers finds on the pages of documents what each said before it was corrected.
func (v *run) checkFormers() {
	for _, f := range v.formers.all {
		where := f.standing.Address()
		page := v.openPage(where)
		if page == nil {
			continue
		}
		place := elementWithID(page, formerPlace+strconv.Itoa(f.line))
		switch {
		case place == nil:
			v.pageProblem(where, "page-former", fmt.Sprintf("the page does not say what the text said before it was corrected, by line %d of the record", f.line+1))
		case !isFormerSeen(place):
			v.pageProblem(where+fragment(attr(place, "id")), "page-former", "the page hides what the text said before it was corrected")
		default:
			v.checkFormer(where+fragment(attr(place, "id")), f, place, f.changed(), f.former.lines)
		}
	}
}

// isFormerSeen reports whether the place of a former text stands in the fold for it, and nothing else hides it.
func isFormerSeen(place *html.Node) bool {
	fold := place.Parent
	return isElement(place, "div") && onlyHas(place, "id") && isElement(fold, "details") && onlyHas(fold, "class", "open") && attr(fold, "class") == "aside" && concealing(fold) == nil
}

// checkFormer holds the redlines of a place against a former text and the next one: they show no other words, and leave none out that changed.
func (v *run) checkFormer(where string, f *formerText, place *html.Node, changed, all []*line) {
	p := &comparedPage{comparison: &comparison{run: v, where: where}, shown: &shown{}}
	var olds, news []redlinedLine
	for n := range place.Descendants() {
		switch {
		case n.Type == html.ElementNode && hasClass(n, "formerwords"):
			olds, news = append(olds, p.redlined(n, insTag, true)...), append(news, p.redlined(n, delTag, true)...)
		case n.Type == html.ElementNode && !isInFormerWords(n) && !isAllowed(n, formerForms):
			p.refuse(n)
		}
	}
	for _, words := range append(p.hidden, p.stray...) {
		v.pageProblem(where, "page-former", "something stands there that rspsite never writes: "+shorten(words))
	}
	for _, side := range []struct {
		shown []redlinedLine
		lines []*line
		says  string
	}{{olds, all, "before it was corrected"}, {news, f.next.lines, "since then"}} {
		for _, x := range side.shown {
			if words := strings.Join(x.cells, " "); words != "" && !slices.ContainsFunc(side.lines, x.isOf) {
				v.pageProblem(where, "page-former", fmt.Sprintf("the page says that the text said “%s” %s, and it did not", shorten(words), side.says))
			}
		}
	}
	for _, l := range changed {
		if !slices.ContainsFunc(olds, func(x redlinedLine) bool { return x.isOf(l) }) {
			v.pageProblem(where, "page-former", fmt.Sprintf("the clause %s said “%s” before it was corrected, and the page says otherwise", l.id, shorten(strings.Join(l.words, " | "))))
		}
	}
}

// formerForms are the elements of a place with a former text, but for those of its redlines.
var formerForms = map[string]form{"div": {"wording", ""}, "h3": {"", ""}, "a": {"", "href"}, "p": {"|small|marked", ""}, "code": {"digest", ""},
	"b": {"", ""}, "span": {"rule|vh|small", ""}, "q": {"", ""}}

func isInFormerWords(n *html.Node) bool {
	for a := range n.Ancestors() {
		if hasClass(a, "formerwords") {
			return true
		}
	}
	return false
}

// isOf reports whether a line of a redline has the words of a line of a text, but for what is no difference.
func (x redlinedLine) isOf(l *line) bool {
	if l.isGroup() {
		return false
	}
	said := strings.Join(x.cells, " ")
	if l.kind == clause.Row.String() {
		said = besideEachOther(x.cells)
	}
	return flat(said) == flat(ownWords(l)) || readAlike(plainly(said), plainly(ownWords(l)))
}

// checkFormerOfClause finds what a clause said before it was corrected on its page, for all versions that this shows.
func (v *run) checkFormerOfClause(p *clausePage, page *html.Node, named map[place]bool) {
	for _, f := range v.formers.all {
		id := formerPlace + strconv.Itoa(f.line)
		for _, l := range f.former.lines {
			if l.isGroup() || !named[place{f.standing.Address(), l.id}] || l.saysAnywhere(f.next) {
				continue
			}
			where := elementWithID(page, id)
			if where == nil || !isElement(where, "div") || !onlyHas(where, "class", "id") || concealing(where) != nil || !isRun(where.Parent) {
				v.pageProblem(p.address(), "page-former", fmt.Sprintf("the page does not say what the clause said in %s until it was corrected, by line %d of the record", f.standing.Address(), f.line+1))
				continue
			}
			v.checkFormer(p.address()+fragment(id), f, where, slices.DeleteFunc([]*line{l}, func(l *line) bool { return !isComparedByWords(l) }), f.former.lines)
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
