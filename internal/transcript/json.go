package transcript

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// Schema names the form of the JSON. docs/diff.schema.json describes it.
const Schema = "rspsite.diff/1"

// The types below are the contract, field by field; docs/diff.schema.json says what each holds. What stands behind an empty line
// is said of versions alone.

type jsonClause struct {
	ID      string   `json:"id"`
	Derived bool     `json:"derived"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Path    []string `json:"path"`
	Line    int      `json:"line"`
	Text    string   `json:"text"`

	Basis      string `json:"basis,omitempty"`
	Commitment string `json:"commitment,omitempty"`
}

type jsonLink struct {
	Old        string  `json:"old"`
	New        string  `json:"new"`
	Matched    string  `json:"matched"`
	Confidence float64 `json:"confidence"`
}

type jsonChange struct {
	Kind    string       `json:"kind"`
	Moved   bool         `json:"moved"`
	With    string       `json:"with,omitempty"`
	Split   bool         `json:"split"`
	Merged  bool         `json:"merged"`
	Old     []string     `json:"old"`
	New     []string     `json:"new"`
	Redline []jsonEdit   `json:"redline"`
	Marks   []jsonMark   `json:"marks"`
	Signals []jsonSignal `json:"signals"`

	Standing string   `json:"standing,omitempty"`
	Records  []string `json:"records,omitempty"`
	Entries  []int    `json:"entries,omitempty"`
}

type jsonEdit struct {
	Op   string  `json:"op"`
	Text string  `json:"text"`
	New  *string `json:"new,omitempty"`
}

type jsonMark struct {
	What string `json:"what"`
	Old  string `json:"old"`
	New  string `json:"new"`
	Text string `json:"text"`
}

type jsonSignal struct {
	Type      string `json:"type"`
	Direction string `json:"direction"`
	Old       string `json:"old"`
	New       string `json:"new"`
	Redacted  bool   `json:"redacted,omitempty"`
	Rule      string `json:"rule"`
}

type jsonSummary struct {
	Unchanged int `json:"unchanged"`
	Changed   int `json:"changed"`
	Added     int `json:"added"`
	Removed   int `json:"removed"`
	Moved     int `json:"moved"`
}

// JSON writes the comparison as the contracted JSON, one clause, link or change a line, so that a comparison of any size
// streams, with the facts in fields of their own. Characters that would steer a terminal are escaped.
func JSON(w io.Writer, c *diff.Comparison, f Facts) error {
	out := &jsonWriter{w: bufio.NewWriter(w), facts: &f}
	out.printf(`{"schema":%s,`+"\n", encode(Schema))
	out.ifSaid("notice", f.Notice)
	out.marks(&f)
	out.ifSaid("policy", f.Policy)
	out.side("old", &c.Old, &f.Old)
	out.side("new", &c.New, &f.New)
	list(out, "links", c.Links, func(_ int, l diff.Link) any {
		return jsonLink{id(&c.Old, l.Old), id(&c.New, l.New), l.Matched.String(), l.Confidence}
	})
	out.printf(",\n")
	list(out, "changes", c.Changes, func(i int, _ diff.Change) any { return changeOf(c, i, f.of(i)) })
	n := Count(c)
	out.printf(",\n"+`"summary":%s`, encode(jsonSummary(n)))
	out.recorded(&f)
	out.printf("}\n")
	return out.flush()
}

func changeOf(c *diff.Comparison, i int, known ChangeFacts) jsonChange {
	ch := &c.Changes[i]
	j := jsonChange{
		Kind: ch.Kind.String(), Moved: ch.Moved, Split: ch.Split, Merged: ch.Merged,
		Old: ids(&c.Old, ch.Old), New: ids(&c.New, ch.New),
		Redline: []jsonEdit{}, Marks: []jsonMark{}, Signals: []jsonSignal{},
		Standing: known.Standing, Records: known.Records, Entries: known.Entries,
	}
	if ch.With >= 0 {
		j.With = id(&c.New, c.Changes[ch.With].New[0])
	}
	for _, r := range runs(ch.Redline) {
		j.Redline = append(j.Redline, editOf(r))
	}
	for _, m := range ch.Marks {
		j.Marks = append(j.Marks, jsonMark{m.What, m.Old, m.New, m.Text})
	}
	for _, s := range ch.Signals {
		j.Signals = append(j.Signals, jsonSignal{s.Type.String(), s.Direction.String(), s.Old, s.New, s.Redacted, s.Rule})
	}
	return j
}

func editOf(r run) jsonEdit {
	e := jsonEdit{Op: r.op.String(), Text: r.old}
	if r.op == diff.Insert {
		e.Text = r.new
	}
	if r.op == diff.Equal && r.old != r.new {
		e.New = &r.new
	}
	return e
}

func id(s *diff.Side, i int) string { return string(s.Clauses[i].ID) }

func ids(s *diff.Side, indexes []int) []string {
	names := make([]string, len(indexes))
	for k, i := range indexes {
		names[k] = id(s, i)
	}
	return names
}

// A jsonWriter keeps the first error of a sequence of writes.
type jsonWriter struct {
	w     *bufio.Writer
	facts *Facts
	err   error
}

func (out *jsonWriter) printf(format string, args ...any) {
	if out.err == nil {
		_, out.err = fmt.Fprintf(out.w, format, args...)
	}
}

func (out *jsonWriter) flush() error {
	if out.err == nil {
		out.err = out.w.Flush()
	}
	return out.err
}

// ifSaid writes a field of the document, if it holds anything.
func (out *jsonWriter) ifSaid(name, value string) {
	if value != "" {
		out.printf("%s:%s,\n", encode(name), encode(value))
	}
}

// marks write what the texts are, where that is known: on what the wording of both rests, and whether either was made up.
func (out *jsonWriter) marks(f *Facts) {
	if f.Notice == "" {
		return
	}
	var basis *string
	if f.Old.Basis == f.New.Basis && f.New.Basis != "" {
		basis = &f.New.Basis
	}
	out.printf(`"basis":%s,"specimen":%s,`+"\n", encode(basis), encode(f.Old.Specimen || f.New.Specimen))
}

func (out *jsonWriter) side(name string, s *diff.Side, known *SideFacts) {
	out.printf(`%s:{"name":%s,`, encode(name), encode(s.Name))
	if fields := strings.Trim(encode(known), "{}"); fields != "" {
		out.printf("%s,", fields)
	}
	out.printf("\n")
	list(out, "clauses", s.Clauses, func(_ int, c diff.Clause) any { return out.clause(c) })
	out.printf("},\n")
}

func (out *jsonWriter) clause(c diff.Clause) jsonClause {
	path := c.Headings()
	if path == nil {
		path = []string{}
	}
	return jsonClause{string(c.ID), c.Derived, string(c.Label), c.Kind.String(), path, c.Start.Line, c.Text,
		out.facts.attributeOf(c, clause.AttrBasis), out.facts.attributeOf(c, clause.AttrCommitment)}
}

// recorded writes what the editors and the publisher say of the steps between two versions.
func (out *jsonWriter) recorded(f *Facts) {
	if f.Records != nil {
		out.printf(",\n")
		list(out, "records", f.Records, func(_ int, r RecordFacts) any { return r })
	}
	if f.Account != nil {
		out.printf(",\n"+`"account":%s`, encode(f.Account))
	}
	if f.Report != nil {
		out.printf(",\n"+`"report":%s`, encode(f.Report))
	}
}

// list writes a named array, one element a line.
func list[T any](out *jsonWriter, name string, elements []T, form func(int, T) any) {
	out.printf(`%s:[`, encode(name))
	for i, e := range elements {
		if i > 0 {
			out.printf(",")
		}
		out.printf("\n%s", encode(form(i, e)))
	}
	out.printf("]")
}

// encode is v as JSON on one line. Nothing that the contract holds fails to encode.
func encode(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("transcript: " + err.Error())
	}
	return visible(strings.TrimSuffix(b.String(), "\n")) // what JSON lets stand in a string is an escape of JSON, too
}
