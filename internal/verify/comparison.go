package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A comparison shows what became of one text in another: a page, and beside it the same as data and as Markdown.
type comparison struct {
	*run
	where    string // address of the page
	old, new *comparedText
	names    [2]string    // what the page calls them
	isCopy   bool         // the page of a shortcut such as /diff/v2/v3/, which shows that of two versions
	changes  []diffChange // of the data, once they are known to be whole
	records  []diffRecord
	oldIn    map[int]int // clause → its change
	newIn    map[int]int
}

// isOfEditions reports whether the two are editions of one report.
func (c *comparison) isOfEditions() bool { return strings.Count(c.where, "/") == 6 }

const comparisonMeans = "whoever reads the comparison takes what changed between the two texts for something else than it is; the texts are not touched by that"

func (c *comparison) problem(fragment, rule, format string, args ...any) {
	c.problemIn("", fragment, rule, format, args...)
}

// problemIn is a problem of a file beside the page.
func (c *comparison) problemIn(file, fragment, rule, format string, args ...any) {
	c.add(Problem{Check: CheckRedlines, Rule: rule, Where: c.where + file + fragment, Message: fmt.Sprintf(format, args...), Means: comparisonMeans, Mend: uploadAgain})
}

// checkComparisons holds each comparison of two texts of the record against both.
func (v *run) checkComparisons() error {
	places := v.comparisonPlaces()
	texts := comparedTexts{}
	if len(places) > 0 {
		for _, d := range v.documents {
			if !d.former && (d.standing == nil || hasOne("version report edition", d.standing.Kind, " ")) {
				texts[d.address] = v.comparedText(d)
			}
		}
	}
	if err := inParallel(v.reader, places, func(where string) { v.checkComparison(where, texts) }); err != nil {
		return err
	}
	v.missComparisons()
	v.sayComparisons()
	return nil
}

// comparisonPlaces are the addresses of the pages that compare texts, or lead on to one that does.
func (v *run) comparisonPlaces() []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		if base, older, newer := comparedNames("/" + strings.TrimSuffix(name, indexFile)); path.Base(name) == indexFile && base != "" && older != "" && newer != "" {
			found = append(found, "/"+strings.TrimSuffix(name, indexFile))
		}
	}
	return found
}

// comparedNames takes the address of a comparison apart: the folder of what it compares, and two names. Of other addresses they are empty.
func comparedNames(address string) (base, older, newer string) {
	segments := strings.Split(strings.Trim(address, "/"), "/")
	n := len(segments)
	if n != 4 && (n != 5 || segments[0] != "reports") || segments[n-3] != "diff" {
		return "", "", ""
	}
	return "/" + strings.Join(segments[:n-3], "/") + "/", segments[n-2], segments[n-1]
}

// comparedTexts are the texts that may be compared, by their addresses.
type comparedTexts map[string]*comparedText

// named is the text that a name in the address of a comparison means; nil of one that cannot be read, and of a name that several share.
func (t comparedTexts) named(base, name string) (text *comparedText, known bool) {
	address := base + name + "/"
	if base != "/reports/" && strings.HasPrefix(base, "/reports/") {
		if address = base + "editions/" + name + "/"; t[address] == nil {
			address = base // the newest has the address of its report
		}
	}
	text, known = t[address]
	return text, known
}

func (v *run) checkComparison(where string, texts comparedTexts) {
	page := v.openPage(where)
	if page == nil {
		return
	}
	if redirect(page, where) != "" {
		v.checkOtherPage(strings.TrimPrefix(where, "/") + indexFile)
		return
	}
	v.checkShell(where, page, false)
	c := &comparison{run: v, where: where}
	if !c.findTexts(page, texts) {
		return
	}
	data := c.readDiff()
	if data == nil {
		return
	}
	if !c.checkDiff(data) {
		return
	}
	if !c.isCopy {
		c.checkComparedMarkdown()
	}
	c.checkComparedPage(page)
}

// findTexts finds the two texts by the address. A shortcut names majors, and its page has to say which versions it means.
func (c *comparison) findTexts(page *html.Node, texts comparedTexts) bool {
	base, older, newer := comparedNames(c.where)
	var hasOld, hasNew bool
	c.old, hasOld = texts.named(base, older)
	c.new, hasNew = texts.named(base, newer)
	linked := c.linked(page, texts)
	if hasOld && c.old == nil || hasNew && c.new == nil {
		return false // checkDocuments says so
	}
	if c.old == nil || c.new == nil {
		c.isCopy = true
		if len(linked) != 2 || !c.means(base, older, linked[0], texts, 1) || !c.means(base, newer, linked[1], texts, -1) {
			c.problem("", "comparison-names", "the page compares texts that are not the ones that its address names, or that are not here")
			return false
		}
		c.old, c.new = linked[0], linked[1]
		c.names = [2]string{c.old.name(), c.new.name()}
		return true
	}
	c.names = [2]string{older, newer}
	if c.isOfEditions() {
		c.names = [2]string{"edition " + older, "edition " + newer}
	}
	if !slices.Equal(linked, []*comparedText{c.old, c.new}) {
		c.problem("", "comparison-names", "the page does not say below its title that it compares %s with %s", c.old.address(), c.new.address())
	}
	return true
}

// means reports whether a name that is not that of one version can mean this one: the last of its major on the older side, the first on
// the newer one.
func (c *comparison) means(base, name string, t *comparedText, texts comparedTexts, way int) bool {
	if exact, ok := texts.named(base, name); ok {
		return exact == t
	}
	if !strings.HasPrefix(t.address(), base+name+".") {
		return false
	}
	for address, other := range texts {
		if other == nil || !strings.HasPrefix(address, base+name+".") {
			continue
		}
		a, b := other.published(), t.published()
		if way < 0 {
			a, b = b, a
		}
		if isSurelyAfter(a, b) {
			return false
		}
	}
	return true
}

// linked are the texts that the line below the title leads to.
func (c *comparison) linked(page *html.Node, texts comparedTexts) []*comparedText {
	var found []*comparedText
	for n := range page.Descendants() {
		if !isElement(n, "p") || attr(n, "class") != "meta" || n.PrevSibling == nil {
			continue
		}
		for d := range n.ChildNodes() {
			if to := leadsTo(c.where, attr(d, "href")); isElement(d, "a") && to != nil && to.Fragment == "" && texts[to.Path] != nil {
				found = append(found, texts[to.Path])
			}
		}
		break
	}
	return found[max(0, len(found)-2):] // what the two are may stand before them
}
