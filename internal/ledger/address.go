package ledger

import (
	"fmt"
	"slices"
)

// misplaced says that an event gives a document the address of another, takes one away that it had, or moves it without saying so.
func (c *change) misplaced() string {
	for _, a := range c.now.Addresses {
		if other := c.state.at[a]; other != nil && other != c.was && (a == other.Address() || a == c.now.Address()) {
			return fmt.Sprintf("%.200q is the address of two documents: of %.200q since line %d, and here of %.200q", a, other.Title, other.Last+1, c.now.Title)
		}
	}
	if c.was == nil {
		return ""
	}
	for _, a := range c.was.Addresses {
		if !slices.Contains(c.now.Addresses, a) {
			return fmt.Sprintf("%.200q leads nowhere from here on: it was an address of %.200q since line %d", a, c.was.Title, c.was.Last+1)
		}
	}
	if c.now.Address() != c.was.Address() && c.now.Event != Moved {
		return fmt.Sprintf("%.200q is at %.200q from here on, and was at %.200q: only the event %q says so (found %q)", c.now.Title, c.now.Address(), c.was.Address(), Moved, c.now.Event)
	}
	return ""
}
