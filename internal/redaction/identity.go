package redaction

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/redaction/publicform"
)

// An identifier gives IDs and salts to marks. A text that was redacted at the same place before keeps both.
type identifier struct {
	*source
	before *Openings
	salts  io.Reader

	taken map[string]bool // IDs that no other text may have
	used  map[string]bool // IDs of openings before that are in use
	saved map[Salt]bool
}

// identify gives each mark its opening, in order. Kept are the IDs of public forms that the source holds already.
func (s *source) identify(marks []mark, kept []string, before *Openings, salts io.Reader) *Openings {
	if before == nil {
		before = &Openings{}
	}
	d := &identifier{source: s, before: before, salts: salts, taken: map[string]bool{}, used: map[string]bool{}, saved: map[Salt]bool{}}
	for _, id := range slices.Concat(kept, before.Lost) {
		d.taken[id] = true
	}
	for _, o := range slices.Concat(before.List, before.Retired) {
		d.taken[o.ID], d.saved[o.Salt] = true, true
	}
	for _, id := range kept {
		d.used[id] = true
	}
	places := s.places(marks)
	ids := d.ids(marks, places)
	if len(s.problems) > 0 {
		return nil
	}
	made := &Openings{Lost: before.Lost}
	for k, m := range marks {
		o := d.opening(ids[k], m)
		o.Place = places[k]
		made.List = append(made.List, o)
	}
	made.Retired = d.retired(made, kept)
	if len(s.problems) > 0 {
		return nil
	}
	return made
}

// ids chooses the IDs: the written ones, then those that the same texts had at the same places before, then new ones.
func (d *identifier) ids(marks []mark, places []string) []string {
	ids := make([]string, len(marks))
	for k, m := range marks {
		if m.id == "" {
			continue
		}
		before, had := d.before.ever(m.id)
		switch {
		case d.used[m.id]:
			d.errorf(m.at["id"], "mark-id-twice", "take id out, and redact gives one", "two redactions have the ID %q", m.id)
		case had && before.Text != m.text, !had && d.taken[m.id]:
			d.errorf(m.at["id"], "mark-id-old", "take id out, and redact gives one", "the ID %q was that of another text", m.id)
		}
		ids[k], d.used[m.id], d.taken[m.id] = m.id, true, true
	}
	d.settle(marks, places, ids)
	n := d.highest()
	for k := range marks {
		for ids[k] == "" {
			n++
			if id := "r" + strconv.Itoa(n); !d.taken[id] {
				ids[k], d.used[id], d.taken[id] = id, true, true
			}
		}
	}
	return ids
}

// highest is the greatest number that any ID of the form r1 has or had.
func (d *identifier) highest() int {
	highest := 0
	for id := range d.taken {
		if digits, ok := strings.CutPrefix(id, "r"); ok {
			if n, err := strconv.Atoi(digits); err == nil && n < 1_000_000_000 {
				highest = max(highest, n)
			}
		}
	}
	return highest
}

// opening is that of a mark: the one before if its text is the same, else one with a new salt. A redaction that was gone comes back
// where the mark says its ID alone: the same words may since be readable where they stood, and are then not to be told elsewhere.
func (d *identifier) opening(id string, m mark) Opening {
	if before, had := d.before.ever(id); had {
		return Opening{ID: id, Salt: before.Salt, Text: m.text}
	}
	o := Opening{ID: id, Text: m.text}
	switch _, err := io.ReadFull(d.salts, o.Salt[:]); {
	case err != nil:
		d.errorf(m.start, "salt", "try again", "there is no randomness for a salt")
	case d.saved[o.Salt]:
		d.errorf(m.start, "salt-twice", "the source of randomness is broken: redact on another machine", "the source of salts gave the same salt twice")
	}
	d.saved[o.Salt] = true
	return o
}

// retired are the openings before that no redaction has any longer, by ID. They are kept: an edition that is public has their
// redactions still, and nothing else could open them.
func (d *identifier) retired(now *Openings, kept []string) []Opening {
	gone := slices.DeleteFunc(slices.Concat(d.before.List, d.before.Retired), func(o Opening) bool {
		_, is := now.find(o.ID)
		return is || slices.Contains(kept, o.ID)
	})
	slices.SortStableFunc(gone, func(a, b Opening) int { return strings.Compare(a.ID, b.ID) })
	return gone
}

// keptIDs are the IDs of the public forms outside of the marks.
func (s *source) keptIDs(marks []mark) (ids []string) {
	for _, at := range publicform.WrittenID.FindAllSubmatchIndex(s.src, -1) {
		inside := slices.ContainsFunc(marks, func(m mark) bool { return m.start <= at[0] && at[0] < m.end })
		if !inside && !isEscaped(s.src, at[0]) {
			ids = append(ids, string(s.src[at[2]:at[3]]))
		}
	}
	return ids
}

// keep takes over the openings of redactions that stand in the source already. One that does not fit is reported.
func (s *source) keep(forms []form, before, made *Openings) {
	for _, f := range forms {
		if _, new := made.find(f.ID); new {
			continue
		}
		o, had := before.ever(f.ID)
		switch {
		case !had:
			s.problems.Warnf(f.at, "mark-kept", "nobody can open it: put the private mark back if you have its text",
				"the redaction %q stands in the source already, and no opening is held for it", f.ID)
		case o.Commitment() != f.Commitment:
			s.problems.Errorf(f.at, "mark-kept", "put the private mark back, or name the openings of this source",
				"the redaction %q stands in the source already, and its opening does not fit", f.ID)
		default:
			made.List = append(made.List, o)
		}
	}
}
