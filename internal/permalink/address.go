package permalink

import "rspsite/internal/clause"

// The addresses of the site, from its root. Each ends with a slash, or with a fragment behind one; none ever changes. Segments are
// as written, for names and folders alike: whoever writes an address into a page escapes them. Fragments are escaped.

// Policy is the page of a policy.
func Policy(policy string) string { return "/" + policy + "/" }

// Version is the page of a version.
func Version(policy, version string) string { return "/" + policy + "/" + version + "/" }

// VersionSource is the page that shows a version's Markdown.
func VersionSource(policy, version string) string { return Version(policy, version) + "source/" }

// TextSource is the page that shows the Markdown of the report, edition or review whose page is at an address.
func TextSource(page string) string { return page + "source/" }

// TextSourceFile is that Markdown itself.
func TextSourceFile(page string) string { return TextSource(page) + "source.md" }

// Clause is the permalink of a clause in one version.
func Clause(policy, version string, id clause.ID) string {
	return Version(policy, version) + Fragment(id)
}

// ClauseHistory is the page of a clause through all versions.
func ClauseHistory(policy string, id clause.ID) string {
	return "/" + policy + "/clauses/" + string(id) + "/"
}

// Latest is the page of the version in force.
func Latest(policy string) string { return "/" + policy + "/latest/" }

// Recorded is the page of a version that is known and whose text is not held.
func Recorded(policy, version string) string { return "/" + policy + "/recorded/" + version + "/" }

// Compare is the page that compares two versions.
func Compare(policy, older, newer string) string {
	return "/" + policy + "/diff/" + older + "/" + newer + "/"
}

// Model is the page of a model.
func Model(name string) string { return Models + name + "/" }

// Table is the page of a comparison table.
func Table(name string) string { return Tables + name + "/" }

// Goal is the page of a goal.
func Goal(name string) string { return Goals + name + "/" }

// Source is the page of a source.
func Source(name string) string { return Sources + name + "/" }

// Report is the page of a Risk Report.
func Report(name string) string { return Reports + name + "/" }

// Review is the page of an outside review of a Risk Report.
func Review(report, reviewer string) string { return Report(report) + "reviews/" + reviewer + "/" }

// Page is a page of prose.
func Page(name string) string { return Pages + name + "/" }

// ReportEdition is the page of an earlier edition of a Risk Report.
func ReportEdition(report, edition string) string {
	return Report(report) + "editions/" + edition + "/"
}

// ReportEditions is the page that compares two editions of a Risk Report.
func ReportEditions(report, older, newer string) string {
	return Report(report) + "diff/" + older + "/" + newer + "/"
}

// ReportCompare is the page that compares two Risk Reports.
func ReportCompare(older, newer string) string { return Reports + "diff/" + older + "/" + newer + "/" }

// ReportCalendar is the calendar of Risk Reports, for programs that keep calendars.
const ReportCalendar = Reports + "calendar.ics"

// Redactions is the register of all redactions.
const Redactions = "/redactions/"

// Feed is the Atom feed of what stands at an address: of everything ("/"), of a policy, of the Risk Reports, of a clause.
func Feed(address string) string { return address + "feed.atom" }

// JSONFeed is the JSON Feed of what stands at an address: of everything ("/"), of a policy, of the Risk Reports.
func JSONFeed(address string) string { return address + "feed.json" }
