package citation_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/citation"
)

// TestKeys holds the keys that are in the bibliographies of readers: none of them may ever change.
func TestKeys(t *testing.T) {
	for want, got := range map[string]string{
		"version:anthropic-rsp:v3.0":         citation.Key(citation.Version, "anthropic-rsp", "v3.0"),
		"clause:anthropic-rsp:v3.0:pause":    citation.Key(citation.Clause, "anthropic-rsp", "v3.0", "pause"),
		"comparison:anthropic-rsp:v2.5:v3.0": citation.Key(citation.Comparison, "anthropic-rsp", "v2.5", "v3.0"),
		"report:q3":                          citation.Key(citation.Report, "q3"),
		"edition:q3:1":                       citation.Key("edition", "q3", "1"),
		"review:q3:lab":                      citation.Key(citation.Review, "q3", "lab"),
		"model:m":                            citation.Key(citation.Determination, "m"),
		"table:t":                            citation.Key(citation.Table, "t"),
		"goal:g":                             citation.Key(citation.Goal, "g"),
		"version:p:v1.0+2b+rc_1":             citation.Key(citation.Version, "p", "v1.0+rc_1"),
		"page:+fc+ber:a+3a+b:+653f+":         citation.Key(citation.Page, "über", "a:b", "政"),
	} {
		if got != want {
			t.Errorf("the key is %q, want %q", got, want)
		}
	}
}

// TestKeysOfCases: no two cases have one key.
func TestKeysOfCases(t *testing.T) {
	names := map[string]string{}
	for name, r := range works {
		if other := names[r.work.Key]; other != "" {
			t.Errorf("%s and %s have the key %s", name, other, r.work.Key)
		}
		names[r.work.Key] = name
	}
}

// TestKeysAreUnique: from a key its names can be read again, so that no two lists of names have one; and every key is one that BibTeX takes.
func TestKeysAreUnique(t *testing.T) {
	bibKey, escaped := regexp.MustCompile(`^version(:[a-zA-Z0-9.+_-]*)+$`), regexp.MustCompile(`\+[0-9a-f]+\+`)
	name := rapid.OneOf(rapid.StringMatching(`[a:+2b]{0,4}`), rapid.StringOf(rapid.Rune()))
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(name, 1, 3).Draw(t, "names")
		key := citation.Key(citation.Version, names...)
		if !bibKey.MatchString(key) {
			t.Errorf("BibTeX does not take the key %s", key)
		}
		read := strings.Split(key, ":")[1:]
		for i, s := range read {
			read[i] = escaped.ReplaceAllStringFunc(s, func(point string) string {
				n, err := strconv.ParseInt(strings.Trim(point, "+"), 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				return string(rune(n))
			})
		}
		if !slices.Equal(read, names) {
			t.Errorf("%q have the key %s, which reads as %q", names, key, read)
		}
	})
}
