package gate

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"unicode/utf16"

	"rspsite/internal/problem"
	"rspsite/internal/redaction"
	"rspsite/internal/redaction/publicform"
)

// leak is a private mark, found or not.
const leak = "a {~ Qzxwvk ~}{reason=\"legal\" note=\"N\" extent=\"word\"}\n"

// key has the form of a private key. No file of this repository may hold one, so it is put together here.
const key = "PRIVATE" + "+KEY+policies.example+0a1b2c3d+AQzxwvkQzxwvkQzxwvkQzxwvkQzxwvkQzxwvkQzxwvk="

func utf16le(s string) []byte {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func packed(name, text string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write([]byte(text))
	}
	if err != nil || w.Close() != nil {
		panic("a zip in memory cannot be written")
	}
	return b.String()
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil || w.Close() != nil {
		panic("gzip in memory cannot be written")
	}
	return b.String()
}

// TestGateLimitsWhatIsPacked refuses what unpacks to more than anybody would search.
func TestGateLimitsWhatIsPacked(t *testing.T) {
	bomb := packed("a", strings.Repeat("x", 5000))
	if found := (&unpacking{left: 4000}).file(strings.NewReader(bomb), int64(len(bomb)), 0); found.what != tooMuch {
		t.Errorf("found %+v, want what is too much", found)
	}
}

// TestGate shows what is found in a project, and where.
func TestGate(t *testing.T) {
	openings := "{\n  \"schema\": \"rspsite.openings/1\",\n  \"openings\": []\n}\n"
	tests := []struct{ name, path, text, want string }{
		{"a source", "content/pages/a.md", "A\n\nB " + leak, "content/pages/a.md:3:5: a private mark"},
		{"a mark that is not closed", "content/pages/a.md", "ä {~ Qzxwvk", "content/pages/a.md:1:3: a private mark"},
		{"an escaped mark", "content/pages/a.md", `A \{~ b ~}`, ""},
		{"an escaped backslash", "content/pages/a.md", `A \\{~ b ~}`, "content/pages/a.md:1:5: a private mark"},
		{"a mark that lost its brace", "content/pages/a.md", `A ~ Qzxwvk ~}{reason="legal"`, "content/pages/a.md:1:12: a private mark"},
		{"a mark with a space in it", "content/pages/a.md", `{ ~ Qzxwvk ~ } { reason="legal"`, "content/pages/a.md:1:12: a private mark"},
		{"a mark with a hidden character", "content/pages/a.md", "{\u200b~ Qzxwvk ~}{note=\"N\"", "content/pages/a.md:1:12: a private mark"},
		{"an end that is not escaped", "content/pages/a.md", `\{~ Qzxwvk ~}{reason="legal"`, "content/pages/a.md:1:12: a private mark"},
		{"both ends escaped", "content/pages/a.md", `\{~ b \~}{reason="legal"`, ""},
		{"a copy that an editor left", "notes/#a.md#", leak, "notes/#a.md#:1:3: a private mark"},
		{"a copy kept by hand", "openings.json.bak", openings, "openings.json.bak:2:3: this is a file of openings"},
		{"a file of any name", "content/pages/a.md~", leak, "content/pages/a.md~:1:3: a private mark"},
		{"a hidden file of content", "content/pages/.a.swp", leak, "content/pages/.a.swp:1:3: a private mark"},
		{"a hidden folder of static", "static/.old/a", leak, "static/.old/a:1:3: a private mark"},
		{"a folder of packages in static", "static/node_modules/a.js", leak, "static/node_modules/a.js:1:3: a private mark"},
		{"a template", "templates/page.html", "{{.Title}} " + leak, "templates/page.html:1:14: a private mark"},
		{"capitals", "Content/a.MD", leak, "Content/a.MD:1:3: a private mark"},
		{"settings", "rspsite.yaml", "title: " + leak, "rspsite.yaml:1:10: a private mark"},
		{"notes", "notes/a.txt", leak, "notes/a.txt:1:3: a private mark"},
		{"capitals of a kind", "A.MD", leak, "A.MD:1:3: a private mark"},
		{"a program elsewhere", "tools/a.go", leak, ""},
		{"a hidden folder", ".git/a.md", leak, ""},
		{"packages", "node_modules/a.md", leak, ""},
		{"another project's packages", "web/node_modules/a.md", leak, ""},
		{"what rspsite wrote", "public/a.html", leak, ""},
		{"a folder that says so within content", "content/out/a.md", leak, "content/out/a.md:1:3: a private mark"},
		{"UTF-16", "content/pages/a.md", string(utf16le("A\nB " + leak)), "content/pages/a.md:2:5: a private mark"},
		{"a byte-order mark", "content/pages/a.md", "\ufeff" + leak, "content/pages/a.md:1:3: a private mark"},
		{"Latin-1", "content/pages/a.md", "\xe4 " + leak, "content/pages/a.md:1:5: a private mark"},
		{"a picture", "static/a.png", "\x89PNG\x00\x00{~\x01\x02", ""},
		{"a picture with a mark in its text", "static/a.png", "\x89PNG\x00\x00" + leak, "static/a.png:1:17: a private mark"},
		{"text without an ending of text", "static/LICENSE", leak, "static/LICENSE:1:3: a private mark"},
		{"openings", "openings.json", openings, "openings.json:2:3: this is a file of openings"},
		{"openings, broken", "x.txt", `schema: 'rspsite.openings/2' Qz`, "x.txt:1:1: this is a file of openings"},
		{"openings, a slash escaped", "content/x", `{"schema" : "rspsite.openings\/1"`, "content/x:1:2: this is a file of openings"},
		{"openings in UTF-16", "x.json", string(utf16le(openings)), "x.json:2:3: this is a file of openings"},
		{"openings without a schema", "static/x.txt", "[{\"id\": \"r1\",\n \"salt\": \"" + strings.Repeat("0f", 32) + "\"}]", "static/x.txt:2:2: this is a file of openings"},
		{"a salt in what documents openings", "docs/x.md", "\"salt\": \"" + strings.Repeat("0f", 32) + "\"", ""},
		{"a salt of another length", "static/x.txt", `"salt": "` + strings.Repeat("0f", 16) + `"`, ""},
		{"UTF-16 without attributes", "static/a.svg", string(utf16le("<svg>{~ Qzxwvk ~}</svg>")), "static/a.svg:1:6: a private mark"},
		{"a zip", "static/a.zip", packed("notes/a.md", leak), "static/a.zip: a private mark stands in what is packed here"},
		{"a zip of openings", "static/a.zip", packed("o.json", openings), "static/a.zip: here is packed a file of openings"},
		{"a zip in a zip", "static/a.docx", packed("b.zip", packed("a", leak)), "static/a.docx: a private mark stands in what is packed here"},
		{"gzip", "static/a.tgz", gzipped(leak), "static/a.tgz: a private mark stands in what is packed here"},
		{"a zip of nothing private", "static/a.zip", packed("a.md", "x"), ""},
		{"a broken zip", "static/a.zip", packed("a.md", leak)[:40], ""},
		{"the schema in prose", "docs/redaction.md", "The schema is `rspsite.openings/1`.", ""},
		{"far behind", "content/a.md", strings.Repeat("abc def\n", 100_000) + leak, "content/a.md:100001:3: a private mark"},
		{"a private key", "policies.example.key", key + "\n", "policies.example.key:1:1: a private key stands here"},
		{"a private key in a hidden file", ".env", "A=b\nLEDGER=" + key, ".env:2:8: a private key stands here"},
		{"a private key in a source", "content/pages/a.md", "A\n\nB " + key + " c", "content/pages/a.md:3:3: a private key stands here"},
		{"a private key in the settings", "rspsite.yaml", "ledger:\n  key: " + key, "rspsite.yaml:2:8: a private key stands here"},
		{"a private key in UTF-16", "static/a", string(utf16le("x " + key)), "static/a:1:3: a private key stands here"},
		{"a private key in a zip", "static/a.zip", packed("k", key), "static/a.zip: a private key stands in what is packed here"},
		{"a private key in a picture", "static/a.png", "\x89PNG\x00\x00" + key, "static/a.png:1:5: a private key stands here"},
		{"a private key across two chunks", "content/a.md", strings.Repeat("x", chunkSize-30) + key, "content/a.md:1:262115: a private key stands here"},
		{"a public key", "rspsite.yaml", strings.TrimPrefix(key, "PRIVATE"+"+KEY+"), ""},
		{"the form of a private key in prose", "docs/a.md", "It begins with PRIVATE" + "+KEY+<name>+<hash>.", ""},
		{"a large file elsewhere", "tools/a.bin", strings.Repeat("x", maxKeyFile) + key, ""},
		{"a file elsewhere that is not small", "tools/a.bin", strings.Repeat("x", 20_000) + key, "tools/a.bin:1:20001: a private key stands here"},
		{"a mark in a program elsewhere", "tools/a.bin", leak, ""},
		{"a folder that says it is a site", "keys/.rspsite", key, "keys/.rspsite:1:1: a private key stands here"},
		{"across two chunks", "content/a.md", strings.Repeat("x", chunkSize-1) + leak, "content/a.md:1:262146: a private mark"},
		{"escaped across two chunks", "content/a.md", strings.Repeat("x", chunkSize-1) + `\{~`, ""},
		{"escaped where the next chunk begins", "content/a.md", strings.Repeat("x", chunkSize-overlap-1) + `\{~` + strings.Repeat("x", chunkSize), ""},
		{"a backslash escaped across two chunks", "content/a.md", strings.Repeat("x", chunkSize-overlap-1) + `\\{~` + strings.Repeat("x", chunkSize), "content/a.md:1:258050: a private mark"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			project := fstest.MapFS{
				"rspsite.yaml": {Data: []byte("title: T\n")}, "content/pages/good.md": {Data: []byte("Good.\n")},
				"public/.rspsite": {}, "public/index.html": {}, "content/out/.rspsite": {}, test.path: {Data: []byte(test.text)},
			}
			got := said(Private(project, ".rspsite", nil))
			if !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") || strings.Count(got, "\n") > 1 {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			quotesNothing(t, got)
		})
	}
}

// TestGateFollowsLinks finds a mark behind the links that a site is made through, and ends where a link leads back.
func TestGateFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"rspsite.yaml": "", ".hidden/a.txt": leak, ".hidden/deep/b.md": leak, "content/pages/x.md": "X"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"content/a.md": "../.hidden/a.txt", "content/deep": "../.hidden/deep", "content/pages/round": "../..", "content/out.md": os.TempDir(),
		"static": ".hidden"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got := said(Private(root.FS(), ".rspsite", nil))
	for _, want := range []string{"content/a.md:1:3:", "content/deep/b.md:1:3:", "static/a.txt:1:3:"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not found in\n%s", want, got)
		}
	}
}

// TestGateLimits refuses a file that nobody could search.
func TestGateLimits(t *testing.T) {
	project := bigFS{fstest.MapFS{"content/a.md": {Data: []byte("x")}}}
	if got := said(Private(project, "", nil)); !strings.HasPrefix(got, "content/a.md: is more than can be searched") {
		t.Errorf("got %s", got)
	}
}

// bigFS says that its files are larger than any may be.
type bigFS struct{ fstest.MapFS }

type bigFile struct{ fs.File }

type bigInfo struct{ fs.FileInfo }

func (f bigFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	return bigFile{file}, err
}

func (f bigFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return bigInfo{info}, err
}

func (bigInfo) Size() int64 { return maxGateFile + 1 }

// FuzzSearch holds the search in chunks to a search of the whole.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"", "{~", `\{~`, `\\{~`, "a\n\\\\\\{~ {~", "é{~"} {
		f.Add([]byte(seed), 0)
	}
	f.Fuzz(func(t *testing.T, text []byte, before int) {
		if bytes.IndexByte(text, 0) >= 0 || openingsForm.Match(text) {
			t.Skip("other rules hold")
		}
		pad := bytes.Repeat([]byte("x"), chunkSize-overlap-8+before&15)
		whole := append(pad, text...)
		whole = append(whole, bytes.Repeat([]byte("y"), chunkSize)...)
		want := finding{}
		for i := len(pad); i < len(pad)+len(text); i++ {
			if bytes.HasPrefix(whole[i:], []byte(redaction.MarkBegin)) && !publicform.IsEscaped(whole, i) {
				s := searcher{line: 1, column: 1}
				want = s.at(markFound, whole, i)
				break
			}
		}
		got, err := search(iotest.HalfReader(bytes.NewReader(whole)), sought{isText: true})
		if err != nil || got != want {
			t.Errorf("got %+v, want %+v (%v)", got, want, err)
		}
	})
}

// TestDocumentation holds what the page says of files to the program.
func TestDocumentation(t *testing.T) {
	page, err := os.ReadFile("../../../docs/redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range searched {
		if !strings.Contains(string(page), "`"+kind+"`") {
			t.Errorf("docs/redaction.md does not say that the gate looks at %s", kind)
		}
	}
}

// TestOurOwnProjectPasses holds this repository to the gate.
func TestOurOwnProjectPasses(t *testing.T) {
	root, err := os.OpenRoot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, p := range Private(root.FS(), ".rspsite", nil) {
		t.Error(p)
	}
}

// quotesNothing looks for any three letters of what is private.
func quotesNothing(t *testing.T, said string) {
	t.Helper()
	const secret = "qzxwvk"
	for i := range len(secret) - 2 {
		if part := secret[i : i+3]; strings.Contains(strings.ToLower(said), part) {
			t.Errorf("%q is in the messages:\n%s", part, said)
		}
	}
}

func said(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}
