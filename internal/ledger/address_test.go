package ledger

import (
	"strings"
	"testing"
)

// TestAddressesOfTwo: a record in which one document takes the address of another, or loses one that it had, is named by its line.
func TestAddressesOfTwo(t *testing.T) {
	page := func(title string, addresses ...string) *Record {
		return &Record{Kind: "page", Addresses: addresses, Title: title, Header: Digest(nil), Text: Digest(nil)}
	}
	first := (&Log{}).Append("2026-01-02", "policies.example", []Event{{Event: Published, Record: page("A", "/pages/a/", "/pages/z/")}, {Event: Published, Record: page("B", "/pages/b/")}})
	policy := page("P", "/pages/b/")
	policy.Kind = "policy"
	for _, c := range []struct {
		name   string
		record *Record
		want   string
	}{
		{"moved to a new address", page("B", "/pages/c/", "/pages/b/"), ""},
		{"a name more", page("B", "/pages/b/", "/pages/c/"), ""},
		{"takes in another", page("B", "/pages/b/", "/pages/a/"), `l:4:1: "/pages/a/" is the address of two documents: of "A" since line 2, and here of "B"`},
		{"moves to where another is", page("C", "/pages/a/", "/pages/z/", "/pages/b/"), `"/pages/b/" is the address of two documents: of "B" since line 3, and here of "C"`},
		{"another kind", policy, `"/pages/b/" is the address of two documents: of "B" since line 3, and here of "P"`},
		{"a name is taken away", page("A", "/pages/a/"), `l:4:1: "/pages/z/" leads nowhere from here on: it was an address of "A" since line 2`},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := first.Append("2026-02-03", "", []Event{{Event: Moved, Record: c.record}})
			got, problems := Read("l", log.Bytes())
			if c.want == "" {
				if len(problems) > 0 || got.Len() != 4 {
					t.Errorf("got %v", problems)
				}
				return
			}
			if len(problems) != 1 || !strings.Contains(problems[0].String(), c.want) || got.Len() != 3 {
				t.Errorf("got %v, and %d lines\nwant %s", problems, got.Len(), c.want)
			}
		})
	}
}
