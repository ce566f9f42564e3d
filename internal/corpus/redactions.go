package corpus

import (
	"reflect"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// A RedactionPlace is a redaction and where in its file it stands: in a clause of the text, or in a field of the header.
type RedactionPlace struct {
	*clause.Redaction
	Clause ClauseRef       // zero in the header
	Start  clause.Position // of the clause; zero in the header
	Field  string          // of the header: "summary", "errata[0].why"; empty in the text
}

// Redactions are what was taken out of a document: out of its header first, in the order of the fields, then out of its text.
func (d Document) Redactions() []RedactionPlace {
	var places []RedactionPlace
	fieldsOf(d.Meta, func(path string, _ string) {
		for _, r := range d.redacted[d.hidden.asWritten(path)] {
			places = append(places, RedactionPlace{Redaction: r, Field: path})
		}
	})
	fieldsOf(d.Meta, func(path string, t Text) {
		for _, r := range t.Inline {
			if r.Redaction != nil {
				places = append(places, RedactionPlace{Redaction: r.Redaction, Field: path})
			}
		}
	})
	if !publicform.Occurs(d.Raw) {
		return places // most texts have none, and some are long
	}
	for c := range d.Doc.All() {
		for _, r := range c.Redactions() {
			places = append(places, RedactionPlace{Redaction: r, Clause: ClauseRef{c.ID, c.Label}, Start: c.Start})
		}
	}
	return places
}

// Date is when the document was published; of a model, when it was released. It is zero where no source says so.
func (d Document) Date() Date { return dateOf(d.Meta) }

// redactions reports an ID that stands in the header and a second time in header or text. Two in the text are the dialect's affair.
func (k *checker) redactions(d Document) {
	header := map[string]bool{}
	for _, r := range d.Redactions() {
		at := d.place(r.Start)
		if r.Field != "" {
			at = d.field(r.Field)
		}
		if header[r.ID] {
			k.errorf(at, "redaction-twice", "let rspsite redact number them", "the redaction %q stands twice", r.ID)
		}
		if r.Field != "" {
			header[r.ID] = true
		}
	}
}

// typedRedactions warns of texts that read like a redaction and are none: no list has them, and nothing proves what was taken out.
func (k *checker) typedRedactions(d Document) {
	for c := range d.Doc.All() {
		if slices.ContainsFunc(slices.Collect(inlines(c)), isTyped) {
			k.warnTyped(d.place(c.Start))
		}
	}
	fieldsOf(d.Meta, func(path string, t Text) {
		if isTyped(t.Inline) {
			k.warnTyped(d.field(path))
		}
	})
	fieldsOf(d.Meta, func(path string, s string) {
		if clause.ReadsRedacted(s) && d.redacted[d.hidden.asWritten(path)] == nil {
			k.warnTyped(d.field(path))
		}
	})
}

func (k *checker) warnTyped(at problem.Position) {
	k.warnf(at, "redaction-typed", "write the text in a private source and let rspsite redact take it out, or say in other words that something is left out",
		"this reads like a redaction and is none: it is in no list of redactions, and no commitment stands for it")
}

// isTyped reports whether a text reads like a redaction where it has none. In code the words may be an example.
func isTyped(in clause.Inline) bool {
	var typed strings.Builder
	for _, r := range in {
		if r.Redaction == nil && r.Marks&clause.Monospace == 0 {
			typed.WriteString(r.Text)
		}
	}
	return clause.ReadsRedacted(typed.String())
}

// readRedactions puts the words of redactions in place of their public forms in the header's fields of type string, such as a
// title, and notes the redactions by the paths of their fields. A field of type [Text] has them in its runs.
func (l *loader) readRedactions(f *File, meta any) {
	visit(reflect.ValueOf(meta).Elem(), "", func(path string, v reflect.Value) bool {
		if v.Type() != reflect.TypeFor[string]() {
			return v.Type() == reflect.TypeFor[Text]()
		}
		if !publicform.Occurs(v.String()) {
			return true
		}
		words, rs, err := redactedField(v.String())
		if err != nil {
			l.problems.Errorf(f.field(path), "redaction", "let rspsite redact write it", "field %q: %v", path, err)
			return true
		}
		if f.redacted == nil {
			f.redacted = map[string][]*clause.Redaction{}
		}
		f.redacted[path] = rs
		v.SetString(words)
		return true
	})
}

// redactedField reads the redactions in the value of a field, and gives the value with their words in place of them.
func redactedField(value string) (string, []*clause.Redaction, error) {
	var words strings.Builder
	var found []*clause.Redaction
	for p := range publicform.Pieces(value) {
		switch {
		case p.Err != nil:
			return "", nil, p.Err
		case p.Redaction != nil:
			found = append(found, p.Redaction)
			words.WriteString(p.Redaction.Words())
		default:
			words.WriteString(p.Text)
		}
	}
	return words.String(), found, nil
}
