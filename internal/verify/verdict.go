package verify

import "strings"

// whatFails are the checks in a sentence on what a reader cannot rely on.
var whatFails = map[string]string{
	CheckFiles: "its files are not all as they were built", CheckLedger: "its record is damaged, edited or not there",
	CheckDocuments: "texts are not those that were published, or are not there", CheckPages: "pages show other words than were published",
	CheckRedlines: "comparisons do not show what changed between their texts",
	CheckProofs:   "proofs do not prove", CheckAddresses: "addresses that were published do not answer",
	CheckSignature: "the signature is not that of the key", CheckSince: "the record is not the one that was kept",
}

// othersWords name the style sheets and scripts if some are not those of this program.
func (v *run) othersWords() string {
	if v.areShipped {
		return "and files for the host "
	}
	return "style sheets, scripts and files for the host "
}

// ofAnotherRelease says that another release of rspsite may have made pages that fail here: how pages are made changes, while the forms of
// record, texts, proofs and checkpoints have names that stay.
func (v *run) ofAnotherRelease() string {
	if v.options.Known == nil || v.areShipped || v.files == nil || v.count(CheckPages)+v.count(CheckRedlines) == 0 {
		return ""
	}
	return " Its style sheets or scripts are not those of this rspsite: if another release built it, have that release look at its pages and comparisons as well. What is said here of record, texts and proofs does not depend on that."
}

// verdict is the outcome in a sentence.
func (v *run) verdict() string {
	if v.hasNone && len(v.report.Problems) == 1 {
		return "This site cannot be verified: it has no public record. Its files are those of its own list, which anyone can make."
	}
	var fails []string
	for _, c := range v.report.Checks {
		if c.State == Fails {
			fails = append(fails, whatFails[c.Name])
		}
	}
	if len(fails) > 0 {
		return "This site does not hold: " + strings.Join(fails, "; ") + "." + v.ofAnotherRelease()
	}
	words := "This site holds: its texts, their heads, the clauses on their pages and in their data are what its public record says was published, " +
		"and its comparisons show what changed between them. " +
		"Feeds, overviews, accounts of changes, names and notes in citations, what stands around clauses and changes, " + v.othersWords() + "were held against the site's own list of files alone."
	if v.said[CheckSignature].State == Unchecked {
		words += " Who made the record was not checked."
	}
	if v.said[CheckSince].State == Unchecked {
		words += " Whether the record was ever written anew was not checked."
	}
	return words
}
