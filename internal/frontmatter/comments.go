package frontmatter

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Comment is a line of a comment in a header.
type Comment struct {
	Line int    // of the header, from 0: where the value begins that it stands beside
	Text string // without its #
}

// Comments are those of a header, in order as far as can be told; none of a header that cannot be read.
func Comments(header []byte) (list []Comment) {
	var root yaml.Node
	if len(header) > maxSize || yaml.Load(header, &root) != nil {
		return nil
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		add := func(text string) {
			for line := range strings.Lines(text) {
				list = append(list, Comment{max(0, n.Line-1), strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "#"))})
			}
		}
		add(n.HeadComment)
		add(n.LineComment)
		for _, child := range n.Content {
			walk(child)
		}
		add(n.FootComment)
	}
	walk(&root)
	return list
}
