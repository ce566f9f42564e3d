package transcript

import "rspsite/internal/diff"

// Remarks are what is known of a comparison that its texts do not say, all of it plain text. The zero value will do.
type Remarks struct {
	Summary string                    // a sentence; what all differences add up to if empty
	Notes   []string                  // said below the summary, a paragraph each
	Number  func(change int) int      // the number under which readers see a change, by its index; 0 for none
	Fate    func(change int) string   // what to call what became of the clauses of a change; "" for the usual word
	Extra   func(change int) []string // lines below a change

	Retold    bool                  // the texts are not in the words of the publisher whose policy they tell of
	Describes func(change int) bool // the change is one of description, of whose words nothing follows for the policy
}

// says reports whether the words of a change say something of the policy.
func (r *Remarks) says(change int) bool { return r.Describes == nil || !r.Describes(change) }

// A Guide says of each change of a comparison what a reader is told beside its text. Changes are named by their indexes.
type Guide struct {
	*diff.Comparison
	remarks Remarks
	numbers []int
	company []int
}

// NewGuide returns the guide through c.
func NewGuide(c *diff.Comparison, r Remarks) *Guide {
	return &Guide{Comparison: c, remarks: r, numbers: numbers(c), company: company(c)}
}

// Summary says in a sentence what became of the old text.
func (g *Guide) Summary() string {
	if g.remarks.Summary != "" {
		return g.remarks.Summary
	}
	return sentence(Summary(g.Comparison)) + "."
}

// brief is the summary as it stands behind the names of the texts.
func (g *Guide) brief() string {
	if g.remarks.Summary != "" {
		return g.remarks.Summary
	}
	return Summary(g.Comparison)
}

// Number is the number under which readers see a change, from 1; 0 if they see it without one, or not at all.
func (g *Guide) Number(change int) int {
	if g.remarks.Number != nil {
		return g.remarks.Number(change)
	}
	return g.numbers[change]
}

// Notes are what is said below the summary, a paragraph each.
func (g *Guide) Notes() []string { return g.remarks.Notes }

// IsRemarked reports whether what became of a change has another name than the usual one.
func (g *Guide) IsRemarked(change int) bool {
	return g.remarks.Fate != nil && g.remarks.Fate(change) != ""
}

// Fate says what became of the clauses of a change: "changed", "moved", "described otherwise, split in 2".
func (g *Guide) Fate(change int) string {
	ch := &g.Changes[change]
	if g.IsRemarked(change) {
		return g.remarks.Fate(change) + parts(ch)
	}
	return what(ch) + parts(ch)
}

// Lines are what stands below a change: from where to where it moved, what its words do not show, what they say, and what
// else is known of it.
func (g *Guide) Lines(change int) []string {
	ch := &g.Changes[change]
	var lines []string
	if m := movement(g.Comparison, ch, g.company[change]); m != "" {
		lines = append(lines, m)
	}
	for _, m := range ch.Marks {
		lines = append(lines, mark(m))
	}
	if g.remarks.says(change) {
		for _, s := range ch.Signals {
			lines = append(lines, g.signal(s))
		}
	}
	if g.remarks.Extra != nil {
		lines = append(lines, g.remarks.Extra(change)...)
	}
	return lines
}

// signal says what a signal is, and whose words it names where those are not the publisher's. The mark of commitment is no word
// of any text.
func (g *Guide) signal(s diff.Signal) string {
	if g.remarks.Retold && s.Type != diff.Commitment {
		return "in the words of the texts held here: " + signal(s, unquoted)
	}
	return signal(s, quoted)
}

// numbers counts, in reading order, what readers see as a change; 0 stands for what is none.
func numbers(c *diff.Comparison) []int {
	numbers := make([]int, len(c.Changes))
	n := 0
	for i := range c.Changes {
		if c.Changes[i].IsChange() {
			n++
			numbers[i] = n
		}
	}
	return numbers
}
