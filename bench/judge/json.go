package judge

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A comparison is what the JSON of rspsite diff says, as far as it is read here.
type comparison struct {
	Old, New struct{ Clauses []clause }
	Changes  []change
}

type clause struct{ ID, Text string }

type change struct {
	Kind     string
	Moved    bool
	Old, New []string
	Redline  []struct {
		Op, Text string
		New      *string
	}
	Marks []struct{ What string }
}

// ReadJSON reads the output of rspsite diff --format json.
func ReadJSON(old, new *Text, output string) (*Reading, error) {
	var c comparison
	if err := json.Unmarshal([]byte(output), &c); err != nil {
		return nil, fmt.Errorf("reading JSON: %v", err)
	}
	s := newScribe(old, new)
	oldAt, newAt := places(c.Old.Clauses), places(c.New.Clauses)
	for _, ch := range c.Changes {
		if err := s.change(ch, oldAt, newAt); err != nil {
			return nil, fmt.Errorf("change of %q to %q: %v", ch.Old, ch.New, err)
		}
	}
	return s.finish()
}

// places are where the clauses start, by their IDs.
func places(clauses []clause) map[string]int {
	at, n := map[string]int{}, 0
	for _, c := range clauses {
		at[c.ID] = n
		n += len(letters(c.Text))
	}
	return at
}

// change writes the runs of a change. Its clauses need not stand side by side: at a line break the run goes on where the
// next clause stands.
func (s *scribe) change(ch change, oldAt, newAt map[string]int) error {
	s.moved = ch.Moved
	o, n := clauseWalk{ids: ch.Old, at: oldAt, place: &s.old}, clauseWalk{ids: ch.New, at: newAt, place: &s.new}
	o.next()
	n.next()
	for _, e := range ch.Redline {
		newText := e.Text
		if e.New != nil {
			newText = *e.New
		}
		if err := s.edit(e.Op, e.Text, newText, &o, &n); err != nil {
			return err
		}
	}
	return nil
}

// A clauseWalk leads from clause to clause of one side of a change.
type clauseWalk struct {
	ids   []string
	at    map[string]int
	place *int
}

func (w *clauseWalk) next() {
	if len(w.ids) > 0 {
		*w.place, w.ids = w.at[w.ids[0]], w.ids[1:]
	}
}

func (s *scribe) edit(op, oldText, newText string, o, n *clauseWalk) error {
	olds, news := strings.Split(oldText, "\n"), strings.Split(newText, "\n")
	if op == "equal" && len(olds) != len(news) {
		return fmt.Errorf("a kept run has %d lines of old text and %d of new", len(olds), len(news))
	}
	for i := range olds {
		if i > 0 && op != "insert" {
			o.next()
		}
		if i > 0 && op != "delete" {
			n.next()
		}
		var err error
		switch op {
		case "insert":
			err = s.insert(olds[i])
		case "delete":
			err = s.remove(olds[i])
		case "equal":
			err = s.keep(olds[i], news[i])
		default:
			err = fmt.Errorf("unknown operation %q", op)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// JSONShowsAChange reports whether the output of rspsite diff --format json shows any change.
func JSONShowsAChange(output string) bool {
	var c comparison
	if json.Unmarshal([]byte(output), &c) != nil {
		return false
	}
	for _, ch := range c.Changes {
		if ch.Kind != "unchanged" || ch.Moved || len(ch.Marks) > 0 {
			return true
		}
	}
	return false
}
