package verify

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// timeMapFile lists the versions of a page with their dates (RFC 7089).
const timeMapFile = "timemap.link"

// matrixFolder has what became of each clause in each version, as CSV.
const matrixFolder = apiFolder + "matrix/"

func isMatrix(name string) bool { return strings.HasPrefix(name, matrixFolder) }

// isCitation reports whether a file is a citation of the page that it lies beside.
func isCitation(name string) bool {
	return readReferences[path.Base(name)] != nil && !strings.HasPrefix(name, staticFolder)
}

// checkOtherData holds what is no record against the texts, as far as it names them.
func (v *run) checkOtherData(name string) {
	data := v.readData(name)
	switch {
	case data == nil:
	case isMatrix(name):
		v.checkMatrix(name, data)
	case isCitation(name):
		v.checkCitation(name, data)
	default:
		v.checkTimeMap(name, data)
	}
}

var namedDigest = regexp.MustCompile(`sha256:[0-9a-f]{64}`)

// checkCitation holds what a citation says of a text, or of a clause, against that.
func (v *run) checkCitation(name string, data []byte) {
	refs, err := readReferences[path.Base(name)](data)
	if err != nil {
		v.dataUnread(name, err)
		return
	}
	v.checkReferences(name, refs)
	digests := namedDigest.FindAllString(string(data), -1)
	if len(digests) == 0 {
		return
	}
	folder := "/" + strings.TrimSuffix(name, path.Base(name))
	allowed := v.digestsOf(folder)
	for _, digest := range digests {
		if allowed != nil && !slices.Contains(allowed, digest) && !v.isOfRenamed(folder, digest) {
			v.dataProblem(name, "", "it cites a text with the digest %s, which is not that of what stands at %s", digest, folder)
		}
	}
}

// digestsOf are the digests that a citation of a page may name; nil of a page that shows several texts.
func (v *run) digestsOf(page string) []string {
	if d := v.at[page]; d != nil && d.text != nil {
		digests := []string{d.text.digest}
		if d.standing != nil {
			digests = append(digests, d.standing.Header) // models and goals are cited for what stands in their headers
		}
		return digests
	}
	policy, id, ok := strings.Cut(page, "clauses/")
	if !ok {
		return nil
	}
	id = strings.TrimSuffix(id, "/")
	later := v.laterIDs(policy)
	var digests []string
	for _, d := range v.versions[policy] {
		if d.text == nil {
			continue
		}
		digests = append(digests, d.text.digest) // where the clause stood, or is no more
		for _, l := range d.text.lines {
			if l.id != "" && (isOrBecomes(later, l.id, id) || isOrBecomes(later, id, l.id)) {
				digests = append(digests, l.digest)
			}
		}
	}
	return digests
}

// isOfRenamed reports whether a digest is that of the clause of a page in a version where it has another ID.
func (v *run) isOfRenamed(page, digest string) bool {
	policy, id, _ := strings.Cut(page, "clauses/")
	id = strings.TrimSuffix(id, "/")
	for _, d := range v.versions[policy] {
		if d.text == nil {
			continue
		}
		for _, l := range d.text.lines {
			if l.digest == digest && l.written != "" && (v.becomes(&clausePage{now: policy, id: id}, l.written) || v.becomes(&clausePage{now: policy, id: l.written}, id)) {
				return true
			}
		}
	}
	return false
}

var mementoLine = regexp.MustCompile(`^<([^<>]*)>; rel="(?:first |last )*memento"; datetime="([^"]*)"`)

// checkTimeMap holds the dates of versions in a list of them against their headers.
func (v *run) checkTimeMap(name string, data []byte) {
	for l := range strings.Lines(string(data)) {
		m := mementoLine.FindStringSubmatch(l)
		if m == nil {
			if strings.Contains(l, "memento") {
				v.dataProblem(name, "", "it has a line that rspsite does not write: %s", shorten(strings.TrimSpace(l)))
			}
			continue
		}
		page, _, _ := strings.Cut(m[1], "#") // which may be the place of a clause that left
		d, _ := v.named(page)
		if d == nil {
			v.strayData(name, "it lists a text that the site does not have: "+shorten(m[1]))
			continue
		}
		if d.facts == nil {
			continue
		}
		if day, err := time.Parse(time.DateOnly, d.facts.begins()); err == nil && day.UTC().Format(http.TimeFormat) != m[2] {
			v.dataProblem(name, "", "it says that %s is of %.40q, and its header says %s", d.address, m[2], d.facts.begins())
		}
	}
}

// hasNot are the words that the matrix has where a version does not have the clause.
var hasNot = []string{"absent", "went-into", "left", "undescribed"}

// checkMatrix looks whether a version has a clause where the matrix of the policy says that it does, and nowhere else.
func (v *run) checkMatrix(name string, data []byte) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		v.dataUnread(name, fmt.Errorf("it is no table: %v", err))
		return
	}
	policy := "/" + strings.TrimSuffix(strings.TrimPrefix(name, matrixFolder), ".csv") + "/"
	told, later := 0, v.laterIDs(policy)
	for column, head := range rows[0] {
		version, ok := strings.CutPrefix(head, "in ")
		d := v.at[policy+version+"/"]
		if !ok || d == nil {
			continue
		}
		told++
		for _, row := range rows[1:] {
			if d.text != nil && hasClause(d.text, row[0], later) == slices.Contains(hasNot, row[column]) {
				v.dataProblem(name, fragment(row[0]), "it says “%s” of the clause in %s, and its text says the contrary", shorten(row[column]), version)
			}
		}
	}
	if told < len(v.versions[policy]) {
		v.dataProblem(name, "", "it has %s of the policy, and the record has %d", count(told, "version"), len(v.versions[policy]))
	}
}

// hasClause reports whether a text has a clause, under its ID or one that it had before.
func hasClause(t *text, id string, later map[string][]string) bool {
	return t.has(id) || slices.ContainsFunc(t.lines, func(l *line) bool { return l.id != "" && isOrBecomes(later, l.id, id) })
}

// laterIDs are the IDs that clauses of a policy, which may be at another address now, took on, by those that they had before.
func (v *run) laterIDs(policy string) map[string][]string {
	later := map[string][]string{}
	if v.state != nil {
		policy = v.current(policy)
	}
	for _, d := range v.versions[policy] {
		if d.text == nil {
			continue
		}
		for _, l := range d.text.lines {
			if l.was != "" && l.id != "" {
				later[l.was] = append(later[l.was], l.id)
			}
		}
	}
	return later
}

// isOrBecomes reports whether an ID is another one, or that of the same clause before it was renamed.
func isOrBecomes(later map[string][]string, id, now string) bool {
	if id == now || len(later[id]) == 0 { // nearly all
		return id == now
	}
	seen := map[string]bool{}
	for rest := []string{id}; len(rest) > 0; rest = rest[1:] {
		if rest[0] == now {
			return true
		}
		if next := later[rest[0]]; len(next) > 0 && !seen[rest[0]] {
			seen[rest[0]] = true
			rest = append(rest, next...)
		}
	}
	return false
}
