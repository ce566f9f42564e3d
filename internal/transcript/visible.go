package transcript

import (
	"fmt"
	"strings"
	"unicode"
)

// visible makes characters that steer a terminal readable: U+001B becomes \u001b.
func visible(s string) string {
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// steers reports whether a terminal may take r for an order, or show text in another order because of it.
func steers(r rune) bool {
	if r <= unicode.MaxASCII { // nearly all of them
		return r < ' ' || r == 0x7f
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
