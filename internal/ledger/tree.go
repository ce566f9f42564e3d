package ledger

import (
	"fmt"

	// The Merkle tree of RFC 6962 with proofs and tiles, as the Go checksum database has it: what is proved here must be
	// provable with other programs, and a tree of our own would have to be trusted first.
	"golang.org/x/mod/sumdb/tlog"
)

// A Tree is the Merkle tree over the lines of a ledger, by RFC 6962. It may be asked for any of its earlier sizes too.
type Tree struct {
	lines  [][]byte
	stored []tlog.Hash
}

// NewTree makes the tree over lines.
func NewTree(lines [][]byte) *Tree {
	t := &Tree{lines: lines}
	for i, line := range lines {
		more, err := tlog.StoredHashes(int64(i), line, t)
		if err != nil {
			panic(fmt.Sprintf("a tree that does not know itself: %v", err)) // all hashes below are there
		}
		t.stored = append(t.stored, more...)
	}
	return t
}

// Tree is the tree over the lines of l.
func (l *Log) Tree() *Tree { return NewTree(l.lines) }

// ReadHashes gives the hashes at the given indexes, as package tlog counts them.
func (t *Tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x < 0 || x >= int64(len(t.stored)) {
			return nil, fmt.Errorf("hash %d of a tree that has %d", x, len(t.stored))
		}
		hashes[i] = t.stored[x]
	}
	return hashes, nil
}

// Size is the number of lines.
func (t *Tree) Size() int { return len(t.lines) }

// Root is the root of the tree over the first size lines. It panics if there are fewer.
func (t *Tree) Root(size int) tlog.Hash {
	root, err := tlog.TreeHash(int64(size), t)
	if err != nil {
		panic(fmt.Sprintf("root of size %d: %v", size, err))
	}
	return root
}
