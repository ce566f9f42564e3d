package publication_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
)

// project is a small project of two versions, a report and a model.
func project() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"rspsite.yaml":                      "title: T\npublisher: P\nas-of: 2026-06-30\ndefault-policy: p\ncontact: {email: a@b.example}\ndata-licence: {name: CC0}\n",
		"content/versions/p/policy.md":      "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.0.md":        "---\ntitle: V1\nversion: v1.0\npublished: 2026-01-02\nbasis: official\nerrata: [{on: 2026-06-01, kind: typo, what: a word}]\n---\n\n# One {#one}\n\nWe will pause. {#pause}\n\nWe will report. {#report}\n\nNothing else.\n",
		"content/versions/p/v2.0.md":        "---\ntitle: V2\nversion: v2.0\npublished: 2026-04-02\nbasis: official\n---\n\n# One {#one}\n\nWe will pause. {#pause}\n\nWe will report. {#report}\n",
		"content/determinations/model-1.md": "---\ntitle: Model 1\ndeveloper: P\npolicy-version: v1.0\nreleased: 2026-02-02\nbasis: official\ndeterminations:\n  - {level: L-2, on: 2026-02-02, source: s}\n---\n",
		"content/pages/old.md":              "---\ntitle: Old\nwithdrawn: {on: 2026-06-01, why: W}\n---\n\nText. {#text}\n",
		"content/sources/s.md":              "---\ntitle: S\nkind: essay\nconsulted: yes\n---\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, fsys fstest.MapFS) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return c
}

// published is the ledger of a project as it stands.
func published(t *testing.T, fsys fstest.MapFS) *ledger.Log {
	t.Helper()
	steps, problems := publication.Compare(load(t, fsys), (&ledger.Log{}).State())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return (&ledger.Log{}).Append("2026-06-30", "t.example", publication.Events(steps))
}

func TestNothingToPublish(t *testing.T) {
	fsys := project()
	steps, problems := publication.Compare(load(t, fsys), published(t, fsys).State())
	if len(steps) != 0 || len(problems) != 0 {
		t.Errorf("of what is published as it stands: steps %v, problems %v", steps, problems)
	}
}

// TestWhatBreaksAPublication: each change to what was published is refused or taken as what it is.
func TestWhatBreaksAPublication(t *testing.T) {
	const v1, v2 = "content/versions/p/v1.0.md", "content/versions/p/v2.0.md"
	erratum := "errata: [{on: 2026-06-01, kind: typo, what: a word}]\n---\n\n#"
	for _, c := range []struct {
		name, file, from, to string // replace in a file; without from, the file goes
		steps                string // "event address" of each
		want                 string // part of the problems; none if empty
	}{
		{"a word changed", v2, "We will pause", "We may pause", "corrected /p/v2.0/", "content/versions/p/v2.0.md:10:1: v2.0#pause changed since it was published on 2026-06-30, dated 2026-04-02 (add an erratum or restore it: rspsite new erratum p/v2.0)"},
		{"a word changed with an erratum", v2, "---\n\n# One {#one}\n\nWe will", erratum + " One {#one}\n\nWe may", "corrected /p/v2.0/", ""},
		{"another clause than the erratum names", v2, "---\n\n# One {#one}\n\nWe will", strings.Replace(erratum, "kind", "clauses: [report], kind", 1) + " One {#one}\n\nWe may", "corrected /p/v2.0/", "v2.0#pause changed since it was published on 2026-06-30, dated 2026-04-02, and no new erratum names it"},
		{"backdated", v2, "2026-04-02", "2026-03-02", "corrected /p/v2.0/", "the header of Policy v2.0 changed since it was published on 2026-06-30, dated 2026-04-02: published is 2026-03-02 (it was 2026-04-02)"},
		{"deleted", v2, "", "", "", "/p/v2.0/ would stop answering: Policy v2.0 was published there"},
		{"withdrawn", v2, "basis", "withdrawn: {on: 2026-06-01, why: W}\nbasis", "withdrawn /p/v2.0/", ""},
		{"a determination more", "content/determinations/model-1.md", "source: s}\n", "source: s}\n  - {level: L-3, on: 2026-03-02, source: s}\n", "revised /models/model-1/", ""},
		{"a determination changed", "content/determinations/model-1.md", "L-2", "L-3", "corrected /models/model-1/", "an entry of determinations in Model 1 changed or is gone"},
		{"a source reworded", "content/sources/s.md", "title: S", "title: T", "revised /sources/s/", ""},
		{"a public erratum changed", v1, "what: a word", "what: two words", "corrected /p/v1.0/", "an entry of errata in Policy v1.0 changed or is gone since it was published on 2026-06-30"},
		{"a public erratum changed under cover of a new one", v1, "what: a word}]", "what: two words}, {on: 2026-06-02, kind: typo, what: more}]", "corrected /p/v1.0/", "an entry of errata in Policy v1.0 changed or is gone"},
		{"a header under cover of an erratum of a clause", v2, "2026-04-02\nbasis: official\n---\n\n# One {#one}\n\nWe will", "2026-03-02\nbasis: official\nerrata: [{on: 2026-06-01, kind: typo, what: a word, clauses: [pause]}]\n---\n\n# One {#one}\n\nWe may",
			"corrected /p/v2.0/", "published is 2026-03-02 (it was 2026-04-02) (take clauses: out of the erratum, so that it speaks of the whole"},
		{"a field of a header added", v2, "basis", "effective: 2026-05-01\nbasis", "corrected /p/v2.0/", "p/v2.0.md:5:12: the header of Policy v2.0 changed since it was published on 2026-06-30, dated 2026-04-02: effective was not there"},
		{"two fields of a header", v2, "2026-04-02\nbasis: official", "2026-04-03\nbasis: excerpt", "corrected /p/v2.0/", "published is 2026-04-03 (it was 2026-04-02), basis is excerpt (it was official)"},
		{"a clause added", v2, "We will report. {#report}", "We will report. {#report}\n\nMore. {#more}", "corrected /p/v2.0/", "v2.0#more was added after the text was published on 2026-06-30"},
		{"a clause without an ID changed", v1, "Nothing else.", "Nothing more.", "corrected /p/v1.0/", "v1.0#report~1 (§1(c)) changed since it was published"},
		{"two clauses exchanged", v2, "We will pause. {#pause}\n\nWe will report. {#report}", "We will report. {#report}\n\nWe will pause. {#pause}", "corrected /p/v2.0/", "the order or nesting of clauses in Policy v2.0 changed"},
		{"an erratum for nothing", v2, "---\n\n#", erratum, "revised /p/v2.0/", "warning: an erratum of 2026-06-01 says that something was corrected, and nothing of Policy v2.0 changed"},
		{"withdrawn no more", "content/pages/old.md", "withdrawn: {on: 2026-06-01, why: W}\n", "", "withdrawn /pages/old/", "Old was withdrawn, and that is public since 2026-06-30"},
		{"a draft again", "content/pages/old.md", "title: Old\n", "title: Old\ndraft: true\n", "", "content/pages/old.md: /pages/old/ would stop answering: Old was published there on 2026-06-30, and its source is a draft now"},
		{"an alias", v2, "basis", "aliases: [v2]\nbasis", "moved /p/v2.0/", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := project()
			log := published(t, fsys)
			if c.from == "" {
				delete(fsys, c.file)
			} else {
				old := string(fsys[c.file].Data)
				fsys[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(old, c.from, c.to, 1))}
				if c.steps != "" && string(fsys[c.file].Data) == old {
					t.Fatal("the case changes nothing")
				}
			}
			compared(t, fsys, log, c.steps, c.want)
		})
	}
}

// TestRenamedID: an ID that a published version had and has no more is an address that would stop answering, even where all versions
// agree on the new one.
func TestRenamedID(t *testing.T) {
	fsys := project()
	log := published(t, fsys)
	for name, f := range fsys {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), "{#one}", "{#first}", 1))}
	}
	_, problems := publication.Compare(load(t, fsys), log.State())
	var all strings.Builder
	for _, p := range problems {
		all.WriteString(p.String() + "\n")
	}
	for _, want := range []string{"/p/v1.0/#one would stop answering", "/p/v2.0/#one would stop answering", "/p/v2.0/#one would stop answering: the clause was published under that ID on 2026-06-30, and is called first now"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("problems:\n%swant %q", &all, want)
		}
	}
}

// TestRenamedVersion: a version under another name is the same one, though its header repeats the name.
func TestRenamedVersion(t *testing.T) {
	fsys := project()
	log := published(t, fsys)
	text := strings.Replace(string(fsys["content/versions/p/v2.0.md"].Data), "version: v2.0", "version: v2.1\naliases: [v2.0]", 1)
	delete(fsys, "content/versions/p/v2.0.md")
	fsys["content/versions/p/v2.1.md"] = &fstest.MapFile{Data: []byte(text)}
	steps, problems := publication.Compare(load(t, fsys), log.State())
	if len(problems) > 0 || len(steps) != 1 || steps[0].Event != ledger.Moved || steps[0].Record.Address() != "/p/v2.1/" {
		t.Fatalf("steps %+v, problems %v", steps, problems)
	}
	log = log.Append("2026-07-01", "", publication.Events(steps))
	if steps, problems = publication.Compare(load(t, fsys), log.State()); len(steps) != 0 || len(problems) != 0 {
		t.Errorf("once it is published: steps %+v, problems %v", steps, problems)
	}
}

// compared holds a project against its ledger: steps are "event address" of each, and want stands in the problems; there are none if it
// is empty.
func compared(t *testing.T, fsys fstest.MapFS, log *ledger.Log, wantSteps, want string) ([]publication.Step, problem.List) {
	t.Helper()
	steps, problems := publication.Compare(load(t, fsys), log.State())
	var got []string
	for _, s := range steps {
		got = append(got, s.Event+" "+s.Record.Address())
	}
	if strings.Join(got, "; ") != wantSteps {
		t.Errorf("steps %q, want %q", got, wantSteps)
	}
	var all strings.Builder
	for _, p := range problems {
		all.WriteString(p.String() + "\n")
	}
	if want == "" && len(problems) > 0 || !strings.Contains(all.String(), want) {
		t.Errorf("problems:\n%swant %q", &all, want)
	}
	return steps, problems
}
