package canonical

import (
	"maps"
	"slices"
)

// HeaderSchema is the first line of the canonical form of what stands above a text.
const HeaderSchema = "rspsite.header/1"

// Header is the canonical form of front matter, or of one entry of a list in it: the line rspsite.header/1, then v as one line of
// JSON, as docs/ledger.md specifies it. A value is a string, a list ([]any) or an object (map[string]any) of values, as package
// frontmatter reads them; white space in strings is collapsed.
func Header(v any) []byte {
	w := writer{out: []byte(HeaderSchema + "\n")}
	w.any(v)
	return append(w.out, '\n')
}

// HeaderDigest is the digest of that form, "sha256:…".
func HeaderDigest(v any) string { return digest(Header(v)) }

func (w *writer) any(v any) {
	switch v := v.(type) {
	case string:
		w.value(collapse(v))
	case []any:
		w.open('[')
		for _, item := range v {
			w.any(item)
		}
		w.close(']')
	case map[string]any:
		w.open('{')
		for _, name := range slices.Sorted(maps.Keys(v)) { // keys are ASCII, so bytes sort as RFC 8785 wants
			w.key(name)
			w.any(v[name])
		}
		w.close('}')
	}
}
