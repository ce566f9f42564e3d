package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// A Log is the lines of a ledger.
type Log struct {
	Events []Event
	lines  [][]byte // without line breaks
}

// Lines are the bytes of each line, without its line break. They are the leaves of the tree.
func (l *Log) Lines() [][]byte { return l.lines }

// Len is the number of lines.
func (l *Log) Len() int { return len(l.lines) }

// Origin is the name of the log, or "" if it has no line yet.
func (l *Log) Origin() string {
	if len(l.Events) == 0 {
		return ""
	}
	return l.Events[0].Origin
}

// Publications is how often the ledger was appended to.
func (l *Log) Publications() int {
	if len(l.Events) == 0 {
		return 0
	}
	return l.Events[len(l.Events)-1].Publication
}

// On is the day of the last publication, or "".
func (l *Log) On() string {
	if len(l.Events) == 0 {
		return ""
	}
	return l.Events[len(l.Events)-1].On
}

// Bytes is the file: each line with its line break.
func (l *Log) Bytes() []byte {
	var b bytes.Buffer
	for _, line := range l.lines {
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// Append returns a ledger with the events of one more publication behind those of l, which stays as it is. It numbers and chains
// them. The first publication opens the ledger under the given origin, which later ones leave alone. It panics at an event that does
// not fit, see [Fits].
func (l *Log) Append(on, origin string, events []Event) *Log {
	longer := &Log{slices.Clone(l.Events), slices.Clone(l.lines)}
	publication := l.Publications() + 1
	if l.Len() == 0 {
		longer.add(Event{Event: Opened, Schema: Schema, Origin: origin}, on, publication)
	}
	for _, e := range events {
		parts, err := split(e)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", e.Address(), err)) // whoever publishes asked Fits before
		}
		for _, part := range parts {
			longer.add(part, on, publication)
		}
	}
	return longer
}

func (l *Log) add(e Event, on string, publication int) {
	e.Seq, e.On, e.Publication = l.Len(), on, publication
	if n := len(l.lines); n > 0 {
		e.Prev = Digest(l.lines[n-1])
	}
	l.Events, l.lines = append(l.Events, e), append(l.lines, encode(e))
}

// encode is the line of an event.
func encode(e Event) []byte {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	if err := w.Encode(e); err != nil {
		panic(fmt.Sprintf("an event that is no JSON: %v", err)) // it is made of strings and numbers
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// Digest is "sha256:" and the SHA-256 of b in hexadecimal digits.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// First is the ledger of the first n lines, of which there must be as many.
func (l *Log) First(n int) *Log { return &Log{l.Events[:n:n], l.lines[:n:n]} }
