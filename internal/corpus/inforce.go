package corpus

import "slices"

// InForce names the version of p that was in force on a day, held or recorded: the newest in their order that had taken effect
// and was not withdrawn. Drafts are never in force. It is empty if none was.
func (p *Policy) InForce(on Date) string {
	name, since := "", Date{}
	for _, v := range slices.Backward(p.Versions) {
		if !v.Draft && !v.Published.After(on) && !v.Effective.After(on) && (v.Withdrawn == nil || v.Withdrawn.On.After(on)) {
			name, since = v.Name, v.Published
			break
		}
	}
	held := since
	for _, r := range p.Recorded {
		if r.Version != name && !r.Published.After(on) && !held.After(r.Published) && (name == "" || r.Published.Compare(since) >= 0) {
			name, since = r.Version, r.Published
		}
	}
	return name
}

// IsSince reports whether a version of p is the version since or a later one. Of two that are held, their order says so; of
// others, their names do, numbers counting as numbers.
func (p *Policy) IsSince(version, since string) bool {
	if version == since {
		return true
	}
	names := names(p.Versions)
	i, j := slices.Index(names, version), slices.Index(names, since)
	if i >= 0 && j >= 0 {
		return i > j
	}
	return compareNames(version, since) > 0
}

// ReportsOf lists the reports under a policy, newest first.
func (c *Corpus) ReportsOf(p *Policy) []*Report {
	var list []*Report
	for _, r := range c.Reports {
		if r.Policy == p.Name || r.Policy == "" && p.Name == c.Config.DefaultPolicy {
			list = append(list, r)
		}
	}
	return list
}
