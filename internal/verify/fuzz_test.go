package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"rspsite/internal/ledger"
)

// A memory is a site in memory.
type memory map[string]string

func (m memory) Name() string { return "memory" }

func (m memory) Open(_ context.Context, path string) (io.ReadCloser, error) {
	text, ok := m[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

func (m memory) Files(context.Context) (files []string, listed bool, err error) {
	for name := range m {
		files = append(files, name)
	}
	return files, true, nil
}

// sealed adds the list of all files.
func (m memory) sealed(t *testing.T) memory {
	files := map[string]string{}
	for name, text := range m {
		sum := sha256.Sum256([]byte(text))
		files[name] = "sha256:" + hex.EncodeToString(sum[:])
	}
	data, err := json.Marshal(map[string]any{"schema": manifestSchema, "files": files})
	if err != nil {
		t.Fatal(err)
	}
	m[manifestFile] = string(data)
	return m
}

// FuzzManifest: no manifest ends the program, and no path that is taken leads out of the site.
func FuzzManifest(f *testing.F) {
	sum := `"sha256:` + strings.Repeat("0", 64) + `"`
	for _, seed := range []string{"", "{}", `{"schema":"rspsite.manifest/1","files":{"a/b":` + sum + `}}`, `{"schema":"rspsite.manifest/1","files":{"../b":` + sum + `}}`,
		`{"schema":"rspsite.manifest/1","files":{"/etc/passwd":` + sum + `,"a\\..\\b":` + sum + `}}`, strings.Repeat("[", 100_000), `{"files":{"a":1e999}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := ReadManifest(data, 100)
		if err != nil {
			return
		}
		if len(files) > 100 {
			t.Errorf("%d files", len(files))
		}
		for name := range files {
			if strings.HasPrefix(name, "/") || strings.Contains("/"+name+"/", "/../") || strings.Contains(name, `\`) || name == "" {
				t.Errorf("%q leads out of the site", name)
			}
		}
	})
}

// FuzzText: no canonical text ends the program, and one that is read is held against itself without a mismatch.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "rspsite.canonical/1\n", "rspsite.canonical/1\n{\"depth\":0,\"id\":\"a\",\"kind\":\"paragraph\",\"text\":[{\"text\":\"A\"}]}\n",
		"rspsite.canonical/1\n{\"depth\":-5,\"kind\":\"row\",\"cells\":[{}]}\n", "rspsite.canonical/1\n{\"depth\":1e99,\"kind\":\"x\"}\n", "rspsite.canonical/1\n{\"kind\":\"drawing\"}\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := readText(data)
		if err != nil {
			return
		}
		text.name([]ledger.Clause{{ID: "a"}, {ID: "b~1"}})
		s := &shown{}
		for _, l := range spoken(text.lines) {
			text.section(l.id)
			words := l.words
			if words == nil {
				words = []string{}
			}
			s.blocks = append(s.blocks, &block{id: l.id, words: words})
		}
		if found := match(text.lines, s); len(found) > 0 {
			t.Errorf("a text differs from itself: %v", found)
		}
	})
}

// FuzzHeader: no header ends the program.
func FuzzHeader(f *testing.F) {
	for _, seed := range []string{`{"header":{"title":"A","models":["a"]},"lists":{"errata":[{"on":"2026-01-01"}]}}`, `{"header":{"a":1}}`, `{"header":null,"lists":null}`, strings.Repeat(`{"header":`, 5000)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if h, err := ReadHeader(data); err == nil && !digestForm.MatchString(h.Digest) {
			t.Errorf("got digest %q", h.Digest)
		}
	})
}

// FuzzPage: no page ends the program, be it held against a text, read as one of a clause, or followed.
func FuzzPage(f *testing.F) {
	for _, seed := range []string{"", `<div class="text"><p class="clause" id="a"><span class="body">A</span></p></div>`, strings.Repeat("<div class=text>", 2000),
		`<meta http-equiv="refresh" content="0; url=//x">`, `<meta http-equiv=refresh content=";url=">`, `<section class=run><p class=meta><a href="%zz#a">`, "<svg><text>a</text><div class=\"text\"><table><tr id=a><td>x",
		`<div class="text"><figure class="clause"><figure class="body"><text>x</text></figure></figure></div>`} {
		f.Add([]byte(seed))
	}
	lines, err := readText([]byte("rspsite.canonical/1\n{\"depth\":0,\"id\":\"a\",\"kind\":\"paragraph\",\"text\":[{\"text\":\"A\"}]}\n{\"cells\":[],\"depth\":0,\"id\":\"b\",\"kind\":\"row\"}\n"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := parsePage(data)
		if err != nil {
			return
		}
		ids(page)
		redirect(page, "/a/")
		match(lines.lines, show(texts(page)))
		for _, r := range runsOf(page, "/p/clauses/a/") {
			if r.shown != nil {
				match(lines.lines[:1], r.shown)
			}
		}
	})
}

// FuzzRecord verifies sites whose record, checkpoint and proof were made by somebody else. None ends the program.
func FuzzRecord(f *testing.F) {
	log := (&ledger.Log{}).Append("2026-01-01", "example.org", []ledger.Event{{Event: ledger.Published, Record: &ledger.Record{Kind: "page", Addresses: []string{"/a/"}, Title: "A"}},
		{Event: ledger.Published, Record: &ledger.Record{Kind: "version", Addresses: []string{"/p/v1/", "/p/#x"}, Title: "B", Clauses: []ledger.Clause{{ID: "a"}, {ID: "../x"}}}},
		{Event: ledger.More, Record: &ledger.Record{Kind: "version", Addresses: []string{"/nowhere/"}, Title: "B", Clauses: []ledger.Clause{{ID: "b"}}}}})
	checkpoint := log.Checkpoint(log.Tree(), log.Len())
	f.Add(log.Bytes(), checkpoint.Unsigned(), log.Tree().Prove(1, checkpoint).Bytes())
	f.Add(log.Bytes(), []byte("example.org\n9223372036854775807\nAAAA\n"), []byte("c2sp.org/tlog-proof@v1\nindex 9223372036854775807\n\nexample.org\n1\n"))
	f.Add([]byte("{}\n"), []byte("\n\n\n— x AAAA\n"), []byte(""))
	_, key, err := note.GenerateKey(nil, "example.org")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, lines, checkpoint, proof []byte) {
		m := memory{ledgerFile: string(lines), checkpointFile: string(checkpoint), "a/" + proofFile: string(proof), "p/v1/" + proofFile: string(proof), "p/clauses/a/index.html": "x",
			"p/clauses/a/" + proofFile: string(proof)}.sealed(t)
		for _, since := range [][]byte{nil, checkpoint} {
			if r, err := Run(t.Context(), m, Options{Key: key, Since: since}); err != nil || r.Verdict == "" {
				t.Errorf("got %v, %v", r, err)
			}
		}
	})
}

// TestFolderHasItsLimits reads a file that is larger than the limits.
func TestFolderHasItsLimits(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(dir+"/ledger", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/"+manifestFile, make([]byte, 2000), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Run(t.Context(), s, Options{Limits: Limits{Record: 1000, Total: 10_000, Parallel: 1}}); err == nil || !strings.Contains(err.Error(), "more than 1000 bytes") {
		t.Errorf("got %v", err)
	}
}
