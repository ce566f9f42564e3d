package verify

import (
	"fmt"
	"strings"

	"rspsite/internal/ledger"
)

// checkProof holds the proof beside a document's page against the record.
func (v *run) checkProof(d *document) {
	if p := v.readProof(d.address); p != nil && p.Index != d.standing.Last {
		v.proofProblem(d.address, "proof-line", fmt.Sprintf("it proves line %d of the record, and line %d is the last that speaks of this page", p.Index+1, d.standing.Last+1))
	}
}

// readProof reads the proof beside the page at an address; nil if it proves nothing, which is said.
func (v *run) readProof(address string) *ledger.Proof {
	if v.checkpoint == nil {
		return nil // said of the record
	}
	data, err := v.read(strings.TrimPrefix(address, "/")+proofFile, maxProof)
	if err != nil {
		message := "the proof cannot be read: " + err.Error()
		if isMissing(err) {
			message = "the proof is not there"
		}
		v.proofProblem(address, "proof-unread", message)
		return nil
	}
	p, err := ledger.ReadProof(data)
	if err != nil {
		v.proofProblem(address, "proof-unread", "this is no proof: "+err.Error())
		return nil
	}
	c := v.checkpoint
	switch {
	case p.Checkpoint.Origin != c.Origin || p.Checkpoint.Size != c.Size || p.Checkpoint.Root != c.Root:
		v.proofProblem(address, "proof-other", fmt.Sprintf("it is the proof of another checkpoint (of %d lines, where the site's has %d)", p.Checkpoint.Size, c.Size))
	case p.Index >= v.log.Len() || p.Index >= c.Size:
		v.proofProblem(address, "proof-line", fmt.Sprintf("it proves line %d of a record that has %d", p.Index+1, v.log.Len()))
	case p.Check(v.log.Lines()[p.Index]) != nil:
		v.proofProblem(address, "proof", fmt.Sprintf("it does not prove that line %d stands in the record", p.Index+1))
	default:
		return &p
	}
	return nil
}

// maxProof is the size of a proof in bytes: a hash for each level of the tree, and a checkpoint.
const maxProof = 128 << 10

func (v *run) proofProblem(address, rule, message string) {
	v.add(Problem{Check: CheckProofs, Rule: rule, Where: address + proofFile, Message: message,
		Means: "who cites this page by its proof cannot show that it was published; the record itself may still say so", Mend: uploadAgain})
}

// sayProofs sums up the proofs.
func (v *run) sayProofs() {
	if v.checkpoint == nil {
		v.say(CheckProofs, Unchecked, "there is no checkpoint that anything could be proved against")
		return
	}
	n := 0
	for _, d := range v.documents {
		if d.standing != nil && !d.former {
			n++
		}
	}
	n += len(v.pages)
	v.say(CheckProofs, Holds, "%s: each shows that the record has what its page shows", count(n, "proof"))
	if bad := v.count(CheckProofs); bad > 0 {
		v.say(CheckProofs, Fails, "%d of %s do not prove what they should", bad, count(n, "proof"))
	}
}
