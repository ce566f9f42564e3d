package alignment

import "regexp"

// enumeration is the mark of an enumeration that a text begins with: "3.", "(a)", "2.4", "iv)". It says where a clause stands and
// nothing of what it says: one clause inserted above renumbers all below.
var enumeration = regexp.MustCompile(`^[\s*_]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[a-zA-Z])[.)]+|\d{1,3}(?:\.\d{1,3})+)[\s*_]+`)

// unnumbered is text without the mark of an enumeration, unless there is nothing else.
func unnumbered(text string) string {
	if at := enumeration.FindStringIndex(text); at != nil && at[1] < len(text) {
		return text[at[1]:]
	}
	return text
}
