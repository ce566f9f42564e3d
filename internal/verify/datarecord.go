package verify

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
)

// A dataRecord is what is compared of a record of the data.
type dataRecord struct {
	said
	Policy   string
	ID       string
	OtherIDs []string `json:"otherIds"`
	Digests  struct{ Text, Header string }
	Clauses  []dataClause
	Versions []dataVersion
	Facts    saidBeside

	Tombstones []said
}

// A dataClause is a clause in the record of its text.
type dataClause struct {
	said
	ID, Canonical string
}

// A dataVersion is a version in the record of its policy, or in that of a clause with what the clause is there.
type dataVersion struct {
	said
	ID string
}

var recordForm = jsonFormOf(dataRecord{})

// What a record is of, by the folder that it lies in, as the address of a page: the names in the path stand for the stars.
var recordPages = map[string]string{
	"policies": "/*/", "versions": "/*/*/", "clauses": "/*/clauses/*/", "changes": "/changes/#_*/-*", "reports": "/reports/*/", "editions": "/reports/*/editions/*/",
	"reviews": "/reports/*/reviews/*/", "models": "/models/*/", "tables": "/tables/*/", "goals": "/goals/*/", "sources": "/sources/*/", "pages": "/pages/*/",
}

// pageOfRecord is the address of what a record is of, which its path decides, and its folder; empty of one that rspsite does not write.
func pageOfRecord(name string) (address, folder string) {
	names := strings.Split(strings.TrimSuffix(strings.TrimPrefix(name, apiFolder), ".json"), "/")
	address, folder = recordPages[names[0]], names[0]
	if strings.Count(address, "*") != len(names)-1 {
		return "", folder
	}
	for _, n := range names[1:] {
		address = strings.Replace(address, "*", n, 1)
	}
	return address, folder
}

// checkRecordFile holds a record against the text that its path names.
func (v *run) checkRecordFile(name string, known *recordSet) {
	data := v.readData(name)
	if data == nil {
		return
	}
	address, folder := pageOfRecord(name)
	known.add(data, folder)
	var r dataRecord
	if err := recordForm.read(data, &r); err != nil {
		v.dataUnread(name, err)
		return
	}
	if r.Address != address && v.isFormerRecord(name, r.Address) {
		address = r.Address
	}
	if r.Address != address || r.URL != v.base+address {
		v.strayData(name, fmt.Sprintf("it says that it is of %.200q, %.200q, and its path is that of %s", r.Address, r.URL, address))
		return
	}
	v.checkBeside(name, &r.Facts)
	d := v.at[address]
	switch {
	case folder == "clauses":
		v.checkHistory(name, &r)
	case folder == "changes":
		v.checkAccount(name, &r)
	case d == nil || d.former:
		v.strayData(name, "it is of a text that neither the record nor the site has: "+address)
	default:
		v.checkDataRecord(name, d, &r)
	}
}

// isFormerRecord reports whether a record lies where that of the text at an address lay before the text had another name: the page there
// leads on to the text.
func (v *run) isFormerRecord(name, now string) bool {
	former, folder := pageOfRecord(name)
	if folder == "changes" {
		former, now = versionOfAccount(former), versionOfAccount(now)
	}
	page, err := v.pageAt(strings.TrimPrefix(former, "/") + indexFile)
	return err == nil && redirect(page, former) == now
}

// versionOfAccount is the address of the version that an account is of, by that of the account: /changes/#_p/-v1 is of /p/v1/.
func versionOfAccount(address string) string {
	return strings.NewReplacer("/changes/#_", "/", "/-", "/").Replace(address) + "/"
}

// checkDataRecord holds the record of a text against it.
func (v *run) checkDataRecord(name string, d *document, r *dataRecord) {
	if s := d.standing; s != nil && (r.Digests.Text != s.Text || r.Digests.Header != s.Header) {
		v.dataProblem(name, "", "it has other digests of text and header than the public record")
	}
	v.checkSaid(name, &r.said)
	if f := d.facts; f != nil && (r.Specimen == nil || r.Basis == nil || d.standing.Kind == kindVersion && (r.Published != f.Published || r.Effective != f.Effective)) {
		v.dataProblem(name, "", "its dates, its basis or its mark as a specimen are not those of the header of %s", d.address)
	}
	if d.text != nil {
		lines := slices.DeleteFunc(slices.Clone(d.text.lines), func(l *line) bool { return !l.isClause })
		v.checkDataClauses(name, d.address, lines, r.Clauses)
	}
	for i := range r.Tombstones {
		v.checkListed(name, &r.Tombstones[i])
	}
	held := 0
	for i := range r.Versions {
		x := &r.Versions[i].said
		v.checkSaid(name, x)
		at := v.at[d.address+x.Version+"/"]
		if at == nil || x.URL != v.base+at.address {
			v.dataProblem(name, "", "it names a version, %.80q at %.200q, that the policy does not have there", x.Version, x.URL)
		} else if held++; at.facts != nil && (x.Published != at.facts.Published || x.Effective != at.facts.Effective || x.Digest == "") {
			v.dataProblem(name, "", "the dates and the digest of %s are not those of its header and text", at.address)
		}
	}
	if d.isPolicy() && held < len(v.versions[d.address]) {
		v.dataProblem(name, "", "it names %s of the policy, and the record has %d", count(held, "version"), len(v.versions[d.address]))
	}
}

// checkDataClauses holds the clauses of a record against the lines of the text.
func (v *run) checkDataClauses(name, address string, lines []*line, clauses []dataClause) {
	if len(lines) != len(clauses) {
		v.dataProblem(name, "", "it has %s, and the text of %s has %d", count(len(clauses), "clause"), address, len(lines))
		return
	}
	for i, l := range lines {
		c := &clauses[i]
		switch {
		case c.Digest != l.digest, ledger.Digest([]byte(canonical.Schema+"\n"+c.Canonical+"\n")) != l.digest, l.id != "" && c.ID != l.id:
			v.dataProblem(name, fragment(c.ID), "ID, digest or canonical form of the clause are not those of the text of %s", address)
		case !l.says(c.Text):
			v.dataProblem(name, fragment(c.ID), "it says “%s”, and “%s” was published", shorten(c.Text), shorten(strings.Join(l.words, " | ")))
		case strings.Contains(address, "#"): // accounts share a page, and their clauses have no addresses
		case c.Address != address+fragment(c.ID) || c.URL != v.base+c.Address:
			v.dataProblem(name, fragment(c.ID), "the clause has the address %.200q, %.200q, which is not its own", c.Address, c.URL)
		default:
			v.checkSaid(name, &c.said)
		}
	}
}

// checkAccount holds the text of an account of changes against the record: it has no canonical text beside it.
func (v *run) checkAccount(name string, r *dataRecord) {
	if v.state == nil {
		return
	}
	s := v.state.At(r.Address)
	if s == nil {
		if v.at[versionOfAccount(r.Address)] == nil {
			v.strayData(name, "it is of changes to a version that the site does not have")
			return
		}
		v.note(Problem{Check: CheckDocuments, Rule: "not-recorded", Where: "/" + name, Message: "the public record does not have this account of changes yet",
			Means: "nothing holds it to what it says today", Mend: "publish it with rspsite publish"})
		return
	}
	if r.Digests.Text != s.Text || r.Digests.Header != s.Header || r.Title != s.Title {
		v.dataProblem(name, "", "it has another title, or other digests of text and header, than the public record")
	}
	var lines []*line
	for i, c := range r.Clauses {
		l, err := readLine([]byte(c.Canonical))
		if err != nil {
			v.dataProblem(name, fragment(c.ID), "the canonical form of the clause cannot be read: %v", err)
			return
		}
		if i < len(s.Clauses) {
			l.id, l.digest = s.Clauses[i].ID, s.Clauses[i].Digest
		}
		lines = append(lines, l)
	}
	if len(lines) != len(s.Clauses) {
		v.dataProblem(name, "", "it has %s, and the record has %d", count(len(lines), "clause"), len(s.Clauses))
		return
	}
	v.checkDataClauses(name, r.Address, lines, r.Clauses)
}
