package render

import (
	"cmp"

	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
)

// An apiPage says in plain words what there is as data, and how to take it.
type apiPage struct {
	*layout
	Lead     string
	Notice   string
	Whole    []apiFile // everything in one file
	Kinds    []apiKind
	Examples []apiExample
	Forms    []link // the JSON Schemas
	Beside   []link
}

// An apiFile is a file with what is in it.
type apiFile struct {
	link
	Says string
}

// An apiKind is a kind of record.
type apiKind struct {
	Title   string
	Count   string
	Says    string // what a record of it holds
	Pattern string // of their addresses
	Example *link
	Form    link
}

// An apiExample is a question and a command that answers it.
type apiExample struct{ Asks, Command string }

const apiLead = "Everything that this site shows, for programs: files of JSON, one for each text, clause and source, that need no key and no server."

func (at *view) apiPage() *apiPage {
	p := &apiPage{layout: at.layout("Data", permalink.API), Lead: apiLead, Notice: at.s.data.Notice()}
	p.say("basis", listSentence)
	p.Description = apiLead
	p.Whole = []apiFile{
		{at.to(permalink.Data(permalink.API), "index.json"), "the list of all records, with the terms of use"},
		{at.to(permalink.APICorpus, "corpus.json"), "all records in one file, by kind"},
		{at.to(permalink.APILines, "corpus.ndjson"), "the same, one record a line"},
	}
	for _, x := range at.s.corpus.Policies {
		p.Whole = append(p.Whole, apiFile{at.to(permalink.APIMatrix(x.Name), "matrix/"+x.Name+".csv"),
			"what became of each clause of " + x.Title + " in each version, as a table"})
	}
	for _, k := range at.s.data.Kinds() {
		p.Kinds = append(p.Kinds, at.apiKind(k))
	}
	for _, f := range dataset.Schemas() {
		p.Forms = append(p.Forms, at.to(permalink.APISchema(f.Name), f.Schema))
	}
	for _, x := range []link{{"Risk Reports with their risks", permalink.Reports}, {"goals with their dates", permalink.Goals}, {"redactions", permalink.Redactions}} {
		if at.s.has(permalink.Data(x.Href)) {
			p.Beside = append(p.Beside, at.to(permalink.Data(x.Href), x.Text))
		}
	}
	p.Examples = at.apiExamples()
	return p
}

// apiKinds are what the records of each kind hold, and how their addresses are made.
var apiKinds = map[string]struct{ says, pattern string }{
	"policy":  {"a policy, with the list of its versions", "policies/<policy>.json"},
	"version": {"a version with its text, clause by clause", "versions/<policy>/<version>.json"},
	"clause":  {"a clause through all versions", "clauses/<policy>/<clause>.json"},
	"changes": {"what changed with a version: the publisher’s account and the editors’ records", "changes/<policy>/<version>.json"},
	"report":  {"a report in its newest edition", "reports/<report>.json"},
	"edition": {"an earlier edition of a report, as it stood", "editions/<report>/<edition>.json"},
	"review":  {"an outside review of a report", "reviews/<report>/<reviewer>.json"},
	"model":   {"a model with its determinations", "models/<model>.json"},
	"table":   {"a page of comparison tables", "tables/<table>.json"},
	"goal":    {"a dated promise or a metric", "goals/<goal>.json"},
	"source":  {"a source, with all that cites it", "sources/<source>.json"},
	"page":    {"a page of prose", "pages/<page>.json"},
}

func (at *view) apiKind(k dataset.Kind) apiKind {
	x := apiKind{Says: apiKinds[k.Kind].says, Title: k.Title, Count: count(k.Count, "record", "records"), Pattern: apiKinds[k.Kind].pattern, Form: at.to(permalink.APISchema(k.Kind), "Schema")}
	if k.Count > 0 {
		last := k.Records[k.Count-1]
		example := at.to(at.s.data.Address(k.Kind, last.Name), last.Title)
		x.Example = &example
	}
	return x
}

// apiExamples ask what a reader of this site would, of what this site has.
func (at *view) apiExamples() []apiExample {
	whole := func(address string) string { return absolute(siteAddress(at.s.options.BaseURL), address) }
	var list []apiExample
	for _, p := range at.s.corpus.Policies[:min(1, len(at.s.corpus.Policies))] {
		if v := p.Latest(); v != nil {
			list = append(list, apiExample{"The text of " + p.Title + " " + v.Name + ", clause by clause, with the place of each:",
				"curl -s " + whole(at.s.data.RecordOf(v.Address())) + " | jq -r '.clauses[] | [.label, .text] | @tsv'"})
		}
		if h := p.Histories(); len(h) > 0 {
			list = append(list, apiExample{"What became of one clause in each version:",
				"curl -s " + whole(at.s.data.RecordOf(permalink.ClauseHistory(p.Name, h[0].ID))) + " | jq -r '.versions[] | [.version, .state] | @tsv'"})
		}
	}
	return append(list, apiExample{"Every record of which another source says otherwise:",
		"curl -s " + whole(permalink.APILines) + " | jq -r 'select(.disputed) | [.kind, .title, .url] | @tsv'"})
}

// Record is where what the page shows stands as data; empty if it has no record.
func (l *layout) Record() string {
	if l.view.s.data == nil {
		return ""
	}
	address := cmp.Or(l.view.s.copies[l.view.at], l.view.at)
	if record := l.view.s.data.RecordOf(address); record != "" {
		return l.view.href(record)
	}
	return ""
}

// DataLink leads to the page that explains the data, from every page.
func (l *layout) DataLink() link { return l.view.to(permalink.API, "Data") }
