package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The attributes that a clause may carry besides its ID, in the order in which documentation lists them.
const (
	AttrCommitment = "commitment"  // unilateral or industry: who is bound
	AttrBasis      = "basis"       // what the wording rests on, where it differs from the file's
	AttrSource     = "source"      // sources and places in them, separated by spaces: wiki#version-timeline
	AttrPage       = "page"        // page of the publisher's document
	AttrAnsweredBy = "answered-by" // report: the clause promises something that a Risk Report answers
	AttrWas        = "was"         // the ID that this clause had in the version before
	AttrFrom       = "from"        // the IDs in the version before that this clause was merged or split from
)

// KnownAttrs are all attribute keys of the dialect.
var KnownAttrs = []string{AttrCommitment, AttrBasis, AttrSource, AttrPage, AttrAnsweredBy, AttrWas, AttrFrom}

// An Attr is one written attribute.
type Attr struct {
	Key   string
	Value string
	Pos   Position // of the value's first byte
}

// Attrs are the attributes of a clause or cell, in the order written.
type Attrs []Attr

// Get returns the value of key, or "".
func (as Attrs) Get(key string) string {
	a, _ := as.Lookup(key)
	return a.Value
}

// Lookup returns the attribute of that key.
func (as Attrs) Lookup(key string) (Attr, bool) {
	for _, a := range as {
		if a.Key == key {
			return a, true
		}
	}
	return Attr{}, false
}

// Words splits the value of key at white space into attributes of their own, each with its true position.
func (as Attrs) Words(key string) Attrs {
	a, ok := as.Lookup(key)
	if !ok {
		return nil
	}
	var words Attrs
	rest, pos := a.Value, a.Pos
	skip := func(n int) {
		pos.Offset += n
		pos.Column += utf8.RuneCountInString(rest[:n])
		rest = rest[n:]
	}
	for {
		start := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsSpace(r) })
		if start < 0 {
			return words
		}
		skip(start)
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		words = append(words, Attr{Key: key, Value: rest[:end], Pos: pos})
		skip(end)
	}
}

// A Commitment says who is bound by a clause.
type Commitment string

const (
	Unilateral Commitment = "unilateral" // the publisher alone, whatever others do
	Industry   Commitment = "industry"   // a recommendation to the whole industry
)

// IsValid reports whether c is one of the known words.
func (c Commitment) IsValid() bool { return c == Unilateral || c == Industry }

// A Basis says what a text rests on.
type Basis string

const (
	Official       Basis = "official"       // the publisher's own wording
	Reconstruction Basis = "reconstruction" // rebuilt from secondary sources, in other words
	Excerpt        Basis = "excerpt"        // parts of the publisher's own wording
	Carried        Basis = "carried"        // of a clause: taken over from the version before, no source says otherwise
)

// IsValid reports whether b is one of the known words. Carried holds for clauses, never for whole files.
func (b Basis) IsValid() bool {
	return b == Official || b == Reconstruction || b == Excerpt || b == Carried
}
