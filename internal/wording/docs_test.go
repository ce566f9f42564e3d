package wording

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rulesPage is what readers are told of the rules.
func rulesPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/signals.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

var ruleSection = regexp.MustCompile("(?m)^### `([a-z-]+)`\n")

// TestEveryRuleIsDocumented: no rule without its section, no section without its rule.
func TestEveryRuleIsDocumented(t *testing.T) {
	var documented, known []string
	for _, m := range ruleSection.FindAllStringSubmatch(rulesPage(t), -1) {
		documented = append(documented, m[1])
	}
	for _, r := range rules {
		known = append(known, r.id)
	}
	for _, id := range known {
		if !slices.Contains(documented, id) {
			t.Errorf("docs/signals.md does not state rule %s: give it a section", id)
		}
	}
	for i, id := range documented {
		if !slices.Contains(known, id) || slices.Index(documented, id) != i {
			t.Errorf("docs/signals.md states %s, which is no rule, or states it twice", id)
		}
	}
}

var example = regexp.MustCompile("```\nold: (.*)\nnew: (.*)\n((?:says: .*\n)+)```")

// TestExamplesOfTheRules runs the examples of docs/signals.md: each says what its page says, by the rule of its section.
func TestExamplesOfTheRules(t *testing.T) {
	page := rulesPage(t)
	sections := ruleSection.FindAllStringSubmatchIndex(page, -1)
	for i, at := range sections {
		end := len(page)
		if i+1 < len(sections) {
			end = sections[i+1][0]
		}
		id, section := page[at[2]:at[3]], page[at[1]:end]
		examples := example.FindAllStringSubmatch(section, -1)
		if len(examples) == 0 && id != ruleCommitment.id {
			t.Errorf("the section of %s has no example", id)
		}
		if !strings.Contains(section, "does not catch") && id != ruleCommitment.id {
			t.Errorf("the section of %s does not tell what the rule does not catch", id)
		}
		for _, e := range examples {
			if got := said(signalsOf(e[1], e[2]), id); got != e[3] {
				t.Errorf("%s:\nold: %s\nnew: %s\ngot:\n%swant:\n%s", id, e[1], e[2], got, e[3])
			}
		}
	}
}

// said writes signals as the page does; the rule only where it is another than that of the section.
func said(signals []Signal, rule string) string {
	var b strings.Builder
	for _, s := range signals {
		words := fmt.Sprintf("%q → %q", s.Old, s.New)
		if s.Old == "" || s.New == "" {
			words = fmt.Sprintf("%q", s.Old+s.New)
		}
		fmt.Fprintf(&b, "says: %s %s: %s", s.Type, s.Direction, words)
		if s.Rule != rule {
			fmt.Fprintf(&b, " (%s)", s.Rule)
		}
		b.WriteByte('\n')
	}
	if b.Len() == 0 {
		return "says: nothing\n"
	}
	return b.String()
}

// TestWordsOfTheRulesAreDocumented: a reader can tell from the page whether a phrase is on a list.
func TestWordsOfTheRulesAreDocumented(t *testing.T) {
	marks := strings.NewReplacer(",", " ", ";", " ", ":", " ", ".", " ", "(", " ", ")", " ", `"`, " ", "|", " ", "-", " ")
	spaced := func(s string) string {
		return " " + strings.Join(strings.Fields(marks.Replace(strings.ToLower(s))), " ") + " "
	}
	page := spaced(rulesPage(t))
	check := func(what string, words ...string) {
		for _, w := range words {
			if !strings.Contains(page, spaced(w)) {
				t.Errorf("docs/signals.md does not list %q among the %s", w, what)
			}
		}
	}
	for _, list := range modalWords {
		check("phrases of obligation", strings.Split(list, ",")...)
	}
	for w := range stances {
		check("verbs that ask", w)
	}
	for w := range quantifiers {
		check("quantifiers", w)
	}
	for first, entries := range conditions {
		for _, e := range entries {
			if e.class != idiom && !strings.HasSuffix(e.class, weakly) {
				check("conditions at "+first, strings.Join(e.words, " "))
			}
		}
	}
	for _, entries := range actors {
		for _, e := range entries {
			if !strings.HasSuffix(e.class, weakly) {
				check("actors", strings.Join(e.words, " "))
			}
		}
	}
	for w := range bodies {
		check("bodies", w)
	}
	for w := range disclosing {
		check("verbs of disclosure", w)
	}
	for w := range cadences {
		check("cadences", w)
	}
}
