package redaction

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/problem"
)

// Overwritten lists what a public source holds that the private one does not, and that would be lost if public were written in its
// place: what an editor or another verb put there since. Before are the openings of the last run, or nil: they know what [Redact]
// wrote. Where they know nothing yet the old source is the copy from which the private one was made, and text that differs was
// edited there; but not its draft mark, edition and errata. Places are those of the old source.
func Overwritten(file string, old, public, private []byte, before *Openings) problem.List {
	if bytes.Equal(old, public) {
		return nil
	}
	o := overwriting{source: newSource(file, old), known: map[string]bool{}}
	if before != nil {
		for _, digest := range before.Written {
			o.known[digest] = true
		}
	}
	was, next := partsOf(old), partsOf(public)
	o.header(was, next, partsOf(private))
	if len(o.known) > 0 {
		o.body(was.body, next.body, partsOf(private).body)
	}
	o.problems.Sort()
	return o.problems
}

// An overwriting compares a source with what is to be written over it.
type overwriting struct {
	*source
	known map[string]bool // digests of what redact wrote
}

const mendOverwritten = "write it into the private source and redact again, or redact with --replace if it is to go"

// header compares the fields of two headers.
func (o *overwriting) header(was, next, private parts) {
	then, now := was.says(), next.says()
	if len(was.fields) > 0 && !then.draft && now.draft {
		o.errorf(was.fields[0].at, "overwrite-draft", "take draft: true out of the private source and redact again, or redact with --replace if it is to be a draft again",
			"this source is no draft any more, and the private one has draft: true: it would disappear from the site")
	}
	for _, f := range was.fields {
		in := func(p parts) bool {
			return slices.ContainsFunc(p.fields, func(other part) bool { return alike(other.text) == alike(f.text) })
		}
		if f.name == "draft" || o.known[f.digest()] || in(next) || in(private) {
			continue
		}
		switch {
		case f.name == "edition" && (now.edition == then.edition || len(now.errata) > len(then.errata)):
		case f.name == "edition":
			o.errorf(f.at, "overwrite-edition", mendOverwritten, "this source is edition %q, and the private one is not (found %q)", then.edition, now.edition)
		case f.name == "errata" && now.hasErrataOf(then) || f.name != "errata" && len(o.known) == 0:
		case f.name == "errata":
			o.errorf(f.at, "overwrite-errata", mendOverwritten, "this source has an erratum that the private one has not")
		case slices.ContainsFunc(next.fields, func(other part) bool { return other.name == f.name }):
			o.errorf(f.at, "overwrite", mendOverwritten, "the field %s was changed here, and reads otherwise in the private source", f.name)
		default:
			o.errorf(f.at, "overwrite", mendOverwritten, "the private source has no field %s", f.name)
		}
	}
}

// body compares the lines of two texts.
func (o *overwriting) body(was part, next, private part) {
	if o.known[was.digest()] {
		return
	}
	there := map[string]bool{"": true}
	for _, text := range []string{next.text, private.text} {
		for line := range strings.Lines(text) {
			there[alike(line)] = true
		}
	}
	const most = 10
	at, n := was.at, 0
	for line := range strings.Lines(was.text) {
		if !there[alike(line)] {
			if n++; n <= most {
				o.errorf(at, "overwrite", mendOverwritten, "the text was changed here, and the private source has no such line")
			}
		}
		at += len(line)
	}
	if n > most {
		o.errorf(was.at, "overwrite", mendOverwritten, "the private source lacks %d lines of this text in all", n)
	}
}

// A part is a field of a header, or all of the text.
type part struct {
	name string // of the field; empty of the text
	text string
	at   int // byte of the source
}

// digest tells a part that was written from all others.
func (p part) digest() string {
	sum := sha256.Sum256([]byte("rspsite.written/1\n" + p.text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// parts are those of a source.
type parts struct {
	head   []byte // YAML
	fields []part // of the header, in order; comments left out
	body   part
}

var fieldLine = regexp.MustCompile(`^["']?([A-Za-z][\w-]*)["']?[ \t]*:`)

func partsOf(src []byte) parts {
	s := newSource("", src)
	from, to := s.headerOf(nil)
	p := parts{head: src[from:to], body: part{text: string(src[to:]), at: to}}
	at := from
	for line := range strings.Lines(string(src[from:to])) {
		switch m := fieldLine.FindStringSubmatch(line); {
		case m != nil:
			p.fields = append(p.fields, part{m[1], line, at})
		case len(p.fields) > 0 && !strings.HasPrefix(line, "#"):
			p.fields[len(p.fields)-1].text += line
		}
		at += len(line)
	}
	return p
}

// digests are those of all parts.
func (p parts) digests() (list []string) {
	for _, one := range append(slices.Clone(p.fields), p.body) {
		if digest := one.digest(); !slices.Contains(list, digest) {
			list = append(list, digest)
		}
	}
	return list
}

// A state is what a header says of how far a report has come.
type state struct {
	draft   bool
	edition string
	errata  []string // the edition that each made; empty if it says none
}

// says reads the state. What cannot be read says nothing.
func (p parts) says() (s state) {
	var head map[string]any
	if yaml.Load(p.head, &head) != nil {
		return s
	}
	s.draft = head["draft"] == true
	s.edition = stated(head["edition"])
	errata, _ := head["errata"].([]any)
	for _, e := range errata {
		entry, _ := e.(map[string]any)
		s.errata = append(s.errata, stated(entry["edition"]))
	}
	return s
}

func stated(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// hasErrataOf reports whether each erratum that was there is there.
func (s state) hasErrataOf(then state) bool {
	return len(s.errata) >= len(then.errata) && !slices.ContainsFunc(then.errata, func(edition string) bool { return !slices.Contains(s.errata, edition) })
}

// What a text is compared without: which commitment a redaction has, and what [Redact] brings to one form.
var (
	anyForm  = regexp.MustCompile(`\{redacted [^{}]*\}`)
	anyRule  = regexp.MustCompile(`-{3,}|={3,}`)
	anySpace = regexp.MustCompile(`\s+`)
)

// alike is what lines and fields have in common that say the same.
func alike(text string) string {
	text = anyRule.ReplaceAllString(anyForm.ReplaceAllString(text, "{redacted}"), "---")
	return strings.TrimSpace(anySpace.ReplaceAllString(text, " "))
}

// written adds the digests of what is written now to those of what was written before.
func written(before *Openings, public []byte) []string {
	const most = 2000 // digests; an old one that is left out costs an editor a question at most
	now := partsOf(public).digests()
	var list []string
	if before != nil {
		list = slices.DeleteFunc(slices.Clone(before.Written), func(digest string) bool { return slices.Contains(now, digest) })
	}
	list = append(list, now...)
	return list[max(0, len(list)-most):]
}
