package citation_test

import "rspsite/internal/citation"

// A reference is a work with what stands around it.
type reference struct {
	work   citation.Work
	around citation.Relations
}

// record is the site of the cases, and lab the publisher of the policies on it.
var record = citation.Site{Title: "Record of Policies", Publisher: "Record Project", URL: "https://record.example/", AsOf: "2026-05-04",
	Licence: citation.Link{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"}}

const lab = "Example Lab, Inc."

// digest is a text digest of any text.
const digest = "sha256:97251e94f79a8167918d1869578d12157f7913e4c29cf933f3e213c2fe345be9"

// given is a work of a kind with what all works of the site have.
func given(kind citation.Kind, title string, names ...string) citation.Work {
	return citation.Work{Kind: kind, Key: citation.Key(kind, names...), Title: title, Authors: []string{record.Publisher}, Issued: record.AsOf, Site: record,
		Language: "en", URL: "https://record.example/here/", Digests: []citation.Digest{{Form: "rspsite.canonical/1", Value: digest}}}
}

// with is a work, changed.
func with(w citation.Work, change func(*citation.Work)) citation.Work {
	change(&w)
	return w
}

const (
	reconstructed = "Reconstructed from secondary sources; not the publisher’s wording."
	madeUp        = "Specimen: made up to show how such a document looks here; nobody published it."
)

// works are the cases: one for each file of testdata, and one for each kind at least.
var works = map[string]reference{
	"version_official": {work: with(given(citation.Version, "Scaling Policy v2.0", "policy", "v2.0"), func(w *citation.Work) {
		w.Version, w.Authors, w.Issued = "v2.0", []string{lab}, "2026-02" // no day is stated
		w.Document, w.Notes = "https://lab.example/policy-2.pdf?a=1&b=2", []string{"The publisher’s own wording."}
	}), around: citation.Relations{Description: "What the lab undertakes.", PartOf: []citation.Related{{Name: "Scaling Policy", URL: "https://record.example/policy/"}},
		BasedOn: []citation.Related{{Name: "The policy as a PDF", URL: "https://lab.example/policy-2.pdf", Author: lab, On: "2026-02", Digest: "97251e94"}}}},
	"version_official_day": {work: with(given(citation.Version, "Scaling Policy v2.1", "policy", "v2.1"), func(w *citation.Work) {
		w.Version, w.Authors, w.Issued, w.Document = "v2.1", []string{lab}, "2026-03-31", "https://lab.example/policy-2.1.pdf"
	})},
	"version_reconstruction": {work: with(given(citation.Version, "Scaling Policy v1.0", "policy", "v1.0"), func(w *citation.Work) {
		w.Version, w.Marks = "v1.0", []string{"reconstruction from secondary sources"}
		w.Notes = []string{reconstructed, "The words are those of Record Project."}
		w.Original = &citation.Original{What: "version", By: lab, On: "2023-09"}
	})},
	"version_disputed": {work: with(given(citation.Version, "Scaling Policy v1.2", "policy", "v1.2"), func(w *citation.Work) {
		w.Version, w.Marks, w.Notes = "v1.2", []string{"reconstruction from secondary sources"}, []string{reconstructed}
		w.Original = &citation.Original{What: "version", By: lab, On: "2024-10-15", Disputed: true}
	})},
	"version_recorded": {work: with(given(citation.Page, "Scaling Policy v1.3", "policy", "recorded", "v1.3"), func(w *citation.Work) {
		w.Marks = []string{"recorded; text not held"}
		w.Original = &citation.Original{What: "version", By: lab, Effective: "2025-03-31", Told: []string{"A corpus"}}
	})},
	"version_withdrawn": {work: with(given(citation.Version, "Scaling Policy v1.1", "policy", "v1.1"), func(w *citation.Work) {
		w.Version, w.Authors, w.Issued, w.Marks = "v1.1", []string{lab}, "2024-01-02", []string{"excerpts", "withdrawn"}
		w.Notes = []string{"Excerpts from the publisher’s text.", "Withdrawn on 3 May 2026."}
	})},
	"version_draft": {work: with(given(citation.Version, "Scaling Policy v3.0", "policy", "v3.0"), func(w *citation.Work) {
		w.Version, w.Marks, w.URL, w.Site.URL = "v3.0", []string{"specimen", "draft"}, "/policy/v3.0/", "" // the site does not know its own address
		w.Document = "https://lab.example/policy-3.pdf"
	})},
	"clause": {work: with(given(citation.Clause, "Clause pause, §4(a)", "policy", "v2.5", "pause"), func(w *citation.Work) {
		w.Of, w.Version, w.Authors, w.Issued = "Scaling Policy v2.5", "v2.5", []string{lab}, "2026-04-30"
		w.URL, w.Words = "https://record.example/policy/v2.5/#pause", "Training stops\n  until the safeguards stand."
	})},
	"report_edition": {work: with(given(citation.Report, "Risk Report on Model One", "one"), func(w *citation.Work) {
		w.Edition, w.Marks, w.Notes = "2", []string{"specimen"}, []string{madeUp}
	})},
	"report_earlier_edition": {work: with(given(citation.Report, "Risk Report on Model One, edition 1", "one"), func(w *citation.Work) {
		w.Key, w.Edition, w.Marks = citation.Key("edition", "one", "1"), "1", []string{"specimen", "earlier edition"}
		w.Notes = []string{madeUp, "An earlier edition, superseded on 4 May 2026 by edition 2."}
	})},
	"report_of_nobody": {work: with(given(citation.Report, "Who watches? And when?", "watch"), func(w *citation.Work) { w.Authors = nil })},
	"review": {work: with(given(citation.Review, "Review of the Risk Report, by Élan & Partners", "one", "elan"), func(w *citation.Work) {
		w.Authors, w.Issued = []string{"Élan & Partners, Sûreté, and Søn"}, "2026"
	})},
	"comparison": {work: with(given(citation.Comparison, "Scaling Policy: what changed from v1.0 to v2.0", "policy", "v1.0", "v2.0"), func(w *citation.Work) {
		w.Marks, w.Notes = []string{"v1.0: reconstruction from secondary sources"}, []string{reconstructed, "The comparison is this site’s."}
		w.Digests = []citation.Digest{{Of: "v1.0", Form: "rspsite.canonical/1", Value: digest}, {Of: "v2.0", Form: "rspsite.canonical/1", Value: digest}}
	})},
	"model": {work: with(given(citation.Determination, "Model One: determinations of its safety level", "one"), func(w *citation.Work) {
		w.Digests = append(w.Digests, citation.Digest{Of: "its header", Form: "rspsite.header/1", Value: digest})
	}), around: citation.Relations{OwnWords: true}},
	"table": {work: given(citation.Table, "Thresholds, lab by lab", "thresholds"), around: citation.Relations{OwnWords: true, Status: []string{"compiled from sources"}, Downloads: []citation.Download{
		{Name: "The rows", URL: "https://record.example/api/v1/tables/thresholds.json", Type: "application/json"}, {Name: "not whole", URL: "/x.json"}}}},
	"goal": {work: given(citation.Goal, "To publish a report every six months", "reports"), around: citation.Relations{OwnWords: true}},
	"page": {work: given(citation.Page, "Where the sources disagree…", "pages", "disagreements"), around: citation.Relations{OwnWords: true}},
	"hostile": {work: with(given(citation.Version, "50 % {of} C&A #1_x ~y^2 \\ends}\r\nER  - \r\nTY  - JOUR\u2028<b>\"q\"</b> $z$ \u202Ereversed\u202C {", "p:q", "v{1} é"), func(w *citation.Work) {
		w.Version, w.Edition, w.Authors = "v{1}\né", "2\n}", []string{"Wei 魏, }{ & Co.\nAU  - Thief", "“Two” and Ωmega"}
		w.URL, w.Document = "https://record.example/a b}\n{\\?q=\"x\"&y=<z>#é", "https://lab.example/\"><script>"
		w.Marks, w.Notes, w.Words = []string{"specimen\n]"}, []string{"Note }\nER  - "}, "“one”\n\n> two\n"
		w.Original = &citation.Original{What: "ver\nsion", By: "By }\nOP  - x", On: "2025-02\n"}
		w.Digests = []citation.Digest{{Of: "x\n}", Form: "form\n{", Value: "sha256:\n0"}}
		w.Language, w.Site.Title = "en\n}", "Site }\nof {"
	}), around: citation.Relations{Description: "</script>\n<b>", PartOf: []citation.Related{{Kind: citation.Report, Name: "A\n{B", URL: "/x", Author: "</script>"}}}},
}
