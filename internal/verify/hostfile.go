package verify

import (
	"fmt"
	"net/url"
	"strings"
)

// redirectsFile tells a host which addresses lead on.
const redirectsFile = "_redirects"

// apiIndexFile names the address of the site.
const apiIndexFile = "api/v1/index.json"

// checkRedirects holds the file that tells a host of former addresses against the record: an address at which a text stands leads nowhere
// else, and a former one to where the text now is.
func (v *run) checkRedirects() error {
	if v.state == nil || !v.hasFile(redirectsFile) {
		return nil
	}
	data, err := v.read(redirectsFile, v.limits.Page)
	if err != nil {
		return nil // checkFiles says so
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if says := v.oddRedirect(words, v.folder); says != "" {
			v.add(Problem{Check: CheckAddresses, Rule: "redirects", Where: fmt.Sprintf("/%s:%d", redirectsFile, n), Message: says,
				Means: "a host that reads this file shows its readers something else than what was published under the address", Mend: uploadAgain})
		}
	}
	return nil
}

// A siteIndex names the site's own address.
type siteIndex struct {
	BaseURL string `json:"baseUrl"`
}

var siteIndexForm = jsonFormOf(siteIndex{})

// readBase reads where the site lies, as it says itself: of https://example.org/rsp/ the folder is "/rsp", at the root of a host "".
func (v *run) readBase() {
	data, err := v.read(apiIndexFile, v.limits.Page)
	if err != nil {
		return
	}
	var index siteIndex
	if siteIndexForm.read(data, &index) != nil {
		return // checkData says so
	}
	if base, err := url.Parse(index.BaseURL); err == nil {
		v.base, v.folder = strings.TrimSuffix(index.BaseURL, "/"), strings.TrimSuffix(base.Path, "/")
	}
}

// oddRedirect says what is wrong with a line of the file; empty if nothing.
func (v *run) oddRedirect(words []string, prefix string) string {
	if len(words) < 2 {
		return "the line leads nowhere"
	}
	from, to := unprefixed(words[0], prefix), unprefixed(words[1], prefix)
	if from == "" {
		return "the line speaks of an address of another site"
	}
	for _, d := range v.documents {
		if !d.former && d.standing != nil && covers(from, d.address) {
			return fmt.Sprintf("the line leads %s to %.200q, where the record says that the text stands", d.address, words[1])
		}
	}
	for _, p := range v.pages {
		if covers(from, p.address()) && !p.leads {
			return fmt.Sprintf("the line leads the page of a clause, %s, to %.200q", p.address(), words[1])
		}
	}
	if s := v.state.At(strings.TrimSuffix(from, "*")); s != nil && strings.HasSuffix(from, "/") && to != s.Address() {
		return fmt.Sprintf("the line leads to %.200q, and what was published at %s is now at %s", words[1], from, s.Address())
	}
	if to == "" {
		return fmt.Sprintf("the line leads out of the site, to %.200q", words[1])
	}
	return ""
}

// unprefixed is an address within the site; empty if it lies outside.
func unprefixed(written, prefix string) string {
	u, err := url.Parse(written)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return ""
	}
	rest, ok := strings.CutPrefix(u.Path, prefix)
	if !ok || !strings.HasPrefix(rest, "/") {
		return ""
	}
	return rest
}

// covers reports whether the source of a redirection holds for the page at an address, or for the files beside it.
func covers(from, address string) bool {
	if i := strings.IndexAny(from, "*:"); i >= 0 {
		return strings.HasPrefix(address, from[:i]) || strings.HasPrefix(from[:i], address) && !strings.Contains(from[len(address):i], "/")
	}
	return from == address || from == strings.TrimSuffix(address, "/") || from == address+indexFile || from == address+canonicalFile || from == address+headerFile || from == address+proofFile
}
