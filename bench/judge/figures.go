package judge

import "strings"

// Figures are what is measured of a reading.
type Figures struct {
	Common  int // words of the longest common subsequence of both texts
	Kept    int // words shown as unchanged
	InOrder int // those of them that stand in the same order on both sides, at most
	Clauses int // clauses of the new text that are kept in part and changed in part
	Hunks   int // stretches of changes in them, each counted once for each such clause that it touches
	Islands int // stretches of one or two words or less that stand unchanged between two hunks of one clause
}

// KeptShare is the share of the longest common subsequence that is shown as unchanged. A tool that shows moves can keep
// more than the subsequence holds: that counts as all of it.
func (f Figures) KeptShare() float64 { return min(1, share(f.Kept, f.Common)) }

// InOrderShare is KeptShare without what only moves could keep.
func (f Figures) InOrderShare() float64 { return share(f.InOrder, f.Common) }

// HunksPerClause is how many stretches of changes a reader meets in a changed clause.
func (f Figures) HunksPerClause() float64 { return share(f.Hunks, f.Clauses) }

// IslandsPerHunk is how much confetti there is.
func (f Figures) IslandsPerHunk() float64 {
	if f.Hunks == 0 {
		return 0
	}
	return share(f.Islands, f.Hunks)
}

// share is a of b; of nothing it is all.
func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Measure takes the figures of a reading.
func (r *Reading) Measure() Figures {
	pairs := r.keptWords()
	f := Figures{Common: common(r.Old.words, r.New.words), Kept: len(pairs), InOrder: inOrder(pairs)}
	hunks, islands := r.hunks()
	for _, n := range hunks {
		f.Clauses++
		f.Hunks += n
	}
	f.Islands = islands
	return f
}

// keptWords are the words that lie wholly in a kept run, on both sides.
func (r *Reading) keptWords() []wordPair {
	var pairs []wordPair
	for _, run := range r.joined() {
		if run.Op != Keep {
			continue
		}
		o, oEnd := r.Old.wordsIn(run.Old.Start, run.Old.End)
		n, nEnd := r.New.wordsIn(run.New.Start, run.New.End)
		if r.Old.letters[run.Old.Start:run.Old.End] != r.New.letters[run.New.Start:run.New.End] {
			for ; o < oEnd && n < nEnd; o, n = o+1, n+1 { // other quote marks or the like: word by word
				if a, b := r.Old.words[o], r.New.words[n]; a == b || !strings.EqualFold(a, b) {
					pairs = append(pairs, wordPair{o, n})
				}
			}
			continue
		}
		for o < oEnd && n < nEnd {
			a, b := r.Old.starts[o]-run.Old.Start, r.New.starts[n]-run.New.Start
			switch {
			case a < b:
				o++
			case b < a:
				n++
			default:
				if r.Old.words[o] == r.New.words[n] {
					pairs = append(pairs, wordPair{o, n})
				}
				o, n = o+1, n+1
			}
		}
	}
	return pairs
}

// joined are the runs, with kept runs that go on in each other made one.
func (r *Reading) joined() []Run {
	var runs []Run
	for _, run := range r.Runs {
		if n := len(runs); n > 0 {
			last := &runs[n-1]
			if last.Op == Keep && run.Op == Keep && last.Old.End == run.Old.Start && last.New.End == run.New.Start {
				last.Old.End, last.New.End = run.Old.End, run.New.End
				continue
			}
		}
		runs = append(runs, run)
	}
	return runs
}
