package dataset

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A Changes is what changed with a version: what its publisher said of it, and what the editors recorded.
type Changes struct {
	Head
	Policy         string         `json:"policy"`
	Version        string         `json:"version"`
	Before         string         `json:"before,omitempty"` // the version before
	Comparison     string         `json:"comparison,omitempty"`
	ComparisonData string         `json:"comparisonData,omitempty"`
	Counts         *ChangeCounts  `json:"counts,omitempty"`
	Account        *Account       `json:"account"` // null where none is held
	Silent         *SilentRate    `json:"silentRevision,omitempty"`
	Records        []ChangeRecord `json:"records"`
	Clauses        []Clause       `json:"clauses"` // of the text around them
}

// ChangeCounts count the differences of the two texts by what they are.
type ChangeCounts struct {
	Changed     int `json:"changed"` // these four of the policy
	Added       int `json:"added"`
	Removed     int `json:"removed"`
	Moved       int `json:"moved"`
	Description int `json:"description"` // differences of mere description, in any of these ways
}

// An Account is the publisher's own account of a revision, held against what changed.
type Account struct {
	Changes      int      `json:"changes"` // of the policy
	Named        int      `json:"named"`   // how many of them an entry names
	Records      int      `json:"records"` // material records
	RecordsNamed []string `json:"recordsNamed"`
	Entries      []Entry  `json:"entries"`
}

// An Entry is one statement of an account.
type Entry struct {
	Says    string   `json:"says"` // in the words of this site
	On      string   `json:"on,omitempty"`
	Link    string   `json:"link,omitempty"`
	Clauses []string `json:"clauses"`
	Borne   bool     `json:"borneOut"` // a clause that it names changed
	Sources []Source `json:"sources"`
}

// A SilentRate is the share of material changes that the account does not show: strict counts partly announced ones too.
type SilentRate struct {
	Material int      `json:"material"`
	Silent   int      `json:"silent"`
	Partly   int      `json:"partly"`
	Uncoded  int      `json:"uncoded"`
	Without  int      `json:"withoutAccount"`
	Strict   *float64 `json:"strict"` // null where it is not defined
	Lenient  *float64 `json:"lenient"`
}

// A ChangeRecord is what the editors say of one change.
type ChangeRecord struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	URL        string      `json:"url"`
	Address    string      `json:"address"`
	Policy     string      `json:"policy"`
	Version    string      `json:"version"`
	Basis      *string     `json:"basis"` // of the version
	Specimen   bool        `json:"specimen"`
	Disputed   bool        `json:"disputed"`
	Flagship   bool        `json:"flagship"`
	Event      bool        `json:"event"`
	On         string      `json:"on,omitempty"`
	Clauses    []string    `json:"clauses"`
	Models     []string    `json:"models"`
	Outcome    string      `json:"outcome,omitempty"`
	Dimensions []string    `json:"dimensions"`
	Announced  string      `json:"announced,omitempty"`
	Wording    string      `json:"wording,omitempty"`
	What       string      `json:"what"`
	Reason     *Statement  `json:"reason,omitempty"` // the publisher's
	Readings   []Statement `json:"readings"`
	Responses  []Statement `json:"responses"`
	Claims     []Claim     `json:"claims"` // of other sources, on its clauses in this version
	Sources    []Source    `json:"sources"`
}

// A Statement is what somebody says, as a source reports it.
type Statement struct {
	By      string   `json:"by"`
	Says    string   `json:"says"`
	Note    string   `json:"note,omitempty"`
	Sources []Source `json:"sources"`
}

func (s *Set) changes(v *corpus.Version, e *entry) *Changes {
	r := &Changes{Head: s.headOf(e), Policy: v.Policy.Name, Version: v.Name, Records: []ChangeRecord{}, Clauses: s.clauses(e.document)}
	for i := range v.Changes.Records {
		r.Records = append(r.Records, s.changeRecord(v, &v.Changes.Records[i]))
	}
	before := v.Previous()
	if before == nil {
		return r
	}
	r.Before = before.Name
	page := permalink.Compare(v.Policy.Name, before.Name, v.Name)
	r.Comparison, r.ComparisonData = s.ifHas(page), s.ifHas(permalink.Data(page))
	between := s.revisions.Between(before, v)
	r.Counts, r.Account, r.Silent = countsOf(between), s.account(v, between), silentRate(between.Silent)
	return r
}

func countsOf(r *revision.Revision) *ChangeCounts {
	n := &ChangeCounts{}
	for i := range r.Changes {
		c := &r.Changes[i]
		switch {
		case !c.IsChange() && !c.Moved:
		case !c.IsOfPolicy():
			n.Description++
		case len(c.Old) == 0:
			n.Added++
		case len(c.New) == 0:
			n.Removed++
		case c.IsChange():
			n.Changed++
		default:
			n.Moved++
		}
	}
	return n
}

func (s *Set) account(v *corpus.Version, r *revision.Revision) *Account {
	if r.Account == nil {
		return nil
	}
	a := &Account{Changes: r.Account.Changes, Named: r.Account.Named, Records: r.Account.Records, RecordsNamed: []string{}, Entries: []Entry{}}
	for _, i := range r.Account.RecordsNamed {
		a.RecordsNamed = append(a.RecordsNamed, r.Records[i].ID)
	}
	for i, x := range r.Account.Entries {
		a.Entries = append(a.Entries, Entry{Says: s.site.Plain(x.Says.Inline, &v.Changes.File), On: x.On.String(), Link: web(x.URL), Clauses: append([]string{}, x.Clauses...),
			Borne: len(x.Clauses) > 0 && !slices.Contains(r.Account.Empty, i), Sources: s.sources(x.Source)})
	}
	return a
}

func silentRate(r revision.SilentRate) *SilentRate {
	x := &SilentRate{Material: r.Material, Silent: r.Silent, Partly: r.Partly, Uncoded: r.Uncoded, Without: r.Without}
	if r.Defined {
		strict, lenient := r.Strict(), r.Lenient()
		x.Strict, x.Lenient = &strict, &lenient
	}
	return x
}

func (s *Set) changeRecord(v *corpus.Version, r *corpus.ChangeRecord) ChangeRecord {
	f, address := &v.Changes.File, s.site.RecordAddress(v.Policy, r.ID)
	x := ChangeRecord{ID: r.ID, Title: r.Title, URL: s.site.Whole(address), Address: address, Policy: v.Policy.Name, Version: v.Name, Basis: basis(string(v.Basis)),
		Specimen: v.Specimen || v.Changes.Specimen, Flagship: r.Flagship, Event: r.Event, On: r.On.String(), Clauses: append([]string{}, r.Clauses...),
		Models: append([]string{}, r.Models...), Outcome: string(r.Outcome), Dimensions: []string{}, Announced: string(r.Announced), Wording: string(r.Wording),
		What: s.site.Plain(r.What.Inline, f), Readings: s.statements(r.Readings, f), Responses: s.statements(r.Responses, f), Sources: s.sources(r.Source)}
	for _, d := range r.Dimensions {
		x.Dimensions = append(x.Dimensions, string(d))
	}
	if r.Reason != nil {
		x.Reason = &s.statements([]corpus.Statement{*r.Reason}, f)[0]
	}
	x.Claims = s.claims(v.Claims, &v.File, func(field string) bool { return slices.Contains(r.Clauses, field) })
	x.Disputed = len(x.Claims) > 0
	return x
}

func (s *Set) statements(list []corpus.Statement, f *corpus.File) []Statement {
	statements := []Statement{}
	for _, x := range list {
		statements = append(statements, Statement{x.By, s.site.Plain(x.Says.Inline, f), s.site.Plain(x.Note.Inline, f), s.sources(x.Source)})
	}
	return statements
}

// isStepDisputed reports whether another source says otherwise of a clause that a change record of a version names.
func (s *Set) isStepDisputed(v *corpus.Version) bool {
	for _, r := range v.Changes.Records {
		for _, c := range v.Claims {
			if slices.Contains(r.Clauses, c.Field) {
				return true
			}
		}
	}
	return false
}
