package ledger

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// A Difference is a member of a record that the header of its document says too, where two records say it otherwise.
type Difference struct{ Member, Now, Was string }

// Differences are those between two records, title first. Two that have the same header have none, but that titles of versions and of accounts of
// changes are made of that of their policy.
func Differences(now, was *Record) (all []Difference) {
	mark := func(r *Record) string {
		if r.Specimen {
			return strconv.FormatBool(true)
		}
		return ""
	}
	for _, d := range []Difference{
		{"title", now.Title, was.Title}, {"dated", now.Dated, was.Dated}, {"basis", now.Basis, was.Basis}, {"specimen", mark(now), mark(was)},
		{"status", now.Status, was.Status}, {"closed-by", now.ClosedBy, was.ClosedBy},
	} {
		if d.Now != d.Was {
			all = append(all, d)
		}
	}
	return all
}

// IsNamedByPolicy reports whether the title of documents of a kind is made of that of their policy, and not in their header.
func IsNamedByPolicy(kind string) bool { return kind == "version" || kind == "changes" }

// unheaded says that a title, date, basis or mark is another than before while the header, which says it too, is as it was.
func (c *change) unheaded() string {
	now := c.now.Record
	title := c.titleByPolicy()
	if title != "" && now.Title != title && (c.was == nil || now.Title != c.was.Title) {
		return fmt.Sprintf("%.200q has not the name of its policy (want %.200q)", now.Title, title)
	}
	if c.was == nil || now.Header != c.was.Header {
		return ""
	}
	for _, d := range Differences(now, &c.was.Record) {
		if isNamed := title != "" || c.mayRename(); d.Member != "title" || !isNamed {
			return fmt.Sprintf("%s of %.200q is %.200q from here on, and line %d has %.200q, though its header, which says it too, is the same", d.Member, now.Title, d.Now, c.was.Last+1, d.Was)
		}
	}
	return ""
}

// titleByPolicy is the title of a version or of an account of changes by that of its policy, as that stands; empty of other kinds, and where the record has
// no policy.
func (c *change) titleByPolicy() string {
	address, begin := c.now.Address(), ""
	if c.now.Kind == "changes" {
		address, begin = "/"+strings.Replace(strings.TrimPrefix(address, "/changes/#_"), "/-", "/", 1), "Changes in "
	}
	folder, name := path.Split(strings.TrimSuffix(address, "/"))
	policy := c.state.At(folder)
	if !IsNamedByPolicy(c.now.Kind) || policy == nil || policy.Kind != "policy" {
		return ""
	}
	return begin + policy.Title + " " + name
}
