package corpus

import (
	"fmt"
	"slices"

	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// policy checks the versions of p against each other.
func (k *checker) policy(p *Policy) {
	records := map[string]problem.Position{}
	for _, v := range p.Versions {
		k.version(v)
		if v.Changes != nil {
			k.changes(v, records)
		}
	}
	k.recorded(p)
}

func (k *checker) version(v *Version) {
	switch {
	case v.Version != "" && !permalink.IsName(v.Version):
		k.errorf(v.field("version"), "bad-name", "allowed are "+permalink.NameRule, "the version %q cannot be part of an address", v.Version)
	case v.Version != "" && v.Version != v.Name:
		k.errorf(v.field("version"), "version-name", fmt.Sprintf("rename the file to %s.md or write version: %s", v.Version, v.Name),
			"the version does not fit the file's name (found %q, want %q)", v.Version, v.Name)
	}
	b := v.previous
	if b == nil {
		k.noOlder(v)
		return
	}
	if b.Published.After(v.Published) {
		k.errorf(v.field("published"), "mixed-up-dates", "check both dates, or say which version came before by previous:",
			"%s is dated %s, before %s of %s that it follows", v.Name, v.Published, b.Name, b.Published)
	}
	k.fates(b, v)
}

// gaps reports public versions before which a hidden one stands, if its absence leaves an ID of the public ones without a fate:
// the step between them would tell readers that clauses vanished without a word.
func (k *checker) gaps(p *Policy) {
	whole := find(k.whole.Policies, p.Name)
	for _, v := range p.Versions {
		hidden := find(whole.Versions, v.Name).previous
		if hidden == nil || k.reasons[hidden.Path] == "" {
			continue
		}
		var step problem.List
		sandbox := &checker{Corpus: k.Corpus, findings: &findings{list: &step, inFile: map[string]int{}}}
		if v.previous == nil {
			sandbox.noOlder(v)
		} else {
			sandbox.fates(v.previous, v)
		}
		step.Sort()
		if i := slices.IndexFunc(step, func(p problem.Problem) bool { return p.Severity == problem.Error }); i >= 0 {
			k.errorf(v.field("version"), "hidden-step", "publish "+hidden.Name+" first, or make "+v.Name+" a draft too",
				"%s is public, and %s before it is not: it %s; without it, %s", v.Name, hidden.Name, k.reasons[hidden.Path], step[i].Message)
		}
	}
}
