package corpus

import (
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// The structs of this file are the front matter of each kind of source. The tag `yaml` is the key, `need:"required"` says
// that a file without it is refused; docs/sources.md lists them all, and a test holds that page against these structs.

// A Config is rspsite.yaml.
type Config struct {
	Title         string  `yaml:"title" need:"required"`        // of the site
	Summary       Text    `yaml:"summary"`                      // one sentence: what the site is
	BaseURL       string  `yaml:"base-url"`                     // absolute address of the root, for feeds and metadata
	Publisher     string  `yaml:"publisher" need:"required"`    // who puts out this site
	DefaultPolicy string  `yaml:"default-policy"`               // whose versions [[v2.5]] means outside a policy
	AsOf          Date    `yaml:"as-of" need:"required"`        // today, for all output
	Language      string  `yaml:"language"`                     // BCP 47; en if absent
	Contact       Contact `yaml:"contact" need:"required"`      // where corrections go
	DataLicence   Licence `yaml:"data-licence" need:"required"` // of the site's own texts and data
	Editor        string  `yaml:"editor"`                       // who answers for change records
	Rules         Rules   `yaml:"rules"`                        // what Risk Reports are held to
	Ledger        Ledger  `yaml:"ledger"`                       // the public record of what was published
}

// A Ledger says how the public record is named and signed.
type Ledger struct {
	Origin string `yaml:"origin"` // name of the log, which never changes; host and path of base-url if absent
	Key    string `yaml:"key"`    // public key that its checkpoints are signed with, as rspsite ledger keygen prints it
}

// Rules are what Risk Reports are held to. What is absent is as docs/reports.md says.
type Rules struct {
	Parts        []Part   `yaml:"parts"`         // what a report must hold
	Ratings      []string `yaml:"ratings"`       // the words of residual risk, the lowest first
	CoverageDays int      `yaml:"coverage-days"` // how many days at most lie between coverage date and publication
}

// A Part is a section that a report must have.
type Part struct {
	ID       string `yaml:"id" need:"required"` // of its heading
	Title    string `yaml:"title" need:"required"`
	Guidance Text   `yaml:"guidance"` // what a writer should say there, in a line
	Under    string `yaml:"under"`    // ID of the part that it is a part of
	Since    Date   `yaml:"since"`    // reports published before need not have it
}

// A Contact is where a reader sends corrections; one of the two is required.
type Contact struct {
	URL   string `yaml:"url"`
	Email string `yaml:"email"`
}

// A Licence names the terms on which the site's data may be used.
type Licence struct {
	Name string `yaml:"name" need:"required"`
	URL  string `yaml:"url"`
}

// Common is the front matter that every kind of file may have.
type Common struct {
	Title     string      `yaml:"title" need:"required"`
	Summary   Text        `yaml:"summary"`  // one sentence, shown in lists
	Draft     bool        `yaml:"draft"`    // in no output without --drafts
	Specimen  bool        `yaml:"specimen"` // made up to show the tool; marked everywhere
	Basis     Basis       `yaml:"basis"`    // what the text rests on
	Source    Sources     `yaml:"source"`   // where the statements of the file come from
	Aliases   []string    `yaml:"aliases"`  // names under which the file was published before: they redirect
	Claims    []Claim     `yaml:"claims"`   // what other sources say of a field of this file
	Errata    []Erratum   `yaml:"errata"`
	Withdrawn *Withdrawal `yaml:"withdrawn"`
}

// A Claim is what a source says of one field, beside what the file says.
type Claim struct {
	Field  string  `yaml:"field" need:"required"` // key of the front matter, or ID of a clause of the text or of gone, that the claim is about
	Value  Text    `yaml:"value" need:"required"`
	Source Sources `yaml:"source" need:"required"`
	Note   Text    `yaml:"note"`

	Versions []string `yaml:"versions"` // of a claim about all that is recorded of a policy: the versions on which it bears; all, if absent
}

// An Erratum says what was corrected in a text already published.
type Erratum struct {
	On      Date        `yaml:"on" need:"required"`
	Kind    ErratumKind `yaml:"kind" need:"required"`
	What    Text        `yaml:"what" need:"required"`
	Why     Text        `yaml:"why"`
	Clauses []string    `yaml:"clauses"`
	Edition string      `yaml:"edition"` // of a report: the edition that the correction made
}

// A Withdrawal says since when, and why, a published text no longer stands.
type Withdrawal struct {
	On  Date `yaml:"on" need:"required"`
	Why Text `yaml:"why" need:"required"`
}

// An Original is the publisher's own document; of a review, the reviewer's own.
type Original struct {
	URL    string `yaml:"url"`
	SHA256 string `yaml:"sha256"` // of the document's bytes, 64 hexadecimal digits
	Note   Text   `yaml:"note"`   // such as an address that no longer answers
}

// A PolicyMeta is the front matter of policy.md.
type PolicyMeta struct {
	Common    `yaml:",inline"`
	Short     string     `yaml:"short"`                     // the name in running text: RSP
	Publisher string     `yaml:"publisher" need:"required"` // of the policy, not of this site
	Home      string     `yaml:"home"`                      // the publisher's page
	Recorded  []Recorded `yaml:"recorded"`
	Cadence   []Cadence  `yaml:"cadence"` // how often the policy wants a Risk Report, oldest rule first
}

// A Cadence is a rule of a policy on how often a Risk Report is due, counted from the publication of the one before.
type Cadence struct {
	Since    string  `yaml:"since" need:"required"`  // the first version that has the rule
	Earliest int     `yaml:"earliest"`               // months after the last report
	Latest   int     `yaml:"latest" need:"required"` // months after the last report
	Clause   string  `yaml:"clause"`                 // reference to the clause that says so: anthropic-rsp/v3.0#risk-reports
	Note     Text    `yaml:"note"`
	Source   Sources `yaml:"source" need:"required"`
}

// A Recorded version is one that we know of and hold no text of. Two sources that number versions differently each have
// their own; the same name may also stand for a version that we do hold.
type Recorded struct {
	Version   string   `yaml:"version" need:"required"`
	Published Date     `yaml:"published"` // this or the next one is required: what sort of date the source gives
	Effective Date     `yaml:"effective"`
	Seen      Date     `yaml:"seen"` // of new bytes under an unchanged name: first seen
	Source    Sources  `yaml:"source" need:"required"`
	Original  Original `yaml:"original"`
	Note      Text     `yaml:"note"`    // what changed, in brief
	Account   Text     `yaml:"account"` // how the publisher told of the change
	Redline   string   `yaml:"redline"` // address of the publisher's own redline
}

// A VersionMeta is the front matter of a version.
type VersionMeta struct {
	Common    `yaml:",inline"`
	Version   string   `yaml:"version" need:"required"` // the file's name
	Published Date     `yaml:"published" need:"required"`
	Effective Date     `yaml:"effective"`
	Previous  string   `yaml:"previous"` // the version before, where the order of names does not say so
	Original  Original `yaml:"original"`
	Gone      []Gone   `yaml:"gone"`
}

// A Gone is a clause of the version before that this version no longer has.
type Gone struct {
	ID     string  `yaml:"id" need:"required"`
	Why    Text    `yaml:"why" need:"required"`
	To     string  `yaml:"to"` // reference to where it went: another clause or document
	Source Sources `yaml:"source"`
}

// A ChangesMeta is the front matter of the account of one revision.
type ChangesMeta struct {
	Common  `yaml:",inline"`
	Version string         `yaml:"version" need:"required"` // the newer version
	Account []AccountEntry `yaml:"account"`
	Records []ChangeRecord `yaml:"records"`
}

// An AccountEntry is one statement of the publisher's own account of a revision.
type AccountEntry struct {
	Says    Text     `yaml:"says" need:"required"` // in our words
	Clauses []string `yaml:"clauses"`              // the clauses that it speaks of
	URL     string   `yaml:"url"`
	On      Date     `yaml:"on"`
	Source  Sources  `yaml:"source" need:"required"`
}

// A ChangeRecord is what the editors say of one change. What a source does not state stays empty.
type ChangeRecord struct {
	ID         string       `yaml:"id" need:"required"` // unique within the policy
	Title      string       `yaml:"title" need:"required"`
	Flagship   bool         `yaml:"flagship"` // shown on the home page
	Event      bool         `yaml:"event"`    // something that happened, no change of text
	On         Date         `yaml:"on"`       // of an event, where it is not the version's date
	Clauses    []string     `yaml:"clauses"`  // IDs in the older or newer version; required unless an event
	Models     []string     `yaml:"models"`
	Outcome    Outcome      `yaml:"outcome"`
	Dimensions []Dimension  `yaml:"dimensions"`
	Announced  Announcement `yaml:"announced"`
	Wording    Wording      `yaml:"wording"`
	What       Text         `yaml:"what" need:"required"`
	Reason     *Statement   `yaml:"reason"`    // the publisher's
	Readings   []Statement  `yaml:"readings"`  // what others take it to mean
	Responses  []Statement  `yaml:"responses"` // what others said of it
	Source     Sources      `yaml:"source" need:"required"`
}

// A Statement is what somebody says, as a source reports it.
type Statement struct {
	By     string  `yaml:"by" need:"required"`
	Says   Text    `yaml:"says" need:"required"`
	Source Sources `yaml:"source" need:"required"`
	Note   Text    `yaml:"note"` // such as: the wording is not confirmed
}

// A ReportMeta is the front matter of a Risk Report.
type ReportMeta struct {
	Common        `yaml:",inline"`
	Edition       string   `yaml:"edition"`
	Published     Date     `yaml:"published" need:"required"`
	Covers        Date     `yaml:"covers" need:"required"` // coverage date: the report describes this day
	Period        Period   `yaml:"period"`
	Policy        string   `yaml:"policy"` // default-policy if absent
	PolicyVersion string   `yaml:"policy-version" need:"required"`
	Models        []string `yaml:"models"`     // those that have a determination; required unless there are unreleased ones
	Unreleased    []Text   `yaml:"unreleased"` // other models, by their code names
	Previous      string   `yaml:"previous"`
	OffCycle      bool     `yaml:"off-cycle"`
	Answers       []Answer `yaml:"answers"` // to what the policy promises of reports
}

// An Answer says where a report answers a clause of the policy that promises something of reports.
type Answer struct {
	Clause string       `yaml:"clause" need:"required"` // reference: anthropic-rsp/v3.0#risk-reports-residual
	Status AnswerStatus `yaml:"status" need:"required"`
	In     []string     `yaml:"in"` // IDs of the report's clauses that answer it
	Note   Text         `yaml:"note"`
}

// A Period is a span of days, both included.
type Period struct {
	From Date `yaml:"from"`
	To   Date `yaml:"to"`
}

// A ReviewMeta is the front matter of an outside review of a Risk Report. Without a Published date it is an empty slot:
// no statement has been published.
type ReviewMeta struct {
	Common    `yaml:",inline"`
	Reviewer  string   `yaml:"reviewer" need:"required"`
	Published Date     `yaml:"published"`
	Edition   string   `yaml:"edition"`
	Sections  []string `yaml:"sections"` // IDs of the report's sections that were reviewed
	Conflicts Text     `yaml:"conflicts"`

	Digest          string    `yaml:"digest"`          // canonical digest of the report's text that the reviewer saw, "sha256:…"
	Period          Period    `yaml:"period"`          // in which the review was made
	Saw             Saw       `yaml:"saw"`             // the whole text, or the public one
	Verdicts        []Verdict `yaml:"verdicts"`        // by section
	Disagreements   []Opinion `yaml:"disagreements"`   // with what the report says
	Recommendations []Opinion `yaml:"recommendations"` //
	Redactions      Text      `yaml:"redactions"`      // the reviewer's opinion on what was redacted
	Original        Original  `yaml:"original"`        // the reviewer's own publication
}

// A Verdict is what a reviewer holds of a section of a report.
type Verdict struct {
	Section string      `yaml:"section" need:"required"` // ID in the report
	Verdict VerdictWord `yaml:"verdict" need:"required"`
	Says    Text        `yaml:"says"`
}

// An Opinion is something that a reviewer says, of a section or of the whole.
type Opinion struct {
	Section string `yaml:"section"` // ID in the report
	Says    Text   `yaml:"says" need:"required"`
}

// A GoalMeta is the front matter of a dated promise or of a metric to watch.
type GoalMeta struct {
	Common   `yaml:",inline"`
	Kind     GoalKind   `yaml:"kind" need:"required"`
	Status   GoalStatus `yaml:"status" need:"required"`
	Clauses  []string   `yaml:"clauses"` // references to the clauses that promise it: anthropic-rsp/v3.0#roadmap
	Dates    []GoalDate `yaml:"dates"`   // oldest first; none where no source states one
	Evidence []Evidence `yaml:"evidence"`
	ClosedBy Text       `yaml:"closed-by"` // what would close it, if somebody says so
}

// A GoalDate is a date that a goal was given, and when.
type GoalDate struct {
	Due    Date    `yaml:"due" need:"required"`
	Stated Date    `yaml:"stated"`
	Source Sources `yaml:"source" need:"required"`
	Note   Text    `yaml:"note"`
}

// Evidence bears on a goal.
type Evidence struct {
	On     Date    `yaml:"on"`
	Says   Text    `yaml:"says" need:"required"`
	Source Sources `yaml:"source" need:"required"`
}

// A ModelMeta is the front matter of a model's determinations.
type ModelMeta struct {
	Common         `yaml:",inline"`
	Developer      string          `yaml:"developer" need:"required"`
	Family         string          `yaml:"family"`
	AlsoCalled     []string        `yaml:"also-called"`
	Released       Date            `yaml:"released"`
	Policy         string          `yaml:"policy"`         // default-policy if absent
	PolicyVersion  string          `yaml:"policy-version"` // in force at release
	Determinations []Determination `yaml:"determinations"` // oldest first
	Thresholds     []Threshold     `yaml:"thresholds"`
}

// A Determination is the safety level that a model was put at.
type Determination struct {
	Level  string  `yaml:"level" need:"required"` // as the policy names it: ASL-3
	On     Date    `yaml:"on"`
	Note   Text    `yaml:"note"`
	Source Sources `yaml:"source" need:"required"`
}

// A Threshold is how a model stands to one capability threshold.
type Threshold struct {
	Category string          `yaml:"category" need:"required"` // such as CBRN
	Clause   string          `yaml:"clause"`                   // reference to the clause that states it
	Status   ThresholdStatus `yaml:"status" need:"required"`
	On       Date            `yaml:"on"`
	Note     Text            `yaml:"note"`
	Source   Sources         `yaml:"source" need:"required"`
}

// A TableMeta is the front matter of a comparison table. The tables themselves stand in the text.
type TableMeta struct {
	Common `yaml:",inline"`
	Covers Date `yaml:"covers"` // the day or month whose state the table shows
	Order  int  `yaml:"order"`  // place in the list of tables, smallest first; then by title
}

// A SourceMeta is the front matter of a document that others cite.
type SourceMeta struct {
	Common    `yaml:",inline"`
	Short     string    `yaml:"short"` // the name in citations
	Author    string    `yaml:"author"`
	Publisher string    `yaml:"publisher"`
	Kind      string    `yaml:"kind" need:"required"` // in a word or two: essay, policy wiki, paper
	Published Date      `yaml:"published"`
	AsOf      Date      `yaml:"as-of"` // the day up to which it can know what it speaks of
	Original  Original  `yaml:"original"`
	Consulted Consulted `yaml:"consulted" need:"required"`
	CitedBy   Sources   `yaml:"cited-by"` // of one not consulted: through which source we know of it
	Licence   string    `yaml:"licence"`
	Interest  Text      `yaml:"interest"` // who wrote it, and what they have to gain
	Places    []Place   `yaml:"places"`
}

// A Place is a part of a source that citations point at: source="wiki#version-timeline".
type Place struct {
	ID    string `yaml:"id" need:"required"`
	Title string `yaml:"title" need:"required"`
}

// A PageMeta is the front matter of a page of prose.
type PageMeta struct {
	Common `yaml:",inline"`
	Order  int `yaml:"order"` // place in the list of pages, smallest first; then by title
}

// A Text is a short text with inline marks: the value of a front-matter field, in the dialect of package markdown.
type Text struct{ clause.Inline }

// UnmarshalText parses b as one paragraph.
func (t *Text) UnmarshalText(b []byte) (err error) {
	if strings.TrimSpace(string(b)) == "" {
		return nil // not stated
	}
	t.Inline, err = markdown.Inline(string(b))
	return err
}

// IsZero reports whether nothing was written.
func (t Text) IsZero() bool { return len(t.Inline) == 0 }
