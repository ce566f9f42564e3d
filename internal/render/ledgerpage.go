package render

import (
	"encoding/base64"
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A ledgerPage is the page of the public record.
type ledgerPage struct {
	*layout
	Answer       ledgerAnswer
	Lead         string
	Why          string // there is nothing to show, and why; empty if there is
	Unfinished   string // a publication was interrupted
	Facts        []fact
	Differences  []ledgerDifference
	Publications []ledgerPublication // newest first
	Checkpoint   string
	Signature    string // what the checkpoint's signature, or its lack, means
	VerifierKeys []string
	Files        []link
	Manifest     *link // nil in a preview, which has none
	Verify       string
	Lines        string // address of the record, as a program fetches it
	Since        string // how the record is held against an earlier checkpoint
	Example      *ledgerExample
}

// A ledgerDifference is a document that differs from the public record.
type ledgerDifference struct {
	Page    link
	Marks   []chip
	Says    string
	Changed []link // clauses whose text differs
	More    string // how many further ones
}

// A ledgerExample shows on one document how its digest is computed.
type ledgerExample struct {
	Page    link
	Address string // of its canonical text, as a program fetches it
	Line    link
	Digest  string
}

const (
	ledgerLead = "What was published on this site, when, and what became of it since: a line for each event, in a log that can only grow."
	noLedger   = "Nothing was published into a public record yet."
	ofDrafts   = "This site shows what is not public: drafts, or texts dated ahead. Nothing on it is held against the public record, and nothing is proved."
)

func (at *view) ledgerPage() *ledgerPage {
	p := &ledgerPage{layout: at.layout("Public record", permalink.Ledger), Lead: ledgerLead}
	p.say("basis", "A list, kept by this site’s publisher; each page that it names says what its own text is.")
	p.Description = ledgerLead
	if !at.s.options.Reload {
		m := at.to(permalink.LedgerManifest, "The manifest: the digest of every other file of this site")
		p.Manifest = &m
	}
	r := at.s.recorded
	switch given := at.s.options.Record; {
	case r != nil:
		at.fillLedger(p, r)
	case given != nil && given.Drafts:
		p.Why = ofDrafts
	default:
		p.Why = noLedger
	}
	return p
}

func (at *view) fillLedger(p *ledgerPage, r *publicRecord) {
	p.Answer = at.answer(r)
	p.Facts = ledgerFacts(at, r)
	if n := r.All.Len() - r.Log.Len(); n > 0 {
		p.Unfinished = "A publication was interrupted: " + count(n, "line was", "lines were") + " written behind the checkpoint and " +
			"are not shown here. The publisher finishes it with rspsite publish."
	}
	p.Differences = at.ledgerDifferences(r)
	p.Publications = at.publications(r)
	p.Checkpoint = string(r.Checkpoint.Bytes())
	p.Signature = unsignedSentence
	if r.Checkpoint.IsSigned() {
		p.Signature = signedSentence
		if key := at.s.corpus.Config.Ledger.Key; key != "" {
			p.VerifierKeys = []string{key}
		}
	}
	p.Files = []link{at.to(permalink.LedgerLines, "The record itself, one line of JSON an event"),
		at.to(permalink.LedgerFile("checkpoint"), "The checkpoint")}
	p.Verify = "rspsite verify " + siteAddress(at.s.options.BaseURL)
	p.Lines = absolute(at.s.options.BaseURL, permalink.LedgerLines)
	p.Since = p.Verify + " --since checkpoint"
	p.Example = at.ledgerExample(r)
}

const (
	unsignedSentence = "It is not signed. Whoever runs this site could write the whole record anew, and nobody who sees it for the first " +
		"time could tell. Whoever kept an earlier checkpoint can."
	signedSentence = "It is signed. The signature shows that whoever holds the key stands behind this record; it does not show who that is. " +
		"Take the key from another place than this site."
)

// siteAddress is the site's, where it knows its own.
func siteAddress(base string) string {
	if base == "" {
		return "https://…"
	}
	return absolute(base, "/")
}

func ledgerFacts(at *view, r *publicRecord) []fact {
	fs := &facts{v: at}
	fs.text("Name of the log", r.Log.Origin())
	fs.text("Last publication", longDay(r.Log.On()))
	fs.text("Lines", fmt.Sprintf("%d, of %s", r.Log.Len(), count(r.Log.Publications(), "publication", "publications")))
	signed := "no"
	if r.Checkpoint.IsSigned() {
		signed = "yes"
	}
	fs.text("Signed", signed)
	return fs.list
}

// maxChanged is how many clauses an entry names.
const maxChanged = 12

func (at *view) ledgerDifferences(r *publicRecord) []ledgerDifference {
	var list []ledgerDifference
	for _, now := range r.state.All { // what is gone comes first: its address was promised
		if !at.s.has(now.Address()) {
			list = append(list, ledgerDifference{Page: link{Text: now.Title},
				Says: "Published at " + now.Address() + ", and not there any more."})
		}
	}
	for _, x := range r.differences {
		d := ledgerDifference{Page: at.to(x.document.Page, x.document.Title), Marks: marks(x.document.Common), Says: x.says}
		if x.step != nil {
			d.Changed, d.More = at.changedLinks(&x.document, x.step.Changed)
		}
		list = append(list, d)
	}
	return list
}

// changedLinks lead to clauses of a document, the first of them, with how many more there are.
func (at *view) changedLinks(d *corpus.Document, ids []string) (links []link, more string) {
	for _, id := range ids[:min(len(ids), maxChanged)] {
		l := link{Text: id}
		if d != nil && d.HasOwnPage() && d.Doc.Find(clause.ID(id)) != nil {
			l = at.to(d.Page+fragment(id), id)
		}
		links = append(links, l)
	}
	if n := len(ids) - len(links); n > 0 {
		more = fmt.Sprintf("and %d more", n)
	}
	return links, more
}

// ledgerExample is on the newest version of the first policy that stands as the record has it, or on the first other document
// that does; nil if none does.
func (at *view) ledgerExample(r *publicRecord) *ledgerExample {
	for _, p := range at.s.corpus.Policies {
		for _, v := range slices.Backward(p.Versions) {
			if e := at.exampleOf(r, v.Address()); e != nil {
				return e
			}
		}
	}
	for _, now := range r.state.All {
		if e := at.exampleOf(r, now.Address()); e != nil {
			return e
		}
	}
	return nil
}

// exampleOf is an example on the document whose page is given; nil if it is not as the record has it.
func (at *view) exampleOf(r *publicRecord, page string) *ledgerExample {
	d, now := r.documents[page], r.state.At(page)
	if d == nil || now == nil || r.differs[page] != "" {
		return nil
	}
	return &ledgerExample{Page: at.to(page, d.Title), Address: absolute(at.s.options.BaseURL, permalink.Canonical(page)), Line: at.lineLink(now.Last), Digest: now.Text}
}

// rootOf is the root of the tree over the first lines, as a checkpoint writes it.
func rootOf(r *publicRecord, size int) string {
	root := r.Tree.Root(size)
	return base64.StdEncoding.EncodeToString(root[:])
}
