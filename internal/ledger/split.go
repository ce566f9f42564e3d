package ledger

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// maxLine is the length of a line in bytes, without its line break: an entry of a log of tiles has [maxEntry] at most.
const maxLine = 60_000

// room is how much of a line an event may take: Append adds its number, its day and the digest of the line before, a packer the names of
// members and the brackets around them.
const room = maxLine - 500

// Fits says why an event cannot be appended: a title, an address or an ID is longer than a line. All else that is much is divided.
func Fits(e Event) error {
	_, err := split(e)
	return err
}

// split parts an event that does not fit into one line: what it lists goes on in lines of More.
func split(e Event) ([]Event, error) {
	if e.Record == nil || len(encode(e)) <= room {
		return []Event{e}, nil
	}
	head := *e.Record
	head.Addresses, head.Lists, head.Frame, head.Pictures, head.Clauses = e.Addresses[:1:1], nil, "", nil, nil
	p := packer{whole: e.Record}
	p.begin(Event{Event: e.Event, Record: &head})
	for _, a := range e.Addresses[1:] {
		p.put(lengthOf(a), func(r *Record) { r.Addresses = append(r.Addresses, a) })
	}
	for _, field := range slices.Sorted(maps.Keys(e.Lists)) {
		for _, entry := range e.Lists[field] {
			p.put(lengthOf(entry)+lengthOf(field), func(r *Record) { r.list(field, entry) })
		}
	}
	for frame := e.Frame; frame != "" && p.err == nil; {
		n := min(len(frame), max(1, p.left))
		p.put(n, func(r *Record) { r.Frame += frame[:n] })
		frame = frame[n:]
	}
	for _, file := range slices.Sorted(maps.Keys(e.Pictures)) {
		p.put(lengthOf(file)+lengthOf(e.Pictures[file]), func(r *Record) { r.picture(file, e.Pictures[file]) })
	}
	for _, c := range e.Clauses {
		p.put(lengthOf(c), func(r *Record) { r.Clauses = append(r.Clauses, c) })
	}
	return p.events, p.err
}

// A packer fills lines, one after the other.
type packer struct {
	whole  *Record
	events []Event
	left   int // bytes of the last line that are free
	err    error
}

// begin starts a line, with what every line of the document has.
func (p *packer) begin(e Event) {
	p.events = append(p.events, e)
	if p.left = room - len(encode(e)); p.left < 0 {
		p.err = fmt.Errorf("its title or its address is too long for the record (a line of it has %d bytes at most)", maxLine)
	}
}

// put adds something of so many bytes, on a line of More where the last one has no room for it.
func (p *packer) put(bytes int, add func(*Record)) {
	bytes += len(",[]:")
	if p.err == nil && p.left < bytes {
		w := p.whole
		p.begin(Event{Event: More, Record: &Record{Kind: w.Kind, Addresses: w.Addresses[:1:1], Title: w.Title, Header: w.Header, Text: w.Text}})
	}
	if p.err == nil && p.left < bytes {
		p.err = fmt.Errorf("one of its addresses or IDs is too long for the record (a line of it has %d bytes at most)", maxLine)
	}
	if p.err == nil {
		p.left -= bytes
		add(p.events[len(p.events)-1].Record)
	}
}

// list adds an entry to a list that grows.
func (r *Record) list(field, entry string) {
	if r.Lists == nil {
		r.Lists = map[string][]string{}
	}
	r.Lists[field] = append(r.Lists[field], entry)
}

// picture adds a file that is shown.
func (r *Record) picture(file, digest string) {
	if r.Pictures == nil {
		r.Pictures = map[string]string{}
	}
	r.Pictures[file] = digest
}

// lengthOf is how many bytes v takes as JSON.
func lengthOf(v any) int {
	b, err := json.Marshal(v) // escapes more than encode does, and so never says too little
	if err != nil {
		panic(fmt.Sprintf("an entry that is no JSON: %v", err)) // it is made of strings
	}
	return len(b)
}
