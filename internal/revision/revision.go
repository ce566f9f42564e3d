// Package revision says what became of a policy between two of its versions.
//
// In: two versions of a checked corpus. Out: a [Revision]: their comparison, clause by clause, with what the editors'
// change records and the publisher's own account of the steps between them say of each change; how many of the changes the
// account names, and which of its entries nothing bears out. Also the problems of the change files, held against the texts
// ([Set.Problems]), and the pairs of versions that have a page ([Pairs], [Shortcuts]). Guaranteed: a Revision is made once for
// each pair that is in use, and may be asked for from several goroutines; it depends on the corpus alone.
//
// The way through the package: set.go keeps what was made, revise.go makes it, trace.go finds the changes that a record means, by
// index.go, standing.go and account.go judge and count, problems.go checks, pairs.go chooses. docs/accounts.md says what counts.
//
// A text made from other sources may describe a clause for the first time, or otherwise, without the policy having changed.
// A [Standing] keeps such differences of description apart from changes of the policy: only these are counted.
package revision

import (
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// A Revision is what became of one version in another one of the same policy, or of another policy.
type Revision struct {
	Old, New *corpus.Version
	Difference
	Told
}

// A Difference is what became of one text in another, whatever they are. Of texts that are no versions, such as two reports, no
// source describes the one for the other, and so every difference is a change.
type Difference struct {
	Comparison *diff.Comparison
	Changes    []Change // one for each of Comparison.Changes, in their order
}

// What is Told of the steps from one version to another.
type Told struct {
	Steps   []*corpus.Version // the versions after the older of the two up to the newer, oldest first; none of different policies
	Records []Record          // of all steps, oldest first, in the order written
	Account *Account          // nil if no step has one
	Silent  SilentRate
}

// A Change is a change of the comparison with what is said of it.
type Change struct {
	*diff.Change
	Number   int // from 1, in reading order, of what a reader should see as a change; 0 if it is none
	Standing Standing
	Records  []int // indexes into Revision.Records of those that name a clause of it
	Entries  []int // indexes into Account.Entries of those that name a clause of it, or of what it came or went with, in their own step
}

// A Record is a change record of one of the steps.
type Record struct {
	*corpus.ChangeRecord
	Version *corpus.Version // the version whose change file holds it
	Changes []int           // indexes into Revision.Changes that it names a clause of
}

// An Account is the publisher's own account of the revision, held against what changed.
type Account struct {
	Entries []Entry
	Changes int // how many changes of the policy there are
	Named   int // how many of them an entry names
	Unnamed []int
	Empty   []int // entries that name clauses of which none changed
	Steps   int   // how many of the revision's steps have an account

	Records        int   // how many material records these steps have
	RecordsNamed   []int // indexes into Revision.Records of those of which an entry of the same step names a clause
	RecordsUnnamed []int // the others
}

// An Entry is one statement of the publisher's account.
type Entry struct {
	*corpus.AccountEntry
	Version *corpus.Version
	Changes []int // indexes into Revision.Changes; over several steps, of what its own step changed of the policy
}

// A SilentRate is the share of material changes that the publisher's account does not show (Zhu 2026, arXiv:2609.08789):
// Strict = (silent + partly) / material, Lenient = silent / material, over the records with an outcome other than retained.
type SilentRate struct {
	Material int
	Silent   int
	Partly   int
	Uncoded  int  // material records that do not say whether the change was announced
	Without  int  // material records that say that there is no account
	Defined  bool // every material record is coded, there is one, and there is an account
}

// Strict is the strict silent revision rate, 0 to 1. It means nothing unless r is Defined.
func (r SilentRate) Strict() float64 { return float64(r.Silent+r.Partly) / float64(r.Material) }

// Lenient is the lenient silent revision rate, 0 to 1. It means nothing unless r is Defined.
func (r SilentRate) Lenient() float64 { return float64(r.Silent) / float64(r.Material) }
