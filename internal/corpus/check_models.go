package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// model checks what a determination refers to, and what its header says of itself.
func (k *checker) model(m *Model) {
	k.policyVersion(&m.File, m.Policy, m.PolicyVersion)
	for i, t := range m.Thresholds {
		if t.Clause != "" {
			k.clauseReference(&m.File, fmt.Sprintf("thresholds[%d].clause", i), t.Clause)
		}
	}
	if k.whole == nil {
		k.releasedUnder(m)
	}
}

// releasedUnder warns where the dates of the versions contradict what the header says was in force when the model was released.
// Two sources may date versions differently: it is enough that one line of them bears the header out.
func (k *checker) releasedUnder(m *Model) {
	p := k.PolicyOr(m.Policy)
	if p == nil || m.PolicyVersion == "" || m.Released.IsZero() || !p.knows(m.PolicyVersion) {
		return
	}
	var says []string
	for _, line := range p.LinesOn(m.Released) {
		if slices.Contains(line.Versions, m.PolicyVersion) {
			return
		}
		for _, v := range line.Versions {
			if !slices.Contains(says, v) {
				says = append(says, v)
			}
		}
	}
	by := "none was in force yet"
	if len(says) > 0 {
		by = "it was " + strings.Join(says, " or ")
	}
	k.warnf(m.field("policy-version"), "version-not-in-force", "correct the version or the date, or give the other one under claims: with its source",
		"the header says that %s was in force when the model was released on %s; by the dates of the versions %s", m.PolicyVersion, m.Released, by)
}
