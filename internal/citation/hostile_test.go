package citation_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"rspsite/internal/citation"
)

// texts are drawn of what has a meaning somewhere, and of any letters.
var texts = rapid.OneOf(rapid.String(), rapid.StringMatching(`[a{}\\"@=,%&#_~^$\n\r<>'\[\]*;-]{0,12}`),
	rapid.SampledFrom([]string{"\nER  - \nTY  - JOUR", "\r\nER  - \r\n", "}\n@misc{x,", "{", "}", `\`, `\}`, "</script>", `"><b>`, "\u2028AU  - x", "\u0085", "\u202E", "\x00",
		"\xff\xfe", " and ", "v1\v", "\fER  - "}))

// drawn is a work with such a text wherever one can stand.
func drawn(t *rapid.T) reference {
	text := func() string { return texts.Draw(t, "text") }
	list := func() []string { return rapid.SliceOfN(texts, 0, 3).Draw(t, "list") }
	kind := citation.Kind(text())
	if rapid.Bool().Draw(t, "known kind") {
		kind = rapid.SampledFrom([]citation.Kind{citation.Version, citation.Clause, citation.Comparison, citation.Report, citation.Review,
			citation.Determination, citation.Table, citation.Goal, citation.Page}).Draw(t, "kind")
	}
	date := func() citation.Date {
		return citation.Date(rapid.SampledFrom([]string{"", "2025", "2025-02", "2024-02-29", "2025-02-30", "2025-13", text()}).Draw(t, "date"))
	}
	address := func() string {
		return rapid.SampledFrom([]string{"", "/", "https://a.example/"}).Draw(t, "origin") + text()
	}
	w := citation.Work{Key: citation.Key(citation.Page, list()...), Kind: kind, Title: text(), Of: text(), Version: text(), Edition: text(), Marks: list(), Notes: list(), Authors: list(),
		Issued: date(), Language: text(), URL: address(), Document: address(), Words: text(), Digests: []citation.Digest{{Of: text(), Form: text(), Value: text()}},
		Site: citation.Site{Title: text(), Publisher: text(), URL: address(), AsOf: date(), Licence: citation.Link{Name: text(), URL: address()}}}
	if rapid.Bool().Draw(t, "stands for another") {
		w.Original = &citation.Original{What: text(), By: text(), On: date(), Disputed: rapid.Bool().Draw(t, "disputed")}
	}
	related := []citation.Related{{Kind: kind, Name: text(), URL: address(), Author: text(), On: date(), Digest: text()}}
	return reference{w, citation.Relations{Description: text(), PartOf: related, Parts: related, BasedOn: related, OwnWords: rapid.Bool().Draw(t, "own words"),
		Downloads: []citation.Download{{Name: text(), URL: address(), Type: text()}}}}
}

// TestNothingLeavesItsField draws works of any text, and holds each form to the rules by which a program finds where a field ends.
func TestNothingLeavesItsField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { holdFields(t, drawn(t)) })
}

// TestCasesStayInTheirFields holds the cases to the same rules.
func TestCasesStayInTheirFields(t *testing.T) {
	for name, r := range works {
		t.Run(name, func(t *testing.T) { holdFields(t, r) })
	}
}

func holdFields(t rapid.TB, r reference) {
	t.Helper()
	rules := map[string]func(string) string{"text": oneText, "quotation": faultOfQuotation, "bibtex": faultOfBibTeX, "ris": faultOfRIS, "csl-json": faultOfJSON, "link": faultOfLink,
		asLinkedData: faultOfJSON}
	for _, f := range written(t, r) {
		if fault := rules[f.Name](string(f.Data)); fault != "" {
			t.Errorf("%s: %s in\n%s", f.Name, fault, f.Data)
		}
	}
}

// unseen finds what no form may show: what controls the line or its order.
func unseen(s string) string {
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return "the character " + string(r)
		}
	}
	return ""
}

func oneText(s string) string { return unseen(strings.TrimSuffix(s, "\n")) }

func faultOfQuotation(s string) string {
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		if fault := unseen(line); fault != "" || line != ">" && !strings.HasPrefix(line, "> ") {
			return "the line " + line + fault
		}
	}
	return ""
}

var bibLine = regexp.MustCompile(`^  [a-z]+ *= (\{.*\}|[a-z]{3}),$`)

// faultOfBibTeX counts braces as BibTeX does, who knows of no backslash: none may close what it has not opened, in any line.
func faultOfBibTeX(s string) string {
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	for i, line := range lines {
		switch {
		case i == 0 && strings.HasPrefix(line, "@"), i == len(lines)-1 && line == "}":
			continue
		case !bibLine.MatchString(line):
			return "no field: " + line
		}
		depth := 0
		value := line[strings.Index(line, "= ")+2 : len(line)-1]
		for at, r := range value {
			depth += map[rune]int{'{': 1, '}': -1}[r]
			if depth < 0 || depth == 0 && r == '}' && at != len(value)-1 {
				return "a field that ends early: " + line
			}
		}
		if fault := unseen(line); fault != "" || depth != 0 {
			return "braces that do not match: " + line + fault
		}
	}
	return ""
}

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)

func faultOfRIS(s string) string {
	lines := strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n")
	for i, line := range lines {
		if fault := unseen(line); fault != "" || !risLine.MatchString(line) {
			return "the line " + line + fault
		}
		if (line[:2] == "TY") != (i == 0) || (line[:2] == "ER") != (i == len(lines)-1) {
			return "a record that begins or ends within: " + line
		}
	}
	return ""
}

func faultOfJSON(s string) string {
	var any any
	switch err := json.Unmarshal([]byte(s), &any); {
	case err != nil:
		return err.Error()
	case strings.Contains(s, "<"):
		return "a tag for a browser"
	}
	return unseenIn(any)
}

// unseenIn looks through all strings of a value.
func unseenIn(value any) string {
	switch v := value.(type) {
	case string:
		return unseen(v)
	case []any:
		for _, one := range v {
			if fault := unseenIn(one); fault != "" {
				return fault
			}
		}
	case map[string]any:
		for name, one := range v {
			if fault := unseenIn(one); fault != "" {
				return name + ": " + fault
			}
		}
	}
	return ""
}

// faultOfLink reads the link as a browser does: one element, with its own attributes alone.
func faultOfLink(s string) string {
	z := html.NewTokenizer(strings.NewReader(strings.TrimSuffix(s, "\n")))
	for _, want := range []html.TokenType{html.StartTagToken, html.TextToken, html.EndTagToken, html.ErrorToken} {
		got := z.Next()
		if want == html.TextToken && got == html.EndTagToken { // there is no title
			continue
		}
		token := z.Token()
		if got != want && z.Err() == nil {
			return "a " + token.String()
		}
		for _, a := range token.Attr {
			if !strings.Contains(" href data-originalurl data-versionurl data-versiondate ", " "+a.Key+" ") {
				return "the attribute " + a.Key
			}
		}
	}
	return unseen(strings.TrimSuffix(s, "\n"))
}
