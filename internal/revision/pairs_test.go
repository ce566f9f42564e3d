package revision_test

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// versions is a policy with versions of the given names, in their order, and no text.
func versions(names ...string) *corpus.Policy {
	p := &corpus.Policy{}
	for _, name := range names {
		p.Versions = append(p.Versions, &corpus.Version{File: corpus.File{Name: name}, Policy: p})
	}
	return p
}

func pairsOf(p *corpus.Policy) string {
	var b strings.Builder
	for _, pair := range revision.Pairs(p) {
		fmt.Fprintf(&b, "%s-%s ", pair.Old.Name, pair.New.Name)
	}
	return strings.TrimSpace(b.String())
}

// many are names of n versions: v1.0 to v1.9, v2.0 to v2.9, and so on.
func many(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("v%d.%d", i/10+1, i%10)
	}
	return names
}

// TestPairs holds which pairs of versions have a compare page.
func TestPairs(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"", ""},
		{"v1", ""},
		{"v1.0 v1.1 v2", "v1.0-v1.1 v1.0-v2 v1.1-v2"},
	} {
		if got := pairsOf(versions(strings.Fields(c.names)...)); got != c.want {
			t.Errorf("of %q: %s, want %s", c.names, got, c.want)
		}
	}
	if got := len(revision.Pairs(versions(many(30)...))); got != 30*29/2 {
		t.Errorf("30 versions have %d pairs, want all %d", got, 30*29/2)
	}
}

// TestPairsOfManyVersions holds the bound beyond 30 versions.
func TestPairsOfManyVersions(t *testing.T) {
	p := versions(many(42)...)
	got := " " + pairsOf(p) + " "
	for _, want := range []string{
		"v1.3-v1.4",                           // neighbours
		"v1.9-v2.0",                           // neighbours, and the shortcut v1 to v2
		"v1.0-v1.9",                           // first and last of one major
		"v1.0-v2.0", "v1.0-v3.9", "v1.9-v4.0", // and of two
		"v1.3-v5.1", "v2.7-v5.1", "v4.9-v5.1", // the latest
		"v4.9-v5.0", "v3.9-v4.0", "v1.9-v4.9", // the ends of majors that follow each other, and others
	} {
		if !strings.Contains(got, " "+want+" ") {
			t.Errorf("no pair %s", want)
		}
	}
	for _, not := range []string{"v1.3-v1.5", "v1.3-v2.0", "v2.5-v3.5", "v1.0-v3.3"} {
		if strings.Contains(got, " "+not+" ") {
			t.Errorf("the pair %s has a page", not)
		}
	}
	// It grows with the versions, not with their square: 41 neighbours, 40 more with the latest, and 32 more of the
	// ten ends of five majors.
	if n := len(revision.Pairs(p)); n != 41+40+32 {
		t.Errorf("42 versions have %d pairs", n)
	}
}

// TestPairsOfManyMajors holds the bound where every version is a major of its own.
func TestPairsOfManyMajors(t *testing.T) {
	var dates []string
	for i := range 1000 {
		dates = append(dates, fmt.Sprintf("20%02d-%02d", i/12, i%12+1))
	}
	if n := len(revision.Pairs(versions(dates...))); n != 999+998 {
		t.Errorf("1000 versions have %d pairs", n)
	}
	if s := revision.Shortcuts(versions(dates...)); s != nil {
		t.Errorf("versions without majors have shortcuts: %v", s)
	}
}

// TestLatestIsNotAlwaysLast compares every version with the one in force, wherever that stands in the order.
func TestLatestIsNotAlwaysLast(t *testing.T) {
	p := versions(many(32)...)
	day, err := corpus.ParseDate("2020-01-01")
	if err != nil {
		t.Fatal(err)
	}
	p.Versions[31].Withdrawn = &corpus.Withdrawal{On: day}
	got := " " + pairsOf(p) + " "
	for _, want := range []string{" v1.3-v4.0 ", " v2.7-v4.0 ", " v4.0-v4.1 "} {
		if !strings.Contains(got, want) {
			t.Errorf("no pair%s", want)
		}
	}
	if strings.Contains(got, " v1.3-v4.1 ") {
		t.Error("a version is compared with the withdrawn last one")
	}
}

// TestShortcuts holds which pairs of names lead to a pair of versions.
func TestShortcuts(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"v1.0 v2.0 v2.1 v3.0", "v1-v2=v1.0-v2.0 v1-v3=v1.0-v3.0 v2-v3=v2.1-v3.0"},
		{"v1.0 v1.1", ""},
		{"v1 v2", ""},                     // each is a version, and their pair has its page
		{"v1 v2.0 v2.1", "v1-v2=v1-v2.0"}, // a version and a major
		{"v1.0 v1 v2.0", "v1-v2=v1-v2.0"}, // the exact name beats the major
		{"v1.0 v2.0 v1.1 v3.0", "v2-v3=v2.0-v3.0 v1-v3=v1.1-v3.0"}, // v1 was not over when v2 began
		{"2024-10 2025.1 2025.2", "2024-10-2025=2024-10-2025.1"},
	} {
		var got []string
		for _, s := range revision.Shortcuts(versions(strings.Fields(c.names)...)) {
			got = append(got, fmt.Sprintf("%s-%s=%s-%s", s.Old, s.New, s.Pair.Old.Name, s.Pair.New.Name))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("of %s: %s, want %s", c.names, strings.Join(got, " "), c.want)
		}
	}
}

// TestShortcutsHavePages holds that what a shortcut means is always a pair with a page.
func TestShortcutsHavePages(t *testing.T) {
	for _, p := range []*corpus.Policy{versions(many(29)...), versions(many(64)...), versions(append([]string{"v0"}, many(44)...)...)} {
		pages := map[revision.Pair]bool{}
		for _, pair := range revision.Pairs(p) {
			pages[pair] = true
		}
		shortcuts := revision.Shortcuts(p)
		if len(shortcuts) == 0 {
			t.Error("no shortcuts")
		}
		for _, s := range shortcuts {
			if !pages[s.Pair] {
				t.Errorf("%s to %s leads to %s and %s, which have no page", s.Old, s.New, s.Pair.Old.Name, s.Pair.New.Name)
			}
			if pair, ok := revision.Resolve(p, s.Old, s.New); !ok || pair != s.Pair {
				t.Errorf("the command line takes %s and %s for other versions than the page", s.Old, s.New)
			}
		}
	}
}

// TestResolve holds what two names mean, in either order.
func TestResolve(t *testing.T) {
	p := versions("v1", "v2.0", "v2.1", "v3.0", "v3.1")
	for _, c := range []struct{ old, new, want string }{
		{"v2", "v3", "v2.1-v3.0"},
		{"v3", "v2", "v3.0-v2.1"},
		{"v2.0", "v3", "v2.0-v3.0"},
		{"v3.1", "v2", "v3.1-v2.1"},
		{"v1", "v2", "v1-v2.0"},
		{"v2.0", "v2", "v2.0-v2.1"},
		{"v2", "v2", "v2.1-v2.1"},
		{"v2.0", "v3.1", "v2.0-v3.1"},
		{"v2", "v4", ""},
		{"v", "v1", ""},
		{"", "v1", ""},
	} {
		got := ""
		if pair, ok := revision.Resolve(p, c.old, c.new); ok {
			got = pair.Old.Name + "-" + pair.New.Name
		}
		if got != c.want {
			t.Errorf("%s and %s mean %s, want %s", c.old, c.new, got, c.want)
		}
	}
}
