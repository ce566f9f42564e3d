package render

import (
	"encoding/json"
	"strings"
	"testing"

	"rspsite/internal/dataset"
)

// TestDataPage: the page says of every kind how many records there are and leads to one, and to the files of all.
func TestDataPage(t *testing.T) {
	_, all := repository(t)
	page := all["api/v1/index.html"]
	for _, want := range []string{`href="corpus.json"`, `href="corpus.ndjson"`, `href="matrix/anthropic-rsp.csv"`, `href="schema/version.json"`,
		"curl -s https://policy-record.example/api/v1/versions/anthropic-rsp/v3.0.json", "Nothing here is a publisher’s official wording."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of data lacks %s", want)
		}
	}
	var index struct{ Kinds []dataset.Kind }
	if err := json.Unmarshal([]byte(all["api/v1/index.json"]), &index); err != nil || len(index.Kinds) == 0 {
		t.Fatal(err, index)
	}
	for _, k := range index.Kinds {
		folder, _, ok := strings.Cut(apiKinds[k.Kind].pattern, "/")
		if !ok {
			t.Errorf("the page of data does not say what a record of the kind %s holds", k.Kind)
		}
		if !strings.Contains(page, `href="`+folder+"/") {
			t.Errorf("the page of data leads to no record of %s", folder)
		}
	}
	if !strings.Contains(all["index.html"], `href="api/v1/">Data</a>`) || !strings.Contains(all["api/index.html"], `url=v1/`) {
		t.Error("nothing leads to the page of data")
	}
}

// TestTurnsHaveWords: each turn of a clause has its word in data, and no other.
func TestTurnsHaveWords(t *testing.T) {
	for turn, want := range map[turn]string{absent: "absent", added: "added", described: "described", cameFrom: "came-from", unchanged: "unchanged", moved: "moved",
		revised: "revised", changed: "changed", redescribed: "redescribed", wentInto: "went-into", left: "left", undescribed: "undescribed"} {
		if got := dataset.Turns[turn]; got != want {
			t.Errorf("turn %d is %q, want %q", turn, got, want)
		}
	}
	if len(dataset.Turns) != int(undescribed)+1 {
		t.Errorf("%d words", len(dataset.Turns))
	}
}
