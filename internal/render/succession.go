package render

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/succession"
)

// One report against another: what is assessed otherwise stands first, in one screen of a phone, then what changed in the policy
// meanwhile, then the two texts.

// reportCompares plans the pages that compare two reports, and what leads to them.
func (s *site) reportCompares() {
	for _, pair := range succession.Pairs(s.corpus) {
		old, new := pair.Old, pair.New
		address := permalink.ReportCompare(old.Name, new.Name)
		about := textCompare{title: "What changed from " + old.Name + " to " + new.Name, of: "Risk Reports", section: permalink.Reports,
			around: func(at *view, page *textComparePage) {
				page.Old.Text, page.New.Text = old.Title, new.Title
				page.Head = at.s.publisherOf(new) + "Risk Reports of " + old.Published.Long() + " and " + new.Published.Long() + ": what changed"
				page.neighbours(at, pair)
				page.Notes = append(page.Notes, append(at.disputes(new), at.disputes(old)...)...)
			}}
		s.addCompared(address, about, func(at *view) *comparison {
			since := s.successions.Between(old, new)
			c := at.comparisonOf(since.Text(), reportText(old), reportText(new), address)
			c.since = since
			return c
		})
		for _, folder := range []string{permalink.Reports + "diff/", permalink.Reports + "diff/" + old.Name + "/"} {
			if !s.has(folder) {
				s.redirect(folder, permalink.Reports, "Risk Reports")
			}
		}
	}
}

// publisherOf names the publisher of a report before what is said of it; of a specimen, which nobody published, it is empty.
func (s *site) publisherOf(r *corpus.Report) string {
	if p := s.corpus.PolicyOr(r.Policy); p != nil && !r.Specimen && p.Publisher != "" {
		return p.Publisher + ", "
	}
	return ""
}

// neighbours links the comparison that led to the older report, and that of the newer with the one that follows it.
func (page *textComparePage) neighbours(at *view, pair succession.Pair) {
	c := at.s.corpus
	if before := succession.Previous(c, pair.Old); before != nil {
		page.Earlier = at.toReportCompare(before.Name, pair.Old.Name)
	}
	for _, after := range c.Reports {
		if after.Previous == pair.New.Name && !after.OffCycle {
			page.Later = at.toReportCompare(pair.New.Name, after.Name)
		}
	}
}

func (at *view) toReportCompare(old, new string) *link {
	return at.ifHas(permalink.ReportCompare(old, new), old+" → "+new)
}

// A sinceLast says on the page of a report what became of an earlier one.
type sinceLast struct {
	ID      string
	Title   string
	Which   string // the earlier report, in words
	Before  link
	Lead    string
	Moved   []riskRow // the threats of which an assessment got worse or better, or cannot be read any more
	Columns []string
	Compare link
}

// sinceLast is what the page of a report says of the one before it, and where that came off the cycle, of the last regular one.
func (at *view) sinceLast(new *corpus.Report) []*sinceLast {
	var list []*sinceLast
	if s := at.becameOf(succession.Previous(at.s.corpus, new), new); s != nil {
		s.ID, s.Title, s.Which = "_since", "Since the last report", "the last one"
		list = append(list, s)
	}
	if s := at.becameOf(succession.Regular(at.s.corpus, new), new); s != nil {
		s.ID, s.Title, s.Which = "_since-regular", "Since the last regular report", "the last regular one"
		list = append(list, s)
	}
	return list
}

// becameOf is what became of an earlier report in a later one, or nil if there is none, or no page that compares them.
func (at *view) becameOf(old, new *corpus.Report) *sinceLast {
	if old == nil {
		return nil
	}
	compare := at.toReportCompare(old.Name, new.Name)
	if compare == nil {
		return nil
	}
	s := at.s.successions.Between(old, new)
	since := &sinceLast{Before: at.to(permalink.Report(old.Name), old.Title), Lead: sinceBrief(s),
		Compare: link{"The two reports compared", compare.Href}}
	for _, column := range riskColumns {
		since.Columns = append(since.Columns, column.title)
	}
	for _, r := range worstFirst(s.Risks) {
		if r.Is(succession.Worse) || r.Is(succession.Better) || slices.ContainsFunc(riskColumns, func(c riskColumn) bool { return isHidden(c.of(&r)) }) {
			row := turnsOf(&r)
			row.Threat.Href, row.Corrected = "", at.correctedRows(s, &r)
			if r.New != nil {
				row.Threat.Href = fragment(string(r.New.ID))
			}
			since.Moved = append(since.Moved, row)
		}
	}
	return since
}

// A comparedReports is a comparison of two reports in the list of them.
type comparedReports struct {
	link
	Marks []chip
	Lead  string // of a report and the one that it follows; empty of others, and of steps long past
}

// maxTold is how many steps from report to report the list of them tells of: all of seven quarterly years.
const maxTold = 30

// comparedReports lists the comparisons of reports, each report against the one that it follows first, the newest first.
func (at *view) comparedReports() []comparedReports {
	var steps, others []comparedReports
	for _, pair := range slices.Backward(succession.Pairs(at.s.corpus)) {
		l := at.toReportCompare(pair.Old.Name, pair.New.Name)
		if l == nil {
			continue
		}
		item := comparedReports{link: *l, Marks: marks(&pair.New.Common)}
		if succession.Previous(at.s.corpus, pair.New) != pair.Old {
			others = append(others, item)
			continue
		}
		if len(steps) < maxTold {
			item.Lead = SuccessionSummary(at.s.successions.Between(pair.Old, pair.New))
		}
		steps = append(steps, item)
	}
	return append(steps, others...)
}
