package render

import (
	"cmp"
	"slices"

	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Names of the forms of the data of a report and of the list of all; docs/report.schema.json and docs/reports.schema.json
// describe them.
const (
	reportSchema  = "rspsite.report/1"
	reportsSchema = "rspsite.reports/1"
)

// A reportData is what the page of a report, or of an earlier edition of one, says.
type reportData struct {
	fileData
	Report           string           `json:"report"`            // its name, on the pages of its editions too
	Edition          string           `json:"edition,omitempty"` // of this text
	Newest           bool             `json:"newest"`            // this text is the newest edition
	Published        string           `json:"published"`         // of the first edition
	Dated            string           `json:"dated"`             // of this edition
	Covers           string           `json:"covers"`
	From             string           `json:"from,omitempty"`
	To               string           `json:"to,omitempty"`
	Policy           string           `json:"policy"`
	PolicyVersion    string           `json:"policyVersion"`
	PolicyVersionURL string           `json:"policyVersionUrl,omitempty"`
	Models           []coveredData    `json:"models"`
	OffCycle         bool             `json:"offCycle"`
	Previous         string           `json:"previous,omitempty"`
	Compared         string           `json:"comparedWithPrevious,omitempty"`
	Withdrawn        *withdrawnData   `json:"withdrawn,omitempty"`
	Digest           string           `json:"digest"` // of this text
	Source           string           `json:"source,omitempty"`
	Risks            []riskData       `json:"risks"`
	PromisesOf       string           `json:"promisesOf,omitempty"` // policy/version that they are read from
	Promises         []promiseData    `json:"promises"`
	Errata           []correctionData `json:"errata"`
	Editions         []editionData    `json:"editions"` // all that are held, oldest first
	Reviews          []reviewOfData   `json:"reviews"`  // of an earlier edition: those of that edition
	Redactions       []redactionData  `json:"redactions"`
}

// A coveredData is a model that a report covers. One that is not released has no page.
type coveredData struct {
	Name     string `json:"name"`
	URL      string `json:"url,omitempty"`
	Released bool   `json:"released"`
}

// A withdrawnData says when a text was withdrawn, and why.
type withdrawnData struct {
	On  string `json:"on"`
	Why string `json:"why"`
}

// A promiseData is what the policy promises of reports in one clause, and whether this one answers it.
type promiseData struct {
	Clause string   `json:"clause"` // policy/version#clause
	URL    string   `json:"url"`
	Says   string   `json:"says"`
	Status string   `json:"status"`
	Stated bool     `json:"stated"` // the report says so itself
	In     []string `json:"in"`     // IDs of the clauses of the report that answer it
	Note   string   `json:"note,omitempty"`
}

// A correctionData is an erratum with what it changed.
type correctionData struct {
	On      string   `json:"on"`
	Kind    string   `json:"kind"`
	What    string   `json:"what"`
	Why     string   `json:"why,omitempty"`
	Edition string   `json:"edition,omitempty"` // that it made
	Clauses []string `json:"clauses"`
	Redline string   `json:"redline,omitempty"`
}

// An editionData is one edition of a report.
type editionData struct {
	Edition string `json:"edition,omitempty"`
	URL     string `json:"url"`
	Dated   string `json:"dated"`
	Digest  string `json:"digest"`
	Newest  bool   `json:"newest"`
	Redline string `json:"redline,omitempty"` // against the one before
}

// A reviewOfData is an outside review of a report, or an empty place for one.
type reviewOfData struct {
	Name      string `json:"name"`
	Reviewer  string `json:"reviewer"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Data      string `json:"data"`
	Published string `json:"published,omitempty"` // absent: no statement has been published
	Edition   string `json:"edition,omitempty"`
	Digest    string `json:"digest,omitempty"` // of the text reviewed
	Held      bool   `json:"held"`
	Changed   *bool  `json:"changed"` // whether the newest text is another; null where that cannot be told
	Specimen  bool   `json:"specimen"`
	Draft     bool   `json:"draft,omitempty"`
}

// reportData plans the data beside the pages of a report and of its earlier editions.
func (s *site) reportData(r *corpus.Report) {
	for _, t := range r.Texts() {
		s.addFile(permalink.Data(editionAddress(r, t)), func() ([]byte, error) { return encodeJSON(s.dataOfReport(r, t)) })
	}
}

// dataOfReport is what the page of one edition of a report says.
func (s *site) dataOfReport(r *corpus.Report, t corpus.EditionText) *reportData {
	address := editionAddress(r, t)
	d := &reportData{fileData: s.fileData(reportSchema, address, t.File, &t.Common), Report: r.Name, Edition: t.Edition, Newest: t.Earlier == nil,
		Published: t.Published.String(), Dated: t.Dated().String(), Covers: t.Covers.String(), From: t.Period.From.String(), To: t.Period.To.String(),
		Policy: cmp.Or(t.Policy, s.corpus.Config.DefaultPolicy), PolicyVersion: t.PolicyVersion, Models: s.coveredData(t), OffCycle: t.OffCycle,
		Previous: t.Previous, Digest: t.TextDigest(), Risks: s.riskData(t, address), Errata: s.correctionData(r, t), Editions: s.editionData(r),
		Reviews: s.reviewsOfData(r, t), Redactions: []redactionData{}}
	if p := s.corpus.Policy(d.Policy); p != nil && p.Version(t.PolicyVersion) != nil {
		d.PolicyVersionURL = s.whole(permalink.Version(d.Policy, t.PolicyVersion))
	}
	d.Compared = s.ifWhole(permalink.ReportCompare(t.Previous, r.Name))
	d.Source = s.ifWhole(permalink.TextSourceFile(address))
	if w := t.Withdrawn; w != nil {
		d.Withdrawn = &withdrawnData{w.On.String(), s.plain(w.Why.Inline, t.File)}
	}
	d.PromisesOf, d.Promises = s.promiseData(t)
	if x := s.redacted[t.Path]; x != nil {
		for _, p := range x.places {
			d.Redactions = append(d.Redactions, s.redactionData(x, p))
		}
	}
	return d
}

// ifWhole is the whole address of a page or file; empty if the site has none there.
func (s *site) ifWhole(address string) string {
	if !s.has(address) {
		return ""
	}
	return s.whole(address)
}

func (s *site) coveredData(t corpus.EditionText) []coveredData {
	list := []coveredData{}
	for _, name := range t.Models {
		list = append(list, coveredData{Name: name, URL: s.ifWhole(permalink.Model(name)), Released: true})
	}
	for _, name := range t.Unreleased {
		list = append(list, coveredData{Name: s.plain(name.Inline, t.File)})
	}
	return list
}

// riskData is the table of risks of one edition of a report, whose page is at address.
func (s *site) riskData(t corpus.EditionText, address string) []riskData {
	list := []riskData{}
	for _, x := range s.corpus.Risks(t) {
		list = append(list, riskData{string(x.ID), x.Threat, x.Threshold.Text, x.Standard.Text, x.Rating.Text, s.whole(address + permalink.Fragment(x.ID)),
			readData{wordData(x.Threshold), wordData(x.Standard), wordData(x.Rating)}})
	}
	return list
}

// wordData is the word of its scale that a cell begins with; null where it begins with none.
func wordData(a corpus.Assessment) *string {
	if !a.Known {
		return nil
	}
	return &a.Word
}

func (s *site) promiseData(t corpus.EditionText) (of string, list []promiseData) {
	list = []promiseData{}
	l := completeness.Of(s.corpus, &corpus.Report{File: *t.File, ReportMeta: *t.ReportMeta})
	if len(l.Promises) == 0 {
		return "", list
	}
	v := l.From
	for _, p := range l.Promises {
		d := promiseData{Clause: p.Ref, URL: s.whole(permalink.Clause(v.Policy.Name, v.Name, p.Clause.ID)), Says: s.plain(p.Clause.Text, &v.File),
			Status: string(p.Status), Stated: p.Answer != nil, In: []string{}}
		for _, in := range p.In {
			d.In = append(d.In, string(in.ID))
		}
		if p.Answer != nil {
			d.Note = s.plain(p.Answer.Note.Inline, t.File)
		}
		list = append(list, d)
	}
	return v.Policy.Name + "/" + v.Name, list
}

func (s *site) correctionData(r *corpus.Report, t corpus.EditionText) []correctionData {
	list := []correctionData{}
	for _, e := range t.Errata {
		list = append(list, correctionData{On: e.On.String(), Kind: string(e.Kind), What: s.plain(e.What.Inline, t.File), Why: s.plain(e.Why.Inline, t.File),
			Edition: e.Edition, Clauses: append([]string{}, e.Clauses...), Redline: s.ifWhole(correctionAddress(r, e))})
	}
	return list
}

func (s *site) editionData(r *corpus.Report) []editionData {
	list := []editionData{}
	texts := r.Texts()
	for i, t := range texts {
		d := editionData{Edition: t.Edition, URL: s.whole(editionAddress(r, t)), Dated: t.Dated().String(), Digest: t.TextDigest(), Newest: t.Earlier == nil}
		if i > 0 {
			d.Redline = s.ifWhole(permalink.ReportEditions(r.Name, texts[i-1].Edition, t.Edition))
		}
		list = append(list, d)
	}
	return list
}

// reviewsOfData are the reviews of a report: of the newest edition all, of an earlier one those whose text it is.
func (s *site) reviewsOfData(r *corpus.Report, t corpus.EditionText) []reviewOfData {
	list := []reviewOfData{}
	for _, w := range r.Reviews {
		since := s.sinceReview(w)
		if t.Earlier != nil && (!since.held || since.text.Earlier != t.Earlier) {
			continue
		}
		address := permalink.Review(r.Name, w.Name)
		d := reviewOfData{Name: w.Name, Reviewer: w.Reviewer, Title: w.Title, URL: s.whole(address), Data: s.whole(permalink.Data(address)),
			Published: w.Published.String(), Edition: w.Edition, Digest: w.Digest, Held: since.held, Specimen: w.Specimen, Draft: w.Draft}
		if changed := since.changes != nil; since.held && !w.Published.IsZero() {
			d.Changed = &changed
		}
		list = append(list, d)
	}
	return list
}

// A reportsData is the list of all reports, newest first.
type reportsData struct {
	Schema  string         `json:"schema"`
	Notice  string         `json:"notice"`
	URL     string         `json:"url"`
	AsOf    string         `json:"asOf"`
	Reports []coverageData `json:"reports"`
}

func (s *site) reportsData() *reportsData {
	d := &reportsData{Schema: reportsSchema, Notice: noticeOfList(s.corpus.Reports, func(r *corpus.Report) bool { return r.Specimen }),
		URL: s.whole(permalink.Reports), AsOf: s.corpus.AsOf.String(), Reports: []coverageData{}}
	for _, r := range s.corpus.Reports {
		d.Reports = append(d.Reports, s.coverageData(r))
	}
	return d
}

// noticeOfList says of a list what must be known before anything in it is counted.
func noticeOfList[T any](list []T, isSpecimen func(T) bool) string {
	switch {
	case !slices.ContainsFunc(list, isSpecimen):
		return "Each entry says on what its text rests, under basis."
	case !slices.ContainsFunc(list, func(x T) bool { return !isSpecimen(x) }):
		return specimenSentence + " That is so of every entry."
	}
	return "Some entries are specimens, made up to show how such a document looks here; nobody published them. Each says so, and on what its text rests, under specimen and basis."
}
