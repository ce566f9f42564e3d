// Command align turns the links of a comparison into predictions for a scorer.
//
// In: what `rspsite diff --format json OLD NEW` prints, on standard input. Out: JSON lines {"old":3,"new":5}, each number the
// place of a clause among those of its text that are no headings, counted from 1. The scorer reads the same Markdown and
// counts its paragraphs, so neither needs to know the other's IDs. Guaranteed: links of headings are left out, every
// other link is one line, in the order of the comparison.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := predict(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A comparison is what this program needs of the JSON form.
type comparison struct {
	Schema   string
	Old, New side
	Links    []struct{ Old, New string }
}

type side struct{ Clauses []struct{ ID, Kind string } }

// schema is the form that is understood.
const schema = "rspsite.diff/1"

// heading is the kind of the clauses that do not count.
const heading = "heading"

type prediction struct {
	Old int `json:"old"`
	New int `json:"new"`
}

func predict(r io.Reader, w io.Writer) error {
	var c comparison
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return fmt.Errorf("reading the comparison: %v", err)
	}
	if c.Schema != schema {
		return fmt.Errorf("the comparison has schema %q, want %q", c.Schema, schema)
	}
	old, new := c.Old.places(), c.New.places()
	out := json.NewEncoder(w)
	for _, l := range c.Links {
		p := prediction{old[l.Old], new[l.New]}
		if p.Old == 0 || p.New == 0 {
			return fmt.Errorf("a link from %q to %q names no clause of the comparison", l.Old, l.New)
		}
		if p.Old < 0 || p.New < 0 {
			continue
		}
		if err := out.Encode(p); err != nil {
			return err
		}
	}
	return nil
}

// places are the places of the clauses by ID, -1 for headings.
func (s side) places() map[string]int {
	at, n := map[string]int{}, 0
	for _, c := range s.Clauses {
		if c.Kind == heading {
			at[c.ID] = -1
			continue
		}
		n++
		at[c.ID] = n
	}
	return at
}
