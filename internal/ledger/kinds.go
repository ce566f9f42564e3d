package ledger

// A kind is what the rules need to know of a kind of documents.
type kind struct {
	living bool   // text and header may change without an erratum
	name   string // field of the header that repeats the name in the address, and changes with it; empty if none does
}

// kinds are all kinds of documents, as the record calls them.
var kinds = map[string]kind{
	"policy":  {living: true},
	"version": {name: "version"},
	"changes": {name: "version"},
	"report":  {},
	"edition": {name: "edition"},
	"review":  {},
	"model":   {},
	"goal":    {},
	"table":   {living: true},
	"source":  {living: true},
	"page":    {living: true},
}

// IsLiving reports whether text and header of documents of a kind may change without an erratum.
func IsLiving(kind string) bool { return kinds[kind].living }

// NameField is the field of the header that repeats the name in the address of documents of a kind; empty if none does.
func NameField(kind string) string { return kinds[kind].name }
