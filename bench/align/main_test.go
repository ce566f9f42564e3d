package main

import (
	"strings"
	"testing"
)

const comparisonJSON = `{"schema":"rspsite.diff/1",
 "old":{"clauses":[{"id":"a","kind":"heading"},{"id":"b","kind":"paragraph"},{"id":"c","kind":"item"}]},
 "new":{"clauses":[{"id":"b","kind":"item"},{"id":"a","kind":"heading"},{"id":"d","kind":"row"},{"id":"c","kind":"item"}]},
 "links":[{"old":"a","new":"a"},{"old":"b","new":"d"},{"old":"b","new":"c"},{"old":"c","new":"b"},{"old":"b","new":"a"}]}`

func TestLinksBecomePlacesAmongWhatIsNoHeading(t *testing.T) {
	var out strings.Builder
	if err := predict(strings.NewReader(comparisonJSON), &out); err != nil {
		t.Fatal(err)
	}
	want := `{"old":1,"new":2}
{"old":1,"new":3}
{"old":2,"new":1}
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestWhatIsNoComparisonIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"no JSON":        {"diff", "reading the comparison"},
		"another form":   {`{"schema":"rspsite.diff/2"}`, `schema "rspsite.diff/2"`},
		"unknown clause": {`{"schema":"rspsite.diff/1","links":[{"old":"x","new":"y"}]}`, `from "x" to "y"`},
	} {
		err := predict(strings.NewReader(test.in), &strings.Builder{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}
