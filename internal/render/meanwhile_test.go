package render

import (
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// TestMeanwhile tells what happened between two versions to clauses that only one of them has.
func TestMeanwhile(t *testing.T) {
	version := func(name, header, text string) string {
		return "---\ntitle: P\nversion: " + name + "\npublished: 2024-0" + name[1:] + "\nsource: wiki\nbasis: reconstruction\n" + header + "---\n\n" + text + "\n"
	}
	record := func(id, clause, outcome string) string {
		return "- {id: " + id + ", title: R, clauses: [" + clause + "], outcome: " + outcome + ", what: x, source: wiki}\n"
	}
	changes := func(name, records string) string {
		return "---\ntitle: C\nversion: " + name + "\nsource: wiki\nrecords:\n" + records + "---\n"
	}
	c := load(t, project(map[string]string{
		"content/sources/wiki.md":      "---\ntitle: The Wiki\nkind: wiki\nconsulted: yes\n---\n",
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: L\n---\n",
		"content/versions/p/v1.md":     version("v1", "", "Pause now. {#pause}\n\nSing a song. {#sing}"),
		"content/versions/p/v2.md":     version("v2", "", "Pause soon. {#pause}\n\nSing a song. {#sing}\n\nLock the vault. {#lock}\n\nReport to boards. {#report}\n\nTrain the crew. {#train}"),
		"content/versions/p/v3.md": version("v3", "gone:\n- {id: pause, why: x, source: wiki}\n- {id: sing, why: x, source: wiki}\n",
			"All should lock vaults. {#lock}\n\nReport to boards. {#report}\n\nTrain the crew. {#train}"),
		"content/changes/p/v2.md": changes("v2", record("a", "pause", "weakened")+record("b", "report", "added")),
		"content/changes/p/v3.md": changes("v3", record("c", "lock", "relocated")+record("d", "pause", "removed")),
	}))
	s, p := newTestSite(t, c), c.Policy("p")
	said := func(old, new *corpus.Version, id clause.ID) string {
		r := revision.New(c).Between(old, new)
		for i := range r.Changes {
			ch := &r.Changes[i]
			if (len(ch.Old) == 0 || len(ch.New) == 0) && onlyClause(r, ch) == id {
				return s.meanwhile(r, ch)
			}
		}
		t.Fatalf("no change from %s to %s holds %s alone", old.Name, new.Name, id)
		return ""
	}
	for id, want := range map[clause.ID]string{
		"lock":   "first described in v2, relocated in v3",
		"pause":  "weakened in v2, gone in v3",
		"report": "",
		"train":  "",
		"sing":   "",
	} {
		if got := said(p.Versions[0], p.Versions[2], id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		if got := said(p.Versions[2], p.Versions[0], id); got != want {
			t.Errorf("%s, the other way round: %q, want %q", id, got, want)
		}
	}
	if got := said(p.Versions[1], p.Versions[2], "pause"); got != "" {
		t.Errorf("of one step: %q, want nothing", got)
	}
}
