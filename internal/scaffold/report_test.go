package scaffold

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
)

// TestANewReportNamesAllThatIsToBeWritten: check warns of each part of it, and of nothing else.
func TestANewReportNamesAllThatIsToBeWritten(t *testing.T) {
	files := append(FirstVersion("our-policy", "v1.0", "", "Us", today), determination,
		File{"content/sources/the-source.md", []byte("---\ntitle: S\nkind: paper\nconsulted: yes\ndraft: true\n---\n")})
	for _, name := range []string{"r1", "r2"} {
		c := load(t, files...)
		f, err := NextReport(c, c.Policies[0], name, "")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
		c = load(t, files...)
		l := completeness.Of(c, c.Reports[0])
		if len(l.Missing()) != len(corpus.DefaultParts) || l.Unspoken() != 0 {
			t.Errorf("%s: %s", name, l)
		}
		for _, p := range completeness.Problems(c, nil) {
			if p.Rule != "unwritten" || p.Severity.String() != "warning" {
				t.Errorf("%s: %s", name, p)
			}
		}
	}
}

// TestNoRedactionIsTyped: what was redacted last time is to be written, and its words, which no commitment stands for, are not carried on.
func TestNoRedactionIsTyped(t *testing.T) {
	files := append(FirstVersion("our-policy", "v1.0", "", "Us", today), determination,
		File{"content/sources/the-source.md", []byte("---\ntitle: S\nkind: paper\nconsulted: yes\ndraft: true\n---\n")})
	c := load(t, files...)
	f, err := NextReport(c, c.Policies[0], "r1", "")
	if err != nil {
		t.Fatal(err)
	}
	form := `{redacted id="r%" reason="legal" note="n" extent="word" commitment="sha256:` + strings.Repeat("0", 64) + `"}`
	text := strings.Replace(string(f.Text), "| To write: the threat |", "| The "+strings.Replace(form, "%", "1", 1)+" threat |", 1)
	text = strings.Replace(text, "| To write: yes, no or close |", "| No, as "+strings.Replace(form, "%", "2", 1)+" |", 1)
	text += "\n## On " + strings.Replace(form, "%", "3", 1) + " {#on}\n\nA. {#a}\n"
	if strings.Count(text, form[:9]) != 3 {
		t.Fatalf("the draft has no such cells:\n%s", text)
	}
	c = load(t, append(files, File{f.Path, []byte(text)})...)
	next, err := NextReport(c, c.Policies[0], "r2", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| To write: the threat, redacted last time | To write: redacted last time |", "## To write: the heading, redacted last time {#on}"} {
		if !strings.Contains(string(next.Text), want) {
			t.Errorf("%s is not in\n%s", want, next.Text)
		}
	}
	if strings.Contains(string(next.Text), "[redacted") {
		t.Errorf("a redaction is typed:\n%s", next.Text)
	}
}

func TestAReportNeedsAVersionAndAModel(t *testing.T) {
	version := FirstVersion("our-policy", "v1.0", "", "Us", today)
	model := New(Kinds[0], "m-1", "", "Us", today)
	for want, files := range map[string][]File{
		"rspsite new version our-policy v1.0": version[:1], "rspsite new determination NAME": version,
		"write determinations: into the header of content/determinations/m-1.md": {version[0], version[1], model},
	} {
		c := load(t, files...)
		_, err := NextReport(c, c.Policies[0], "r", "")
		var missing *MissingError
		if !errors.As(err, &missing) || !strings.HasSuffix(missing.Mend, want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestNextTitle(t *testing.T) {
	for title, want := range map[string]string{"Risk Report 2": "Risk Report 3", "Report 99": "Report 100", "Report of 2026": "", "Report": "", "7": "", "v1.9": "v1.10"} {
		if got := nextTitle(title); got != want {
			t.Errorf("after %q: got %q, want %q", title, got, want)
		}
	}
}

// TestAnyTextIsCarried: whatever a heading or a cell said, its text is read back from what is written of it.
func TestAnyTextIsCarried(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("ab 12`*_{}[]<>|~&#\\!:-\"'(){.")), rapid.RuneFrom(nil, unicode.L, unicode.P))).Draw(t, "text")
		plain := clause.Inline{{Text: text}}.Plain()
		if plain == "" {
			return
		}
		got, err := markdown.Inline("To confirm: " + escapeMarkdown(plain))
		if err != nil || got.Plain() != "To confirm: "+plain {
			t.Fatalf("%q is written as %q and read as %q, %v", plain, escapeMarkdown(plain), got.Plain(), err)
		}
	})
}

func TestMarksAreCarried(t *testing.T) {
	for source, want := range map[string]string{
		"a *b* **c** ~~d~~ `e|f`":          "a *b* **c** ~~d~~ `e|f`",
		"see [[#x]] and [[v1#y|the *y*]]":  "see [[#x]] and [[v1#y|the *y*]]",
		"[a *b*](https://example.org/x_y)": "[a](<https://example.org/x_y>) [*b*](<https://example.org/x_y>)",
		"``a`b``":                          "`` a`b ``",
		`\*no\* & "quotes"`:                `\*no\* \& "quotes"`,
		`was {redacted id="r1" reason="legal" note="n" extent="word" commitment="sha256:` + strings.Repeat("0", 64) + `"}`: `was (redacted last time)`,
	} {
		in, err := markdown.Inline(source)
		if err != nil {
			t.Fatal(err)
		}
		if got := inlineMarkdown(in, inText); got != want {
			t.Errorf("%s: got %s, want %s", source, got, want)
		}
	}
}
