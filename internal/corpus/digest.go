package corpus

import (
	"sync"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
)

// digests are those of a text, each taken once for all copies of its file: many pages ask for them.
type digests struct {
	text    func() string
	clauses func() map[*clause.Clause]string // of those that can be cited
}

func digestsOf(d *clause.Document) *digests {
	return &digests{
		text: sync.OnceValue(func() string { return canonical.Digest(d) }),
		clauses: sync.OnceValue(func() map[*clause.Clause]string {
			all := map[*clause.Clause]string{}
			for c := range d.All() {
				if c.IsCitable() {
					all[c] = canonical.ClauseDigest(c)
				}
			}
			return all
		}),
	}
}

// TextDigest is the canonical digest of the file's text, without its header.
func (f *File) TextDigest() string {
	if f.digests == nil { // the file was not loaded
		return canonical.Digest(&f.Doc.Document)
	}
	return f.digests.text()
}

// ClauseDigest is the canonical digest of one clause of the file's text by itself.
func (f *File) ClauseDigest(c *clause.Clause) string {
	if f.digests != nil {
		if digest, ok := f.digests.clauses()[c]; ok {
			return digest
		}
	}
	return canonical.ClauseDigest(c)
}
