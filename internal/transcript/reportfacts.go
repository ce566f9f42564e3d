package transcript

// ReportFacts are what happened between two Risk Reports beside the words. Lists are never null.
type ReportFacts struct {
	Summary        string               `json:"summary"`
	Risks          []RiskFacts          `json:"risks"`
	Goals          []GoalFacts          `json:"goals"`
	Redactions     []RedactionFacts     `json:"redactions"`
	ModelsAdded    []string             `json:"modelsAdded"`
	ModelsGone     []string             `json:"modelsGone"`
	Determinations []DeterminationFacts `json:"determinations"`
	Policy         *PolicyFacts         `json:"policy,omitempty"`
}

// RiskFacts are what became of the assessment of one threat.
type RiskFacts struct {
	Threat    string    `json:"threat"`
	Old       string    `json:"old,omitempty"` // ID of its row in the older report
	New       string    `json:"new,omitempty"` // ID of its row in the newer report
	Rating    TurnFacts `json:"rating"`
	Threshold TurnFacts `json:"threshold"`
	Standard  TurnFacts `json:"standard"`
}

// TurnFacts are what became of one assessment.
type TurnFacts struct {
	Old    string `json:"old"` // word of the scale, "not stated" or "redacted"; empty where none of these stands
	New    string `json:"new"`
	Way    string `json:"way"` // same, up, down, new, dropped, not comparable
	Course string `json:"course,omitempty"`
}

// GoalFacts are what became of the date of a goal.
type GoalFacts struct {
	Goal     string   `json:"goal"`
	Title    string   `json:"title"`
	Old      string   `json:"old,omitempty"` // the date that stood when the older report came out
	New      string   `json:"new"`
	Dates    []string `json:"dates"`            // from the old to the new, as they were stated one after the other
	Shift    string   `json:"shift"`            // kept, later, sooner, first, another
	Passed   bool     `json:"passed,omitempty"` // between the two, and the goal is not met
	Status   string   `json:"status"`
	StatusOn string   `json:"statusOn"`          // the day of the site, not that of the newer report
	Overdue  bool     `json:"overdue,omitempty"` // on that day
	URL      string   `json:"url,omitempty"`
}

// RedactionFacts are what became of a redaction.
type RedactionFacts struct {
	Fate       string         `json:"fate"` // kept, new, gone
	Old        *RedactionSide `json:"old,omitempty"`
	New        *RedactionSide `json:"new,omitempty"`
	SameText   bool           `json:"sameCommitment,omitempty"`
	WithClause bool           `json:"withClause,omitempty"`
}

// A RedactionSide is a redaction in one of the reports.
type RedactionSide struct {
	ID         string `json:"id"`
	Reason     string `json:"reason"`
	Extent     string `json:"extent"`
	Commitment string `json:"commitment"`
	Clause     string `json:"clause,omitempty"` // in which it stands
	Field      string `json:"field,omitempty"`  // of the header, in which it stands
}

// DeterminationFacts are a determination made between the coverage dates.
type DeterminationFacts struct {
	Model  string `json:"model"`
	Level  string `json:"level"`
	Before string `json:"before,omitempty"` // level until then
	On     string `json:"on"`
	URL    string `json:"url,omitempty"`
}

// PolicyFacts are what became of the policy that the reports are under.
type PolicyFacts struct {
	Policy    string         `json:"policy"`
	OldPolicy string         `json:"oldPolicy,omitempty"` // where the older report is under another policy
	Old       string         `json:"old"`                 // version
	New       string         `json:"new"`
	URL       string         `json:"url,omitempty"`     // of the comparison of the two, if both texts are held
	Records   []RecordFacts  `json:"records,omitempty"` // of the steps between the two; their changes count in that comparison
	Versions  []VersionFacts `json:"versions"`          // known to lie between the two, if a text is not held
}

// VersionFacts are what is recorded of a version whose text is not compared.
type VersionFacts struct {
	Version   string `json:"version"`
	Published string `json:"published"`
	Note      string `json:"note,omitempty"`
}
