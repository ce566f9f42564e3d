package redaction

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

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
	ID   string
	Salt Salt
	Text string

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
	Retired []string  // IDs of redactions that are gone: no other text may have them
}

// String counts the openings and leaves out what is secret.
func (o *Openings) String() string { return "openings of a source" }

// GoString is String: for %#v.
func (o *Openings) GoString() string { return o.String() }

// find returns the opening of an ID.
func (o *Openings) find(id string) (Opening, bool) {
	if o != nil {
		for _, one := range o.List {
			if one.ID == id {
				return one, true
			}
		}
	}
	return Opening{}, false
}

// The form of a file of openings.
type (
	openingsFile struct {
		Schema   string        `json:"schema"`
		Openings []openingForm `json:"openings"`
		Retired  []string      `json:"retired,omitempty"`
	}
	openingForm struct {
		ID   string `json:"id"`
		Salt string `json:"salt"`
		Text string `json:"text"`
	}
)

// JSON writes a file of openings. The same openings make the same bytes.
func (o *Openings) JSON() []byte {
	f := openingsFile{Schema: Schema, Openings: []openingForm{}, Retired: o.Retired}
	for _, one := range o.List {
		f.Openings = append(f.Openings, openingForm{one.ID, hex.EncodeToString(one.Salt[:]), one.Text})
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

// Commits reports whether these openings open the commitment of a redaction already.
func (o *Openings) Commits(id, commitment string) bool {
	one, had := o.find(id)
	return had && one.Commitment() == commitment
}
