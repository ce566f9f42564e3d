package sitetest

import (
	"context"
	"os"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/publication"
	"rspsite/internal/verify"
)

// TestSiteHolds verifies this repository's site as an outsider does, who has nothing but its files: in a folder and from a host.
func TestSiteHolds(t *testing.T) {
	folder, err := verify.OpenFolder(ownSite(t).dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	host, err := verify.OpenRemote(servedSite(t).base, verify.DefaultLimits.Parallel, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, site := range []verify.Site{folder, host} {
		report, err := verify.Run(context.Background(), site, verify.Options{})
		if err != nil {
			t.Fatalf("%s: %v", site.Name(), err)
		}
		if !report.Holds {
			t.Errorf("%s: %s", site.Name(), report.Verdict)
		}
		for _, p := range report.Problems {
			t.Errorf("%s: %s: %s: %s", site.Name(), p.Check, p.Where, p.Message)
		}
	}
}

// TestCorpusIsPublished: what lies in content is in the public record as it is, and the record has everything.
func TestCorpusIsPublished(t *testing.T) {
	fsys := os.DirFS(project)
	c, _ := corpus.Load(fsys, corpus.Options{})
	register, found := publication.Read(fsys, c.Config.Ledger.Key)
	steps, more := publication.Compare(c, register.All.State())
	for _, p := range append(found, more...) {
		t.Error(p)
	}
	for _, s := range steps {
		t.Errorf("%s is not in the public record as it is (%s): run rspsite publish", s.Record.Title, s.Event)
	}
	if !strings.Contains(string(ownSite(t).read(t, "ledger/index.html")), "not signed") {
		t.Error("the page of the record does not say that it is not signed")
	}
}
