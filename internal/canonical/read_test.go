package canonical

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// A readBack is what is compared of a clause.
type readBack struct {
	Kind    clause.Kind
	ID      clause.ID
	Label   clause.Label
	Text    string
	Digest  string
	Below   int
	Commits string
}

func nodes(d *clause.Document) (all []readBack) {
	for path, c := range d.WithPath() {
		n := readBack{c.Kind, c.ID, c.Label, c.PlainText(), ClauseDigest(c), len(path), ""}
		for _, r := range c.Redactions() {
			n.Commits += r.String()
		}
		all = append(all, n)
	}
	return all
}

// Every text of the corpus can be read back from its canonical form: the same clauses with the same IDs, labels and words.
func TestReadBack(t *testing.T) {
	texts := map[string][]byte{"code and cells": []byte("1. x[^n]\n   - ![a](b.png)\n\n| é |\n|---|\n|   |\n\n~~~go {#c}\n\ta\n\n~~~\n\n***\n\na\\\n**b** [c](https://x.org)[[v1#a|d]] e\n\n[^n]: N\n"),
		"redactions": []byte("A {redacted id=\"r1\" reason=\"legal\" note=\"N\" extent=\"word\" commitment=\"sha256:" + strings.Repeat("0f", 32) +
			"\"} b\n\n```\nx {redacted id=\"r2\" reason=\"legal\" note=\"N\" extent=\"word\" commitment=\"sha256:" + strings.Repeat("0e", 32) + "\"} y\n```\n")}
	content := os.DirFS("../../content")
	if err := fs.WalkDir(content, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		texts[name], err = fs.ReadFile(content, name)
		return err
	}); err != nil || len(texts) < 50 {
		t.Fatalf("found %d texts, %v", len(texts), err)
	}
	for name, text := range texts {
		s, _ := markdown.Parse(name, text)
		if s == nil {
			t.Fatalf("%s cannot be parsed", name)
		}
		got, err := Read(Text(&s.Document))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(nodes(&s.Document), nodes(got)); d != "" {
			t.Errorf("%s is another text (- as it is, + as read back):\n%s", name, d)
		}
	}
}

// So can every other text, however it was typed.
func TestAnyTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Text(parse(t, drawStyle(t, "style").typed(drawBlocks(t))))
		if _, err := Read(text); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}

// The digest of a clause by itself can be taken of its line in a text, and of its own.
func TestLineDigest(t *testing.T) {
	d := parse(t, "1. x[^n]\n   - ![a](b.png)\n\n| é |\n|---|\n|   |\n\n~~~go {#c}\n\"depth\":1,\n~~~\n\n***\n\n[^n]: N \u2028 <\n")
	lines := strings.Split(string(Text(d)), "\n")[1:]
	i := 0
	for c := range d.All() {
		_, own, _ := strings.Cut(string(Clause(c)), "\n")
		for _, line := range []string{lines[i], own} {
			if got, err := LineDigest([]byte(line)); err != nil || got != ClauseDigest(c) {
				t.Errorf("%s: found %s, %v", line, got, err)
			}
		}
		i++
	}
	if _, err := LineDigest([]byte("[]")); err == nil || i < 5 {
		t.Errorf("of %d clauses: what is no line has a digest", i)
	}
}

// The space behind a link is no part of it, as it is none where a text is typed.
func TestSpaceBehindALink(t *testing.T) {
	d, err := Read(Text(parse(t, "[a **b**](https://x.org) c [d](https://x.org) [e](https://y.org)")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range d.Clauses[0].Text {
		if r.Link != "" {
			got = append(got, r.Text)
		}
	}
	if want := []string{"a ", "b", "d", "e"}; !slices.Equal(got, want) {
		t.Errorf("links read %q, want %q", got, want)
	}
}

// What is not written as the canonical form is refused, whatever JSON reads in it.
func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"another schema":        {"rspsite.canonical/2\n", "line is not"},
		"no JSON":               {Schema + "\nx\n", "line 2: "},
		"an unknown kind":       {Schema + "\n{\"depth\":0,\"kind\":\"verse\"}\n", "there is no kind"},
		"below nothing":         {Schema + "\n{\"depth\":1,\"kind\":\"paragraph\"}\n", "it stands below nothing"},
		"a negative depth":      {Schema + "\n{\"depth\":-1,\"kind\":\"paragraph\"}\n", "it stands below nothing"},
		"no line end":           {Schema + "\n{\"depth\":0,\"kind\":\"paragraph\"}", "not written as"},
		"another member":        {Schema + "\n{\"depth\":0,\"kind\":\"paragraph\",\"words\":\"x\"}\n", "not written as"},
		"capitals":              {Schema + "\n{\"Depth\":0,\"kind\":\"paragraph\"}\n", "not written as"},
		"words beside no space": {Schema + "\n{\"depth\":0,\"kind\":\"paragraph\",\"text\":[{\"text\":\"a \"},{\"text\":\"b\"}]}\n", "not written as"},
	} {
		if _, err := Read([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
