package redaction

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"rspsite/internal/problem"
)

// Schema is the value of "schema" of a file of openings.
const Schema = schemaName + "1"

// schemaName is how the schema of every file of openings begins, of later versions too.
const schemaName = "rspsite.openings/"

// SaltSize is the length of a salt, in bytes: as many as the digest has, so that the salt cannot be guessed.
const SaltSize = 32

// A Salt makes a commitment to a short text as hard to guess as one to a long one.
type Salt [SaltSize]byte

// Commitment is what a public form commits to: the ID, the salt and the text, by SHA-256. docs/redaction.md has it to the byte.
func Commitment(id string, salt Salt, text string) string {
	h := sha256.New()
	h.Write([]byte("rspsite.redaction/1\n" + id + "\n"))
	h.Write(salt[:])
	h.Write([]byte(text))
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// An Opening opens the commitment of one redaction.
type Opening struct {
	ID    string
	Salt  Salt
	Text  string
	Place string // digest of the public words around it, by which its redaction is known again; empty if none is held

	at problem.Position // in the file of openings; zero if it comes from none
}

// Commitment is what the public form of the redaction must have.
func (o Opening) Commitment() string { return Commitment(o.ID, o.Salt, o.Text) }

// String names the opening and leaves out what is secret, so that no message can hold it by accident.
func (o Opening) String() string { return "opening " + o.ID }

// GoString is String: for %#v.
func (o Opening) GoString() string { return o.String() }

// Openings are those of one source.
type Openings struct {
	File    string    // path of the file they were read from
	List    []Opening // in the order of the source
	Retired []Opening // of redactions that are gone, by ID: editions that are public may have them still
	Lost    []string  // IDs of redactions that are gone, and their openings too: no other text may have them
	Written []string  // digests of what [Redact] wrote with these openings, the last ones last

	byID map[string]int // of List, and of Retired behind it; made anew where it does not fit them
}

// String counts the openings and leaves out what is secret.
func (o *Openings) String() string { return "openings of a source" }

// GoString is String: for %#v.
func (o *Openings) GoString() string { return o.String() }

// find returns the opening of an ID that the source has.
func (o *Openings) find(id string) (Opening, bool) {
	if i, is := o.index(id); is && i < len(o.List) {
		return o.List[i], true
	}
	return Opening{}, false
}

// ever returns the opening of an ID, also where the redaction is gone.
func (o *Openings) ever(id string) (Opening, bool) {
	i, is := o.index(id)
	switch {
	case !is:
		return Opening{}, false
	case i < len(o.List):
		return o.List[i], true
	}
	return o.Retired[i-len(o.List)], true
}

// index is where the opening of an ID stands, in List or behind it in Retired.
func (o *Openings) index(id string) (int, bool) {
	if o == nil {
		return 0, false
	}
	if len(o.byID) != o.Count() {
		o.byID = make(map[string]int, o.Count())
		for i, one := range o.Retired {
			o.byID[one.ID] = len(o.List) + i
		}
		for i, one := range o.List {
			o.byID[one.ID] = i
		}
	}
	i, is := o.byID[id]
	return i, is
}

// The form of a file of openings.
type (
	openingsFile struct {
		Schema   string        `json:"schema"`
		Openings []openingForm `json:"openings"`
		Retired  []any         `json:"retired,omitempty"` // openings, and IDs alone of those that are lost
		Written  []string      `json:"written,omitempty"`
	}
	openingForm struct {
		ID    string `json:"id"`
		Salt  string `json:"salt"`
		Text  string `json:"text"`
		Place string `json:"place,omitempty"`
	}
)

// JSON writes a file of openings. The same openings make the same bytes.
func (o *Openings) JSON() []byte {
	f := openingsFile{Schema: Schema, Openings: []openingForm{}, Written: o.Written}
	for _, one := range o.List {
		f.Openings = append(f.Openings, one.form())
	}
	for _, one := range o.Retired {
		f.Retired = append(f.Retired, one.form())
	}
	for _, id := range o.Lost {
		f.Retired = append(f.Retired, id)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the text stands as it is
	e.SetIndent("", "  ")
	if err := e.Encode(f); err != nil {
		panic(err) // strings and lists of them: there is nothing that JSON cannot hold
	}
	return b.Bytes()
}

func (o Opening) form() openingForm {
	return openingForm{o.ID, hex.EncodeToString(o.Salt[:]), o.Text, o.Place}
}

// Commits reports whether these openings open the commitment of a redaction already.
func (o *Openings) Commits(id, commitment string) bool {
	one, had := o.ever(id)
	return had && one.Commitment() == commitment
}

// Opens reports whether one of these openings, in use or gone, opens a redaction of a public source.
func (o *Openings) Opens(public []byte) bool {
	return slices.ContainsFunc(newSource("", public).forms(), func(f form) bool { return o.Commits(f.ID, f.Commitment) })
}

// Shares reports whether a redaction has its opening in both. Where these have none in use, nothing tells that they are of another source.
func (o *Openings) Shares(next *Openings) bool {
	return o == nil || len(o.List) == 0 || slices.ContainsFunc(o.List, func(one Opening) bool { _, is := next.find(one.ID); return is })
}

// Gone lists the IDs that redactions had with the openings before, and have no longer.
func (o *Openings) Gone(before *Openings) (ids []string) {
	if before != nil {
		for _, one := range before.List {
			if _, is := o.find(one.ID); !is {
				ids = append(ids, one.ID)
			}
		}
	}
	return ids
}
