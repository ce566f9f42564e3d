package judge

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Nesting counts what is wrong with the elements of a piece of HTML. Browsers repair all of it, each in a way that shows
// something else than was meant, so the tags are counted as they are written.
type Nesting struct {
	Crossed   int // end tags that close another element than the innermost, and elements that nothing closes
	Misplaced int // ins and del where HTML does not allow them, or with something in them that it does not allow there
}

// Wrong is all that is wrong.
func (n Nesting) Wrong() int { return n.Crossed + n.Misplaced }

// void elements have no end tag.
var void = strings.Fields("area base br col embed hr img input link meta source track wbr")

// noText are the elements that hold certain elements alone, and so neither ins nor del (HTML, 4.4, 4.9).
var noText = strings.Fields("ul ol dl table thead tbody tfoot tr colgroup head html")

// phrasing are the elements that hold text and what stands in a line of text, no paragraphs.
var phrasing = strings.Fields("p h1 h2 h3 h4 h5 h6 pre span em strong b i u s code sub sup small mark dt summary abbr cite q")

// blocks are the elements that stand in no line of text.
var blocks = strings.Fields(`p h1 h2 h3 h4 h5 h6 pre ul ol li dl dt dd table thead tbody tfoot tr td th div blockquote section
article aside hr figure`)

// parts are the elements that stand in one kind of element alone, so in no ins or del.
var parts = strings.Fields("li dt dd thead tbody tfoot tr td th")

// A checker goes through the tags of a piece of HTML.
type checker struct {
	Nesting
	open []openElement
}

type openElement struct {
	name  string
	wrong bool // an ins or del that was counted
}

// Check counts what is wrong with a piece of HTML.
func Check(output string) Nesting {
	c := &checker{}
	tokens := html.NewTokenizer(strings.NewReader(output))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			c.Crossed += len(c.open)
			return c.Nesting
		case html.StartTagToken:
			name, _ := tokens.TagName()
			c.start(string(name))
		case html.EndTagToken:
			name, _ := tokens.TagName()
			c.end(string(name))
		}
	}
}

func (c *checker) start(name string) {
	c.place(name)
	if slices.Contains(void, name) {
		return
	}
	c.open = append(c.open, openElement{name: name})
	if parent := c.parent(); isEdit(name) && slices.Contains(noText, parent) {
		c.misplaced(len(c.open) - 1)
	}
}

// place holds a new element against the ins and del that it stands in.
func (c *checker) place(name string) {
	edit := c.innermostEdit()
	if edit < 0 || !slices.Contains(blocks, name) {
		return
	}
	if edit == len(c.open)-1 && slices.Contains(parts, name) || c.inLine(edit) {
		c.misplaced(edit)
	}
}

// innermostEdit is the index of the ins or del that the current place is in, if only lines of text lie between.
func (c *checker) innermostEdit() int {
	for i, e := range slices.Backward(c.open) {
		if isEdit(e.name) {
			return i
		}
		if slices.Contains(blocks, e.name) {
			return -1
		}
	}
	return -1
}

// inLine reports whether the ins or del stands in a line of text: what holds it is what it may hold.
func (c *checker) inLine(edit int) bool {
	for _, e := range slices.Backward(c.open[:edit]) {
		if !isEdit(e.name) && e.name != "a" {
			return slices.Contains(phrasing, e.name)
		}
	}
	return false
}

// parent is the name of the element that holds the innermost one.
func (c *checker) parent() string {
	for _, e := range slices.Backward(c.open[:len(c.open)-1]) {
		if !isEdit(e.name) {
			return e.name
		}
	}
	return ""
}

func (c *checker) misplaced(i int) {
	if !c.open[i].wrong {
		c.open[i].wrong = true
		c.Misplaced++
	}
}

// end closes an element. One that is not the innermost is taken out all the same, so that one fault counts once.
func (c *checker) end(name string) {
	for i, e := range slices.Backward(c.open) {
		if e.name == name {
			if i < len(c.open)-1 {
				c.Crossed++
			}
			c.open = slices.Delete(c.open, i, i+1)
			return
		}
	}
	c.Crossed++
}
