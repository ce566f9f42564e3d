package render

import "rspsite/internal/revision"

// What the editors recorded of a change stands below its text: outcome, what, the publisher’s reason; what others say of it is
// folded.

// recordsBelow writes the change records that name a change: in full at the first change of the policy that each names, as a
// link at the others. At differences of description, of which there may be very many, it is named once.
func (t *compareText) recordsBelow(m *markup, ch *revision.Change) {
	var lines markup
	for _, k := range ch.Records {
		switch {
		case t.records[k]:
			t.recordNamed(&lines, k, "#"+t.recordPlace(k))
		case isOfPolicy(ch):
			t.records[k] = true
			t.record(&lines, k)
		case !t.named[k]:
			t.named[k] = true
			t.recordNamed(&lines, k, t.at.href(recordAddress(t.Records[k].Version.Policy, t.Records[k].ID)))
		}
	}
	if h := lines.html(); h != "" {
		m.start("div", "class", "below")
		m.add(h)
		m.end()
	}
}

// recordNamed names a record that stands in full elsewhere.
func (t *compareText) recordNamed(m *markup, k int, href string) {
	m.start("p", "class", "small")
	m.text("Change record: ")
	m.element("a", t.Records[k].Title, "href", href)
	m.end()
}

// recordPlace is the id of the place on the page where a record stands in full.
func (t *compareText) recordPlace(k int) string {
	r := t.Records[k]
	return recordID(r.Version.Policy, r.ID)
}

// record writes a change record: what the editors say, the publisher's reason, and in a fold what others say of it.
func (t *compareText) record(m *markup, k int) {
	r := t.at.judged(t.Records[k].Version, t.Records[k].ChangeRecord)
	m.start("section", "class", "rec "+r.Kind(), "id", t.recordPlace(k), "aria-label", "Change record: "+r.Title)
	m.start("p", "class", "rectitle")
	m.element("a", r.Title, "href", r.Permalink)
	m.end()
	recordChips(m, &r)
	m.start("p")
	m.add(r.What)
	cites(m, r.Sources)
	m.end()
	for _, d := range r.Disputes {
		m.start("p", "class", "dispute")
		m.element("b", "Disputed:")
		m.text(" ")
		m.add(d.Value)
		m.text(" ")
		m.element("a", "Who says so", "href", d.Field.Href)
		m.end()
	}
	if r.Reason != nil {
		statementLine(m, "The publisher’s reason", *r.Reason)
	}
	t.recordVoices(m, &r)
	m.end()
}

// recordChips writes the outcome of a record, whether the publisher announced it, and what it is about.
func recordChips(m *markup, r *record) {
	m.start("p", "class", "chips")
	for _, c := range r.Chips {
		m.element("span", c.Text, "class", "chip "+c.Kind)
		m.text(" ")
	}
	if about := r.About(); about != "" {
		m.element("span", about, "class", "small")
	}
	m.end()
}

// recordVoices writes in a fold how others read a change and what they said of it.
func (t *compareText) recordVoices(m *markup, r *record) {
	if len(r.Readings)+len(r.Responses) == 0 {
		return
	}
	m.start("details")
	m.element("summary", voiceWords(r))
	for _, s := range r.Readings {
		statementLine(m, "A reading", s)
	}
	for _, s := range r.Responses {
		statementLine(m, "A response", s)
	}
	m.end()
}

func voiceWords(r *record) string {
	var words []string
	if n := len(r.Readings); n > 0 {
		words = append(words, count(n, "reading", "readings"))
	}
	if n := len(r.Responses); n > 0 {
		words = append(words, count(n, "response", "responses"))
	}
	return list(words)
}

// statementLine writes what somebody says, under whose name.
func statementLine(m *markup, role string, s statementView) {
	m.start("p", "class", "says")
	m.element("span", role, "class", "role")
	m.text(" ")
	m.element("b", s.By+":")
	m.text(" ")
	m.add(s.Says)
	if s.Note != "" {
		m.text(" ")
		m.start("span", "class", "small")
		m.text("(")
		m.add(s.Note)
		m.text(")")
		m.end()
	}
	cites(m, s.Sources)
	m.end()
}
