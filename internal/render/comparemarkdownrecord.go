package render

import (
	"fmt"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
	"rspsite/internal/transcript"
)

// What the editors recorded, who disputes it, what others say of it, and the publisher's own account, as Markdown.

// within parts the lines of one item of a list.
const within = "\n  - "

// recordTitle names a change record.
func (p *markdownPage) recordTitle(k int) string {
	r := p.Records[k]
	return "Change record of " + transcript.Escape(r.Version.Name) + ": " + transcript.Link(r.Title, p.at.href(recordAddress(r.Version.Policy, r.ID)))
}

// record tells of a change record in full.
func (p *markdownPage) record(k int) string {
	r := p.Records[k]
	file, title := &r.Version.Changes.File, p.recordTitle(k)
	if words := recordWords(r); words != "" {
		title += " (" + words + ")"
	}
	lines := []string{title + ". " + p.prose(r.What, file) + p.cited(r.Source)}
	for _, d := range claimsOn(r.Version, r.Clauses...) {
		lines = append(lines, "Disputed: "+p.dated(d.Value, &r.Version.File)+p.noted(d.Note, &r.Version.File)+p.cited(d.Source))
	}
	if r.Reason != nil {
		lines = append(lines, p.statement("The publisher’s reason", *r.Reason, file))
	}
	for _, s := range r.Readings {
		lines = append(lines, p.statement("A reading", s, file))
	}
	for _, s := range r.Responses {
		lines = append(lines, p.statement("A response", s, file))
	}
	return strings.Join(lines, within)
}

// recordWords are what the editors coded of a change, in the words of the page.
func recordWords(r revision.Record) string {
	announced := strings.ToLower(announcedWords[r.Announced])
	if announced == "" && isMaterial(r.ChangeRecord) {
		announced = "not assessed whether announced"
	}
	wording := ""
	if r.Wording == corpus.WordingNotStated {
		wording = "wording not stated"
	}
	event := ""
	if r.Event {
		event = "event"
	}
	return join(", ", event, string(r.Outcome), announced, wording)
}

// statement is what somebody says, under whose name.
func (p *markdownPage) statement(role string, s corpus.Statement, file *corpus.File) string {
	return role + ", " + transcript.Escape(s.By) + ": " + p.prose(s.Says, file) + p.noted(s.Note, file) + p.cited(s.Source)
}

func (p *markdownPage) prose(t corpus.Text, file *corpus.File) string {
	return transcript.Escape(p.at.s.plain(t.Inline, file))
}

// dated is prose, or a date in words.
func (p *markdownPage) dated(t corpus.Text, file *corpus.File) string {
	if d, err := corpus.ParseDate(t.Plain()); err == nil {
		return d.Long()
	}
	return p.prose(t, file)
}

func (p *markdownPage) noted(t corpus.Text, file *corpus.File) string {
	if note := p.prose(t, file); note != "" {
		return " (" + note + ")"
	}
	return ""
}

// cited names sources behind a sentence.
func (p *markdownPage) cited(refs corpus.Sources) string {
	var links []string
	for _, l := range p.at.sourceLinks(refs) {
		links = append(links, transcript.Link(l.Text, l.Href))
	}
	if len(links) == 0 {
		return ""
	}
	return " [" + join("; ", links...) + "]"
}

// tail are the records that stand at no change, and the publisher's account, entry by entry.
func (p *markdownPage) tail() []transcript.Section {
	var sections []transcript.Section
	var unshown []string
	for k := range p.Records {
		if p.place(k) < 0 {
			unshown = append(unshown, p.record(k))
		}
	}
	if len(unshown) > 0 {
		sections = append(sections, transcript.Section{Title: "Records of these steps that no difference of the texts shows", Items: unshown})
	}
	if p.Account != nil {
		sections = append(sections, transcript.Section{Title: "The publisher’s own account, as far as it is held here", Items: p.entries()})
	}
	return sections
}

// entries are the statements of the account, each with the changes that it names.
func (p *markdownPage) entries() []string {
	var lines []string
	for i, e := range p.Account.Entries {
		line := fmt.Sprintf("Entry %d, of %s", i+1, transcript.Escape(e.Version.Name))
		if !e.On.IsZero() {
			line += ", " + e.On.Long()
		}
		line += ": " + p.prose(e.Says, &e.Version.Changes.File)
		if e.URL != "" {
			line += " (" + transcript.Link("the publisher’s statement", webAddress(e.URL)) + ")"
		}
		lines = append(lines, line+p.cited(e.Source)+within+p.names(i))
	}
	return lines
}

// names are the changes that an entry names.
func (p *markdownPage) names(entry int) string {
	var changes []string
	for _, k := range p.Account.Entries[entry].Changes {
		if ch := &p.Changes[k]; isOfPolicy(ch) {
			changes = append(changes, transcript.Link("change "+p.number(ch), p.at.href(p.address+p.toChange(k))))
		}
	}
	if len(changes) == 0 {
		return p.without(entry)
	}
	return "Names " + list(changes)
}
