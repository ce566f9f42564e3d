package scaffold

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A frontMatter is the header of a file, line by line, with what YAML makes of it.
type frontMatter struct {
	before, after []byte   // the file around it
	lines         []string // with their ends
	end           string   // how a line ends
	root          *yaml.Node
}

const byHand = "add the entry to errata by hand"

// withErratum puts an entry at the end of the errata of a file's header and, if it is not empty, a new edition. All else stays as
// it is, to the byte: comments, order, quotes, line ends.
func withErratum(raw []byte, e Correction, edition string) ([]byte, error) {
	h, err := readHeader(raw)
	if err != nil {
		return nil, err
	}
	if edition != "" {
		if err := h.setEdition(edition); err != nil {
			return nil, err
		}
	}
	if err := h.addErratum(e.lines(edition)); err != nil {
		return nil, err
	}
	text := slices.Concat(h.before, []byte(strings.Join(h.lines, "")), h.after)
	if err := onlyThatChanged(raw, text, edition); err != nil {
		return nil, err
	}
	return text, nil
}

// readHeader cuts a file at its header.
func readHeader(raw []byte) (*frontMatter, error) {
	opening := firstLine(raw)
	mark := bytes.TrimPrefix(bytes.TrimRight(opening, "\r\n \t"), []byte("\xEF\xBB\xBF"))
	if string(mark) != "---" || !bytes.HasSuffix(opening, []byte("\n")) {
		return nil, refuse(byHand, "the header has no line of its own before it that ends as lines do")
	}
	h := &frontMatter{before: opening, end: "\n"}
	if bytes.HasSuffix(opening, []byte("\r\n")) {
		h.end = "\r\n"
	}
	at := len(opening)
	for at < len(raw) {
		line := firstLine(raw[at:])
		if strings.TrimRight(string(line), "\r\n \t") == "---" { // as package markdown has it: "..." is of the YAML and ends nothing
			h.after = raw[at:]
			break
		}
		h.lines = append(h.lines, string(line))
		at += len(line)
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(strings.Join(h.lines, "")), &doc); err != nil || h.after == nil || len(doc.Content) == 0 {
		return nil, refuse(byHand, "the header cannot be read")
	}
	if h.root = doc.Content[0]; h.root.Kind != yaml.MappingNode || h.root.Style&yaml.FlowStyle != 0 {
		return nil, refuse(byHand, "the header is not one field a line")
	}
	return h, nil
}

// field is the key and the value of a field of the header; nil if it is not there.
func (h *frontMatter) field(name string) (key, value *yaml.Node, next int) {
	next = len(h.lines) + 1
	for i := 0; i+1 < len(h.root.Content); i += 2 {
		if key != nil {
			return key, value, h.root.Content[i].Line
		}
		if h.root.Content[i].Value == name {
			key, value = h.root.Content[i], h.root.Content[i+1]
		}
	}
	return key, value, next
}

// setEdition writes another edition in place of the one that is there.
func (h *frontMatter) setEdition(edition string) error {
	_, value, _ := h.field("edition")
	refused := refuse("write the edition in one line, and call the verb again", "the header's edition is not written so that it can be replaced")
	if value == nil || value.Kind != yaml.ScalarNode || value.Line > len(h.lines) {
		return refused
	}
	line := []rune(h.lines[value.Line-1])
	if value.Column > len(line) {
		return refused
	}
	before, rest := string(line[:value.Column-1]), string(line[value.Column-1:])
	for _, form := range []string{`"` + value.Value + `"`, "'" + value.Value + "'", value.Value} {
		if after, ok := strings.CutPrefix(rest, form); ok {
			h.lines[value.Line-1] = before + quoted(edition) + after
			return nil
		}
	}
	return refused
}

// addErratum adds an entry behind the last one, or a list of errata at the header's end.
func (h *frontMatter) addErratum(entry []string) error {
	key, value, next := h.field("errata")
	if last := len(h.lines) - 1; last >= 0 && !strings.HasSuffix(h.lines[last], "\n") {
		h.lines[last] += h.end
	}
	isEmpty := value != nil && value.Kind == yaml.ScalarNode && value.Value == ""
	switch {
	case key == nil:
		h.insert(len(h.lines), "", append([]string{"errata:"}, indented("  ", entry)...))
	case isEmpty && strings.TrimSpace(strings.TrimPrefix(h.lines[key.Line-1], "errata:")) == "":
		h.insert(key.Line, "  ", entry)
	case value.Kind != yaml.SequenceNode || value.Style&yaml.FlowStyle != 0 || len(value.Content) == 0:
		return refuse("write errata with one field a line, each entry behind a hyphen", "the header's errata are not a list to which an entry can be added")
	default:
		dash := h.lines[value.Content[0].Line-1]
		h.insert(h.endOf(value.Line-1, next-1), dash[:len(dash)-len(strings.TrimLeft(dash, " "))], entry)
	}
	return nil
}

// endOf is the number of lines up to the end of what begins on one line, before the field that begins on another: what is blank, or
// a comment at the margin, belongs to that field.
func (h *frontMatter) endOf(from, next int) int {
	end := next
	for end > from+1 {
		if line := strings.TrimRight(h.lines[end-1], "\r\n"); strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			break
		}
		end--
	}
	return end
}

// insert puts lines, indented, behind the first n.
func (h *frontMatter) insert(n int, indent string, lines []string) {
	var ended []string
	for _, line := range indented(indent, lines) {
		ended = append(ended, line+h.end)
	}
	h.lines = slices.Insert(h.lines, n, ended...)
}

func indented(indent string, lines []string) []string {
	var list []string
	for _, line := range lines {
		list = append(list, indent+line)
	}
	return list
}

// onlyThatChanged reads the header before and after and refuses the change if anything differs but the edition and one more
// entry of errata.
func onlyThatChanged(before, after []byte, edition string) error {
	refused := refuse(byHand, "the header is written in a way that cannot be changed safely")
	was, is := fieldsOf(before), fieldsOf(after)
	if was == nil || is == nil {
		return refused
	}
	old, _ := was["errata"].([]any)
	now, _ := is["errata"].([]any)
	if len(now) != len(old)+1 || !reflect.DeepEqual(append([]any{}, old...), now[:len(old)]) || edition != "" && is["edition"] != edition {
		return refused
	}
	for _, fields := range []map[string]any{was, is} {
		delete(fields, "errata")
		if edition != "" {
			delete(fields, "edition")
		}
	}
	if !reflect.DeepEqual(was, is) {
		return refused
	}
	return nil
}

// fieldsOf reads the header of a file as YAML means it; nil if it cannot.
func fieldsOf(raw []byte) map[string]any {
	h, err := readHeader(raw)
	if err != nil {
		return nil
	}
	var fields map[string]any
	if err := yaml.Load([]byte(strings.Join(h.lines, "")), &fields); err != nil {
		return nil
	}
	return fields
}
