package render

import "testing"

func TestHowFarADateMoved(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"2026-01-31", "2026-03-03", "31 days later"},
		{"2026-03-03", "2026-01-31", "31 days earlier"},
		{"2026-01-31", "2026-02-01", "1 day later"},
		{"2026-01-31", "2026-03", "2 months later"},
		{"2025-11", "2026-02", "3 months later"},
		{"2026-02", "2026-02-14", "no certainly earlier or later date"},
		{"2026-02-14", "2026", "no certainly earlier or later date"},
		{"2025-02-14", "2026", "1 year later"},
		{"2026", "2024", "2 years earlier"},
		{"2026-02", "2026-02", "no other date"},
	} {
		if got := dateMove(date(t, tt.from), date(t, tt.to)); got != tt.want {
			t.Errorf("from %s to %s: got %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestGoals(t *testing.T) {
	files := map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\nshort: EP\npublisher: M\n---\n",
		"content/versions/p/v1.md": "---\ntitle: P\nversion: v1\npublished: 2024-01\nbasis: reconstruction\nsource: wiki\n---\n\n## Roadmap {#roadmap source=\"wiki\"}\n\n" +
			"We publish *milestones*, see [[#two]]. {#one}\n\nThere are: {#two commitment=\"industry\"}\n\n- some {#three}\n",
		"content/sources/wiki.md": "---\ntitle: A wiki\nshort: Wiki\nkind: wiki\nconsulted: yes\n---\n",
		"content/goals/late.md": `---
title: Late
kind: milestone
status: open
clauses: ["v1#roadmap", "v1#two"]
dates:
- {due: 2025-12-31, stated: 2025-06-01, source: wiki}
- {due: 2026-03-31, stated: 2025-12-20, source: wiki, note: Moved without a reason.}
- {due: 2026-04-30, source: wiki}
evidence:
- {on: 2026-02-01, says: A draft *came out*., source: wiki}
closed-by: The text itself.
claims: [{field: dates, value: It was never dated., source: wiki}, {field: status, value: It was dropped., source: wiki}]
---
`,
		"content/goals/month.md":   "---\ntitle: Month\nkind: milestone\nstatus: open\ndates: [{due: 2026-06, source: wiki}]\n---\n",
		"content/goals/met.md":     "---\ntitle: Met\nkind: milestone\nstatus: met\ndates: [{due: 2025-06, source: wiki}, {due: 2025-05, source: wiki}]\n---\n",
		"content/goals/undated.md": "---\ntitle: A metric\nkind: metric\nstatus: open\n---\n",
	}
	all := renderAll(t, load(t, project(files)), Options{}) // as of 1 June 2026
	page := all["goals/late/index.html"]
	checkNesting(t, "the page", page)
	inOrder(t, page, "<dt>Status</dt>", "Open", "Overdue", "by 32 days as of 1 June 2026",
		"<dt>Due</dt>", "30 April 2026; put off twice, in all 120 days later than first given",
		"Another source says:", "It was dropped.",
		"Clauses that promise it</h2>", `href="../../p/v1/#roadmap">`, "Roadmap</a>", "We publish milestones, see", "Reconstruction", `href="../../p/v1/#two"`, "There are: …", "Industry",
		"Dates given</h2>", "31 December 2025", "Given: 1 June 2025.", "Wiki",
		"31 March 2026", "90 days later", "Given: 20 December 2025. Moved without a reason.",
		"30 April 2026", "30 days later", "Given: not stated.", "Another source says:", "It was never dated.",
		"Evidence</h2>", "1 February 2026", "<em>came out</em>", "What would close it:</b> The text itself.")
	inOrder(t, all["goals/undated/index.html"], "<dd>not stated</dd>", "No clause of a policy held here", "Dates: not stated. No source gives one.", "None has been added yet.")
	index := all["goals/index.html"]
	inOrder(t, index, "Of 4 goals listed here, 3 open, 1 overdue, 1 put off; of 1 no source states a date.",
		"Milestones", ">Late</a>", "overdue by 32 days", "put off twice", "1 piece of evidence", "Overdue", "Put off",
		">Met</a>", "due May 2025", "1 month earlier than first given", ">Month</a>", "due June 2026", "Metrics", ">A metric</a>", "due not stated", "no evidence yet")
}
