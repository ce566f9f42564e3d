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
func threatSentence(risks []succession.RiskChange) string {
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
	if len(came) > 0 && len(went) > 0 && len(came)+len(went) == len(risks) {
		said = append(said, nothingContinued)
		isNew, wasOld = "The newer has ", "The older had "
	}
	if len(came) > 0 {
		said = append(said, isNew+named(assessedThreats(came, func(t *succession.Turn) corpus.Assessment { return t.New }))+".")
	}
	if len(went) > 0 {
		said = append(said, wasOld+named(assessedThreats(went, func(t *succession.Turn) corpus.Assessment { return t.Old }))+".")
	}
	return strings.Join(said, " ")
}

// assessedThreats name threats with what a side says of each, those of the highest rating first.
func assessedThreats(risks []*succession.RiskChange, side func(*succession.Turn) corpus.Assessment) []string {
	slices.SortStableFunc(risks, func(a, b *succession.RiskChange) int {
		return cmp.Or(side(&b.Rating).Rank-side(&a.Rating).Rank, side(&b.Threshold).Rank-side(&a.Threshold).Rank)
	})
	var threats []string
	for _, r := range risks {
		var words []string
		isStated := false
		for _, c := range riskColumns {
			a := side(c.of(r))
			words = append(words, c.word+" "+cellWord(a))
			isStated = isStated || a.Word != corpus.NotStated
		}
		says := strings.Join(words, ", ")
		if !isStated {
			says = "nothing stated"
		}
		threats = append(threats, r.Threat+" ("+says+")")
	}
	return threats
}
