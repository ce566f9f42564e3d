package announcement

import (
	"fmt"
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
	before, unread := clauseWords(text)
	now, unreadNow := clauseWords(canonical.Text(&s.Record.Document.Doc.Document))
	isShown := unread == nil && unreadNow == nil
	var lines []string
	if s.Header && header != nil {
		fields, _ := publication.Parts(s.Record.Document)
		lines = fieldsBetween(header, fields)
	}
	if len(s.Changed) > 0 && !isShown || s.Header && header == nil {
		lines = append(lines, fmt.Sprintf("what it said before cannot be shown: %s does not have it as it was published", t.Site.Name))
	}
	if !isShown {
		return lines
	}
	for i, id := range s.Changed {
		if i == maxNamed && !t.All {
			return append(lines, fmt.Sprintf("and %d clauses more (-v shows all)", len(s.Changed)-maxNamed))
		}
		lines = append(lines, wordsOf(s, id, before[digestOf(s.Was.Clauses, id)], now[digestOf(s.Record.Clauses, id)])...)
	}
	return lines
}

// clauseWords are the words of the clauses of a canonical text, by their digests.
func clauseWords(text []byte) (map[string]string, error) {
	doc, err := canonical.Read(text)
	if err != nil {
		return nil, err
	}
	words := map[string]string{}
	for c := range doc.All() {
		words[canonical.ClauseDigest(c)] = plain(c)
	}
	return words, nil
}

// digestOf is the digest of a clause in a record; empty where that does not have it.
func digestOf(clauses []ledger.Clause, id string) string {
	for _, c := range clauses {
		if c.ID == id {
			return c.Digest
		}
	}
	return ""
}

// plain are the words of a clause.
func plain(c *clause.Clause) string {
	parts := []string{redacted(c.Text).Plain(), redacted(c.CodeRuns()).Plain()}
	for _, cell := range c.Cells {
		parts = append(parts, redacted(cell.Text).Plain(), "|")
	}
	return strings.Trim(strings.Join(strings.Fields(strings.Join(parts, " ")), " "), "| ")
}

// redacted is a text with the names of its redactions, of which several may read alike.
func redacted(in clause.Inline) clause.Inline {
	in = slices.Clone(in)
	for i, r := range in {
		if r.Redaction != nil {
			in[i].Text = "[redacted: " + r.Redaction.ID + "]" + strings.TrimPrefix(r.Text, r.Redaction.Words())
		}
	}
	return in
}

// wordsOf show one clause, and what its words say otherwise.
func wordsOf(s publication.Step, id, old, now string) []string {
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
