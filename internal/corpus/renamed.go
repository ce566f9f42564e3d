package corpus

import (
	"slices"

	"rspsite/internal/permalink"
)

// A renamed value is a file of any kind that may have had other names.
type renamed interface {
	named
	wasCalled(name string) bool
}

func (m *Common) wasCalled(name string) bool { return slices.Contains(m.Aliases, name) }

// lookUp finds the file of that name, else the one that had it before: what was published under a former name is still meant by it.
func lookUp[T renamed](list []T, name string) (none T) {
	for _, x := range list {
		if x.name() == name {
			return x
		}
	}
	for _, x := range list {
		if x.wasCalled(name) {
			return x
		}
	}
	return none
}

// nameNow is the name now of the file of a list that has or had that name; the name itself where there is none.
func nameNow[T renamed](list []T, name string) string {
	for _, x := range list {
		if x.name() == name {
			return name
		}
	}
	for _, x := range list {
		if x.wasCalled(name) {
			return x.name()
		}
	}
	return name
}

// nameNow is the name now of what a reference names.
func (c *Corpus) nameNow(kind permalink.RefKind, name string) string {
	switch kind {
	case permalink.RefPolicy:
		return nameNow(c.Policies, name)
	case permalink.RefReport:
		return nameNow(c.Reports, name)
	case permalink.RefModel:
		return nameNow(c.Models, name)
	case permalink.RefTable:
		return nameNow(c.Tables, name)
	case permalink.RefGoal:
		return nameNow(c.Goals, name)
	case permalink.RefSource:
		return c.sourceNow(name)
	case permalink.RefPage:
		return nameNow(c.Pages, name)
	}
	return name
}

// bySourceName are the sources by their names and by their former ones.
func bySourceName(list []*Source) map[string]*Source {
	by := map[string]*Source{}
	for _, s := range list {
		for _, alias := range s.Aliases {
			by[alias] = s
		}
	}
	for _, s := range list {
		by[s.Name] = s
	}
	return by
}

// settleNames puts the names of now into the fields that name files by former ones, so that whoever compares names need know no
// other. Texts, fields that hold references, and [File.Header] stay as they are written: they are what was published.
func (c *Corpus) settleNames() {
	c.Config.DefaultPolicy = nameNow(c.Policies, c.Config.DefaultPolicy)
	for _, p := range c.Policies {
		for _, v := range p.Versions {
			if v.Changes == nil {
				continue
			}
			for i := range v.Changes.Records {
				c.settleModels(v.Changes.Records[i].Models)
			}
		}
	}
	for _, m := range c.Models {
		m.Policy, m.PolicyVersion = c.versionNow(m.Policy, m.PolicyVersion)
	}
	for _, r := range c.Reports {
		c.settleReport(&r.ReportMeta)
		for _, e := range r.Editions {
			c.settleReport(&e.ReportMeta)
		}
	}
	for d := range c.Documents() {
		fieldsOf(d.Meta, func(_ string, sources Sources) {
			for i := range sources {
				sources[i].Name = c.sourceNow(sources[i].Name)
			}
		})
	}
}

func (c *Corpus) settleReport(m *ReportMeta) {
	m.Policy, m.PolicyVersion = c.versionNow(m.Policy, m.PolicyVersion)
	m.Previous = nameNow(c.Reports, m.Previous)
	c.settleModels(m.Models)
}

func (c *Corpus) settleModels(models []string) {
	for i := range models {
		models[i] = nameNow(c.Models, models[i])
	}
}

// versionNow are the names now of a policy and of its version. The policy may be empty for the default one.
func (c *Corpus) versionNow(policy, version string) (string, string) {
	if p := c.PolicyOr(policy); p != nil {
		version = nameNow(p.Versions, version)
	}
	return nameNow(c.Policies, policy), version
}

func (c *Corpus) sourceNow(name string) string {
	if s := c.sources[name]; s != nil {
		return s.Name
	}
	return name
}

// settleNames does so in a policy and the headers of its versions.
func (p *Policy) settleNames() {
	for _, v := range p.Versions {
		v.VersionMeta.Previous = nameNow(p.Versions, v.VersionMeta.Previous)
	}
	for i := range p.Recorded {
		p.Recorded[i].Version = nameNow(p.Versions, p.Recorded[i].Version)
	}
	for _, c := range p.Claims {
		for i := range c.Versions {
			c.Versions[i] = nameNow(p.Versions, c.Versions[i])
		}
	}
	for i := range p.Cadence {
		p.Cadence[i].Since = nameNow(p.Versions, p.Cadence[i].Since)
	}
}
