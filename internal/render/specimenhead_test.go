package render

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	headTitle       = regexp.MustCompile(`<title>([^<]*)</title>`)
	headDescription = regexp.MustCompile(`<meta name="description" content="([^"]*)"`)
	specimenBanner  = regexp.MustCompile(`class="[^"]*\bspecimen\b`)
)

// TestSpecimensAreMarkedInTheHead: who sees a link to a page, in a list of results or a message, sees its title and description and no
// banner. No specimen passes there for a report, nor for what is left of one.
func TestSpecimensAreMarkedInTheHead(t *testing.T) {
	files := threeReports(t)
	files["content/reports/r1/reviews/slot.md"] = "---\ntitle: Place for a review\nspecimen: true\nreviewer: Nobody yet\n---\n"
	marked := 0
	for path, page := range pagesOf(t, files) {
		if !strings.HasSuffix(path, ".html") || !specimenBanner.MatchString(page) {
			continue
		}
		marked++
		for _, part := range []*regexp.Regexp{headTitle, headDescription} {
			found := part.FindStringSubmatch(page)
			if found == nil {
				t.Errorf("%s: the head has no %v", path, part)
				continue
			}
			says := html.UnescapeString(found[1])
			if !strings.Contains(strings.ToLower(says), "specimen") {
				t.Errorf("%s: nothing marks %q", path, says)
			}
			if strings.Contains(says, reconstructionSentence) || strings.Contains(says, compiledSentence) || strings.Contains(says, officialSentence) {
				t.Errorf("%s: a specimen has a basis in %q", path, says)
			}
		}
	}
	if marked < 7 {
		t.Errorf("only %d pages have the banner of specimens", marked)
	}
}
