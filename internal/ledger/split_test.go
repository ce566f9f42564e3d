package ledger

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// many is a record with so many of everything that can be many.
func many(n int) *Record {
	r := &Record{Kind: "page", Addresses: []string{"/p/"}, Title: "P", Header: Digest([]byte("h")), Text: Digest([]byte("t")), Lists: map[string][]string{}}
	for i := range n {
		r.Addresses = append(r.Addresses, fmt.Sprintf("/older-%07d/", i))
		r.Clauses = append(r.Clauses, Clause{fmt.Sprintf("clause-%d", i), Digest([]byte{byte(i)})})
		for _, field := range []string{"claims", "errata"} {
			r.Lists[field] = append(r.Lists[field], fmt.Sprintf("sha256:%064x", i))
		}
		r.picture(fmt.Sprintf("static/chart-%06d.png", i), Digest([]byte{byte(i)}))
		r.Frame += "1c"
	}
	return r
}

// TestSplit: whatever a document has too many of goes on in further lines, none of them too long, and is whole again when read.
func TestSplit(t *testing.T) {
	clauses, claims, names, frame := many(3000), many(1000), many(3000), many(40_000)
	pictures := many(2000)
	clauses.Addresses, clauses.Lists, clauses.Frame, clauses.Pictures = clauses.Addresses[:1], nil, "", nil
	claims.Addresses, claims.Clauses, claims.Frame, claims.Pictures = claims.Addresses[:1], nil, "", nil
	names.Clauses, names.Lists, names.Frame, names.Pictures = nil, nil, "", nil
	frame.Clauses, frame.Lists, frame.Addresses, frame.Pictures = nil, nil, frame.Addresses[:1], nil
	pictures.Clauses, pictures.Lists, pictures.Addresses, pictures.Frame = nil, nil, pictures.Addresses[:1], ""
	next := &Record{Kind: "page", Addresses: []string{"/q/"}, Title: "Q"}
	for name, r := range map[string]*Record{"clauses": clauses, "claims": claims, "names": names, "frame": frame, "pictures": pictures, "all": many(2000), "little": many(3)} {
		t.Run(name, func(t *testing.T) {
			l := (&Log{}).Append("2026-01-02", "x", []Event{{Event: Published, Record: r}, {Event: Published, Record: next}})
			total := 0
			for i, line := range l.Lines() {
				if total += len(line); len(line) > maxLine {
					t.Errorf("line %d has %d bytes", i+1, len(line))
				}
			}
			if most := 4 + total*10/(maxLine*8); l.Len() > most {
				t.Errorf("%d bytes take %d lines, want %d at most", total, l.Len(), most)
			}
			back, problems := Read("l", l.Bytes())
			if len(problems) != 0 {
				t.Fatal(problems)
			}
			state := back.State()
			if read := state.At("/p/").Record; !reflect.DeepEqual(*r, read) {
				t.Errorf("written with %d addresses, %d claims, %d clauses and a frame of %d bytes, and read with %d, %d, %d and %d, or otherwise", len(r.Addresses), len(r.Lists["claims"]),
					len(r.Clauses), len(r.Frame), len(read.Addresses), len(read.Lists["claims"]), len(read.Clauses), len(read.Frame))
			}
			if last := r.Addresses[len(r.Addresses)-1]; state.At(last) == nil || len(state.All) != 2 || state.At("/q/").Title != "Q" {
				t.Errorf("%d documents, at %s %v", len(state.All), last, state.At(last))
			}
		})
	}
}

// TestMoves: a document whose former address does not fit into its line is still known by it.
func TestMoves(t *testing.T) {
	before := &Record{Kind: "page", Addresses: []string{"/zzz/"}, Title: "P"}
	now := many(3000)
	now.Addresses = append(now.Addresses, "/zzz/")
	l := (&Log{}).Append("2026-01-02", "x", []Event{{Event: Published, Record: before}}).Append("2026-01-03", "x", []Event{{Event: Moved, Record: now}})
	if s := l.State(); len(s.All) != 1 || s.At("/zzz/").Address() != "/p/" {
		t.Errorf("%d documents, want the one that moved", len(s.All))
	}
}

// TestFits: what no line can hold is told before it is appended.
func TestFits(t *testing.T) {
	long := strings.Repeat("x", 70_000)
	title, address, other, id := many(1), many(1), many(1), many(1)
	title.Title, address.Addresses, other.Addresses, id.Clauses = long, []string{long}, []string{"/p/", long}, []Clause{{long, Digest(nil)}}
	for name, r := range map[string]*Record{"title": title, "address": address, "another address": other, "ID": id} {
		if err := Fits(Event{Event: Published, Record: r}); err == nil || !strings.Contains(err.Error(), "too long for the record") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if err := Fits(Event{Event: Published, Record: many(5000)}); err != nil {
		t.Errorf("what can be divided: %v", err)
	}
}

// TestBundleRefusesLongEntries: a length that two bytes do not hold never becomes a bundle.
func TestBundleRefusesLongEntries(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an entry of 65,536 bytes went into a bundle")
		}
	}()
	NewTree([][]byte{make([]byte, 1<<16)}).Tiles([]int{1})
}

// TestReadBundle: bundles are read by the lengths in them.
func TestReadBundle(t *testing.T) {
	l := grown(300)
	for _, f := range l.Tree().Tiles(l.Sizes()) {
		if f.Lines == 0 {
			continue
		}
		entries, err := ReadBundle(f.Data)
		if err != nil || len(entries) != f.Lines {
			t.Fatalf("%s: %d entries, %v", f.Path, len(entries), err)
		}
		for i, e := range entries {
			if !bytes.Equal(e, l.Lines()[f.First+i]) {
				t.Errorf("%s: entry %d is not line %d", f.Path, i, f.First+i)
			}
		}
		for _, cut := range []int{1, 3, len(entries[len(entries)-1]) + 1} {
			if _, err := ReadBundle(f.Data[:len(f.Data)-cut]); err == nil {
				t.Errorf("%s without its last %d bytes is read", f.Path, cut)
			}
		}
	}
	if entries, err := ReadBundle(binary.BigEndian.AppendUint16(nil, 0)); err != nil || len(entries) != 1 {
		t.Errorf("an empty entry: %d, %v", len(entries), err)
	}
}
