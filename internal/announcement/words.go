package announcement

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
	"rspsite/internal/redline"
	"rspsite/internal/wording"
)

// words show what a published document said and says now: its header by fields, and each changed clause word by word. The text of before
// is that of the site in the output folder, or of the edition that is kept, where it is the one that the record tells of.
func (t *teller) words(s publication.Step) []string {
	if !s.Header && len(s.Changed) == 0 {
		return nil
	}
	text, header := t.Former(s)
	var lines []string
	if s.Header && header != nil {
		now, _ := publication.Parts(s.Record.Document)
		lines = fieldsBetween(header, now)
	}
	if len(s.Changed) > 0 && text == nil || s.Header && header == nil {
		lines = append(lines, fmt.Sprintf("what it said before cannot be shown: %s does not have it as it was published", t.Site.Name))
	}
	if text == nil {
		return lines
	}
	before := canonicalLines(text)
	for i, id := range s.Changed {
		if i == maxNamed && !t.All {
			return append(lines, fmt.Sprintf("and %d clauses more (-v shows all)", len(s.Changed)-maxNamed))
		}
		lines = append(lines, wordsOf(s, id, before)...)
	}
	return lines
}

// A canonicalRun is what counts for its reader in a run of a canonical text (docs/ledger.md).
type canonicalRun struct {
	Break      bool
	Image, Ref string
	Text       string
	Redaction  *struct{ ID string }
}

// depth stands in the line of a clause in a text, and not in that of the clause by itself.
var depth = regexp.MustCompile(`"depth":[0-9]+,`)

// canonicalLines are the lines of a canonical text by the digests of their clauses.
func canonicalLines(text []byte) map[string]string {
	lines := map[string]string{}
	for line := range strings.Lines(string(text)) {
		alone := depth.ReplaceAllString(line, "")
		lines[ledger.Digest([]byte(canonical.Schema+"\n"+alone))] = alone
	}
	return lines
}

// plain are the words of a canonical line.
func plain(line string) string {
	var c struct {
		Cells      []struct{ Text []canonicalRun }
		Code, Text []canonicalRun
	}
	if json.Unmarshal([]byte(line), &c) != nil {
		return ""
	}
	parts := []string{runWords(c.Text), runWords(c.Code)}
	for _, cell := range c.Cells {
		parts = append(parts, runWords(cell.Text), "|")
	}
	return strings.Trim(strings.Join(strings.Fields(strings.Join(parts, " ")), " "), "| ")
}

func runWords(runs []canonicalRun) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Break:
			b.WriteString(" ")
		case r.Redaction != nil:
			fmt.Fprintf(&b, "[redacted: %s]%s", r.Redaction.ID, r.Text)
		case r.Text == "" && r.Ref != "":
			b.WriteString(r.Ref)
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// wordsOf show one clause, and what its words say otherwise.
func wordsOf(s publication.Step, id string, before map[string]string) []string {
	var old, now string
	for _, c := range s.Was.Clauses {
		if c.ID == id {
			old = plain(before[c.Digest])
		}
	}
	c := s.Record.Document.Doc.Find(clause.ID(id))
	if c != nil {
		_, line, _ := strings.Cut(string(canonical.Clause(c)), "\n")
		now = plain(line)
	}
	name := clauseName(s, id) + ": "
	if old == now {
		return []string{name + "the same words; marks, links or attributes are others"}
	}
	a, b := said(old), said(now)
	edits, _ := redline.Between(a, b)
	lines := []string{name + redlined(edits)}
	bound := false
	for _, sign := range wording.Signals(a, b, edits) {
		lines = append(lines, "  "+signWords(sign))
		bound = bound || sign.Direction == wording.Weaker || sign.Direction == wording.Stronger
	}
	if bound && slices.ContainsFunc(s.Errata, func(e corpus.Erratum) bool { return e.Kind == "typo" }) {
		lines = append(lines, "  the erratum calls it a typo, and the words bind otherwise")
	}
	return lines
}

// said is a paragraph that says the words; none where there are none.
func said(words string) []*clause.Clause {
	if words == "" {
		return nil
	}
	return []*clause.Clause{{Kind: clause.Paragraph, Text: clause.Inline{{Text: words}}}}
}

// redlined writes a change as rspsite diff does.
func redlined(edits []redline.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case redline.Delete:
			b.WriteString("[-" + e.OldText + "-]")
		case redline.Insert:
			b.WriteString("{+" + e.NewText + "+}")
		default:
			b.WriteString(middle(e.NewText))
		}
	}
	return b.String()
}

// middle shortens words that stay to their ends, which stand beside what changed.
func middle(text string) string {
	r := []rune(text)
	if len(r) <= maxValue {
		return text
	}
	return string(r[:maxValue/2]) + " … " + string(r[len(r)-maxValue/2:])
}

func signWords(s wording.Signal) string {
	text := fmt.Sprintf("%s %s", s.Type, s.Direction)
	switch {
	case s.Old == "" && s.New == "":
		return text
	case s.Old == "":
		return text + ": “" + s.New + "”"
	case s.New == "":
		return text + ": “" + s.Old + "”"
	}
	return text + ": “" + s.Old + "” → “" + s.New + "”"
}
