package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"io"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note" // keys as C2SP signed-note writes them

	"rspsite/internal/corpus"
	"rspsite/internal/redaction/gate"
)

// keyVariable is the environment variable that holds the private key of the ledger, for where no file can be kept.
const keyVariable = "RSPSITE_LEDGER_KEY"

// findSigner finds the private key, and holds it against the public one in rspsite.yaml. Where nothing is to be signed none is needed.
// No message quotes a private key.
func (p *Program) findSigner(w *publishing) error {
	public := w.public.Config.Ledger.Key
	text, from := w.held.text, w.held.from
	switch {
	case w.held.err != nil:
		return w.held.err
	case text == "" && public == "" && w.newKey:
		return usagef("write it into rspsite.yaml as ledger.key, as rspsite ledger keygen prints it", "--new-key needs the new key")
	case text == "" && (public == "" || w.dryRun || !w.needsCheckpoint()):
		return nil
	case text == "":
		return usagef("name its file with --key, or put the key itself into "+keyVariable+"; if it is lost, "+replaceKey,
			"the public record is signed with %s (ledger.key in %s), and there is no private key", shortKey(public), w.place(corpus.ConfigFile))
	}
	signer, err := note.NewSigner(text)
	own := publicKey(text)
	switch {
	case err != nil || own == "":
		return usagef("it is one line, as rspsite ledger keygen writes it", "%s holds no private key of a ledger", from)
	case public == "":
		return usagef("write its public key there, so that readers know it: rspsite ledger keygen --show FILE prints the lines",
			"%s signs as %s, and %s has no ledger.key", from, shortKey(own), w.place(corpus.ConfigFile))
	case own != public:
		return usagef("give the private key that belongs to it; if that one is lost, "+replaceKey,
			"%s is the key %s, and ledger.key in %s is %s", from, shortKey(own), w.place(corpus.ConfigFile), shortKey(public))
	}
	w.signer = signer
	return nil
}

// replaceKey says how a key takes the place of one that is lost.
const replaceKey = "put the public key of a new one there (rspsite ledger keygen), and publish with --new-key"

// maxKey is the most that a file with a key holds, in bytes.
const maxKey = 4 << 10

// A heldKey is the private key that publish was given. It is read first, so that the project is searched for it too; an error of it waits
// until the key is needed.
type heldKey struct {
	text, from string
	err        error
}

// holdKey reads the key.
func (p *Program) holdKey(f *publishFlags) {
	f.held.text, f.held.from, f.held.err = p.privateKey(f.key)
	f.given = gate.KeyOf(f.held.text)
}

// privateKey is the private key that was given and where it is from, or "".
func (p *Program) privateKey(file string) (key, from string, err error) {
	if file == "" {
		return strings.TrimSpace(p.Getenv(keyVariable)), keyVariable, nil
	}
	if err := p.inProject(file, "the private key"); err != nil {
		return "", "", err
	}
	f, err := os.Open(p.path(file))
	if err != nil {
		return "", "", failf("", "reading the key %s: %v", file, cause(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxKey+1))
	if err != nil {
		return "", "", failf("", "reading the key %s: %v", file, cause(err))
	}
	if text = bytes.TrimSpace(text); len(text) == 0 || len(text) > maxKey {
		return "", "", usagef("it is one line, as rspsite ledger keygen writes it", "%s holds no private key of a ledger", file)
	}
	if info, err := f.Stat(); err == nil && info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		p.terminal.infof("others on this computer can read the key %s: chmod 600 keeps it yours", file)
	}
	return string(text), file, nil
}

// publicKey is the public key that belongs to a private one: PRIVATE+KEY+name+hash+data, where data is a byte for Ed25519 and the seed.
// It is empty if the text is no such key.
func publicKey(private string) string {
	signer, err := note.NewSigner(private)
	if err != nil {
		return ""
	}
	data, err := base64.StdEncoding.DecodeString(strings.SplitN(private, "+", 5)[4])
	if err != nil || len(data) != 1+ed25519.SeedSize {
		return ""
	}
	public, _ := ed25519.NewKeyFromSeed(data[1:]).Public().(ed25519.PublicKey)
	key, err := note.NewEd25519VerifierKey(signer.Name(), public)
	if err != nil {
		return ""
	}
	return key
}

// shortKey is the name and the hash of a public key, which tell it from others.
func shortKey(public string) string {
	parts := strings.SplitN(public, "+", 3)
	return strings.Join(parts[:min(2, len(parts))], "+")
}
