package judge

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// ReadHTML reads HTML in which ins and del mark the changes (the HTML diff tools). Of those that a word stands in, the
// innermost counts. An ins of the class "mod" says that the look of words changed and not the words (htmldiff-js).
func ReadHTML(old, new *Text, output string) (*Reading, error) {
	s := newScribe(old, new)
	var open edits
	tokens := html.NewTokenizer(strings.NewReader(output))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return s.finish()
		case html.StartTagToken, html.EndTagToken:
			open.tag(tokens.Token(), kind == html.StartTagToken)
		case html.TextToken:
			if err := s.write(open.op(), tokens.Token().Data); err != nil {
				return nil, err
			}
		}
	}
}

// edits are the ins and del that are open, outermost first. Tools cross their tags, so that any of them may end next.
type edits []struct {
	name string
	op   Op
}

func (e *edits) tag(t html.Token, opens bool) {
	if !isEdit(t.Data) {
		return
	}
	if !opens {
		for i, open := range slices.Backward(*e) {
			if open.name == t.Data {
				*e = slices.Delete(*e, i, i+1)
				return
			}
		}
		return
	}
	op := map[string]Op{"ins": Insert, "del": Delete}[t.Data]
	if slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "class" && a.Val == "mod" }) {
		op = Keep
	}
	*e = append(*e, struct {
		name string
		op   Op
	}{t.Data, op})
}

func (e edits) op() Op {
	if len(e) == 0 {
		return Keep
	}
	return e[len(e)-1].op
}

// lxmlLink is what lxml.html.diff writes behind each link.
var lxmlLink = regexp.MustCompile(` Link: [^<\s]+`)

// ReadLXML reads the output of lxml.html.diff, which writes the target of each link behind it.
func ReadLXML(old, new *Text, output string) (*Reading, error) {
	return ReadHTML(old, new, lxmlLink.ReplaceAllString(output, " "))
}

// Says reports whether the text of a piece of HTML holds words.
func Says(output, words string) bool {
	tokens := html.NewTokenizer(strings.NewReader(output))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return false
		case html.TextToken:
			if strings.Contains(tokens.Token().Data, words) {
				return true
			}
		}
	}
}

// MarksAChange reports whether HTML shows any change: an ins or del with something in it.
func MarksAChange(output string) bool {
	tokens := html.NewTokenizer(strings.NewReader(output))
	inside := 0
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			if isEdit(string(name)) {
				inside++
			} else if inside > 0 && string(name) == "img" {
				return true
			}
		case html.EndTagToken:
			if name, _ := tokens.TagName(); isEdit(string(name)) {
				inside--
			}
		case html.TextToken:
			if inside > 0 && letters(tokens.Token().Data) != "" {
				return true
			}
		}
	}
}

func isEdit(name string) bool { return name == "ins" || name == "del" }
