package verify

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// A cited is one work that a citation names, where it should stand.
type cited struct {
	file string
	*reference
	problem func(what, says, is string)
}

// checkReferences holds what a citation says of a text, or of a clause in each version, against header and record: titles, versions, dates,
// addresses. Whose words they are is not held, nor the day of the page of a clause, which is that of the site.
func (v *run) checkReferences(name string, refs []reference) {
	folder := "/" + strings.TrimSuffix(name, path.Base(name))
	d := v.at[folder]
	if d != nil && d.former {
		d = v.at[d.standing.Address()]
	}
	policy, id, isClause := strings.Cut(folder, "clauses/")
	if v.state != nil {
		policy = v.current(policy)
	}
	if d != nil && len(refs) != 1 {
		v.dataProblem(name, "", "it cites %s, and lies beside one text", count(len(refs), "work"))
	}
	for i := range refs {
		c := &cited{name, &refs[i], func(what, says, is string) {
			v.dataProblem(name, "", "its %s of %s is “%s”, and it is “%s”", what, shorten(refs[i].key), shorten(says), shorten(is))
		}}
		switch {
		case d != nil:
			v.checkCitedText(c, d)
		case isClause && len(v.versions[policy]) > 0:
			v.checkCitedClause(c, policy, strings.TrimSuffix(id, "/"))
		}
	}
}

// checkCitedText holds the reference of a text against it.
func (v *run) checkCitedText(c *cited, d *document) {
	if d.standing == nil || d.facts == nil {
		return
	}
	v.checkCitedFacts(c, d, d.address)
	more := ""
	if d.standing.Kind == "model" {
		more = ": determinations of its safety level"
	}
	title, ok := d.unmarked(c.title)
	if !ok || !slices.Contains(v.titlesOf(d), strings.TrimSuffix(title, more)) || !strings.HasSuffix(title, more) || title == "" {
		c.problem("title", c.title, d.standing.Title+more+d.bracket())
	}
}

// checkCitedFacts holds number, dates and address of what is cited of a text.
func (v *run) checkCitedFacts(c *cited, d *document, address string) {
	v.checkCitedAddress(c, address)
	if number := numberOf(d.facts.stated["version"], d.facts.stated["edition"]); c.number != number {
		c.problem("version or edition", c.number, number)
	}
	if days := d.issuedDays(); !slices.Contains(days, c.issued) {
		c.problem("date", c.issued, strings.Join(days, " or "))
	}
	if o := c.original; o != "" && !slices.ContainsFunc([]string{d.facts.Published, d.standing.Dated}, func(day string) bool { return o == day || o == longDate(day) }) {
		c.problem("publisher's date", o, d.facts.Published)
	}
}

func (v *run) checkCitedAddress(c *cited, address string) {
	if is := v.base + address; c.url != is && (v.base != "" || c.url != "") {
		c.problem("address", c.url, is)
	}
}

// bracket is how a title says what its text is.
func (d *document) bracket() string {
	if marks := d.marks(); len(marks) > 0 {
		return " [" + strings.Join(marks, "; ") + "]"
	}
	return ""
}

// unmarked is a title without what it says of its text behind it; false if that is not what the header says.
func (d *document) unmarked(title string) (string, bool) {
	said, ok := d.saysCorrected(normal(title))
	rest, marked := strings.CutSuffix(said, d.bracket())
	return rest, ok && marked
}

// checkCitedClause holds one reference of the page of a clause: its record through all versions, or what it is in one.
func (v *run) checkCitedClause(c *cited, policy, id string) {
	names := strings.Split(c.key, ":")
	if len(names) == 3 && names[0] == "clause" && "/"+names[1]+"/" == policy && (names[2] == id || isOrBecomes(v.laterIDs(policy), id, names[2])) {
		v.checkCitedRecord(c, policy, names[2]) // at an ID of before lie the files of the clause as it is called now
		return
	}
	if len(names) != 4 || names[0] != "clause" || "/"+names[1]+"/" != policy || v.at[policy+names[2]+"/"] == nil {
		c.problem("key", c.key, "one of the clause "+id+" in a version")
		return
	}
	d, own := v.at[policy+names[2]+"/"], names[3]
	if d.standing == nil || d.facts == nil || d.text == nil {
		return
	}
	v.checkCitedFacts(c, d, d.address+fragment(own))
	version := names[2]
	if !slices.Contains(v.titlesOf(d), normal(c.of)) && !slices.Contains(v.titlesOf(d), normal(c.of+" "+version)) {
		c.problem("title of the text", c.of, d.standing.Title)
	}
	title, ok := d.ofClause(own).unmarked(c.title)
	title = strings.TrimSuffix(title, ", of "+version)
	if !ok || !d.isCalled(title, own, version) {
		c.problem("title", c.title, "Clause "+own+d.bracket())
	}
}

// ofClause is a text with the corrections alone that are, or may be, of one clause of it.
func (d *document) ofClause(id string) *document {
	one, facts := *d, *d.facts
	facts.errata = slices.DeleteFunc(slices.Clone(facts.errata), func(e shownErratum) bool { return len(e.Clauses) > 0 && !slices.Contains(e.Clauses, id) })
	one.facts = &facts
	return &one
}

var (
	labelBehind   = regexp.MustCompile(`^(?:, (?:Title|§\S+|note \S+|definition)(?: (?:¶\S+|table|row|definition|[\d(]\S*))*)?$`)
	leftBehind    = regexp.MustCompile(`^, (?:left|no longer described|went into [^ ]+|split into [^\[\]]+) in (\S+)$`)
	headingCalled = regexp.MustCompile(`^Section “(.*)”(.*)$`)
)

// isCalled reports whether a title is that of a clause of a text, or of one that had left in that version.
func (d *document) isCalled(title, id, version string) bool {
	behind, named := strings.CutPrefix(title, "Clause "+id)
	if !d.text.has(id) {
		left := leftBehind.FindStringSubmatch(behind)
		return named && left != nil && left[1] == version
	}
	l := d.text.lines[d.text.at[id]]
	if m := headingCalled.FindStringSubmatch(title); m != nil && l.kind == clause.Heading.String() {
		return l.says(m[1]) && labelBehind.MatchString(m[2])
	}
	return named && l.kind != clause.Heading.String() && labelBehind.MatchString(behind)
}

// checkCitedRecord holds the reference of the record of a clause through all versions: how it is called, and where it stands.
func (v *run) checkCitedRecord(c *cited, policy, id string) {
	v.checkCitedAddress(c, policy+"clauses/"+id+"/")
	if c.number != "" {
		c.problem("version", c.number, "")
	}
	if p := v.at[policy]; p != nil && p.standing != nil && normal(c.of) != normal(p.standing.Title) {
		c.problem("title of the policy", c.of, p.standing.Title)
	}
	title, marks, _ := strings.Cut(normal(c.title), ", through all versions held")
	if title != "Clause "+id && !v.isHeading(policy, strings.TrimSuffix(title, " ("+id+")")) || !v.areMarks(policy, marks) {
		c.problem("title", c.title, "Clause "+id+", through all versions held, with what its texts are")
	}
}

// isHeading reports whether a title is that of a section in a version of a policy.
func (v *run) isHeading(policy, title string) bool {
	m := headingCalled.FindStringSubmatch(title)
	return m != nil && m[2] == "" && slices.ContainsFunc(v.versions[policy], func(d *document) bool {
		return d.text != nil && slices.ContainsFunc(d.text.lines, func(l *line) bool { return l.kind == clause.Heading.String() && l.says(m[1]) })
	})
}

// areMarks reports whether the marks behind a title are those of versions of a policy; there are none only where a version has none.
func (v *run) areMarks(policy, bracket string) bool {
	marks := strings.Split(strings.TrimSuffix(strings.TrimPrefix(bracket, " ["), "]"), "; ")
	known := func(mark string) bool {
		return slices.ContainsFunc(v.versions[policy], func(d *document) bool {
			if d.facts == nil {
				return true
			}
			all := d.marks()
			return slices.Contains(all, mark) || mark == path.Base(d.address)+": "+strings.Join(all, ", ") || mark == "" && len(all) == 0
		})
	}
	return !slices.ContainsFunc(marks, func(m string) bool { return !known(m) })
}
