package verify

import (
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// What browsers send when a reader asks for a page. A host that minds it sends readers and this program the same.
const accepts = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

// Manners are what a host says beside its files that makes pages others than they are: which, and where it says so.
type manners struct {
	mu  sync.Mutex
	odd map[oddHeader][]string
}

// An oddHeader is what a host says beside a page.
type oddHeader struct{ message, means string }

// note keeps what is odd about an answer.
func (m *manners) note(answer *http.Response, path string) {
	odd := oddHeaders(answer.Header, path)
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, o := range odd {
		if m.odd == nil {
			m.odd = map[oddHeader][]string{}
		}
		m.odd[o] = append(m.odd[o], path)
	}
}

// oddHeaders says what the headers of an answer make of a file. Those that change pages alone count for pages alone.
func oddHeaders(h http.Header, path string) (odd []oddHeader) {
	say := func(name, value, means string) {
		odd = append(odd, oddHeader{fmt.Sprintf("the host sends the header %s: %s", name, shorten(value)), means})
	}
	for _, value := range h.Values("Refresh") {
		say("Refresh", value, "browsers lead readers on to another page, whatever this one says")
	}
	if !isPage(path) {
		return odd
	}
	for _, value := range h.Values("Link") {
		if strings.Contains(strings.ToLower(value), "stylesheet") {
			say("Link", value, "some browsers take in that style sheet, which may hide words of the page or put others there")
		}
	}
	if kind, _, _ := mime.ParseMediaType(h.Get("Content-Disposition")); kind != "" && kind != "inline" {
		say("Content-Disposition", h.Get("Content-Disposition"), "browsers save the page instead of showing it")
	}
	switch kind, with, err := mime.ParseMediaType(h.Get("Content-Type")); {
	case err != nil || kind != "text/html":
		say("Content-Type", h.Get("Content-Type"), "browsers do not show the page as one (want text/html)")
	case with["charset"] != "" && !strings.EqualFold(with["charset"], "utf-8"):
		say("Content-Type", h.Get("Content-Type"), "browsers read other characters than were written (want utf-8)")
	}
	return odd
}

// sayManners reports what the host says beside the files, once for each.
func (v *run) sayManners() {
	remote, ok := v.site.(*Remote)
	if !ok {
		return
	}
	for o, paths := range remote.manners.odd {
		slices.Sort(paths)
		message := o.message
		if more := len(slices.Compact(paths)) - 1; more > 0 {
			message += fmt.Sprintf(", and so it does with %s more", count(more, "file"))
		}
		v.add(Problem{Check: CheckFiles, Rule: "host-header", Where: "/" + paths[0], Message: message, Means: o.means,
			Mend: "take the header out of the settings of the host"})
	}
}
