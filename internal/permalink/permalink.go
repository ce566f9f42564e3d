// Package permalink is the grammar of everything that must never change: clause IDs, names of policies, versions,
// models and so on, references in [[…]], and the addresses of pages.
//
// In: strings. Out: checked names, parsed references, and addresses such as /anthropic-rsp/v3.0/#sl-4. Guaranteed: a
// name or ID that passes is safe as one segment of a path and as a fragment, an address made of such never leaves the
// site, and no two different ones look the same but for letters of different scripts. Pure.
package permalink

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
)

const (
	maxName = 64  // bytes; a name is a folder, and addresses are typed by hand
	maxID   = 128 // bytes
)

// The rules of names and IDs in words, for messages.
const (
	NameRule = "lower-case letters a to z, digits, '-', '_' and single dots between them, starting with a letter or digit, at most 64 characters"
	IDRule   = "letters and digits of any script in composed form (Unicode NFC), '-', '_' and single dots between them, starting with a letter or digit, at most 128 bytes"
)

// Reserved are the names that the site has another use for: as first segment of an address (of policies), as second one behind
// a policy (of versions) or behind /reports/ (of reports), and as last one anywhere.
var (
	ReservedPolicies = append([]string{"404.html", "api", "assets", "changes", "feed.atom", "feed.json", "goals", "hosting", "ledger", "llms.txt", "models",
		"pages", "redactions", "reports", "robots.txt", "search", "sitemap.xml", "sources", "static", "tables"}, ReservedNames...)
	ReservedVersions = append([]string{"clauses", "diff", "feed.atom", "feed.json", "in-force", "latest", "recorded", "timemap.link"}, ReservedNames...)
	ReservedReports  = append([]string{"calendar.ics", "diff", "feed.atom", "feed.json"}, ReservedNames...)
	ReservedNames    = []string{"index.html", "index.md"}
)

// IsName reports whether s may name a policy, version, model, table, goal, report, source or page (see [NameRule]).
func IsName(s string) bool {
	if len(s) > maxName || !hasSingleDots(s) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case i > 0 && (c == '.' || c == '-' || c == '_'):
		default:
			return false
		}
	}
	return s != ""
}

// IsID reports whether s may be written as a clause's ID (see [IDRule]). '~' is kept for derived IDs. Two IDs that look alike
// must not differ: characters that nobody sees are refused, and so is a composition other than NFC.
func IsID(s string) bool {
	if len(s) > maxID || !utf8.ValidString(s) || !hasSingleDots(s) || !norm.NFC.IsNormalString(s) {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
			return false
		case unicode.IsLetter(r), unicode.IsDigit(r):
		case i > 0 && (r == '.' || r == '-' || r == '_' || unicode.In(r, unicode.Mn, unicode.Mc)):
		default:
			return false
		}
	}
	return s != ""
}

// hasSingleDots reports whether no two dots of s stand together and none at its end: ".." is a folder, and a stop behind an
// address is taken for the end of the sentence.
func hasSingleDots(s string) bool { return !strings.Contains(s, "..") && !strings.HasSuffix(s, ".") }

// A RefKind says what a reference points at.
type RefKind string

// The kinds of references, each the word that messages use and that stands before the colon of those that have one.
const (
	RefClause  RefKind = "clause"  // a clause of a version, or of the document itself
	RefVersion RefKind = "version" // a whole version
	RefPolicy  RefKind = "policy"
	RefModel   RefKind = "model"
	RefTable   RefKind = "table"
	RefGoal    RefKind = "goal"
	RefReport  RefKind = "report"
	RefSource  RefKind = "source"
	RefPage    RefKind = "page"
)

// prefixed are the kinds that are written with their word before a colon: [[model:claude-opus-4]].
var prefixed = []RefKind{RefPolicy, RefModel, RefTable, RefGoal, RefReport, RefSource, RefPage}

// A Ref is a parsed reference. What a reference leaves out is empty: [[#pause]] has a Clause alone.
type Ref struct {
	Kind    RefKind
	Policy  string // of a clause or version: the policy, if written
	Version string // of a clause or version: exact ("v2.5") or a major ("v2"), if written
	Name    string // of every other kind
	Clause  clause.ID
}

// ParseRef reads what stands between [[ and ]], or before the bar in [[…|text]]:
//
//	#clause   version#clause   policy/version#clause   version   policy/version
//	model:name   table:name#row   goal:name   report:name#section   source:name#place   page:name   policy:name
func ParseRef(s string) (Ref, error) {
	target, fragment, hasFragment := strings.Cut(s, "#")
	if hasFragment && !isAnyID(fragment) {
		return Ref{}, fmt.Errorf("%q is not a clause ID: allowed are %s", fragment, IDRule)
	}
	if prefix, name, ok := strings.Cut(target, ":"); ok {
		kind := RefKind(prefix)
		if !slices.Contains(prefixed, kind) {
			return Ref{}, fmt.Errorf("unknown kind of reference %q (want one of %s)", prefix, kinds())
		}
		if !IsName(name) {
			return Ref{}, badName(name)
		}
		return Ref{Kind: kind, Name: name, Clause: clause.ID(fragment)}, nil
	}
	r := Ref{Kind: RefVersion, Version: target, Clause: clause.ID(fragment)}
	if policy, version, ok := strings.Cut(target, "/"); ok {
		r.Policy, r.Version = policy, version
		if !IsName(policy) {
			return Ref{}, badName(policy)
		}
	}
	if hasFragment {
		r.Kind = RefClause
	}
	if target == "" && hasFragment {
		return r, nil
	}
	if !IsName(r.Version) {
		return Ref{}, badName(r.Version)
	}
	return r, nil
}

// isAnyID accepts derived IDs too: references to them are told apart later, with a better message.
func isAnyID(s string) bool {
	written, ordinal, derived := strings.Cut(s, "~")
	if !derived {
		return IsID(s)
	}
	return (written == "" || IsID(written)) && ordinal != "" && strings.Trim(ordinal, "0123456789") == ""
}

func badName(s string) error { return fmt.Errorf("%q is not a name: allowed are %s", s, NameRule) }

func kinds() string {
	words := make([]string, len(prefixed))
	for i, k := range prefixed {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}

// String writes r as it stands in a source, so that ParseRef(r.String()) is r.
func (r Ref) String() string {
	var b strings.Builder
	switch {
	case r.Kind != RefClause && r.Kind != RefVersion:
		b.WriteString(string(r.Kind) + ":" + r.Name)
	case r.Policy != "":
		b.WriteString(r.Policy + "/" + r.Version)
	default:
		b.WriteString(r.Version)
	}
	if r.Clause != "" {
		b.WriteString("#" + string(r.Clause))
	}
	return b.String()
}

// Fragment is "#" and the percent-encoded ID, or "" if id is empty.
func Fragment(id clause.ID) string {
	if id == "" {
		return ""
	}
	return "#" + (&url.URL{Fragment: string(id)}).EscapedFragment()
}
