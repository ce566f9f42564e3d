package verify_test

import (
	"crypto/rand"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"rspsite/internal/ledger"
	"rspsite/internal/verify"
)

// TestWhatCameSince: whoever kept a checkpoint is told of each text that is not the one that he saw, and of what was added to.
func TestWhatCameSince(t *testing.T) {
	p := newPublisher(t)
	first := p.publish("2026-06-01")
	erratum := "errata: [{on: 2026-06-10, kind: substantive, what: It says may.}]\n"
	p.edit("content/versions/p/v1.0.md", "We will pause.", "We may pause.")
	p.edit("content/versions/p/v1.0.md", "version: v1.0\n", "version: v1.0\n"+erratum)
	p.edit("content/goals/g.md", "title:", "withdrawn: {on: 2026-06-10, why: It was dropped.}\ntitle:")
	p.edit("content/determinations/m-1.md", "determinations: [", "determinations: [{level: ASL-2, on: 2026-05-01, source: wiki}, ")
	p.edit("content/pages/method.md", "title:", "aliases: [methods]\ntitle:")
	p.edit("content/sources/book.md", "title: ", "title: More of ")
	p.edit("content/versions/p/policy.md", "title:", "errata: [{on: 2026-06-10, kind: typo, what: It had no summary.}]\nsummary: What we do.\ntitle:")
	delete(p.files, "content/pages/disagreements.md")
	p.add("testdata/later.txtar")
	p.publish("2026-06-10")
	dir := p.build()

	r := verifyFolder(t, dir, verify.Options{Since: first})
	wantHolds(t, r)
	got := sinceNotes(t, r)
	for i, want := range []string{
		"since-withdrawn /goals/g/: A goal was withdrawn on 2026-06-10: the publisher took back what you saw",
		"since-revised /models/m-1/: Model One was added to on 2026-06-10: 1 new in determinations; its text is the one that you saw",
		"since-moved /pages/differences/: Differences was moved on 2026-06-10: you saw it at /pages/disagreements/",
		"since-moved /pages/method/: Method has more addresses since 2026-06-10, and stays where you saw it",
		"since-corrected /p/: Example Policy was corrected on 2026-06-10: its header is not the one that you saw",
		"since-corrected /p/v1.0/: Example Policy v1.0 was corrected on 2026-06-10: its text is not the one that you saw",
	} {
		if !slices.ContainsFunc(got, func(n string) bool { return strings.HasPrefix(n, want+" (line ") }) {
			t.Errorf("note %d is not there: %s\ngot\n%s", i, want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 6 {
		t.Errorf("%d notes:\n%s", len(got), strings.Join(got, "\n"))
	}
	if says := said(r, verify.CheckSince); !strings.Contains(says, "; corrected, added to, withdrawn or moved since: 6 documents, which the notes name; 1 document of kinds that may change at any time did") {
		t.Error(says)
	}
	r = verifyFolder(t, dir, verify.Options{Since: p.published})
	if got := sinceNotes(t, r); len(got) > 0 {
		t.Errorf("of the newest checkpoint: %v", got)
	}
}

// sinceNotes are the notes on an older checkpoint, a line each.
func sinceNotes(t *testing.T, r *verify.Report) (all []string) {
	t.Helper()
	for _, n := range r.Notes {
		if n.Check == verify.CheckSince {
			all = append(all, n.Rule+" "+n.Where+": "+n.Message+" ("+n.Related+")")
		}
	}
	return all
}

func said(r *verify.Report, check string) string {
	for _, c := range r.Checks {
		if c.Name == check {
			return c.Says
		}
	}
	return ""
}

// TestOlderKey: an older checkpoint is judged by its lines, whoever signed it; what its signature shows is said beside it.
func TestOlderKey(t *testing.T) {
	p := newPublisher(t)
	old := p.publish("2026-06-01")
	private, key, err := note.GenerateKey(rand.Reader, "example.org/rsp")
	if err != nil {
		t.Fatal(err)
	}
	former := p.key
	if p.signer, err = note.NewSigner(private); err != nil {
		t.Fatal(err)
	}
	p.write("content/pages/last.md", "---\ntitle: Last\n---\n\nLast. {#last}\n")
	p.publish("2026-06-11")
	dir := p.build()
	unsigned, _, _ := strings.Cut(string(old), "\n\n")
	_, signature, _ := strings.Cut(string(p.published), "\n\n")
	forged := strings.Replace(unsigned, "\n", "\n1", 1) // of a size that never was
	for _, c := range []struct {
		name, since, key  string
		holds             bool
		rule, says, means string // of the note; none if empty
		mend              string // of the problem
	}{
		{"signed with the key before", string(old), key, true, "since-key-other", "that checkpoint was signed by another key (example.org/rsp+", "not needed to rely on them", ""},
		{"not signed", unsigned + "\n", key, true, "since-unsigned", "that checkpoint is not signed", "not needed to rely on them", ""},
		{"with the signature of another", unsigned + "\n\n" + signature, key, true, "since-checkpoint-changed", "of the older checkpoint: ", "not needed to rely on them", ""},
		{"without a key", string(old), "", true, "", "", "", ""},
		{"the key before, which did not sign the new one", string(old), former, false, "", "", "", ""},
		{"made up", forged + "\n", key, false, "since-unsigned", "that checkpoint is not signed", "anyone can write one: by itself it proves nothing", "no signature on it was checked"},
		{"made up, without a key", forged + "\n", "", false, "", "", "", "no signature on it was checked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := verifyFolder(t, dir, verify.Options{Since: []byte(c.since), Key: c.key})
			if r.Holds != c.holds || c.mend == "" && state(r, verify.CheckSince) != verify.Holds {
				t.Errorf("holds: %v; since: %s", r.Holds, said(r, verify.CheckSince))
			}
			found := c.rule == ""
			for _, n := range r.Notes {
				isKey := strings.HasPrefix(n.Message, "that ") || strings.HasPrefix(n.Message, "of the ")
				if n.Check != verify.CheckSince || !isKey {
					continue
				}
				if found = n.Rule == c.rule && strings.HasPrefix(n.Message, c.says) && strings.Contains(n.Means, c.means); !found {
					t.Errorf("note %+v", n)
				}
			}
			if !found {
				t.Errorf("no note %s: %s", c.rule, c.says)
			}
			for _, wrong := range r.Problems {
				if wrong.Check == verify.CheckSince && !strings.Contains(wrong.Mend, c.mend) {
					t.Errorf("to do: %s", wrong.Mend)
				}
			}
		})
	}
}

// TestLineByHand: the publisher himself changes the words of a version, appends a line by hand that has them, and signs the whole anew.
func TestLineByHand(t *testing.T) {
	dir, p, first := honest(t)
	s := &broken{dir: copySite(t, dir)}
	log, problems := ledger.Read("", []byte(readFile(t, dir, "ledger/ledger.jsonl")))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := log.State().At("/p/v1.0/").Record
	r.Text = ledger.Digest([]byte("We may pause."))
	p.keep(log.Append("2026-06-11", "", []ledger.Event{{Event: ledger.Revised, Record: &r}}))
	writeFile(t, s.dir, "ledger/ledger.jsonl", string(p.files["content/ledger.jsonl"].Data))
	writeFile(t, s.dir, "ledger/checkpoint", string(p.published))
	s.newManifest(t)
	report := verifyFolder(t, s.dir, verify.Options{Key: p.key, Since: first})
	for _, wrong := range report.Problems {
		if wrong.Rule == "ledger-unsaid" {
			if wrong.Check != verify.CheckLedger || !strings.Contains(wrong.Message, "has another text from here on") || !strings.Contains(wrong.Means, "publish writes no such line") || !strings.Contains(wrong.Mend, "rspsite new erratum") {
				t.Errorf("%+v", wrong)
			}
			return
		}
	}
	t.Errorf("holds: %v, and %v", report.Holds, report.Problems)
}
