package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"
	"sync"
)

type recordDigest = [sha256.Size]byte

// A recordSet knows records again, however they are indented.
type recordSet struct {
	mu  sync.Mutex
	has map[recordDigest]string // the folder that a record lies in
}

func (s *recordSet) add(record []byte, folder string) {
	digest := compactDigest(record)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.has[digest] = folder
}

func compactDigest(record []byte) recordDigest {
	var b bytes.Buffer
	if json.Compact(&b, record) != nil {
		return recordDigest{}
	}
	return sha256.Sum256(b.Bytes())
}

// checkCorpusFile finds each record in the file that has all of them, and no other there.
func (v *run) checkCorpusFile(known *recordSet) {
	data := v.readData(corpusFile)
	if data == nil {
		return
	}
	var all map[string]json.RawMessage
	if err := (jsonForm{}).read(data, &all); err != nil {
		v.dataUnread(corpusFile, err)
		return
	}
	seen := map[recordDigest]bool{}
	for _, folder := range slices.Sorted(maps.Keys(all)) {
		var records []json.RawMessage
		err := json.Unmarshal(all[folder], &records)
		switch {
		case recordPages[folder] == "" && err == nil:
			v.dataProblem(corpusFile, "", "it has a list, %.40q, that rspsite does not write", folder)
		case recordPages[folder] != "" && err != nil:
			v.dataProblem(corpusFile, "", "%q is no list of records", folder)
		}
		for i, r := range records {
			digest := compactDigest(r)
			if seen[digest] = true; known.has[digest] != folder {
				v.dataProblem(corpusFile, "", "record %d of %.40q is not the one that stands in a file of its own", i+1, folder)
			}
		}
	}
	v.checkAllThere(corpusFile, known, seen)
}

// checkLinesFile does the same for the file with a record on each line.
func (v *run) checkLinesFile(known *recordSet) {
	data := v.readData(linesFile)
	if data == nil {
		return
	}
	n := 0
	seen := map[recordDigest]bool{}
	for l := range bytes.Lines(data) {
		digest := compactDigest(l)
		seen[digest] = true
		if n++; known.has[digest] == "" {
			v.dataProblem(linesFile, "", "the record on line %d is not the one that stands in a file of its own", n)
		}
	}
	v.checkAllThere(linesFile, known, seen)
}

func (v *run) checkAllThere(name string, known *recordSet, seen map[recordDigest]bool) {
	lacks := 0
	for digest := range known.has {
		if !seen[digest] {
			lacks++
		}
	}
	if lacks > 0 {
		v.dataProblem(name, "", "it leaves out %s that stand in files of their own", count(lacks, "record"))
	}
}
