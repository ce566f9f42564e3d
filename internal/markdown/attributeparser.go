package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// An attributeParser reads one {…}: an ID first, if any, then keys with quoted values.
type attributeParser struct {
	b       *builder
	behind  clause.ID // of attributes that stand right behind these
	cell    bool      // they belong to a cell
	at, end int       // in the body
	pairs   int       // keys so far, good or bad
	bad     bool
}

// cut takes the attributes from the end of a line. It returns nil if the line ends in none.
func (p *attributeParser) cut(line gtext.Segment) (gtext.Segment, *attributes) {
	line = line.TrimRightSpace(p.b.body)
	at := trailingBrace(p.b.body[line.Start:line.Stop])
	if at < 0 {
		return line, nil
	}
	a := &attributes{start: line.Start + at, end: line.Stop}
	p.at, p.end = a.start+1, a.end-1
	for p.skipSpace(); p.at < p.end; p.skipSpace() {
		if p.b.body[p.at] == '#' {
			p.parseID(a)
		} else {
			p.parsePair(a)
			p.pairs++
		}
	}
	p.settle(a)
	if p.b.plain && p.bad {
		return line, nil // whatever the dialect refuses is text
	}
	line.Stop = a.start
	return line.TrimRightSpace(p.b.body), a
}

// settle claims the ID, unless the clause cannot have it.
func (p *attributeParser) settle(a *attributes) {
	switch {
	case a.id == "" || p.b.plain && p.bad:
		return
	case p.cell:
		p.errorf(a.idAt, "id-cell", "write it behind the closing bar, for the row", "a cell has no ID (found %q)", "#"+a.id)
	case p.behind != "":
		p.errorf(a.idAt, "id-two", "keep one", "a clause has one ID (found %q and %q)", a.id, p.behind)
	case p.b.claim(a.id, a.idAt):
		return
	default:
		p.bad = true
	}
	a.id = ""
}

func (p *attributeParser) skipSpace() {
	for p.at < p.end && (p.b.body[p.at] == ' ' || p.b.body[p.at] == '\t') {
		p.at++
	}
}

func (p *attributeParser) errorf(at int, rule, mend, format string, args ...any) {
	p.bad = true
	p.b.errorf(at, rule, mend, format, args...)
}

// word reads up to white space.
func (p *attributeParser) word() string {
	from := p.at
	for p.at < p.end && p.b.body[p.at] != ' ' && p.b.body[p.at] != '\t' {
		p.at++
	}
	return string(p.b.body[from:p.at])
}

func (p *attributeParser) parseID(a *attributes) {
	at := p.at
	p.at++
	id := p.word()
	switch {
	case a.id != "":
		p.errorf(at, "id-two", "keep one", "a clause has one ID (found %q and %q)", a.id, id)
	case !permalink.IsID(id):
		p.errorf(at, "id-name", "allowed are "+permalink.IDRule, "%q is not a clause ID", id)
	default:
		if p.pairs > 0 {
			p.errorf(at, "id-first", "move it to the front", "the ID stands behind other attributes (found %q)", "#"+id)
		}
		a.id, a.idAt = clause.ID(id), at
	}
}

// claim notes a written ID and reports whether no other clause of the document has it.
func (b *builder) claim(id clause.ID, at int) bool {
	folded := strings.ToLower(string(id)) // one file name on the disks of many readers
	first, taken := b.ids[folded]
	if !taken {
		b.ids[folded] = written{id, b.position(at)}
		return true
	}
	p := problem.Position{File: b.file, Line: first.at.Line, Column: first.at.Column}
	if first.id == id {
		b.errorf(at, "id-twice", "an ID names one clause", "the ID %q is used twice (first at %s)", id, p)
	} else {
		b.errorf(at, "id-alike", "use other letters", "the IDs %q and %q differ in case alone (first at %s)", id, first.id, p)
	}
	return false
}

// written is an ID where it stands first.
type written struct {
	id clause.ID
	at clause.Position
}

func (p *attributeParser) parsePair(a *attributes) {
	at := p.at
	for p.at < p.end {
		r, size := utf8.DecodeRune(p.b.body[p.at:p.end])
		if !isKeyRune(r) {
			break
		}
		p.at += size
	}
	key := string(p.b.body[at:p.at])
	p.skipSpace()
	if key == "" || p.at == p.end || p.b.body[p.at] != '=' {
		p.word()
		p.errorf(at, "attribute", `write #id or key="value"`, "%q is not an attribute", p.b.body[at:max(p.at, at)])
		return
	}
	p.at++
	p.skipSpace()
	value, valueAt, ok := p.value()
	if !ok {
		return
	}
	if p.check(key, value, at, valueAt, a.list) {
		a.list = append(a.list, clause.Attr{Key: key, Value: value, Pos: p.b.position(valueAt)})
	}
}

// value reads what stands in quotes.
func (p *attributeParser) value() (string, int, bool) {
	if p.at < p.end && p.b.body[p.at] == '"' {
		from := p.at + 1
		if n := bytes.IndexByte(p.b.body[from:p.end], '"'); n >= 0 {
			p.at = from + n + 1
			return string(p.b.body[from : from+n]), from, true
		}
		p.errorf(p.at, "attribute-quote", `add the closing "`, "the value is not closed (found %s)", p.b.body[p.at:p.end])
		p.at = p.end
		return "", 0, false
	}
	at := p.at
	found := p.word()
	p.errorf(at, "attribute-quote", `write "`+strings.Trim(clip(found), `'"“”`)+`"`, "a value stands in double quotes (found %s)", found)
	return "", 0, false
}

// check holds an attribute against what is known of its key.
func (p *attributeParser) check(key, value string, at, valueAt int, before clause.Attrs) bool {
	bad := func(at int, rule, mend, format string, args ...any) bool {
		p.errorf(at, rule, mend, format, args...)
		return false
	}
	if !slices.Contains(clause.KnownAttrs, key) {
		mend := problem.DidYouMean(key, clause.KnownAttrs)
		if mend == "" {
			mend = "want one of " + strings.Join(clause.KnownAttrs, ", ")
		}
		return bad(at, "unknown-attribute", mend, "unknown attribute %q", key)
	}
	if _, twice := before.Lookup(key); twice {
		return bad(at, "attribute-twice", "keep one", "the attribute %q stands twice", key)
	}
	if strings.TrimSpace(value) == "" {
		return bad(valueAt, "attribute-empty", "remove it", "the attribute %q is empty", key)
	}
	if mend := refuse(key, value); mend != "" {
		return bad(valueAt, "attribute-value", mend, "%s cannot be %q", key, value)
	}
	return true
}

// refuse says what a key wants instead of value, or nothing if value will do.
func refuse(key, value string) string {
	switch key {
	case clause.AttrCommitment:
		if !clause.Commitment(value).IsValid() {
			return "want unilateral or industry"
		}
	case clause.AttrBasis:
		if !clause.Basis(value).IsValid() {
			return "want official, reconstruction, excerpt or carried"
		}
	case clause.AttrAnsweredBy:
		if value != "report" {
			return "want report"
		}
	case clause.AttrWas:
		if !permalink.IsID(value) {
			return "want one ID: " + permalink.IDRule
		}
	case clause.AttrFrom:
		for id := range strings.FieldsSeq(value) {
			if !permalink.IsID(id) {
				return "want IDs, separated by spaces: " + permalink.IDRule
			}
		}
	}
	return ""
}
