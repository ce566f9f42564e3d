package verify

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// recordedFolder is the folder below a policy's page with a page for each version that is known and whose text may not be held.
const recordedFolder = "recorded/"

// A recordedEntry is what the header of a policy, which the record proves, says of such a version.
type recordedEntry struct{ Version, Published, Effective, Seen string }

// dates are those of the entry, as pages write them.
func (e *recordedEntry) dates() (written []string) {
	for _, d := range []string{e.Published, e.Effective, e.Seen} {
		if d != "" {
			written = append(written, longDate(d))
		}
	}
	return written
}

// readRecorded reads which versions the headers of policies record.
func (v *run) readRecorded() {
	v.recorded = map[string][]recordedEntry{}
	for _, d := range v.documents {
		if d.former || strings.Count(d.address, "/") != 2 || !v.hasFile(d.file(headerFile)) {
			continue
		}
		var header struct {
			Lists struct{ Recorded []recordedEntry }
		}
		data, err := v.read(d.file(headerFile), v.limits.Page)
		if err != nil || json.Unmarshal(data, &header) != nil {
			continue // checkHeader says so
		}
		for _, e := range header.Lists.Recorded {
			page := d.address + recordedFolder + v.nameNow(d.address, e.Version) + "/"
			v.recorded[page] = append(v.recorded[page], e)
		}
	}
}

// nameNow is the name of a version today: a text of the record may have another one than the header of its policy gives.
func (v *run) nameNow(policy, name string) string {
	if v.state == nil {
		return name
	}
	if now := v.state.At(policy + name + "/"); now != nil {
		return path.Base(now.Address())
	}
	return name
}

// checkRecorded holds the page of a version that is recorded against the entries of its policy's header: it shows their dates, and those
// alone, where it says what is recorded.
func (v *run) checkRecorded(where string, page *html.Node, entries []recordedEntry) {
	var want, said []string
	for i := range entries {
		want = append(want, entries[i].dates()...)
	}
	for n := range page.Descendants() {
		if isElement(n, "p") && attr(n, "class") == "when" {
			said = append(said, normal(textOf(n)))
		}
	}
	shown := normal(textOf(page))
	for _, d := range want {
		if !strings.Contains(" "+shown, " "+d) {
			v.pageProblem(where, "page-facts", "the page does not have the date that its policy's header gives of the version: "+d)
		}
	}
	for _, d := range said {
		if !slices.ContainsFunc(want, func(w string) bool { return strings.HasSuffix(" "+d, " "+w) }) {
			v.pageProblem(where, "page-facts", "the page says “"+shorten(d)+"” of the version, and its policy's header has no such date")
		}
	}
}
