package sitetest

import (
	"strings"
	"testing"
)

// TestOnADay asks the page which version was in force on a day, and reads what the script answers: where sources differ each is named for
// what it says itself, and nothing is answered of days that no source reaches.
func TestOnADay(t *testing.T) {
	t.Parallel()
	needsBrowser(t)
	s, tb := servedSite(t), newTab(t)
	for _, test := range []struct{ page, answer string }{
		{"deepmind-fsf/in-force/?on=2025-10-01", "By Research corpus: v3.0 (its text is not held here). Policy wiki says nothing of that day."},
		{"deepmind-fsf/in-force/?on=2026-04-10", "By Research corpus: v3.0 (its text is not held here). By Policy wiki: v3, from some day of April 2026."},
		{"openai-preparedness/in-force/?on=2025-04-20", "In force: v2."},
		{"openai-preparedness/in-force/?on=2025-04-10", "In force: beta (its text is not held here)."},
		{"anthropic-rsp/in-force/?on=2025-03-15", "By Policy wiki: one of v2.1, v2.2, as the change is dated March 2025. By Research corpus: v2.0."},
		{"anthropic-rsp/in-force/?on=2025-05-13", "By Policy wiki: one of v2.2, v2.3, as the change is dated May 2025. By Research corpus: v2.1 (its text is not held here)."},
		{"anthropic-rsp/in-force/?on=2025-05-31", "By Policy wiki: one of v2.2, v2.3, as the change is dated May 2025. By Research corpus: v2.2 (its text is not held here)."},
		{"anthropic-rsp/in-force/?on=2025-09-01", "By Policy wiki: v2.4. By Research corpus: v2.2 (its text is not held here)."},
		{"anthropic-rsp/in-force/?on=2026-03-01", "By Policy wiki and Research corpus: v3.0."},
		{"anthropic-rsp/in-force/?on=2026-10-01", "Not known here: this page knows the time up to 2 September 2026."},
		{"anthropic-rsp/in-force/?on=2031-01-01", "Not known here: this page knows the time up to 2 September 2026."},
		{"anthropic-rsp/in-force/?on=2020-01-01", "No version is known of that day."},
	} {
		tb.open(s.base + test.page)
		if got := eval[string](tb, `document.querySelector("output").textContent.trim()`); !strings.HasPrefix(got, test.answer) {
			t.Errorf("%s: %q, want %q", test.page, got, test.answer)
		}
	}
	if cut := eval[bool](tb, `(() => { const f = document.querySelector(".frame"); return f.scrollHeight > f.clientHeight + 1; })()`); cut {
		t.Error("the table is cut, and scrolls by itself")
	}
}
