package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Lists that the rules speak of.
const (
	errata    = "errata"
	withdrawn = "withdrawn"
)

// unsaid says that words changed which change only with an erratum, and that the event brings none.
func (c *change) unsaid() string {
	switch {
	case c.was == nil || c.now.Event == Revised && IsLiving(c.now.Kind):
		return ""
	case c.now.Event == Corrected && len(c.fresh(errata)) > 0:
		return ""
	case c.now.Event == Corrected:
		return fmt.Sprintf("%.200q is corrected here, and no new erratum says what was wrong (want one more entry in lists.errata than line %d has)", c.now.Title, c.was.Last+1)
	}
	if other := c.others(); len(other) > 0 {
		return fmt.Sprintf("%.200q has another %s from here on than line %d says, and no erratum with it (found the event %q, want %q with a new entry in lists.errata)",
			c.now.Title, strings.Join(other, " and another "), c.was.Last+1, c.now.Event, Corrected)
	}
	return ""
}

// others are the parts of a document that are others than before, without those that the event may change.
func (c *change) others() (parts []string) {
	now, was := c.now.Record, &c.was.Record
	if !IsSameText(now, was) {
		parts = append(parts, "text")
	}
	if now.Header != was.Header && !c.mayRename() && !c.mayTell() || now.Dated != was.Dated || now.Basis != was.Basis || now.Specimen != was.Specimen {
		parts = append(parts, "header")
	}
	for _, file := range slices.Sorted(maps.Keys(was.Pictures)) {
		if digest, ok := now.Pictures[file]; ok && digest != was.Pictures[file] || !ok && !c.mayTell() {
			parts = append(parts, "picture")
			break
		}
	}
	return parts
}

// IsSameText reports whether two records have the same text.
func IsSameText(a, b *Record) bool {
	return a.Text == b.Text && a.Frame == b.Frame && slices.Equal(a.Clauses, b.Clauses)
}

// mayRename reports whether the event changes the name that the header repeats.
func (c *change) mayRename() bool {
	return c.now.Event == Moved && c.now.Address() != c.was.Address() && NameField(c.now.Kind) != ""
}

// mayTell reports whether the event says of a goal how it stands, which its header says too, with a picture perhaps.
func (c *change) mayTell() bool {
	return c.now.Event == Revised && c.now.Kind == "goal" && c.isTold()
}

// isTold reports whether a goal stands otherwise than before.
func (c *change) isTold() bool {
	return c.was != nil && (c.now.Status != c.was.Status || c.now.ClosedBy != c.was.ClosedBy)
}

// unkept says that an edition is not what was published as its report when the publication began.
func (c *change) unkept() string {
	if c.now.Kind != "edition" || c.was != nil {
		return ""
	}
	report := c.state.At(ReportOf(c.now.Address()))
	if report == nil {
		return ""
	}
	for _, line := range slices.Backward(report.Events) {
		if c.log.Events[line].Publication == c.now.Publication {
			continue
		}
		if before := c.log.Whole(line); !IsSameText(before, c.now.Record) || before.Header != c.now.Header || !maps.Equal(before.Pictures, c.now.Pictures) {
			return fmt.Sprintf("%.200q is kept with other words than were published as %.200q: line %d has another text, header or picture", c.now.Title, before.Title, line+1)
		}
		return ""
	}
	return ""
}

// ReportOf is the address of the report of which an edition is at an address.
func ReportOf(edition string) string {
	if i := strings.LastIndex(edition, "/editions/"); i >= 0 {
		return edition[:i+1]
	}
	return ""
}

// fresh are the entries of a list that were not there before.
func (c *change) fresh(field string) []string {
	if c.was == nil {
		return c.now.Lists[field]
	}
	return Fresh(c.now.Lists[field], c.was.Lists[field])
}

// Fresh are the entries of now that before does not have, or has less often, in their order.
func Fresh(now, before []string) []string {
	n := map[string]int{}
	for _, e := range before {
		n[e]++
	}
	var fresh []string
	for _, e := range now {
		if n[e]--; n[e] < 0 {
			fresh = append(fresh, e)
		}
	}
	return fresh
}
