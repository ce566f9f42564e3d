package permalink

import "strings"

// API is the page that says what the site has as data. Below it stand the records, and what gathers them. Whatever would break a
// program that reads them goes to another folder, so that these addresses keep their meaning.
const (
	APINewest = "/api/" // leads to the newest, which is this
	API       = "/api/v1/"
	APICorpus = API + "corpus.json"   // all records in one file
	APILines  = API + "corpus.ndjson" // the same, one a line
)

// APIRecord is the record of that kind and name: ("versions", policy, version).
func APIRecord(kind string, names ...string) string {
	return API + kind + "/" + strings.Join(names, "/") + ".json"
}

// APISchema is the JSON Schema of that name.
func APISchema(name string) string { return API + "schema/" + name + ".json" }

// APIMatrix is the table of the clauses of a policy by version, as CSV.
func APIMatrix(policy string) string { return API + "matrix/" + policy + ".csv" }
