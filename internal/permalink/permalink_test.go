package permalink

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

func TestIsName(t *testing.T) {
	for _, name := range []string{"a", "v3.0", "anthropic-rsp", "2026-q1", "a_b", strings.Repeat("a", 64)} {
		if !IsName(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{"", ".", "..", "-a", ".a", "_a", "a.", "a..b", "A", "a/b", `a\b`, "a b", "ä", "a\x00", "a\u202e",
		"a?", "a#b", "a%", strings.Repeat("a", 65)} {
		if IsName(name) {
			t.Errorf("%q is a name", name)
		}
	}
}

func TestIsID(t *testing.T) {
	for _, id := range []string{"a", "sl-4", "A.1_b", "第一条", "äußerst", "e\u0301", "क्षेत्र", strings.Repeat("a", 128)} {
		if !IsID(id) {
			t.Errorf("%q is refused", id)
		}
	}
	for _, id := range []string{"", "-a", ".a", "_a", "\u0301a", "a~1", "a b", "a\tb", "a\u00a0b", "a/b", "a#b", `a"b`, "a<b", "a\xff", "a\u202eb",
		"a\u200bb", "a|b", "a]b", strings.Repeat("a", 129)} {
		if IsID(id) {
			t.Errorf("%q is an ID", id)
		}
	}
}

func TestParseRef(t *testing.T) {
	for _, c := range []struct {
		ref  string
		want Ref
	}{
		{"#pause", Ref{Kind: RefClause, Clause: "pause"}},
		{"#pause~2", Ref{Kind: RefClause, Clause: "pause~2"}},
		{"#~1", Ref{Kind: RefClause, Clause: "~1"}},
		{"v2.5", Ref{Kind: RefVersion, Version: "v2.5"}},
		{"v2.5#pause", Ref{Kind: RefClause, Version: "v2.5", Clause: "pause"}},
		{"anthropic-rsp/v3.0", Ref{Kind: RefVersion, Policy: "anthropic-rsp", Version: "v3.0"}},
		{"anthropic-rsp/v3.0#sl-4", Ref{Kind: RefClause, Policy: "anthropic-rsp", Version: "v3.0", Clause: "sl-4"}},
		{"model:claude-opus-4", Ref{Kind: RefModel, Name: "claude-opus-4"}},
		{"source:wiki#第一条", Ref{Kind: RefSource, Name: "wiki", Clause: "第一条"}},
		{"policy:x", Ref{Kind: RefPolicy, Name: "x"}},
	} {
		got, err := ParseRef(c.ref)
		if err != nil || got != c.want {
			t.Errorf("ParseRef(%q) = %+v, %v; want %+v", c.ref, got, err, c.want)
		}
		if s := got.String(); s != c.ref {
			t.Errorf("%q is written as %q", c.ref, s)
		}
	}
}

func TestParseRefRefuses(t *testing.T) {
	for _, c := range []struct{ ref, want string }{
		{"", `"" is not a name`},
		{"#", `"" is not a clause ID`},
		{"v1#", `"" is not a clause ID`},
		{"V1", `"V1" is not a name`},
		{"a/b/c", `"b/c" is not a name`},
		{"/v1", `"" is not a name`},
		{"a/#b", `"" is not a name`},
		{"../x", `".." is not a name`},
		{"#a~", `"a~" is not a clause ID`},
		{"#a~b", `"a~b" is not a clause ID`},
		{"modle:x", `unknown kind of reference "modle"`},
		{"model:", `"" is not a name`},
		{"model:X", `"X" is not a name`},
	} {
		_, err := ParseRef(c.ref)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("ParseRef(%q): got %v, want %q", c.ref, err, c.want)
		}
	}
}

// A reference that is read and written is read as the same again.
func FuzzParseRef(f *testing.F) {
	for _, ref := range []string{"#pause", "v2.5#pause", "anthropic-rsp/v3.0#sl-4", "model:x", "source:x#a~1", "a/b/c", ":", "#"} {
		f.Add(ref)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseRef(s)
		if err != nil {
			return
		}
		if again, err := ParseRef(ref.String()); err != nil || again != ref {
			t.Errorf("%q is read as %+v, written as %q, and then read as %+v, %v", s, ref, ref.String(), again, err)
		}
	})
}

// An address of names that pass stays below the root, and its fragment is the ID.
func FuzzAddress(f *testing.F) {
	f.Add("anthropic-rsp", "v3.0", "sl-4")
	f.Add("a", "latest", "第一条")
	f.Add("..", "%2e%2e", "a b")
	f.Fuzz(func(t *testing.T, policy, version, id string) {
		if !IsName(policy) || !IsName(version) || !IsID(id) {
			return
		}
		address := Clause(policy, version, clause.ID(id))
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if u.Fragment != id {
			t.Errorf("%s leads to the fragment %q, want %q", address, u.Fragment, id)
		}
		if u.IsAbs() || u.Host != "" || path.Clean(u.Path)+"/" != u.Path || u.Path != "/"+policy+"/"+version+"/" {
			t.Errorf("%s leads to %q", address, u.Path)
		}
	})
}
