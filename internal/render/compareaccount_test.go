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
