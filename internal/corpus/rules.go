package corpus

import (
	"slices"

	"rspsite/internal/clause"
)

// IDs of sections that the rules for Risk Reports speak of by name.
const (
	EvidenceID     clause.ID = "evidence"      // speaks of each model
	ResidualRiskID clause.ID = "residual-risk" // holds the table of risks
)

// DefaultCoverageDays is how many days at most lie between the coverage date of a report and its publication, where
// rspsite.yaml does not say.
const DefaultCoverageDays = 30

// DefaultRatings are the words for the risk that remains, the lowest first, where rspsite.yaml does not say.
var DefaultRatings = []string{"very low", "low", "moderate", "high", "very high"}

// DefaultParts are what a report must hold where rspsite.yaml does not say, in the order of the report.
var DefaultParts = []Part{
	part("threat-models", "", "Threat models",
		"Say which harms the report is about, who could cause each and how, and which clause of the policy names it."),
	part("evidence", "", "Evidence for each model",
		"Say of every model in scope what was measured, when and by whom, and what that shows; name each as [[model:…]]."),
	part("mitigations", "", "Mitigations on the coverage date",
		"Say which safeguards were in force on the coverage date, and for which models."),
	part("mitigations-deployment", "mitigations", "Deployment",
		"Say what stands between a user and misuse: classifiers, refusals, monitoring, access."),
	part("mitigations-security", "mitigations", "Security",
		"Say how the weights are protected, against whom, and which standard that meets."),
	part("mitigations-internal", "mitigations", "Internal use",
		"Say which rules hold for use of the models inside the company, and who oversees it."),
	part("effectiveness", "mitigations", "How well they work",
		"Say how each safeguard was tested, what got through, and what is not known."),
	part("residual-risk", "", "Residual risk",
		"Give each threat a row: whether its threshold is crossed, whether the standard is met, and a rating, with the reason below the table."),
	part("overall-risk", "", "Overall risk",
		"Weigh the risks of all threats together, and say how sure that is."),
	part("next", "", "What comes next",
		"Say what will be done until the next report, by when, and when that report is due."),
	part("deviations", "", "Changes and deviations since the last report",
		"Say what changed since the last report, and where practice departed from the policy."),
}

// part is a built-in part. Its guidance is plain text, and what stands in [[…]] names no page.
func part(id, under, title, guidance string) Part {
	text := clause.Inline{{Text: guidance}}
	return Part{ID: id, Title: title, Guidance: Text{text}, Under: under}
}

// ReportRules are what Risk Reports of the project are held to: what rspsite.yaml says, and the defaults for the rest.
func (c *Config) ReportRules() Rules {
	r := c.Rules
	if len(r.Parts) == 0 {
		r.Parts = DefaultParts
	}
	if len(r.Ratings) == 0 {
		r.Ratings = DefaultRatings
	}
	if r.CoverageDays == 0 {
		r.CoverageDays = DefaultCoverageDays
	}
	return r
}

// Part returns the part with that ID.
func (r *Rules) Part(id string) (Part, bool) {
	i := slices.IndexFunc(r.Parts, func(p Part) bool { return p.ID == id })
	if i < 0 {
		return Part{}, false
	}
	return r.Parts[i], true
}
