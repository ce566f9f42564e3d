package corpus

import (
	"slices"
	"strings"

	"rspsite/internal/frontmatter"
)

// ownComments is how the comments begin that rspsite new report writes: they tell how to fill the header in, and nothing of the report.
var ownComments = []string{ToConfirm, ToWrite, "take this line out to publish", "made up, like the report before", "source:", "in force on the coverage date",
	"off-cycle:", "if it comes outside the regular rhythm", "all that have a determination", "by their code names", "unreleased:", "models that have no page here",
	"What the policy promises of reports", "answered, partly, not", "IDs of the sections that answer it",
	"the day of publication", "the coverage date, the day that the report describes", "since the coverage date of the report before", "the time that the report is about"}

// comments warns of comments in the header of a report that is public: its source is published whole, and editors note there what is
// for editors.
func (k *checker) comments(r *Report) {
	for _, text := range r.Texts() {
		if r.Draft || text.broken {
			continue
		}
		list := slices.DeleteFunc(frontmatter.Comments(text.Doc.Header), func(c frontmatter.Comment) bool {
			isOwn := func(begin string) bool { return strings.HasPrefix(c.Text, begin) }
			return c.Text == "" || isPromise(text.Doc.Header, c) || slices.ContainsFunc(ownComments, isOwn)
		})
		if len(list) == 0 {
			continue
		}
		at := text.field("")
		at.Line, at.Column = text.Doc.HeaderLine+list[0].Line, 1
		k.warnf(at, "comment", "take the comments out of the header, or write as text what readers are to see",
			"a comment in the header of a report is published with its source")
	}
}

// isPromise reports whether a comment stands beside a clause that the policy promises to answer: it quotes the policy.
func isPromise(header []byte, c frontmatter.Comment) bool {
	lines := strings.Split(string(header), "\n")
	return strings.HasPrefix(strings.TrimLeft(lines[min(c.Line, len(lines)-1)], " "), "- clause:")
}
