package verify

import (
	"bytes"
	"encoding/base64"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"rspsite/internal/ledger"
)

const (
	recordMeans = "the record of what was published is not what it was: no text of this site can be relied on to be the published one"
	forgedMeans = "publish writes no such line: whoever keeps the record wrote it otherwise, and changed by it what was published without the word that tells readers so. Rely on nothing from this line on"
	recordMend  = "restore content/ledger.jsonl and content/ledger.checkpoint as they were last published, and build and upload again"
)

// checkRecord reads the ledger, its checkpoint and its tree, and holds them against each other.
func (v *run) checkRecord() error {
	if has, err := v.hasRecord(); err != nil || !has {
		return err
	}
	data, err := v.read(ledgerFile, v.limits.Record)
	if err != nil {
		v.unreadRecord(ledgerFile, err)
		return nil
	}
	log, problems := ledger.Read(ledgerFile, data)
	for _, p := range problems {
		means, mend := recordMeans, recordMend
		if ledger.IsRule(p.Rule) {
			means, mend = forgedMeans, p.Mend
		}
		v.add(Problem{Check: CheckLedger, Rule: p.Rule, Where: fmt.Sprintf("/%s:%d", p.File, p.Line), Message: p.Message, Means: means, Mend: mend})
	}
	if log.Len() == 0 {
		v.say(CheckLedger, Fails, "the record has no line that can be read")
		if len(problems) == 0 {
			v.add(Problem{Check: CheckLedger, Rule: "ledger-empty", Where: "/" + ledgerFile, Message: "the record is empty", Means: recordMeans, Mend: recordMend})
		}
		return nil
	}
	v.log, v.state, v.tree = log, log.State(), log.Tree()
	v.report.Log = &LogFacts{Origin: log.Origin(), Size: log.Len(), Publications: log.Publications(), On: log.On()}
	v.noteAhead()
	v.readCheckpoint()
	if v.checkpoint != nil && len(problems) == 0 {
		v.checkTree()
	}
	v.say(CheckLedger, Holds, "%s of %s, chained without a break; checkpoint, tiles and entries are theirs; last published on %s",
		count(log.Len(), "line"), log.Origin(), log.On())
	if v.count(CheckLedger) > 0 {
		v.say(CheckLedger, Fails, "the record is damaged or was edited")
	}
	return nil
}

// hasRecord tells a site that has no record, as one that never published, from one that lost it.
func (v *run) hasRecord() (bool, error) {
	for name := range v.files {
		if name == ledgerFile || name == checkpointFile {
			return true, nil
		}
	}
	for _, name := range []string{checkpointFile, ledgerFile} { // a manifest may be wrong
		if err := v.hash(name); !isMissing(err) {
			return true, nil
		}
	}
	v.hasNone = true
	v.add(Problem{Check: CheckLedger, Rule: "no-record", Where: "/ledger/", Message: "the site has no public record",
		Means: "its files can be held against its own list, and nothing else: whoever changes a text can make a new list",
		Mend:  "publish with rspsite publish; where a record was here before, it was taken away: restore it"})
	v.say(CheckLedger, Fails, "there is no public record")
	return false, nil
}

func (v *run) unreadRecord(name string, err error) {
	message := "it cannot be read: " + err.Error()
	if isMissing(err) {
		message = "it is not there"
	}
	v.add(Problem{Check: CheckLedger, Rule: "ledger-unread", Where: "/" + name, Message: message, Means: recordMeans, Mend: uploadAgain})
	v.say(CheckLedger, Fails, "the record cannot be read")
}

// readCheckpoint reads the checkpoint and holds the lines against its size and root.
func (v *run) readCheckpoint() {
	data, err := v.read(checkpointFile, maxCheckpoint)
	if err != nil {
		v.unreadRecord(checkpointFile, err)
		return
	}
	c, err := ledger.ReadCheckpoint(data)
	if err != nil {
		v.checkpointProblem("checkpoint", "this is no checkpoint: %v", err)
		return
	}
	v.checkpoint = &c
	v.report.Log.Size, v.report.Log.Root, v.report.Log.Signed = c.Size, base64.StdEncoding.EncodeToString(c.Root[:]), c.IsSigned()
	lines := v.log.Len()
	switch {
	case c.Origin != v.log.Origin():
		v.checkpointProblem("checkpoint-other", "the checkpoint is of another log (it is of %.200q, the record is %.200q)", c.Origin, v.log.Origin())
	case c.Size > lines && v.count(CheckLedger) == 0:
		v.add(Problem{Check: CheckLedger, Rule: "ledger-shortened", Where: fmt.Sprintf("/%s:%d", ledgerFile, lines+1), Means: recordMeans, Mend: recordMend,
			Message: fmt.Sprintf("lines were taken away from the end (found %d, the checkpoint counts %d)", lines, c.Size)})
	case c.Size < lines:
		v.add(Problem{Check: CheckLedger, Rule: "ledger-longer", Where: fmt.Sprintf("/%s:%d", ledgerFile, c.Size+1),
			Message: fmt.Sprintf("lines stand behind those that the checkpoint counts (found %d, it counts %d)", lines, c.Size),
			Means:   "they were put there after the site was built, or a publication was interrupted and uploaded all the same", Mend: "run rspsite publish, which goes on from there, and upload again"})
	case c.Size == lines && v.tree.Root(lines) != c.Root:
		v.checkpointProblem("checkpoint-root", "the lines are not those of the checkpoint: the root of their tree is another")
	}
}

// maxCheckpoint is the size of a checkpoint in bytes: three lines, and signatures.
const maxCheckpoint = 64 << 10

func (v *run) checkpointProblem(rule, format string, args ...any) {
	v.add(Problem{Check: CheckLedger, Rule: rule, Where: "/" + checkpointFile, Message: fmt.Sprintf(format, args...), Means: recordMeans, Mend: recordMend})
}

// checkTree holds the tiles of the log, and the bundles of its entries, against its lines.
func (v *run) checkTree() {
	for _, f := range v.tree.Tiles(v.log.Sizes()) {
		name := logFolder + f.Path
		data, err := v.read(name, int64(len(f.Data)))
		wrong := ""
		if f.Lines > 0 && err == nil {
			wrong = inBundle(data, v.log.Lines()[f.First:f.First+f.Lines], f.First)
		}
		if err == nil && wrong == "" && (f.Lines > 0 || bytes.Equal(data, f.Data)) {
			continue
		}
		if f.Lines == 0 {
			wrong = inTile(data, f.Data)
		}
		p := Problem{Check: CheckLedger, Rule: "tile", Where: "/" + name, Message: "this part of the log's tree is not that of the lines of the record" + wrong,
			Means: "a program that reads the log from its tiles is shown something else than one that reads the lines", Mend: uploadAgain}
		if isMissing(err) {
			p.Rule, p.Message = "tile-missing", "this part of the log's tree is not there"
		}
		v.add(p)
	}
}

// inBundle reads a bundle of entries as any program does, by the lengths in it, and says which entry is not its line; empty if all are.
func inBundle(data []byte, lines [][]byte, first int) string {
	entries, err := ledger.ReadBundle(data)
	if err != nil {
		return fmt.Sprintf(" (%v)", err)
	}
	if len(entries) != len(lines) {
		return fmt.Sprintf(" (it has %d entries, want %d)", len(entries), len(lines))
	}
	for i, line := range lines {
		if !bytes.Equal(entries[i], line) {
			return fmt.Sprintf(" (its entry %d is not line %d of the record)", i+1, first+i+1)
		}
	}
	return ""
}

// inTile says which hash of a tile differs.
func inTile(got, want []byte) string {
	if len(got) != len(want) || len(want)%tlog.HashSize != 0 {
		return ""
	}
	for i := range got {
		if got[i] != want[i] {
			return fmt.Sprintf(" (its hash %d of %d differs)", i/tlog.HashSize+1, len(want)/tlog.HashSize)
		}
	}
	return ""
}
