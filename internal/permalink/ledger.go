package permalink

import "strconv"

// Ledger is the page of the public record of what was published. Its files lie below: the checkpoint, tile/… and tile/entries/… as
// C2SP tlog-tiles lays them out, and these two.
const (
	Ledger         = "/ledger/"
	LedgerLines    = Ledger + "ledger.jsonl"  // the record itself
	LedgerManifest = Ledger + "manifest.json" // the digest of every other file of the site
)

// LedgerFile is a file of the log, by its path in it.
func LedgerFile(path string) string { return Ledger + path }

// Canonical is the canonical form of the text whose page is at an address.
func Canonical(page string) string { return page + "canonical.txt" }

// Superseded is the folder of the text that a line of the public record published for the page at an address, and that a later one
// corrected. It has the canonical form of that text, and is no page.
func Superseded(page string, line int) string {
	return page + "superseded/" + strconv.Itoa(line) + "/"
}

// SupersededID is the id of the place where that page says what the text said.
func SupersededID(line int) string { return "_superseded-" + strconv.Itoa(line) }

// HeaderData is what the digests of the front matter of the file whose page is at an address are taken of.
func HeaderData(page string) string { return page + "header.json" }

// Proof shows that what the page at an address says is in the public record.
func Proof(page string) string { return page + "index.tlog-proof" }
