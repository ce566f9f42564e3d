package verify

import (
	"slices"
	"strings"
)

// checkHistory holds the record of a clause against the texts of all versions of its policy.
func (v *run) checkHistory(name string, r *dataRecord) {
	policy, id, _ := strings.Cut(strings.TrimPrefix(r.Address, "/"), "/clauses/")
	id = strings.TrimSuffix(id, "/")
	if r.Policy != policy || r.ID != id {
		v.strayData(name, "it says that it is of another clause than its path: "+shorten(r.Policy+"#"+r.ID))
		return
	}
	for _, other := range r.OtherIDs {
		if !v.becomes(&clausePage{policy: "/" + policy + "/", now: "/" + policy + "/", id: other}, id) {
			v.dataProblem(name, "", "it says that the clause had the ID %.80q, which no text says", other)
		}
	}
	var newest *line
	told := map[string]bool{}
	for i := range r.Versions {
		x := &r.Versions[i]
		d := v.at["/"+policy+"/"+x.Version+"/"]
		if d == nil || told[d.address] {
			v.dataProblem(name, "", "it tells of a version that the policy does not have, or twice of one: %.80q", x.Version)
			continue
		}
		told[d.address] = true
		if l := v.checkAppearance(name, d, x, r); l != nil {
			newest = l
		}
	}
	for _, d := range v.versions["/"+policy+"/"] {
		if !told[d.address] {
			v.dataProblem(name, "", "it leaves out %s", d.address)
		}
	}
	switch {
	case newest == nil:
		v.strayData(name, "it is of a clause that no version has")
	case r.Digests.Text != newest.digest:
		v.dataProblem(name, "", "its digest is not that of the newest wording of the clause")
	}
}

// checkAppearance holds what a record says of a clause in one version against that version's text, and returns the clause there, if it has it.
func (v *run) checkAppearance(name string, d *document, x *dataVersion, r *dataRecord) *line {
	if f := d.facts; f != nil && (x.Published != f.Published || x.Specimen == nil || *x.Specimen != (f.Specimen == "true")) {
		v.dataProblem(name, "", "the date of %s, or its mark as a specimen, is not that of its header", d.address)
	}
	if d.text == nil {
		return nil
	}
	for _, id := range append([]string{r.ID}, r.OtherIDs...) {
		if x.ID != id && d.text.has(id) {
			v.dataProblem(name, fragment(id), "it leaves out what the clause says in %s, whose text has it", x.Version)
			return nil
		}
	}
	switch {
	case x.ID == "" && (x.Text != "" || x.Digest != ""), x.ID != "" && !d.text.has(x.ID):
		v.dataProblem(name, fragment(x.ID), "it has the clause in %s, whose text does not have it", x.Version)
		return nil
	case x.ID == "":
		return nil
	case x.ID != r.ID && !slices.Contains(r.OtherIDs, x.ID):
		v.dataProblem(name, fragment(x.ID), "in %s it has another clause", x.Version)
		return nil
	}
	l := d.text.lines[d.text.at[x.ID]]
	switch {
	case x.Digest != l.digest || !l.says(x.Text):
		v.dataProblem(name, fragment(x.ID), "in %s it says “%s”, and “%s” was published", x.Version, shorten(x.Text), shorten(strings.Join(l.words, " | ")))
	case l.was != "" && l.was != r.ID && !slices.Contains(r.OtherIDs, l.was):
		v.dataProblem(name, fragment(x.ID), "it does not say that the clause had the ID %s", l.was)
	case x.URL != v.base+d.address+fragment(x.ID):
		v.dataProblem(name, fragment(x.ID), "in %s it leads to %.200q, which is not the clause there", x.Version, x.URL)
	default:
		v.checkSaid(name, &x.said)
	}
	return l
}
