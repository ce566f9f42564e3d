package markdown

import (
	"slices"
	"strings"
)

// schemes are those that a link or an image may have. Others run code in the reader's browser (javascript:), hide what
// they hold (data:), or work on one machine alone (file:).
var schemes = []string{"http", "https", "mailto", "tel", "ftp"}

// target is the address of a link or image, escapes and entities resolved; "" if the dialect refuses it.
func (b *builder) target(at int, destination, title []byte) string {
	address := b.resolve(destination)
	if len(title) > 0 {
		b.warnf(at, "link-title", "write it in the text", "the title of a link or image is not shown (found %q)", title)
	}
	if s := scheme(address); s != "" && !slices.Contains(schemes, s) {
		b.errorf(at, "link-scheme", "want one of "+strings.Join(schemes, ", ")+", or a relative address", "an address cannot begin with %q", s+":")
		return ""
	}
	return address
}

// scheme is the scheme of an address in lower case, or "". Browsers skip white space and controls, so it does too.
func scheme(address string) string {
	word, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(word, "/?#") {
		return ""
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, word))
}
