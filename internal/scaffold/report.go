package scaffold

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/cadence"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// reportValues are what the template of a report speaks of beside the rest.
type reportValues struct {
	Specimen           bool
	From               corpus.Date // of the period
	Due                string      // by the rule of the policy
	Models, Unreleased []string
	TextOf             string // version whose text the promises stand in
	Promises           []promise
}

// A promise is a clause of the policy that a report must answer.
type promise struct{ Ref, Says string }

// A reportDraft is what a new report is made from.
type reportDraft struct {
	c      *corpus.Corpus
	policy *corpus.Policy
	last   *corpus.Report // may be nil
	values
	ids map[clause.ID]bool // given so far
}

// NextReport is a new report under a policy, made from the newest report under it, which may be a draft. Title may be empty. What
// is to be written says so by [corpus.ToWrite], and what is as last time by [corpus.ToConfirm]. An error says what must be there first.
func NextReport(c *corpus.Corpus, p *corpus.Policy, name, title string) (File, error) {
	d := &reportDraft{c: c, policy: p, last: lastReport(c, p), ids: map[clause.ID]bool{}}
	d.values = values{Name: name, Title: title, Policy: p.Name, Version: p.InForce(c.AsOf), Today: c.AsOf}
	if d.Version == "" && len(p.Versions) > 0 {
		d.Version = p.Versions[len(p.Versions)-1].Name // a draft, of which the report will be
	}
	if d.Version == "" {
		return File{}, &MissingError{What: "no version of " + p.Name + " that a report could be under", Mend: "make it first: rspsite new version " + p.Name + " v1.0"}
	}
	d.models()
	if len(d.Models) == 0 {
		return File{}, &MissingError{What: "no model that " + p.Name + " has a determination of", Mend: d.noModels()}
	}
	d.header()
	d.promises()
	return File{path.Join(corpus.ContentDir, "reports", name, "report.md"), append(fill("report.md", d.values), d.body()...)}, nil
}

// isUnder reports whether a model is under the policy of the report.
func (d *reportDraft) isUnder(m *corpus.Model) bool {
	under := d.c.PolicyOr(m.Policy)
	return under == d.policy || under == nil && len(d.c.Policies) == 1 // no other can be meant
}

// noModels says what to do where no model has a determination that the report could be about.
func (d *reportDraft) noModels() string {
	for _, m := range d.c.Models {
		if d.isUnder(m) && len(m.Determinations) == 0 && m.Withdrawn == nil {
			return "write determinations: into the header of " + m.Path
		}
	}
	return "make it first: rspsite new determination NAME"
}

// A MissingError says what a new source cannot do without, and what to do.
type MissingError struct{ What, Mend string }

// Error says what is missing.
func (e *MissingError) Error() string { return "there is " + e.What }

// lastReport is the newest report under p that still stands.
func lastReport(c *corpus.Corpus, p *corpus.Policy) *corpus.Report {
	for _, r := range c.ReportsOf(p) {
		if r.Withdrawn == nil {
			return r
		}
	}
	return nil
}

// models takes in what has a determination under the policy and is out on the day, by name.
func (d *reportDraft) models() {
	for _, m := range d.c.Models {
		if d.isUnder(m) && len(m.Determinations) > 0 && m.Withdrawn == nil && !m.Released.After(d.Today) {
			d.Models = append(d.Models, m.Name)
		}
	}
	slices.Sort(d.Models)
}

// header fills in what follows from the report before.
func (d *reportDraft) header() {
	d.From = d.Today
	last := d.last
	if last == nil {
		d.Title = cmp.Or(d.Title, corpus.ToWrite+" a title, such as Risk Report 1")
		d.Basis = string(clause.Official)
		return
	}
	if last.Published.After(d.Today) { // a draft with a date ahead
		d.Today, d.From = last.Published, last.Published
	}
	d.Title = cmp.Or(d.Title, nextTitle(last.Title), corpus.ToWrite+" a title; that of the report before is "+strconv.Quote(last.Title))
	d.Previous, d.Specimen, d.Basis = last.Name, last.Specimen, string(last.Basis)
	if !d.Specimen {
		d.Basis = cmp.Or(d.Basis, string(clause.Official)) // nobody else writes a report of one's own
	}
	d.Source = refs(last.Source)
	if next := last.Covers.Next(); !next.IsZero() && !next.After(d.Today) {
		d.From = next
	}
	for _, u := range last.Unreleased {
		if name := u.Plain(); !slices.ContainsFunc(u.Inline, func(r clause.Run) bool { return r.Redaction != nil }) {
			d.Unreleased = append(d.Unreleased, name)
		}
	}
	if s := cadence.Of(d.policy, d.c.ReportsOf(d.policy), d.c.AsOf); s != nil {
		d.Due = due(s.Line(last).Next)
	}
}

// refs writes references to sources.
func refs(sources corpus.Sources) string {
	list := make([]string, len(sources))
	for i, s := range sources {
		list[i] = s.String()
	}
	return strings.Join(list, " ")
}

// due says between which days a report is due.
func due(w *cadence.Window) string {
	switch {
	case w == nil:
		return ""
	case w.Earliest.IsZero():
		return fmt.Sprintf("due by %s by the rule of %s", w.Latest, w.Rule.Since)
	}
	return fmt.Sprintf("due from %s to %s by the rule of %s", w.Earliest, w.Latest, w.Rule.Since)
}

// numbered finds titles that end with a small number: Risk Report 2.
var numbered = regexp.MustCompile(`^(.*\D)([0-9]{1,3})$`)

// nextTitle counts on from a title that ends with a number; it is empty for another.
func nextTitle(title string) string {
	m := numbered.FindStringSubmatch(title)
	if m == nil {
		return ""
	}
	n, err := strconv.Atoi(m[2])
	if err != nil {
		return ""
	}
	return m[1] + strconv.Itoa(n+1)
}

// promises lists what the policy promises of reports.
func (d *reportDraft) promises() {
	v, _ := d.c.TextUnder(d.policy.Name, d.Version)
	if v == nil {
		return
	}
	d.TextOf = v.Name
	for _, c := range v.Promises() {
		if !c.Derived {
			d.Promises = append(d.Promises, promise{d.policy.Name + "/" + v.Name + "#" + string(c.ID), comment(c.PlainText())})
		}
	}
}

// comment shortens a text to what stands behind a comment mark on one line.
func comment(text string) string {
	const most = 70
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }), " ")
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}
