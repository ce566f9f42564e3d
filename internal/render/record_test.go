package render

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	tiles "github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	publishing "rspsite/internal/publication"
)

const recordOrigin = "record.example/log"

// recordKeys are those of the log in these tests.
func recordKeys(t *testing.T) (note.Signer, string) {
	t.Helper()
	private, public, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{7}, 64)), recordOrigin)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer, public
}

// publish appends to the ledger of a project what is new of it.
func publish(t *testing.T, fsys fstest.MapFS, on string) {
	t.Helper()
	signer, key := recordKeys(t)
	register, problems := publishing.Read(fsys, key)
	steps, broken := publishing.Compare(load(t, fsys), register.All.State())
	if problems = append(problems, broken...); len(problems) > 0 {
		t.Fatal(problems)
	}
	log := register.All.Append(on, recordOrigin, publishing.Events(steps))
	checkpoint, err := log.Checkpoint(log.Tree(), log.Len()).Signed(signer)
	if err != nil {
		t.Fatal(err)
	}
	fsys[corpus.LedgerFile] = &fstest.MapFile{Data: log.Bytes()}
	fsys[corpus.CheckpointFile] = &fstest.MapFile{Data: checkpoint}
}

// recordOf is the public record of a project, held against its corpus.
func recordOf(t *testing.T, fsys fs.FS, c *corpus.Corpus) *PublicRecord {
	t.Helper()
	_, key := recordKeys(t)
	register, problems := publishing.Read(fsys, key)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := &PublicRecord{Register: register}
	r.Steps, r.Problems = publishing.Compare(c, register.All.State())
	return r
}

// replace writes another text in the place of one that a file of a project has.
func replace(t *testing.T, fsys fstest.MapFS, name, from, to string) {
	t.Helper()
	old := string(fsys[name].Data)
	if strings.Count(old, from) != 1 {
		t.Fatalf("%s has %q %d times", name, from, strings.Count(old, from))
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(old, from, to, 1))}
}

// publishedTwice is a small project that was published, corrected and added to, and published again.
func publishedTwice(t *testing.T) fstest.MapFS { return publishedAs(t, "official") }

// publishedAs is that project with versions of another basis.
func publishedAs(t *testing.T, basis string) fstest.MapFS {
	fsys := project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n",
		"content/versions/p/v1.0.md": "---\ntitle: Example Policy\nversion: v1.0\npublished: 2025-01-02\nbasis: official\n---\n\n" +
			"## Commitments {#commitments}\n\nWe will pauze. {#pause}\n\nWe will report. {#report}\n",
		"content/versions/p/v2.0.md": "---\ntitle: Example Policy\nversion: v2.0\npublished: 2026-01-02\nbasis: official\n---\n\n" +
			"## Commitments {#commitments}\n\nWe will pause. {#pause}\n\nWe will report \\<twice> & \"so\". {#report}\n\n- one {#one}\n- two {#two}\n\n{#duties}\n",
		"content/determinations/m-1.md": "---\ntitle: Model One\ndeveloper: Example Lab\npolicy-version: v1.0\nreleased: 2025-02-02\nbasis: official\n" +
			"determinations:\n  - {level: ASL-2, on: 2025-02-02, source: s}\n---\n",
		"content/reports/r-1/report.md": "---\ntitle: Report One\nspecimen: true\npublished: 2026-03-01\ncovers: 2026-02-15\npolicy-version: v2.0\nmodels: [m-1]\n---\n\n## Threats {#threats}\n\nNone. {#none}\n",
		"content/sources/s.md":          "---\ntitle: S\nkind: essay\nconsulted: yes\n---\n",
	})
	for _, version := range []string{"content/versions/p/v1.0.md", "content/versions/p/v2.0.md"} {
		replace(t, fsys, version, "basis: official", "basis: "+basis)
	}
	publish(t, fsys, "2026-05-01")
	replace(t, fsys, "content/versions/p/v1.0.md", "basis: "+basis, "basis: "+basis+"\nerrata: [{on: 2026-05-20, kind: typo, what: A *letter*., clauses: [pause]}]")
	replace(t, fsys, "content/versions/p/v1.0.md", "pauze", "pause")
	replace(t, fsys, "content/determinations/m-1.md", "source: s}\n", "source: s}\n  - {level: ASL-3, on: 2025-03-02, source: s}\n")
	replace(t, fsys, "content/reports/r-1/report.md", "specimen: true", "specimen: true\naliases: [first]")
	fsys["content/pages/about.md"] = &fstest.MapFile{Data: []byte("---\ntitle: About\n---\n\nThis site. {#this}\n")}
	publish(t, fsys, "2026-06-01")
	return fsys
}

// spoiled is that project with what is not published yet, and what was changed without a word.
func spoiled(t *testing.T) fstest.MapFS {
	fsys := publishedTwice(t)
	replace(t, fsys, "content/versions/p/v2.0.md", "will pause", "may pause")
	replace(t, fsys, "content/pages/about.md", "title: About\n---\n\nThis site", "title: About\naliases: [about]\n---\n\nOur site")
	fsys["content/pages/us.md"] = fsys["content/pages/about.md"]
	delete(fsys, "content/pages/about.md")
	fsys["content/pages/new.md"] = &fstest.MapFile{Data: []byte("---\ntitle: New\n---\n")}
	delete(fsys, "content/reports/r-1/report.md")
	replace(t, fsys, "content/determinations/m-1.md", "{level: ASL-2", "{level: ASL-4")
	return fsys
}

// renderRecorded makes a project's site with its record.
func renderRecorded(t *testing.T, fsys fstest.MapFS) (*corpus.Corpus, map[string]string) {
	t.Helper()
	c := load(t, fsys)
	return c, renderAll(t, c, Options{Record: recordOf(t, fsys, c)})
}

// TestRecordPages holds what readers see of a public record: its page, and on each other page its place there and its notice.
func TestRecordPages(t *testing.T) {
	for _, site := range []struct {
		name string
		fsys fstest.MapFS
	}{{"published", publishedTwice(t)}, {"spoiled", spoiled(t)}} {
		t.Run(site.name, func(t *testing.T) {
			c, all := renderRecorded(t, site.fsys)
			var b strings.Builder
			main := regexp.MustCompile(`(?s)<main[^>]*>\n(.*)</main>`)
			place := regexp.MustCompile(`<p class="in-record">.*</p>|<span class="differs">[^<]*</span>`)
			for _, name := range slices.Sorted(mapKeys(all)) {
				switch {
				case name == "ledger/index.html":
					fmt.Fprintf(&b, "-- %s --\n%s", name, main.FindStringSubmatch(all[name])[1])
				case strings.HasSuffix(name, ".html"):
					if found := place.FindAllString(all[name], -1); len(found) > 0 {
						fmt.Fprintf(&b, "-- %s --\n%s\n", name, strings.Join(found, "\n"))
					}
				case isOfRecord(name):
					fmt.Fprintf(&b, "-- %s: %d bytes\n", name, len(all[name]))
				}
			}
			golden := path.Join("testdata/record", site.name+".html")
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("%s is not what the pages have (go test -args -update writes it):\n%s", golden, b.String())
			}
			checkSite(t, c, all)
		})
	}
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// isOfRecord tells the files that pages are checked by.
func isOfRecord(name string) bool {
	return strings.HasPrefix(name, "ledger/") && name != "ledger/index.md" || slices.Contains([]string{"canonical.txt", "header.json", "index.tlog-proof"}, path.Base(name))
}

// TestForeignClientReadsTheSite: a client of tile logs that is not ours finds the log where it looks for it, signed, with its entries.
func TestForeignClientReadsTheSite(t *testing.T) {
	_, all := renderRecorded(t, publishedTwice(t))
	_, key := recordKeys(t)
	verifier, err := note.NewVerifier(key)
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) ([]byte, error) {
		text, ok := all["ledger/"+name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	}
	ctx := context.Background()
	c, _, _, err := client.FetchCheckpoint(ctx, func(context.Context) ([]byte, error) { return read("checkpoint") }, verifier, recordOrigin)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(all["ledger/ledger.jsonl"], "\n"), "\n")
	bundle, err := client.GetEntryBundle(ctx, func(_ context.Context, i uint64, p uint8) ([]byte, error) { return read(tiles.EntriesPath(i, p)) }, 0, c.Size)
	if err != nil {
		t.Fatal(err)
	}
	tile := func(_ context.Context, l, i uint64, p uint8) ([]byte, error) { return read(tiles.TilePath(l, i, p)) }
	builder, err := client.NewProofBuilder(ctx, c.Size, tile)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if string(bundle.Entries[i]) != line {
			t.Errorf("entry %d is not line %d", i, i+1)
		}
		hashes, err := builder.InclusionProof(ctx, uint64(i))
		if err != nil {
			t.Fatal(err)
		}
		if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(i), c.Size, rfc6962.DefaultHasher.HashLeaf([]byte(line)), hashes, c.Hash); err != nil {
			t.Error(err)
		}
	}
	first, err := ledger.ReadCheckpoint([]byte(all["ledger/checkpoint"]))
	if err != nil || first.Size != len(lines) {
		t.Errorf("the checkpoint counts %d lines of %d: %v", first.Size, len(lines), err)
	}
	if _, err := client.NewProofBuilder(ctx, 7, tile); err != nil {
		t.Error(err)
	}
	before, err := builder.ConsistencyProof(ctx, 7, c.Size) // 7 lines after the first publication
	if err != nil {
		t.Fatal(err)
	}
	older, err := client.FetchLeafHashes(ctx, tile, 0, 7, 7) // from the partial tile that was there then
	if err != nil || len(older) != 7 || len(before) == 0 {
		t.Errorf("the tiles of the first publication are gone: %v", err)
	}
}

// A proofText is a proof as C2SP tlog-proof describes it, read by nothing of ours.
type proofText struct {
	index, size uint64
	hashes      [][]byte
	root        []byte
}

func readProofText(t *testing.T, text string) proofText {
	t.Helper()
	head, checkpoint, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		t.Fatalf("no proof: %q", text)
	}
	var p proofText
	var err error
	if p.index, err = strconv.ParseUint(strings.TrimPrefix(lines[1], "index "), 10, 64); err != nil {
		t.Fatal(err)
	}
	for _, l := range lines[2:] {
		p.hashes = append(p.hashes, decode64(t, l))
	}
	body := strings.Split(checkpoint, "\n")
	if p.size, err = strconv.ParseUint(body[1], 10, 64); err != nil {
		t.Fatal(err)
	}
	p.root = decode64(t, body[2])
	return p
}

func decode64(t *testing.T, s string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// provedLine is the line that a proof proves, checked by a tree that is not ours.
func provedLine(t *testing.T, all map[string]string, name string) (event struct {
	Addresses    []string
	Text, Header string
	Lists        map[string][]string
	Clauses      []struct{ ID, Digest string }
}) {
	t.Helper()
	p := readProofText(t, all[name])
	line := strings.Split(all["ledger/ledger.jsonl"], "\n")[p.index]
	if err := proof.VerifyInclusion(rfc6962.DefaultHasher, p.index, p.size, rfc6962.DefaultHasher.HashLeaf([]byte(line)), p.hashes, p.root); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if err := json.Unmarshal([]byte(line), &event); err != nil {
		t.Fatal(err)
	}
	return event
}

func sha256Of(text string) string { return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text))) }

// TestDigestsCanBeComputedFromTheSite: an outsider who has nothing but the files of the site computes every digest that the record
// holds of a page, and checks that its line is in the log.
func TestDigestsCanBeComputedFromTheSite(t *testing.T) {
	c, all := renderRecorded(t, publishedTwice(t))
	documents, clauses := 0, 0
	for d := range c.Documents() {
		dir := strings.TrimPrefix(d.Page, "/")
		e := provedLine(t, all, dir+"index.tlog-proof")
		documents++
		if e.Addresses[0] != d.Page {
			t.Errorf("the proof of %s is of a line about %s", d.Page, e.Addresses[0])
		}
		if got := sha256Of(all[dir+"canonical.txt"]); got != e.Text {
			t.Errorf("the canonical text of %s has the digest %s, want %s", d.Page, got, e.Text)
		}
		var parts struct {
			Header json.RawMessage
			Lists  map[string][]json.RawMessage
		}
		if err := json.Unmarshal([]byte(all[dir+"header.json"]), &parts); err != nil {
			t.Fatal(err)
		}
		if got := sha256Of("rspsite.header/1\n" + string(parts.Header) + "\n"); got != e.Header {
			t.Errorf("the header of %s has the digest %s, want %s", d.Page, got, e.Header)
		}
		if len(parts.Lists) != len(e.Lists) {
			t.Errorf("%s has %d lists, the record %d", d.Page, len(parts.Lists), len(e.Lists))
		}
		for field, entries := range parts.Lists {
			var got []string
			for _, entry := range entries {
				got = append(got, sha256Of("rspsite.header/1\n"+string(entry)+"\n"))
			}
			if slices.Sort(got); !slices.Equal(got, e.Lists[field]) {
				t.Errorf("the digests of %s of %s are %v, want %v", field, d.Page, got, e.Lists[field])
			}
		}
		clauses += checkClauses(t, all[dir+"canonical.txt"], e.Clauses)
	}
	if documents != 7 || clauses < 10 {
		t.Errorf("checked %d documents and %d clauses", documents, clauses)
	}
	for _, h := range c.Policies[0].Histories() {
		e := provedLine(t, all, "p/clauses/"+string(h.ID)+"/index.tlog-proof")
		if want := h.Newest().Version.Address(); e.Addresses[0] != want {
			t.Errorf("the proof of the clause %s is of a line about %s, want %s", h.ID, e.Addresses[0], want)
		}
		if !slices.ContainsFunc(e.Clauses, func(c struct{ ID, Digest string }) bool { return c.ID == string(h.ID) }) {
			t.Errorf("the proof of the clause %s is of a line without it", h.ID)
		}
	}
}

// checkClauses computes the digest of each clause from the canonical text: its line, without its depth, behind that of the schema.
func checkClauses(t *testing.T, text string, want []struct{ ID, Digest string }) int {
	t.Helper()
	depth := regexp.MustCompile(`"depth":\d+,`)
	digests := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		var c struct{ ID string }
		if json.Unmarshal([]byte(line), &c) == nil && c.ID != "" {
			digests[c.ID] = sha256Of("rspsite.canonical/1\n" + depth.ReplaceAllString(line, "") + "\n")
		}
	}
	n := 0
	for _, c := range want {
		if strings.Contains(c.ID, "~") {
			continue // a derived ID, which the text does not write
		}
		n++
		if digests[c.ID] != c.Digest {
			t.Errorf("clause %s has the digest %q, want %s", c.ID, digests[c.ID], c.Digest)
		}
	}
	return n
}

// TestRecordTwice: the same record gives the same bytes, and a later publication takes no file of the log away.
func TestRecordTwice(t *testing.T) {
	fsys := publishedTwice(t)
	_, one := renderRecorded(t, fsys)
	_, two := renderRecorded(t, publishedTwice(t))
	for name, text := range one {
		if two[name] != text {
			t.Errorf("%s differs between two renders", name)
		}
	}
	fsys["content/pages/late.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Late\n---\n")}
	publish(t, fsys, "2026-07-01")
	_, later := renderRecorded(t, fsys)
	for name := range one {
		if _, ok := later[name]; !ok {
			t.Errorf("%s is gone after the next publication", name)
		}
	}
}

// TestNoProofOfDrafts: a site that shows what is not public proves nothing, and says so; so does one without a record.
func TestNoProofOfDrafts(t *testing.T) {
	fsys := publishedTwice(t)
	c := load(t, fsys)
	r := recordOf(t, fsys, c)
	r.Drafts = true
	for _, x := range []struct {
		name string
		r    *PublicRecord
		says string
	}{{"drafts", r, ofDrafts}, {"none", nil, noLedger}, {"empty", &PublicRecord{Register: &publishing.Register{Log: &ledger.Log{}, All: &ledger.Log{}}}, noLedger}} {
		all := renderAll(t, c, Options{Record: x.r})
		for name, text := range all {
			if strings.HasPrefix(name, "ledger/") && name != "ledger/index.html" && name != "ledger/index.md" || strings.HasSuffix(name, ".tlog-proof") || strings.Contains(text, "in-record") && strings.HasSuffix(name, ".html") {
				t.Errorf("%s: %s speaks of a record", x.name, name)
			}
		}
		if !strings.Contains(all["ledger/index.html"], x.says) || all["p/v1.0/canonical.txt"] == "" {
			t.Errorf("%s: the page of the record does not say %q", x.name, x.says)
		}
	}
}
