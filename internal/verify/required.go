package verify

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/ledger"
)

// What must be there follows from the public record and from the layout of a site, never from the site's own list of files: whoever
// takes a file out of that list would have it served unread.

// requiredOfSite are files that each site with a public record has.
var requiredOfSite = []string{
	indexFile, markdownFile, notFoundFile, feedFile, "feed.atom", "llms.txt", ledgerFile, checkpointFile, logFolder + indexFile, "changes/" + indexFile,
	"goals/" + indexFile, "models/" + indexFile, "pages/" + indexFile, "redactions/" + indexFile, "reports/" + indexFile, "sources/" + indexFile, "tables/" + indexFile,
	"api/" + indexFile, apiFolder + indexFile, apiIndexFile, corpusFile, linesFile,
}

// requiredBeside are those beside the page of a document.
var requiredBeside = []string{indexFile, canonicalFile, headerFile, proofFile, markdownFile}

// requiredOfKind are those beside the pages of documents of a kind.
var requiredOfKind = map[string][]string{
	kindVersion: citations, "report": citedData, "edition": citedData, "review": citedData, "model": citedData, "table": citedData, "goal": citedData, "page": citations,
}

var (
	citations = []string{"cite.bib", "cite.ris", "cite.json"}
	citedData = append([]string{dataFile}, citations...)
)

// recordFolders have the records of documents, by their kinds in the public record.
var recordFolders = map[string]string{
	kindPolicy: "policies", kindVersion: "versions", "changes": "changes", "report": "reports", "edition": "editions", "review": "reviews",
	"model": "models", "table": "tables", "goal": "goals", "source": "sources", "page": "pages",
}

// required are the files that must be there, each once, sorted.
func (v *run) required() []string {
	names := slices.Clone(requiredOfSite)
	for _, f := range v.tree.Tiles(v.log.Sizes()) {
		names = append(names, logFolder+f.Path)
	}
	for _, s := range v.state.All {
		names = append(names, requiredOf(s)...)
	}
	for _, d := range v.documents {
		if d.isPolicy() {
			names = append(names, v.requiredOfPolicy(d)...)
		}
	}
	for page := range v.recorded {
		names = append(names, strings.TrimPrefix(page, "/")+indexFile)
	}
	for _, p := range v.pages {
		names = append(names, p.required()...)
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return !isFilePath(name) })
}

// requiredOf are the files of a document: a page at each address that it ever had, what stands beside that of now, and its record.
func requiredOf(s *ledger.Standing) []string {
	var names []string
	for _, address := range s.Addresses {
		page, _, _ := strings.Cut(address, "#")
		names = append(names, strings.TrimPrefix(page, "/")+indexFile)
	}
	if !strings.Contains(s.Address(), "#") {
		for _, name := range slices.Concat(requiredBeside, requiredOfKind[s.Kind]) {
			names = append(names, strings.TrimPrefix(s.Address(), "/")+name)
		}
	}
	if file := recordFile(recordFolders[s.Kind], s.Address()); file != "" {
		names = append(names, file)
	}
	return names
}

// required are the files of a clause's page: that alone of one that leads on.
func (p *clausePage) required() []string {
	folder := strings.TrimPrefix(p.address(), "/")
	if p.leads {
		return []string{folder + indexFile}
	}
	names := []string{recordFile("clauses", p.address())}
	for _, name := range slices.Concat([]string{indexFile, proofFile, markdownFile}, citations) {
		names = append(names, folder+name)
	}
	return names
}

// requiredOfPolicy are the pages below a policy's: of the latest version, and of every two that are compared.
func (v *run) requiredOfPolicy(policy *document) []string {
	var names []string
	for _, address := range policy.standing.Addresses {
		names = append(names, strings.TrimPrefix(address, "/")+latestPage+indexFile)
	}
	names = append(names, policy.file(latestPage+markdownFile))
	if slices.ContainsFunc(v.versions[policy.address], v.isInForce) {
		names = append(names, policy.file("in-force/"+indexFile), policy.file("in-force/"+dataFile))
	}
	for older, newer := range v.comparedPairs(policy.address) {
		page := comparisonAt(policy.address, older, newer)
		if back := comparisonAt(policy.address, newer, older); !v.hasFile(page) && v.hasFile(back) {
			page = back
		}
		folder := strings.TrimSuffix(page, indexFile)
		names = append(names, page, folder+dataFile, folder+markdownFile)
	}
	return names
}

// recordFile is the file of the data that has the record of what stands at an address; empty if none can have it.
func recordFile(folder, address string) string {
	literals := strings.Split(recordPages[folder], "*")
	rest, ok := strings.CutPrefix(address, literals[0])
	file := apiFolder + folder
	for i, literal := range literals[1:] {
		name, behind := rest, ""
		if literal != "" {
			name, behind, ok = strings.Cut(rest, literal)
		}
		if rest = behind; !ok || name == "" || strings.Contains(name, "/") || i == len(literals)-2 && rest != "" {
			return ""
		}
		file += "/" + name
	}
	if len(literals) == 1 {
		return ""
	}
	return file + ".json"
}

// maxAsked is how many files are asked for that the site's list leaves out: a list that leaves out more is no list.
const maxAsked = 1000

// checkRequired asks for each file that must be there and that the site's own list leaves out.
func (v *run) checkRequired() error {
	if v.state == nil {
		return nil
	}
	unlisted := slices.DeleteFunc(v.required(), v.hasFile)
	return inParallel(v.reader, unlisted[:min(len(unlisted), maxAsked)], func(name string) { v.checkUnlisted(name, len(unlisted)) })
}

// checkUnlisted asks for one of them. In a folder, what is there and unlisted is found by listing it.
func (v *run) checkUnlisted(name string, of int) {
	err := v.hash(name)
	if err == nil && v.isListed() {
		return
	}
	p := Problem{Check: CheckFiles, Rule: "file-unknown", Where: "/" + name, Mend: uploadAgain,
		Message: "the site's own list of files leaves it out, and the host sends it all the same",
		Means:   "readers are shown a file to which nothing holds the host: it was left out of the list so that it would not be compared, or two builds were mixed"}
	if err != nil {
		p.Rule, p.Message = "file-missing", "the file is not there, and the site's own list of files leaves it out"
		p.Means = "the public record says that it must be there: it was taken away, and the list made anew"
	}
	if err != nil && !isMissing(err) {
		p.Rule, p.Message, p.Means = "file-unread", "the site's own list of files leaves it out, and it cannot be read: "+err.Error(), "nothing can be said of it"
	}
	if of > 1 {
		p.Message += fmt.Sprintf(" (one of %d that it leaves out)", of)
	}
	v.add(p)
}
