package revision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A history is a policy for tests: the texts of its versions v1, v2, …, each with the header lines that it needs besides,
// and the change files of the later ones.
type history struct {
	basis   string
	texts   []string
	headers map[int]string // lines of the version's front matter, by its number
	changes map[int]string // front matter of the change file, by its version's number
}

// policy loads the history over the base project.
func (h history) policy(t *testing.T) *corpus.Policy {
	t.Helper()
	basis := "basis: " + h.basis + "\n"
	if h.basis == "" {
		basis = "basis: official\n"
	}
	files := map[string]string{}
	for i, text := range h.texts {
		n := i + 1
		files[fmt.Sprintf("content/versions/p/v%d.md", n)] = fmt.Sprintf(
			"---\ntitle: T\nversion: v%d\npublished: 2025-01\nsource: wiki\n%s%s---\n\n%s\n", n, basis, h.headers[n], text)
		if c := h.changes[n]; c != "" {
			files[fmt.Sprintf("content/changes/p/v%d.md", n)] = fmt.Sprintf("---\ntitle: T\nversion: v%d\n%s---\n", n, c)
		}
	}
	return load(t, files).Policy("p")
}

// between is the revision from one version of p to another.
func between(p *corpus.Policy, old, new string) *revision.Revision {
	return revision.New(nil).Between(p.Version(old), p.Version(new))
}

// changeWith is the change that holds a clause of either side.
func changeWith(t *testing.T, r *revision.Revision, id clause.ID) revision.Change {
	t.Helper()
	for _, c := range r.Changes {
		if slices.Contains(idsOf(&r.Comparison.Old, c.Old), id) || slices.Contains(idsOf(&r.Comparison.New, c.New), id) {
			return c
		}
	}
	t.Fatalf("no change from %s to %s holds %q", r.Old.Name, r.New.Name, id)
	return revision.Change{}
}

func idsOf(side *diff.Side, clauses []int) []clause.ID {
	var ids []clause.ID
	for _, i := range clauses {
		ids = append(ids, side.Clauses[i].ID)
	}
	return ids
}

// recordsOf are the IDs of the records that name a change.
func recordsOf(r *revision.Revision, c revision.Change) string {
	var ids []string
	for _, i := range c.Records {
		ids = append(ids, r.Records[i].ID)
	}
	return strings.Join(ids, " ")
}

// longHistory is a policy of four versions in which clauses are renamed, split, merged and dropped.
var longHistory = history{
	texts: []string{
		"Pause at once. {#pause}\n\nReport to the board. {#report}\n\nTrain the staff. {#train}\n\nLock the door. {#lock}",
		"Halt at once. {#halt was=\"pause\"}\n\nReport to the board. {#report}\n\nTrain the staff. {#train}\n\nLock the door. {#lock}\n\nSing a song. {#sing}",
		"Halt soon. {#halt}\n\nReport by mail. {#mail from=\"report\"}\n\nReport by phone. {#phone from=\"report\"}\n\nTrain, and lock. {#secure from=\"train lock\"}",
		"Halt some day. {#stop was=\"halt\"}\n\nReport by mail. {#mail}\n\nReport by phone at night. {#phone}\n\nTrain, and lock. {#secure}",
	},
	headers: map[int]string{3: "gone:\n- {id: sing, why: Enough.}\n"},
	changes: map[int]string{
		2: "records:\n- {id: renamed, title: T, clauses: [pause], what: x, source: wiki}\n- {id: song, title: T, clauses: [sing], outcome: added, what: x, source: wiki}\n",
		3: "records:\n- {id: halting, title: T, clauses: [halt], outcome: weakened, what: x, source: wiki}\n" +
			"- {id: ways, title: T, clauses: [report], what: x, source: wiki}\n- {id: merged, title: T, clauses: [secure], what: x, source: wiki}\n",
		4: "records:\n- {id: stopping, title: T, clauses: [stop], outcome: weakened, what: x, source: wiki}\n- {id: night, title: T, clauses: [phone], what: x, source: wiki}\n",
	},
}

// TestRecordsOfAllSteps holds which records stand at which change over several steps: names lead through renaming, splitting and
// merging, in either direction.
func TestRecordsOfAllSteps(t *testing.T) {
	p := longHistory.policy(t)
	for _, c := range []struct {
		old, new string
		clause   clause.ID
		want     string
	}{
		{"v1", "v2", "pause", "renamed"},
		{"v1", "v3", "pause", "renamed halting"},
		{"v1", "v4", "pause", "renamed halting stopping"},
		{"v4", "v1", "stop", "renamed halting stopping"},
		{"v2", "v4", "halt", "halting stopping"},
		{"v3", "v4", "halt", "stopping"},
		{"v1", "v4", "report", "ways night"},
		{"v2", "v3", "report", "ways"},
		{"v3", "v4", "mail", ""},
		{"v1", "v4", "lock", "merged"},
		{"v1", "v4", "train", "merged"},
		{"v1", "v2", "sing", "song"},
		{"v2", "v4", "sing", ""},
	} {
		r := between(p, c.old, c.new)
		if got := recordsOf(r, changeWith(t, r, c.clause)); got != c.want {
			t.Errorf("%s to %s: %q has the records %q, want %q", c.old, c.new, c.clause, got, c.want)
		}
	}
}

// TestPassingClause follows a record of a clause that neither end has: it is listed, and names no change.
func TestPassingClause(t *testing.T) {
	r := between(longHistory.policy(t), "v1", "v4")
	i := slices.IndexFunc(r.Records, func(record revision.Record) bool { return record.ID == "song" })
	if i < 0 || len(r.Records[i].Changes) != 0 || r.Records[i].Version.Name != "v2" {
		t.Errorf("the record of the clause that came and went: %+v", r.Records)
	}
}

// TestReversed holds that a revision read backwards has the same steps, records and links.
func TestReversed(t *testing.T) {
	p := longHistory.policy(t)
	there, back := between(p, "v1", "v4"), between(p, "v4", "v1")
	if !slices.Equal(there.Steps, back.Steps) || len(there.Steps) != 3 || there.Steps[0].Name != "v2" {
		t.Errorf("steps %v and %v", there.Steps, back.Steps)
	}
	if len(there.Records) != len(back.Records) {
		t.Errorf("%d records there, %d back", len(there.Records), len(back.Records))
	}
	for _, c := range there.Changes {
		for _, id := range idsOf(&there.Comparison.Old, c.Old) {
			mirrored := changeWith(t, back, id)
			if got, want := idsOf(&back.Comparison.Old, mirrored.Old), idsOf(&there.Comparison.New, c.New); !slices.Equal(got, want) {
				t.Errorf("%q became %q, and comes back from %q", id, want, got)
			}
		}
	}
}

// TestOfDifferentPolicies holds that an ID names a clause of its own policy only: another one's clause of the same ID is another
// clause, unless it reads alike.
func TestOfDifferentPolicies(t *testing.T) {
	c := load(t, map[string]string{
		"content/versions/q/policy.md": "---\ntitle: Q\npublisher: Maker\n---\n",
		"content/versions/q/v1.md":     "---\ntitle: T\nversion: v1\npublished: 2025-01\n---\n\nNothing of the kind stands here at all. {#pause}\n\nWe will report to the board every quarter of the year. {#quarterly}\n",
	})
	r := revision.New(c).Between(c.Policy("p").Version("v1"), c.Policy("q").Version("v1"))
	if got := changeWith(t, r, "pause"); len(got.Old) > 0 && len(got.New) > 0 {
		t.Error("clauses of two policies are linked by their ID")
	}
	if got := changeWith(t, r, "quarterly"); got.Kind != diff.Unchanged {
		t.Errorf("the clause that reads alike is %v", got.Kind)
	}
	if r.Steps != nil || r.Records != nil || r.Account != nil || r.Silent.Defined {
		t.Errorf("something is said of steps between two policies: %+v", r)
	}
}

// TestSameVersion holds that a version compared with itself has no change and no step.
func TestSameVersion(t *testing.T) {
	r := between(longHistory.policy(t), "v2", "v2")
	for _, c := range r.Changes {
		if c.IsChange() || c.Number != 0 {
			t.Errorf("a change: %+v", c)
		}
	}
	if len(r.Steps) != 0 || len(r.Records) != 0 {
		t.Errorf("steps %v, records %v", r.Steps, r.Records)
	}
}

// TestWhatAnIDMeans holds which clauses one name covers.
func TestWhatAnIDMeans(t *testing.T) {
	text := "## Rules {#rules}\n\n1. Pause{LATE}. {#pause}\n\n   That means now{LATE}.\n\n   Take the following with you{LATE}: {#take}\n\n2. Report{LATE}. {#report}\n\n" +
		"| A | B |\n|---|---|\n| one | two{LATE} | {#row}\n| three | four{LATE} |\n\n{#table}"
	for name, want := range map[string]string{
		"pause": "Pause later. / That means now later.",
		"take":  "Take the following with you later:",
		"table": "one | two later / three | four later",
		"row":   "one | two later",
		"rules": "",
	} {
		p := history{
			texts:   []string{strings.ReplaceAll(text, "{LATE}", ""), strings.ReplaceAll(text, "{LATE}", " later")},
			changes: map[int]string{2: "records:\n- {id: a, title: T, clauses: [" + name + "], what: x, source: wiki}\n"},
		}.policy(t)
		r := between(p, "v1", "v2")
		var got []string
		for _, c := range r.Changes {
			if c.IsChange() && len(c.Records) > 0 && len(c.New) > 0 {
				got = append(got, r.Comparison.New.Clauses[c.New[0]].Text)
			}
		}
		if strings.Join(got, " / ") != want {
			t.Errorf("%q means %q, want %q", name, strings.Join(got, " / "), want)
		}
	}
}
