package verify

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"rspsite/internal/ledger"
)

// Options are what a reader brings.
type Options struct {
	Key   string // verifier key of the publisher (C2SP signed-note); empty if there is none
	Since []byte // a checkpoint of the site that was kept; nil if there is none
	Today string // the latest day that it is anywhere, "2026-05-12"; empty if that is not to be asked
	Limits
	Known    map[string][]string   // SHA-256 ("sha256:…") of the style sheets and scripts that rspsite writes, by their paths in a site; may be nil
	Progress func(done, total int) // called after each file, perhaps by several goroutines at a time; may be nil
}

// ErrNoSite is the error of a place at which no site of rspsite is found.
var ErrNoSite = errors.New("it has neither /ledger/manifest.json nor /ledger/ledger.jsonl, so that it is no site of rspsite, or none that is whole")

// A run is one verification.
type run struct {
	*reader
	findings
	options Options
	report  *Report

	files      map[string]string // the manifest, or nil if there is none
	log        *ledger.Log       // nil if it is not there or cannot be read
	state      *ledger.State
	checkpoint *ledger.Checkpoint
	tree       *ledger.Tree
	documents  []*document
	at         map[string]*document   // by their addresses
	versions   map[string][]*document // of the record, by the addresses of their policies
	pages      []*clausePage
	recorded   map[string][]recordedEntry // versions that policies record, by the addresses of their pages
	foreigners foreigners
	formers    formerTexts
	base       string // the address of its root without the slash at its end, as it says itself; empty if it does not know it
	folder     string // under which the site lies on its host, as it says itself: "/rsp"
	areShipped bool   // all style sheets and scripts are those of this program
	hasNone    bool   // there is no record
	said       map[string]Check
	compared   atomic.Int64 // comparisons that were read
}

// Run verifies a site. The error tells that it could not be read; what is wrong with it is in the report.
func Run(ctx context.Context, s Site, o Options) (*Report, error) {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits
	}
	v := &run{reader: newReader(ctx, s, o.Limits), options: o, report: &Report{Schema: Schema, Site: s.Name()}, said: map[string]Check{}}
	for _, step := range []func() error{
		v.readManifest,     // which files there are
		v.checkRecord,      // the ledger, its checkpoint and its tree
		v.checkDocuments,   // each text of the record, its page and the files beside it
		v.checkClausePages, // pages that show parts of those texts
		v.checkComparisons, // pages, data and Markdown that compare two of them
		v.checkAddresses,   // all that were ever published
		v.checkOtherPages,  // those that show no text
		v.checkData,        // the texts as programs and Markdown have them
		v.checkSources,     // and as their authors wrote them
		v.checkRedirects,   // what tells a host of former addresses
		v.checkOutside,     // what the reader brings
		v.checkFiles,       // those that no step before has read
	} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := v.stopped(); err != nil {
			return nil, err
		}
	}
	return v.finish(), nil
}

// checkOutside holds the record against what the reader brings.
func (v *run) checkOutside() error {
	v.checkSignature()
	v.checkSince()
	return nil
}

// say is what a check comes to. One with problems fails, whatever it says.
func (v *run) say(check string, state State, format string, args ...any) {
	v.said[check] = Check{check, state, fmt.Sprintf(format, args...)}
}

// finish puts the report together.
func (v *run) finish() *Report {
	r := v.report
	for _, name := range checkNames {
		c, ok := v.said[name]
		if !ok {
			continue
		}
		if v.count(name) > 0 {
			c.State = Fails
		}
		r.Checks = append(r.Checks, c)
	}
	r.Problems, r.Notes = v.sorted(v.problems), v.sorted(v.notes)
	for _, name := range checkNames {
		if n := v.left[name]; n > 0 {
			r.Notes = append(r.Notes, Problem{Check: name, Rule: "more", Where: "/", Message: fmt.Sprintf("%d more findings of this check are not listed", n)})
		}
	}
	r.Holds = len(r.Problems) == 0
	r.Verdict = v.verdict()
	return r
}
