package canonical

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// object is a JSON object as another program would build it: the standard library sorts the names of a map.
type object map[string]any

// lines writes objects as canonical lines without this package.
func lines(t *testing.T, objects ...object) []byte {
	t.Helper()
	out := []byte("rspsite.canonical/1\n")
	for _, o := range objects {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(o); err != nil {
			t.Fatal(err)
		}
		out = append(out, b.Bytes()...)
	}
	return out
}

// A program that knows docs/ledger.md alone gets the same bytes.
func TestAnotherProgramGetsTheSameDigest(t *testing.T) {
	form := `{redacted id="r1" reason="public-safety" note="Why  so." extent="sentence" commitment="sha256:` + strings.Repeat("0f", 32) + `"}`
	d := parse(t, "## One {#one}\n\nWe \"say\" <b & *so* \\*.\\\n"+form+" [end](https://x.org/ü){#p page=\"3\" was=\"q\"}\n\n1. x[^n]\n   - | not a table\n\n| é |\n|---|\n|   |\n\n~~~go {#c}\n\ta\t\"b\" \\ "+form[:len("{redacted id=\"r")]+"2"+form[len("{redacted id=\"r1"):]+"\n\n~~~\n\n[^n]: N\n")
	redaction := func(id string) object {
		return object{"id": id, "reason": "public-safety", "note": "Why so.", "extent": "sentence", "commitment": "sha256:" + strings.Repeat("0f", 32)}
	}
	run := func(text string) []object { return []object{{"text": text}} }
	want := lines(t,
		object{"kind": "heading", "level": 2, "id": "one", "depth": 0, "text": run("One")},
		object{"kind": "paragraph", "id": "p", "depth": 1, "attrs": object{"page": "3", "was": "q"}, "text": []object{
			{"text": "We \"say\" <b & "}, {"marks": []string{"emphasis"}, "text": "so "}, {"text": "*."}, {"break": true},
			{"redaction": redaction("r1"), "text": " "}, {"link": "https://x.org/ü", "text": "end"}}},
		object{"kind": "list", "depth": 1},
		object{"kind": "item", "marker": "1.", "depth": 2, "text": []object{{"text": "x"}, {"note": "n"}}},
		object{"kind": "list", "depth": 3},
		object{"kind": "item", "depth": 4, "text": run("| not a table")},
		object{"kind": "table", "depth": 1},
		object{"kind": "row", "header": true, "depth": 2, "cells": []object{{"text": run("é")}}},
		object{"kind": "row", "depth": 2, "cells": []object{{}}},
		object{"kind": "code", "lang": "go", "id": "c", "depth": 1, "code": []object{{"text": "\ta\t\"b\" \\ "}, {"redaction": redaction("r2")}, {"text": "\n\n"}}},
		object{"kind": "footnote", "marker": "n", "depth": 0, "text": run("N")},
	)
	if got := Text(d); !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	sum := sha256.Sum256(want)
	if got, want := Digest(d), "sha256:"+hex.EncodeToString(sum[:]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Controls have the escapes of RFC 8785, and nothing else has one.
func TestEscapes(t *testing.T) {
	var w writer
	w.out = []byte{'['}
	w.value("\"\\/\b\f\n\r\t\x00\x1f\x7f<>&\u2028\U0001F600e\u0301")
	if got, want := string(w.out), `["\"\\/\b\f\n\r\t\u0000\u001f`+"\x7f<>&\u2028\U0001F600é"+`"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A clause by itself has a digest that no place changes, and no text has.
func TestClauseDigest(t *testing.T) {
	digest := func(text string, id clause.ID) string {
		d := parse(t, text)
		c := d.Find(id)
		if c == nil {
			t.Fatalf("no clause %s in %q", id, text)
		}
		return ClauseDigest(c)
	}
	one := digest("We pause. {#a}\n", "a")
	if got := digest("## H {#h}\n\n> We\n> pause. {#a}\n\nMore.\n", "a"); got != one {
		t.Errorf("the clause has another digest elsewhere: %s and %s", got, one)
	}
	if got := digest("We pause. {#b}\n", "b"); got == one {
		t.Error("another ID has the same digest")
	}
	if got := Digest(parse(t, "We pause. {#a}\n")); got == one {
		t.Error("the text of one clause has the digest of the clause")
	}
	if a, b := digest("## H {#h}\n\nx\n", "h"), digest("## H {#h}\n\ny\n", "h"); a != b {
		t.Error("what stands below a heading is in its digest")
	}
}

// What counts, and what does not, pair by pair.
func TestWhatCounts(t *testing.T) {
	form := func(id, note string) string {
		return `{redacted id="` + id + `" reason="legal" note="` + note + `" extent="word" commitment="sha256:` + strings.Repeat("ab", 32) + `"}`
	}
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"front matter", "---\ntitle: A\n---\nText.", "Text.", true},
		{"a rule", "a\n\n***\n\nb", "a\n\nb", false},
		{"a rule between a condition and its list", "One of these: {#or}\n\n***\n\n- a\n- b", "One of these: {#or}\n\n- a\n- b", false},
		{"where a rule stands", "> a\n>\n> ***", "> a\n\n***", false},
		{"how a rule is drawn", "a\n\n***\n\nb", "a\n\n- - -\n\nb", true},
		{"a setext heading", "Title\n-----", "## Title", true},
		{"closing hashes", "## Title ##", "## Title", true},
		{"a blank line between items", "- a\n- b", "- a\n\n- b", true},
		{"bullets", "- a\n- b", "* a\n* b", true},
		{"an escape", `\*a\*`, "&#42;a&ast;", true},
		{"alignment", "|A|\n|-|\n|b|", "|A|\n|:-:|\n|b|", true},
		{"a link by definition", "[a](https://x.org)", "[a][x]\n\n[x]: https://x.org", true},
		{"a bare link", "https://x.org", "<https://x.org>", true},
		{"white space beside a mark", "*a* b", "*a*  b", true},
		{"where the space belongs", "a **b**c", "a** b**c", false},
		{"a no-break space", "a b", "a&nbsp;b", true},
		{"white space around a break", "a\\\nb", "a  \n  b", true},
		{"order of attributes", `a {page="3" basis="official"}`, `a {basis="official" page="3"}`, true},
		{"white space in an attribute", `a {source="x y"}`, `a {source=" x  y"}`, true},
		{"a derived ID", "a\n\nb", "a\n\nb {#b}", false},
		{"a break", "a\\\nb", "a b", false},
		{"a mark", "*a*", "a", false},
		{"which mark", "*a*", "**a**", false},
		{"a target", "[a](https://x.org)", "[a](https://y.org)", false},
		{"a slash in a target", "[a](https://x.org)", "[a](https://x.org/)", false},
		{"the text of a reference", "[[v1#a]]", "[[v1#a|v1#a]]", false},
		{"a reference", "[[v1#a]]", "v1#a", false},
		{"two references for one", "[[v1#a]][[v1#a]]", "[[v1#a]]", false},
		{"an image", "![a](a.png)", "![a](b.png)", false},
		{"an alternative text", "![a](a.png)", "![b](a.png)", false},
		{"a footnote's mark", "a[^1]\n\n[^1]: x", "a\n\n[^1]: x", false},
		{"a mark of an item", "(a) x\n(b) y", "a) x\nb) y", false},
		{"nesting", "- a\n- b", "- a\n  - b", false},
		{"where a quotation ends", "> a\n\nb", "> a\n>\n> b", false},
		{"what an item holds", "- a\n\n  b", "- a\n\nb", false},
		{"a list parted in two", "- a\n- b", "- a\n\n***\n\n- b", false},
		{"a paragraph for an item", "- a", "a", false},
		{"the level of a heading", "## a", "### a", false},
		{"order", "a\n\nb", "b\n\na", false},
		{"a cell", "|A|B|\n|-|-|\n|b| |", "|A|B|\n|-|-|\n| |b|", false},
		{"an attribute of a cell", "|A|\n|-|\n|b {page=\"3\"}|", "|A|\n|-|\n|b|", false},
		{"white space in code", "```\na  b\n```", "```\na b\n```", false},
		{"the language", "```go\na\n```", "```\na\n```", false},
		{"a drawing", "```goat\na\n```", "```\na\n```", false},
		{"composition in code", "```\ne\u0301\n```", "```\né\n```", true},
		{"compatibility", "ﬁ", "fi", false},
		{"case", "We", "we", false},
		{"a redaction for its words", form("r1", "Why."), "[redacted: a word, legal]", false},
		{"the ID of a redaction", form("r1", "Why."), form("r2", "Why."), false},
		{"the note of a redaction", form("r1", "Why."), form("r1", "Who."), false},
		{"white space behind a redaction", form("r1", "Why.") + " b", form("r1", "Why.") + "b", false},
		{"white space in a note", form("r1", "Why so."), form("r1", "Why  so."), true},
		{"a redaction in code for its words", "```\n" + form("r1", "Why.") + "\n```", "```\n[redacted: a word, legal]\n```", false},
		{"a redaction in code for one in text", "`" + form("r1", "Why.") + "`", form("r1", "Why."), false},
	} {
		if a, b := parse(t, c.a), parse(t, c.b); (Digest(a) == Digest(b)) != c.same {
			t.Errorf("%s: same digest %v, want %v\n%s\n%s", c.name, !c.same, c.same, Text(a), Text(b))
		}
	}
}
