package ledger

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"
)

// The files of the log are read here by a client that is not ours, and proofs are checked by a tree that is not ours.

const testOrigin = "policies.example/log"

// keys are those of a log in tests; the same seed gives the same ones.
func keys(t *testing.T, seed byte) (note.Signer, note.Verifier) {
	t.Helper()
	private, public, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{seed}, 64)), testOrigin)
	if err != nil {
		t.Fatal(err)
	}
	s, err1 := note.NewSigner(private)
	v, err2 := note.NewVerifier(public)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	return s, v
}

// grown is a ledger after publications of so many documents each; the first has the line that opens it too.
func grown(publications ...int) *Log {
	l := &Log{}
	n := 0
	for _, size := range publications {
		var events []Event
		for range size {
			n++
			address := fmt.Sprintf("/sources/s-%d/", n)
			events = append(events, Event{Event: Published, Record: &Record{Kind: "source", Addresses: []string{address}, Title: address, Header: Digest(nil), Text: Digest(nil)}})
		}
		l = l.Append("2026-01-02", testOrigin, events)
	}
	return l
}

// written puts the files of a log into a folder, as they stand below /ledger/ on a site.
func written(t *testing.T, l *Log, key note.Signer) string {
	t.Helper()
	dir := t.TempDir()
	tree := l.Tree()
	checkpoint, err := l.Checkpoint(tree, l.Len()).Signed(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(tree.Tiles(l.Sizes()), StaticFile{Path: "checkpoint", Data: checkpoint}) {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// logs are sizes at which something of the layout begins: a first tile, a full one, a second one, a second level.
var logs = [][]int{{0}, {81}, {81, 40}, {255}, {255, 1}, {100, 155, 1, 254, 300}, {65_535, 20}}

// TestForeignClientReadsTheLog: checkpoint, every entry, and the hash of every entry.
func TestForeignClientReadsTheLog(t *testing.T) {
	ctx := context.Background()
	signer, verifier := keys(t, 1)
	_, other := keys(t, 2)
	for _, sizes := range logs {
		t.Run(fmt.Sprint(sizes), func(t *testing.T) {
			l := grown(sizes...)
			files := client.FileFetcher{Root: written(t, l, signer)}
			c, _, _, err := client.FetchCheckpoint(ctx, files.ReadCheckpoint, verifier, testOrigin)
			if err != nil {
				t.Fatal(err)
			}
			root := l.Tree().Root(l.Len())
			if c.Size != uint64(l.Len()) || !bytes.Equal(c.Hash, root[:]) {
				t.Fatalf("the client reads a log of %d with root %x, want %d and %x", c.Size, c.Hash, l.Len(), root)
			}
			if _, _, _, err := client.FetchCheckpoint(ctx, files.ReadCheckpoint, other, testOrigin); err == nil {
				t.Error("another key verifies the checkpoint")
			}
			hashes, err := client.FetchLeafHashes(ctx, files.ReadTile, 0, c.Size, c.Size)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range l.Lines() {
				bundle, err := client.GetEntryBundle(ctx, files.ReadEntryBundle, uint64(i/256), c.Size)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(bundle.Entries[i%256], line) {
					t.Fatalf("entry %d is %s, want %s", i, bundle.Entries[i%256], line)
				}
				if !bytes.Equal(hashes[i], rfc6962.DefaultHasher.HashLeaf(line)) {
					t.Fatalf("the hash of entry %d is not that of its line", i)
				}
				if i > 1000 {
					break // one tile is as the other
				}
			}
		})
	}
}

// TestForeignClientProves: a proof that a client makes of our tiles is ours, and our roots bear it; so are proofs that the log only grew.
func TestForeignClientProves(t *testing.T) {
	ctx := context.Background()
	signer, _ := keys(t, 1)
	for _, sizes := range logs {
		t.Run(fmt.Sprint(sizes), func(t *testing.T) {
			l := grown(sizes...)
			tree := l.Tree()
			files := client.FileFetcher{Root: written(t, l, signer)}
			size := uint64(l.Len())
			builder, err := client.NewProofBuilder(ctx, size, files.ReadTile)
			if err != nil {
				t.Fatal(err)
			}
			root := tree.Root(l.Len())
			for _, i := range []int{0, l.Len() / 3, l.Len() - 1} {
				theirs, err := builder.InclusionProof(ctx, uint64(i))
				if err != nil {
					t.Fatal(err)
				}
				ours := tree.Prove(i, Checkpoint{Size: l.Len(), Root: root})
				if len(ours.Hashes) != len(theirs) {
					t.Fatalf("our proof of line %d has %d hashes, theirs %d", i, len(ours.Hashes), len(theirs))
				}
				for j, h := range ours.Hashes {
					if !bytes.Equal(h[:], theirs[j]) {
						t.Fatalf("hash %d of the proof of line %d is another", j, i)
					}
				}
				leaf := rfc6962.DefaultHasher.HashLeaf(l.Lines()[i])
				if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(i), size, leaf, theirs, root[:]); err != nil {
					t.Error(err)
				}
			}
			for _, before := range l.Sizes()[:len(l.Sizes())-1] {
				p, err := builder.ConsistencyProof(ctx, uint64(before), size)
				if err != nil {
					t.Fatal(err)
				}
				old := tree.Root(before)
				if err := proof.VerifyConsistency(rfc6962.DefaultHasher, uint64(before), size, p, old[:], root[:]); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestForeignClientFollowsTheLog: a client that knows an earlier checkpoint goes on to the newest, and finds a log that was
// written anew.
func TestForeignClientFollowsTheLog(t *testing.T) {
	ctx := context.Background()
	signer, verifier := keys(t, 1)
	l := grown(81, 300, 7)
	files := client.FileFetcher{Root: written(t, l, signer)}
	for _, before := range l.Sizes() {
		for _, c := range []struct {
			name string
			root Checkpoint
			ok   bool
		}{
			{"the same log", l.Checkpoint(l.Tree(), before), true},
			{"a log written anew", Checkpoint{Origin: testOrigin, Size: before, Root: grown(40, 400).Tree().Root(before)}, before == l.Len()}, // of its own size it asks nothing
		} {
			known, err := c.root.Signed(signer)
			if err != nil {
				t.Fatal(err)
			}
			follow, err := client.NewLogStateTracker(ctx, files.ReadTile, known, verifier, testOrigin, client.UnilateralConsensus(files.ReadCheckpoint))
			if err != nil {
				t.Fatal(err)
			}
			_, _, _, err = follow.Update(ctx)
			if (err == nil) != c.ok {
				t.Errorf("%s, from size %d: %v", c.name, before, err)
			}
		}
	}
}
