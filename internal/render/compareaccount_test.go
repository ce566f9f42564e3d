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
