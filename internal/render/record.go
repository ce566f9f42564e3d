package render

import (
	"bytes"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	publishing "rspsite/internal/publication"
	"rspsite/internal/superseded"
)

// A PublicRecord is what was published of a project before, and what of its corpus differs from that.
type PublicRecord struct {
	*publishing.Register
	Drafts   bool              // the corpus has what is not public: nothing is held against the record, nor proved
	Steps    []publishing.Step // what the next publication does
	Problems problem.List      // what the corpus breaks, in files as the corpus names them
	Former   superseded.Texts  // what texts said before they were corrected
}

// isOpen reports whether anything was published into the record.
func (r *PublicRecord) isOpen() bool { return r != nil && r.Log.Len() > 0 }

// A publicRecord is the public record as pages ask for it.
type publicRecord struct {
	*PublicRecord
	state       *ledger.State
	all         map[string]*corpus.Document // by their addresses
	documents   map[string]*corpus.Document // those that have pages to themselves
	clauses     map[string]*corpus.History  // by their pages, those that the record has
	differences []difference
	differs     map[string]string           // by the page of a document: that it differs from the record
	moved       map[string]*ledger.Standing // by its page: what was published of a document that the next publication changes
	former      map[string][]*former        // by its file: what a document said before
}

// planRecord plans the page of the public record, its files, and those that let each text be checked against it.
func (s *site) planRecord() {
	s.add(permalink.Ledger, func(at *view) (string, any) { return "ledger", at.ledgerPage() })
	for d := range s.corpus.Documents() {
		if d.HasOwnPage() {
			s.checkable(d)
		}
	}
	if s.recorded == nil {
		return
	}
	s.log()
	s.planFormer()
	for _, now := range s.recorded.state.All {
		if s.recorded.documents[now.Address()] != nil {
			s.proof(now.Address(), now.Last)
		}
	}
	for _, p := range s.corpus.Policies {
		for _, h := range p.Histories() {
			if line, version := s.recorded.lineOf(h); version != nil {
				s.proof(permalink.ClauseHistory(p.Name, h.ID), line)
			}
		}
	}
}

// read makes what pages ask of the record, which is nil where nothing was published.
func (r *PublicRecord) read(c *corpus.Corpus) *publicRecord {
	if !r.isOpen() || r.Drafts {
		return nil
	}
	p := &publicRecord{PublicRecord: r, state: r.Log.State(), all: map[string]*corpus.Document{}, documents: map[string]*corpus.Document{},
		clauses: map[string]*corpus.History{}, differs: map[string]string{}, moved: map[string]*ledger.Standing{}}
	for d := range c.Documents() {
		p.all[d.Page] = &d
		if d.HasOwnPage() {
			p.documents[d.Page] = &d
		}
	}
	for _, policy := range c.Policies {
		for _, h := range policy.Histories() {
			if _, version := p.lineOf(h); version != nil {
				p.clauses[permalink.ClauseHistory(policy.Name, h.ID)] = h
			}
		}
	}
	p.findDifferences(c)
	p.findFormer()
	return p
}

// checkable plans the files beside the page of a document that its digests are taken of.
func (s *site) checkable(d corpus.Document) {
	s.addFile(permalink.Canonical(d.Page), func() ([]byte, error) { return canonical.Text(&d.Doc.Document), nil })
	s.addFile(permalink.HeaderData(d.Page), func() ([]byte, error) { return headerData(d), nil })
}

// headerData is the front matter of a document as its digests see it: the header, and the lists that grow. Each value stands there
// as canonical JSON has it, so that the digest of it is that of its own bytes.
func headerData(d corpus.Document) []byte {
	header, fields := publishing.Parts(d)
	lists := map[string]any{}
	for field, entries := range fields {
		lists[field] = entries
	}
	_, line, _ := bytes.Cut(canonical.Header(map[string]any{"header": header, "lists": lists}), []byte("\n"))
	return line
}

// log plans the files of the log: the record, its checkpoint, tiles and entries.
func (s *site) log() {
	r := s.recorded
	s.addFile(permalink.LedgerLines, func() ([]byte, error) { return r.Log.Bytes(), nil })
	s.addFile(permalink.LedgerFile("checkpoint"), func() ([]byte, error) { return bytes.Clone(r.Checkpoint.Bytes()), nil })
	for _, f := range r.Tree.Tiles(r.Log.Sizes()) {
		s.addFile(permalink.LedgerFile(f.Path), func() ([]byte, error) { return f.Data, nil })
	}
}

// proof plans the proof that a line of the record stands in it, beside the page that it speaks of.
func (s *site) proof(page string, line int) {
	r := s.recorded
	s.addFile(permalink.Proof(page), func() ([]byte, error) { return r.Tree.Prove(line, r.Checkpoint).Bytes(), nil })
}

// lineOf is the number of the line that holds the digest of a clause in the newest version that the record has with it, and that
// version; nil if there is none.
func (r *publicRecord) lineOf(h *corpus.History) (int, *corpus.Version) {
	for i := len(h.Steps) - 1; i >= 0; i-- {
		step := h.Steps[i]
		if step.Clause == nil {
			continue
		}
		if now := r.state.At(step.Version.Address()); now != nil {
			if line, _ := r.lineWith(now.Last, step.Clause.ID); line > 0 {
				return line, step.Version
			}
		}
	}
	return 0, nil
}

// lineWith is the number of the line that lists a clause, among the one given and those that go on with it, and the digest that it
// gives of it; 0 and "" if none does.
func (r *publicRecord) lineWith(first int, id clause.ID) (line int, digest string) {
	for i := first; i < r.Log.Len() && (i == first || r.Log.Events[i].Event == ledger.More); i++ {
		for _, c := range r.Log.Events[i].Clauses {
			if c.ID == string(id) {
				return i, c.Digest
			}
		}
	}
	return 0, ""
}
