package render

import (
	"fmt"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/succession"
)

// What is said of one report against another, in words that page, Markdown, feed and terminal share.

// maxNamed is how many threats a sentence names; all of them stand in the table.
const maxNamed = 3

// SuccessionSummary says in a few sentences what became of a report in a later one.
func SuccessionSummary(s *succession.Succession) string {
	return join(" ", assessmentSentences(s, true), editionSentences(s), goalSentence(s.Slips), redactionSentence(s.Redactions()), policySentence(&s.Policy))
}

// sinceBrief is the summary for places where a table shows the words of the assessments.
func sinceBrief(s *succession.Succession) string {
	return join(" ", assessmentSentences(s, false), goalSentence(s.Slips), redactionSentence(s.Redactions()), policySentence(&s.Policy))
}

// assessmentSentences say which threats are assessed as worse, which as better, and which cannot be read any more; in full, with the words
// of the assessments.
func assessmentSentences(s *succession.Succession, full bool) string {
	var worse, better, redacted, unstated []string
	stated := 0
	for i := range s.Risks {
		r := &s.Risks[i]
		worse = append(worse, threat(r, full, func(t *succession.Turn) bool { return t.Course == succession.Worse })...)
		better = append(better, threat(r, full, func(t *succession.Turn) bool { return t.Course == succession.Better })...)
		redacted = append(redacted, threat(r, full, func(t *succession.Turn) bool { return isHidden(t) && t.New.Word == corpus.Redacted })...)
		unstated = append(unstated, threat(r, full, func(t *succession.Turn) bool { return isHidden(t) && t.New.Word != corpus.Redacted })...)
		for _, c := range riskColumns {
			if t := c.of(r); t.Way < succession.New {
				stated++
			}
		}
	}
	said := courseSentence(s, worse, better, stated)
	if len(redacted) > 0 {
		said += " Now redacted: " + named(redacted) + "."
	}
	if len(unstated) > 0 {
		said += " No longer stated: " + named(unstated) + "."
	}
	return join(" ", said, threatSentence(s.Risks, full))
}

// nothingContinued is said where no threat of a report is one of the other: the rows may be other sources' and not other threats.
const nothingContinued = "No row of one table continues a row of the other, so nothing can be called better or worse."

// threat names a threat with those of its assessments that are meant, or nothing if none is. In full it says what they were and are.
func threat(r *succession.RiskChange, full bool, isMeant func(*succession.Turn) bool) []string {
	var turns []string
	for _, c := range riskColumns {
		switch t := c.of(r); {
		case !isMeant(t):
		case full:
			turns = append(turns, c.word+" "+turned(t))
		default:
			turns = append(turns, c.word)
		}
	}
	if len(turns) == 0 {
		return nil
	}
	return []string{r.Threat + " (" + strings.Join(turns, ", ") + ")"}
}

// named joins the first of some threats, and counts the others.
func named(threats []string) string {
	if more := len(threats) - maxNamed; more > 0 {
		return strings.Join(threats[:maxNamed], "; ") + "; and " + fmt.Sprint(more) + " more"
	}
	return strings.Join(threats, "; ")
}

// courseSentence says what got worse and what got better. stated counts the assessments that stand in both reports.
func courseSentence(s *succession.Succession, worse, better []string, stated int) string {
	switch {
	case len(s.Risks) == 0:
		return "Neither report has a table of risks."
	case !isContinued(s.Risks):
		return nothingContinued
	case stated == 0:
		return "No assessment of a threat is stated in both reports, so nothing can be called better or worse."
	case len(worse)+len(better) == 0:
		return "No rating, threshold or standard that both reports state has moved."
	case len(worse) == 0:
		return "Nothing that both reports state got worse. Better: " + named(better) + "."
	case len(better) == 0:
		return "Worse: " + named(worse) + ". Nothing that both reports state got better."
	}
	return "Worse: " + named(worse) + ". Better: " + named(better) + "."
}

func goalSentence(slips []succession.Slip) string {
	later, passed, met := 0, 0, 0
	for i := range slips {
		switch {
		case slips[i].Shift() == succession.Later:
			later++
		case slips[i].Passed && slips[i].IsMet():
			met++
		case slips[i].Passed:
			passed++
		}
	}
	var said []string
	if later > 0 {
		said = append(said, count(later, "goal was", "goals were")+" put off")
	}
	if passed > 0 {
		said = append(said, "the date of "+count(passed, "goal", "goals")+" passed")
	}
	if met > 0 {
		said = append(said, count(met, "goal that fell due is met", "goals that fell due are met"))
	}
	return sentenceOf(said)
}

func redactionSentence(changes []succession.RedactionChange) string {
	of := redactionsBy(changes)
	var said []string
	if n := of[succession.RedactionNew]; n > 0 {
		said = append(said, count(n, "redaction is", "redactions are")+" new")
	}
	if n := of[succession.RedactionGone]; n > 0 {
		said = append(said, count(n, "redaction is", "redactions are")+" gone")
	}
	return sentenceOf(said)
}

// redactionsBy counts redactions by what became of them.
func redactionsBy(changes []succession.RedactionChange) map[succession.RedactionFate]int {
	of := map[succession.RedactionFate]int{}
	for i := range changes {
		of[changes[i].Fate]++
	}
	return of
}

func policySentence(p *succession.PolicyChange) string {
	switch {
	case !p.IsChange():
		return ""
	case p.Old.Policy != p.New.Policy:
		return "The two reports are under different policies."
	}
	return "The policy went from " + p.Old.Name + " to " + p.New.Name + "."
}

// sentenceOf joins what is said to one sentence, or to none.
func sentenceOf(said []string) string {
	if len(said) == 0 {
		return ""
	}
	return capital(list(said)) + "."
}

// slipWords say what became of the date of a goal, and how it stands today.
func slipWords(s *succession.Slip) string {
	return shiftWords(s) + "; " + onDate(s.Today) + " " + goalStands(s.Goal, s.Today)
}

// shiftWords say what became of the date of a goal.
func shiftWords(s *succession.Slip) string {
	due := s.New.Due.Long()
	switch s.Shift() {
	case succession.Later:
		due = "put off" + putOff(s.Dates) + ": " + longDates(s.Dates)
	case succession.Sooner:
		due = "brought forward: " + longDates(s.Dates)
	case succession.Another:
		due = "another date: " + longDates(s.Dates)
	case succession.First:
		due = "first date: " + longDates(s.Dates)
	default:
		due = "due " + due
	}
	if s.Passed && !s.IsMet() {
		due += ", which passed"
	}
	return due
}

// goalStands says how a goal stands on a day, and whether it is overdue then.
func goalStands(g *corpus.Goal, on corpus.Date) string {
	words := string(g.Status)
	if late := overdue(g, on); late != "" {
		words += ", overdue by " + late
	}
	return words
}

// putOff says how often, if more than once, a goal was given a later date.
func putOff(dates []corpus.Date) string {
	later := 0
	for i := 1; i < len(dates); i++ {
		if dates[i].After(dates[i-1]) {
			later++
		}
	}
	if later < 2 {
		return ""
	}
	return " " + times(later)
}

// longDates are dates as they were stated one after the other.
func longDates(dates []corpus.Date) string {
	var words []string
	for _, d := range dates {
		words = append(words, d.Long())
	}
	return strings.Join(words, " → ")
}

// redactedWords say what was redacted and why.
func redactedWords(p *corpus.RedactionPlace) string {
	return "a " + string(p.Extent) + ", " + p.Reason.Words()
}

// redactionFates name what became of a redaction.
var redactionFates = map[succession.RedactionFate]string{succession.RedactionKept: "kept", succession.RedactionNew: "new", succession.RedactionGone: "gone"}

// redactionFate says what became of a redaction, and what that does not say.
func redactionFate(r *succession.RedactionChange) string {
	switch {
	case r.Fate == succession.RedactionKept && r.SameText:
		return "kept, with the same commitment"
	case r.Fate == succession.RedactionKept:
		return "one stood there before, for the same reason; whether it hides the same text cannot be told"
	case r.Fate != succession.RedactionKept && r.WithClause:
		return redactionFates[r.Fate] + ", with its clause"
	}
	return redactionFates[r.Fate]
}
