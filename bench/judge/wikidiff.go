package judge

import (
	"encoding/json"
	"fmt"
)

// The kinds of lines in the inline JSON of wikidiff2.
const (
	wikiKept = iota
	wikiAdded
	wikiDeleted
	wikiChanged
	wikiMovedAway
	wikiMovedHere
)

type wikiLine struct {
	Type            int
	Text            string      // of a changed line: all that either side has
	HighlightRanges []wikiRange // of a changed line or one that moved here
	MoveInfo        struct{ ID, LinkID string }
}

type wikiRange struct {
	Start, Length int // bytes
	Type          int // 0 inserted, 1 deleted
}

// ReadWikidiff reads the JSON of wikidiff2_inline_json_diff with all context.
func ReadWikidiff(old, new *Text, output string) (*Reading, error) {
	var diff struct{ Diff []wikiLine }
	if err := json.Unmarshal([]byte(output), &diff); err != nil {
		return nil, fmt.Errorf("reading the JSON of wikidiff2: %v", err)
	}
	s := newScribe(old, new)
	left := leftPlaces(diff.Diff)
	for _, l := range diff.Diff {
		s.moved = l.Type == wikiMovedHere
		var err error
		switch l.Type {
		case wikiAdded:
			err = s.insert(l.Text)
		case wikiDeleted:
			err = s.remove(l.Text)
		case wikiMovedAway:
			s.old += len(letters(l.Text)) // it is shown where it went
		case wikiMovedHere:
			behind := s.old
			s.old = left[l.MoveInfo.LinkID]
			err = s.wikiRanges(l)
			s.old = behind
		default:
			err = s.wikiRanges(l)
		}
		if err != nil {
			return nil, err
		}
	}
	return s.finish()
}

// leftPlaces are the places in the old text that moved lines left, by the names of the lines.
func leftPlaces(lines []wikiLine) map[string]int {
	places, at := map[string]int{}, 0
	for _, l := range lines {
		switch l.Type {
		case wikiAdded, wikiMovedHere:
			continue
		case wikiMovedAway:
			places[l.MoveInfo.ID] = at
		}
		at += len(letters(l.Text))
		for _, r := range l.HighlightRanges {
			if r.Type == 0 && r.Start+r.Length <= len(l.Text) {
				at -= len(letters(l.Text[r.Start : r.Start+r.Length]))
			}
		}
	}
	return places
}

// wikiRanges writes a line of which parts were inserted or deleted.
func (s *scribe) wikiRanges(l wikiLine) error {
	at := 0
	for _, r := range l.HighlightRanges {
		if r.Start < at || r.Length < 0 || r.Start+r.Length > len(l.Text) {
			return fmt.Errorf("a range of wikidiff2 lies outside its line (found %d+%d, want it in %d to %d)", r.Start, r.Length, at, len(l.Text))
		}
		if err := s.write(Keep, l.Text[at:r.Start]); err != nil {
			return err
		}
		op := Insert
		if r.Type == 1 {
			op = Delete
		}
		if err := s.write(op, l.Text[r.Start:r.Start+r.Length]); err != nil {
			return err
		}
		at = r.Start + r.Length
	}
	return s.write(Keep, l.Text[at:])
}
