package citation

import (
	"fmt"
	"strings"
)

// A Form is a way to write a reference.
type Form string

// The forms, by the names that the command knows them by.
const (
	AsText      Form = "text"
	AsQuotation Form = "quotation"
	AsBibTeX    Form = "bibtex"
	AsRIS       Form = "ris"
	AsCSL       Form = "csl-json"
	AsLink      Form = "link"
)

// Forms are all of them, in the order in which a page shows them.
var Forms = []Form{AsText, AsQuotation, AsBibTeX, AsRIS, AsCSL, AsLink}

// Write writes works in a form, ended by a line break.
func Write(form Form, works ...Work) (string, error) {
	switch form {
	case AsBibTeX:
		return BibTeX(works...), nil
	case AsRIS:
		return RIS(works...), nil
	case AsCSL:
		return CSL(works...)
	}
	write := map[Form]func(Work) string{AsText: Text, AsQuotation: Quotation, AsLink: RobustLink}[form]
	if write == nil {
		return "", fmt.Errorf("no form %q of a citation", form)
	}
	var all []string
	for _, w := range works {
		all = append(all, write(w)+"\n")
	}
	return strings.Join(all, "\n"), nil
}
