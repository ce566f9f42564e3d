package render

import (
	"cmp"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/succession"
)

// A riskColumn is a column of the table of risks.
type riskColumn struct {
	title string
	word  string // in a sentence
	of    func(*succession.RiskChange) *succession.Turn
	in    func(*corpus.Risk) *corpus.Assessment
}

// The columns of the table of risks, in the order in which a reader asks for them.
var riskColumns = []riskColumn{
	{corpus.RatingColumn, "rating", func(r *succession.RiskChange) *succession.Turn { return &r.Rating }, func(r *corpus.Risk) *corpus.Assessment { return &r.Rating }},
	{corpus.ThresholdColumn, "threshold", func(r *succession.RiskChange) *succession.Turn { return &r.Threshold }, func(r *corpus.Risk) *corpus.Assessment { return &r.Threshold }},
	{corpus.StandardColumn, "standard", func(r *succession.RiskChange) *succession.Turn { return &r.Standard }, func(r *corpus.Risk) *corpus.Assessment { return &r.Standard }},
}

// worseMeans says what the words worse and better rest on.
const worseMeans = "Worse means a higher rating, a threshold nearer or crossed, a standard met less, by the order of the words; better means the reverse."

// cellWord is what a cell of the table of risks says. Behind the word of the scale may stand by whom, or of what it holds: a word without
// its hedge would say more than the report.
func cellWord(a corpus.Assessment) string {
	text := a.Text
	if _, rest, ok := corpus.CutPending(text); ok {
		text = rest
	}
	word := cmp.Or(a.Word, firstWords(a.Text), "no entry")
	if a.Word != "" && a.Word != corpus.Redacted {
		word = cmp.Or(lowerFirst(strings.TrimSuffix(strings.TrimSpace(text), ".")), a.Word)
	}
	if a.Pending {
		word += " (to confirm)"
	}
	return word
}

// turned is what an assessment was and is: "low → moderate", or the one word where there is one.
func turned(t *succession.Turn) string {
	old, new := cellWord(t.Old), cellWord(t.New)
	switch {
	case t.Way == succession.New || t.Way != succession.Dropped && old == new:
		return new
	case t.Way == succession.Dropped:
		return old
	}
	return old + " → " + new
}

// waySigns are the signs beside the words of [wayWords]; they say nothing more.
var waySigns = map[succession.Way]string{succession.Same: "=", succession.Up: "↑", succession.Down: "↓", succession.New: "+", succession.Dropped: "−", succession.Incomparable: "?"}

// wayWords say in a word or two how an assessment turned.
func wayWords(t *succession.Turn) string {
	course := map[succession.Course]string{succession.Worse: ", worse", succession.Better: ", better"}[t.Course]
	switch t.Way {
	case succession.Same:
		if cellWord(t.Old) != cellWord(t.New) {
			return "same on the scale"
		}
		return "same"
	case succession.Up:
		return "up" + course
	case succession.Down:
		return "down" + course
	case succession.New:
		return "new"
	case succession.Dropped:
		return "dropped"
	}
	return unlike(t.Old, t.New)
}

// turnWords say in running text what an assessment was and is, and which way it turned; of a threat that one report alone has, what it is.
func turnWords(t *succession.Turn) string {
	if t.Way == succession.New || t.Way == succession.Dropped {
		return turned(t)
	}
	return turned(t) + " (" + wayWords(t) + ")"
}

// unlike says why two assessments cannot be compared.
func unlike(old, new corpus.Assessment) string {
	switch {
	case old.Word == new.Word && old.Word != "":
		return "in both"
	case new.Word == corpus.Redacted:
		return "now redacted"
	case new.Word == corpus.NotStated && old.Word != corpus.Redacted:
		return "no longer stated"
	case old.Word == corpus.Redacted && new.Rank >= 0:
		return "no longer redacted"
	case old.Word == corpus.NotStated && new.Rank >= 0:
		return "now stated"
	}
	return "not comparable"
}

// isHidden reports whether an assessment that was stated no longer is.
func isHidden(t *succession.Turn) bool {
	return t.Way == succession.Incomparable && t.Old.Rank >= 0 && (t.New.Word == corpus.Redacted || t.New.Word == corpus.NotStated)
}
