package verify_test

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// unlist takes files out of the site's own list of files.
func unlist(t *testing.T, dir string, names ...string) {
	t.Helper()
	var list struct {
		Schema string            `json:"schema"`
		Files  map[string]string `json:"files"`
	}
	if err := json.Unmarshal([]byte(readFile(t, dir, manifestFile)), &list); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if list.Files[name] == "" {
			t.Fatalf("the list does not have %s", name)
		}
		delete(list.Files, name)
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, manifestFile, string(data))
}

// withoutListings serves the files of a site, and nothing for a folder without a page.
func withoutListings(dir string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(dir + r.URL.Path + "index.html"); strings.HasSuffix(r.URL.Path, "/") && err != nil {
			http.NotFound(w, r)
			return
		}
		http.FileServer(http.Dir(dir)).ServeHTTP(w, r)
	}
}

// leftOut are files that must be there: whoever changes one may leave it out of the list, and would have it served unread.
var leftOut = []string{
	"index.html", "index.md", "p/latest/index.html", "p/latest/index.md", "p/in-force/index.json", "p/recorded/v4.0/index.html", "p/v1.0/index.html", "p/v1.0/index.md",
	"p/v1.0/canonical.txt", "p/v1.0/header.json", "p/v1.0/index.tlog-proof", "p/v1.0/cite.bib", "p/clauses/pause/index.html", "p/clauses/pause/index.tlog-proof",
	"p/diff/v1.0/v2.0/index.html", "p/diff/v1.0/v2.0/index.json", "p/diff/v1.0/v2.0/index.md", "reports/r-1/index.json", "pages/disagreements/index.html",
	"api/v1/index.json", "api/v1/corpus.json", "api/v1/corpus.ndjson", "api/v1/policies/p.json", "api/v1/versions/p/v1.0.json", "api/v1/clauses/p/pause.json", "api/v1/changes/p/v2.0.json",
	"api/v1/reports/r-1.json", "api/v1/editions/r-2/1.json", "api/v1/reviews/r-2/a.json", "api/v1/models/m-1.json", "api/v1/goals/g.json", "api/v1/sources/wiki.json", "api/v1/tables/t.json",
	"api/v1/pages/method.json", "ledger/index.html", "ledger/checkpoint", "ledger/ledger.jsonl", "ledger/tile/0/000.p/",
}

// TestWhatIsLeftOutOfTheListIsNamed leaves each of them out of the list, where it stays there and where it is gone.
func TestWhatIsLeftOutOfTheListIsNamed(t *testing.T) {
	dir, _, _ := honest(t)
	names := slices.Clone(leftOut)
	names[len(names)-1] = (&broken{dir: dir}).tile(t)
	served := copySite(t, dir)
	unlist(t, served, names...)
	r, err := verifyHost(t, http.FileServer(http.Dir(served)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if want := "files file-unknown /" + name + ": the site's own list of files leaves it out, and the host sends it all the same"; !strings.Contains(problems(r), want) {
			t.Errorf("want %q, got\n%s", want, problems(r))
		}
	}
	gone := copySite(t, dir)
	unlist(t, gone, names...)
	keep := []string{"ledger/checkpoint", "ledger/ledger.jsonl", "p/v1.0/canonical.txt"} // nothing, or no comparison, follows without them
	for _, name := range names {
		if !slices.Contains(keep, name) && os.Remove(gone+"/"+name) != nil {
			t.Fatal(name)
		}
	}
	byHost, err := verifyHost(t, withoutListings(gone), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for where, r := range map[string]*verify.Report{"a folder": verifyFolder(t, gone, verify.Options{}), "a host": byHost} {
		for _, name := range names {
			if want := "files file-missing /" + name + ": the file is not there, and the site's own list of files leaves it out"; !slices.Contains(keep, name) && !strings.Contains(problems(r), want) {
				t.Errorf("%s: want %q, got\n%s", where, want, problems(r))
			}
		}
	}
}

// TestRequestsForWhatIsLeftOutAreBounded leaves all out of the list: the host is asked for what must be there, and for no more.
func TestRequestsForWhatIsLeftOutAreBounded(t *testing.T) {
	dir, _, _ := honest(t)
	files := strings.Count(readFile(t, dir, manifestFile), "sha256:")
	writeFile(t, dir, manifestFile, `{"schema":"rspsite.manifest/1","files":{}}`)
	plain, asked := http.FileServer(http.Dir(dir)), make(chan string, 10*files)
	r, err := verifyHost(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		plain.ServeHTTP(w, r)
	}), verify.Options{})
	if err != nil || r.Holds {
		t.Fatal(r, err)
	}
	if len(asked) > 2*files {
		t.Errorf("asked %d times, and the site has %d files", len(asked), files)
	}
}

const falsePage = `<!doctype html><html><head><title>v9.0</title></head><body><h1>Example Policy v9.0</h1>%s</body></html>`

// TestPagesAtNoAddressOfTheRecordAreNamed puts pages where rspsite has folders of its own, and a text on pages that show none.
func TestPagesAtNoAddressOfTheRecordAreNamed(t *testing.T) {
	dir, _, _ := honest(t)
	false := strings.Replace(falsePage, "%s", "<p>We stopped testing.</p>", 1)
	pages := []string{"p/recorded/v9/", "p/recorded/v4.0/v9/", "p/recorded/", "p/latest/v9/", "p/in-force/v9/", "p/v1.0/cite/", "p/v1.0/source/v9/", "p/v9/source/", "p/v1.0/latest/",
		"p/clauses/newone/", "p/clauses/pause/v9/", "p/diff/v1.0/v2.0/v9/", "p/v1.0/diff/", "changes/v9/", "ledger/v9/", "goals/v9/", "reports/latest/", "redactions/v9/", "hosting/", "hosting/v9/",
		"api/v2/", "v9/", "v9/latest/", "v9.html", "p/v9.html", "p/recorded/v4.0.html"}
	h := hold(t, dir)
	forged := map[string][]byte{}
	name := func(where string) string {
		if where == "" || strings.HasSuffix(where, "/") {
			return where + "index.html"
		}
		return where
	}
	for _, where := range pages {
		forged[name(where)] = []byte(false)
	}
	shows := []string{"p/recorded/v4.0/", "p/in-force/", "goals/", "ledger/", "", "404.html"}
	for _, where := range shows {
		forged[name(where)] = []byte(strings.Replace(string(h[name(where)]), "</body>", `<div class="text"><p>We stopped testing.</p></div></body>`, 1))
		if len(forged[name(where)]) == len(h[name(where)]) {
			t.Fatalf("%q is not changed", where)
		}
	}
	r, err := verify.Run(t.Context(), h.with(t, forged), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range pages {
		if want := "pages page-unknown /" + where + ": a page stands here that rspsite does not write"; !strings.Contains(problems(r), want) {
			t.Errorf("want %q, got\n%s", want, problems(r))
		}
	}
	for _, where := range shows {
		if want := "pages page-unknown /" + where + ": the page shows a text as pages of texts do"; !strings.Contains(problems(r), want) {
			t.Errorf("want %q, got\n%s", want, problems(r))
		}
	}
}

// TestRecordedVersionsHaveTheirDates changes a date on the page of a version that is known, and whose text is not held.
func TestRecordedVersionsHaveTheirDates(t *testing.T) {
	dir, _, _ := honest(t)
	h := hold(t, dir)
	const page = "p/recorded/v4.0/index.html"
	honest := string(h[page])
	forged := strings.ReplaceAll(honest, "1 May 2026", "1 May 2020")
	if forged == honest {
		t.Fatal("the page has no such date")
	}
	r, err := verify.Run(t.Context(), h.with(t, map[string][]byte{page: []byte(forged)}), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"the page says “1 May 2020” of the version, and its policy's header has no such date", "the page does not have the date that its policy's header gives of the version: 1 May 2026"} {
		if got := problems(r); !strings.Contains(got, "pages page-facts /p/recorded/v4.0/: "+want) {
			t.Errorf("want %q, got\n%s", want, got)
		}
	}
}
