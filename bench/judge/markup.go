package judge

import (
	"strings"

	"golang.org/x/net/html"
)

// ReadHTML reads HTML in which ins and del mark the changes (the HTML diff tools).
func ReadHTML(old, new *Text, output string) (*Reading, error) {
	s := newScribe(old, new)
	depth := map[string]int{}
	tokens := html.NewTokenizer(strings.NewReader(output))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return s.finish()
		case html.StartTagToken:
			name, _ := tokens.TagName()
			depth[string(name)]++
		case html.EndTagToken:
			name, _ := tokens.TagName()
			depth[string(name)] = max(0, depth[string(name)]-1)
		case html.TextToken:
			op := Keep
			switch {
			case depth["ins"] > 0:
				op = Insert
			case depth["del"] > 0:
				op = Delete
			}
			if err := s.write(op, tokens.Token().Data); err != nil {
				return nil, err
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
