package corpus

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// The closed sets of words of the front matter. Each type refuses a word that it does not know and names those that it does.
type (
	Basis           string // official, reconstruction, excerpt
	ErratumKind     string // what sort of correction
	Outcome         string // what became of a clause, in the terms of arXiv:2609.08789
	Dimension       string // in what respect a change is material, same source
	Announcement    string // whether the publisher's own account shows a change, same source
	Wording         string // whether a source states the changed wording
	GoalKind        string
	GoalStatus      string
	ThresholdStatus string // how a model stands to a threshold
	Consulted       string // whether we read a source ourselves
	AnswerStatus    string // how far a report answers a promise
	Saw             string // which text a reviewer saw
	VerdictWord     string // what a reviewer holds of a section
)

// Words that code asks for by name.
const (
	OutcomeRetained     Outcome = "retained"
	OutcomeStrengthened Outcome = "strengthened"
	OutcomeWeakened     Outcome = "weakened"
	OutcomeRemoved      Outcome = "removed"
	OutcomeRelocated    Outcome = "relocated"
	OutcomeAdded        Outcome = "added"

	Announced Announcement = "announced" // the account shows the change
	Partly    Announcement = "partly"    // it names the class of commitment, not direction or substance
	Silent    Announcement = "silent"    // it does not show the change
	NoAccount Announcement = "no-account"

	WordingNotStated Wording = "not-stated"

	GoalOpen GoalStatus = "open"
	GoalMet  GoalStatus = "met"

	Milestone GoalKind = "milestone"
	Metric    GoalKind = "metric"

	Answered       AnswerStatus = "answered"
	PartlyAnswered AnswerStatus = "partly"
	NotAnswered    AnswerStatus = "not"

	SawWhole  Saw = "unredacted"
	SawPublic Saw = "public"

	ConsultedYes Consulted = "yes"
	ConsultedNo  Consulted = "no"
)

// The known words, in the order of the documentation.
var (
	Bases             = []string{string(clause.Official), string(clause.Reconstruction), string(clause.Excerpt)}
	ErratumKinds      = []string{"typo", "conversion", "substantive"}
	Outcomes          = []string{"retained", "strengthened", "weakened", "removed", "relocated", "added"}
	Dimensions        = []string{"scope", "threshold", "actor", "obligation", "disclosure", "consequence"}
	Announcements     = []string{"announced", "partly", "silent", "no-account"}
	Wordings          = []string{"stated", "not-stated"}
	GoalKinds         = []string{"milestone", "metric"}
	GoalStatuses      = []string{"open", "met", "missed", "changed", "dropped"}
	ThresholdStatuses = []string{"crossed", "close", "not-crossed", "precautionary", "not-stated"}
	ConsultedWords    = []string{"yes", "no"}
	AnswerStatuses    = []string{"answered", "partly", "not"}
	SawWords          = []string{"unredacted", "public"}
	VerdictWords      = []string{"agrees", "agrees-in-part", "disagrees", "no-opinion"}
)

// UnmarshalText of each type refuses a word that is not of its set.

func (v *Basis) UnmarshalText(b []byte) error           { return word(v, b, Bases) }
func (v *ErratumKind) UnmarshalText(b []byte) error     { return word(v, b, ErratumKinds) }
func (v *Outcome) UnmarshalText(b []byte) error         { return word(v, b, Outcomes) }
func (v *Dimension) UnmarshalText(b []byte) error       { return word(v, b, Dimensions) }
func (v *Announcement) UnmarshalText(b []byte) error    { return word(v, b, Announcements) }
func (v *Wording) UnmarshalText(b []byte) error         { return word(v, b, Wordings) }
func (v *GoalKind) UnmarshalText(b []byte) error        { return word(v, b, GoalKinds) }
func (v *GoalStatus) UnmarshalText(b []byte) error      { return word(v, b, GoalStatuses) }
func (v *ThresholdStatus) UnmarshalText(b []byte) error { return word(v, b, ThresholdStatuses) }
func (v *Consulted) UnmarshalText(b []byte) error       { return word(v, b, ConsultedWords) }

func (v *AnswerStatus) UnmarshalText(b []byte) error { return word(v, b, AnswerStatuses) }
func (v *Saw) UnmarshalText(b []byte) error          { return word(v, b, SawWords) }
func (v *VerdictWord) UnmarshalText(b []byte) error  { return word(v, b, VerdictWords) }

func word[T ~string](v *T, b []byte, known []string) error {
	if !slices.Contains(known, string(b)) {
		return fmt.Errorf("unknown word %q (want one of %s)", b, strings.Join(known, ", "))
	}
	*v = T(b)
	return nil
}

// A SourceRef names a source and, if given, a place in it.
type SourceRef struct {
	Name  string
	Place string
}

// String writes r as it stands in a source.
func (r SourceRef) String() string {
	if r.Place == "" {
		return r.Name
	}
	return r.Name + "#" + r.Place
}

// ParseSourceRef reads name or name#place.
func ParseSourceRef(s string) (SourceRef, error) {
	name, place, hasPlace := strings.Cut(s, "#")
	if !permalink.IsName(name) {
		return SourceRef{}, fmt.Errorf("%q does not name a source: allowed are %s", s, permalink.NameRule)
	}
	if hasPlace && !permalink.IsID(place) {
		return SourceRef{}, fmt.Errorf("%q does not name a place in a source: allowed are %s", s, permalink.IDRule)
	}
	return SourceRef{Name: name, Place: place}, nil
}

// Sources are references to sources, separated by spaces where they are written.
type Sources []SourceRef

// UnmarshalText parses every reference of b.
func (s *Sources) UnmarshalText(b []byte) error {
	for f := range strings.FieldsSeq(string(b)) {
		r, err := ParseSourceRef(f)
		if err != nil {
			return err
		}
		*s = append(*s, r)
	}
	return nil
}
