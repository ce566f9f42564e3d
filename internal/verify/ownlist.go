package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// sayNotRead says which style sheets, scripts and files for the host nothing but the site's own list of files holds.
func (v *run) sayNotRead() {
	if v.files == nil || v.state == nil {
		return
	}
	var shipped, others, host []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		switch {
		case isForHost(name) || strings.HasPrefix(name, hostFolder) && !isPage(name) && path.Ext(name) != ".md":
			host = append(host, "/"+name)
		case path.Ext(name) != ".css" && path.Ext(name) != ".js":
		case slices.Contains(v.options.Known[name], v.files[name]):
			shipped = append(shipped, "/"+name)
		default:
			others = append(others, "/"+name)
		}
	}
	v.areShipped = len(others) == 0
	if len(shipped) > 0 {
		v.note(Problem{Check: CheckFiles, Rule: "own-program", Where: "/" + staticFolder,
			Message: fmt.Sprintf("%s of the site's style sheets and scripts are the ones that this rspsite writes", ofAll(len(shipped), len(shipped)+len(others)))})
	}
	if len(others) > 0 {
		v.note(Problem{Check: CheckFiles, Rule: "own-list", Where: others[0],
			Message: fmt.Sprintf("%s held against the site's own list of files alone, which nothing signs: %s", wereStyles(len(others)), listed(others)),
			Means:   "they decide how pages look, and could hide words or put others there", Mend: "verify with the release of rspsite that built the site, or read the text in canonical.txt beside the page where it matters"})
	}
	if len(host) > 0 {
		v.note(Problem{Check: CheckFiles, Rule: "own-list", Where: host[0],
			Message: fmt.Sprintf("%s for the host: where /_redirects leads was held against the record; headers, and the rest of what they say, against the site's own list of files alone: %s", count(len(host), "file"), listed(host)),
			Means:   "a host that heeds them can send other pages, or the same with other headers", Mend: "verify the site at its address, where it can be seen what the host makes of them"})
	}
}

// hostFolder has settings for hosts that read no file of a site.
const hostFolder = "hosting/"

// ofAll writes how many of several: all 5, 3 of 5.
func ofAll(n, all int) string {
	if n == all {
		return fmt.Sprintf("all %d", n)
	}
	return fmt.Sprintf("%d of %d", n, all)
}

func wereStyles(n int) string {
	if n == 1 {
		return "1 style sheet or script was"
	}
	return fmt.Sprintf("%d style sheets and scripts were", n)
}

// maxListed are the files that one note names.
const maxListed = 20

// listed are names in a row, the first of many.
func listed(names []string) string {
	if more := len(names) - maxListed; more > 0 {
		return strings.Join(names[:maxListed], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}
