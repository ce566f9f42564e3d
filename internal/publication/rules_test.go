package publication_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// An edit is something that an editor does to a project, and that may do nothing.
type edit struct {
	name string
	do   func(fsys fstest.MapFS, r *rand.Rand)
}

var edits = []edit{
	{"a word", func(fsys fstest.MapFS, r *rand.Rand) {
		words := []string{"will", "may", "must", "never"}
		swap(fsys, one(fsys, r, "content/"), pick(r, words), pick(r, words))
	}},
	{"an erratum", func(fsys fstest.MapFS, r *rand.Rand) {
		entry(fsys, one(fsys, r, "content/"), "errata", fmt.Sprintf("{on: 2026-06-01, kind: typo, what: Word %d.%s}", r.IntN(5), pick(r, []string{"", "", ", clauses: [pause]"})), r)
	}},
	{"evidence and determinations", func(fsys fstest.MapFS, r *rand.Rand) {
		entry(fsys, "content/goals/g.md", "evidence", fmt.Sprintf("{on: 2026-05-01, says: \"Came %d %s.\", source: s}", r.IntN(5), pick(r, pictures)), r)
		entry(fsys, "content/determinations/model-1.md", "determinations", fmt.Sprintf("{level: L-%d, on: 2026-02-02, source: s}", r.IntN(5)), r)
	}},
	{"an entry changed", func(fsys fstest.MapFS, r *rand.Rand) {
		swap(fsys, one(fsys, r, "content/"), pick(r, []string{"Word 1", "Came 1", "L-1"}), pick(r, []string{"Word 9", "Came 9", "L-9"}))
	}},
	{"how a goal stands", func(fsys fstest.MapFS, r *rand.Rand) {
		const goal = "content/goals/g.md"
		swap(fsys, goal, pick(r, []string{"missed", "met", "A report."}), pick(r, []string{"met", "missed", "A letter ![r](risk.png)."}))
	}},
	{"a field of a header", func(fsys fstest.MapFS, r *rand.Rand) {
		swap(fsys, one(fsys, r, "content/"), "title: ", pick(r, []string{"summary: New.\ntitle: ", "specimen: true\ntitle: ", "title: More "}))
	}},
	{"taken back", func(fsys fstest.MapFS, r *rand.Rand) {
		swap(fsys, one(fsys, r, "content/"), "title: ", fmt.Sprintf("withdrawn: {on: 2026-06-01, why: \"Wrong %s.\"}\ntitle: ", pick(r, pictures)))
	}},
	{"stands again", func(fsys fstest.MapFS, r *rand.Rand) {
		swap(fsys, one(fsys, r, "content/"), "withdrawn: {on: 2026-06-01, why: \"Wrong .\"}\n", "")
	}},
	{"another name", func(fsys fstest.MapFS, r *rand.Rand) {
		entry(fsys, one(fsys, r, "content/"), "aliases", fmt.Sprintf("x%d", r.IntN(1000)), r)
	}},
	{"renamed", func(fsys fstest.MapFS, r *rand.Rand) {
		for was, now := range map[string]string{"versions/p/v2.0.md": "v2.1", "reports/q1/editions/1.md": "1.0", "pages/old.md": "new", "versions/p/policy.md": "", "reports/q1/report.md": ""} {
			if was = "content/" + was; r.IntN(3) == 0 && now != "" && fsys[was] != nil {
				renamed(fsys, was, now)
			}
		}
		if r.IntN(3) == 0 {
			folder(fsys, "content/reports/q1/", "content/reports/r1/", "report.md", "q1")
		}
	}},
	{"a new edition", func(fsys fstest.MapFS, r *rand.Rand) {
		for _, dir := range []string{"content/reports/q1/", "content/reports/r1/"} {
			if report := fsys[dir+"report.md"]; report != nil && fsys[dir+"editions/1.md"] == nil {
				fsys[dir+"editions/1.md"] = &fstest.MapFile{Data: report.Data}
				swap(fsys, dir+"report.md", `edition: "1"`, `edition: "2"`)
				swap(fsys, pick(r, []string{dir + "report.md", dir + "editions/1.md"}), "Risks are low", "Risks are high")
				entry(fsys, dir+"report.md", "errata", `{on: 2026-06-01, kind: substantive, what: Risks., edition: "2"}`, r)
			}
		}
	}},
	{"a picture", func(fsys fstest.MapFS, r *rand.Rand) {
		fsys["static/risk.png"] = &fstest.MapFile{Data: []byte{byte('a' + r.IntN(3))}}
	}},
	{"a page more", func(fsys fstest.MapFS, r *rand.Rand) {
		name := fmt.Sprintf("content/pages/p%d.md", r.IntN(20))
		if fsys[name] == nil {
			fsys[name] = &fstest.MapFile{Data: []byte("---\ntitle: Page\n---\n\nWe will see ![r](risk.png). {#see}\n")}
		}
	}},
	{"a clause", func(fsys fstest.MapFS, r *rand.Rand) {
		swap(fsys, one(fsys, r, "content/"), "We will", pick(r, []string{"More.\n\nWe will", "- We will", "![r](risk.png)\n\nWe will"}))
	}},
}

var pictures = []string{"", "", "![r](risk.png)"}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// one is a source of the project.
func one(fsys fstest.MapFS, r *rand.Rand, below string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(fsys)) {
		if strings.HasPrefix(name, below) {
			names = append(names, name)
		}
	}
	return pick(r, names)
}

func swap(fsys fstest.MapFS, name, from, to string) {
	if f := fsys[name]; f != nil {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), from, to, 1))}
	}
}

// entry puts an entry into a list of a header, or takes it out again.
func entry(fsys fstest.MapFS, name, field, value string, r *rand.Rand) {
	f := fsys[name]
	if f == nil {
		return
	}
	switch text := string(f.Data); {
	case strings.Contains(text, value+", ") && r.IntN(2) == 0:
		swap(fsys, name, value+", ", "")
	case strings.Contains(text, field+": ["):
		swap(fsys, name, field+": [", field+": ["+value+", ")
	default:
		swap(fsys, name, "title: ", field+": ["+value+"]\ntitle: ")
	}
}

// renamed gives a source another name, and keeps the old one as an alias.
func renamed(fsys fstest.MapFS, was, now string) {
	dir, name := was[:strings.LastIndex(was, "/")+1], strings.TrimSuffix(was[strings.LastIndex(was, "/")+1:], ".md")
	fsys[dir+now+".md"] = fsys[was]
	delete(fsys, was)
	for _, field := range []string{"version: ", "edition: "} {
		for _, quote := range []string{"", `"`} {
			swap(fsys, dir+now+".md", field+quote+name+quote+"\n", field+`"`+now+"\"\n")
		}
	}
	swap(fsys, dir+now+".md", "title: ", "aliases: ["+name+"]\ntitle: ")
}

// folder gives a folder another name, which is an alias of the file that speaks for it.
func folder(fsys fstest.MapFS, was, now, file, alias string) {
	if fsys[was+file] == nil {
		return
	}
	swap(fsys, was+file, "title: ", "aliases: ["+alias+"]\ntitle: ")
	for _, name := range slices.Sorted(maps.Keys(fsys)) {
		if rest, ok := strings.CutPrefix(name, was); ok {
			fsys[now+rest] = fsys[name]
			delete(fsys, name)
		}
	}
}

// full is a project with something of each kind that the rules tell apart.
func full() fstest.MapFS {
	fsys := withPictures()
	fsys["content/reports/q1/report.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Q1\npolicy: p\npolicy-version: v1.0\nmodels: [model-1]\ncovers: 2026-03-31\npublished: 2026-04-30\nedition: \"1\"\nbasis: official\n---\n\n" +
		"Risks are low ![r](risk.png). We will pause. {#pause}\n")}
	fsys["content/tables/t.md"] = &fstest.MapFile{Data: []byte("---\ntitle: T\n---\n\n| A | B |\n|---|---|\n| We will | y |\n")}
	fsys["static/risk.png"] = &fstest.MapFile{Data: []byte("a")}
	return fsys
}

// TestWhatIsPublishedCanBeRead publishes a project again and again after random edits. Whatever a publication may append, [ledger.Read]
// takes.
func TestWhatIsPublishedCanBeRead(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 1))
		fsys, log := full(), published(t, full())
		for range 30 {
			now := maps.Clone(fsys)
			var did []string
			for range 1 + r.IntN(3) {
				e := edits[r.IntN(len(edits))]
				e.do(now, r)
				did = append(did, e.name)
			}
			c, problems := corpus.Load(now, corpus.Options{})
			if problems.Errors() > 0 {
				continue
			}
			steps, problems := publication.Compare(c, log.State())
			if problems.Errors() > 0 || len(steps) == 0 {
				continue
			}
			fsys, log = now, log.Append("2026-07-01", "", publication.Events(steps))
			if _, problems := ledger.Read("l", log.Bytes()); len(problems) > 0 {
				t.Fatalf("seed %d, after %q: %v", seed, did, problems)
			}
			for _, s := range steps {
				seen[s.Event+" "+s.Record.Kind] = true
			}
		}
	}
	for _, event := range []string{"published page", "published edition", "corrected version", "corrected report", "revised goal", "revised version", "revised page", "withdrawn version",
		"moved version", "moved edition", "moved report", "moved page"} {
		if !seen[event] {
			t.Errorf("never %s: do the edits still fit the project?", event)
		}
	}
}

// seeds is how many histories are made up.
const seeds = 20
