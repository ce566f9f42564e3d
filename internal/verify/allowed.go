package verify

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A form is how an element may be written where it stands.
type form struct {
	classes string // each value that its class may have, separated by bars; "" is none
	attrs   string // its other attributes
}

// frame are the elements of a text that hold clauses, and those that bear their words: what rspsite writes, and nothing else. What
// is not here could hide a clause, or change what it says.
var frame = map[string]form{
	"div": {"clause|clause paragraph|clause heading|clause code|clause drawing|clause footnote|clause table|clause table wide|" +
		"group|frame|frame carded|lab|note|below|body|body bullet", "id tabindex role aria-label"},
	"p": {"body|landing", "role"}, "h2": {"body", ""}, "h3": {"body", ""}, "h4": {"body", ""}, "h5": {"body", ""}, "h6": {"body", ""},
	"ul": {"items", ""}, "ol": {"items", ""}, "li": {"clause item", "id"}, "blockquote": {"quote", ""}, "hr": {"", ""},
	"dl": {"terms|body cells", ""}, "dt": {"clause term|vh", "id"}, "dd": {"clause definition|vh", "id"}, "figure": {"body drawing", ""},
	"table": {"", ""}, "thead": {"", ""}, "tbody": {"", ""}, "tr": {"", "id"}, "caption": {"", ""}, "th": {"|ac|ar|src", "scope"}, "td": {"|ac|ar|src", "data-name"},
}

// prose are the elements within the words of a clause.
var prose = map[string]form{
	"a": {"|ref|redacted", "href rel title"}, "span": {"ref|redacted|missing|mark", "title"}, "sup": {"|fn", "id"}, "br": {"", ""},
	"em": {"", ""}, "strong": {"", ""}, "s": {"", ""}, "code": {"", ""}, "img": {"", "src alt width height loading"},
}

// inCode are the elements within code.
var inCode = map[string]form{"a": {"redacted", "href title"}, "span": {"redacted|tc|tk|ts|tn|ta|th|td|ti", "title"}}

// picture are the elements of a drawing.
var picture = map[string]form{
	"svg": {"", "viewBox width height role aria-label"}, "g": {"", "transform"}, "path": {"stroke", "d"}, "polygon": {"fill|stroke|hollow", "points transform"},
	"circle": {"fill|stroke|hollow", "cx cy r"}, "text": {"", "x y textLength lengthAdjust"},
}

// aside are the elements of what stands around the words of a clause.
var aside = map[string]form{
	"p":    {"|src|rec|verdict|claim|erratum", ""},
	"a":    {"|ref|redacted|perma|perma derived|since|citing", "href rel title"},
	"span": {"|vh|small|cites|missing|ref|redacted|chip|chip weak|chip strong|chip move|chip flat", "title aria-hidden"},
	"b":    {"", ""}, "q": {"", ""}, "em": {"", ""}, "strong": {"", ""}, "s": {"", ""}, "code": {"", ""}, "br": {"", ""}, "sup": {"|fn", ""},
	"img": {"", "src alt width height loading"},
}

// around are the classes of what pages put around the words of a clause, and the elements in which each may stand: its label, what is
// known about it, where it led a reader.
var around = map[string]func(parent *html.Node) bool{
	"lab": ofClause, "note": ofClause, "below": ofClause,
	"landing": func(n *html.Node) bool { return ofClause(n) || hasClass(n, "group") || isElement(n, "th") },
	"perma":   func(n *html.Node) bool { return isElement(n, "th") },
	"cellnote": func(n *html.Node) bool {
		return isElement(n, "th", "td") || isElement(n, "dd") && attr(n, "class") == ""
	},
	"back": func(n *html.Node) bool { return hasClass(n.Parent, "footnote") && hasClass(n, "body") },
	"vh":   func(n *html.Node) bool { return isElement(n, "dl") && hasClass(n, "terms") },
}

func ofClause(n *html.Node) bool { return hasClass(n, "clause") }

// isAround reports whether an element stands around the words of a clause, in its place.
func isAround(n *html.Node) bool {
	for _, class := range strings.Fields(attr(n, "class")) {
		if in := around[class]; in != nil {
			return in(n.Parent)
		}
	}
	return false
}

// aroundForms are the elements that bear the classes of [around].
var aroundForms = map[string]form{
	"div": {"lab|note|below|cellnote", ""}, "p": {"landing", "role"}, "a": {"perma|perma derived|back", "href title aria-label"}, "dt": {"vh", ""}, "dd": {"vh", ""},
}

// isAllowed reports whether an element is written as one of the forms.
func isAllowed(n *html.Node, forms map[string]form) bool {
	f, ok := forms[n.Data]
	if !ok || !hasOne(f.classes, attr(n, "class"), "|") {
		return false
	}
	seen := map[string]bool{}
	for _, a := range n.Attr {
		if a.Key == "id" && isElement(n, "div", "sup") && !hasClass(n, "clause", "group") && !strings.HasPrefix(a.Val, "_") {
			return false // the ID of a clause, where there is none
		}
		if a.Namespace != "" || seen[a.Key] || a.Key != "class" && !hasOne(f.attrs, a.Key, " ") || !isValue(a.Key, a.Val) {
			return false
		}
		seen[a.Key] = true
	}
	return true
}

// hasOne reports whether a list has a word.
func hasOne(list, word, by string) bool { return slices.Contains(strings.Split(list, by), word) }

var isSize = regexp.MustCompile(`^[1-9][0-9]*$`)

// isValue reports whether an attribute may have a value, of those that could hide what they stand on, or lead into a program.
func isValue(key, value string) bool {
	switch key {
	case "tabindex":
		return value == "0"
	case "role":
		return hasOne("region note img", value, " ")
	case "rel":
		return value == "external"
	case "aria-hidden":
		return value == "true"
	case "width", "height":
		return isSize.MatchString(value)
	case "href", "src":
		to, err := url.Parse(value)
		return err == nil && (hasOne("|http|https|mailto", to.Scheme, "|")) && (key == "href" || to.Scheme == "" && to.Host == "")
	}
	return true
}

// written is the start of an element, as messages show it.
func written(n *html.Node) string {
	s := "<" + n.Data
	for _, a := range n.Attr {
		s += " " + a.Key
		if a.Val != "" {
			s += `="` + a.Val + `"`
		}
	}
	return s + ">"
}

// concealing is the first of the elements around a text that could hide it or change what it is; nil if none could.
func concealing(n *html.Node) *html.Node {
	for p := range n.Ancestors() {
		if p.Type != html.ElementNode {
			continue
		}
		if !isElement(p, "html", "body", "main", "article", "section", "div") || hasClass(p, "vh") || !onlyHas(p, "id", "class", "lang", "tabindex", "aria-labelledby", "aria-label") {
			return p
		}
	}
	return nil
}

func onlyHas(n *html.Node, keys ...string) bool {
	return !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return !slices.Contains(keys, a.Key) })
}
