package canonical

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
)

// Schema is the first line of every canonical text.
const Schema = "rspsite.canonical/1"

// Text is the canonical form of a whole text: the line of its schema, and a line for each clause, group and rule.
func Text(d *clause.Document) []byte {
	w := &writer{out: []byte(Schema + "\n")}
	for path, c := range d.WithPath() { // rules too: where one stands, labels differ
		w.node(c, len(path))
	}
	return w.out
}

// Clause is the canonical form of one clause by itself, wherever it stands: the line of its schema, and its own line without a
// depth. What stands below the clause is not in it.
func Clause(c *clause.Clause) []byte {
	w := &writer{out: []byte(Schema + "\n")}
	w.node(c, anywhere)
	return w.out
}

// Digest is the digest of a text: "sha256:" and 64 hexadecimal digits.
func Digest(d *clause.Document) string { return digest(Text(d)) }

// ClauseDigest is the digest of one clause by itself. No text has it.
func ClauseDigest(c *clause.Clause) string { return digest(Clause(c)) }

func digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:])
}

const anywhere = -1 // depth of a clause by itself

// node writes the line of one clause. Names stand in the order of RFC 8785, and what is empty or false is left out.
func (w *writer) node(c *clause.Clause, depth int) {
	w.open('{')
	w.attrs(c.Attrs)
	if len(c.Cells) > 0 {
		w.list("cells")
		for _, cell := range c.Cells {
			w.open('{')
			w.attrs(cell.Attrs)
			w.inline("text", cell.Text)
			w.close('}')
		}
		w.close(']')
	}
	w.code(c)
	if depth != anywhere {
		w.number("depth", depth)
	}
	if c.Header {
		w.yes("header")
	}
	if !c.Derived {
		w.text("id", string(c.ID))
	}
	w.text("kind", c.Kind.String())
	w.text("lang", c.Lang)
	if c.Kind == clause.Heading {
		w.number("level", c.Level)
	}
	w.text("marker", c.Marker)
	w.inline("text", c.Text)
	w.close('}')
	w.out = append(w.out, '\n')
}

// attrs writes the known attributes; their values are words, so white space between them is one space.
func (w *writer) attrs(as clause.Attrs) {
	known := slices.DeleteFunc(slices.Sorted(slices.Values(clause.KnownAttrs)), func(key string) bool {
		_, written := as.Lookup(key)
		return !written
	})
	if len(known) == 0 {
		return
	}
	w.key("attrs")
	w.open('{')
	for _, key := range known {
		w.key(key)
		w.value(collapse(as.Get(key)))
	}
	w.close('}')
}

// inline writes text with its marks, in as few runs as say it.
func (w *writer) inline(key string, in clause.Inline) {
	in = slices.Clone(in)
	for i, r := range in { // before runs are joined, which could differ in nothing else
		in[i].Link, in[i].Ref, in[i].Note, in[i].Image = nfc(r.Link), nfc(r.Ref), nfc(r.Note), nfc(r.Image)
	}
	in = in.Joined()
	for i, r := range in {
		switch {
		case r.Break: // is white space itself, and takes that at both sides with it
			in[i].Text = ""
			if i > 0 {
				in[i-1].Text = strings.TrimSuffix(in[i-1].Text, " ")
			}
		case r.Redaction != nil: // what stands for it follows from its form; the space behind it does not
			in[i].Text = r.Text[len(strings.TrimSuffix(r.Text, " ")):]
		}
	}
	w.runs(key, in)
}

// runs writes a list of runs as they are.
func (w *writer) runs(key string, in clause.Inline) {
	if len(in) == 0 {
		return
	}
	w.list(key)
	for _, r := range in {
		w.open('{')
		if r.Break {
			w.yes("break")
		}
		w.text("image", r.Image)
		w.text("link", r.Link)
		if r.Marks != 0 {
			w.list("marks")
			for _, m := range markNames {
				if r.Marks&m.mark != 0 {
					w.value(m.name)
				}
			}
			w.close(']')
		}
		w.text("note", r.Note)
		if r.Redaction != nil {
			w.redaction(r.Redaction)
		}
		w.text("ref", r.Ref)
		w.text("text", r.Text)
		w.close('}')
	}
	w.close(']')
}

// markNames are the marks in the order in which they are written.
var markNames = []struct {
	mark clause.Marks
	name string
}{{clause.Emphasis, "emphasis"}, {clause.Monospace, "monospace"}, {clause.Strike, "strike"}, {clause.Strong, "strong"}}

// redaction writes the public form of a redaction.
func (w *writer) redaction(r *clause.Redaction) {
	w.key("redaction")
	w.open('{')
	w.text("commitment", r.Commitment)
	w.text("extent", string(r.Extent))
	w.text("id", r.ID)
	w.text("note", collapse(r.Note))
	w.text("reason", string(r.Reason))
	w.close('}')
}

// code writes code as runs: text as written but for its line ends, and redactions.
func (w *writer) code(c *clause.Clause) {
	in := c.CodeRuns()
	for i, r := range in {
		in[i].Text = lineFeeds.Replace(r.Text)
		if r.Redaction != nil {
			in[i].Text = ""
		}
	}
	w.runs("code", in)
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// collapse makes every run of white space one space, and none at the ends.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

func nfc(s string) string { return norm.NFC.String(s) }
