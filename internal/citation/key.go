package citation

import (
	"fmt"
	"strings"
)

// Key is the key of a work: its kind and the names that its address is made of, each behind a colon, which no name can have. Letters
// that BibTeX does not take in a key stand as their code point between plus signs, which no name can have either.
func Key(kind Kind, names ...string) string {
	var b strings.Builder
	b.WriteString(string(kind))
	for _, name := range names {
		b.WriteByte(':')
		for _, r := range name {
			if isKeyLetter(r) {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "+%x+", r)
			}
		}
	}
	return b.String()
}

func isKeyLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_'
}
