package main

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A taken text is one whose page was in the output folder, and is not in the site any more.
type taken struct{ page, why, mend string }

// pageFile is the file that holds what is at the address of a page.
const pageFile = "/index.html"

// takenAway picks out of the files that go the pages of reports, versions and other texts, those that are still in the sources
// first. What belongs to a text that is named goes with it unsaid.
func takenAway(files []string, hidden []corpus.Hidden, place func(string) string) []taken {
	goes := map[string]bool{}
	for _, name := range files {
		if page, ok := strings.CutSuffix(name, pageFile); ok {
			goes["/"+page+"/"] = true
		}
	}
	var list []taken
	for _, h := range hidden {
		if !goes[h.Page] {
			continue
		}
		delete(goes, h.Page)
		switch {
		case h.IsDraft:
			list = append(list, taken{h.Page, place(h.Path) + " is a draft", "take draft: true out of it"})
		case !h.Date.IsZero():
			list = append(list, taken{h.Page, fmt.Sprintf("%s is dated %s, after as-of", place(h.Path), h.Date), "move as-of in " + place(corpus.ConfigFile)})
		}
	}
	for _, name := range files {
		page := "/" + strings.TrimSuffix(name, pageFile) + "/"
		if goes[page] && isOfText(page, goes) && !isBelow(page, list) {
			list = append(list, taken{page, "no source makes it any more", "bring its source back; a text that no longer stands has withdrawn: in its header"})
		}
	}
	return list
}

// isOfText reports whether an address is that of a whole text. What goes along says which addresses were those of versions.
func isOfText(page string, goes map[string]bool) bool {
	parts := strings.Split(strings.Trim(page, "/"), "/")
	collection := "/" + parts[0] + "/"
	switch {
	case len(parts) == 2 && collection == permalink.Reports:
		return !slices.Contains(permalink.ReservedReports, parts[1])
	case len(parts) == 4 && collection == permalink.Reports:
		return page == permalink.Review(parts[1], parts[3]) || page == permalink.ReportEdition(parts[1], parts[3])
	case len(parts) == 2:
		return goes[permalink.TextSource(page)] || slices.Contains(permalink.Collections, collection)
	}
	return len(parts) == 1 && goes[permalink.Latest(parts[0])]
}

// isBelow reports whether a page lies below one of those that are named.
func isBelow(page string, list []taken) bool {
	for _, t := range list {
		if strings.HasPrefix(page, t.page) {
			return true
		}
	}
	return false
}

// warnTaken says what is taken away, whatever the flags: addresses that were public lead nowhere after that.
func (p *Program) warnTaken(list []taken, out string) {
	for _, t := range list {
		p.terminal.warnf("%s was in %s and is taken away: %s (%s)", t.page, out, t.why, t.mend)
	}
}

// andTaken goes on behind the summary.
func andTaken(list []taken) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return "; 1 text that was in it is taken away: see the warning above"
	}
	return fmt.Sprintf("; %d texts that were in it are taken away: see the warnings above", len(list))
}
