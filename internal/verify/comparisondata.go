package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// diffFile names the data of a comparison, and diffSchema their form.
const (
	diffFile   = "index.json"
	diffSchema = "rspsite.diff/1"
)

// A diffData is what is compared of the data of a comparison. docs/diff.schema.json describes them.
type diffData struct {
	Schema   string
	Notice   string
	Old, New diffSide
	Links    []struct{ Old, New string }
	Records  []diffRecord
	Changes  []diffChange
	Summary  struct{ Unchanged, Changed, Added, Removed, Moved int }
}

type diffSide struct {
	Name, Basis, Published, URL, Digest string
	Specimen                            bool
	Clauses                             []struct {
		ID, Label, Kind, Text string
		Derived               bool
		Path                  []string
	}
}

// A diffChange is a change in the data, or clauses that did not change.
type diffChange struct {
	Kind                 string
	Moved, Split, Merged bool
	With                 string
	Old, New             []string
	Redline              []struct {
		Op, Text string
		New      *string
	}
	Marks    []struct{ What string }
	Signals  []struct{ Type, Direction string }
	Records  []string
	Standing string

	olds, news []int // indexes of the clauses
	number     int   // of what changed in the policy, from 1; 0 of all else
}

// saysOther shows where what the words of a file, or of the page, part from those of a text.
func saysOther(who, said string, t *comparedText, is string) string {
	return strings.Replace(differing([]string{normal(said)}, []string{normal(is)}), "the page", who, 1) + " in " + t.address()
}

func (c *comparison) dataProblem(id, rule, format string, args ...any) {
	c.problemIn(diffFile, fragment(id), rule, format, args...)
}

var diffForm = jsonFormOf(diffData{})

// readDiff reads the data beside the page; of a shortcut those of the comparison that it shows.
func (c *comparison) readDiff() *diffData {
	folder := strings.TrimPrefix(c.where, "/")
	if c.isCopy {
		base, _, _ := comparedNames(c.where)
		folder = strings.TrimPrefix(base, "/") + "diff/" + c.old.name() + "/" + c.new.name() + "/"
	}
	data, err := c.read(folder+diffFile, c.limits.Record)
	var d diffData
	if err == nil {
		err = oneMeaning(data)
	}
	if err == nil {
		err = diffForm.read(data, &d)
	}
	if err == nil && d.Schema != diffSchema {
		err = fmt.Errorf("it is of the schema %.80q", d.Schema)
	}
	if err != nil {
		c.dataProblem("", "comparison-unread", "the data of the comparison cannot be read, so that it cannot be told whether the page leaves out a change: %v", err)
		return nil
	}
	return &d
}

// oneMeaning refuses JSON that another program may read otherwise: an object with a member twice, or under two ways to write its name.
func oneMeaning(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	var members []map[string]bool // of the objects that are open; nil of a list
	isName := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		inObject := len(members) > 0 && members[len(members)-1] != nil
		name, isText := token.(string)
		switch delim, isDelim := token.(json.Delim); {
		case isName && isText:
			name = strings.ToLower(name)
			if members[len(members)-1][name] {
				return fmt.Errorf("a member of an object stands there twice (%.40q)", name)
			}
			members[len(members)-1][name] = true
			isName = false
			continue
		case isDelim && delim == '{':
			members = append(members, map[string]bool{})
			isName = true
			continue
		case isDelim && delim == '[':
			members = append(members, nil)
			isName = false
			continue
		case isDelim:
			members = members[:len(members)-1]
			inObject = len(members) > 0 && members[len(members)-1] != nil
		}
		isName = inObject
	}
}

// checkDiff holds the data against both texts. It reports whether each clause of either stands in exactly one change, so that the page
// can be held against that.
func (c *comparison) checkDiff(d *diffData) bool {
	c.checkDiffSide(&d.Old, c.old, c.names[0])
	c.checkDiffSide(&d.New, c.new, c.names[1])
	if !c.place(d) {
		return false
	}
	c.checkSameClauses()
	c.checkOrder()
	number := 0
	for i := range c.changes {
		ch := &c.changes[i]
		if c.checkChange(ch); ch.isOfPolicy() {
			number++
			ch.number = number
		}
	}
	c.checkSummary(d)
	c.checkNotice(d)
	return true
}

// checkDiffSide holds what the data say of one of the two texts against it.
func (c *comparison) checkDiffSide(s *diffSide, t *comparedText, name string) {
	address := t.address()
	if s.Name != name {
		c.dataProblem("", "comparison-names", "the data call one of the texts “%s”, and it is %s", shorten(s.Name), address)
	}
	f := t.document.facts
	switch {
	case s.URL != "" && !strings.HasSuffix(s.URL, address):
		c.dataProblem("", "comparison-names", "the data say that %s is at %s", address, shorten(s.URL))
	case s.Digest != "" && s.Digest != t.document.text.digest:
		c.dataProblem("", "comparison-names", "the data give another digest of %s than its text has", address)
	case f != nil && (s.Basis != f.Basis || s.Published != f.Published && !c.isOfEditions() || s.Specimen != (f.Specimen == "true")):
		c.dataProblem("", "comparison-names", "the data give another date, or basis, of %s than its header, or mark it as a specimen otherwise", address)
	}
	if len(s.Clauses) != len(t.clauses) {
		c.dataProblem("", "comparison-lacks", "the data have %s of %s, whose text has %d", count(len(s.Clauses), "clause"), address, len(t.clauses))
		return
	}
	for i, said := range s.Clauses {
		is := t.clauses[i]
		if said.ID != string(is.ID) || said.Derived != is.Derived || said.Kind != is.Kind.String() || said.Label != string(is.Label) || !slices.EqualFunc(said.Path, t.headings[i], sameWordsAs) {
			c.dataProblem(said.ID, "comparison-names", "ID, kind or place of the clause are not those that it has in %s, where %s stands", address, fragment(string(is.ID)))
		} else if !sameWordsAs(said.Text, is.PlainText()) {
			c.dataProblem(said.ID, "comparison-changed", "the data say that %s says “%s”, and “%s” was published", address, shorten(said.Text), shorten(is.PlainText()))
		}
	}
}

func sameWordsAs(a, b string) bool { return normal(a) == normal(b) }

// place finds the clauses of each change, and every clause of either text in one change.
func (c *comparison) place(d *diffData) bool {
	c.changes, c.records, c.oldIn, c.newIn = d.Changes, d.Records, map[int]int{}, map[int]int{}
	whole := true
	for _, side := range []struct {
		text *comparedText
		in   map[int]int
		ids  func(*diffChange) ([]string, *[]int)
	}{
		{c.old, c.oldIn, func(ch *diffChange) ([]string, *[]int) { return ch.Old, &ch.olds }},
		{c.new, c.newIn, func(ch *diffChange) ([]string, *[]int) { return ch.New, &ch.news }},
	} {
		for i := range c.changes {
			ids, into := side.ids(&c.changes[i])
			for _, id := range ids {
				k, ok := side.text.at[id]
				if _, twice := side.in[k]; !ok || twice {
					c.dataProblem(id, "comparison-adds", "the data tell of a clause twice, or of one that %s does not have", side.text.address())
					whole = false
					continue
				}
				side.in[k] = i
				*into = append(*into, k)
			}
		}
		for k, cl := range side.text.clauses {
			if _, ok := side.in[k]; !ok {
				c.dataProblem(string(cl.ID), "comparison-lacks", "the data do not say what became of a clause of %s: “%s”", side.text.address(), shorten(cl.PlainText()))
				whole = false
			}
		}
	}
	if slices.ContainsFunc(c.changes, func(ch diffChange) bool { return len(ch.Old)+len(ch.New) == 0 }) {
		c.dataProblem("", "comparison-adds", "the data tell of a change of no clause")
		whole = false
	}
	return whole
}

// checkOrder reads the changes in the order of the new text. What is said not to have moved keeps its order on the older side too.
func (c *comparison) checkOrder() {
	lastNew, lastOld := -1, -1
	for i := range c.changes {
		ch := &c.changes[i]
		if len(ch.news) == 0 {
			continue
		}
		if ch.news[0] < lastNew {
			c.dataProblem(ch.id(), "comparison-claims", "the changes do not stand in the order of %s", c.new.address())
			return
		}
		if lastNew = ch.news[0]; len(ch.olds) == 0 || ch.Moved {
			continue
		}
		if ch.olds[0] < lastOld {
			c.dataProblem(ch.id(), "comparison-claims", "the data do not say that a clause moved, and it stands elsewhere in %s than in %s", c.new.address(), c.old.address())
		}
		lastOld = max(lastOld, ch.olds[0])
	}
}

// checkSummary counts the changes.
func (c *comparison) checkSummary(d *diffData) {
	of, moved := map[string]int{}, 0
	for _, ch := range c.changes {
		of[ch.Kind]++
		if ch.Moved {
			moved++
		}
	}
	s := d.Summary
	if s.Unchanged != of[kindUnchanged] || s.Changed != of[kindChanged] || s.Added != of[kindAdded] || s.Removed != of[kindRemoved] || s.Moved != moved {
		c.dataProblem("", "comparison-claims", "the data count other numbers of changes than they list")
	}
	for _, l := range d.Links {
		o, hasOld := c.old.at[l.Old]
		n, hasNew := c.new.at[l.New]
		if !hasOld || !hasNew || c.oldIn[o] != c.newIn[n] {
			c.dataProblem(l.New, "comparison-claims", "the data link %s with %s, which stand in no change together", fragment(l.Old), fragment(l.New))
		}
	}
}
