package superseded

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// Read reads the former texts of the documents of a corpus. The problems say which were changed, which have words that are redacted now,
// which are not kept, and which files are none of them.
func Read(fsys fs.FS, log *ledger.Log, c *corpus.Corpus) (Texts, problem.List) {
	r := &reader{fsys: fsys, log: log, known: map[string]bool{}}
	documents := map[string]corpus.Document{}
	names := c.FormerNames()
	for d := range c.Documents() {
		for _, address := range append(names.OfDocument(d), d.Page) {
			documents[address] = d
		}
	}
	texts := Texts{}
	for _, now := range log.State().All {
		if !Keeps(now.Kind) {
			continue
		}
		if d, ok := documents[now.Address()]; ok {
			if list := r.document(d, now); len(list) > 0 {
				texts[d.Page] = list
			}
			continue
		}
		for _, t := range append(before(log, now), Text{Line: LineOf(log, now)}) { // of what is not public here
			r.known[r.path(t)] = true
		}
	}
	r.strays()
	r.problems.Sort()
	return texts, r.problems
}

// A reader reads the former texts of one project.
type reader struct {
	fsys     fs.FS
	log      *ledger.Log
	known    map[string]bool // files that a line of the record speaks of
	problems problem.List
}

func (r *reader) path(t Text) string { return Path(r.log.Events[t.Line].Address(), t.Line) }

// document reads the former texts of one document. Every text must have the redactions of those that came after it.
func (r *reader) document(d corpus.Document, now *ledger.Standing) []Text {
	list := before(r.log, now)
	later := []*clause.Document{&d.Doc.Document}
	r.read(&Text{Line: LineOf(r.log, now), Digest: now.Text}, later) // kept ahead, for the next correction
	for i := len(list) - 1; i >= 0; i-- {
		t := &list[i]
		if !r.read(t, later) {
			t.Redacted = slices.ContainsFunc(later, func(d *clause.Document) bool { return r.isRedacted(t, d) })
			if !r.isThere(*t) && !t.Redacted {
				r.problems.Warnf(problem.Position{File: d.Path}, "superseded-missing",
					"unless its words were taken back, restore "+r.path(*t)+": the file canonical.txt beside the page of a site that showed the text has it",
					"what %s said until it was corrected on %s is not kept: the record has its digest alone (line %d)", now.Title, t.On, t.Line+1)
			}
			continue
		}
		later = append(later, t.Document)
	}
	return list
}

// read reads the words of a text, and reports whether they may be shown.
func (r *reader) read(t *Text, later []*clause.Document) bool {
	file := r.path(*t)
	r.known[file] = true
	at := problem.Position{File: file}
	info, err := fs.Stat(r.fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	var raw []byte
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no regular file")
	}
	if err == nil {
		raw, err = fs.ReadFile(r.fsys, file)
	}
	if err != nil {
		r.problems.Errorf(at, "superseded-unread", "let it be read", "reading it: %v", err)
		return false
	}
	if digest := ledger.Digest(raw); digest != t.Digest {
		r.problems.Errorf(at, "superseded-changed", "restore the file as publish wrote it; from an older site, it is canonical.txt",
			"it is not the text that line %d of the record published (found %s, want %s)", t.Line+1, digest, t.Digest)
		return false
	}
	doc, err := canonical.Read(raw)
	if err != nil {
		r.problems.Errorf(at, "superseded-unread", "take the file out: it was published by another program", "it is no text that can be shown: %v", err)
		return false
	}
	for _, l := range later {
		if Redacts(l, doc) {
			r.problems.Errorf(at, "superseded-redacted", "delete the file, in version control too where that has it: it may hold what was taken out",
				"words were redacted after this text was published, and it does not have that redaction")
			return false
		}
	}
	t.Raw, t.Document = raw, doc
	return true
}

func (r *reader) isThere(t Text) bool {
	_, err := fs.Stat(r.fsys, r.path(t))
	return !errors.Is(err, fs.ErrNotExist)
}

// isRedacted reports whether a clause that is not as a former text had it has a redaction in a later one.
func (r *reader) isRedacted(t *Text, later *clause.Document) bool {
	was := map[string]string{}
	for _, c := range r.log.Whole(t.Line).Clauses {
		was[c.ID] = c.Digest
	}
	for c := range later.All() {
		if len(c.Redactions()) > 0 && canonical.ClauseDigest(c) != was[string(c.ID)] {
			return true
		}
	}
	return false
}

// strays reports files that no line of the record speaks of.
func (r *reader) strays() {
	_ = fs.WalkDir(r.fsys, corpus.SupersededDir, func(name string, e fs.DirEntry, err error) error { // what cannot be listed keeps nothing
		if err == nil && !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !r.known[name] {
			r.problems.Warnf(problem.Position{File: name}, "superseded-stray", "take it out, or give it the name that publish gave it",
				"is not read: no line of the record published a text that this file could keep")
		}
		return nil
	})
}
