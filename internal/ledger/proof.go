package ledger

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

// proofSchema is the first line of a proof (C2SP tlog-proof).
const proofSchema = "c2sp.org/tlog-proof@v1"

// A Proof shows that a line is in a log, without the rest of the log.
type Proof struct {
	Index      int // number of the line, from 0
	Hashes     tlog.RecordProof
	Checkpoint Checkpoint
}

// Prove shows that the line of that number is in the log of a checkpoint, whose size must be within the tree.
func (t *Tree) Prove(index int, c Checkpoint) Proof {
	hashes, err := tlog.ProveRecord(int64(c.Size), int64(index), t)
	if err != nil {
		panic(fmt.Sprintf("proving line %d of %d: %v", index, c.Size, err)) // both are of this tree
	}
	return Proof{index, hashes, c}
}

// Bytes is the proof as a file.
func (p Proof) Bytes() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nindex %d\n", proofSchema, p.Index)
	for _, h := range p.Hashes {
		fmt.Fprintln(&b, base64.StdEncoding.EncodeToString(h[:]))
	}
	b.WriteByte('\n')
	b.Write(p.Checkpoint.Bytes())
	return b.Bytes()
}

// ReadProof reads a proof. It checks nothing: see [Proof.Check].
func ReadProof(data []byte) (Proof, error) {
	head, checkpoint, ok := bytes.Cut(data, []byte("\n\n"))
	lines := bytes.Split(head, []byte("\n"))
	if !ok || string(lines[0]) != proofSchema {
		return Proof{}, fmt.Errorf("it does not begin with %q", proofSchema)
	}
	lines = lines[1:]
	if len(lines) > 0 && bytes.HasPrefix(lines[0], []byte("extra ")) {
		lines = lines[1:]
	}
	var p Proof
	if len(lines) == 0 {
		return p, fmt.Errorf("it has no line with the index")
	}
	number, ok := bytes.CutPrefix(lines[0], []byte("index "))
	index, err := strconv.Atoi(string(number))
	if !ok || err != nil || index < 0 || strconv.Itoa(index) != string(number) {
		return p, fmt.Errorf("it has no line with the index (found %q)", lines[0])
	}
	p.Index = index
	for _, line := range lines[1:] {
		h, err := tlog.ParseHash(string(line))
		if err != nil {
			return p, fmt.Errorf("%q is no hash", line)
		}
		p.Hashes = append(p.Hashes, h)
	}
	if p.Checkpoint, err = ReadCheckpoint(checkpoint); err != nil {
		return p, fmt.Errorf("its checkpoint: %w", err)
	}
	return p, nil
}

// Check reports whether the proof shows that line is in the log of its checkpoint.
func (p Proof) Check(line []byte) error {
	return tlog.CheckRecord(p.Hashes, int64(p.Checkpoint.Size), p.Checkpoint.Root, int64(p.Index), tlog.RecordHash(line))
}
