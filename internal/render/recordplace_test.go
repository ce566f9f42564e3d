package render

import (
	"regexp"
	"strings"
	"testing"
)

// TestCorrectedInRecord: the page of a clause says when its words came into the record and when they were corrected, the head of its
// version likewise, and the page of the record whether anything was altered at all.
func TestCorrectedInRecord(t *testing.T) {
	fsys := publishedTwice(t)
	replace(t, fsys, "content/versions/p/v2.0.md", "basis: official", "basis: official\nerrata: [{on: 2026-06-01, kind: typo, what: A word., clauses: [pause]}]")
	replace(t, fsys, "content/versions/p/v2.0.md", "will pause", "shall pause")
	publish(t, fsys, "2026-07-01")
	_, all := renderRecorded(t, fsys)
	tag := regexp.MustCompile(`<[^>]*>`)
	words := func(name string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(tag.ReplaceAllString(all[name], " "), "\u00a0", " ")), " ")
	}
	for _, c := range []struct{ page, says string }{
		{"p/clauses/pause/index.html", "Its published text in v2.0 is in the public record since 1 May 2026 ( line 4 ), corrected on 1 July 2026 ( line 12 )."},
		{"p/clauses/report/index.html", "Its published text in v2.0 is in the public record since 1 May 2026 ( line 4 ), the same in the text of 1 July 2026 ( line 12 )."},
		{"p/v2.0/index.html", "In the public record since 1 May 2026 ( line 4 ), corrected on 1 July 2026 ( line 12 ) Cite this version"},
		{"p/latest/index.html", "In the public record since 1 May 2026 ( line 4 ), corrected on 1 July 2026 ( line 12 ) Cite this version"},
		{"ledger/index.html", "Public record Of 7 documents in this record, 2 were altered after they were first published."},
		{"ledger/index.html", "Example Policy v2.0 In the record since 1 May 2026 ( line 4 ), corrected on 1 July 2026 ( line 12 )."},
	} {
		if !strings.Contains(words(c.page), c.says) {
			t.Errorf("%s does not say %q", c.page, c.says)
		}
	}
	if strings.Contains(all["p/v2.0/index.html"], "unaltered") {
		t.Error("a corrected version is called unaltered")
	}
}

// TestUnalteredRecord: of a record to which nothing happened it is said so, and a page that differs from it is not called unaltered.
func TestUnalteredRecord(t *testing.T) {
	fsys := publishedTwice(t)
	_, all := renderRecorded(t, fsys)
	inOrder(t, all["index.html"], `Whether a text here was altered after it was published, the <a href="ledger/">public record</a> says.`)
	const unaltered = `line` + "\u00a0" + `4</a>), unaltered`
	if !strings.Contains(all["p/v2.0/index.html"], unaltered) {
		t.Error("the head of a version to which nothing happened does not say that it is unaltered")
	}
	replace(t, fsys, "content/versions/p/v2.0.md", "will pause", "may pause")
	_, all = renderRecorded(t, fsys)
	if page := all["p/v2.0/index.html"]; strings.Contains(page, "unaltered") || !strings.Contains(page, "as it was published, since 1 May 2026") {
		t.Error("the head of a version that differs from the record says that it is unaltered")
	}
	delete(fsys, "content/ledger.jsonl")
	delete(fsys, "content/ledger.checkpoint")
	publish(t, fsys, "2026-06-01")
	_, all = renderRecorded(t, fsys)
	if !strings.Contains(all["ledger/index.html"], `<p class="lead">Nothing in this record was altered after it was first published: of 7 documents, none was corrected, revised or withdrawn.</p>`) {
		t.Error("the page of a record to which nothing happened does not say so first")
	}
}
