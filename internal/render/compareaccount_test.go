package render

import (
	"strings"
	"testing"
)

// TestReconstructionsAccuseNobody: what the publisher's account names and the texts do not show is said of the texts where they
// are reconstructions, of the account where they are the publisher's own.
func TestReconstructionsAccuseNobody(t *testing.T) {
	const account = `account: [{says: Training stays., clauses: [same], source: wiki}, {says: We care., source: wiki}]`
	for basis, want := range map[string][]string{
		"reconstruction": {"The publisher’s own account, as far as it is held here, names 2 changes that these texts do not show.",
			"not visible in the texts held here: entry 1, entry 2", "Training stays. The Wiki Not visible in the texts held here."},
		"official": {"borne out by no change on this page: entry 1 ", "No change of the policy on this page bears it out.", "It names no clause."},
	} {
		files := three(basis)
		const step = "content/changes/p/v1.1.md"
		files[step] = strings.Replace(files[step], "account: [{says: Reporting changes., clauses: [report], source: wiki}]", account, 1)
		text := comparisonOf(t, files, "v1.0/v1.1")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("of %s texts the page does not say %q:\n%s", basis, w, text)
			}
		}
		if basis == "reconstruction" && strings.Contains(text, "bears it out") {
			t.Errorf("of reconstructions the page says that nothing bears an entry out")
		}
	}
}

// TestWhyNoShareIsGiven: where the silent revision rate cannot be given the page says why, and so does the chip of the record.
func TestWhyNoShareIsGiven(t *testing.T) {
	const share = "Share of changes not announced (silent revision rate): cannot be given; "
	files := three("official")
	for _, want := range []string{"Weakened Announced? not assessed Reports", share + "for 1 of 1 recorded change it is not assessed whether it was announced"} {
		if text := comparisonOf(t, files, "v1.0/v1.1"); !strings.Contains(text, want) {
			t.Errorf("with an account the page does not say %q:\n%s", want, text)
		}
	}
	const step = "content/changes/p/v1.1.md"
	files[step] = strings.Replace(files[step], "account: [{says: Reporting changes., clauses: [report], source: wiki}]\n", "", 1)
	for pair, wants := range map[string][]string{
		"v1.0/v1.1": {"Weakened No account held Reports", share + "no account of this step is held"},
		"v1.0/v2.0": {share + "no account of these steps is held"},
	} {
		for _, want := range wants {
			if text := comparisonOf(t, files, pair); !strings.Contains(text, want) {
				t.Errorf("without an account the page of %s does not say %q:\n%s", pair, want, text)
			}
		}
	}
}

// TestRemovedIsAskedAfter: the card of what was removed says that nobody knows whether the publisher's account names it, and nothing where
// that is known.
func TestRemovedIsAskedAfter(t *testing.T) {
	const asked = "whether it names this is not known here."
	changes := func(account, record string) string {
		return "---\ntitle: C\nversion: v2.0\nsource: wiki\n" + account +
			"records: [{id: unasked, title: Nobody is asked, clauses: [consult], outcome: removed, what: It left., source: wiki" + record + "}]\n---\n"
	}
	for name, c := range map[string]struct{ account, record, says string }{
		"no account":   {"", "", "Publisher’s account: none is held here; " + asked},
		"one entry":    {"account: [{says: All is new. We care., source: wiki}]\n", "", "Publisher’s account: all is new; " + asked},
		"two entries":  {"account: [{says: All is new., source: wiki}, {says: We care., source: wiki}]\n", "", "Publisher’s account: 2 entries of it are held here; " + asked},
		"it names it":  {"account: [{says: We ask nobody., clauses: [consult], source: wiki}]\n", "", ""},
		"it is judged": {"account: [{says: All is new., source: wiki}]\n", ", announced: silent", ""},
	} {
		files := three("official")
		files["content/changes/p/v2.0.md"] = changes(c.account, c.record)
		text := comparisonOf(t, files, "v1.1/v2.0")
		if !strings.Contains(text, c.says) || c.says == "" && strings.Contains(text, "is not known here") {
			t.Errorf("%s: the page does not say %q:\n%s", name, c.says, text)
		}
	}
}
