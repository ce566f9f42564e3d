package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// A jsonForm knows the names of a form of JSON: each as it is written, by the same without regard to case. It reads JSON of a site as
// every program does. Programs part where a name stands twice, and where names differ by their case alone: some heed the first, some the
// last, and Go's decoder takes "Text" for "text". rspsite writes neither, so that both are refused.
type jsonForm map[string]string

// jsonFormOf is the form that a struct is read from, and all that it holds.
func jsonFormOf(of any) jsonForm {
	f := jsonForm{}
	f.learn(reflect.TypeOf(of), map[reflect.Type]bool{})
	return f
}

// learn adds the names of a type. A field that says no name has its own, with a small letter: Text is "text", ID is "id".
func (f jsonForm) learn(t reflect.Type, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return
	}
	seen[t] = true
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" {
			name = strings.ToLower(field.Name[:1]) + field.Name[1:]
			if strings.ToUpper(field.Name) == field.Name {
				name = strings.ToLower(field.Name)
			}
		}
		if !field.Anonymous {
			f[folded(name)] = name
		}
		f.learn(field.Type, seen)
	}
}

// read fills into with JSON that every program reads alike.
func (f jsonForm) read(data []byte, into any) error {
	if err := json.Unmarshal(data, into); err != nil {
		return err
	}
	names := jsonNames{form: f, data: data, numbers: map[string]int{}}
	return names.check()
}

// jsonNames looks at the names in JSON of which it is known that it is JSON.
type jsonNames struct {
	form    jsonForm
	data    []byte
	numbers map[string]int // of each name, and of each way in which it is written
	open    [][]int        // the names so far of each object and list that is open
}

func (n *jsonNames) check() error {
	for i := 0; i < len(n.data); i++ {
		switch n.data[i] {
		case '{', '[':
			n.open = append(n.open, nil)
		case '}', ']':
			last := len(n.open) - 1
			names := n.open[last]
			n.open = n.open[:last]
			slices.Sort(names)
			if len(slices.Compact(names)) < len(names) {
				return fmt.Errorf("an object that ends at byte %d has a name twice, so that programs read different things in it", i+1)
			}
		case '"':
			end := endOfString(n.data, i)
			if isName(n.data[end:]) {
				number, err := n.number(n.data[i:end])
				if err != nil {
					return err
				}
				n.open[len(n.open)-1] = append(n.open[len(n.open)-1], number)
			}
			i = end - 1
		}
	}
	return nil
}

// number is that of a name, the same for all ways in which JSON can write it.
func (n *jsonNames) number(quoted []byte) (int, error) {
	if k, ok := n.numbers[string(quoted)]; ok {
		return k, nil
	}
	var name string
	if err := json.Unmarshal(quoted, &name); err != nil {
		return 0, err
	}
	if as, ok := n.form[folded(name)]; ok && name != as {
		return 0, fmt.Errorf("it has the name %.80q, which differs from %q by case alone, so that programs read different things in it", name, as)
	}
	k, ok := n.numbers["="+name] // what is written begins with a quotation mark
	if !ok {
		k = len(n.numbers)
		n.numbers["="+name] = k
	}
	n.numbers[string(quoted)] = k
	return k, nil
}

// isName reports whether a string is a name, by what stands behind it.
func isName(behind []byte) bool {
	for _, b := range behind {
		switch b {
		case ':':
			return true
		case ' ', '\t', '\r', '\n':
		default:
			return false
		}
	}
	return false
}

// endOfString is the index behind a string that begins at i.
func endOfString(data []byte, i int) int {
	for end := i + 1; ; end++ {
		end += bytes.IndexByte(data[end:], '"')
		slashes := end
		for data[slashes-1] == '\\' {
			slashes--
		}
		if (end-slashes)%2 == 0 {
			return end + 1
		}
	}
}

// folded is a name without regard to case, as Go's decoder compares names: "ſ" is an "s" to it.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, name)
}
