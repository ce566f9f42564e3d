package render

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
	"rspsite/internal/superseded"
)

// versionOne is the file of the version that is corrected in these tests, and formerFile the one that keeps what it said before.
const (
	versionOne = "content/versions/p/v1.0.md"
	formerFile = "content/superseded/p/v1.0/2.txt"
)

// corrected is a project of which a version was published, and corrected with its former text kept.
func corrected(t *testing.T) fstest.MapFS { return correctedAs(t, "official") }

// correctedAs is that project with versions of another basis.
func correctedAs(t *testing.T, basis string) fstest.MapFS {
	t.Helper()
	fsys := publishedAs(t, basis)
	before := fstest.MapFS{}
	for name, f := range fsys {
		before[name] = f
	}
	replace(t, before, versionOne, "will pause", "will pauze")
	text := canonical.Text(&load(t, before).Policies[0].Versions[0].Doc.Document)
	fsys[formerFile] = &fstest.MapFile{Data: text}
	return fsys
}

// renderFormer makes the site of a project with what its texts said before.
func renderFormer(t *testing.T, fsys fstest.MapFS, wrong ...string) map[string]string {
	t.Helper()
	c := load(t, fsys)
	record := recordOf(t, fsys, c)
	former, problems := superseded.Read(fsys, record.All, c)
	var found []string
	for _, p := range problems {
		found = append(found, p.Rule)
	}
	if strings.Join(found, " ") != strings.Join(wrong, " ") {
		t.Fatalf("problems %v, want %v", problems, wrong)
	}
	record.Former = former
	return renderAll(t, c, Options{Record: record})
}

// TestFormerTextIsShown: whoever asks what a corrected text said before finds it on its page, on that of the clause and as data.
func TestFormerTextIsShown(t *testing.T) {
	fsys := corrected(t)
	all := renderFormer(t, fsys)
	if got, want := all["p/v1.0/superseded/2/canonical.txt"], fsys[formerFile].Data; got != string(want) {
		t.Errorf("the former text is %q, want %q", got, want)
	}
	c := load(t, fsys)
	was, now := ledger.Digest(fsys[formerFile].Data), c.Policies[0].Versions[0].TextDigest()
	redline := `<del><span class="vh">Removed: </span>pauze<span class="vh"> (end of removal) </span></del><ins><span class="vh">Added: </span>pause<span class="vh"> (end of addition) </span></ins>`
	for name, wants := range map[string][]string{
		"p/v1.0/index.html": {`<div id="_superseded-2">`, "What it said until 1 June 2026 (1 clause)", redline, was, now, `href="superseded/2/canonical.txt"`,
			`<a href="../clauses/pause/#_superseded-2">What it said before</a>`, `href="../../ledger/#_line-3"`},
		"p/clauses/pause/index.html":     {"What v1.0 said here until it was corrected on 1 June 2026", `id="_superseded-2"`, redline, `href="../../v1.0/superseded/2/canonical.txt"`},
		"p/v1.0/index.md":                {"What it said until 1 June 2026", "~~pauze~~", was, "superseded/2/canonical.txt"},
		"api/v1/versions/p/v1.0.json":    {`"superseded": [`, `"line": 2`, `"on": "2026-06-01"`, was, `"address": "/p/v1.0/superseded/2/canonical.txt"`},
		"ledger/index.html":              {`<a href="../p/clauses/pause/#_superseded-2">What it said before</a>`, "corrected on 1 June 2026", "Erratum of 20 May 2026:"},
		"p/latest/index.html":            {},
		"p/clauses/commitments/index.md": {},
	} {
		for _, want := range wants {
			if !strings.Contains(all[name], want) {
				t.Errorf("%s lacks %q:\n%s", name, want, all[name])
			}
		}
		if len(wants) == 0 && strings.Contains(all[name], "superseded/2/") {
			t.Errorf("%s speaks of a correction that is not its own", name)
		}
	}
}

// TestCorrectionIsThisSites: where the text is not in its publisher's words, whoever reads of a correction sees that this site made it,
// in which clause, and what that said before.
func TestCorrectionIsThisSites(t *testing.T) {
	all := renderFormer(t, correctedAs(t, "reconstruction"))
	for name, wants := range map[string][]string{
		"p/diff/v1.0/v2.0/index.html": {`This site corrected its text of <a href="../../../v1.0/">v1.0</a> on 20 May 2026: `, `Clauses: <a href="#pause">pause</a>.`,
			`<p>This site corrected its text of v1.0 on 20 May 2026: <a href="../../../clauses/pause/#_superseded-2">what it said before</a></p>`},
		"p/diff/v1.0/v2.0/index.md":  {"This site corrected its text of v1.0 on 20 May 2026 (typo): A letter."},
		"p/clauses/pause/index.html": {"<b>This site corrected its text of v1.0 on 20 May 2026:</b>", "[reconstruction from secondary sources; corrected on 20 May 2026]"},
		"p/v1.0/index.html": {"Errata of this site’s text", "<b>This site corrected its text on 20 May 2026:</b>",
			"[reconstruction from secondary sources; corrected on 20 May 2026]", "Corrected by The testers on 20 May 2026.", "corrected by this site on 1 June 2026"},
		"ledger/index.html": {`Example Policy v1.0</a> <span class="chip flat">Reconstruction</span></b><div>In the record since`,
			"corrected by this site on 1 June 2026", "Erratum of this site’s text, 20 May 2026:"},
		"index.html": {"Erratum of this site: Example Policy v1.0"},
	} {
		for _, want := range wants {
			if !strings.Contains(all[name], want) {
				t.Errorf("%s lacks %q:\n%s", name, want, all[name])
			}
		}
	}
	if strings.Contains(all["p/clauses/report/index.html"], "corrected on") {
		t.Error("a clause that no correction names is cited as corrected")
	}
	item := readFeed(t, all, "feed.atom")["/p/v1.0/#_feed-erratum-2026-05-20"]
	for _, want := range []string{"This site corrected its text of <a", "We will <del>pauze</del>.", "We will <ins>pause</ins>.", `/p/clauses/pause/#_superseded-2">What it said before</a>`} {
		if item == nil || !strings.Contains(item.Content, want) {
			t.Errorf("the entry of the correction lacks %q: %v", want, item)
		}
	}
}

// TestFormerTextIsNotKept: the record's digest is all that there is of a former text, and the page says so.
func TestFormerTextIsNotKept(t *testing.T) {
	for name, damage := range map[string]func(fstest.MapFS) (rule string){
		"missing": func(fsys fstest.MapFS) string { delete(fsys, formerFile); return "superseded-missing" },
		"changed": func(fsys fstest.MapFS) string {
			fsys[formerFile].Data = bytes.Replace(fsys[formerFile].Data, []byte("pauze"), []byte("stop"), 1)
			return "superseded-changed"
		},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := corrected(t)
			all := renderFormer(t, fsys, damage(fsys))
			for _, page := range []string{"p/v1.0/index.html", "p/clauses/pause/index.html"} {
				if !strings.Contains(all[page], "What it said is not kept here.") || strings.Contains(all[page], "superseded/2/canonical.txt") {
					t.Errorf("%s does not say that the text is not kept:\n%s", page, all[page])
				}
			}
			if _, ok := all["p/v1.0/superseded/2/canonical.txt"]; ok {
				t.Error("a text is there that is not the one of the record")
			}
		})
	}
}

// TestRedactedWordsDoNotComeBack: a text that has words which were redacted later is nowhere, though its file is there.
func TestRedactedWordsDoNotComeBack(t *testing.T) {
	fsys := corrected(t)
	replace(t, fsys, versionOne, "We will pause.", "We will "+form("r1", "word")+".")
	replace(t, fsys, versionOne, "clauses: [pause]}]", "clauses: [pause]}, {on: 2026-06-01, kind: substantive, what: Taken out., clauses: [pause]}]")
	publish(t, fsys, "2026-06-03")
	all := renderFormer(t, fsys, "superseded-redacted")
	for name, text := range all {
		if strings.Contains(text, "pauze") {
			t.Errorf("%s has the words:\n%s", name, text)
		}
	}
	if page := all["p/v1.0/index.html"]; strings.Count(page, "What it said is not shown here, as words of clauses that were corrected have been redacted.") != 2 {
		t.Errorf("the page does not say why:\n%s", page)
	}
	delete(fsys, formerFile)
	renderFormer(t, fsys) // nobody is told to bring it back
}
