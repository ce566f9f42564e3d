package frontmatter

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Values reads a header as a tree of strings, lists ([]any) and objects (map[string]any): each scalar is the text that YAML reads
// there, whatever its type, so that a date or a number is as it was written. It is what the digest of a header is taken of.
// What is empty (no value, an empty list or object) is left out. An error says that the header is no YAML object.
func Values(header []byte) (map[string]any, error) {
	var doc yaml.Node
	if err := yaml.Load(header, &doc); err != nil {
		return nil, fmt.Errorf("reading a header: %w", err)
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == nullTag {
		return map[string]any{}, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("reading a header: found %s (want an object)", found(root))
	}
	fields, _ := value(root).(map[string]any)
	if fields == nil {
		fields = map[string]any{}
	}
	return fields, nil
}

// value is the tree below a node, or nil if there is nothing in it.
func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.ShortTag() == nullTag || n.Value == "" {
			return nil
		}
		return n.Value
	case yaml.SequenceNode:
		var list []any
		for _, item := range n.Content {
			if v := value(item); v != nil {
				list = append(list, v)
			}
		}
		if list == nil {
			return nil
		}
		return list
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := value(n.Content[i+1]); v != nil {
				object[n.Content[i].Value] = v
			}
		}
		if len(object) == 0 {
			return nil
		}
		return object
	}
	return nil // an alias: headers with them are refused before
}
