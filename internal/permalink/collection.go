package permalink

// The pages that list all that the site has of a kind.
const (
	Changes = "/changes/" // the chronology, which shows its records itself
	Goals   = "/goals/"
	Models  = "/models/"
	Pages   = "/pages/"
	Reports = "/reports/"
	Sources = "/sources/"
	Tables  = "/tables/"
)

// Collections are those below which each text has a page of its own, by its name.
var Collections = []string{Goals, Models, Pages, Reports, Sources, Tables}

// NotFound is what a host shows at an address where nothing is.
const NotFound = "/404.html"

// SitePages are of the whole site, and of no one text or policy.
var SitePages = append([]string{"/", NotFound, APINewest, API, Changes, Ledger, Redactions}, Collections...)
