package corpus

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// FormerNames are the other names under which things were published, by the addresses of their pages: "/models/new/" has "old"
// where the file says aliases: [old]. A page below takes part: /p/new/source/ was /p/old/source/.
type FormerNames map[string][]string

// FormerNames are those that the headers of all files give.
func (c *Corpus) FormerNames() FormerNames {
	names := FormerNames{}
	for d := range c.Documents() {
		for _, alias := range d.Common.Aliases {
			names.Add(d.Page, alias)
		}
	}
	return names
}

// Add says that what is at an address had another name.
func (n FormerNames) Add(page, name string) {
	if !slices.Contains(n[page], name) {
		n[page] = append(n[page], name)
	}
}

// Of lists the addresses that a page or file had while things that its address names had other names, sorted: each name with each
// of the others. The address itself is not among them.
func (n FormerNames) Of(address string) []string {
	if len(n) == 0 {
		return nil
	}
	segments := strings.Split(strings.TrimPrefix(address, "/"), "/")
	all := []string{""}
	for i, segment := range segments {
		name, ending := segment, ""
		if i > 0 && (segments[0] == "api" || segments[i-1] == "source") {
			name, ending = bareName(segment)
		}
		var longer []string
		for _, before := range all {
			longer = append(longer, before+"/"+segment)
			for _, other := range n[permalink.Named(segments[:i:i], name)] {
				longer = append(longer, before+"/"+other+ending)
			}
		}
		all = longer
	}
	all = all[1:] // the first is the address
	slices.Sort(all)
	return all
}

// bareName parts the name that a file of data or a source bears from its ending.
func bareName(segment string) (name, ending string) {
	for _, ending := range []string{".json", ".csv", ".md"} {
		if name, ok := strings.CutSuffix(segment, ending); ok {
			return name, ending
		}
	}
	return segment, ""
}

// OfDocument lists the addresses that a document had under former names.
func (n FormerNames) OfDocument(d Document) []string {
	c, isAccount := d.Meta.(*ChangesMeta)
	if !isAccount {
		return n.Of(d.Page)
	}
	var all []string
	for _, id := range n.changesIDs(d.Policy, c.Version) {
		all = append(all, permalink.Changes+permalink.Fragment(id))
	}
	return all
}

// changesIDs are the former IDs of the part of the chronology that tells of a version.
func (n FormerNames) changesIDs(p *Policy, version string) []clause.ID {
	var ids []clause.ID
	for _, address := range n.Of(permalink.Version(p.Name, version)) {
		policy, version, _ := strings.Cut(strings.Trim(address, "/"), "/")
		ids = append(ids, changesID(policy, version))
	}
	return ids
}

// FormerChangesIDs are the former IDs of the part of the chronology that tells of v, and those that records of it had: names are the
// last parts of their IDs.
func (n FormerNames) FormerChangesIDs(v *Version, records []string) []clause.ID {
	ids := n.changesIDs(v.Policy, v.Name)
	for _, other := range n[permalink.Policy(v.Policy.Name)] {
		for _, r := range records {
			ids = append(ids, clause.ID("_"+other+"/"+r))
		}
	}
	return ids
}
