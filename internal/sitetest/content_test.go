package sitetest

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// The tests of this file hold what the repository's own content was asked to hold: readers cite these versions, clauses
// and addresses, so they may not silently go.

// versions are the versions whose text we hold, with the date as their source gives it.
var versions = []struct{ policy, version, published string }{
	{"anthropic-rsp", "v1.0", "2023-09-19"},
	{"anthropic-rsp", "v2.0", "2024-10-15"},
	{"anthropic-rsp", "v2.1", "2024-12"},
	{"anthropic-rsp", "v2.2", "2025-03"},
	{"anthropic-rsp", "v2.3", "2025-05"},
	{"anthropic-rsp", "v2.4", "2025-08"},
	{"anthropic-rsp", "v2.5", "2025-10"},
	{"anthropic-rsp", "v3.0", "2026-02-24"},
	{"openai-preparedness", "v2", "2025-04"},
	{"deepmind-fsf", "v3", "2026-04"},
}

// version finds a version by its exact name.
func version(t *testing.T, policy, name string) *corpus.Version {
	t.Helper()
	if p := ownSite(t).corpus.Policy(policy); p != nil {
		if v := p.Version(name); v != nil && v.Name == name {
			return v
		}
	}
	t.Fatalf("there is no %s/%s", policy, name)
	return nil
}

func TestVersionsAreThere(t *testing.T) {
	s := ownSite(t)
	held := 0
	for _, p := range s.corpus.Policies {
		held += len(p.Versions)
	}
	if held != len(versions) {
		t.Errorf("the corpus holds %d versions, want %d", held, len(versions))
	}
	for _, want := range versions {
		v := version(t, want.policy, want.version)
		if v.Published.String() != want.published {
			t.Errorf("%s was published %s, want %s as its source has it", v.Address(), v.Published, want.published)
		}
		if v.Basis != "reconstruction" {
			t.Errorf("%s has the basis %q: no wording here is official", v.Address(), v.Basis)
		}
		for _, address := range []string{v.Address(), v.Address() + "source/"} {
			if !s.has(address) {
				t.Errorf("the site has no %s", address)
			}
		}
	}
}

// TestBothLinesOfHistoryAreThere: what a published research corpus records stands beside what the seeds say.
func TestBothLinesOfHistoryAreThere(t *testing.T) {
	recorded := map[string]corpus.Recorded{}
	for _, r := range ownSite(t).corpus.Policy("anthropic-rsp").Recorded {
		recorded[r.Version] = r
	}
	for version, effective := range map[string]string{
		"v2.1": "2025-03-31", "v2.2": "2025-05-14", "v3.0": "", "v3.1": "", "v3.2": "", "v3.3": "", "v3.4": "2026-07-08",
	} {
		r, ok := recorded[version]
		if !ok {
			t.Errorf("anthropic-rsp does not record %s", version)
			continue
		}
		if effective != "" && r.Effective.String() != effective || !r.Published.IsZero() {
			t.Errorf("anthropic-rsp records %s as in effect from %s, published %s, want %s and no date of publication", version, r.Effective, r.Published, effective)
		}
		if r.Original.URL == "" || len(r.Original.SHA256) != 64 {
			t.Errorf("the recorded %s lacks the address or the digest of the publisher's document", version)
		}
	}
}

// TestClausesAreThere: the IDs that readers were promised, in the versions that the sources attest them for.
func TestClausesAreThere(t *testing.T) {
	all := []string{"v1.0", "v2.0", "v2.1", "v2.2", "v2.3", "v2.4", "v2.5", "v3.0"}
	for id, in := range map[clause.ID][]string{
		"pause":              all[:7],
		"sl-4":               all[1:],
		"asl-1":              all,
		"asl-2":              all,
		"asl-3":              all,
		"asl-4":              all,
		"rso":                all,
		"ltbt":               all,
		"asl-3-safeguards":   all,
		"cbrn":               all[1:],
		"cyber":              all[1:],
		"autonomy":           all[1:],
		"persuasion-welfare": all[1:],
		"if-then":            all[1:],
		"metr-collaboration": all[5:],
		"sb-53-mapping":      all[6:],
		"risk-reports":       all[7:],
		"external-review":    all[7:],
		"roadmap":            all[7:],
		"asl-3-duties":       all[7:],
		"asl-4-duties":       all[7:],
		"scope":              all[7:],
		"usage-policy":       all[7:],
		"deployment-asl-2":   all[7:],
		"deployment-asl-3":   all[7:],
		"deployment-asl-4":   all[7:],
		"security-asl-2":     all[7:],
		"security-asl-3":     all[7:],
		"security-asl-4":     all[7:],
		"internal-asl-2":     all[7:],
		"internal-asl-3":     all[7:],
		"internal-asl-4":     all[7:],
	} {
		for _, name := range all {
			got := version(t, "anthropic-rsp", name).Doc.Find(id) != nil
			if want := slices.Contains(in, name); got != want {
				t.Errorf("anthropic-rsp/%s has #%s: %v, want %v", name, id, got, want)
			}
		}
		if !ownSite(t).has("/anthropic-rsp/clauses/" + string(id) + "/") {
			t.Errorf("the clause %s has no page of its own", id)
		}
	}
}

// TestFlagshipChanges: the pause left with a reason, and SL-4 went from a promise of one to a wish to all. Both IDs stand
// on the paragraph that states the commitment, so that their redlines are of the commitment.
func TestFlagshipChanges(t *testing.T) {
	for _, p := range ownSite(t).corpus.Policies[:1] {
		for _, v := range p.Versions {
			for _, id := range []clause.ID{"pause", "sl-4"} {
				if c := v.Doc.Find(id); c != nil && c.Kind != clause.Paragraph {
					t.Errorf("#%s of %s is a %s, want the paragraph that states the commitment", id, v.Address(), c.Kind)
				}
			}
		}
	}
	v25, v30 := version(t, "anthropic-rsp", "v2.5"), version(t, "anthropic-rsp", "v3.0")
	if old, now := v25.Doc.Find("sl-4").Attrs.Get(clause.AttrCommitment), v30.Doc.Find("sl-4").Attrs.Get(clause.AttrCommitment); old != "unilateral" || now != "industry" {
		t.Errorf("#sl-4 binds %q in v2.5 and %q in v3.0, want unilateral, then industry", old, now)
	}
	i := slices.IndexFunc(v30.Tombstones(), func(s corpus.Tombstone) bool { return s.ID == "pause" })
	if i < 0 {
		t.Fatal("v3.0 has no tombstone for #pause")
	}
	if s := v30.Tombstones()[i]; s.Last != v25 || s.Left != v30 || s.Gone == nil || s.Gone.Why.IsZero() || len(s.Gone.Source) == 0 {
		t.Errorf("the tombstone of #pause is %+v, want: last in v2.5, left in v3.0, with a reason and its source", s)
	}
}

// TestEveryClauseHasASource: in a reconstruction, a statement without a source is an invention.
func TestEveryClauseHasASource(t *testing.T) {
	clauses := 0
	for _, p := range ownSite(t).corpus.Policies {
		for _, v := range p.Versions {
			for path, c := range v.Doc.WithPath() {
				if !c.IsCitable() || c.Kind.IsGroup() || c.Header {
					continue // a table's head names its columns and states nothing
				}
				clauses++
				if c.Derived {
					t.Errorf("%s:%d: the clause has no written ID", v.Path, c.Start.Line)
				}
				if len(corpus.SourcesOf(path, c)) == 0 && len(v.Source) == 0 {
					t.Errorf("%s:%d: #%s names no source", v.Path, c.Start.Line, c.ID)
				}
			}
		}
	}
	if clauses < 200 {
		t.Errorf("looked at %d clauses, want those of ten versions", clauses)
	}
}

// TestDeterminations: each model at the level that its source puts it at.
func TestDeterminations(t *testing.T) {
	s := ownSite(t)
	for level, models := range map[string][]string{
		"ASL-2": {"claude-3-family", "claude-3-5-family", "claude-haiku-4-5"},
		"ASL-3": {"claude-opus-4", "claude-opus-4-1", "claude-opus-4-6", "claude-opus-4-7", "claude-sonnet-4",
			"claude-sonnet-4-1", "claude-sonnet-4-6"},
	} {
		for _, name := range models {
			m := s.corpus.Model(name)
			if m == nil {
				t.Errorf("there is no model %s", name)
				continue
			}
			if !slices.ContainsFunc(m.Determinations, func(d corpus.Determination) bool { return d.Level == level && len(d.Source) > 0 }) {
				t.Errorf("%s is not determined to be at %s by any source", name, level)
			}
			if !s.has("/models/" + name + "/") {
				t.Errorf("the site has no page for %s", name)
			}
		}
	}
}

// TestChangeRecords: what became of the flagship clauses of v3.0, in the terms of the field, each with its source.
func TestChangeRecords(t *testing.T) {
	changes := version(t, "anthropic-rsp", "v3.0").Changes
	if changes == nil {
		t.Fatal("v3.0 has no change records")
	}
	for id, want := range map[string]corpus.Outcome{
		"pause": corpus.OutcomeRemoved, "sl-4": corpus.OutcomeRelocated, "risk-reports": corpus.OutcomeAdded,
		"external-review": corpus.OutcomeAdded, "roadmap": corpus.OutcomeAdded,
	} {
		i := slices.IndexFunc(changes.Records, func(r corpus.ChangeRecord) bool {
			return slices.Contains(r.Clauses, id) && r.Outcome == want && len(r.Source) > 0
		})
		if i < 0 {
			t.Errorf("no record of v3.0 says that #%s was %s", id, want)
		}
	}
	for _, v := range ownSite(t).corpus.Policy("anthropic-rsp").Versions[1:] {
		if v.Changes == nil || len(v.Changes.Records) == 0 {
			t.Errorf("there is no change record for the step to %s", v.Name)
		}
	}
}

// TestAddressesAreThere: every row of what the corpus must hold has its address.
func TestAddressesAreThere(t *testing.T) {
	s := ownSite(t)
	for group, names := range map[string]string{
		"/":                    "anthropic-rsp openai-preparedness deepmind-fsf models tables sources goals reports changes pages",
		"/anthropic-rsp/":      "latest",
		"/reports/":            "specimen-1 specimen-2",
		"/reports/specimen-2/": "reviews/open-slot",
		"/tables/": "asl-definitions live-models safeguards version-timeline labs-compared sb-53-mapping verifiable reviewers " +
			"commitment-tests critiques timeline-2025-2026 metrics enforcement buyers risk-reports",
		"/sources/": "wiki essay corpus rand-securing-weights intl-ai-safety-report human-compatible frontier-ai-regulation " +
			"hendrycks-2022 alignment-faking arxiv-2509-24394 time the-information mowshowitz-essays",
		"/goals/": "metric-asl-4-definition metric-competitors-pause metric-reviewer-commentary metric-risk-report-cadence " +
			"metric-sb-53-mapping milestone-roadmap",
		"/pages/": "why-it-matters loosening defence-contract legal-status delayed-release deployment-gate method disagreements",
	} {
		for name := range strings.FieldsSeq(names) {
			if !s.has(group + name + "/") {
				t.Errorf("the site has no %s%s/", group, name)
			}
		}
	}
	for _, file := range []string{"/404.html", "/feed.atom", "/sitemap.xml", "/robots.txt", "/pages/disagreements/"} {
		if !s.has(file) {
			t.Errorf("the site has no %s", file)
		}
	}
}

// TestDisagreementsAreShown: where sources differ, the site shows each claim; there is no silent choice.
func TestDisagreementsAreShown(t *testing.T) {
	ids := ownSite(t).parsePage(t, "pages/disagreements/index.html").ids
	for id := range strings.FieldsSeq("d-dates d-live-models d-asl-2 d-asl-3-security d-asl-4-trigger d-reviewers d-opus-4 " +
		"d-deepmind-date d-pause d-sl-4 d-thresholds d-if-then d-later-dates d-regulation d-xai d-openai-domains") {
		if ids[id] == nil {
			t.Errorf("pages/disagreements/ has no section %s", id)
		}
	}
	for _, claim := range version(t, "anthropic-rsp", "v3.0").Claims {
		if len(claim.Source) == 0 || claim.Value.IsZero() {
			t.Errorf("v3.0 has a claim about %s without a source or a value", claim.Field)
		}
	}
}

// TestRawSources: who cites a clause can fetch the very bytes that the page was made from.
func TestRawSources(t *testing.T) {
	s := ownSite(t)
	for _, want := range versions {
		v := version(t, want.policy, want.version)
		if raw := s.read(t, path.Join(want.policy, want.version, "source", want.version+".md")); !bytes.Equal(raw, v.Raw) {
			t.Errorf("the raw file of %s is not the source", v.Address())
		}
	}
}
