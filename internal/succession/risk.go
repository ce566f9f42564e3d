package succession

import (
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// A RiskChange is what became of the assessment of one threat.
type RiskChange struct {
	Threat                      string       // as the newer report names it, or the older where the newer lacks it
	Old, New                    *corpus.Risk // nil where the report does not have the threat
	Rating, Threshold, Standard Turn
}

// A Turn is what became of one assessment of a threat.
type Turn struct {
	Old, New corpus.Assessment // zero where the report does not have the threat
	Way      Way
	Course   Course
}

// A Way says how a word of a scale changed.
type Way uint8

// The ways.
const (
	Same         Way = iota // the same word of the scale
	Up                      // a higher one
	Down                    // a lower one
	New                     // the older report does not have the threat
	Dropped                 // the newer report does not have it
	Incomparable            // on one side at least no word of the scale stands: it is redacted, not stated, or read as none
)

// A Course says whether a turn is for the worse.
type Course uint8

// The courses.
const (
	Neither Course = iota
	Worse          // a higher rating, a threshold nearer or crossed, a standard met less
	Better
)

// IsChange reports whether anything about the threat changed that is read off the tables.
func (r *RiskChange) IsChange() bool {
	for _, t := range []Turn{r.Rating, r.Threshold, r.Standard} {
		if t.Way != Same && (t.Way != Incomparable || t.Old.Word != t.New.Word) {
			return true
		}
	}
	return false
}

// Is reports whether one of the assessments of the threat took that course.
func (r *RiskChange) Is(c Course) bool {
	return r.Rating.Course == c || r.Threshold.Course == c || r.Standard.Course == c
}

// Assessments are what became of the threats of one text in another, given what is written of which clause is which.
func Assessments(id diff.Identity, old, new []corpus.Risk) []RiskChange { return risks(id, old, new) }

// risks pairs the threats of two reports: by the written ID of their rows, was and from included, then by the name of the threat.
func risks(id diff.Identity, old, new []corpus.Risk) []RiskChange {
	partner := pairs(id, old, new)
	var changes []RiskChange
	taken := map[int]bool{}
	for j := range new {
		if i := partner[j]; i >= 0 {
			taken[i] = true
			changes = append(changes, turned(&old[i], &new[j]))
		} else {
			changes = append(changes, turned(nil, &new[j]))
		}
	}
	for i := range old {
		if !taken[i] {
			changes = append(changes, turned(&old[i], nil))
		}
	}
	return changes
}

// pairs gives for each threat of the newer report the one of the older that it is, or -1.
func pairs(id diff.Identity, old, new []corpus.Risk) []int {
	partner, taken := make([]int, len(new)), map[int]bool{}
	for j := range partner {
		partner[j] = -1
	}
	join := func(is func(o, n *corpus.Risk) bool) {
		for j := range new {
			for i := range old {
				if partner[j] < 0 && !taken[i] && is(&old[i], &new[j]) {
					partner[j], taken[i] = i, true
				}
			}
		}
	}
	join(func(o, n *corpus.Risk) bool { return !o.Derived && o.ID == n.ID })
	join(func(o, n *corpus.Risk) bool { return !o.Derived && !n.Derived && id.Joins(o.ID, n.ID) })
	join(func(o, n *corpus.Risk) bool { return o.Threat != "" && strings.EqualFold(o.Threat, n.Threat) })
	return partner
}

// apart is id with the rows of both tables that have no counterpart: rows of tables read alike where their cells say the same, and that
// says nothing of whether they are of the same threat.
func apart(id diff.Identity, old, new []corpus.Risk) diff.Identity {
	var gone, came []clause.ID
	taken := map[int]bool{}
	for j, i := range pairs(id, old, new) {
		if i < 0 {
			came = append(came, new[j].ID)
		} else {
			taken[i] = true
		}
	}
	for i := range old {
		if !taken[i] {
			gone = append(gone, old[i].ID)
		}
	}
	return id.Apart(gone, came)
}

// turned compares the assessments of one threat.
func turned(old, new *corpus.Risk) RiskChange {
	r := RiskChange{Old: old, New: new}
	o, n := old, new
	switch {
	case old == nil:
		r.Threat, o = new.Threat, &corpus.Risk{}
	case new == nil:
		r.Threat, n = old.Threat, &corpus.Risk{}
	default:
		r.Threat = new.Threat
	}
	r.Rating = turn(o.Rating, n.Rating, old != nil, new != nil, Worse, Better)
	r.Threshold = turn(o.Threshold, n.Threshold, old != nil, new != nil, Worse, Better)
	r.Standard = turn(o.Standard, n.Standard, old != nil, new != nil, Better, Worse)
	return r
}

// turn compares two words of a scale. up and down are what it means that the word is higher, or lower.
func turn(old, new corpus.Assessment, isOld, isNew bool, up, down Course) Turn {
	t := Turn{Old: old, New: new}
	switch {
	case !isOld:
		t.Way = New
	case !isNew:
		t.Way = Dropped
	case old.Rank < 0 || new.Rank < 0:
		t.Way = Incomparable
	case new.Rank > old.Rank:
		t.Way, t.Course = Up, up
	case new.Rank < old.Rank:
		t.Way, t.Course = Down, down
	}
	return t
}
