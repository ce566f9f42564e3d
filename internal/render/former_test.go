package render

import (
	"strings"
	"testing"
)

// TestFormerAddressesAnswer renames a policy and a version: every page and file that stood under the old names answers there, each old
// name with each other.
func TestFormerAddressesAnswer(t *testing.T) {
	before := renderAll(t, load(t, project(sample)), Options{})
	renamed := map[string]string{}
	for name, text := range sample {
		switch {
		case strings.HasSuffix(name, "/p/policy.md"):
			text = strings.ReplaceAll(strings.Replace(text, "publisher:", "aliases: [p]\npublisher:", 1), "version: v1.0", "version: v1.0.0")
		case strings.HasSuffix(name, "/v1.0.md"):
			text = strings.Replace(text, "version: v1.0", "version: v1.0.0\naliases: [v1.0]", 1)
		case strings.HasSuffix(name, "r-2/report.md"):
			text = strings.Replace(text, "edition:", "aliases: [r-2]\nedition:", 1)
		}
		renamed[strings.NewReplacer("/p/", "/z/", "v1.0.md", "v1.0.0.md", "r-2/", "second/").Replace(name)] = strings.ReplaceAll(text, "[[v1.0", "[[v1.0.0")
	}
	fsys := project(renamed)
	yaml := fsys["rspsite.yaml"]
	yaml.Data = []byte(strings.Replace(string(yaml.Data), "default-policy: p", "default-policy: z", 1))
	after := renderAll(t, load(t, fsys), Options{})
	for path := range before {
		if _, ok := after[path]; !ok {
			t.Errorf("/%s answers no more", path)
		}
	}
	for path, want := range map[string]string{
		"p/index.html":                      `content="0; url=../z/"`,
		"p/v1.0/index.html":                 `content="0; url=../../z/v1.0.0/"`,
		"z/v1.0/source/index.html":          `data-to="../../v1.0.0/source/"`,
		"p/v1.0.0/source/index.html":        `href="../../../z/v1.0.0/source/"`,
		"p/diff/v1.0/v2.0/index.html":       `rel="canonical" href="https://example.org/rsp/z/diff/v1.0.0/v2.0/"`,
		"p/clauses/report/index.html":       `content="0; url=../../../z/clauses/report/"`,
		"changes/index.html":                `<div id="_p/-v2.0"></div>`,
		"p/v1.0/source/v1.0.md":             "version: v1.0.0",
		"p/clauses/report/feed.atom":        "<feed",
		"reports/r-2/editions/1/index.html": `content="0; url=../../../second/editions/1/"`,
		"reports/r-2/reviews/a/index.html":  `content="0; url=../../../second/reviews/a/"`,
		"reports/diff/r-1/r-2/index.html":   `content="0; url=../second/"`,
		"reports/r-2/index.json":            `"name": "second"`,
		"p/two/index.html":                  `content="0; url=../../z/v2.0/"`,
		"p/clauses/index.html":              `content="0; url=../../z/#_clauses"`,
		"p/latest/index.html":               `content="0; url=../../z/latest/"`,
	} {
		if !strings.Contains(after[path], want) {
			t.Errorf("%s does not have %q:\n%s", path, want, after[path])
		}
	}
}
