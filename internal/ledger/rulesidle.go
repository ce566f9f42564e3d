package ledger

import (
	"fmt"
	"maps"
	"slices"
)

// idle says that an event tells readers of something that it does not bring.
func (c *change) idle() string {
	if c.was == nil {
		return ""
	}
	switch c.now.Event {
	case Moved:
		if c.now.Address() == c.was.Address() && !slices.ContainsFunc(c.now.Addresses, func(a string) bool { return !slices.Contains(c.was.Addresses, a) }) {
			return fmt.Sprintf("%.200q is moved here, and has no other addresses than line %d says", c.now.Title, c.was.Last+1)
		}
	case Revised:
		if !c.isTold() && !c.hasGrown() && !c.hasOtherWords() {
			return fmt.Sprintf("%.200q is revised here, and stands as line %d says: nothing was added, and nothing changed that may", c.now.Title, c.was.Last+1)
		}
	}
	return ""
}

// hasOtherWords reports whether a document that may change without an erratum did.
func (c *change) hasOtherWords() bool {
	now, was := c.now.Record, &c.was.Record
	return IsLiving(now.Kind) && !(IsSameText(now, was) && now.Header == was.Header && maps.Equal(now.Pictures, was.Pictures))
}

// hasGrown reports whether a list has an entry that it had not.
func (c *change) hasGrown() bool {
	for field := range c.now.Lists {
		if len(c.fresh(field)) > 0 {
			return true
		}
	}
	return false
}
