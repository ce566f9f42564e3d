package verify

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Schema names the form of a [Report] as JSON.
const Schema = "rspsite.verification/1"

// A Report is the outcome of a verification.
type Report struct {
	Schema   string    `json:"schema"`
	Site     string    `json:"site"`
	Holds    bool      `json:"holds"` // no check fails
	Verdict  string    `json:"verdict"`
	Log      *LogFacts `json:"log,omitempty"`
	Checks   []Check   `json:"checks"`
	Problems []Problem `json:"problems"`
	Notes    []Problem `json:"notes"`
}

// LogFacts are what the site's checkpoint and record state.
type LogFacts struct {
	Origin       string   `json:"origin"`
	Size         int      `json:"size"`         // lines
	Root         string   `json:"root"`         // of the tree over them, in Base64
	Publications int      `json:"publications"` // runs of publish
	On           string   `json:"on,omitempty"` // day of the last
	Signed       bool     `json:"signed"`
	Keys         []string `json:"keys,omitempty"` // that the site says are its own
}

// A State is the outcome of one check.
type State string

// The states.
const (
	Holds     State = "holds"
	Fails     State = "fails"
	Unchecked State = "unchecked" // nothing was asked, or there was nothing to check
)

// A Check is one thing that was looked at.
type Check struct {
	Name  string `json:"check"`
	State State  `json:"state"`
	Says  string `json:"says"`
}

// The names of the checks, in the order in which they are told.
const (
	CheckFiles     = "files"
	CheckLedger    = "ledger"
	CheckDocuments = "documents"
	CheckPages     = "pages"
	CheckRedlines  = "redlines"
	CheckProofs    = "proofs"
	CheckAddresses = "addresses"
	CheckSignature = "signature"
	CheckSince     = "since"
)

var checkNames = []string{CheckFiles, CheckLedger, CheckDocuments, CheckPages, CheckRedlines, CheckProofs, CheckAddresses, CheckSignature, CheckSince}

// Checks are the names of all checks, in the order in which they are told.
func Checks() []string { return slices.Clone(checkNames) }

// A Problem is something that does not hold or, as a note, that a reader should know.
type Problem struct {
	Check   string `json:"check"`
	Rule    string `json:"rule"`              // its short name, which stays as it is
	Where   string `json:"where"`             // file or address, from the site's root
	Message string `json:"message"`           // what was found
	Means   string `json:"means,omitempty"`   // what that means for a reader
	Mend    string `json:"mend,omitempty"`    // what the publisher does about it
	Related string `json:"related,omitempty"` // line of the record that says otherwise: "line 12"
}

// maxProblems are kept of one check, the first by their places: nobody reads more, and a hostile site could make endless ones.
const maxProblems = 1000

// findings gather problems while files are read at the same time. The zero value is empty.
type findings struct {
	mu       sync.Mutex
	problems map[string][]Problem // by check
	notes    map[string][]Problem
	left     map[string]int // those beyond maxProblems
}

func (f *findings) add(p Problem)  { f.into(&f.problems, p) }
func (f *findings) note(p Problem) { f.into(&f.notes, p) }

func (f *findings) into(m *map[string][]Problem, p Problem) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if *m == nil {
		*m = map[string][]Problem{}
	}
	if (*m)[p.Check] = append((*m)[p.Check], p); len((*m)[p.Check]) >= 2*maxProblems {
		f.keepFirst(*m, p.Check)
	}
}

// keepFirst puts problems in their order and keeps as many as are kept: the same, in whichever order they were found.
func (f *findings) keepFirst(m map[string][]Problem, check string) {
	all := m[check]
	slices.SortFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Where, b.Where), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Related, b.Related))
	})
	if more := len(all) - maxProblems; more > 0 {
		if f.left == nil {
			f.left = map[string]int{}
		}
		f.left[check] += more
		m[check] = all[:maxProblems]
	}
}

// count is the number of problems of a check.
func (f *findings) count(check string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.problems[check]) + f.left[check]
}

// sorted are the problems in the order of the checks, then by place.
func (f *findings) sorted(m map[string][]Problem) []Problem {
	all := []Problem{}
	for _, name := range checkNames {
		f.keepFirst(m, name)
		all = append(all, m[name]...)
	}
	return all
}

// count writes a number with its noun: 1 page, 2 pages.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
