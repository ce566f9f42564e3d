package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note" // signed notes (C2SP signed-note) with Ed25519: signatures are nothing to write anew
	"golang.org/x/mod/sumdb/tlog"
)

// A Checkpoint states the size of a log and the root of its tree (C2SP tlog-checkpoint).
type Checkpoint struct {
	Origin string // name of the log
	Size   int    // number of its lines
	Root   tlog.Hash

	text []byte // as it was read
}

// Checkpoint states the tree over the first size lines.
func (l *Log) Checkpoint(t *Tree, size int) Checkpoint {
	return Checkpoint{Origin: l.Origin(), Size: size, Root: t.Root(size)}
}

// body is the text that is signed.
func (c Checkpoint) body() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

// Unsigned is the checkpoint as a file without a signature.
func (c Checkpoint) Unsigned() []byte { return []byte(c.body()) }

// Signed is the checkpoint as a signed note. The same key and checkpoint give the same bytes.
func (c Checkpoint) Signed(key note.Signer) ([]byte, error) {
	return note.Sign(&note.Note{Text: c.body()}, key)
}

// IsSigned reports whether the checkpoint that was read has signature lines, whosever they are.
func (c Checkpoint) IsSigned() bool { return bytes.Contains(c.text, []byte("\n\n")) }

// Bytes is the checkpoint as it was read.
func (c Checkpoint) Bytes() []byte { return c.text }

// ReadCheckpoint reads a checkpoint, signed or not. It checks no signature: see [Checkpoint.Verify].
func ReadCheckpoint(text []byte) (Checkpoint, error) {
	if bytes.Contains(text, []byte("\r\n")) {
		return Checkpoint{}, fmt.Errorf("its lines end with CRLF, where LF alone was written: git, or an editor, changed them")
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return Checkpoint{}, errors.New("the file is empty")
	}
	body, signatures, _ := strings.Cut(string(text), "\n\n")
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	if len(lines) != 3 {
		return Checkpoint{}, fmt.Errorf("it has %d lines before its signatures (want three: the name of a log, its size, the root of its tree)", len(lines))
	}
	size, err := strconv.Atoi(lines[1])
	if err != nil || size < 0 || strconv.Itoa(size) != lines[1] {
		return Checkpoint{}, fmt.Errorf("its second line is no size of a log (found %q)", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("its third line is no root of a tree (found %q)", lines[2])
	}
	if lines[0] == "" {
		return Checkpoint{}, fmt.Errorf("its first line is empty (want the name of a log)")
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: root, text: text}
	if !strings.HasPrefix(string(text), c.body()) {
		return Checkpoint{}, fmt.Errorf("it is not written as a checkpoint is")
	}
	for line := range strings.Lines(signatures) {
		if !strings.HasPrefix(line, "— ") {
			return Checkpoint{}, fmt.Errorf("something else than a signature stands behind it (found %.60q)", line)
		}
	}
	return c, nil
}

// maxOrigin is how many bytes the name of a log has at most.
const maxOrigin = 255

// CheckOrigin says why a text cannot be the name of a log: as the name of a key that signs it has no white space and no + (C2SP
// signed-note).
func CheckOrigin(origin string) error {
	switch {
	case origin == "":
		return fmt.Errorf("it is empty")
	case len(origin) > maxOrigin:
		return fmt.Errorf("it has %d bytes (want %d at most)", len(origin), maxOrigin)
	case !utf8.ValidString(origin) || strings.ContainsFunc(origin, func(r rune) bool { return r == '+' || unicode.IsSpace(r) || unicode.IsControl(r) }):
		return fmt.Errorf("it has white space, a + or a control character (found %q)", origin)
	}
	return nil
}

// Verify checks that the checkpoint is signed with a key, given as a verifier key (C2SP signed-note).
func (c Checkpoint) Verify(key string) error {
	v, err := note.NewVerifier(key)
	if err != nil {
		return fmt.Errorf("this is no key to verify with (found %q, want one as rspsite ledger keygen prints it)", key)
	}
	if !c.IsSigned() {
		return fmt.Errorf("the checkpoint is not signed")
	}
	_, err = note.Open(c.text, note.VerifierList(v))
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &invalid):
		return fmt.Errorf("the checkpoint names %s+%08x as its signer, and was changed since that signed it", v.Name(), v.KeyHash())
	case err != nil:
		return fmt.Errorf("the checkpoint is signed with another key than that of %s (found %s, want %s+%08x)", v.Name(), c.Signers(), v.Name(), v.KeyHash())
	}
	return nil
}

// maxSigners is how many of those who signed a checkpoint are named.
const maxSigners = 8

// Signers are the names and hashes of the keys that the checkpoint says it is signed with.
func (c Checkpoint) Signers() string {
	_, signatures, _ := strings.Cut(string(c.text), "\n\n")
	var names []string
	for line := range strings.Lines(signatures) {
		name, signature, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(line, "— "), "\n"), " ")
		raw, err := base64.StdEncoding.DecodeString(signature)
		if !ok || err != nil || len(raw) < 5 || len(names) == maxSigners { // a hash of four bytes, and then the signature
			continue
		}
		names = append(names, fmt.Sprintf("%.200s+%08x", name, binary.BigEndian.Uint32(raw)))
	}
	if len(names) == 0 {
		return "nobody that can be read"
	}
	return strings.Join(names, " and ")
}
