package render

import (
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/dataset"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/superseded"
)

// planAPI plans everything as data. It comes after all that the records speak of.
func (s *site) planAPI() {
	for _, f := range s.data.Files() {
		s.addFile(f.Address, f.Make)
	}
	s.add(permalink.API, func(at *view) (string, any) { return "api", at.apiPage() })
	s.redirect(permalink.APINewest, permalink.API, "Data")
}

// newData lists the records of the site.
func (s *site) newData() *dataset.Set {
	var state *ledger.State
	former := superseded.Texts{}
	if s.recorded != nil {
		state = s.recorded.state
		for _, list := range s.recorded.former {
			for _, f := range list {
				former[f.page()] = append(former[f.page()], f.Text)
			}
		}
	}
	words := &dataWords{s: s, mentions: sync.OnceValue(s.corpus.Mentions)}
	return dataset.New(dataset.Given{Corpus: s.corpus, Revisions: s.revisions, State: state, Former: former, Site: words, BaseURL: s.options.BaseURL})
}

// A dataWords tells the records which pages there are, and how they word things.
type dataWords struct {
	s        *site
	mentions func() map[string][]corpus.Mention
}

// Whole is a whole address, where the site knows its own.
func (w *dataWords) Whole(address string) string { return w.s.whole(address) }

// Has reports whether the site has a page or file at an address.
func (w *dataWords) Has(address string) bool { return w.s.has(address) }

// Plain is a text as a reader reads it.
func (w *dataWords) Plain(text clause.Inline, in *corpus.File) string { return w.s.plain(text, in) }

// Says is what a text is, as the banner of its page says it.
func (w *dataWords) Says(c *corpus.Common) string { return w.s.saysOf(c) }

// Differs says how what a page shows differs from the public record.
func (w *dataWords) Differs(page string) string {
	r := w.s.recorded
	if r == nil {
		return ""
	}
	if h := r.clauses[page]; h != nil {
		return r.clauseDiffers(h)
	}
	return r.differs[page]
}

// Turn is what may be said of a clause in one version.
func (w *dataWords) Turn(h *corpus.History, step int) string {
	return dataset.Turns[w.s.turnOf(h, step)]
}

// Redline is where the change of a clause in one version is shown.
func (w *dataWords) Redline(h *corpus.History, step int) string {
	return w.s.stepTo(h.Steps[step].Version).redlineOf(lastClause(h, step))
}

// Lines are those of the public record that say first and last what the version is that has the newest text of a clause.
func (w *dataWords) Lines(h *corpus.History) (first, last int, ok bool) {
	r := w.s.recorded
	if r == nil {
		return 0, 0, false
	}
	line, version := r.lineOf(h)
	if version == nil {
		return 0, 0, false
	}
	return r.state.At(version.Address()).First, line, true
}

// DigestIn is the digest of a clause in the text that a line of the public record published.
func (w *dataWords) DigestIn(line int, id clause.ID) string {
	if w.s.recorded == nil {
		return ""
	}
	return w.s.recorded.digestIn(line, id)
}

// RecordAddress is the address of a change record.
func (w *dataWords) RecordAddress(p *corpus.Policy, record string) string {
	return recordAddress(p, record)
}

// Facts are what the page of a document says, as the file beside it has them.
func (w *dataWords) Facts(d corpus.Document) any {
	s := w.s
	switch m := d.Meta.(type) {
	case *corpus.ReportMeta:
		for _, t := range d.Report.Texts() {
			if t.ReportMeta == m {
				return s.dataOfReport(d.Report, t)
			}
		}
	case *corpus.ReviewMeta:
		return s.reviewFacts(d.Review, d.Page)
	case *corpus.ModelMeta:
		model := s.corpus.Model(d.Name)
		return s.modelData(model, w.mentions()[model.RefTo()])
	case *corpus.TableMeta:
		for _, t := range s.corpus.Tables {
			if &t.TableMeta == m {
				return s.tablesData(t)
			}
		}
	case *corpus.GoalMeta:
		for _, g := range s.corpus.Goals {
			if &g.GoalMeta == m {
				return s.goalData(g)
			}
		}
	}
	return nil
}
