package sitetest

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestDisagreementsStandWhereTheyConcern looks for each of the sixteen points on which the sources differ, on the pages of what it
// concerns and not only on the page that lists them: words of each side, and the sources that say so.
func TestDisagreementsStandWhereTheyConcern(t *testing.T) {
	s := ownSite(t)
	for _, d := range []struct {
		point string
		page  string
		says  []string
	}{
		{"1: versions and dates", "anthropic-rsp/index.html", []string{"The two lines give different dates for", "v2.1", "v2.2", "Research corpus"}},
		{"1: what each changed", "anthropic-rsp/v2.1/index.html", []string{"Another source says:", "A second CBRN threshold", "Research corpus"}},
		{"2: Haiku 4.5", "models/claude-haiku-4-5/index.html", []string{"ASL-2", "Another source says:", "ASL-3", "Audit essay"}},
		{"2: Claude 3.5", "models/claude-3-5-family/index.html", []string{"ASL-2", "Another source says:", "ASL-3", "Audit essay"}},
		{"2: Claude 3", "models/claude-3-family/index.html", []string{"ASL-2", "Another source says:", "ASL-3", "Audit essay"}},
		{"2: all models", "models/index.html", []string{"On the level of 3 entries sources differ."}},
		{"3: ASL-2", "tables/asl-definitions/index.html", []string{"disagree on what ASL-2 covers"}},
		{"4: security of weights", "tables/safeguards/index.html", []string{"so is what weight security at ASL-3 must withstand"}},
		{"4: security of weights, in the policy", "anthropic-rsp/v3.0/index.html", []string{"Targeted programmes of states are out of scope."}},
		{"5: ASL-4", "tables/asl-definitions/index.html", []string{"on what triggers ASL-4", "replicates itself"}},
		{"6: reviewers", "tables/reviewers/index.html", []string{"GovAI", "MATS", "METR", "Apollo Research", "SecureBio"}},
		{"6: rights", "anthropic-rsp/v3.0/index.html", []string{"Reviewers are free to publish."}},
		{"7: Opus 4", "models/claude-opus-4/index.html", []string{"Sources differ.", "Crossed", "Precautionary", "Another source says:", "went out at once", "further work on mitigations"}},
		{"8: DeepMind", "deepmind-fsf/v3/index.html", []string{"v3.0 on 2025-09-22, v3.1 on 2026-04-17", "Research corpus"}},
		{"9: pause", "tables/labs-compared/index.html", []string{"residual pause language"}},
		{"9: pause, in v3.0", "anthropic-rsp/v3.0/index.html", []string{"A conditional delay is still there, in an appendix.", "Delay until safeguards suffice is part of the gate."}},
		{"10: SL-4", "anthropic-rsp/v2.2/index.html", []string{"Another source says:", "The security of ASL-4 is undefined.", "Research corpus"}},
		{"11: categories", "anthropic-rsp/v3.0/index.html", []string{"Two on chemical and biological weapons", "Research corpus"}},
		{"12: if-then", "anthropic-rsp/v2.0/index.html", []string{"From the first version on", "Publisher's posts"}},
		{"13: Opus 4.7", "models/claude-opus-4-7/index.html", []string{"March 2026", "Another source says:", "16 April 2026", "Publisher's posts"}},
		{"13: Roadmap", "goals/milestone-roadmap/index.html", []string{"March 2026", "24 February 2026"}},
		{"13: first report", "anthropic-rsp/v3.0/index.html", []string{"The first report came out on 2026-02-24."}},
		{"13: framework", "anthropic-rsp/v2.5/index.html", []string{"The framework for SB 53 is of 2025-12-19."}},
		{"13: SB 53", "goals/metric-sb-53-mapping/index.html", []string{"July 2026", "No other source known to us supports the month."}},
		{"14: regulation", "pages/legal-status/index.html", []string{"SB 53", "EU", "Audit essay"}},
		{"15: xAI", "tables/labs-compared/index.html", []string{"xAI", "without a public framework", "20 August 2025"}},
		{"16: OpenAI's domains", "tables/labs-compared/index.html", []string{"Risk domains (audit essay)", "CBRN, cyber, persuasion, autonomy", "Biosecurity, cyber, self-improvement"}},
	} {
		text := words(t, string(s.read(t, d.page)))
		for _, say := range d.says {
			if !strings.Contains(text, say) {
				t.Errorf("disagreement %s: %s does not say %q", d.point, d.page, say)
			}
		}
	}
}

// TestSonnet41RestsOnOneSource: no other source than the wiki names the model, and its page says so.
func TestSonnet41RestsOnOneSource(t *testing.T) {
	s := ownSite(t)
	m := s.corpus.Model("claude-sonnet-4-1")
	for _, d := range m.Determinations {
		for _, ref := range d.Source {
			if ref.Name != "wiki" {
				t.Errorf("the determination rests on %s too", ref)
			}
		}
	}
	if text := words(t, string(s.read(t, "models/claude-sonnet-4-1/index.html"))); !strings.Contains(text, "No other source that we consulted names a Sonnet 4.1") {
		t.Error("the page does not say that one source alone names the model")
	}
}

// TestNoGoalHasADateThatNoSourceStates: the sources promise dated milestones and give no date.
func TestNoGoalHasADateThatNoSourceStates(t *testing.T) {
	s := ownSite(t)
	for _, g := range s.corpus.Goals {
		if len(g.Dates) == 0 && !strings.Contains(words(t, string(s.read(t, "goals/"+g.Name+"/index.html"))), "Dates: not stated.") {
			t.Errorf("%s does not say that no date is stated", g.Name)
		}
	}
}

// words is the text of a page's main part, white space collapsed.
func words(t *testing.T, page string) string {
	t.Helper()
	_, page, found := strings.Cut(page, `<main id="_main"`)
	if !found {
		t.Fatal("the page has no main part")
	}
	z := html.NewTokenizer(strings.NewReader(page))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "a", "em", "strong", "b", "i", "code", "span", "q", "sup":
			default:
				b.WriteByte(' ')
			}
		}
	}
}
