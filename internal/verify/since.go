package verify

import (
	"fmt"

	"rspsite/internal/ledger"
)

// ReadSince reports what is wrong with a checkpoint that a reader kept.
func ReadSince(data []byte) error {
	if len(data) > maxCheckpoint {
		return fmt.Errorf("it is too long (%d bytes)", len(data))
	}
	_, err := ledger.ReadCheckpoint(data)
	return err
}

// checkSince holds the record against a checkpoint that a reader kept.
func (v *run) checkSince() {
	if v.options.Since == nil {
		v.say(CheckSince, Unchecked, "no older checkpoint was given (--since); keep /%s of today to hold the site to it later", checkpointFile)
		return
	}
	old, err := ledger.ReadCheckpoint(v.options.Since)
	if err != nil {
		v.sinceProblem("since", fmt.Sprintf("the older checkpoint is none: %v", err), "nothing could be compared")
		return
	}
	defer v.noteOldKey(old)
	if v.checkpoint == nil || v.log == nil {
		v.sinceProblem("since-gone", "the record that the older checkpoint speaks of is gone, or cannot be read", "what was in it can no longer be held against the site")
		return
	}
	v.follows(old)
}

func (v *run) follows(old ledger.Checkpoint) {
	now := v.checkpoint
	switch lines := min(v.log.Len(), now.Size); {
	case old.Origin != now.Origin:
		v.sinceProblem("since-other", fmt.Sprintf("this is another log than the one of the older checkpoint (found %.200q, want %.200q)", now.Origin, old.Origin),
			"the record was begun anew under another name, or the checkpoint is of another site")
	case old.Size > now.Size:
		v.sinceProblem("since-smaller", fmt.Sprintf("the record is smaller than it was (found %d lines, the older checkpoint counts %d)", now.Size, old.Size),
			"an old copy of the site is shown to you, or the record was rolled back: what was published since is denied")
	case old.Size > lines:
		v.sinceProblem("since-unread", "the record cannot be read up to the older checkpoint", "whether it goes on from there is not known")
	case v.tree.Root(old.Size) != old.Root:
		v.sinceProblem("since-fork", fmt.Sprintf("the first %s are not those of the older checkpoint", count(old.Size, "line")),
			"the record forked: what was published then was written anew, or two readers are shown two records")
	case old.Size == now.Size:
		v.say(CheckSince, Holds, "the record is the one of the older checkpoint, and nothing was added since")
	default:
		v.say(CheckSince, Holds, "the record goes on from the older checkpoint: its %s stand as they stood, and %d came since%s",
			count(old.Size, "line"), now.Size-old.Size, v.cameSince(old.Size))
	}
}

func (v *run) sinceProblem(rule, message, means string) {
	mend := "keep the older checkpoint and ask the publisher: no signature on it was checked, so that by itself it shows nobody else what you were shown, as anyone can write one"
	if old, err := ledger.ReadCheckpoint(v.options.Since); err == nil && v.options.Key != "" {
		if wrong, _, _ := checkKey(old, v.options.Key); wrong == "" {
			mend = "keep the older checkpoint and ask the publisher: the signature of your key on it proves what was shown to you"
		}
	}
	v.say(CheckSince, Fails, "%s", message)
	v.add(Problem{Check: CheckSince, Rule: rule, Where: "/" + checkpointFile, Message: message, Means: means, Mend: mend})
}

// noteOldKey tells of an older checkpoint that does not bear the key. That fails nothing: lines and root say whether the record goes on
// from it, and whoever signs may have begun to do so, or have another key, since.
func (v *run) noteOldKey(old ledger.Checkpoint) {
	if v.options.Key == "" {
		return
	}
	rule, message, _ := checkKey(old, v.options.Key)
	switch rule {
	case "":
		return
	case "unsigned":
		message = "that checkpoint is not signed; ask the publisher whether the record was signed at that time"
	case "key-other":
		message = fmt.Sprintf("that checkpoint was signed by another key (%s) than the one given; ask the publisher whether it was replaced", old.Signers())
	default:
		message = "of the older checkpoint: " + message
	}
	means := "nothing shows who made that checkpoint, and anyone can write one: by itself it proves nothing, for or against this site"
	if v.count(CheckSince) == 0 && v.count(CheckSignature) == 0 {
		means = "its lines are the first of the record that your key signs today, so that its own signature is not needed to rely on them"
	}
	v.note(Problem{Check: CheckSince, Rule: "since-" + rule, Where: "/" + checkpointFile, Message: message, Means: means})
}
