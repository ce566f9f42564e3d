package diff

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rspsite/internal/clause"
)

// sharedVariable is the environment variable that names the folder with the shared papers. They hold other people's texts,
// so they stay out of the repository.
const sharedVariable = "RSPSITE_SHARED"

// A codedRow is a commitment of a published revision, with what a person found to have become of it.
type codedRow struct {
	ID, Outcome string
	Old, New    string
	Dims        []int
}

// codedRows reads them, without the one whose passages its own notes call wrong.
func codedRows(t *testing.T) []codedRow {
	t.Helper()
	dir := os.Getenv(sharedVariable)
	if dir == "" {
		t.Skip("the environment variable " + sharedVariable + " names no folder with revisions/coded-revisions.jsonl: nothing is measured")
	}
	f, err := os.Open(filepath.Join(dir, "revisions", "coded-revisions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []codedRow
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r codedRow
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.Old != "" && r.New != "" && r.ID != "MSFT-1-001" {
			rows = append(rows, r)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// signalsOf are the signals of one paragraph that became another.
func signalsOf(old, new string) []Signal {
	a, b := []Clause{paragraph(old)}, []Clause{paragraph(new)}
	edits, _ := redline(a, b)
	return signals(a, b, edits)
}

func paragraph(text string) Clause {
	c := &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: text}}}
	return Clause{Clause: c, Text: c.PlainText()}
}

func hasObligation(signals []Signal) bool {
	return slices.ContainsFunc(signals, func(s Signal) bool { return s.Type == Obligation })
}

func TestCodedRevisions(t *testing.T) {
	for _, r := range codedRows(t) {
		for _, s := range signalsOf(r.Old, r.New) {
			t.Logf("%s %s %v: %v %v %q → %q (%s)", r.ID, r.Outcome, r.Dims, s.Type, s.Direction, s.Old, s.New, s.Rule)
		}
	}
}
