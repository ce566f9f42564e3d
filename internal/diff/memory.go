package diff

import (
	"strconv"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
	"rspsite/internal/wording"
)

// A Memory keeps what was found in the words of changes. A pair of wordings comes up between many pairs of versions of one
// text; with a Memory it is compared once. It may be used by several goroutines at once, and no result depends on it but for
// the offsets of runs, which are those of a text that reads the same.
type Memory struct {
	mu    sync.Mutex
	known map[string]described
	size  int // bytes of the keys
}

// A described is what the words of a change show.
type described struct {
	redline []redline.Edit
	marks   []redline.MarkChange
	signals []wording.Signal
}

// maxMemory is how many bytes of wordings a Memory holds before it begins anew: those of a few policies. Longer ones are not kept.
const maxMemory = 4 << 20

// NewMemory returns an empty memory.
func NewMemory() *Memory { return &Memory{known: map[string]described{}} }

// describe compares the words of both sides, unless m knows them. A nil m knows nothing.
func (m *Memory) describe(old, new []*clause.Clause) described {
	if m == nil {
		return describe(old, new)
	}
	key := string(appendWordings(appendWordings(nil, old), new))
	if d, ok := m.get(key); ok {
		return d
	}
	d := describe(old, new)
	m.put(key, d)
	return d
}

func describe(old, new []*clause.Clause) described {
	var d described
	d.redline, d.marks = redline.Between(old, new)
	d.signals = wording.Signals(old, new, d.redline)
	return d
}

func (m *Memory) get(key string) (described, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	d, ok := m.known[key]
	return d, ok
}

func (m *Memory) put(key string, d described) {
	if len(key) > maxMemory {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.size += len(key); m.size > maxMemory {
		clear(m.known)
		m.size = len(key)
	}
	m.known[key] = d
}

// appendWordings appends all that a redline and its signals are read off, of the clauses of one side. Lists and texts begin
// with their lengths, so that no two sides give the same bytes.
func appendWordings(key []byte, cs []*clause.Clause) []byte {
	key = appendNumber(key, len(cs))
	for _, c := range cs {
		key = append(key, byte(c.Kind))
		key = appendText(key, c.Attrs.Get(clause.AttrCommitment))
		key = appendInline(key, c.CodeRuns())
		key = appendInline(key, c.Text)
		key = appendNumber(key, len(c.Cells))
		for _, cell := range c.Cells {
			key = appendInline(key, cell.Text)
		}
	}
	return key
}

func appendInline(key []byte, in clause.Inline) []byte {
	key = appendNumber(key, len(in))
	for _, r := range in {
		key = strconv.AppendBool(append(key, byte(r.Marks)), r.Break)
		key = strconv.AppendBool(key, r.Redaction != nil)
		for _, s := range [...]string{r.Text, r.Link, r.Ref, r.Note, r.Image} {
			key = appendText(key, s)
		}
	}
	return key
}

func appendText(key []byte, s string) []byte { return append(appendNumber(key, len(s)), s...) }

func appendNumber(key []byte, n int) []byte { return append(strconv.AppendInt(key, int64(n), 10), ':') }
