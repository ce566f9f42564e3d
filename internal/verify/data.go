package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// The files with which a site gives its texts to programs.
const (
	apiFolder    = "api/v1/"
	corpusFile   = apiFolder + "corpus.json"
	linesFile    = apiFolder + "corpus.ndjson"
	dataFile     = "index.json"
	feedFile     = "feed.json"
	markdownFile = "index.md"
)

// checkData holds what the site gives to programs, and as Markdown, against its texts and the record.
func (v *run) checkData() error {
	var records, beside, others []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		switch {
		case isRecord(name):
			records = append(records, name)
		case isSaidBeside(name):
			beside = append(beside, name)
		case isCitation(name), path.Base(name) == timeMapFile, isMatrix(name):
			others = append(others, name)
		}
	}
	known := &recordSet{has: map[recordDigest]string{}}
	for _, err := range []error{
		inParallel(v.reader, records, func(name string) { v.checkRecordFile(name, known) }),
		inParallel(v.reader, beside, v.checkBesideFile),
		inParallel(v.reader, others, v.checkOtherData),
		inParallel(v.reader, v.documents, v.checkMarkdown),
	} {
		if err != nil {
			return err
		}
	}
	v.checkCorpusFile(known)
	v.checkLinesFile(known)
	return nil
}

// isRecord reports whether a file is the record of one text, clause or account.
func isRecord(name string) bool {
	kind, _, inFolder := strings.Cut(strings.TrimPrefix(name, apiFolder), "/")
	return strings.HasPrefix(name, apiFolder) && inFolder && path.Ext(name) == ".json" && kind != "schema"
}

// isSaidBeside reports whether a file says, for programs, what a page or a list says. Comparisons are read with their pages.
func isSaidBeside(name string) bool {
	base := path.Base(name)
	return (base == dataFile || base == feedFile) && !strings.HasPrefix(name, staticFolder) && !strings.HasPrefix(name, logFolder) && !isComparison(name)
}

// isComparison reports whether a file lies beside a page that compares two texts.
func isComparison(name string) bool {
	folders := strings.Split(name, "/")
	n := len(folders)
	return n >= 4 && folders[n-4] == "diff"
}

func (v *run) dataProblem(name, fragment, format string, args ...any) {
	v.addData("data", name+fragment, fmt.Sprintf(format, args...))
}

func (v *run) dataUnread(name string, err error) {
	v.add(Problem{Check: CheckPages, Rule: "data-unread", Where: "/" + name, Message: "the data cannot be read: " + err.Error(), Means: "no program can read what they say, or two programs read two things", Mend: uploadAgain})
}

// strayData is a problem of data that are of no text of the site.
func (v *run) strayData(name, says string) { v.addData("data-address", name, says) }

func (v *run) addData(rule, where, says string) {
	v.add(Problem{Check: CheckPages, Rule: rule, Where: "/" + where, Message: says,
		Means: "a program that reads this file reads something else than what the record and the text say", Mend: uploadAgain})
}

// readData reads a file of the data; nil if it is not there or cannot be read, which is said.
func (v *run) readData(name string) []byte {
	if !v.hasFile(name) {
		return nil
	}
	data, err := v.read(name, v.limits.Record)
	if err != nil {
		return nil // checkFiles says so
	}
	return data
}
