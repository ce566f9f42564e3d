package gate

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A key can be written in many ways, and all of them give it away. Two steps cover them: plainly takes away what whoever reads a text resolves
// or leaves out, and encodings are what programs make of the bytes.

// A Key is the private key that a verb was given, in the forms in which it could be written: any of them stands in no project.
type Key [][]byte

// KeyOf are the forms of a private key's secret part, which gives it away without the words around it. What is no key has none.
func KeyOf(text string) Key {
	if text = strings.TrimSpace(text); !keyForm.MatchString(text) {
		return nil
	}
	secret := strings.SplitN(text, "+", 5)[4] // its text may hold a + too
	forms := encodings([]byte(secret))
	if data, err := base64.StdEncoding.DecodeString(secret); err == nil {
		forms = append(forms, encodings(data[1:])...) // the first byte names the algorithm
	}
	return forms
}

// encodings are what stands for some bytes in a text: themselves, hexadecimal digits, and base64, which depends on where they begin in it.
func encodings(secret []byte) (forms [][]byte) {
	digits := hex.EncodeToString(secret)
	bare, _ := plainly(nil, secret, -1)
	forms = append(forms, bare, []byte(digits), []byte(strings.ToUpper(digits)))
	for shift := range 3 {
		from, behind := (8*shift+5)/6, 8*(shift+len(secret))/6 // characters that hold nothing else
		whole := append(make([]byte, shift), secret...)
		for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
			forms = append(forms, []byte(e.EncodeToString(whole)[from:behind]))
		}
	}
	slices.SortStableFunc(forms[1:], bytes.Compare)
	return slices.CompactFunc(forms, bytes.Equal)
}

// keyBegins are the forms of what each private key begins with, and keyForms what must follow for it to be one.
var (
	keyForm   = regexp.MustCompile(`PRIVATE\+KEY\+[^+\s]{1,256}\+[0-9a-fA-F]{8}\+[A-Za-z0-9+/]{40}`) // of a signed note: the ledger's
	keyBegins = encodings([]byte("PRIVATE+KEY+"))
	keyForms  = func() (forms []*regexp.Regexp) {
		for _, begin := range keyBegins {
			forms = append(forms, regexp.MustCompile(regexp.QuoteMeta(string(begin))+`[A-Za-z0-9+/_-]{72}`)) // the rest of the shortest key
		}
		forms[0] = keyForm
		return forms
	}()
)

// maxEscaped is how many times escapes are resolved of which each stands for the next.
const maxEscaped = 3

// find finds the first byte of a private key, of any or of the one that was given, or gives -1.
func (k Key) find(text []byte) int {
	layers := [][]byte{text} // each with the escapes of the one before resolved
	for range maxEscaped {
		last := layers[len(layers)-1]
		plain, _ := plainly(make([]byte, 0, len(last)), last, -1)
		if i := k.findPlain(plain); i >= 0 {
			for _, layer := range slices.Backward(layers) {
				_, i = plainly(nil, layer, i)
			}
			return i
		}
		if len(plain) == len(last) {
			break
		}
		layers = append(layers, plain)
	}
	return -1
}

// findPlain finds it in a text that nothing parts.
func (k Key) findPlain(plain []byte) int {
	for i, begin := range keyBegins { // which are looked for first, for speed
		if !bytes.Contains(plain, begin) {
			continue
		}
		if at := keyForms[i].FindIndex(plain); at != nil {
			return at[0]
		}
	}
	for _, form := range k {
		if i := bytes.Index(plain, form); i >= 0 {
			return i
		}
	}
	return -1
}

// IsIn reports whether a private key, any or the one that was given, stands in a file that is to be written.
func (k Key) IsIn(file []byte) bool {
	for {
		part := file[:min(len(file), chunkSize)]
		if k.find(part) >= 0 {
			return true
		}
		if len(part) == len(file) {
			return false
		}
		file = file[chunkSize-overlap:]
	}
}

// plainly appends a text to plain without what parts it (white space, soft hyphens, the > of a quoted line, backslashes, NUL bytes) and with the
// escapes of JSON, YAML, HTML, addresses and mail resolved, once. It ends before the byte that would be the one at stop, which is none if negative, and returns where that stands in the text.
func plainly(plain, text []byte, stop int) ([]byte, int) {
	for i := 0; i < len(text); {
		from := i
		for i < len(text) && kinds[text[i]] == asItIs {
			i++
		}
		if stop >= 0 && len(plain)+i-from > stop {
			i = from + stop - len(plain)
			return append(plain, text[from:i]...), i
		}
		plain = append(plain, text[from:i]...)
		for i < len(text) && kinds[text[i]] == leftOut {
			i++
		}
		if i == len(text) || kinds[text[i]] != beginsEscape {
			continue
		}
		c, size := escaped(text[i:])
		if size > 0 {
			if len(plain) == stop {
				return plain, i
			}
			plain = append(plain, c)
		}
		i += max(1, size)
	}
	return plain, len(text)
}

// What a byte is to plainly.
const (
	asItIs = iota
	leftOut
	beginsEscape
)

// kinds are what each byte is.
var kinds = func() (of [256]byte) {
	for _, c := range []byte("\x00 \t\r\n>\xC2\xA0\xAD") { // the last are what spaces that do not break, and soft hyphens, are made of
		of[c] = leftOut
	}
	for _, c := range []byte(`\&%=`) {
		of[c] = beginsEscape
	}
	return of
}()

// escapes are what stands around the two hexadecimal digits of a character.
var escapes = []struct{ begin, end string }{{`\u00`, ""}, {`\x`, ""}, {`\U000000`, ""}, {`\u{`, "}"}, {"%", ""}, {"=", ""}}

// entity is a character as HTML has it, by its number or by one of the names of [named].
var entity = regexp.MustCompile(`^&(?:#[xX]0*([0-9a-fA-F]{2})|#0*([0-9]{2,3})|(plus|sol|shy|amp));?`)

// named are the names of what may stand in a key, part it, or begin another entity.
var named = map[string]byte{"plus": '+', "sol": '/', "shy": '\xAD', "amp": '&'}

const maxEntity = 16 // bytes

// escaped is the character that stands at the beginning of a text, and how many bytes stand for it: none if it is left out.
func escaped(text []byte) (c byte, size int) {
	switch text[0] {
	case '&':
		m := entity.FindSubmatch(text[:min(len(text), maxEntity)])
		switch {
		case m == nil:
			return '&', 1
		case m[3] != nil:
			return named[string(m[3])], len(m[0])
		}
		base := 16
		if m[1] == nil {
			base = 10
		}
		v, _ := strconv.ParseUint(string(m[1])+string(m[2]), base, 8) // one that is larger is no character of a key
		return byte(v), len(m[0])
	case '\\', '%', '=':
		var one [1]byte
		for _, e := range escapes {
			digits, from := len(e.begin), len(e.begin)+2
			if text[0] != e.begin[0] || len(text) < from || string(text[:digits]) != e.begin || !bytes.HasPrefix(text[from:], []byte(e.end)) {
				continue
			}
			if _, err := hex.Decode(one[:], text[digits:from]); err == nil {
				return one[0], from + len(e.end)
			}
		}
	}
	if text[0] == '\\' && len(text) >= len(`\053`) {
		if v, err := strconv.ParseUint(string(text[1:len(`\053`)]), 8, 8); err == nil {
			return byte(v), len(`\053`)
		}
	}
	if isLast := bytes.HasPrefix(text, []byte("=\n")) || bytes.HasPrefix(text, []byte("=\r\n")); text[0] == '%' || text[0] == '=' && !isLast {
		return text[0], 1
	}
	return 0, 0 // the = of a line that a mail goes on with, too
}
