package render

import (
	"bytes"
	"html/template"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A versionPage shows one version of a policy: every clause with its permalink, and tombstones of those that left.
type versionPage struct {
	*article
	Policy     link
	When       *link       // which version was in force when
	Recorded   *link       // what is recorded under its number
	Document   []fact      // what is known of the publisher's own document
	LatestNote *latestNote // on the page that shows the version in force
	Tombstones []tombstone
	Absent     []absentClause
	Earlier    *link
	Later      *link
	Source     link
	Changes    *link // change records of this version
	Against    *against
	Digest     []fact // of the text
}

// An against says how much changed since the version before.
type against struct {
	Before  link
	Tally   string
	Redline link // the compare page
}

// A tombstone stands where a clause left.
type tombstone struct {
	ID      string
	Href    string // its permalink here
	Left    string // the version in which it was gone
	How     string // "Gone from v3.0"
	Last    link   // its last wording
	Words   string // that, or its beginning
	Said    string // all of it, where that is more
	In      string // the versions that have it: "v2.0–v2.5"
	Why     template.HTML
	To      *link
	Into    []link
	Sources []link
	Claims  []claim // what other sources say of its leaving
	History link
	Cite    string // how it is cited that the clause left
	Landing string
}

// A latestNote stands above the version in force: which one it is, and what newer ones are known.
type latestNote struct {
	Version link
	Date    string
	Newer   []recorded
}

func (s *site) version(v *corpus.Version) {
	s.add(v.Address(), func(at *view) (string, any) { return "version", at.versionPage(v, v.Address()) })
	s.add(permalink.VersionSource(v.Policy.Name, v.Name), func(at *view) (string, any) { return "source-text", at.sourceText(v) })
	s.addFile(rawAddress(v), func() ([]byte, error) { return bytes.Clone(v.Raw), nil })
}

// versionPage makes the page of a version, or the same text for another page whose permalinks lead to the version's own.
func (at *view) versionPage(v *corpus.Version, home string) *versionPage {
	p := v.Policy
	a, w, fs := at.article(&v.File, &v.Common, permalink.Policy(p.Name))
	w.home = home
	w.know.marks, w.know.records = at.sinceMarks(v), at.recordLinks(v)
	w.know.landings, w.know.text = at.landings(v), landingText(v)
	w.know.cites = at.citeLinks(v)
	a.Title = p.Title + " " + v.Name
	a.Description = describeVersion(v)
	a.sayAge(v)
	page := &versionPage{article: a, Policy: at.to(permalink.Policy(p.Name), p.Title),
		When: at.ifHas(permalink.InForce(p.Name), "In force when"), Recorded: at.recordOf(v), Source: at.to(permalink.VersionSource(p.Name, v.Name), "Source")}
	a.relate(at.s.versionRelations(p, v)...)
	if e := v.Previous(); e != nil {
		l := at.to(e.Address(), e.Name)
		page.Earlier, a.Previous = &l, &l
	}
	if to := at.s.stepTo(v); to != nil {
		page.Against = &against{*page.Earlier, to.inWords(), at.to(to.address, "See what changed")}
	}
	if n := v.Next(); n != nil {
		l := at.to(n.Address(), n.Name)
		page.Later, a.Next = &l, &l
	}
	if v.Changes != nil {
		l := at.to(corpus.ChangesOf(v), "Change records")
		page.Changes = &l
	}
	fs.text("Published", v.Published.Long())
	if !v.Effective.IsZero() {
		fs.text("In effect from", v.Effective.Long())
	}
	fs.inRecord(v.Address())
	fs.sources(&v.Common)
	a.Facts = fs.list
	digest := &facts{v: at}
	digest.textDigest(&v.File, permalink.VersionSource(p.Name, v.Name))
	page.Digest = digest.list
	document := &facts{v: at}
	document.original(v.Original, w)
	page.Document = document.list
	a.fill(w)
	for _, t := range v.Tombstones() {
		page.Tombstones = append(page.Tombstones, w.tombstone(v, t))
	}
	page.Absent = at.absent(v)
	return page
}

func describeVersion(v *corpus.Version) string {
	return "Text of " + v.Policy.Title + " " + v.Name + ", " + v.Published.Long() + ", with a permalink for every clause. " +
		basisSentence(v.Basis)
}

// tombstone makes a tombstone in v.
func (w *writer) tombstone(v *corpus.Version, t corpus.Tombstone) tombstone {
	p := v.Policy
	gone, how := "gone in ", "Gone from "
	if h := p.History(t.ID); h != nil && w.s.turnOf(h, slices.Index(p.Versions, t.Left)) == undescribed {
		gone, how = "no longer described in ", "No longer described in "
	}
	stone := tombstone{How: how + t.Left.Name, ID: string(t.ID), Href: w.permalink(t.ID), Left: t.Left.Name, Words: opening(t.Clause.PlainText()),
		Last: w.to(permalink.Clause(p.Name, t.Last.Name, t.ID), t.Last.Name), History: w.history(p, t.ID, "History of this clause"),
		Landing: landingText(v) + " · " + gone + t.Left.Name + ", last in " + t.Last.Name}
	if text := t.Clause.PlainText(); text != stone.Words {
		stone.Said = text
	}
	if h := p.History(t.ID); h != nil {
		stone.In, _ = w.having(h)
		stone.Cite = w.href(citeIn(p, h, t.Left.Name))
	}
	if len(t.Into) > 0 {
		stone.Landing = landingText(v) + " · " + wentIntoWords(t.Into) + " in " + t.Left.Name
	}
	in := w.write(&t.Left.File, t.Left.Address())
	stone.Claims = in.claims(claimsOn(t.Left, string(t.ID)))
	if g := t.Gone; g != nil {
		stone.Why, stone.Sources = in.prose(g.Why), w.sourceLinks(g.Source)
		if target, err := w.s.corpus.Resolve(g.To, &t.Left.File); g.To != "" && err == nil {
			l := w.to(localTo(t.Left, target.Address), target.Text)
			stone.To = &l
		}
	}
	for _, id := range t.Into {
		stone.Into = append(stone.Into, w.to(permalink.Clause(p.Name, t.Left.Name, id), string(id)))
	}
	return stone
}

// localTo completes an address that is a fragment of a version's own page.
func localTo(v *corpus.Version, address string) string {
	if address != "" && address[0] == '#' {
		return v.Address() + address
	}
	return address
}

// history links to the page of a clause through all versions, by the newest ID that it had.
func (v *view) history(p *corpus.Policy, id clause.ID, text string) link {
	if h := p.History(id); h != nil {
		id = h.ID
	}
	return v.to(permalink.ClauseHistory(p.Name, id), text)
}

// sinceMarks say of every clause of v in which version it took on the text that it has. Where the step to v changed it, the
// mark leads to its redline, else to its history.
func (at *view) sinceMarks(v *corpus.Version) map[clause.ID]link {
	marks := map[clause.ID]link{}
	p := v.Policy
	index, to := slices.Index(p.Versions, v), at.s.stepTo(v)
	for _, h := range p.Histories() {
		c := h.Steps[index].Clause
		if c == nil {
			continue
		}
		mark := at.to(permalink.ClauseHistory(p.Name, h.ID), at.s.sinceWords(h, index))
		if redline := to.redlineOf(c); redline != "" {
			mark.Href = at.href(redline)
		}
		marks[c.ID] = mark
	}
	to.derivedMarks(at, marks)
	return marks
}

// sinceWords say since when the clause of h reads as it does in the version at index, or what became of it there.
func (s *site) sinceWords(h *corpus.History, index int) string {
	since := index
	for since > 0 && s.turnOf(h, since) == unchanged {
		since--
	}
	if index > 0 && since == index {
		turn := s.turnOf(h, index)
		if turn == cameFrom {
			return "came from " + list(origins(h.Steps[index].Clause))
		}
		if words := turnsHere[turn]; words != "" {
			return words
		}
	}
	return "since " + h.Steps[since].Version.Name
}

// turnsHere say what became of a clause in the version that is shown.
var turnsHere = map[turn]string{added: "new here", described: "first described here", changed: "changed here",
	redescribed: "described otherwise here", revised: "revised, wording not stated", moved: "at another place here"}

// derivedMarks adds marks of the clauses without a written ID that the step changed. They have no history.
func (s *step) derivedMarks(at *view, marks map[clause.ID]link) {
	if s == nil {
		return
	}
	for c := range s.new.Doc.All() {
		ch := s.of(c)
		if !c.Derived || ch == nil || !ch.IsChange() {
			continue
		}
		marks[c.ID] = at.to(s.redlineOf(c), turnsHere[ch.turn()])
	}
}

// A recordLink is a link to a change record, with what those hear in addition who do not see where it stands.
type recordLink struct {
	link
	unseen string
}

// recordLinks are links to the change records of v, by the clauses that they name.
func (at *view) recordLinks(v *corpus.Version) map[clause.ID][]recordLink {
	links := map[clause.ID][]recordLink{}
	if v.Changes == nil {
		return links
	}
	for _, r := range v.Changes.Records {
		titled := false
		for c := range v.Doc.All() {
			if !slices.Contains(r.Clauses, string(c.ID)) {
				continue
			}
			l := recordLink{link: at.to(recordAddress(v.Policy, r.ID), "Change record"), unseen: ": " + r.Title}
			if !titled {
				l.Text, l.unseen, titled = "Change: "+r.Title, "", true
			}
			links[c.ID] = append(links[c.ID], l)
		}
	}
	return links
}

// latest plans the page that always shows the newest text in force.
func (s *site) latest(p *corpus.Policy) {
	s.addCopy(permalink.Latest(p.Name), func(at *view) (string, any) {
		v := p.Latest()
		if v == nil {
			l := at.layout(p.Title+": the latest text held", permalink.Policy(p.Name))
			l.say("basis", "No version of this policy is in force here.")
			return "message", &messagePage{layout: l, Message: "No text of this policy is held that is in force on " + at.s.corpus.AsOf.Long() + ".",
				Links: []link{at.to(permalink.Policy(p.Name), "All versions known of "+p.Title)}}
		}
		page := at.versionPage(v, v.Address())
		page.citesAs(v.Address())
		page.Title = p.Title + ": the latest text held"
		if base := at.s.options.BaseURL; base != "" {
			page.Canonical = absolute(base, v.Address())
		}
		page.LatestNote = &latestNote{Version: at.to(v.Address(), v.Name), Date: v.Published.Long()}
		newer := p.NewerRecorded()
		slices.Reverse(newer) // newest first: it is what the reader must know
		for _, r := range newer {
			page.LatestNote.Newer = append(page.LatestNote.Newer, at.recorded(p, r))
		}
		return "version", page
	})
}
