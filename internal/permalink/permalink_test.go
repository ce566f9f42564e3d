package permalink

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
)

func TestIsName(t *testing.T) {
	for _, s := range []string{"a", "7", "v2.10", "anthropic-rsp", "claude-opus-4-1", "a_b", "a-", "a_", strings.Repeat("a", maxName)} {
		if !IsName(s) {
			t.Errorf("IsName(%q) = false", s)
		}
	}
	for name, s := range map[string]string{
		"nothing": "", "too long": strings.Repeat("a", maxName+1), "capitals": "V2", "a space": "a b", "a space at the end": "a ",
		"a slash": "a/b", "a backslash": `a\b`, "the folder": ".", "the folder above": "..", "a way out": "../../etc", "two dots": "a..b",
		"a dot at the end": "a.", "hidden": ".a", "a hyphen first": "-a", "an underscore first": "_a", "a control": "a\x00b", "a line end": "a\n",
		"delete": "a\x7f", "an escape": "a%2fb", "a query": "a?b", "a fragment": "a#b", "a colon": "a:b", "derived": "a~1", "an accent": "é",
		"a letter that looks like a": "а", "a direction override": "a\u202eb", "a mark of direction": "a\u200e", "no space": "a\u200bb",
		"bad UTF-8": "a\xff",
	} {
		if IsName(s) {
			t.Errorf("%s: IsName(%q) = true", name, s)
		}
	}
}

func TestIsID(t *testing.T) {
	for _, s := range []string{"a", "7", "sl-4", "3.2", "a_b", "Pause", "a-", "第一条", "été", "straße", "क्षमता", "γ-1", "๑", "ﷺ", strings.Repeat("a", maxID)} {
		if !IsID(s) {
			t.Errorf("IsID(%q) = false", s)
		}
	}
	for name, s := range map[string]string{
		"nothing": "", "too long": strings.Repeat("a", maxID+1), "too many bytes": strings.Repeat("条", maxID/3+1), "derived": "security~2",
		"a space": "a b", "a space that does not break": "a\u00a0b", "a slash": "a/b", "the folder": ".", "the folder above": "..",
		"two dots": "a..b", "a dot at the end": "a.", "a hyphen first": "-a", "an underscore first": "_a", "a mark first": "\u0301a",
		"decomposed": "e\u0301te\u0301", "a sign of compatibility": "\u212b", "a quote": `a"b`, "a brace": "a}", "a tag": "a<b", "a percent": "a%",
		"a control": "a\x01", "a line end": "a\n", "bad UTF-8": "a\xff", "an emoji": "a🙂", "half a number": "½",
		"a direction override": "a\u202eb", "a mark of direction": "a\u200fb", "an isolate": "a\u2066b", "no space": "a\u200bb", "a joiner": "a\u200db",
		"a soft hyphen": "a\u00adb", "a byte-order mark": "a\ufeff", "a filler that nobody sees": "a\u3164", "a variation": "a\ufe0f",
		"a joiner of letters": "a\u034f",
	} {
		if IsID(s) {
			t.Errorf("%s: IsID(%q) = true", name, s)
		}
	}
}

func TestReservedNamesAreNames(t *testing.T) {
	for _, list := range [][]string{ReservedPolicies, ReservedVersions, ReservedReports, ReservedNames} {
		for i, s := range list {
			if !IsName(s) {
				t.Errorf("%q needs no reservation: it is no name", s)
			}
			if slices.Contains(list[:i], s) {
				t.Errorf("%q stands twice in %q", s, list)
			}
		}
	}
}

var refs = map[string]Ref{
	"#pause":                  {Kind: RefClause, Clause: "pause"},
	"#security~2":             {Kind: RefClause, Clause: "security~2"},
	"#~1":                     {Kind: RefClause, Clause: "~1"},
	"#第一条":                    {Kind: RefClause, Clause: "第一条"},
	"v2.5#pause":              {Kind: RefClause, Version: "v2.5", Clause: "pause"},
	"v2":                      {Kind: RefVersion, Version: "v2"},
	"anthropic-rsp/v3.0":      {Kind: RefVersion, Policy: "anthropic-rsp", Version: "v3.0"},
	"anthropic-rsp/v3.0#sl-4": {Kind: RefClause, Policy: "anthropic-rsp", Version: "v3.0", Clause: "sl-4"},
	"policy:anthropic-rsp":    {Kind: RefPolicy, Name: "anthropic-rsp"},
	"model:claude-opus-4":     {Kind: RefModel, Name: "claude-opus-4"},
	"table:levels#asl-3":      {Kind: RefTable, Name: "levels", Clause: "asl-3"},
	"goal:roadmap":            {Kind: RefGoal, Name: "roadmap"},
	"report:2026-q1#risk":     {Kind: RefReport, Name: "2026-q1", Clause: "risk"},
	"source:wiki#pause":       {Kind: RefSource, Name: "wiki", Clause: "pause"},
	"page:about":              {Kind: RefPage, Name: "about"},
}

func TestParseRef(t *testing.T) {
	kinds := map[RefKind]bool{}
	for s, want := range refs {
		got, err := ParseRef(s)
		if err != nil || got != want {
			t.Errorf("ParseRef(%q) = %+v, %v, want %+v", s, got, err, want)
		}
		if got.String() != s {
			t.Errorf("%q is written again as %q", s, got)
		}
		kinds[want.Kind] = true
	}
	for _, k := range append([]RefKind{RefClause, RefVersion}, prefixed...) {
		if !kinds[k] {
			t.Errorf("no case of kind %s", k)
		}
	}
}

func TestParseRefSaysWhatIsWrong(t *testing.T) {
	for s, want := range map[string]string{
		"":                 `"" is not a name`,
		"#":                `"" is not a clause ID`,
		"v2#":              `"" is not a clause ID`,
		"#a#b":             `"a#b" is not a clause ID`,
		"#a b":             `"a b" is not a clause ID`,
		"#e\u0301":         "is not a clause ID",
		"#a~":              `"a~" is not a clause ID`,
		"#a~x":             `"a~x" is not a clause ID`,
		"#a~1~2":           `"a~1~2" is not a clause ID`,
		"V2":               `"V2" is not a name`,
		"../etc":           `".." is not a name`,
		"a/b/c":            `"b/c" is not a name`,
		"/v2":              `"" is not a name`,
		"a/":               `"" is not a name`,
		"a/#x":             `"" is not a name`,
		" v2":              `" v2" is not a name`,
		"modle:opus":       `unknown kind of reference "modle" (want one of policy, model, table, goal, report, source, page)`,
		"clause:x":         `unknown kind of reference "clause"`,
		"model:":           `"" is not a name`,
		"model:a:b":        `"a:b" is not a name`,
		"https://a.org":    `unknown kind of reference "https"`,
		"table:a\u202eb#x": "is not a name",
	} {
		r, err := ParseRef(s)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseRef(%q) = %+v, %v, want an error with %q", s, r, err, want)
		}
		if r != (Ref{}) {
			t.Errorf("ParseRef(%q) gives %+v beside its error", s, r)
		}
	}
}

func FuzzParseRef(f *testing.F) {
	for s := range refs {
		f.Add(s)
	}
	f.Add("modle:x#y")
	f.Add("a/b/c#")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRef(s)
		if err != nil {
			if r != (Ref{}) {
				t.Errorf("ParseRef(%q) gives %+v beside its error", s, r)
			}
			return
		}
		if r.String() != s {
			t.Errorf("%q is written again as %q", s, r)
		}
		if strings.ContainsAny(s, " []|\n") {
			t.Errorf("%q does not fit between brackets", s)
		}
	})
}

// FuzzAddresses holds what every name and ID promises: one segment of a path, one fragment, nothing that misleads.
func FuzzAddresses(f *testing.F) {
	for _, s := range []string{"pause", "v2.10", "第一条", "a..b", "..", "e\u0301", "क्षमता", "a\u3164", "a b", "A", "%2e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if IsName(s) {
			if !IsID(s) {
				t.Errorf("the name %q is no ID", s)
			}
			for _, address := range addresses(s, "x") {
				checkAddress(t, address)
			}
		}
		if !IsID(s) {
			return
		}
		if !norm.NFC.IsNormalString(s) || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
			t.Errorf("the ID %q holds what nobody sees", s)
		}
		for _, address := range addresses("p", clause.ID(s)) {
			checkAddress(t, address)
		}
		fragment := Fragment(clause.ID(s))
		if back, err := url.PathUnescape(fragment); err != nil || back != "#"+s {
			t.Errorf("the fragment %q of %q reads as %q, %v", fragment, s, back, err)
		}
	})
}

// addresses are those of every kind of page, made of one name and one ID.
func addresses(name string, id clause.ID) []string {
	return []string{Policy(name), Version(name, name), VersionSource(name, name), TextSource(Report(name)), Clause(name, name, id), ClauseHistory(name, id), Latest(name),
		Compare(name, name, name), Model(name), Table(name), Goal(name), Source(name), Report(name), Review(name, name), Page(name)}
}

func checkAddress(t *testing.T, address string) {
	t.Helper()
	file, _, _ := strings.Cut(address, "#")
	if !strings.HasPrefix(file, "/") || !strings.HasSuffix(file, "/") || !fs.ValidPath(strings.Trim(file, "/")) || path.Clean(file)+"/" != file {
		t.Errorf("the address %q is no clean path", address)
	}
	u, err := url.Parse((&url.URL{Path: file}).String())
	if err != nil || u.Path != file || u.RawQuery != "" || u.Fragment != "" || u.Host != "" {
		t.Errorf("the address %q reads as %v, %v", address, u, err)
	}
}

func TestAddressesDoNotMeet(t *testing.T) {
	seen := map[string]bool{}
	for _, address := range addresses("p", "a") {
		if seen[address] {
			t.Errorf("two pages at %q", address)
		}
		seen[address] = true
		checkAddress(t, address)
	}
	if got, want := fmt.Sprintf("%s %q %s", Clause("p", "v1", "第一"), Fragment(""), Clause("p", "v1", "")), `/p/v1/#%E7%AC%AC%E4%B8%80 "" /p/v1/`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
