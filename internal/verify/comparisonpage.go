package verify

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A comparedPage is what the page of a comparison shows of the changes.
type comparedPage struct {
	*comparison
	*shown
	places map[string]int // the fragment of the place of each change → the change
	seen   map[int]bool   // changes that the page shows
	last   int            // the last of them
	folded map[string]int // what became of the clauses in the fold that is read
	inFold bool
}

// checkComparedPage holds the page against both texts. Each change of the data stands on it once, in their order, with the words of the
// clauses on either side.
func (c *comparison) checkComparedPage(page *html.Node) {
	p := &comparedPage{comparison: c, shown: &shown{}, places: map[string]int{}, seen: map[int]bool{}, last: -1}
	for i := range c.changes {
		p.places[p.placeOf(&c.changes[i])] = i
	}
	p.checkHead(page)
	for n := range page.Descendants() {
		switch {
		case isElement(n, "section") && attr(n, "class") == "compare":
			p.section(n)
		case isElement(n, "article", insTag, delTag) && !isInCompared(n):
			p.problem("", "comparison-adds", "words stand on the page as put in, taken out or changed that are not in the compared text: “%s”", shorten(normal(textOf(n))))
		}
	}
	p.sayWhatIsLacking()
	for _, words := range p.stray {
		p.problem("", "comparison-adds", "words stand in the compared text that belong to no clause: “%s”", shorten(words))
	}
	slices.Sort(p.hidden)
	for _, element := range slices.Compact(p.hidden) {
		p.problem("", "comparison-hidden", "something in the compared text is hidden, or stands in what rspsite never writes there: %s", shorten(element))
	}
	c.compared.Add(1)
}

// isInCompared reports whether an element stands in the part of the page that has the two texts.
func isInCompared(n *html.Node) bool {
	for a := range n.Ancestors() {
		if isElement(a, "div") && attr(a, "class") == "text" && isElement(a.Parent, "section") && attr(a.Parent, "class") == "compare" {
			return true
		}
	}
	return false
}

// placeOf is the fragment of a change: that of its first new clause, else of the old one.
func (c *comparison) placeOf(ch *diffChange) string {
	if _, taken := c.new.document.text.at[ch.id()]; len(ch.New) == 0 && taken {
		return "_old-" + ch.id()
	}
	return ch.id()
}

// section reads the part of the page that has the two texts.
func (p *comparedPage) section(n *html.Node) {
	for d := range n.ChildNodes() {
		if !isElement(d, "div") || attr(d, "class") != "text" {
			continue
		}
		if concealed := concealing(d); concealed != nil {
			p.refuse(concealed)
		}
		p.stops(d)
	}
}

// stops reads what a reader meets, top to bottom.
func (p *comparedPage) stops(n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			p.strayText(c)
		case c.Type != html.ElementNode, p.inFold && isElement(c, "summary"):
		case isElement(c, "details") && attr(c, "class") == "fold" && onlyHas(c, "class") && !p.inFold:
			p.fold(c)
		case !isElement(c, "div", "article") || !hasClass(c, "clause") || !onlyHas(c, "class", "id", "aria-label"):
			p.refuse(c)
			p.stray = append(p.stray, normal(textOf(c)))
		default:
			p.stop(c)
		}
	}
}

var foldWords = regexp.MustCompile(`^(\d+) (?:clauses? )?([a-z ]+)$`)

// fold reads clauses that did not change, below a line that says how many there are.
func (p *comparedPage) fold(n *html.Node) {
	p.inFold, p.folded = true, map[string]int{}
	p.stops(n)
	p.inFold = false
	said := map[string]int{}
	summary := firstText(n, "summary")
	for part := range strings.SplitSeq(summary, ", ") {
		m := foldWords.FindStringSubmatch(part)
		if m == nil && (part != "A clause that stands elsewhere" || len(p.folded) > 0) {
			said[part] = 1
		} else if m != nil {
			k, _ := strconv.Atoi(m[1]) // one that is too long is wrong too
			said[strings.Replace(m[2], "the same as far as can be read", "unchanged", 1)] += k
		}
	}
	if !maps.Equal(said, p.folded) {
		p.problem("", "comparison-claims", "a fold of the page says “%s”, and other clauses stand in it, or other numbers of them", shorten(summary))
	}
}

// stop reads one place: a change, the place that a moved clause left, or a further clause of a split.
func (p *comparedPage) stop(n *html.Node) {
	classes := strings.Fields(attr(n, "class"))
	switch {
	case slices.Equal(classes, []string{"clause", "origin"}):
		p.origin(n)
		return
	case len(classes) == 3 && classes[2] == "part":
		p.part(n)
		return
	}
	i, ok := p.places[attr(n, "id")]
	if !ok || p.seen[i] {
		p.problem(fragment(attr(n, "id")), "comparison-adds", "the page shows a change twice, or one that is none between the two texts: “%s”", shorten(normal(textOf(n))))
		return
	}
	if i < p.last {
		p.problem(fragment(attr(n, "id")), "comparison-claims", "the change does not stand where the two texts have it")
	}
	p.seen[i], p.last = true, i
	ch := &p.changes[i]
	if p.inFold {
		p.folded[ch.fate().name]++
	}
	if p.inFold && ch.isOfPolicy() {
		p.problem(fragment(attr(n, "id")), "comparison-claims", "the page folds a change away among clauses that did not change")
	}
	p.change(n, ch)
}

// sayWhatIsLacking names the changes that the page leaves out.
func (p *comparedPage) sayWhatIsLacking() {
	for i := range p.changes {
		if ch := &p.changes[i]; !p.seen[i] {
			p.problem(fragment(p.placeOf(ch)), "comparison-lacks", "the page leaves out what became of a clause (%s): “%s”", ch.Kind, shorten(p.words(p.old, ch.olds)+" "+p.words(p.new, ch.news)))
		}
	}
}

// origin reads the place that a clause left: its first words, and where it went.
func (p *comparedPage) origin(n *html.Node) {
	var words string
	to := -1
	for d := range n.Descendants() {
		switch {
		case isElement(d, "span") && attr(d, "class") == "moved":
			words = normal(textOf(d))
		case isElement(d, "a") && attr(d, "class") == "to":
			if i, ok := p.places[strings.TrimPrefix(attr(d, "href"), "#")]; ok {
				to = i
			}
		case d.Type == html.ElementNode && !isAllowed(d, originForms) && !isAllowed(d, comparedAside):
			p.refuse(d)
		}
	}
	if to < 0 || !p.changes[to].Moved || len(p.changes[to].olds) == 0 || !strings.HasPrefix(normal(p.old.clauses[p.changes[to].olds[0]].PlainText()), strings.TrimSuffix(words, " …")) {
		p.problem(fragment(attr(n, "id")), "comparison-claims", "the page says that a clause moved from here which did not, or that said something else: “%s”", shorten(words))
	}
}

var originForms = map[string]form{"p": {"body", ""}, "div": {"lab", ""}}

// part reads a further clause of a split, which stands away from the first.
func (p *comparedPage) part(n *html.Node) {
	k, ok := p.new.at[attr(n, "id")]
	if !ok {
		p.problem(fragment(attr(n, "id")), "comparison-adds", "the page shows a clause that %s does not have", p.new.address())
		return
	}
	for body := range n.ChildNodes() {
		if !hasClass(body, "body") {
			p.beside(body)
			continue
		}
		first := body.FirstChild
		if first == nil || first.Type != html.ElementNode || !isAllowed(first, map[string]form{"p": {"", ""}, "h3": {"", ""}, "h4": {"", ""}, "h5": {"", ""}, "h6": {"", ""}}) {
			p.refuse(body)
			continue
		}
		if words := p.inline(first); flat(words) != flat(ownWords(p.new.lines[k])) {
			p.problem(fragment(attr(n, "id")), "comparison-changed", "%s", saysOther("the page", words, p.new, ownWords(p.new.lines[k])))
		}
	}
}

// beside looks through what stands beside the words of a change.
func (p *comparedPage) beside(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.strayText(n)
	case n.Type != html.ElementNode:
	case isElement(n, "span") && attr(n, "class") == "anchor" && isAllowed(n, map[string]form{"span": {"anchor", "id"}}) && n.FirstChild == nil:
	case !isElement(n, "div") || !hasOne("lab note below", attr(n, "class"), " ") || !onlyHas(n, "class"):
		p.refuse(n)
		p.stray = append(p.stray, normal(textOf(n)))
	default:
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !isAllowed(d, comparedAside) {
				p.refuse(d)
			}
		}
	}
}
