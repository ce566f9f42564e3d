package verify

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/net/html"

	"rspsite/internal/ledger"
)

// checkSignature holds the checkpoint's signature against the reader's key, and tells the key that the site says is its own.
func (v *run) checkSignature() {
	if v.report.Log != nil {
		v.report.Log.Keys = v.statedKeys()
	}
	switch {
	case v.checkpoint == nil && v.options.Key == "":
		v.say(CheckSignature, Unchecked, "there is no checkpoint to be signed")
	case v.checkpoint == nil:
		v.say(CheckSignature, Fails, "there is no checkpoint to be signed")
		v.signatureProblem("no-checkpoint", "there is no checkpoint that the key could have signed",
			"the site has no record of the publisher whose key this is, or has it no longer")
	case v.options.Key == "" && !v.checkpoint.IsSigned():
		v.say(CheckSignature, Unchecked, "the checkpoint is not signed: only who kept an older one can tell whether the whole record was written anew")
	case v.options.Key == "":
		v.say(CheckSignature, Unchecked, "the checkpoint is signed by %s, which was not checked: give the publisher's key with --key%s", v.checkpoint.Signers(), v.keyWords())
	default:
		v.say(CheckSignature, Holds, "the checkpoint is signed with the key that you gave")
		v.verifyKey()
	}
}

// keyWords say which key the site states, for one who has none.
func (v *run) keyWords() string {
	keys := v.report.Log.Keys
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("; the site says that it is %s, which proves nothing until you have it from another place too", strings.Join(keys, " or "))
}

func (v *run) verifyKey() {
	rule, message, means := checkKey(*v.checkpoint, v.options.Key)
	if rule == "" {
		if keys := v.report.Log.Keys; len(keys) > 0 && !containsKey(keys, v.options.Key) {
			v.note(Problem{Check: CheckSignature, Rule: "key-stated", Where: "/ledger/", Message: "the site names another key as its own than the one that you gave, which did sign: " + strings.Join(keys, ", ")})
		}
		return
	}
	v.say(CheckSignature, Fails, "%s", message)
	v.signatureProblem(rule, message, means)
}

func containsKey(keys []string, key string) bool {
	for _, k := range keys {
		if k == strings.TrimSpace(key) {
			return true
		}
	}
	return false
}

func (v *run) signatureProblem(rule, message, means string) {
	v.add(Problem{Check: CheckSignature, Rule: rule, Where: "/" + checkpointFile, Message: message, Means: means,
		Mend: "compare the key with the one that the publisher gives elsewhere; the publisher restores content/ledger.checkpoint, or signs with that key"})
}

// checkKey says what is wrong with the signature of a checkpoint by a key. Rule is empty if nothing is. The key must be one: see [ReadKey].
func checkKey(c ledger.Checkpoint, key string) (rule, message, means string) {
	verifier, err := note.NewVerifier(strings.TrimSpace(key))
	if err != nil {
		return "key", "this is no key to verify with", "no signature could be checked"
	}
	if !c.IsSigned() {
		return "unsigned", "the checkpoint is not signed at all, and a key was given",
			"whoever can write to the site can write the whole record anew. If it was signed before, somebody without the key has made this one"
	}
	_, err = note.Open(c.Bytes(), note.VerifierList(verifier))
	var invalid *note.InvalidSignatureError
	var others *note.UnverifiedNoteError
	switch {
	case err == nil:
		return "", "", ""
	case errors.As(err, &invalid):
		return "checkpoint-changed", "the checkpoint names your key as its signer, and the signature is not of these lines: they were changed after they were signed",
			"name, size or root of the record are not those that the publisher signed"
	case errors.As(err, &others):
		return "key-other", fmt.Sprintf("the checkpoint is signed by another key than the one given (found %s, want %s+%08x)", c.Signers(), verifier.Name(), verifier.KeyHash()),
			"either you hold another publisher's key or an old one, or somebody else made this record"
	}
	return "signature", "the signature cannot be read", "nobody can tell who made this record"
}

// ReadKey checks a verifier key, and gives it back without white space around it.
func ReadKey(key string) (string, error) {
	key = strings.TrimSpace(key)
	if strings.HasPrefix(key, "PRIVATE+KEY+") {
		return "", errors.New("this is a private key, which nobody but its owner may have (want the key to verify with)")
	}
	if _, err := note.NewVerifier(key); err != nil {
		return "", fmt.Errorf("this is no key to verify with (want NAME+HASH+KEY, as the publisher gives it)")
	}
	return key, nil
}

// statedKeys are the keys that the page of the record names.
func (v *run) statedKeys() []string {
	data, err := v.read(logFolder+indexFile, v.limits.Page)
	if err != nil {
		return nil
	}
	page, err := parsePage(data)
	if err != nil {
		return nil
	}
	var keys []string
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "code" && len(keys) < 8 {
			if key, err := ReadKey(textOf(n)); err == nil {
				keys = append(keys, key)
			}
		}
	}
	return keys
}
