package verify_test

import (
	"testing"

	"rspsite/internal/verify"
)

// miscited is an attack on a file of citations that says something else than the record.
func miscited(name, file, old, new, says string) attack {
	return attack{name, edited(file, old, new), verify.CheckPages, "data", "/" + file, says}
}

// garbled is one on a file that two programs would read as two things.
func garbled(name, file, old, new, says string) attack {
	return attack{name, edited(file, old, new), verify.CheckPages, "data-unread", "/" + file, says}
}

const (
	ofText   = "p/v1.0/cite"
	ofClause = "p/clauses/pause/cite"
)

var citationAttacks = []attack{
	miscited("another title in CSL-JSON", ofText+".json", `"title": "Example Policy v1.0 [`, `"title": "Binding Policy v1.0 [`, "its title of version:p:v1.0"),
	miscited("another title in RIS", ofText+".ris", "TI  - Example", "TI  - Binding", "its title of"),
	miscited("another title in BibTeX", ofText+".bib", "{{Example Policy v1.0 [", "{{Binding Policy v1.0 [", "its title of"),
	miscited("a title that hides what the text is", ofText+".bib", " [reconstruction from secondary sources]", "", "its title of"),
	miscited("another date in CSL-JSON", ofText+".json", "[[2026, 6, 1]]", "[[2023, 6, 1]]", "its date of version:p:v1.0 is “2023-06-01”"),
	miscited("another date in RIS", ofText+".ris", "PY  - 2026\r\nDA  - 2026", "PY  - 2023\r\nDA  - 2023", "its date of"),
	miscited("another date in BibTeX", ofText+".bib", "{2026},\n  month        = jun,\n  date         = {2026", "{2023},\n  month        = jun,\n  date         = {2023", "its date of"),
	miscited("another date of the publisher in CSL-JSON", ofText+".json", "[[2024, 1]]", "[[2023, 1]]", "its publisher's date of"),
	miscited("another date of the publisher in RIS", ofText+".ris", "OP  - Example Lab, January 2024", "OP  - Example Lab, January 2023", "its publisher's date of"),
	miscited("another date of the publisher in BibTeX", ofText+".bib", "{2024-01}", "{2023-01}", "its publisher's date of"),
	miscited("another version in CSL-JSON", ofText+".json", `"version": "v1.0"`, `"version": "v2.0"`, "its version or edition of"),
	miscited("another version in RIS", ofText+".ris", "ET  - v1.0", "ET  - v2.0", "its version or edition of"),
	miscited("another version in BibTeX", ofText+".bib", "= {v1.0}", "= {v2.0}", "its version or edition of"),
	miscited("another address", ofText+".ris", "https://example.org/rsp/p/v1.0/\r", "https://example.org/rsp/p/v2.0/\r", "its address of"),
	miscited("another edition of a report", "reports/r-2/cite.ris", "ET  - 2", "ET  - 1", "its version or edition of report:r-2"),
	miscited("a specimen that is called none", "reports/r-1/cite.json", " [specimen]", "", "its title of report:r-1"),
	miscited("a model by another name", "models/m-1/cite.bib", "{{Model One:", "{{Model Two:", "its title of model:m-1"),
	miscited("a clause by another name", ofClause+".json", "Clause pause, §1(a), of v1.0", "Clause stop, §1(a), of v1.0", "its title of clause:p:v1.0:pause"),
	miscited("a clause that is called gone", ofClause+".bib", "{{Clause pause, §1(a) [", "{{Clause pause, left in v1.0 [", "its title of clause:p:v1.0:pause"),
	miscited("a clause that is gone and called there", ofClause+".bib", "{{Clause pause, left in v2.0 [", "{{Clause pause, §1(a) [", "its title of clause:p:v2.0:pause"),
	miscited("a clause of another text", ofClause+".ris", "T2  - Example Policy v1.0", "T2  - Binding Policy v1.0", "its title of the text of"),
	miscited("a clause at another address", ofClause+".bib", "{https://example.org/rsp/p/v1.0/#pause}", "{https://example.org/rsp/p/v2.0/#pause}", "its address of"),
	miscited("a clause with another date of the publisher", ofClause+".ris", "OP  - Example Lab, January 2024", "OP  - Example Lab, January 2023", "its publisher's date of"),
	miscited("a clause under another key", ofClause+".bib", "{clause:p:v1.0:pause,", "{clause:q:v1.0:pause,", "its key of"),
	miscited("the record of a clause by another name", ofClause+".json", "Clause pause, through", "Clause stop, through", "its title of clause:p:pause"),
	miscited("the record of a clause of another policy", ofClause+".bib", "= {{Example Policy}}", "= {{Binding Policy}}", "its title of the policy"),
	miscited("a section by another heading", "p/clauses/commitments/cite.json", "Section “Commitments”, §1, of v1.0", "Section “Intentions”, §1, of v1.0", "its title of"),
	miscited("the record of a section by another heading", "p/clauses/commitments/cite.bib", "Section “Commitments” (", "Section “Intentions” (", "its title of"),
	garbled("two titles in BibTeX", ofText+".bib", "  institution  =", "  title        = {{Binding}},\n  institution  =", "twice"),
	garbled("two fields in one line of BibTeX", ofText+".bib", "= {Policy},", "= {Policy}, title = {{Binding}},", "does not write"),
	garbled("a title under a name of large letters", ofText+".bib", "  institution  =", "  TITLE        = {{Binding}},\n  institution  =", "does not write"),
	garbled("another year in BibTeX", ofText+".bib", "= {2026},", "= {2023},", "year or month"),
	garbled("another title under another tag of RIS", ofText+".ris", "T2  - ", "T1  - Binding\r\nT2  - ", "does not write"),
	garbled("a line within a line of RIS", ofText+".ris", "LA  - en", "LA  - en\nTI  - Binding", "does not write"),
	garbled("another year in RIS", ofText+".ris", "PY  - 2026", "PY  - 2023", "its year"),
	garbled("another title under another name of CSL-JSON", ofText+".json", `"genre":`, `"title-short": "Binding", "genre":`, "title-short"),
}

// TestForgedCitationsAreNamed breaks the citations of an honest site in each way.
func TestForgedCitationsAreNamed(t *testing.T) { testAttacks(t, citationAttacks) }
