package canonical

import (
	"fmt"
	"strconv"
)

// A writer writes JSON as RFC 8785 (JCS) has it: no white space, the shortest escapes, strings in Unicode NFC. Its caller writes
// names in their order.
type writer struct {
	out []byte
}

// comma parts what follows from what stands before it in the same object or list.
func (w *writer) comma() {
	switch w.out[len(w.out)-1] {
	case '{', '[', ':', '\n':
	default:
		w.out = append(w.out, ',')
	}
}

func (w *writer) open(bracket byte) {
	w.comma()
	w.out = append(w.out, bracket)
}

func (w *writer) close(bracket byte) { w.out = append(w.out, bracket) }

func (w *writer) key(name string) {
	w.value(name)
	w.out = append(w.out, ':')
}

func (w *writer) list(key string) {
	w.key(key)
	w.open('[')
}

// text writes a member unless its value is empty.
func (w *writer) text(key, value string) {
	if value != "" {
		w.key(key)
		w.value(value)
	}
}

func (w *writer) number(key string, n int) {
	w.key(key)
	w.out = strconv.AppendInt(w.out, int64(n), 10)
}

func (w *writer) yes(key string) {
	w.key(key)
	w.out = append(w.out, "true"...)
}

// escapes are the characters that have a short escape (RFC 8785, 3.2.2.2).
var escapes = map[byte]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

func (w *writer) value(s string) {
	w.comma()
	w.out = append(w.out, '"')
	for i, s := 0, nfc(s); i < len(s); i++ {
		switch short := escapes[s[i]]; {
		case short != "":
			w.out = append(w.out, short...)
		case s[i] < ' ':
			w.out = fmt.Appendf(w.out, `\u%04x`, s[i])
		default:
			w.out = append(w.out, s[i])
		}
	}
	w.out = append(w.out, '"')
}
