package redaction

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// maxOpenings is the most bytes that a file of openings may have: four times a source, whose texts JSON may have to escape.
const maxOpenings = 4 * MaxSize

// ReadOpenings reads a file of openings, strictly: JSON of the schema, every field once and no other, IDs and salts once each.
// It is nil if anything is wrong. No message holds anything of a text or a salt.
func ReadOpenings(file string, data []byte) (*Openings, problem.List) {
	r := openingsReader{source: newSource(file, data), openings: &Openings{File: file},
		bySalt: map[Salt]string{}, ids: map[string]bool{}}
	if len(data) > maxOpenings {
		r.problems.Errorf(problem.Position{File: file}, "size", "name the file that rspsite redact wrote", "the file has more than %d bytes", maxOpenings)
		return nil, r.problems
	}
	if at := firstInvalid(data); at < len(data) {
		r.errorf(at, "utf-8", mendOpenings, "the file of openings is not UTF-8")
		return nil, r.problems
	}
	r.json = json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, byteOrderMark)))
	if r.file(); len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.openings, nil
}

const mendOpenings = "name the file that rspsite redact wrote, as it is"

// An openingsReader reads one file of openings.
type openingsReader struct {
	*source
	json     *json.Decoder
	openings *Openings
	bySalt   map[Salt]string // the ID of each opening that was read
	ids      map[string]bool
	schema   string
	hasList  bool
	broken   bool // what comes next cannot be read
}

// offset is the byte that is read next.
func (r *openingsReader) offset() int {
	at := int(r.json.InputOffset()) + r.starts[0]
	for at < len(r.src) && bytes.IndexByte([]byte(" \t\r\n,:"), r.src[at]) >= 0 {
		at++
	}
	return at
}

// breakOff reports what makes the rest unreadable.
func (r *openingsReader) breakOff(at int, format string, args ...any) {
	if !r.broken {
		r.errorf(at, "openings", mendOpenings, format, args...)
	}
	r.broken = true
}

// token reads the next token; nil if there is none.
func (r *openingsReader) token() json.Token {
	at := r.offset()
	t, err := r.json.Token()
	if err != nil {
		r.breakOff(at, "the file of openings is not JSON from here on")
		return nil
	}
	return t
}

// file reads the whole.
func (r *openingsReader) file() {
	if len(bytes.TrimSpace(r.src)) == 0 {
		r.breakOff(0, "the file of openings is empty")
		return
	}
	at := r.offset()
	if r.token() != json.Delim('{') {
		r.breakOff(at, "the file of openings is no JSON object (want {)")
		return
	}
	r.fields("the file", map[string]func(){
		"schema":   func() { r.schema, _ = r.text("schema") },
		"openings": func() { r.hasList = true; r.list(r.opening) },
		"retired":  func() { r.list(r.retired) },
		"written":  func() { r.list(r.written) },
	})
	if r.broken {
		return
	}
	rest := r.offset()
	if _, err := r.json.Token(); err != io.EOF {
		r.breakOff(rest, "something stands behind the end of the openings")
	}
	switch {
	case r.schema == "":
		r.errorf(0, "openings-schema", mendOpenings, "the file is none of openings: it has no schema (want %q)", Schema)
	case r.schema != Schema && strings.HasPrefix(r.schema, schemaName):
		r.errorf(0, "openings-schema", "use the rspsite that wrote it, or a newer one", "this rspsite does not know the schema of these openings (want %q)", Schema)
	case r.schema != Schema:
		r.errorf(0, "openings-schema", mendOpenings, "the file is none of openings: its schema is another (want %q)", Schema)
	case !r.hasList:
		r.errorf(0, "openings", mendOpenings, `the file has no list "openings"`)
	}
}

// fields reads the fields of an object whose brace was read.
func (r *openingsReader) fields(of string, known map[string]func()) {
	seen := map[string]bool{}
	for !r.broken && r.json.More() {
		at := r.offset()
		key, _ := r.token().(string)
		read := known[key]
		switch {
		case r.broken:
			return
		case read == nil:
			r.breakOff(at, "%s of openings has a field that is not known here", of)
			return
		case seen[key]:
			r.breakOff(at, "%s of openings has two fields %q", of, key)
			return
		}
		seen[key] = true
		read()
	}
	r.end()
}

// list reads a list, one entry at a time.
func (r *openingsReader) list(entry func(at int)) {
	at := r.offset()
	if t := r.token(); t != json.Delim('[') {
		r.breakOff(at, "a list must stand here")
		return
	}
	for !r.broken && r.json.More() {
		entry(r.offset())
	}
	r.end()
}

// end reads the closing brace or bracket.
func (r *openingsReader) end() {
	if !r.broken {
		r.token()
	}
}

// text reads a string.
func (r *openingsReader) text(field string) (string, int) {
	at := r.offset()
	t, ok := r.token().(string)
	if !ok {
		r.breakOff(at, "the field %q must be a text in double quotes", field)
	}
	return t, at
}

// opening reads one entry of the list.
func (r *openingsReader) opening(at int) {
	if r.token() != json.Delim('{') {
		r.breakOff(at, "an opening must be an object: {")
		return
	}
	if o, ok := r.rest(at); ok {
		r.openings.List = append(r.openings.List, o)
	}
}

// rest reads an opening behind its brace. It is not ok if nothing more can be read.
func (r *openingsReader) rest(at int) (Opening, bool) {
	o := Opening{at: r.place(at)}
	var salt string
	var idAt, saltAt, textAt int
	r.fields("an entry of the list", map[string]func(){
		"id":    func() { o.ID, idAt = r.text("id") },
		"salt":  func() { salt, saltAt = r.text("salt") },
		"text":  func() { o.Text, textAt = r.text("text") },
		"place": func() { o.Place, _ = r.text("place") },
	})
	if r.broken {
		return o, false
	}
	for _, f := range []struct {
		name string
		at   int
	}{{"id", idAt}, {"salt", saltAt}, {"text", textAt}} {
		if f.at == 0 {
			r.breakOff(at, "the opening has no %s", f.name)
			return o, false
		}
	}
	n, err := hex.Decode(o.Salt[:], []byte(salt[:min(len(salt), 2*SaltSize)]))
	other, salted := r.bySalt[o.Salt]
	switch {
	case !publicform.IsID(o.ID):
		r.errorf(idAt, "openings-id", mendOpenings, "the opening has an ID that is none (want small letters, digits and hyphens, such as r1)")
	case r.ids[o.ID]:
		r.errorf(idAt, "openings-id-twice", mendOpenings, "two openings have the ID %q", o.ID)
	case len(salt) != 2*SaltSize:
		r.errorf(saltAt, "salt-length", mendOpenings, "the salt of %s has %d hexadecimal digits (want %d)", o.ID, len(salt), 2*SaltSize)
	case err != nil || n != SaltSize:
		r.errorf(saltAt, "salt", mendOpenings, "the salt of %s is not written in hexadecimal digits", o.ID)
	case salted:
		r.errorf(saltAt, "salt-twice", "redact anew without this file, so that both get new salts: to whoever has one opening, the other text could be guessed",
			"the salt of %s is that of %s too", o.ID, other)
	}
	r.ids[o.ID] = true
	if !salted {
		r.bySalt[o.Salt] = o.ID
	}
	return o, true
}

// retired reads one entry of what is gone: an opening, or the ID alone of one that is lost.
func (r *openingsReader) retired(at int) {
	switch t := r.token().(type) {
	case json.Delim:
		if t != '{' {
			r.breakOff(at, "an opening must be an object: {")
			return
		}
		if o, ok := r.rest(at); ok {
			r.openings.Retired = append(r.openings.Retired, o)
		}
	case string:
		if !publicform.IsID(t) {
			r.errorf(at, "openings-id", mendOpenings, "a retired ID is none (want small letters, digits and hyphens, such as r1)")
		}
		r.openings.Lost = append(r.openings.Lost, t)
	default:
		r.breakOff(at, `what is retired must be an opening, or an ID in double quotes`)
	}
}

// written reads one digest of what was written.
func (r *openingsReader) written(at int) {
	digest, _ := r.text("written")
	if sum, err := hex.DecodeString(strings.TrimPrefix(digest, "sha256:")); !r.broken && (err != nil || len(sum) != 32 || !strings.HasPrefix(digest, "sha256:")) {
		r.errorf(at, "openings", mendOpenings, `a digest of what was written is none (want "sha256:" and 64 hexadecimal digits)`)
	}
	r.openings.Written = append(r.openings.Written, digest)
}
