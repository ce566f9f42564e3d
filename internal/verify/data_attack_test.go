package verify_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// inData edits a record of the data, and the same in the files that have all records.
func (s *broken) inData(t *testing.T, name string, oldNew ...string) {
	t.Helper()
	compact := func(data string) string {
		var r json.RawMessage
		if err := json.Unmarshal([]byte(data), &r); err != nil {
			t.Fatal(err)
		}
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	before := compact(readFile(t, s.dir, name))
	for i := 0; i < len(oldNew); i += 2 {
		s.edit(t, name, oldNew[i], oldNew[i+1])
	}
	after := compact(readFile(t, s.dir, name))
	for _, all := range []string{"api/v1/corpus.json", "api/v1/corpus.ndjson"} {
		s.edit(t, all, before, after)
	}
	s.newManifest(t)
}

// edited edits one file and makes the list of files anew.
func edited(name, old, new string) func(*testing.T, *broken) {
	return func(t *testing.T, s *broken) {
		s.edit(t, name, old, new)
		s.newManifest(t)
	}
}

const trueWords = `"text": "We will pause."`

var dataAttacks = []attack{
	{"words under another case of their name", func(t *testing.T, s *broken) {
		s.inData(t, "api/v1/versions/p/v1.0.json", trueWords, `"text": "We will sell.", "Text": "We will pause."`)
	}, verify.CheckPages, "data-unread", "/api/v1/versions/p/v1.0.json", `"Text", which differs from "text" by case alone`},
	{"words said twice", func(t *testing.T, s *broken) {
		s.inData(t, "api/v1/versions/p/v1.0.json", trueWords, `"text": "We will sell.", "text": "We will pause."`)
	}, verify.CheckPages, "data-unread", "/api/v1/versions/p/v1.0.json", "has a name twice"},
	{"a record that says it is of another text", func(t *testing.T, s *broken) {
		s.inData(t, "api/v1/versions/p/v1.0.json", trueWords, `"text": "We will sell."`, `"address": "/p/v1.0/",`, `"address": "/p/v1.0",`)
	}, verify.CheckPages, "data-address", "/api/v1/versions/p/v1.0.json", `it says that it is of "/p/v1.0"`},
	{"a record of a text that was never published", func(t *testing.T, s *broken) {
		text := strings.ReplaceAll(readFile(t, s.dir, "api/v1/versions/p/v1.0.json"), "/p/v1.0/", "/p/v9.0/")
		writeFile(t, s.dir, "api/v1/versions/p/v9.0.json", text)
		s.newManifest(t)
	}, verify.CheckPages, "data-address", "/api/v1/versions/p/v9.0.json", "neither the record nor the site has"},
	{"a record of a kind that rspsite does not write", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "api/v1/promises/one.json", `{"address":"/p/v1.0/","url":"https://example.org/rsp/p/v1.0/"}`)
		s.newManifest(t)
	}, verify.CheckPages, "data-address", "/api/v1/promises/one.json", "its path is that of "},
	{"a list of records that is none", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "api/v1/corpus.json")
		i := strings.Index(text, "\n\"versions\":[")
		j := strings.LastIndex(text[:strings.Index(text, "\n\"clauses\":[")], "]")
		writeFile(t, s.dir, "api/v1/corpus.json", text[:i]+`"versions":{"v1.0":`+fmt.Sprintf("%q", "We will sell.")+"}"+text[j+1:])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/corpus.json", `"versions" is no list of records`},
	{"a record taken out of the file with all", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "api/v1/corpus.ndjson")
		i := strings.Index(text, "\n") + 1
		writeFile(t, s.dir, "api/v1/corpus.ndjson", text[i:])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/corpus.ndjson", "it leaves out 1 record"},
	{"a clause left out of a version in its record", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "api/v1/clauses/p/same.json")
		i := strings.Index(text, `"text": "It stays."`)
		j := strings.LastIndex(text[:i], `"id": "same",`)
		writeFile(t, s.dir, "api/v1/clauses/p/same.json", text[:j]+text[j+len(`"id": "same",`):])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/clauses/p/same.json", "it leaves out what the clause says in"},
	{"a clause that leads to another", edited("api/v1/versions/p/v1.0.json", `"address": "/p/v1.0/#pause"`, `"address": "/p/v2.0/#pause"`),
		verify.CheckPages, "data", "/api/v1/versions/p/v1.0.json#pause", "which is not its own"},
	{"another title in the data", edited("api/v1/reports/r-1.json", `"title": "Report One",`+"\n"+` "url": "https://example.org/rsp/reports/r-1/",`+"\n"+` "address"`, `"title": "All is well",`+"\n"+` "url": "https://example.org/rsp/reports/r-1/",`+"\n"+` "address"`),
		verify.CheckPages, "data", "/api/v1/reports/r-1.json", `its title is "All is well"`},
	{"an account of changes with another digest", func(t *testing.T, s *broken) {
		name := "api/v1/changes/p/v2.0.json"
		text := readFile(t, s.dir, name)
		i := strings.Index(text, `"text": "sha256:`) + len(`"text": "sha256:`)
		writeFile(t, s.dir, name, text[:i]+strings.Repeat("0", 64)+text[i+64:])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/changes/p/v2.0.json", "other digests of text and header, than the public record"},
	{"a version backdated in the list of its policy", func(t *testing.T, s *broken) {
		s.edit(t, "api/v1/policies/p.json", `"published": "2025-01-31"`, `"published": "2025-01-01"`)
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/policies/p.json", `its date is "2025-01-01"`},
	{"a version in force too early", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/in-force/index.json")
		i := strings.Index(text, `"from": "2025`)
		writeFile(t, s.dir, "p/in-force/index.json", text[:i]+`"from": "2023`+text[i+len(`"from": "2025`):])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/p/in-force/index.json", `was in force from "2023`},
	{"a specimen that the list of reports calls none", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "reports/index.json")
		writeFile(t, s.dir, "reports/index.json", strings.NewReplacer(`"specimen": true`, `"specimen": false`, `"specimen": false`, `"specimen": true`).Replace(text))
		s.newManifest(t)
	}, verify.CheckPages, "data", "/reports/index.json", "whether it is a specimen"},
	{"an index that calls a text official", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "api/v1/index.json")
		i := strings.Index(text, `"url": "https://example.org/rsp/p/v1.0/"`)
		j := i + strings.Index(text[i:], `"basis": `)
		k := j + strings.Index(text[j:], ",")
		writeFile(t, s.dir, "api/v1/index.json", text[:j]+`"basis": "carried"`+text[k:])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/index.json", `its basis is "\"carried\""`},
	{"a feed with another digest", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "feed.json", regexp.MustCompile("sha256:[0-9a-f]{64}").ReplaceAllString(readFile(t, s.dir, "feed.json"), "sha256:"+strings.Repeat("0", 64)))
		s.newManifest(t)
	}, verify.CheckPages, "data", "/feed.json", "its digest is"},
	{"a citation with another digest", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/v1.0/cite.bib")
		i := strings.Index(text, "sha256:") + len("sha256:")
		writeFile(t, s.dir, "p/v1.0/cite.bib", text[:i]+strings.Repeat("0", 64)+text[i+64:])
		s.newManifest(t)
	}, verify.CheckPages, "data", "/p/v1.0/cite.bib", "which is not that of what stands at /p/v1.0/"},
	{"a date in a list of versions", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/timemap.link")
		writeFile(t, s.dir, "p/timemap.link", strings.ReplaceAll(text, "01 Feb 2025", "02 Feb 2025"))
		s.newManifest(t)
	}, verify.CheckPages, "data", "/p/timemap.link", "its header says 2025-02-01"},
	{"a clause that the matrix says is gone", func(t *testing.T, s *broken) {
		name := "api/v1/matrix/p.csv"
		lines := strings.Split(readFile(t, s.dir, name), "\n")
		for i, l := range lines {
			if strings.HasPrefix(l, "same,") {
				lines[i] = strings.Replace(l, ",unchanged,", ",left,", 1)
				lines[i] = strings.Replace(lines[i], ",revised,", ",left,", 1)
			}
		}
		writeFile(t, s.dir, name, strings.Join(lines, "\n"))
		s.newManifest(t)
	}, verify.CheckPages, "data", "/api/v1/matrix/p.csv#same", "its text says the contrary"},
}

// TestPageIsCountedOnce: a page with two scripts of its own is one page.
func TestPageIsCountedOnce(t *testing.T) {
	dir, _, _ := honest(t)
	s := &broken{dir: dir}
	s.edit(t, "p/v1.0/index.html", "<head>", "<head><script>a()</script><script>b()</script>")
	s.newManifest(t)
	if got := problems(verifyFolder(t, dir, verify.Options{})); !strings.Contains(got, "foreign /p/v1.0/: the page takes in a script of its own, which is none of the site's files\n") {
		t.Errorf("got\n%s", got)
	}
}

// TestForgedDataAreNamed breaks the data of an honest site in each way.
func TestForgedDataAreNamed(t *testing.T) { testAttacks(t, dataAttacks) }
