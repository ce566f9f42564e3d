package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestWhatIsSaidOfAllRecordsIsSaidOnce: a claim on the list of recorded versions stands below the table, and in the data of each.
func TestWhatIsSaidOfAllRecordsIsSaidOnce(t *testing.T) {
	files := project(map[string]string{
		"content/sources/wiki.md": sample["content/sources/wiki.md"],
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\nrecorded:\n  - {version: v2, published: 2025-01-01, source: wiki}\n" +
			"  - {version: v3, published: 2026-01-01, source: wiki}\nclaims: [{field: recorded, value: Two versions., source: wiki}]\n---\n",
		"content/versions/p/v1.md": "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe wait. {#wait}\n",
	})
	all := renderAll(t, load(t, files), Options{})
	page := all["p/in-force/index.html"]
	inOrder(t, page, "Newest known:", "v3</a>, since 1 January 2026, by", "The text of", "v3</a> is not held here; the newest text held is", "v1</a>.", "Sources differ on it, as is said below. The sources say nothing of the time after 1 January 2026.", "Of the versions recorded, another source says:</b> Two versions.", "sources/wiki/")
	if n := strings.Count(page, "Two versions"); n != 1 {
		t.Errorf("the page says it %d times", n)
	}
	if n := strings.Count(all["p/in-force/index.json"], "Two versions"); n != 3 {
		t.Errorf("the data says it %d times, want once of the policy, and at both versions that are recorded", n)
	}
}

// TestEachSourceIsNamedForWhatItSays: in the table, in the tables of sources that disagree and in the data, nothing is said in the name
// of a source that it does not say.
func TestEachSourceIsNamedForWhatItSays(t *testing.T) {
	source := func(asOf string) string {
		return "---\ntitle: S\nconsulted: yes\nkind: wiki\nas-of: " + asOf + "\n---\n"
	}
	all := renderAll(t, load(t, project(map[string]string{
		"content/sources/corpus.md": source("2026-05-20"),
		"content/sources/wiki.md":   source("2026-04"),
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\nrecorded:\n  - {version: v2.0, effective: 2024-09-01, published: 2024-09-01, source: corpus}\n" +
			"  - {version: v2.1, effective: 2025-04-17, published: 2025-04-17, source: corpus}\n---\n",
		"content/versions/p/v2.md": "---\ntitle: V2\nversion: v2\npublished: 2025-04\nbasis: reconstruction\nsource: wiki\n" +
			"claims: [{field: published, value: \"v2.0 on 2024-09-01, v2.1 on 2025-04-17\", source: corpus}]\n---\n\nWe wait. {#wait source=\"wiki\"}\n",
	})), Options{})
	conforms(t, "in-force", all["p/in-force/index.json"])
	type spans struct {
		KnownUntil string
		Sources    []struct{ Source string }
		Spans      []struct {
			Version, From string
			Sources       []struct{ Source string }
		}
		Accounts []spans
	}
	var data spans
	if err := json.Unmarshal([]byte(all["p/in-force/index.json"]), &data); err != nil {
		t.Fatal(err)
	}
	said := func(d spans) string {
		text := d.KnownUntil
		for _, s := range d.Spans {
			text += " " + s.Version + " " + s.From + " " + s.Sources[0].Source
		}
		return text
	}
	if got, want := said(data), "2026-05-20 v2.0 2024-09-01 corpus v2.1 2025-04-17 corpus"; got != want {
		t.Errorf("the data say %s, want %s", got, want)
	}
	for i, want := range []string{"2026-05-20 v2.0 2024-09-01 corpus v2.1 2025-04-17 corpus", "2026-04 v2 2025-04 wiki"} {
		if got := said(data.Accounts[i]); got != want || len(data.Accounts) != 2 {
			t.Errorf("of %d accounts %d says %s, want %s", len(data.Accounts), i, got, want)
		}
	}
	inOrder(t, all["p/in-force/index.html"], "17 April 2025", "sources/corpus/", "no later one known", `data-by="S" data-known="2026-05-20"`, "Nothing is taken from it", "nor of that after 20 May 2026", `data-known="2026-04-30"`, "after April 2026")
}
