package corpus

import (
	"fmt"
	"slices"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// names checks that no two things of the site have one address, not even on a disk that knows no capitals.
func (k *checker) names() {
	k.reserved()
	k.aliases()
	for _, p := range k.Policies {
		k.alike(p)
	}
}

// reserved refuses names that the site has another use for.
func (k *checker) reserved() {
	for d := range k.Documents() {
		name, thing := d.File.Name, "file"
		if _, ok := d.Meta.(*PolicyMeta); ok {
			thing = "folder"
		}
		if slices.Contains(reservedFor(d.Meta), name) {
			k.errorf(problem.Position{File: d.Path}, "reserved-name", "rename the "+thing, "the name %q is taken by a part of the site", name)
		}
	}
}

// reservedFor are the names that a file with front matter of that kind cannot have.
func reservedFor(meta any) []string {
	switch meta.(type) {
	case *PolicyMeta:
		return permalink.ReservedPolicies
	case *VersionMeta:
		return permalink.ReservedVersions
	case *ReportMeta:
		return permalink.ReservedReports
	case *ChangesMeta:
		return nil // it has no page of its own
	}
	return permalink.ReservedNames
}

// aliases checks that old names are names, and taken by nothing else of their kind.
func (k *checker) aliases() {
	taken := map[string]string{}
	for d := range k.Documents() {
		taken[d.Page] = d.Path
	}
	for d := range k.Documents() {
		for i, a := range d.Common.Aliases {
			at, page := d.field(fmt.Sprintf("aliases[%d]", i)), AliasAddress(d.Page, a)
			_, isAccount := d.Meta.(*ChangesMeta)
			switch {
			case isAccount:
				k.errorf(at, "alias-useless", "take it out", "an account of changes has no page of its own, so nothing can lead to it")
				continue
			case !permalink.IsName(a):
				k.errorf(at, "bad-name", "allowed are "+permalink.NameRule, "the alias %q cannot be part of an address", a)
				continue
			case slices.Contains(reservedFor(d.Meta), a):
				k.errorf(at, "reserved-name", "take it out", "the alias %q is taken by a part of the site", a)
			case taken[page] == d.Path:
				k.errorf(at, "alias-taken", "take it out", "the alias %q is the file's own name, or stands twice", a)
			case taken[page] != "":
				k.errorf(at, "alias-taken", "keep one of the two", "the alias %q is taken by %s", a, taken[page])
			}
			taken[page] = d.Path
		}
	}
}

// alike refuses IDs of two versions that differ in case alone: the pages of both clauses would lie in one folder on many disks.
// Within one text the dialect refuses them. It also refuses IDs at whose place the site has a file.
func (k *checker) alike(p *Policy) {
	fold := cases.Fold()
	first := map[string]clause.ID{}
	where := map[clause.ID]*Version{}
	for _, v := range p.Versions {
		for c := range v.Doc.All() {
			if c.ID == "" || c.Derived || where[c.ID] != nil {
				continue
			}
			where[c.ID] = v
			if slices.Contains(permalink.ReservedNames, string(c.ID)) {
				k.errorf(v.place(c.Start), "reserved-name", "choose another ID", "the ID %q is taken by a part of the site", c.ID)
			}
			key := norm.NFC.String(fold.String(string(c.ID)))
			switch other, taken := first[key]; {
			case !taken:
				first[key] = c.ID
			case where[other] != v:
				k.errorf(v.place(c.Start), "id-alike", fmt.Sprintf("write %q, or choose other letters", other),
					"the ID %q differs from %q of %s in case alone, and many disks keep one folder for both", c.ID, other, where[other].Name)
			}
		}
	}
}
