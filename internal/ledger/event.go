package ledger

// Schema names the form of the ledger, in its first line.
const Schema = "rspsite.ledger/1"

// What happened to a document.
const (
	Opened    = "opened"    // the ledger begins; it is the first line and no other
	Published = "published" // a document is public for the first time
	Corrected = "corrected" // what was published changed, and an erratum says so
	Revised   = "revised"   // a document that may change did, or a list of it grew
	Withdrawn = "withdrawn" // the publisher took it back; it stays where it is
	Moved     = "moved"     // it has another address, and the old ones lead there
	More      = "more"      // what of the event before did not fit into its line
)

// An Event is one line of the ledger. Every event but Opened says all that stands of its document from then on, together with the More
// behind it: see [Log.Whole].
type Event struct {
	Seq         int    `json:"seq"`            // number of the line, from 0
	Prev        string `json:"prev,omitempty"` // digest of the line before, without its line break; none in the first
	Publication int    `json:"publication"`    // number of the run that wrote the line, from 1
	On          string `json:"on"`             // the day that the site then showed
	Event       string `json:"event"`

	Schema string `json:"schema,omitempty"` // of Opened
	Origin string `json:"origin,omitempty"` // of Opened: the name of the log, as its checkpoints have it

	*Record
}

// A Record is what the ledger holds of a document.
type Record struct {
	Kind      string              `json:"kind"`
	Addresses []string            `json:"addresses"` // from the site's root: its own, then those that lead there, sorted
	Title     string              `json:"title"`
	Dated     string              `json:"dated,omitempty"` // the day or month that it states of itself
	Basis     string              `json:"basis,omitempty"`
	Specimen  bool                `json:"specimen,omitempty"` // made up to show the tool
	Withdrawn bool                `json:"withdrawn,omitempty"`
	Status    string              `json:"status,omitempty"`    // of a goal: whether it was met
	ClosedBy  string              `json:"closed-by,omitempty"` // of a goal: what would close it
	Header    string              `json:"header"`              // digest of what stands above the text, without its lists that grow
	Lists     map[string][]string `json:"lists,omitempty"`     // of each list that grows: digests of its entries, sorted
	Text      string              `json:"text"`                // digest of the text
	Frame     string              `json:"frame,omitempty"`     // how its clauses, groups and rules stand: see docs/ledger.md
	Pictures  map[string]string   `json:"pictures,omitempty"`  // digests of the files that it shows, by their paths; empty of those that are not there
	Clauses   []Clause            `json:"clauses,omitempty"`
}

// A Clause is a clause of a text with its own digest.
type Clause struct {
	ID     string `json:"id"`
	Digest string `json:"digest"`
}

// Address is where the document is.
func (r *Record) Address() string { return r.Addresses[0] }
