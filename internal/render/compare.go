package render

import (
	"html/template"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
	"rspsite/internal/transcript"
)

// A comparePage shows what changed from one version of a policy to another: the answer first, then the text.
type comparePage struct {
	*layout
	Policy    link
	Old, New  comparedLink
	Choose    link   // other versions
	Means     string // what the names in the address of a shortcut mean
	Doubted   string // what of number and dates other sources dispute
	Doubts    []claim
	Corrected []correctionItem // of either text, since it was published
	Earlier   *link
	Later     *link
	comparedTexts
	Cards   []compareCard
	Others  []recordTitle // records that code no outcome
	Said    *coverage
	Silent  silentLine
	Account []heldEntry
	Age     string        // which newer versions there are
	Told    template.HTML // what the change file of the only step tells besides
	Steps   []link        // where the steps are told, if there are several
}

// A comparedLink leads to one of the two texts.
type comparedLink struct {
	link
	Date    string
	Edition *link // of a report that was corrected: which edition this is, and what that changed
}

// A comparison makes one compare page.
type comparison struct {
	*revision.Difference
	revision.Told // of two versions; nothing of other texts

	revision *revision.Revision // nil of texts that are no versions
	Old, New comparedText
	address  string // of the page to cite; the page that is made may be a shortcut to it
	at       *view
	redliner *redliner
	plain    *redliner       // for differences of description, which nobody may call added or removed
	newIDs   map[string]bool // the fragments that the new side owns
	ids      map[int]string  // change → the fragment of its place
	numbers  map[*revision.Change]int
	links    map[int][]diff.Link    // by old clause
	since    *succession.Succession // of two reports: what happened between them
	edition  *editionStep           // of two editions of a report
}

// compareFolder is the folder of all compare pages of a policy.
func compareFolder(p *corpus.Policy) string { return permalink.Policy(p.Name) + "diff/" }

func compareAddress(p revision.Pair) string {
	return permalink.Compare(p.Old.Policy.Name, p.Old.Name, p.New.Name)
}

// pickerAddress is the place where a reader chooses two versions of a policy.
func pickerAddress(p *corpus.Policy) string { return permalink.Policy(p.Name) + "#_compare" }

// compares plans the compare pages of a policy, and what leads to them. A shortcut shows the page itself rather than lead on
// to it: a fragment goes with the reader there, and no script is needed for that.
func (s *site) compares(p *corpus.Policy) {
	pairs := revision.Pairs(p)
	for _, pair := range pairs {
		s.add(compareAddress(pair), func(at *view) (string, any) { return "compare", at.comparePage(pair) })
		s.compareFiles(compareAddress(pair), func(at *view) *comparison { return at.comparison(pair) }, comparePlan{
			title: func(*comparison) string { return versionTitle(pair) },
			facts: func(c *comparison) transcript.Facts { return ComparisonFacts(c.revision, s.options.BaseURL) },
		})
	}
	for _, short := range revision.Shortcuts(p) {
		address := permalink.Compare(p.Name, short.Old, short.New)
		if s.has(address) {
			continue // an exact name beats a major
		}
		s.addCopy(address, func(at *view) (string, any) {
			page := at.comparePage(short.Pair)
			page.Means = meaning(short)
			page.citesAs(compareAddress(short.Pair))
			if base := s.options.BaseURL; base != "" {
				page.Canonical = absolute(base, compareAddress(short.Pair))
			}
			return "compare", page
		})
	}
	s.compareIndexes(p, pairs)
}

// compareIndexes plans the folders of the compare pages: they lead to the place where two versions are chosen.
func (s *site) compareIndexes(p *corpus.Policy, pairs []revision.Pair) {
	if len(pairs) == 0 {
		return
	}
	title := "Compare two versions of " + p.Title
	s.redirect(compareFolder(p), pickerAddress(p), title)
	for _, pair := range pairs {
		if from := compareFolder(p) + pair.Old.Name + "/"; !s.has(from) {
			s.redirect(from, pickerAddress(p), title)
		}
	}
}

func (at *view) comparePage(pair revision.Pair) *comparePage {
	c := at.comparison(pair)
	p := pair.New.Policy
	l := at.layout("What changed from "+pair.Old.Name+" to "+pair.New.Name, permalink.Policy(p.Name))
	sayOfPair(l, c.Old, c.New)
	page := &comparePage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Old: at.compared(c.Old), New: at.compared(c.New),
		Choose: at.to(pickerAddress(p), "Choose other versions")}
	page.Keys = at.href(staticDir + "site.js")
	page.neighbours(at, pair)
	page.comparedTexts = c.shown()
	page.Doubted, page.Doubts = at.doubts(pair)
	page.Corrected = c.correctionItems()
	page.Age, page.Told, page.Steps = age(pair.New), c.told(), c.steps()
	page.Description, page.quoted = p.Title+": "+page.Lead, page.Lead
	page.Cards, page.Others = c.cards(), c.otherRecords()
	page.Said, page.Account = c.coverage(), c.heldEntries()
	page.Silent = c.silent()
	return page
}

// comparison compares the pair for a page.
func (at *view) comparison(pair revision.Pair) *comparison {
	r := at.s.revisions.Between(pair.Old, pair.New)
	c := at.comparisonOf(&r.Difference, versionText(pair.Old), versionText(pair.New), compareAddress(pair))
	c.revision, c.Told = r, r.Told
	return c
}

// comparisonOf prepares a comparison of two texts for a page. address is that of the page to cite.
func (at *view) comparisonOf(d *revision.Difference, from, to comparedText, address string) *comparison {
	c := &comparison{Difference: d, Old: from, New: to, address: address, at: at, newIDs: map[string]bool{},
		ids: map[int]string{}, numbers: map[*revision.Change]int{}, links: map[int][]diff.Link{}}
	old, new := at.write(from.File, from.Address), at.write(to.File, to.Address)
	c.redliner, c.plain = &redliner{old, new, policyWords}, &redliner{old, new, descriptionWords}
	for d := range to.File.Doc.All() {
		if d.ID != "" {
			c.newIDs[string(d.ID)] = true
		}
	}
	for _, l := range c.Comparison.Links {
		c.links[l.Old] = append(c.links[l.Old], l)
	}
	for i := range c.Changes {
		c.ids[i] = c.fragmentOf(&c.Changes[i])
	}
	for k, i := range c.changesOfPolicy() {
		c.numbers[&c.Changes[i]] = k + 1
	}
	return c
}

// number is the number under which a reader sees a change of the policy. A difference of description has none.
func (c *comparison) number(ch *revision.Change) string { return strconv.Itoa(c.numbers[ch]) }

// fragmentOf is the fragment of the place of a change: the new side's ID, else the old side's.
func (c *comparison) fragmentOf(ch *revision.Change) string {
	if len(ch.New) > 0 {
		return string(c.Comparison.New.Clauses[ch.New[0]].ID)
	}
	return c.oldFragment(c.Comparison.Old.Clauses[ch.Old[0]])
}

// oldFragment is the fragment of an old clause that has no place of its own on the new side.
func (c *comparison) oldFragment(o diff.Clause) string {
	if c.newIDs[string(o.ID)] {
		return "_old-" + string(o.ID)
	}
	return string(o.ID)
}

// toChange is the reference to a change on the page.
func (c *comparison) toChange(i int) string { return fragment(c.ids[i]) }

func (at *view) compared(t comparedText) comparedLink {
	l := comparedLink{link: at.to(t.Address, t.Name), Date: t.Published.Long()}
	if t.report != nil {
		l.Edition = at.edition(t.report)
	}
	return l
}

// neighbours links the comparisons that go before and after this one: the step that led to the old version, and the one that
// followed the new.
func (page *comparePage) neighbours(at *view, pair revision.Pair) {
	if before := pair.Old.Previous(); before != nil {
		page.Earlier = at.toCompare(revision.Pair{Old: before, New: pair.Old})
	}
	if after := pair.New.Next(); after != nil {
		page.Later = at.toCompare(revision.Pair{Old: pair.New, New: after})
	}
	page.Previous, page.Next = page.Earlier, page.Later
}

func (at *view) toCompare(pair revision.Pair) *link {
	return at.ifHas(compareAddress(pair), pair.Old.Name+" → "+pair.New.Name)
}

func isOfficial(c *corpus.Common) bool {
	b := clause.Basis(c.Basis)
	return b == clause.Official || b == clause.Excerpt
}

// isOfficial reports whether both texts are the publisher's own.
func (c *comparison) isOfficial() bool { return isOfficial(c.Old.Common) && isOfficial(c.New.Common) }

// sayOfPair says what the two texts are.
func sayOfPair(l *layout, old, new comparedText) {
	if old.Basis == new.Basis && old.Specimen == new.Specimen {
		l.bannerAmid(new.Common, false)
	} else {
		l.say("basis", old.Name+": "+lowerFirst(basisSentence(old.Basis))+" "+new.Name+": "+lowerFirst(basisSentence(new.Basis)))
		if new.Specimen || old.Specimen {
			l.say("specimen", specimenSentence)
		}
	}
	for i, v := range []comparedText{old, new} {
		if v.Draft && !(i == 1 && old.Basis == new.Basis && old.Specimen == new.Specimen) {
			l.say("draft", v.Name+": "+lowerFirst(draftSentence))
		}
	}
}
