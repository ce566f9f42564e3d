package render

import (
	"cmp"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/succession"
)

// Which threats one table alone has, by name: a count would hide the worst row of a report.

// threatSentence names the threats that one table alone has, with what the table says of each, the worst first.
// In full it says what the table says of each in its own words; else only what is a bare word of the scale, since the table follows.
func threatSentence(risks []succession.RiskChange, full bool) string {
	var came, went []*succession.RiskChange
	for i := range risks {
		switch r := &risks[i]; {
		case r.Old == nil:
			came = append(came, r)
		case r.New == nil:
			went = append(went, r)
		}
	}
	isNew, wasOld := "New in the table: ", "No longer in the table: "
	var said []string
	if !isContinued(risks) {
		isNew, wasOld = "The newer has ", "The older had "
	}
	if len(came) > 0 {
		said = append(said, isNew+named(assessedThreats(came, full, func(t *succession.Turn) corpus.Assessment { return t.New }))+".")
	}
	if len(went) > 0 {
		said = append(said, wasOld+named(assessedThreats(went, full, func(t *succession.Turn) corpus.Assessment { return t.Old }))+".")
	}
	return strings.Join(said, " ")
}

// assessedThreats name threats with what a side says of each, those of the highest rating first.
func assessedThreats(risks []*succession.RiskChange, full bool, side func(*succession.Turn) corpus.Assessment) []string {
	slices.SortStableFunc(risks, func(a, b *succession.RiskChange) int {
		return cmp.Or(side(&b.Rating).Rank-side(&a.Rating).Rank, side(&b.Threshold).Rank-side(&a.Threshold).Rank)
	})
	var threats []string
	for _, r := range risks {
		var words []string
		for _, c := range riskColumns {
			a := side(c.of(r))
			if a.Word != corpus.NotStated && (full || a.Word == cellWord(a)) {
				words = append(words, c.word+" "+cellWord(a))
			}
		}
		says := ""
		switch {
		case len(words) > 0:
			says = " (" + strings.Join(words, ", ") + ")"
		case full:
			says = " (nothing stated)"
		}
		threats = append(threats, r.Threat+says)
	}
	return threats
}

// isContinued reports whether a threat of one table is one of the other, or one table alone has rows.
func isContinued(risks []succession.RiskChange) bool {
	came, went := 0, 0
	for i := range risks {
		switch {
		case risks[i].Old == nil:
			came++
		case risks[i].New == nil:
			went++
		}
	}
	return came == 0 || went == 0 || came+went < len(risks)
}
