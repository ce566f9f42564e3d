package gate

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

// written are the ways in which a key is written by programs, and by people who do not look.
var written = map[string]func(string) string{
	"as it is":               func(s string) string { return s },
	"JSON":                   func(s string) string { return `{"k": "` + strings.ReplaceAll(s, "+", `\u002b`) + `"}` },
	"JavaScript":             func(s string) string { return strings.ReplaceAll(s, "+", `\u{2b}`) },
	"YAML":                   func(s string) string { return `summary: "` + strings.ReplaceAll(s, "+", `\x2b`) + `"` },
	"YAML, long":             func(s string) string { return `summary: "` + strings.ReplaceAll(s, "+", `\U0000002B`) + `"` },
	"HTML":                   func(s string) string { return strings.ReplaceAll(s, "+", "&#43;") },
	"HTML, hexadecimal":      func(s string) string { return strings.ReplaceAll(s, "+", "&#x0002B") },
	"HTML, by name":          func(s string) string { return strings.NewReplacer("+", "&plus;", "/", "&sol;").Replace(s) },
	"an address":             url.QueryEscape,
	"Markdown":               func(s string) string { return strings.ReplaceAll(s, "+", `\+`) },
	"lines":                  func(s string) string { return s[:40] + "\r\n   " + s[40:70] + "\n\t" + s[70:] },
	"an escape of an escape": func(s string) string { return strings.ReplaceAll(s, "+", "&amp;#43;") },
	"an address in another":  func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	"three in each other":    func(s string) string { return strings.ReplaceAll(s, "+", "%2526#43;") },
	"octal digits":           func(s string) string { return `x = "` + strings.ReplaceAll(s, "+", `\053`) + `"` },
	"soft hyphens":           func(s string) string { return strings.Join(strings.Split(s, ""), "\u00AD") },
	"soft hyphens by name":   func(s string) string { return strings.Join(strings.Split(s, ""), "&shy;") },
	"spaces by number":       func(s string) string { return s[:40] + "&#160;&#xA0;" + s[40:] },
	"a mail that was quoted": func(s string) string { return "> " + s[:40] + "\n> > " + s[40:70] + "\r\n>" + s[70:] },
	"a letter as a number":   func(s string) string { return "&#80;" + s[1:] },
	"a mail":                 func(s string) string { return strings.ReplaceAll(s[:40]+"=\r\n"+s[40:], "+", "=2B") },
	"digits":                 func(s string) string { return hex.EncodeToString([]byte(s)) },
	"capital digits":         func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) },
	"base64":                 func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s + "\n")) },
	"base64, second":         func(s string) string { return base64.StdEncoding.EncodeToString([]byte("x" + s)) },
	"base64, third":          func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte("xx" + s)) },
	"base64, lines": func(s string) string {
		b := base64.StdEncoding.EncodeToString([]byte(s))
		return b[:60] + "\n" + b[60:]
	},
}

// secret is the part of the key that nobody may know: one byte, and those of the key itself.
var secret = key[strings.LastIndex(key, "+")+1:]

// TestKeyForms finds a key however it is written, in a source and in what is made of it, and the secret part of a known one.
func TestKeyForms(t *testing.T) {
	for name, write := range written {
		text := "x\ny " + write(key) + " z"
		if got := said(Private(fstest.MapFS{"static/a": {Data: []byte(text)}}, "", nil)); !strings.HasPrefix(got, "static/a:2:") || !strings.Contains(got, "a private key stands here") {
			t.Errorf("%s: got %q", name, got)
		}
		across := bytes.Repeat([]byte("x"), chunkSize-50)
		if !(Key)(nil).IsIn(append(across, text...)) {
			t.Errorf("%s: not found in what is written", name)
		}
	}
	raw, err := base64.StdEncoding.DecodeString(secret)
	if err != nil {
		t.Fatal(err)
	}
	given := KeyOf(key + "\n")
	for name, text := range map[string]string{
		"the secret part": secret, "an address": url.QueryEscape(secret), "base64 for addresses": base64.URLEncoding.EncodeToString(raw), "base64 twice": base64.StdEncoding.EncodeToString([]byte("xy" + secret)),
		"digits": hex.EncodeToString(raw), "the key's bytes": string(raw[1:]), "the bytes without the first": base64.StdEncoding.EncodeToString(raw[1:]), "the whole in base64": base64.StdEncoding.EncodeToString([]byte("x" + key)),
	} {
		if !given.IsIn([]byte("a " + text + " b")) {
			t.Errorf("%s is not found", name)
		}
		if got := said(Private(fstest.MapFS{"d/k.bin": {Data: []byte("a\n" + text)}}, "", given)); !strings.HasPrefix(got, "d/k.bin:2:") {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if given.IsIn([]byte(strings.Repeat("a "+secret[:20], 100))) {
		t.Error("a part of the key is taken for it")
	}
	if KeyOf("") != nil || KeyOf("no key") != nil {
		t.Error("what is no key has forms")
	}
}

// bzipped is a line and the key, packed with bzip2, which Go does not write.
const bzipped = "QlpoOTFBWSZTWd/J1TcAACLfgAAQAAl4AiIodSA+LsnQIABIz1PU0NAA08FB6QV6pkyaMAgAxPScTPGXsSNGgqksNbKAJKU05kRsvQsPDgDugvLyYCAHCCAIC4u5IpwoSG/k6puA"

// TestKeyInBzip2 finds a key in what is packed with bzip2, and in a zip archive of that.
func TestKeyInBzip2(t *testing.T) {
	data, err := base64.StdEncoding.DecodeString(bzipped)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"a.bz2": string(data), "a.zip": packed("a.bz2", string(data))} {
		if got := said(Private(fstest.MapFS{"static/" + name: {Data: []byte(file)}}, "", nil)); !strings.Contains(got, "static/"+name+": a private key stands in what is packed here") {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := said(Private(fstest.MapFS{"static/a.md": {Data: []byte("BZh9 is how it begins.")}}, "", nil)); got != "" {
		t.Errorf("of a text: %q", got)
	}
}

// FuzzPlainly holds each byte of a plain text to its place.
func FuzzPlainly(f *testing.F) {
	for _, seed := range []string{"", "a b", `a\u002bb`, "&#43;", "&#", "%2", "=\r\n", "> a\u00AD", `\053`, `\\x2b`, "&#999;"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		plain, end := plainly(nil, text, -1)
		if end != len(text) || len(plain) > len(text) {
			t.Fatalf("%d bytes of %d, to %d", len(plain), len(text), end)
		}
		before := -1
		for i := range plain {
			part, at := plainly(nil, text, i)
			if !bytes.Equal(part, plain[:i]) || at <= before {
				t.Fatalf("byte %d stands at %d, the one before at %d", i, at, before)
			}
			before = at
		}
	})
}
