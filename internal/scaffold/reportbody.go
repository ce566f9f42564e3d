package scaffold

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// deviationsID is the section that says what changed since the report before.
const deviationsID clause.ID = "deviations"

// body is the text of the new report.
func (d *reportDraft) body() []byte {
	var b bytes.Buffer
	sections := d.sections()
	d.reserve(sections)
	for _, s := range sections {
		d.section(&b, s, 2)
	}
	return b.Bytes()
}

// reserve keeps the IDs of headings, and of the rows of the table of risks, from all other clauses.
func (d *reportDraft) reserve(sections []*section) {
	for _, s := range sections {
		d.ids[s.id] = true
		d.reserve(s.below)
	}
	if _, rows := d.lastRisks(); rows != nil {
		for _, r := range rows {
			d.ids[r.ID] = true
		}
	}
}

// section writes a heading, what is to be written below it, and the sections below.
func (d *reportDraft) section(b *bytes.Buffer, s *section, level int) {
	fmt.Fprintf(b, "\n%s %s %s\n", strings.Repeat("#", min(level, 6)), s.title, attributes(s.id))
	switch s.id {
	case corpus.EvidenceID:
		d.evidence(b)
	case corpus.ResidualRiskID:
		d.risks(b)
		d.guidance(b, s)
	case deviationsID:
		d.changes(b, s)
		d.guidance(b, s)
	default:
		d.guidance(b, s)
	}
	for _, below := range s.below {
		d.section(b, below, level+1)
	}
}

// attributes are the braces of a clause. The sources that the same clause had last time are not carried: what is written now
// would rest on them unread.
func attributes(id clause.ID) string { return fmt.Sprintf("{#%s}", id) }

// give hands out an ID once: the wanted one, or it with an ending.
func (d *reportDraft) give(wanted clause.ID) clause.ID {
	id := wanted
	for n := 2; d.ids[id]; n++ {
		id = clause.ID(fmt.Sprintf("%s-%d", wanted, n))
	}
	d.ids[id] = true
	return id
}

// guidance writes the line that says what a section wants. It has the ID of the first paragraph that stood there last time, so
// that the two are compared.
func (d *reportDraft) guidance(b *bytes.Buffer, s *section) {
	text := lowerFirst(s.guidance)
	switch {
	case text == "" && d.lastTime(s, "") != "":
		text = "what " + d.lastTime(s, "the report before") + " says here, as it is now; or take the section out."
	case text == "":
		text = "what belongs here."
	case d.lastTime(s, "") != "":
		text += " (" + d.lastTime(s, "last time") + ")"
	}
	id := s.id + "-text"
	if last := firstText(s.last); last != nil && !last.Derived {
		id = last.ID
	}
	fmt.Fprintf(b, "\n%s %s %s\n", corpus.ToWrite, text, attributes(d.give(id)))
}

// lowerFirst writes the first letter of a sentence small, unless its first word is an abbreviation.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); size == 0 || !unicode.IsLower(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// lastTime refers, by the given words, to the same section of the report before; it is empty if there is none.
func (d *reportDraft) lastTime(s *section, words string) string {
	if d.last == nil || s.last == nil || s.last.Derived {
		return ""
	}
	return "[[report:" + d.last.Name + "#" + string(s.last.ID) + "|" + words + "]]"
}

// evidence writes an item for each model.
func (d *reportDraft) evidence(b *bytes.Buffer) {
	b.WriteString("\n")
	for _, name := range d.Models {
		last := d.evidenceOf(name)
		id := clause.ID("evidence-" + name)
		if last != nil {
			id = last.ID
		}
		fmt.Fprintf(b, "- %s [[model:%s]]%s: what was measured, when and by whom, and what that shows. %s\n",
			corpus.ToWrite, name, d.levelOf(name), attributes(d.give(id)))
	}
	for i, name := range d.Unreleased {
		fmt.Fprintf(b, "- %s %s, not released: what was measured, when and by whom, and what that shows. {#%s}\n",
			corpus.ToWrite, escapeMarkdown(name), d.give(d.unreleasedID(name, i)))
	}
}

// evidenceOf is the clause of the report before that speaks of that model alone, or first.
func (d *reportDraft) evidenceOf(model string) *clause.Clause {
	if d.last == nil {
		return nil
	}
	heading := d.last.Doc.Find(corpus.EvidenceID)
	if heading == nil {
		return nil
	}
	for c := range (&clause.Document{Clauses: heading.Children}).All() {
		if c.Kind != clause.Item || c.Derived || d.ids[c.ID] {
			continue
		}
		for _, r := range c.Text {
			if r.Ref != "" {
				if r.Ref == "model:"+model {
					return c
				}
				break
			}
		}
	}
	return nil
}

// unreleasedID is the ID of the item on a model that goes by a code name: that of the item that begins with it in the report before.
func (d *reportDraft) unreleasedID(name string, i int) clause.ID {
	if heading := d.last.Doc.Find(corpus.EvidenceID); heading != nil {
		for c := range (&clause.Document{Clauses: heading.Children}).All() {
			if c.Kind == clause.Item && !c.Derived && !d.ids[c.ID] && strings.HasPrefix(c.PlainText(), name) {
				return c.ID
			}
		}
	}
	return clause.ID(fmt.Sprintf("evidence-unreleased-%d", i+1))
}

// scale lists the words of the scale of ratings, and what is said where there is none.
func (d *reportDraft) scale() string {
	rules := d.c.Config.ReportRules()
	words := make([]string, len(rules.Ratings))
	for i, word := range rules.Ratings {
		words[i] = escapeMarkdown(word)
	}
	return strings.Join(words, ", ") + ", or not stated"
}

// levelOf says at which level a model was put last, and from which, if that was since the coverage date of the report before.
func (d *reportDraft) levelOf(name string) string {
	m := d.c.Model(name)
	if m == nil || len(m.Determinations) == 0 {
		return ""
	}
	last := m.Determinations[len(m.Determinations)-1]
	if last.On.IsZero() {
		return " (" + escapeMarkdown(last.Level) + ")"
	}
	level := escapeMarkdown(last.Level)
	if d.last != nil && last.On.After(d.last.Covers) {
		for _, before := range slices.Backward(m.Determinations[:len(m.Determinations)-1]) {
			if !before.On.IsZero() && !before.On.After(d.last.Covers) {
				if before.Level != last.Level {
					level = escapeMarkdown(before.Level) + " → " + level
				}
				break
			}
		}
	}
	return " (" + level + " since " + last.On.Long() + ")"
}

// risks writes the table of risks with what the report before says, each cell to be confirmed.
func (d *reportDraft) risks(b *bytes.Buffer) {
	b.WriteString("\n| " + strings.Join(corpus.RiskColumns, " | ") + " |\n" + strings.Repeat("|---", len(corpus.RiskColumns)) + "|\n")
	table, rows := d.lastRisks()
	if table == nil {
		fmt.Fprintf(b, "| %s the threat | %s yes, no or close | %s yes, no or partly | %s %s | {#%s}\n",
			corpus.ToWrite, corpus.ToWrite, corpus.ToWrite, corpus.ToWrite, d.scale(), d.give("residual-first"))
		fmt.Fprintf(b, "\n{#%s}\n", d.give("residual-table"))
		return
	}
	for _, r := range rows {
		id := r.ID
		name := nameOf(r.Threat, nil)
		if r.Redacted || clause.ReadsRedacted(r.Threat) {
			r.Threat, name = corpus.ToWrite+" the threat, redacted last time", "redacted"
		}
		if r.Derived {
			id = d.give("residual-" + name)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s\n", escapeMarkdown(orWrite(r.Threat)),
			d.cell(r.Threshold), d.cell(r.Standard), d.cell(r.Rating), attributes(id))
	}
	if table.ID == "" {
		fmt.Fprintf(b, "\n{#%s}\n", d.give("residual-table"))
		return
	}
	fmt.Fprintf(b, "\n%s\n", attributes(d.give(table.ID)))
}

// orWrite is the name of a threat, or says that one is to be written.
func orWrite(threat string) string {
	if threat == "" {
		return corpus.ToWrite + " the threat"
	}
	return threat
}

// cell is what a cell said last time, to be confirmed. What was redacted or not yet written is to be written.
func (d *reportDraft) cell(a corpus.Assessment) string {
	mark, text, pending := corpus.CutPending(a.Text)
	switch {
	case a.Word == corpus.Redacted, clause.ReadsRedacted(a.Text):
		return corpus.ToWrite + " redacted last time"
	case text == "" || pending && mark == corpus.ToWrite:
		return strings.TrimSpace(corpus.ToWrite + " " + escapeMarkdown(text))
	}
	return corpus.ToConfirm + " " + escapeMarkdown(text)
}
