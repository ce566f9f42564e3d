package permalink

// Below a page that can be cited stand the same references as files, for programs that keep them.

// CiteBibTeX is the reference to what the page at an address shows, as BibTeX.
func CiteBibTeX(page string) string { return page + "cite.bib" }

// CiteRIS is the same as RIS.
func CiteRIS(page string) string { return page + "cite.ris" }

// CiteCSL is the same as CSL-JSON.
func CiteCSL(page string) string { return page + "cite.json" }

// LinkSet are the links of the page at an address to what describes it, in RFC 9264's JSON.
func LinkSet(page string) string { return page + "linkset.json" }
