package verify_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/verify"
)

// An attack breaks an honest site, or what its publisher has, in one way.
type attack struct {
	name  string
	spoil func(t *testing.T, s *broken)
	check string // the check that must fail
	rule  string
	where string // of the problem
	says  string // in its message
}

// A broken site is a copy of the honest one, with what a reader brings.
type broken struct {
	dir       string
	publisher *publisher
	first     []byte // checkpoint of the first publication
	options   verify.Options
}

func (s *broken) path(name string) string { return filepath.Join(s.dir, name) }

// edit replaces a text that a file of the site must have once.
func (s *broken) edit(t *testing.T, name, old, new string) {
	t.Helper()
	writeFile(t, s.dir, name, replaceOnce(t, name, readFile(t, s.dir, name), old, new))
}

// lines changes the lines of the ledger on the site.
func (s *broken) lines(t *testing.T, change func([]string) []string) {
	t.Helper()
	lines := strings.SplitAfter(readFile(t, s.dir, "ledger/ledger.jsonl"), "\n")
	writeFile(t, s.dir, "ledger/ledger.jsonl", strings.Join(change(lines[:len(lines)-1]), ""))
	s.newManifest(t)
}

func (s *broken) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(s.path(name)); err != nil {
		t.Fatal(err)
	}
}

// newManifest makes the list of all files anew, as an attacker would.
func (s *broken) newManifest(t *testing.T) {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(s.dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == "ledger/manifest.json" || name == ".rspsite" {
			return err
		}
		data, err := os.ReadFile(s.path(name))
		sum := sha256.Sum256(data)
		files[name] = "sha256:" + hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(map[string]any{"schema": "rspsite.manifest/1", "files": files})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, s.dir, "ledger/manifest.json", string(data))
}

// renameID gives a clause another ID, wherever it is named.
func (s *broken) renameID() {
	s.publisher.edit("content/versions/p/v1.0.md", "{#same}", "{#equal}")
	s.publisher.edit("content/versions/p/v2.0.md", "{#same}", "{#equal}")
	s.publisher.edit("content/changes/p/v2.0.md", "clauses: [same]", "clauses: [equal]")
}

// republish appends to the record what else it says of a document, with an erratum, signs that and builds the site.
func (s *broken) republish(t *testing.T, address string, change func(*ledger.Record)) {
	t.Helper()
	log, problems := ledger.Read("", s.publisher.files[corpus.LedgerFile].Data)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := log.State().At(address).Record
	r.Lists = maps.Clone(r.Lists)
	if r.Lists == nil {
		r.Lists = map[string][]string{}
	}
	r.Lists["errata"] = append(slices.Clone(r.Lists["errata"]), ledger.Digest([]byte("erratum")))
	change(&r)
	s.publisher.keep(log.Append("2026-06-11", "", []ledger.Event{{Event: ledger.Corrected, Record: &r}}))
	s.rebuild()
}

// rewrite writes the whole record anew, with another line where a document was published, and signs that and builds the site.
func (s *broken) rewrite(t *testing.T, address string, change func(*ledger.Record)) {
	t.Helper()
	log, problems := ledger.Read("", s.publisher.files[corpus.LedgerFile].Data)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	forged := &ledger.Log{}
	var run []ledger.Event
	for i, e := range log.Events {
		if r := log.Whole(i); r != nil && e.Event != ledger.More {
			now := *r
			if r.Address() == address {
				change(&now)
			}
			run = append(run, ledger.Event{Event: e.Event, Record: &now})
		}
		if i+1 == log.Len() || log.Events[i+1].Publication != e.Publication {
			forged, run = forged.Append(e.On, log.Origin(), run), nil
		}
	}
	s.publisher.keep(forged)
	s.rebuild()
}

// rebuild builds the site from edited sources, without publishing.
func (s *broken) rebuild() { s.dir = s.publisher.build() }

var attacks = []attack{
	// The record.
	{"a ledger line changed", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string {
			l[3] = strings.Replace(l[3], `"title":"`, `"title":"Not `, 1)
			return l
		})
	}, verify.CheckLedger, "ledger-edited", "/ledger/ledger.jsonl:4", "line 4 was changed after line 5 was appended"},
	{"a ledger line removed", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string { return slices.Delete(l, 3, 4) })
	}, verify.CheckLedger, "ledger-order", "/ledger/ledger.jsonl:4", "a line is missing before this one"},
	{"two ledger lines swapped", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string { l[3], l[4] = l[4], l[3]; return l })
	}, verify.CheckLedger, "ledger-order", "/ledger/ledger.jsonl:4", "lines were swapped"},
	{"a ledger line duplicated", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string { return slices.Insert(l, 4, l[3]) })
	}, verify.CheckLedger, "ledger-order", "/ledger/ledger.jsonl:5", "this is line 4 once more"},
	{"a truncated last line", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string { l[len(l)-1] = l[len(l)-1][:40]; return l })
	}, verify.CheckLedger, "ledger-truncated", "", "the last line has no end"},
	{"the last line taken away", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string { return l[:len(l)-1] })
	}, verify.CheckLedger, "ledger-shortened", "", "lines were taken away from the end"},
	{"a line behind the checkpoint", func(t *testing.T, s *broken) {
		log, _ := ledger.Read("", []byte(readFile(t, s.dir, "ledger/ledger.jsonl")))
		r := *log.Events[len(log.Events)-1].Record
		r.Lists = map[string][]string{"claims": {ledger.Digest([]byte("claim"))}}
		writeFile(t, s.dir, "ledger/ledger.jsonl", string(log.Append("2026-06-11", "", []ledger.Event{{Event: ledger.Revised, Record: &r}}).Bytes()))
		s.newManifest(t)
	}, verify.CheckLedger, "ledger-longer", "", "lines stand behind those that the checkpoint counts"},
	{"two publishers, merged", func(t *testing.T, s *broken) {
		s.lines(t, func(l []string) []string {
			return slices.Insert(l, 4, strings.Repeat("<", 7)+" ours\n", l[4], strings.Repeat("=", 7)+"\n", l[4], strings.Repeat(">", 7)+" theirs\n")
		})
	}, verify.CheckLedger, "ledger-conflict", "/ledger/ledger.jsonl:5", "two branches published"},
	{"a line of another date than the header that it proves", func(t *testing.T, s *broken) {
		s.rewrite(t, "/p/v1.0/", func(r *ledger.Record) { r.Dated = "2020-01-01" })
	}, verify.CheckDocuments, "header-line", "/ledger/ledger.jsonl:", "this line has dated “2020-01-01” of /p/v1.0/, and the header that it has the digest of has “"},
	{"a line of another basis than the header that it proves", func(t *testing.T, s *broken) {
		s.rewrite(t, "/p/v1.0/", func(r *ledger.Record) { r.Basis = "excerpt" })
	}, verify.CheckDocuments, "header-line", "/ledger/ledger.jsonl:", "this line has basis “excerpt” of /p/v1.0/"},
	{"a tile with one bit flipped", func(t *testing.T, s *broken) {
		name := s.tile(t)
		data := []byte(readFile(t, s.dir, name))
		data[37] ^= 1
		writeFile(t, s.dir, name, string(data))
		s.newManifest(t)
	}, verify.CheckLedger, "tile", "/ledger/tile/", "(its hash 2 of"},
	{"a tile gone", func(t *testing.T, s *broken) {
		s.remove(t, s.tile(t))
		s.newManifest(t)
	}, verify.CheckLedger, "tile-missing", "/ledger/tile/", "is not there"},
	{"a bundle of entries changed", func(t *testing.T, s *broken) {
		name := strings.Replace(s.tile(t), "tile/0/", "tile/entries/", 1)
		writeFile(t, s.dir, name, strings.Replace(readFile(t, s.dir, name), "Wiki", "Woki", 1))
		s.newManifest(t)
	}, verify.CheckLedger, "tile", "/ledger/tile/entries/", "not that of the lines of the record (its entry "},
	{"a bundle of entries with another length", func(t *testing.T, s *broken) {
		name := strings.Replace(s.tile(t), "tile/0/", "tile/entries/", 1)
		data := []byte(readFile(t, s.dir, name))
		data[1]++
		writeFile(t, s.dir, name, string(data))
		s.newManifest(t)
	}, verify.CheckLedger, "tile", "/ledger/tile/entries/", "is cut off"},
	{"a checkpoint of another log", func(t *testing.T, s *broken) {
		s.checkpoint(t, func(c *ledger.Checkpoint) { c.Origin = "elsewhere.example" })
	}, verify.CheckLedger, "checkpoint-other", "/ledger/checkpoint", `it is of "elsewhere.example", the record is "example.org/rsp"`},
	{"a checkpoint of other lines", func(t *testing.T, s *broken) {
		s.checkpoint(t, func(c *ledger.Checkpoint) { c.Root[0] ^= 1 })
	}, verify.CheckLedger, "checkpoint-root", "/ledger/checkpoint", "the root of their tree is another"},
	{"no checkpoint", func(t *testing.T, s *broken) {
		s.remove(t, "ledger/checkpoint")
		s.newManifest(t)
	}, verify.CheckLedger, "ledger-unread", "/ledger/checkpoint", "it is not there"},
	{"the whole record taken away", func(t *testing.T, s *broken) {
		s.remove(t, "ledger/checkpoint")
		s.remove(t, "ledger/ledger.jsonl")
		s.newManifest(t)
	}, verify.CheckLedger, "no-record", "/ledger/", "the site has no public record"},

	// What a reader brings.
	{"a smaller tree than the one seen before: an old site", func(t *testing.T, s *broken) {
		old := newPublisher(t)
		old.signer = s.publisher.signer
		old.publish("2026-06-01")
		s.dir, s.options.Since = old.build(), s.publisher.published
	}, verify.CheckSince, "since-smaller", "/ledger/checkpoint", "the record is smaller than it was"},
	{"the whole record written anew", func(t *testing.T, s *broken) {
		s.options.Since = s.publisher.published
		anew := newPublisher(t)
		anew.edit("content/versions/p/v1.0.md", "We will pause.", "We may pause.")
		anew.publish("2026-06-01")
		anew.add("testdata/later.txtar")
		delete(anew.files, "content/pages/disagreements.md")
		anew.publish("2026-06-10")
		anew.write("content/pages/last.md", "---\ntitle: Last\n---\n\nLast. {#last}\n")
		anew.publish("2026-06-11")
		s.dir = anew.build()
	}, verify.CheckSince, "since-fork", "/ledger/checkpoint", "are not those of the older checkpoint"},
	{"an older checkpoint of another log", func(t *testing.T, s *broken) {
		s.options.Since = bytes.Replace(s.first, []byte("example.org/rsp\n"), []byte("elsewhere.example\n"), 1)
	}, verify.CheckSince, "since-other", "/ledger/checkpoint", `another log than the one of the older checkpoint (found "example.org/rsp", want "elsewhere.example")`},
	{"an older checkpoint, and no record any more", func(t *testing.T, s *broken) {
		s.remove(t, "ledger/checkpoint")
		s.remove(t, "ledger/ledger.jsonl")
		s.newManifest(t)
		s.options.Since = s.first
	}, verify.CheckSince, "since-gone", "/ledger/checkpoint", "is gone"},
	{"a key that does not match", func(t *testing.T, s *broken) {
		s.options.Key = newPublisher(t).key
	}, verify.CheckSignature, "key-other", "/ledger/checkpoint", "signed by another key than the one given"},
	{"a key, and no signature", func(t *testing.T, s *broken) {
		text, _, _ := strings.Cut(readFile(t, s.dir, "ledger/checkpoint"), "\n\n")
		writeFile(t, s.dir, "ledger/checkpoint", text+"\n")
		s.newManifest(t)
		s.options.Key = s.publisher.key
	}, verify.CheckSignature, "unsigned", "/ledger/checkpoint", "not signed at all"},
	{"a checkpoint changed after it was signed", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "ledger/checkpoint")
		old, _, _ := strings.Cut(string(s.first), "\n\n")
		_, signature, _ := strings.Cut(text, "\n\n")
		writeFile(t, s.dir, "ledger/checkpoint", old+"\n\n"+signature)
		s.newManifest(t)
		s.options.Key = s.publisher.key
	}, verify.CheckSignature, "checkpoint-changed", "/ledger/checkpoint", "they were changed after they were signed"},

	// Texts: changed at the source, built, and not published.
	{"one word of a published clause changed, and rebuilt", func(t *testing.T, s *broken) {
		s.publisher.edit("content/versions/p/v1.0.md", "We will pause.", "We may pause.")
		s.rebuild()
	}, verify.CheckDocuments, "text-changed", "/p/v1.0/#pause", "the text of this clause changed since it was published"},
	{"clauses in another order", func(t *testing.T, s *broken) {
		s.publisher.edit("content/versions/p/v1.0.md", "- one {#one}\n- two {#two}", "- two {#two}\n- one {#one}")
		s.rebuild()
	}, verify.CheckDocuments, "text-changed", "/p/v1.0/", "the order or nesting of the text changed"},
	{"an ID renamed", func(t *testing.T, s *broken) {
		s.renameID()
		s.rebuild()
	}, verify.CheckAddresses, "place-gone", "/p/v1.0/#same", "the page has no such place any more"},
	{"an ID renamed, in the text", func(t *testing.T, s *broken) {
		s.renameID()
		s.rebuild()
	}, verify.CheckDocuments, "text-changed", "/p/v1.0/#same", "was taken out, or has another ID"},
	{"a version deleted", func(t *testing.T, s *broken) {
		delete(s.publisher.files, "content/versions/p/v1.0.md")
		s.publisher.edit("content/versions/p/v2.0.md", "gone: [{id: pause, why: \"Taken *back*.\", to: \"#report\", source: wiki}]\n", "")
		s.publisher.edit("content/versions/p/v2.0.md", "[[v1.0#pause]]", "the pause")
		s.publisher.edit("content/versions/p/v2.0.md", ` {#half-a from="split"}`, " {#half-a}")
		s.publisher.edit("content/versions/p/v2.0.md", ` {#half-b from="split"}`, " {#half-b}")
		s.publisher.edit("content/versions/p/v2.0.md", "  - {field: pause, value: It is in an annex., source: book}\n", "")
		delete(s.publisher.files, "content/changes/p/v2.0.md")
		s.rebuild()
	}, verify.CheckDocuments, "text-missing", "/p/v1.0/canonical.txt", "is not there"},
	{"a report backdated", func(t *testing.T, s *broken) {
		s.publisher.edit("content/reports/r-1/report.md", "published: 2025-06-01", "published: 2025-05-16")
		s.rebuild()
	}, verify.CheckDocuments, "header-changed", "/reports/r-1/header.json", "changed since it was published (the text is dated 2025-06-01)"},
	{"an entry of a list changed", func(t *testing.T, s *broken) {
		s.publisher.edit("content/determinations/m-1.md", "{level: ASL-2, source: wiki}, {", "{level: ASL-1, source: wiki}, {")
		s.rebuild()
	}, verify.CheckDocuments, "list-changed", "/models/m-1/header.json", `the list "determinations"`},
	{"a canonical text changed by hand", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/canonical.txt", "We will pause.", "We may pause.")
		s.newManifest(t)
	}, verify.CheckDocuments, "text-changed", "/p/v1.0/#pause", "the text of this clause changed"},
	{"a record with another nesting than the text", func(t *testing.T, s *broken) {
		s.republish(t, "/p/v1.0/", func(r *ledger.Record) { r.Frame = strings.Replace(r.Frame, "1c", "2c", 1) })
	}, verify.CheckDocuments, "frame", "/p/v1.0/", "the record says that clauses stand otherwise"},
	{"a record with another order than the text", func(t *testing.T, s *broken) {
		s.republish(t, "/p/v1.0/", func(r *ledger.Record) {
			r.Clauses = slices.Clone(r.Clauses)
			r.Clauses[0], r.Clauses[1] = r.Clauses[1], r.Clauses[0]
		})
	}, verify.CheckDocuments, "frame", "/p/v1.0/", "the record says that clauses stand otherwise"},
	{"no canonical text", func(t *testing.T, s *broken) {
		s.remove(t, "p/v1.0/canonical.txt")
		s.newManifest(t)
	}, verify.CheckDocuments, "text-missing", "/p/v1.0/canonical.txt", "is not there"},

	// Pages edited by hand after the build, with a new list of files.
	{"a version page edited", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", "We will pause.", "We may pause.")
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/v1.0/#pause", "the page says “We may pause.”, and “We will pause.” was published"},
	{"a clause page edited", func(t *testing.T, s *broken) {
		s.edit(t, "p/clauses/meaning/index.html", `class="body">Its meaning.`, `class="body">No meaning.`)
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/clauses/meaning/", "the clause as it stands in /p/v2.0/#meaning: the page says “No meaning.”, and “Its meaning.” was published"},
	{"the latest page edited", func(t *testing.T, s *broken) {
		s.edit(t, "p/latest/index.html", "It parts here.", "It parts.")
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/latest/#half-a", "the page says “It parts.”"},
	{"a cell edited", func(t *testing.T, s *broken) {
		s.edit(t, "p/v2.0/index.html", `<td class="ar">none`, `<td class="ar">some`)
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/v2.0/#row-a", "“A | some”"},
	{"code edited", func(t *testing.T, s *broken) {
		s.edit(t, "p/v2.0/index.html", "curl\t", "curl ")
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/v2.0/#run", "with other spaces"},
	{"a picture edited", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/v2.0/index.html")
		i := strings.Index(text, "<text ")
		j := i + strings.Index(text[i:], ">a</text>")
		writeFile(t, s.dir, "p/v2.0/index.html", text[:j]+">b</text>"+text[j+len(">a</text>"):])
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/v2.0/#box", "the picture says “b”, which the drawing does not"},
	{"a redaction that says another reason", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/v2.0/index.html")
		writeFile(t, s.dir, "p/v2.0/index.html", strings.Replace(text, "[redacted: a word, privacy]", "[redacted: a word, legal]", 1))
		s.newManifest(t)
	}, verify.CheckPages, "page-changed", "/p/v2.0/", "[redacted: a word, legal]"},
	{"a clause taken off a page", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", `<p class="body">It stays.</p>`, "")
		s.newManifest(t)
	}, verify.CheckPages, "page-lacks", "/p/v1.0/#same", "the page does not show this clause: “It stays.”"},
	{"a clause put on a page", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", `<div class="clause paragraph" id="same">`, `<div class="clause paragraph" id="new"><p class="body">We are free.</p></div><div class="clause paragraph" id="same">`)
		s.newManifest(t)
	}, verify.CheckPages, "page-adds", "/p/v1.0/#new", "a clause that was not published: “We are free.”"},
	{"words put between clauses", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", `<div class="clause paragraph" id="same">`, `<p>Unless we say so.</p><div class="clause paragraph" id="same">`)
		s.newManifest(t)
	}, verify.CheckPages, "page-words", "/p/v1.0/", "“Unless we say so.”"},
	{"words hidden", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", `<p class="body">It stays.</p>`, `<p class="body" style="display:none">It stays.</p>`)
		s.newManifest(t)
	}, verify.CheckPages, "page-hidden", "/p/v1.0/", "is hidden"},
	{"a wording taken off a clause page", func(t *testing.T, s *broken) {
		text := readFile(t, s.dir, "p/clauses/two/index.html")
		i := strings.LastIndex(text, `<section class="run"`)
		j := i + strings.Index(text[i:], "</section>") + len("</section>")
		writeFile(t, s.dir, "p/clauses/two/index.html", text[:i]+text[j:])
		s.newManifest(t)
	}, verify.CheckPages, "page-lacks", "/p/clauses/two/", "does not show the clause as it stands in /p/v1.0/#two"},

	// Proofs and addresses.
	{"the proof of another page", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "p/v1.0/index.tlog-proof", readFile(t, s.dir, "p/v2.0/index.tlog-proof"))
		s.newManifest(t)
	}, verify.CheckProofs, "proof-line", "/p/v1.0/index.tlog-proof", "is the last that speaks of this page"},
	{"a proof of an older checkpoint", func(t *testing.T, s *broken) {
		head, _, _ := strings.Cut(readFile(t, s.dir, "p/v1.0/index.tlog-proof"), "\n\n")
		writeFile(t, s.dir, "p/v1.0/index.tlog-proof", head+"\n\n"+string(s.first))
		s.newManifest(t)
	}, verify.CheckProofs, "proof-other", "/p/v1.0/index.tlog-proof", "of another checkpoint"},
	{"a proof with another hash", func(t *testing.T, s *broken) {
		lines := strings.Split(readFile(t, s.dir, "p/clauses/same/index.tlog-proof"), "\n")
		lines[2], lines[3] = lines[3], lines[2]
		writeFile(t, s.dir, "p/clauses/same/index.tlog-proof", strings.Join(lines, "\n"))
		s.newManifest(t)
	}, verify.CheckProofs, "proof", "/p/clauses/same/index.tlog-proof", "it does not prove"},
	{"no proof", func(t *testing.T, s *broken) {
		s.remove(t, "p/v1.0/index.tlog-proof")
		s.newManifest(t)
	}, verify.CheckProofs, "proof-unread", "/p/v1.0/index.tlog-proof", "is not there"},
	{"a former address gone", func(t *testing.T, s *broken) {
		s.remove(t, "pages/disagreements/index.html")
		s.newManifest(t)
	}, verify.CheckAddresses, "address-gone", "/pages/disagreements/", "nothing is there any more"},
	{"a former address that leads away", func(t *testing.T, s *broken) {
		s.edit(t, "pages/disagreements/index.html", "url=../differences/", "url=https://elsewhere.example/")
		s.newManifest(t)
	}, verify.CheckAddresses, "address-leads-away", "/pages/disagreements/", "and another site"},
	{"a former address that leads astray", func(t *testing.T, s *broken) {
		s.edit(t, "pages/disagreements/index.html", "url=../differences/", "url=../method/")
		s.newManifest(t)
	}, verify.CheckAddresses, "address-leads-astray", "/pages/disagreements/", "and /pages/method/"},
	{"a former address that leads some readers astray", func(t *testing.T, s *broken) {
		s.edit(t, "pages/disagreements/index.html", `data-to="../differences/"`, `data-to="../method/"`)
		s.newManifest(t)
	}, verify.CheckAddresses, "address-leads-astray", "/pages/disagreements/", "leads to /pages/method/ and /pages/differences/"},
	{"a former address that shows another page first", func(t *testing.T, s *broken) {
		s.edit(t, "pages/disagreements/index.html", `content="0; `, `content="3600; `)
		s.newManifest(t)
	}, verify.CheckAddresses, "address-leads-away", "/pages/disagreements/", "leads to /pages/differences/ and another site"},
	{"a former address with a page of its own", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "pages/disagreements/index.html", "<p>We agree.</p>")
		s.newManifest(t)
	}, verify.CheckAddresses, "address-leads-astray", "/pages/disagreements/", "shows something of its own, and what was published here is now at /pages/differences/"},
	{"a text that leads some readers away", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", "<head>", `<head><script src="../../static/redirect.js" data-to="https://elsewhere.example/"></script>`)
		s.newManifest(t)
	}, verify.CheckPages, "page-leads-away", "/p/v1.0/", "leads its readers on by itself, to https://elsewhere.example/"},
	{"a clause page gone", func(t *testing.T, s *broken) {
		s.remove(t, "p/clauses/same/index.html")
		s.newManifest(t)
	}, verify.CheckAddresses, "address-gone", "/p/clauses/same/", "nothing is there any more"},
	{"a tombstone taken out", func(t *testing.T, s *broken) {
		s.edit(t, "p/v1.0/index.html", `<div class="clause heading" id="commitments">`, `<div class="clause heading">`)
		s.newManifest(t)
	}, verify.CheckAddresses, "place-gone", "/p/v1.0/#commitments", "no such place"},

	// Files.
	{"half uploaded", func(t *testing.T, s *broken) {
		for _, name := range []string{"p", "reports", "static"} {
			if err := os.RemoveAll(s.path(name)); err != nil {
				t.Fatal(err)
			}
		}
	}, verify.CheckFiles, "file-missing", "/p/", "the file is not there, as are"},
	{"a file changed", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "static/site.css", "p { display: none }")
	}, verify.CheckFiles, "file-changed", "/static/site.css", "not as it was built"},
	{"a file that nobody knows", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "p/v9.9/index.html", "<h1>We never promised</h1>")
	}, verify.CheckFiles, "file-unknown", "/p/v9.9/index.html", "the site's list of files does not have it"},
	{"no list of files", func(t *testing.T, s *broken) {
		s.remove(t, "ledger/manifest.json")
	}, verify.CheckFiles, "no-manifest", "/ledger/manifest.json", "is not there"},
	{"a list of files that is cut off", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "ledger/manifest.json", readFile(t, s.dir, "ledger/manifest.json")[:500])
	}, verify.CheckFiles, "manifest", "/ledger/manifest.json", "it is cut off"},
	{"a list of files that leads out of the site", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "ledger/manifest.json", `{"schema":"rspsite.manifest/1","files":{"../../etc/passwd":"sha256:`+strings.Repeat("0", 64)+`"}}`)
	}, verify.CheckFiles, "manifest", "/ledger/manifest.json", `"../../etc/passwd" is no path of a file of the site`},
}

// tile is a tile of the log's lowest level, the one with all lines.
func (s *broken) tile(t *testing.T) string {
	t.Helper()
	found, err := fs.Glob(os.DirFS(s.dir), "ledger/tile/0/000.p/*")
	if err != nil || len(found) != 2 {
		t.Fatalf("got tiles %v: %v", found, err)
	}
	return found[1]
}

// checkpoint changes the checkpoint of the site, and leaves out its signature.
func (s *broken) checkpoint(t *testing.T, change func(*ledger.Checkpoint)) {
	t.Helper()
	c, err := ledger.ReadCheckpoint([]byte(readFile(t, s.dir, "ledger/checkpoint")))
	if err != nil {
		t.Fatal(err)
	}
	change(&c)
	writeFile(t, s.dir, "ledger/checkpoint", string(c.Unsigned()))
	s.newManifest(t)
}

// TestAttacksAreNamed breaks an honest site in each way, and reads what is said of it.
func TestAttacksAreNamed(t *testing.T) { testAttacks(t, attacks) }

func testAttacks(t *testing.T, attacks []attack) {
	t.Helper()
	dir, p, first := honest(t)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			publisher := *p
			publisher.t = t
			publisher.files = cloneFiles(p.files)
			s := &broken{dir: copySite(t, dir), publisher: &publisher, first: first}
			a.spoil(t, s)
			r := verifyFolder(t, s.dir, s.options)
			if r.Holds || state(r, a.check) != verify.Fails {
				t.Errorf("the site holds (%v), and %s %s: %s", r.Holds, a.check, state(r, a.check), r.Verdict)
			}
			var all []string
			for _, problem := range r.Problems {
				if problem.Means == "" || problem.Mend == "" {
					t.Errorf("it is not said what this means, or what to do: %+v", problem)
				}
				if problem.Check == a.check && problem.Rule == a.rule && strings.HasPrefix(problem.Where, a.where) && strings.Contains(problem.Message, a.says) {
					return
				}
				all = append(all, fmt.Sprintf("%s %s %s: %s", problem.Check, problem.Rule, problem.Where, problem.Message))
			}
			t.Errorf("want %s %s %s: %s, got\n%s", a.check, a.rule, a.where, a.says, strings.Join(all[:min(len(all), 12)], "\n"))
		})
	}
}
