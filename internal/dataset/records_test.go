package dataset_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
	"rspsite/internal/render"
)

func read[T any](t *testing.T, files map[string][]byte, address string) (value T) {
	t.Helper()
	if err := json.Unmarshal(files[permalink.API+address], &value); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return value
}

// TestDigestsAreOfWhatStandsThere computes the digest of each clause of a version from its line, and that of the text from the file that
// the record names, and holds both against the public record.
func TestDigestsAreOfWhatStandsThere(t *testing.T) {
	c := load(t, specimens(t))
	record := published(t, c)
	site := wholeSite(t, c, render.Options{Record: record})
	state := record.Log.State()
	for _, v := range c.Policies[0].Versions {
		r := read[dataset.Version](t, site, "versions/p/"+v.Name+".json")
		now := state.At(v.Address())
		if len(r.Clauses) != len(now.Clauses) || r.Digests.Text != now.Text || r.Digests.Header != now.Header || r.Ledger.Last != now.Last {
			t.Errorf("%s is not as the public record has it: %+v and %+v", v.Name, r.Digests, now.Record)
		}
		for i, x := range r.Clauses {
			if got := digest("rspsite.canonical/1\n" + x.Canonical + "\n"); got != x.Digest || got != now.Clauses[i].Digest || x.ID != now.Clauses[i].ID {
				t.Errorf("%s#%s: the line has the digest %s, the record says %s, the public record %s", v.Name, x.ID, got, x.Digest, now.Clauses[i].Digest)
			}
		}
		at := strings.TrimPrefix(r.Digests.Canonical, "https://example.org/record")
		if got := digest(string(site[at])); got != r.Digests.Text {
			t.Errorf("%s has the digest %s, want %s", at, got, r.Digests.Text)
		}
	}
}

// TestWordsAreComparedByThemselves: clauses that read alike have the same digest of their words, also where what they rest on, how they
// were typed or where they stand makes their own digests differ. Whoever quotes computes it from the words that they have.
func TestWordsAreComparedByThemselves(t *testing.T) {
	version := func(name, day, text string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + day + "\nbasis: official\n---\n\n" + text
	}
	files := wholeSite(t, load(t, fstest.MapFS{
		"rspsite.yaml":                 specimens(t)["rspsite.yaml"],
		"content/versions/p/policy.md": {Data: []byte("---\ntitle: Policy\npublisher: P\n---\n")},
		"content/versions/p/v1.md":     {Data: []byte(version("v1", "2024-01-01", "We wait at the *cafe\u0301*. {#wait}\n\n## Group {#group}\n"))},
		"content/versions/p/v2.md":     {Data: []byte(version("v2", "2025-01-01", "We wait\nat the caf\u00e9. {#wait basis=\"carried\"}\n\n## Group {#group}\n"))},
	}), render.Options{})
	old, now := read[dataset.Version](t, files, "versions/p/v1.json").Clauses[0], read[dataset.Version](t, files, "versions/p/v2.json").Clauses[0]
	if want := digest("We wait at the caf\u00e9."); old.WordsDigest != want || now.WordsDigest != want || old.Digest == now.Digest {
		t.Errorf("the words have the digests %s and %s, want %s; the clauses %s and %s, want two", old.WordsDigest, now.WordsDigest, want, old.Digest, now.Digest)
	}
	for i, a := range read[dataset.History](t, files, "clauses/p/wait.json").Versions {
		if a.WordsDigest != old.WordsDigest {
			t.Errorf("in version %d the words have the digest %s, want %s", i+1, a.WordsDigest, old.WordsDigest)
		}
	}
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// TestFilesOfAllHoldEachRecord: the two files of all records hold every record as its own file does, in the order of the index.
func TestFilesOfAllHoldEachRecord(t *testing.T) {
	files := specimenAPI(t)
	index := read[dataset.Index](t, files, "index.json")
	lines := strings.SplitAfter(string(files[permalink.APILines]), "\n")
	all := read[map[string]any](t, files, "corpus.json")
	n := 0
	for _, k := range index.Kinds {
		list, _ := all[folderOf(k.Records[0].Data)].([]any)
		if k.Count != len(k.Records) || len(list) != k.Count {
			t.Errorf("%s: %d are counted, %d listed, %d in the file of all", k.Kind, k.Count, len(k.Records), len(list))
		}
		for i, l := range k.Records {
			file := files[strings.TrimPrefix(l.Data, "https://example.org/record")]
			var compact bytes.Buffer
			if err := json.Compact(&compact, file); err != nil {
				t.Fatalf("%s: %v", l.Data, err)
			}
			if got := strings.TrimSuffix(lines[n], "\n"); got != compact.String() {
				t.Errorf("line %d is not %s:\n%s", n+1, l.Data, got)
			}
			again, _ := json.Marshal(list[i])
			if want, _ := json.Marshal(decode(t, file)); !bytes.Equal(again, want) {
				t.Errorf("entry %d of %s in the file of all is not %s", i, k.Kind, l.Data)
			}
			var head dataset.Head
			if err := json.Unmarshal(file, &head); err != nil {
				t.Fatal(err)
			}
			if head.Name != l.Name || head.Data != l.Data || head.URL != l.URL || head.Disputed != l.Disputed || head.Specimen != l.Specimen || word(head.Basis) != word(l.Basis) {
				t.Errorf("the index says %+v of %+v", l, head)
			}
			n++
		}
	}
	if n != len(lines)-1 || n < 20 {
		t.Errorf("%d records in %d lines", n, len(lines)-1)
	}
}

func folderOf(data string) string {
	_, rest, _ := strings.Cut(data, permalink.API)
	folder, _, _ := strings.Cut(rest, "/")
	return folder
}

func word(basis *string) string {
	if basis == nil {
		return ""
	}
	return *basis
}

// TestMarksTravel: what is taken out of a record says by itself that its text was made up, what it rests on, and that others disagree.
func TestMarksTravel(t *testing.T) {
	files := specimenAPI(t)
	v := read[dataset.Version](t, files, "versions/p/v1.0.json")
	for _, x := range v.Clauses {
		if !x.Specimen || word(x.Basis) != "reconstruction" || x.Disputed != (x.ID == "pause") {
			t.Errorf("%s: specimen %v, basis %s, disputed %v", x.ID, x.Specimen, word(x.Basis), x.Disputed)
		}
	}
	h := read[dataset.History](t, files, "clauses/p/halt.json")
	if first := h.Versions[0]; !first.Specimen || !first.Disputed || h.Versions[1].Specimen || !h.Disputed || word(h.Basis) != "carried" {
		t.Errorf("the clause: %+v", h)
	}
	for _, address := range []string{"reviews/r/outside.json", "reports/r.json", "models/m.json", "tables/t.json"} {
		if r := read[dataset.Page](t, files, address); !r.Disputed {
			t.Errorf("%s is not disputed", address)
		}
	}
	if r := read[dataset.Page](t, files, "editions/r/1.json"); r.Disputed {
		t.Error("the review is of the newest edition, and the earlier one is disputed")
	}
	for address, file := range files {
		if strings.HasSuffix(address, ".json") && !strings.Contains(address, "/schema/") && !strings.Contains(string(file), `"notice":`) {
			t.Errorf("%s has no notice", address)
		}
	}
}

// TestEveryAddressAnswers: every whole address of the site in the data is that of a page or file, and the fragment is on the page.
func TestEveryAddressAnswers(t *testing.T) {
	c := load(t, specimens(t))
	site := wholeSite(t, c, render.Options{Record: published(t, c)})
	written := regexp.MustCompile(`https://example\.org/record(/[^"#]*)(?:#([^"]+))?"`)
	n := 0
	for _, address := range sorted(site) {
		if !strings.HasPrefix(address, permalink.API) || !strings.HasSuffix(address, ".json") {
			continue
		}
		for _, m := range written.FindAllStringSubmatch(string(site[address]), -1) {
			n++
			target, err := url.PathUnescape(m[1])
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(target, "/") {
				target += "index.html"
			}
			text, ok := site[target]
			fragment, err := url.PathUnescape(m[2])
			if err != nil {
				t.Fatal(err)
			}
			if !ok || fragment != "" && !strings.Contains(string(text), `id="`+fragment+`"`) {
				t.Errorf("%s leads to %s, and nothing is there", address, m[0])
			}
		}
	}
	if n < 200 {
		t.Errorf("the data have %d addresses", n)
	}
}

// TestPagesLeadToTheirRecords: every page that has a record leads to it, for programs and for readers.
func TestPagesLeadToTheirRecords(t *testing.T) {
	c := load(t, specimens(t))
	site := wholeSite(t, c, render.Options{})
	for _, k := range read[dataset.Index](t, site, "index.json").Kinds {
		for _, l := range k.Records {
			address := strings.TrimPrefix(l.URL, "https://example.org/record")
			if strings.Contains(address, "#") {
				continue // a part of a page of several
			}
			text := string(site[address+"index.html"])
			href := strings.Repeat("../", strings.Count(address, "/")-1) + strings.TrimPrefix(strings.TrimPrefix(l.Data, "https://example.org/record"), "/")
			for _, want := range []string{`<link rel="alternate" type="application/json" href="` + href + `">`, `<a href="` + href + `" type="application/json">`} {
				if !strings.Contains(text, want) {
					t.Errorf("%s does not lead to its record: no %s", address, want)
				}
			}
		}
	}
}

// TestMatrixIsATable reads the matrix with a reader that is not ours: every row is as long as the head, each state is a known word, and no
// field is a formula.
func TestMatrixIsATable(t *testing.T) {
	files := specimenAPI(t)
	text := files[permalink.APIMatrix("p")]
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], ","), "clause,kind,title,in v1.0,in v2.0,in v3.0,first,last,basis,specimen,disputed,permalink"; got != want {
		t.Errorf("the head is\n%s, want\n%s", got, want)
	}
	states := map[string][]string{}
	for _, row := range rows[1:] {
		states[row[0]] = row[3:6]
		for i, field := range row {
			if strings.ContainsAny(field[:1], "=+-@") {
				t.Errorf("a spreadsheet computes %q", field)
			}
			if i >= 3 && i < 6 && !slices.Contains(dataset.Turns, field) {
				t.Errorf("%s: %q is no state", row[0], field)
			}
		}
	}
	for id, want := range map[string][]string{"formula": {"described", "unchanged", "left"}, "close": {"described", "left", "absent"}, "reports": {"absent", "described", "unchanged"}} {
		if !slices.Equal(states[id], want) {
			t.Errorf("%s: %v, want %v", id, states[id], want)
		}
	}
	if bytes.Count(text, []byte("\r\n")) != len(rows) {
		t.Error("the lines do not end with CR LF")
	}
}

// TestNothingHiddenIsData: of drafts and of what is dated ahead, no word and no name stands in any file.
func TestNothingHiddenIsData(t *testing.T) {
	fsys := specimens(t)
	add := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	add("content/versions/p/v4.0.md", "---\ntitle: Xylograph\nversion: v4.0\npublished: 2027-01-01\nbasis: official\ngone: [{id: levels, why: w}, {id: reports, why: w}, {id: row, why: w}]\n---\n\n# Commitments {#commitments}\n\nXylograph. {#xylograph was=\"halt\"}\n")
	add("content/changes/p/v4.0.md", "---\ntitle: Xylograph\nversion: v4.0\nrecords: [{id: xylograph, title: Xylograph, event: true, what: Xylograph., source: wiki}]\n---\n")
	add("content/pages/xylograph.md", "---\ntitle: Xylograph\ndraft: true\nsource: wiki\n---\n\nXylograph [[source:wiki]]. {#xylograph source=\"wiki\"}\n")
	add("content/goals/xylograph.md", "---\ntitle: Xylograph\nkind: milestone\nstatus: open\ndraft: true\n---\n")
	add("content/reports/r/reviews/xylograph.md", "---\ntitle: Xylograph\nreviewer: Xylograph\ndraft: true\n---\n")
	hidden := regexp.MustCompile(`(?i)xylograph|v4\.0`)
	for address, text := range api(t, load(t, fsys), render.Options{}) {
		if at := hidden.FindIndex(append([]byte(address+"\n"), text...)); at != nil {
			t.Errorf("%s tells of what is hidden", address)
		}
	}
}

// TestSameSourcesSameData: two makings give the same bytes.
func TestSameSourcesSameData(t *testing.T) {
	one, two := ownAPI(t), ownAPI(t)
	if !slices.Equal(sorted(one), sorted(two)) {
		t.Error("the files differ")
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from one making to the next", name)
		}
	}
}

// TestOwnDataSaysWhatItIs: nothing of this repository's corpus passes for official wording.
func TestOwnDataSaysWhatItIs(t *testing.T) {
	files := ownAPI(t)
	if x := read[dataset.Index](t, files, "index.json"); !strings.HasPrefix(x.Notice, "Nothing here is a publisher’s official wording.") {
		t.Errorf("the notice is %q", x.Notice)
	}
	if r := read[dataset.Page](t, files, "reports/specimen-1.json"); !r.Specimen || !strings.Contains(r.Notice, "Specimen") {
		t.Errorf("the specimen: %+v", r.Head)
	}
}
