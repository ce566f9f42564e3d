package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note" // keys as C2SP signed-note writes them

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
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
		return usagef("name the file with --key, or put the key into "+keyVariable+"; if it is lost, make another, put its public key there, and publish with --new-key", "the public record is signed (ledger.key in %s), and there is no private key", w.place(corpus.ConfigFile))
	}
	signer, err := note.NewSigner(text)
	if err != nil {
		return usagef("it is one line, as rspsite ledger keygen writes it", "%s holds no private key of a ledger", from)
	}
	if public == "" {
		return usagef("write its public key into rspsite.yaml as ledger.key, so that readers know it", "%s signs as %s, and %s has no ledger.key", from, signer.Name(), w.place(corpus.ConfigFile))
	}
	if err := fits(signer, public); err != nil {
		return usagef("give the private key that belongs to it; if that one is lost, put the public key of the new one there, and publish with --new-key", "%s does not fit ledger.key in %s: %v", from, w.place(corpus.ConfigFile), err)
	}
	w.signer = signer
	return nil
}

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

// fits checks that a private key is the one of a public key, by signing something with it.
func fits(signer note.Signer, public string) error {
	trial := (&ledger.Log{}).Append("", signer.Name(), nil)
	text, err := trial.Checkpoint(trial.Tree(), trial.Len()).Signed(signer)
	if err != nil {
		return err
	}
	c, err := ledger.ReadCheckpoint(text)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return fmt.Errorf("that is no public key (%v)", err)
	}
	if c.Verify(public) != nil {
		return fmt.Errorf("it is %s+%08x, and the one there is %s+%08x", signer.Name(), signer.KeyHash(), verifier.Name(), verifier.KeyHash())
	}
	return nil
}
