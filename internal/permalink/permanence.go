package permalink

import "strings"

// InForce is the page that says which version of a policy was in force on which day.
func InForce(policy string) string { return Policy(policy) + "in-force/" }

// TimeMap lists the versions of what a page shows, as RFC 7089 has it: of a policy, or of a clause.
func TimeMap(page string) string { return page + "timemap.link" }

// The files for hosts: what they may do that a page cannot, such as to answer a former address with a redirect that keeps the fragment.
const (
	HostRedirects = "/_redirects"
	HostHeaders   = "/_headers"
	HostNginx     = "/hosting/nginx.conf"
	HostCaddy     = "/hosting/Caddyfile"
)

// Named is the address of the page of what one segment of an address names, given the segments before it: in /p/diff/v1/v2/ the
// segment v2 names /p/v2/, in /api/v1/models/m.json the name m names /models/m/. It need not exist.
func Named(before []string, name string) string {
	folder := func(segments ...string) string { return "/" + strings.Join(segments, "/") + "/" }
	n := len(before)
	switch {
	case n == 0:
		return folder(name)
	case before[0] == "api" && n >= 3:
		return named(before[2], before[3:], name)
	case before[0] == "reports" && n >= 2 && n <= 3 && before[1] == "diff":
		return Report(name)
	case before[0] == "reports" && n >= 3 && n <= 4 && before[2] == "diff":
		return ReportEdition(before[1], name)
	case n >= 2 && n <= 3 && before[1] == "diff", n == 2 && before[1] == "recorded":
		return Version(before[0], name)
	case n == 3 && before[2] == "source" && name == before[1]: // /p/v1/source/v1.md
		return Version(before[0], name)
	}
	return folder(append(before[:n:n], name)...)
}

// named is the page of what a name in the address of data names: kind is the folder of the data, before the names of its folders there.
func named(kind string, before []string, name string) string {
	switch {
	case kind == "policies", kind == "matrix", len(before) == 0 && (kind == "versions" || kind == "changes" || kind == "clauses"):
		return Policy(name)
	case (kind == "reviews" || kind == "editions") && len(before) == 0:
		return Report(name)
	case kind == "editions":
		return ReportEdition(before[0], name)
	case kind == "reviews":
		return Review(before[0], name)
	case kind == "versions", kind == "changes":
		return Version(before[0], name)
	case kind == "clauses":
		return Policy(before[0]) + "clauses/" + name + "/"
	}
	return "/" + kind + "/" + name + "/"
}
