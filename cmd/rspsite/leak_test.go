package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A secret is a text that is redacted in the leak tests. Its first five letters occur nowhere else.
type secret struct{ text, extent string }

// secretsOf are the texts of one length: many times the letters, parted as the extents want it.
func secretsOf(times int) []secret {
	spread := func(begin, part string) string { return begin + strings.Repeat(part, times) }
	return []secret{
		{spread("Qzjxw", "kq"), "word"},
		{spread("Wvkqz", " jzqk") + ` "<b>&'`, "phrase"},
		{spread("Xqzvj", "zk"), "word"},
		{spread("Jqxzw", " vqjk") + ".", "sentence"},
		{spread("Zvxqj", "kz"), "word"},
		{spread("## Vzqxk {#vzqxk}\n\nKjqzv", " xzjq"), "section"},
		{spread("Kxvzq", " qj") + " + 1", "phrase"},
		{spread("![Hqzvx", "kj") + "](hqzvx.png)", "figure"},
		{spread("| Gqzxv", "jk") + " | gzqxv. |", "sentence"},
		{spread("Fqjzx", "vq"), "word"},
		{spread("* Dzqvx", " kqj") + "\n* dxqzv", "paragraph"},
	}
}

// privateReport is a report with secrets everywhere that a mark may stand.
func privateReport(s []secret, reason string) string {
	marks := make([]any, len(s))
	for i, one := range s {
		marks[i] = fmt.Sprintf(`{~ %s ~}{reason="%s" note="Readers' safety" extent="%s"}`, one.text, reason, one.extent)
	}
	// A secret stands as YAML wants it in a value with quotes.
	marks[1] = strings.ReplaceAll(marks[1].(string), `"<b>&'`, `\"<b>&'`)
	return filledTo(100, fmt.Sprintf(`---
title: The %s report
summary: "It is %s so"
published: 2025-05-01
covers: 2025-04-10
policy-version: v1
models: [m]
unreleased: [one, %s]
specimen: true
---

## Scope {#scope}

@filled that %s under the conditions of the test, which nobody else has been able to reproduce so far, as far as we know.

## The %s case {#case}

%s

`+"```go\nx := %s\n```"+`

%s

| Threat            | Rating          |
|:------------------|-----------------|
| Bio               | low             |
%s
| Cyber             | %s              | {#cyber}

%s
`, marks...))
}

// filledTo fills the lines of a text that begin with @filled to a width, as an editor does. The attributes of a mark stay on one line.
func filledTo(width int, text string) string {
	inAttributes := regexp.MustCompile(`~}\{[^}]*}`)
	var out strings.Builder
	for line := range strings.Lines(text) {
		rest, is := strings.CutPrefix(line, "@filled ")
		if !is {
			out.WriteString(line)
			continue
		}
		rest = inAttributes.ReplaceAllStringFunc(rest, func(s string) string { return strings.ReplaceAll(s, " ", "\x00") })
		n := 0
		for _, word := range strings.Fields("We found " + rest) {
			if n += 1 + len(word); n > width {
				out.WriteString("\n")
				n = len(word)
			} else if n > 1+len(word) {
				out.WriteString(" ")
			}
			out.WriteString(strings.ReplaceAll(word, "\x00", " "))
		}
		out.WriteString("\n")
	}
	return out.String()
}

// leakProject writes a project with the public source of a report, and the private files beside it. It returns its folder and the
// openings' file.
func leakProject(t *testing.T, private string) (dir string, said string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{
		"project/rspsite.yaml":                 "title: Test\npublisher: Test\ndefault-policy: p\nas-of: 2026-01-01\nbase-url: https://example.org/\ncontact: {email: a@example.org}\ndata-licence: {name: CC0}\n",
		"project/content/versions/p/policy.md": "---\ntitle: P\npublisher: Test\n---\n",
		"project/content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2025-01-01\nbasis: official\n---\n\nText. {#text}\n",
		"project/content/determinations/m.md":  "---\ntitle: M\ndeveloper: Test\nreleased: 2025-02-01\ndeterminations:\n  - {level: L1, on: 2025-02-01, source: s}\n---\n",
		"project/content/sources/s.md":         "---\ntitle: S\nkind: paper\nconsulted: yes\noriginal: {url: \"https://example.org/s\"}\n---\n",
		"project/content/reports/r/.keep":      "",
		"private/report.md":                    private,
		"private/broken.md":                    strings.Replace(private, "~}{", "~}{x", 1) + "\n{~ " + secretsOf(3)[0].text,
		"private/understated.md":               strings.ReplaceAll(strings.ReplaceAll(private, `"section"`, `"word"`), "models:", "  models:"),
		"project/content/pages/about.md":       "---\ntitle: About\n---\n\nSee [[report:r]]. {#see}\n",
		"outside/half.md":                      strings.Replace(private, "## Scope {#scope}", "## Scope {#scope", 1),
	} {
		write(t, filepath.Join(dir, name), text)
	}
	_, out, stderr := runIn(t.Context(), dir, "redact", "private/report.md", "-o", "project/content/reports/r/report.md", "--openings", "private/openings.json")
	if _, err := os.Stat(filepath.Join(dir, "project/content/reports/r/report.md")); err != nil {
		t.Fatalf("nothing was redacted: %s%s", out, stderr)
	}
	return dir, out + stderr
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// forms are the ways in which the beginning of a secret could be written: any longer part of it holds one of them.
func (s secret) forms() (forms []string) {
	words := regexp.MustCompile(`[A-Za-z]{5,}`).FindAllString(s.text, -1)
	for _, w := range words {
		begin := w[:5]
		forms = append(forms, begin, strings.ToUpper(begin), strings.ToLower(begin), hex.EncodeToString([]byte(begin)), strings.ToUpper(hex.EncodeToString([]byte(begin))))
		for shift := range 3 { // base64 by where its letters begin
			whole := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + begin))
			forms = append(forms, whole[[]int{0, 2, 3}[shift]:len(whole)-4])
		}
	}
	return append(forms, url.QueryEscape(s.text), url.PathEscape(s.text))
}

// leaks are the secrets, or their lengths, that stand in what a reader can get.
func leaks(secrets []secret, where string, text []byte) (found []string) {
	for _, s := range secrets {
		for _, form := range s.forms() {
			if len(form) >= 4 && bytes.Contains(text, []byte(form)) {
				found = append(found, fmt.Sprintf("%s holds %q of the secret %q", where, form, s.text))
			}
		}
		length := regexp.MustCompile(fmt.Sprintf(`(?i)\b%d\b.{0,20}(word|phrase|sentence|paragraph|section|figure|redact|character|letter|byte|length)|(?:word|phrase|sentence|paragraph|section|figure|redact\w*|length).{0,20}\b%[1]d\b`, len(s.text)))
		if at := length.Find(text); at != nil {
			found = append(found, fmt.Sprintf("%s tells the length of %q: %s", where, s.text, at))
		}
	}
	return found
}

// tree are the files below a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files[name], err = os.ReadFile(filepath.Join(dir, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestNothingLeaks looks for secrets in every byte that a site of a redacted report has, and in all that any verb says, also where it
// fails.
func TestNothingLeaks(t *testing.T) {
	secrets := secretsOf(311)
	dir, said := leakProject(t, privateReport(secrets, "legal"))
	report := func(text string) {
		for _, one := range leaks(secrets, text[:min(len(text), 40)], []byte(text)) {
			t.Error(one)
		}
	}
	report("redact: " + said)
	for _, args := range [][]string{
		{"build", "--source", "project", "--out", "site", "-v"}, {"check", "--source", "project"}, {"check", "--source", "project", "--format", "json"},
		{"new", "goal", "g", "--source", "project"}, {"ids", "project/content/reports/r/report.md", "--dry-run"},
		{"diff", "project/content/reports/r/report.md", "project/content/pages/about.md"}, {"diff", "project/content/pages/about.md", "project/content/reports/r/report.md", "--format", "json"},
		{"redact", "private/broken.md", "-o", "x.md", "--openings", "x.json"}, {"redact", "private/understated.md", "-o", "x.md", "--openings", "x.json"},
		{"redact", "outside/half.md", "-o", "x.md", "--openings", "y.json"}, {"redact", "private/report.md", "-o", "x.md", "--openings", "private/report.md"},
		{"redact", "private/report.md", "-o", "x.md", "--openings", "private/broken.md"}, {"redact", "private/openings.json", "-o", "x.md", "--openings", "z.json"},
		{"reveal", "private/openings.json", "--openings", "private/openings.json"}, {"reveal", "project/content/pages/about.md", "--openings", "private/openings.json", "-o", "w.md"},
		{"redact", "private/report.md", "-o", "-", "--openings", "private/openings.json"},
	} {
		code, stdout, stderr := runIn(t.Context(), dir, args...)
		report(fmt.Sprintf("%v: %d\n%s%s", args, code, stdout, stderr))
	}
	_, _, stderr := runIn(t.Context(), dir, "reveal", "project/content/reports/r/report.md", "--openings", "private/openings.json")
	report("reveal: " + stderr)
	if !strings.Contains(stderr, "11 of 11 redactions hold") {
		t.Errorf("reveal says\n%s", stderr)
	}
	site := tree(t, filepath.Join(dir, "site"))
	if len(site) < 20 {
		t.Fatalf("the site has %d files", len(site))
	}
	if site["api/v1/reports/r.json"] == nil || site["api/v1/corpus.ndjson"] == nil {
		t.Error("the site has no data: secrets are not looked for in them")
	}
	redacted := 0
	for name, text := range site {
		redacted += bytes.Count(text, []byte("[redacted: a "))
		for _, one := range leaks(secrets, name, text) {
			t.Error(one)
		}
	}
	if redacted < 3*len(secrets) {
		t.Errorf("the site shows %d redactions: is the report in it?", redacted)
	}

	// The private source in the project: every verb fails, and says nothing of it.
	write(t, filepath.Join(dir, "project/content/reports/r/report.md"), privateReport(secrets, "legal"))
	for _, args := range [][]string{{"build"}, {"check"}, {"check", "--format", "json"}, {"serve", "--addr", "127.0.0.1:0"}, {"new", "goal", "h"},
		{"ids", "content/reports/r/report.md"}, {"diff", "v1", "v1"}, {"diff", "content/reports/r/report.md", "content/pages/about.md"}, {"redact", "../private/report.md", "-o", "content/reports/r/report.md", "--openings", "../private/openings.json"}} {
		code, stdout, stderr := runIn(t.Context(), filepath.Join(dir, "project"), args...)
		if code == exitDone {
			t.Errorf("%v works on a project with a private mark", args)
		}
		report(fmt.Sprintf("%v: %d\n%s%s", args, code, stdout, stderr))
	}
}

// TestLengthDoesNotReachTheSite builds two sites, from texts of very different lengths, and wants the same bytes but for digests.
func TestLengthDoesNotReachTheSite(t *testing.T) {
	digest := regexp.MustCompile(`[0-9a-f]{64}`)
	build := func(times int) map[string][]byte {
		dir, _ := leakProject(t, privateReport(secretsOf(times), "legal"))
		if code, stdout, stderr := runIn(t.Context(), dir, "build", "--source", "project", "--out", "site"); code != exitDone {
			t.Fatalf("build: %d\n%s%s", code, stdout, stderr)
		}
		return tree(t, filepath.Join(dir, "site"))
	}
	short, long := build(4), build(1000)
	names := slices.Sorted(maps.Keys(short))
	if !slices.Equal(names, slices.Sorted(maps.Keys(long))) {
		t.Error("the sites have other files")
	}
	for _, name := range names {
		a, b := digest.ReplaceAll(short[name], []byte("…")), digest.ReplaceAll(long[name], []byte("…"))
		if !bytes.Equal(a, b) {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%s differs:\n%s\nand\n%s", name, a[max(0, at-80):min(len(a), at+80)], b[max(0, at-80):min(len(b), at+80)])
		}
	}
}
