package verify

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// checkComparedMarkdown holds the Markdown beside the page against both texts: each change, in its order, with what it is said to be
// and with the letters of the clauses on either side. Marks, white space and punctuation are not compared.
func (c *comparison) checkComparedMarkdown() {
	name := strings.TrimPrefix(c.where, "/") + markdownFile
	if !c.hasFile(name) {
		return
	}
	data := c.readData(name)
	if data == nil {
		return
	}
	c.checkMarkdownLead(string(data))
	var changes []*diffChange
	for i := range c.changes {
		if c.changes[i].isChange() {
			changes = append(changes, &c.changes[i])
		}
	}
	sections := changedSections(string(data))
	for i, ch := range changes {
		if i >= len(sections) {
			c.markdownProblem(ch, "comparison-lacks", "leaves out what became of a clause (%s): “%s”", ch.Kind, shorten(c.words(c.old, ch.olds)+" "+c.words(c.new, ch.news)))
			return
		}
		if !c.checkSection(sections[i], ch) {
			return
		}
	}
	if len(sections) > len(changes) {
		c.problemIn(markdownFile, "", "comparison-adds", "the Markdown tells of %s, and there are %d", count(len(sections), "change"), len(changes))
	}
}

func (c *comparison) markdownProblem(ch *diffChange, rule, format string, args ...any) {
	c.problemIn(markdownFile, fragment(c.placeOf(ch)), rule, "the Markdown "+format, args...)
}

// A changedSection is a change as Markdown tells it.
type changedSection struct {
	title string
	words []string // the lines of its quotation
}

var changedTitle = regexp.MustCompile(`^### (?:\d+\. )?\[?(.*)$`)

// changedSections are the changes of a comparison as Markdown: third headings, and the quotation behind each.
func changedSections(text string) []changedSection {
	var all []changedSection
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, "\n")
		if m := changedTitle.FindStringSubmatch(l); m != nil {
			all = append(all, changedSection{title: m[1]})
			continue
		}
		if words, ok := strings.CutPrefix(l, ">"); ok && len(all) > 0 {
			last := &all[len(all)-1]
			last.words = append(last.words, strings.TrimPrefix(words, " "))
		}
	}
	return all
}

// checkSection holds one change. It reports whether the next is worth looking at.
func (c *comparison) checkSection(s changedSection, ch *diffChange) bool {
	says := func(name string) bool { return hasPrefixAndMark(strings.ToLower(s.title), name) }
	fates := []string{ch.fate().name}
	if ch.Kind == kindChanged && ch.hasSameWords() {
		fates = append(fates, "same words")
	}
	if ch.Moved && ch.With == "" && ch.fate().class == kindChanged {
		fates = append(fates, "changed and moved")
	}
	if !slices.ContainsFunc(fates, says) {
		c.markdownProblem(ch, "comparison-claims", "says “%s”, and this change is “%s”", shorten(s.title), ch.fate().name)
		return false
	}
	if ch.Kind == kindUnchanged { // its first words stand for it
		return true
	}
	if odd := s.odd(); odd != "" {
		c.markdownProblem(ch, "comparison-hidden", "has “%s” in the words of a change, which rspsite never writes there", odd)
		return false
	}
	for _, side := range []struct {
		text    *comparedText
		at      []int
		without string
	}{{c.old, ch.olds, insTag}, {c.new, ch.news, delTag}} {
		said := s.side(side.without)
		var want []string
		for _, k := range side.at {
			want = append(want, strings.ReplaceAll(ownWords(side.text.lines[k]), strings.TrimSpace(imageWord), ""))
		}
		if !hasLetters(said, strings.Join(want, "\n")) {
			c.problemIn(markdownFile, fragment(c.placeOf(ch)), "comparison-changed", "%s", saysOther("the Markdown", unmarked.Replace(said), side.text, strings.Join(want, "\n")))
			return false
		}
	}
	return true
}

// hasPrefixAndMark reports whether a title begins with a name, and says behind it where, or how many clauses became how many.
func hasPrefixAndMark(title, name string) bool {
	rest, ok := strings.CutPrefix(title, name)
	return ok && rest != "" && (rest[0] == ':' || rest[0] == ',')
}

// odd is a mark of Markdown or HTML in the quotation that could hide words, or put others there; empty if there is none.
func (s changedSection) odd() string {
	if s.isCode() {
		return ""
	}
	return strings.Trim(oddMark.FindString(literal.ReplaceAllString(strings.Join(s.words, "\n"), "")), "\n")
}

var (
	literal = regexp.MustCompile(`\\.|&#126;`)
	oddMark = regexp.MustCompile("[<\\[&`]|\n[-+#>]")
)

func (s changedSection) isCode() bool {
	return len(s.words) > 2 && strings.HasPrefix(s.words[0], "```") && strings.HasSuffix(s.words[0], "diff")
}

// side are the words of the quotation as one of the two texts has them.
func (s changedSection) side(without string) string {
	if s.isCode() {
		return s.codeSide(without)
	}
	text := strings.Join(s.words, "\n")
	if strings.HasPrefix(text, "*") && !strings.HasPrefix(text, "**") {
		return ""
	}
	drop := markedIns
	if without == delTag {
		drop = markedDel
	}
	return html.UnescapeString(drop.ReplaceAllString(text, " "))
}

// Of the texts Markdown has these characters behind a backslash, and the tilde as an entity.
var (
	markedIns = regexp.MustCompile(`(?s)\*\*(?:[^\\*]|\\.)*\*\*`)
	markedDel = regexp.MustCompile(`(?s)~~.*?~~`)
)

var unmarked = strings.NewReplacer("~~", "", "**", "", "\\", "")

// codeSide does so of code, line by line.
func (s changedSection) codeSide(without string) string {
	sign := "+ "
	if without == delTag {
		sign = "- "
	}
	var lines []string
	for _, l := range s.words[1 : len(s.words)-1] {
		if !strings.HasPrefix(l+" ", sign) {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// hasLetters reports whether a text has the letters of words and no others, but for what stands in the place of references.
func hasLetters(said, words string) bool {
	said = lettersOf(said)
	parts := markdownParts.Split(words, -1)
	for i, part := range parts {
		letters := lettersOf(part)
		at := strings.Index(said, letters)
		switch {
		case at < 0, at > 0 && !strings.Contains(words, strings.TrimSpace(computed)):
			return false
		case i == len(parts)-1 && !strings.HasSuffix(said, letters):
			return false
		}
		said = said[at+len(letters):]
		if i == len(parts)-1 && said != "" && len(parts) == 1 {
			return false
		}
	}
	return true
}
