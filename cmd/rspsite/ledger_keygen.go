package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/note" // keys as C2SP signed-note writes them

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// ledgerVerb holds what is done to the public record beside publishing.
func (p *Program) ledgerVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "ledger",
		Short: "make the key that the public record is signed with",
		Long:  "Ledger keygen makes the key that signs the checkpoints of the public record, content/ledger.checkpoint.",
		RunE: func(c *cobra.Command, _ []string) error {
			return usagef("the verbs are "+strings.Join(verbs(c), ", "), "ledger needs one of its verbs")
		},
	}
	c.AddCommand(p.keygenVerb())
	return c
}

func (p *Program) keygenVerb() *cobra.Command {
	var out, show string
	c := &cobra.Command{
		Use:   "keygen NAME",
		Short: "make the key that signs the public record, or show the public half of one",
		Long: `Keygen makes an Ed25519 key (C2SP signed-note) and writes the private one to the file that -o names, readable by you alone. The file
must lie outside of every project: what lies in one is published, shown or committed sooner or later. It prints the public key, as the
lines that go into rspsite.yaml. NAME is the name of the log, by custom the site's host: policies.example.

Keep a copy of the file where it outlives this computer. Whoever has it can sign another record in your name; without it you can sign no
more, and have to go on with a new key (publish --new-key).

With --show it makes no key, and prints the lines of one that is there. It never prints a private key.`,
		Example: `  rspsite ledger keygen policies.example -o ~/keys/policies.example.key
  rspsite ledger keygen --show ~/keys/policies.example.key`,
		Args: func(c *cobra.Command, args []string) error {
			if show != "" {
				return takes()(c, args)
			}
			return takes("NAME")(c, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if show != "" {
				return p.showKey(show, out)
			}
			return p.keygen(args[0], out)
		},
	}
	c.Flags().StringVar(&show, "show", "", "file with a private key whose public half is printed")
	c.Flags().StringVarP(&out, "out", "o", "", "file for the private key, outside of every project; it must not be there yet")
	return c
}

func (p *Program) keygen(name, out string) error {
	switch {
	case out == "":
		return usagef("name a file outside of every project: -o ~/keys/"+shellWord(name)+".key", "ledger keygen needs -o")
	case ledger.CheckOrigin(name) != nil:
		return usagef("by custom it is the site's host, such as policies.example", "bad name %q of a log (want no white space and no +)", name)
	}
	if err := p.inProject(out, "the private key"); err != nil {
		return err
	}
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return fmt.Errorf("making a key: %w", err)
	}
	if err := p.writeKey(out, private); err != nil {
		return err
	}
	p.terminal.infof("%s holds the private key: keep a copy of it safe, and give it to nobody", out)
	return p.printKey(public)
}

// printKey prints the lines that a public key is in rspsite.yaml. The name of the key is that of the log.
func (p *Program) printKey(public string) error {
	name, _, _ := strings.Cut(public, "+")
	_, err := fmt.Fprintf(p.Stdout, "ledger:\n  origin: %s\n  key: %s\n", name, public)
	return err
}

// showKey prints the public half of a key that is there.
func (p *Program) showKey(file, out string) error {
	if out != "" {
		return usagef("--show makes no key", "--show and -o exclude each other")
	}
	private, from, err := p.privateKey(file)
	if err != nil {
		return err
	}
	public := publicKey(private)
	if public == "" {
		return usagef("it is one line, as rspsite ledger keygen writes it", "%s holds no private key of a ledger", from)
	}
	p.terminal.infof("these lines go into %s, and readers give the key to rspsite verify --key; publish --key %s signs", corpus.ConfigFile, shellWord(file))
	return p.printKey(public)
}

// writeKey makes a file that its owner alone can read.
func (p *Program) writeKey(out, key string) error {
	f, err := os.OpenFile(p.path(out), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return usagef("name another file; rspsite ledger keygen --show prints the public half of this one, if it is a key", "%s is there already, and is not overwritten", out)
	}
	if err != nil {
		return failf("", "writing %s: %v", out, cause(err))
	}
	_, err = f.WriteString(key + "\n")
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(p.path(out))
		return failf("", "writing %s: %v", out, cause(err))
	}
	return nil
}
