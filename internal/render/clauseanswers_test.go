package render

import (
	"strings"
	"testing"
)

// TestAClauseSaysWhichReportsAnswerIt: the page of a promise leads to the reports that answer it, and to where.
func TestAClauseSaysWhichReportsAnswerIt(t *testing.T) {
	all := renderAll(t, load(t, project(reporting("published: 2026-01-10\ncovers: 2026-01-01\npolicy-version: v1\nspecimen: true\n"+answered,
		"## Overall risk {#overall-risk}\n\nLow. {#low}\n"))), Options{})
	for page, want := range map[string]string{
		"p/clauses/risk/index.html":  `Kestrel Report Answered Specimen to the text of v1, in §1 Overall risk , §1(a) .`,
		"p/clauses/plans/index.html": `Kestrel Report Answered in part Specimen to the text of v1, in §1 Overall risk . Without dates .`,
	} {
		if all[page] == "" {
			t.Fatalf("no page %s", page)
		}
		if got := textWithin(t, all[page], `aria-labelledby="_answers">`, "</section>"); got != "What Risk Reports answer to it "+want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
	if strings.Contains(all["p/clauses/costs/index.html"], "_answers") {
		t.Error("a promise of which no report speaks has answers")
	}
}

// TestAGoalSaysThatItsPromiseIsGone: a clause that the version in force has no more is marked where the goal names it.
func TestAGoalSaysThatItsPromiseIsGone(t *testing.T) {
	files := map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: M\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe audit. {#audit}\n\nWe report. {#report}\n\nWe test. {#test}\n",
		"content/versions/p/v2.md": "---\ntitle: P\nversion: v2\npublished: 2025-01-01\nbasis: official\ngone: [{id: audit, why: It was *done*.}]\n---\n\n" +
			"We report. {#report}\n\nWe test and retest. {#retest was=\"test\"}\n",
		"content/goals/g.md": "---\ntitle: G\nkind: milestone\nstatus: open\nclauses: [\"v1#audit\", \"v1#report\", \"v1#test\"]\n---\n",
	}
	page := renderAll(t, load(t, project(files)), Options{})["goals/g/index.html"]
	got := textWithin(t, page, `aria-labelledby="_promised">`, "</section>")
	if strings.Count(got, "Gone from v2") != 1 || !strings.Contains(got, "Went into retest in v2 .") || !strings.Contains(got, "Gone from v2 . It was done .") {
		t.Errorf("the goal says %q", got)
	}
	if !strings.Contains(page, `href="../../p/v2/#audit"`) {
		t.Error("no link leads to the tombstone")
	}
}
